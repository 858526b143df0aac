"""Arrows between packages point one way, and what must be light imports nothing heavy at its top.

Every import statement counts: at the top, inside functions, under `TYPE_CHECKING`, and
`import_module` with a constant name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

SOURCE = ROOT / "src" / "percorso"
MODULES = sorted(SOURCE.rglob("*.py"))

# What each package may import of ours, besides itself and the leaf modules beside the packages.
ARROWS: dict[str, set[str]] = {
    "leaf": set(),
    "locales": set(),
    "journey": set(),
    "identity": set(),
    "events": {"journey"},
    "engine": {"events", "identity", "journey"},
    "simulate": {"events", "journey"},
    "measure": {"engine", "events", "journey"},
    "explain": {"measure", "engine", "events", "journey"},
    "share": {"explain", "measure", "engine", "journey"},
    "store": {"journey"},
    "server": {
        "face", "store", "simulate", "share", "explain", "measure", "engine", "events", "journey",
    },
    "cli": {
        "face", "server", "store", "simulate", "share", "explain", "measure", "engine", "events",
        "journey",
    },
}  # fmt: skip
HEAVY = {
    "babel",
    "deltalake",
    "duckdb",
    "numba",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "pydantic",
}
LIGHT = [SOURCE / name for name in ("__init__.py", "__main__.py", "errors.py", "durations.py")]
LIGHT += sorted((SOURCE / "cli").rglob("*.py"))


def _label(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _module(path: Path) -> list[str]:
    parts = ["percorso", *path.relative_to(SOURCE).with_suffix("").parts]
    return parts[:-1] if parts[-1] == "__init__" else parts


def _package(parts: list[str]) -> str:
    """The package of a module; modules beside the packages are leaves; the rest is the face."""
    if len(parts) == 1 or parts[1] == "__main__":
        return "face"
    if parts[1] in ARROWS or (SOURCE / parts[1]).is_dir():
        return parts[1]
    return "leaf" if (SOURCE / f"{parts[1]}.py").exists() else "face"


def _imports(tree: ast.AST, path: Path) -> Iterator[tuple[int, str]]:
    """Every module that is named by an import, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, name) for name in _from(node, path))
        elif isinstance(node, ast.Call) and (name := _dynamic(node)):
            yield node.lineno, name


def _from(node: ast.ImportFrom, path: Path) -> list[str]:
    """Targets of `from x import y`: `x.y` when that is one of our modules, else `x`."""
    base = node.module or ""
    if node.level:
        parents = [*_module(path), ""] if path.name == "__init__.py" else _module(path)
        base = ".".join([*parents[: -node.level], *filter(None, [node.module])])
    if base != "percorso":
        return [base]
    return [f"percorso.{alias.name}" for alias in node.names if alias.name != "__version__"]


def _dynamic(node: ast.Call) -> str | None:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    first = node.args[0] if node.args else None
    if name in {"import_module", "__import__"} and isinstance(first, ast.Constant):
        return str(first.value)
    return None


def _top_level(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements that run on import: everything but functions and `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _is_typing(node):
            waiting.extend(ast.iter_child_nodes(node))


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _wrong(path: Path, text: str) -> list[str]:
    package = _package(_module(path))
    if package == "face":
        return []
    allowed = {package, "leaf", *ARROWS[package]}
    return [
        f"{_label(path)}:{line}: {package} must not import {name}"
        for line, name in _imports(ast.parse(text), path)
        if name.split(".")[0] == "percorso" and _package(name.split(".")) not in allowed
    ]


def _heavy(path: Path, text: str) -> list[str]:
    found = (pair for node in _top_level(ast.parse(text)) for pair in _imports(node, path))
    return [
        f"{_label(path)}:{line}: {name} loads with the module; import it in the function"
        for line, name in found
        if name.split(".")[0] in HEAVY
    ]


def test_every_package_has_its_arrows() -> None:
    packages = {path.parent.relative_to(SOURCE).parts[0] for path in SOURCE.glob("*/**/*.py")}
    assert packages <= set(ARROWS), "Say in ARROWS what the new package may import."


@pytest.mark.parametrize("path", MODULES, ids=_label)
def test_arrows_point_one_way(path: Path) -> None:
    assert not _wrong(path, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", LIGHT, ids=_label)
def test_light_modules_import_nothing_heavy(path: Path) -> None:
    assert not _heavy(path, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "statement",
    [
        "import percorso.cli",
        "from percorso import cli",
        "from percorso.cli.ask import command",
        "from ..measure import Measured",
        "def f():\n    from percorso.share import draw",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import percorso.engine.lake",
        "from importlib import import_module\nimport_module('percorso.measure')",
        "import percorso",
        "from percorso import Journey",
    ],
)
def test_a_wrong_arrow_is_found(statement: str) -> None:
    assert _wrong(SOURCE / "journey" / "model.py", statement)


@pytest.mark.parametrize(
    "statement",
    ["import percorso.errors", "from . import rules", "from percorso import __version__"],
)
def test_a_right_arrow_is_let_through(statement: str) -> None:
    assert not _wrong(SOURCE / "journey" / "model.py", statement)


def test_a_heavy_import_is_found() -> None:
    path = SOURCE / "cli" / "ask.py"
    assert _heavy(path, "import numpy as np")
    assert _heavy(path, "try:\n    from pyarrow import parquet\nexcept ImportError:\n    pass")
    assert not _heavy(path, "def ask():\n    import numpy")
    assert not _heavy(
        path, "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import duckdb"
    )
