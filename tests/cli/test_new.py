"""`percorso new`: a file to start from, in one language, never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import group
from percorso.cli import new as command_file
from percorso.errors import JourneyError
from percorso.journey import Journey, template


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


def test_list() -> None:
    done = run("--list", "--lang", "it")
    assert "five-phases: Conoscenza, Considerazione, Vendita" in done.stdout
    assert "see-think-do-care: See, Think, Do, Care" in done.stdout


def test_unknown_template_and_bad_id() -> None:
    assert run("--template", "five").exit_code == 2
    assert "my-lamp" in str(run("--id", "My Lamp").exception)
