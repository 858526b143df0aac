"""Form that no linter holds: short files, short functions, no print, nothing left for later."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import ROOT

LONGEST_FILE = 300
MEDIAN_FUNCTION = 10
FILES = sorted(
    path
    for folder in ("src", "tests", "benchmarks", "fuzz", "tools", "examples")
    for path in (ROOT / folder).rglob("*.py")
)
# The words are put together here, so that this file does not hold them itself.
LATER = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")


def _label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[tuple[int, str]]:
    """Lines of every function without its docstring and decorators, and where it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _length(node), f"{_label(path)}:{node.lineno} {node.name}"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return lines
    text = node.body[0]
    return lines - ((text.end_lineno or text.lineno) - text.lineno + 1)


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_file_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{_label(path)} has {lines} lines: one concept a file."


@pytest.mark.parametrize("path", FILES, ids=_label)
def test_nothing_is_left_for_later(path: Path) -> None:
    assert not LATER.findall(path.read_text(encoding="utf-8"))


def test_functions_are_short() -> None:
    lengths = sorted((pair for path in FILES for pair in _functions(path)), reverse=True)
    worst = "\n".join(f"{lines} {place}" for lines, place in lengths[:10])
    assert median(lines for lines, _ in lengths) < MEDIAN_FUNCTION, f"The longest:\n{worst}"


@pytest.mark.parametrize("path", sorted((ROOT / "src").rglob("*.py")), ids=_label)
def test_library_does_not_print(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert not [name.lineno for name in names if isinstance(name, ast.Name) and name.id == "print"]
