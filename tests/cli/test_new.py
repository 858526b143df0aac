"""`percorso new`: a file to start from, in one language, never over another file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.cli import new as command_file
from percorso.errors import JourneyError
from percorso.journey import Journey, Stage, catalogue, claim_text, template, text
from percorso.journey.write import plain


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["new", *arguments])


def test_the_command_knows_all_templates() -> None:
    assert command_file.TEMPLATES == template.TEMPLATES


@pytest.mark.parametrize("name", template.TEMPLATES)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_to_standard_output(name: str, lang: str) -> None:
    done = run("--template", name, "--lang", lang)
    assert done.exit_code == 0
    journey = Journey.parse(done.stdout)
    assert journey == template.start(name, lang)
    assert "percorso new -o" in done.stderr


def test_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "Buying a Lamp.yaml"
    done = run("-o", str(path), "--title", "Buying a lamp")
    assert done.exit_code == 0
    journey = Journey.load(path)
    assert (journey.id, journey.title) == ("buying-a-lamp", "Buying a lamp")
    for command in ("percorso check", "percorso import", "percorso ask", "percorso report"):
        assert command in done.stdout


def test_as_json(tmp_path: Path) -> None:
    path = tmp_path / "lamp.json"
    assert run("-o", str(path), "--id", "desk").exit_code == 0
    assert Journey.load(path).id == "desk"
    assert path.read_text(encoding="utf-8").startswith("{")


def test_it_does_not_write_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "lamp.yaml"
    path.write_text("mine", encoding="utf-8")
    done = run("-o", str(path))
    assert isinstance(done.exception, JourneyError)
    assert "--force" in str(done.exception)
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("-o", str(path), "--force").exit_code == 0
    assert Journey.load(path).id == "lamp"


@pytest.mark.parametrize(("lang", "words"), [
    ("it", ["Modello", "1. Conoscenza", "un negozio online", "43 touchpoint", "18 tattiche"]),
    ("en", ["Template", "1. Awareness", "an online shop", "43 touchpoints", "18 tactics"]),
])  # fmt: skip
def test_list(lang: str, words: list[str]) -> None:
    done = run("--list", "--lang", lang)
    assert done.exit_code == 0
    assert [word for word in (*words, *template.TEMPLATES) if word not in done.stdout] == []
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert "--preview" in done.stderr


def test_list_as_json() -> None:
    listed = json.loads(run("--list", "--json", "--lang", "it").stdout)
    assert [one["name"] for one in listed] == [*template.TEMPLATES]
    six = next(one for one in listed if one["name"] == "ecommerce-six")
    assert six["stages"][2] == {"id": "acquire", "name": "Acquisto"}
    assert six["counts"]["touchpoints"] == 45


@pytest.mark.parametrize("name", template.TEMPLATES)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_preview_shows_all_that_the_template_holds(name: str, lang: str) -> None:
    done = run("--template", name, "--lang", lang, "--preview")
    assert done.exit_code == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    shown = bare(done.stdout)
    journey = template.start(name, lang)
    said = [claim_text(part, lang) for stage in journey.stages for part in parts_of(stage)]
    said += [claim_text(one, lang) for one in (*journey.tactics, *journey.pains)]
    said += [str(one.name) for one in journey.touchpoints]
    said += [str(kpi.name) for stage in journey.stages for kpi in stage.kpis]
    said += [rule.sentence(lang) for rule in journey.rules()]
    assert [words for words in said if bare(words) not in shown] == []
    assert "--template" in done.stderr


def bare(words: str) -> str:
    """A text without the spaces and dashes that depend on where lines break."""
    return "".join(words.replace("–", "").split())


def parts_of(stage: Stage) -> list[Any]:
    claims = [stage.mindset, stage.customer_goal, stage.business_goal, *stage.questions]
    return [*claims, *([stage.handover] if stage.handover else [])]


def test_preview_without_a_template_helps_to_choose() -> None:
    assert run("--preview").stdout == run("--list").stdout


def test_preview_as_json_is_the_journey() -> None:
    shown = run("--template", "crm-five", "--preview", "--json", "--lang", "it").stdout
    assert Journey.from_dict(json.loads(shown)) == template.start("crm-five", "it")


@pytest.mark.parametrize("name", command_file.CATALOGUES)
@pytest.mark.parametrize("lang", ["it", "en"])
def test_catalogues(name: str, lang: str) -> None:
    done = run("--catalogue", name, "--lang", lang)
    assert done.exit_code == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    shown = " ".join(done.stdout.split())
    entries: Any = catalogue.catalogue(name)
    for entry in entries:
        assert text(entry.name, lang).split()[0] in shown
    assert json.loads(run("--catalogue", name, "--json").stdout) == plain(entries)


def test_the_command_knows_all_catalogues() -> None:
    assert command_file.CATALOGUES == catalogue.CATALOGUES


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (["--template", "five-phase"], "Did you mean 'five-phases'"),
        (["--template", "ecommerce"], "Did you mean 'ecommerce-six'"),
        (["--template", "Four-Stages"], "Did you mean 'four-stages'"),
        (["--catalogue", "kpi"], "Did you mean 'kpis'"),
        (["--template", "zzz"], "Allowed: see-think-do-care, five-phases"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(arguments: list[str], nearest: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert nearest in done.stderr


def test_json_goes_with_what_is_shown() -> None:
    assert run("--json").exit_code == 2


def test_a_bad_id() -> None:
    assert "my-lamp" in str(run("--id", "My Lamp").exception)
