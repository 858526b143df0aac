"""What the tutorial, the concepts and the question pages show as printed is what is printed."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from percorso.cli import group
from percorso.errors import PercorsoError
from tests.conftest import ROOT

DOCS = ROOT / "docs"
STEP = re.compile(
    r'^```\w+ title="(?P<file>[^"]+)"\n(?P<content>.*?)^```'
    r"|^```console\n\$ (?P<command>percorso [^\n]*)\n(?P<shown>.*?)^```"
    r"|^(?:Among them|Fra le segnalazioni): `(?P<among>[^`]*)`$",
    re.DOTALL | re.MULTILINE,
)
QUESTIONS = sorted((DOCS / "questions").glob("*.md"))
TUTORIALS = [DOCS / "tutorial.md", DOCS / "it" / "tutorial.md"]
CONCEPTS = [DOCS / "concepts.md", DOCS / "it" / "concepts.md"]
HINT = re.compile(r"^(?:Below the table it says|Sotto la tabella dice): `(.*)`$", re.MULTILINE)
ANY = "…"
"""In the pages: whatever else is printed in this line, or, at the end, below it."""


def _follow(text: str) -> Iterator[str]:
    """Do what a page says, step by step: save its files, run its commands, compare what they say."""
    printed = ""
    for step in STEP.finditer(text):
        if step["file"]:
            Path(step["file"]).write_text(step["content"], encoding="utf-8")
        elif step["among"]:
            assert step["among"] in " ".join(printed.split())
        else:
            printed = _printed(step["command"])
            _compare(step["command"], printed.splitlines(), step["shown"])
            yield step["command"]


def _printed(command: str) -> str:
    """What a terminal shows, both streams together."""
    result = CliRunner().invoke(group, shlex.split(command)[1:])
    said = result.output
    if isinstance(result.exception, PercorsoError):
        said += "".join(f"percorso: {problem}\n" for problem in result.exception.problems)
    else:
        assert result.exception is None or isinstance(result.exception, SystemExit), said
    return said


def _compare(command: str, printed: list[str], shown: str) -> None:
    """Each line shown is printed, in the same order and from the first line on."""
    lines = shown.rstrip("\n").splitlines()
    whole = lines[-1:] != [ANY]
    for number, line in enumerate(lines if whole else lines[:-1]):
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split(ANY))
        found = printed[number].rstrip() if number < len(printed) else ""
        assert re.fullmatch(pattern, found), f"{command}\n{line}\n{found}"


def _block(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda path: path.parent.name)
def test_tutorial(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert len(list(_follow(text))) > 10
    (hint,) = HINT.findall(text)
    question = re.findall(r"^(percorso ask stages \S+ --workspace .*)$", text, re.MULTILINE)[-1]
    assert hint in _printed(question)


@pytest.mark.parametrize("page", CONCEPTS, ids=lambda path: path.parent.name)
def test_concepts(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(DOCS / "examples", tmp_path, dirs_exist_ok=True)
    assert list(_follow(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", QUESTIONS, ids=lambda path: path.stem)
def test_question_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the worked example, with the touchpoints that the page on touchpoints draws."""
    monkeypatch.chdir(tmp_path)
    example = (DOCS / "worked-example.md").read_text(encoding="utf-8")
    touchpoints = _block((DOCS / "questions" / "touchpoints.md").read_text("utf-8"), "yaml")
    Path("worked-example.csv").write_text(_block(example, "csv"), encoding="utf-8")
    Path("worked-example.yaml").write_text(_block(example, "yaml") + touchpoints, encoding="utf-8")
    list(_follow(page.read_text(encoding="utf-8")))


def test_drafted_mapping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(list(_follow((DOCS / "suggest-mapping.md").read_text(encoding="utf-8")))) == 3


def test_drafted_journey(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DOCS / "examples" / "school.csv", tmp_path)
    text = (DOCS / "discover.md").read_text(encoding="utf-8")
    assert len(list(_follow(text))) == 3
    drafted = Path("school.yaml").read_text(encoding="utf-8")
    shown = re.findall(r"^```yaml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert shown
    assert all(block in drafted for block in shown)
