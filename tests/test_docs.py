"""Documentation as discipline: what is not documented, or points nowhere, fails here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import percorso
from tests.conftest import ROOT
from tools import cli_page

DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
RECORDS = sorted(path for path in (DOCS / "decisions").glob("*.md") if path.stem != "index")
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)=\"([^\"]+)\"")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)


def _label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _links(path: Path) -> list[str]:
    """The links of a page that lead to a file of ours."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    found = [first or second for first, second in LINK.findall(text)]
    return [link for link in found if not urlsplit(link).scheme and not link.startswith("#")]


def _anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as Python-Markdown and GitHub make them."""
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+?)(?: +\{#([\w-]+)\})?$", text, re.MULTILINE)
    return {given or _slug(heading) for heading, given in headings}


def _slug(heading: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


@pytest.mark.parametrize("path", PAGES, ids=_label)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _links(path):
        parts = urlsplit(link)
        target = (path.parent / unquote(parts.path)).resolve()
        assert target.exists(), f"{_label(path)}: {link} leads nowhere"
        if parts.fragment and target.suffix == ".md":
            assert parts.fragment in _anchors(target), f"{_label(path)}: {link} has no such heading"


def test_command_line_page_is_up_to_date() -> None:
    written = cli_page.PAGE.read_text(encoding="utf-8")
    assert written == cli_page.page(), (
        "Run `make format`: docs/cli.md is written from the commands."
    )


@pytest.mark.parametrize("name", percorso.__all__)
def test_public_name_is_documented(name: str) -> None:
    text = (DOCS / "python.md").read_text(encoding="utf-8")
    assert f"percorso.{name}" in text


@pytest.mark.parametrize("path", RECORDS, ids=_label)
def test_decision_is_in_the_index(path: Path) -> None:
    index = (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")
    assert f"({path.name})" in index


def test_every_page_is_in_the_navigation() -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    listed = {line.split()[-1] for line in lines if line.endswith(".md") and "#" not in line}
    pages = {
        page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md") if page not in RECORDS
    }
    assert pages <= listed


def test_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "index.html").exists()
