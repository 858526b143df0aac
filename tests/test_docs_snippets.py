"""The snippets in Python run as they stand.

Those of the page on data run on the workspace of the tutorial; those of the pages on Python, of the
home page and of both READMEs on the shortest journey and a handful of events.
"""

from __future__ import annotations

import re
import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from percorso.cli import group
from tests.conftest import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SNIPPETS = BLOCK.findall(PAGE)
OTHERS = [*sorted((ROOT / "docs" / "python").glob("*.md")), ROOT / "docs" / "index.md"]
OTHERS += [ROOT / "README.md", ROOT / "README.it.md"]
LAMP = re.findall(r"^```yaml\n(percorso: 1\n.*?)^```", OTHERS[-2].read_text("utf-8"), re.S | re.M)[
    0
]
EVENTS = """\
user_id,event,timestamp,channel
anna,Page Viewed,2026-03-01T10:00:00Z,web
anna,Order Completed,2026-03-02T10:00:00Z,web
bruno,Page Viewed,2026-03-01T11:00:00Z,shop
carla,Page Viewed,2026-04-20T11:00:00Z,shop
"""
FILES = re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```', TUTORIAL, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which somebody followed the tutorial."""
    folder = tmp_path_factory.mktemp("tutorial")
    for name, content in FILES:
        (folder / name).write_text(content, encoding="utf-8")
    for name in ("shop", "mail"):
        _run(folder, f"{name}.csv", "--mapping", str(folder / f"{name}.mapping.yaml"))
    _run(folder, "bad.csv")
    return folder


def _run(folder: Path, name: str, *options: str) -> None:
    words = ["import", str(folder / name), "--workspace", str(folder / "shop"), *options]
    assert CliRunner().invoke(group, words).exit_code == 0


def _after(snippet: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names that a snippet leaves behind."""
    monkeypatch.chdir(folder)
    script = folder / "snippet.py"
    script.write_text(snippet, encoding="utf-8")
    return runpy.run_path(str(script))


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_snippet_runs(number: int, shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = _after(SNIPPETS[number], shop, monkeypatch)
    if "orders" in left:
        assert left["orders"].row(0) == ("Direct", 5, Decimal("527.8"))
    if "by_day" in left:
        assert sum(left["by_day"]["events"].to_pylist()) == 41
    if "reasons" in left:
        assert sum(rows for *_, rows in left["reasons"]) == 2
    if "lost" in left:
        assert sorted(left["lost"]["person"].to_pylist()) == ["dino", "ivo"]


def test_the_page_has_a_snippet_for_each_tool() -> None:
    for tool in ("polars", "duckdb", "pandas", "deltalake", "percorso"):
        assert any(f"import {tool}" in one or f"from {tool}" in one for one in SNIPPETS), tool


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shortest journey, some events, and both as the pages call them."""
    folder = tmp_path_factory.mktemp("lamp")
    for name in ("lamp.yaml", "lampada.yaml"):
        (folder / name).write_text(LAMP, encoding="utf-8")
    for name in ("events.csv", "shop.csv", "negozio.csv"):
        (folder / name).write_text(EVENTS, encoding="utf-8")
    (folder / "export.csv").write_text(FILES[0][1], encoding="utf-8")
    _run(folder, "events.csv")
    return folder


@pytest.mark.parametrize("page", OTHERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_snippets_of_a_page_run(page: Path, lamp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for snippet in BLOCK.findall(page.read_text(encoding="utf-8")):
        _after(snippet, lamp, monkeypatch)
