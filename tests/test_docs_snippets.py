"""The snippets of the page on data run as they stand, on the workspace of the tutorial."""

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

PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
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
