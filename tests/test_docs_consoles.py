"""What the tutorial and the question pages show as printed is what is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from percorso.cli import group
from percorso.errors import PercorsoError
from tests.conftest import ROOT

DOCS = ROOT / "docs"
TITLED = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```', re.DOTALL | re.MULTILINE)
CONSOLE = re.compile(r"^```console\n\$ (percorso [^\n]*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
QUESTIONS = sorted((DOCS / "questions").glob("*.md"))
ANY = "…"
"""In the pages: whatever else is printed in this line, or, at the end, below it."""


def _consoles(text: str) -> list[tuple[str, str]]:
    return CONSOLE.findall(text)


def _printed(command: str) -> str:
    """What a terminal shows, both streams together."""
    result = CliRunner().invoke(group, shlex.split(command)[1:])
    said = result.output
    if isinstance(result.exception, PercorsoError):
        said += "".join(f"percorso: {problem}\n" for problem in result.exception.problems)
    else:
        assert result.exception is None or isinstance(result.exception, SystemExit), said
    return said


def _compare(command: str, shown: str) -> None:
    """Each line shown is printed, in the same order and from the first line on."""
    printed = _printed(command).splitlines()
    for number, line in enumerate(shown.rstrip("\n").splitlines()):
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split(ANY))
        found = printed[number].rstrip() if number < len(printed) else ""
        assert re.fullmatch(pattern, found), f"{command}\n{line}\n{found}"


def _block(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    for name, content in TITLED.findall(text):
        Path(name).write_text(content, encoding="utf-8")
    consoles = _consoles(text)
    assert len(consoles) > 8
    for command, shown in consoles:
        _compare(command, shown)
    (hint,) = re.findall(r"^Below the table it says: `(.*)`$", text, re.MULTILINE)
    assert hint in _printed("percorso ask stages typo.yaml --workspace lamp")


@pytest.mark.parametrize("page", QUESTIONS, ids=lambda path: path.stem)
def test_question_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the worked example, with the touchpoints that the page on touchpoints draws."""
    monkeypatch.chdir(tmp_path)
    example = (DOCS / "worked-example.md").read_text(encoding="utf-8")
    touchpoints = _block((DOCS / "questions" / "touchpoints.md").read_text("utf-8"), "yaml")
    Path("worked-example.csv").write_text(_block(example, "csv"), encoding="utf-8")
    Path("worked-example.yaml").write_text(_block(example, "yaml") + touchpoints, encoding="utf-8")
    for command, shown in _consoles(page.read_text(encoding="utf-8")):
        _compare(command, shown)
