"""Documentation as discipline: what is not documented, or points nowhere, fails here."""

from __future__ import annotations

import importlib
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


def _all(module: str) -> list[str]:
    """The names that a module says are public."""
    return list(importlib.import_module(module).__all__)


# What a reader may build on: every name that these modules give has to be on the pages on Python.
PUBLIC: dict[str, list[str]] = {
    "percorso": [name for name in percorso.__all__ if name != "__version__"],
    "percorso.journey": _all("percorso.journey"),
    "percorso.journey.audit": _all("percorso.journey.audit"),
    "percorso.journey.template": ["load", "start"],
    "percorso.journey.differences": ["Difference", "differences"],
    "percorso.events": ["read_table"],
    "percorso.events.suggest": ["Suggestion", "suggest"],
    "percorso.engine.lake": ["Workspace"],
    "percorso.engine.loader": ["load"],
    "percorso.engine.reports": ["FileReport", "RowError"],
    "percorso.engine.compacting": ["Compacted", "compact"],
    "percorso.measure": _all("percorso.measure"),
    "percorso.measure.audit": _all("percorso.measure.audit"),
    "percorso.measure.differences": ["Difference", "Facts", "differences"],
    "percorso.measure.charts": ["Chart", "chart"],
    "percorso.share.drawings": ["FORMS", "draw"],
    "percorso.share.map": ["draw_map"],
    "percorso.share.figures": ["Figures"],
    "percorso.share.pictures": ["save", "to_pdf", "to_png"],
    "percorso.share.report": ["check_place", "render", "write_report"],
    "percorso.simulate": ["Manifest", "Truth", "simulate"],
    "percorso.errors": [
        *("DrawingError", "EventsError", "JourneyError", "PercorsoError", "PercorsoWarning"),
        *("OperationError", "Problem", "QuestionError", "WorkspaceError"),
    ],
}
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built as `make docs` builds it: a warning is an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.mark.parametrize("module", PUBLIC)
def test_public_names_are_documented(module: str, site: Path) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in site.glob("python/**/*.html"))
    missing = [name for name in PUBLIC[module] if not _has_anchor(pages, module, name)]
    assert not missing, f"docs/python/ leaves out names of {module}."


def _has_anchor(pages: str, module: str, name: str) -> bool:
    """Whether a page describes a name, under the module that gives it or the one it comes from."""
    found = getattr(importlib.import_module(module), name)
    own = f"{getattr(found, '__module__', module)}.{getattr(found, '__qualname__', name)}"
    paths = [f"{module}.{name}", own, *([f"percorso.{name}"] if name in percorso.__all__ else [])]
    return any(f'id="{path}"' in pages for path in paths)


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


def test_site_builds_without_a_warning(site: Path) -> None:
    assert (site / "index.html").exists()


def test_italian_pages_say_that_they_are_italian(site: Path) -> None:
    assert '<html lang="it"' in (site / "it" / "tutorial" / "index.html").read_text("utf-8")
    assert '<html lang="en"' in (site / "tutorial" / "index.html").read_text("utf-8")
