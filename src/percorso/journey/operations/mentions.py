"""What refers to what: references taken away with the thing they name, or given its new id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from percorso.journey.operations.paths import (
    MISSING,
    Document,
    Path,
    changed,
    get,
    kind_of,
    name_of,
)
from percorso.journey.operations.rules import without_touchpoint
from percorso.journey.references import REFERS

_ROWS = frozenset({"pains", "gains"})  # boxes of an empathy map hold texts, not references
_RULES = frozenset({"enter", "completes", "rule"})


def mentions(value: Any, path: Path = ()) -> Iterator[tuple[Path, str, Any]]:
    """Every field that refers to something: its path, the kind it refers to, its value."""
    if isinstance(value, list):
        named = kind_of(path) is not None
        for at, item in enumerate(value):
            one = (name_of(item) if named and isinstance(item, dict) else None) or at
            yield from mentions(item, (*path, one))
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "where":
                yield from _field(key, inner, path)


def _field(key: str, value: Any, path: Path) -> Iterator[tuple[Path, str, Any]]:
    here = (*path, key)
    if key in REFERS and kind_of(here) is None and not _in_empathy_map(path, key):
        yield here, REFERS[key], value
    yield from mentions(value, here)


def _in_empathy_map(path: Path, key: str) -> bool:
    inside = len(path) > 1 and path[-2] == "empathy" and isinstance(path[-1], int)
    return inside and key in _ROWS


def naming(document: Document, kind: str, one: str) -> list[Path]:
    """The paths of the fields that name a thing."""
    return [
        path
        for path, called, value in mentions(document)
        if called == kind and (one in value if isinstance(value, list) else value == one)
    ]


def without(document: Document, kind: str, one: str) -> tuple[Document, list[dict[str, Any]]]:
    """The document with no reference to a thing, and the edits that put them back."""
    back: list[dict[str, Any]] = []
    for path in dict.fromkeys(map(_whole_rule, naming(document, kind, one))):
        back.insert(0, {"op": "edit", "path": [*path], "value": get(document, path)})
        document = changed(document, path, lambda value: _less(value, one))
    return document, back


def _whole_rule(path: Path) -> Path:
    """The path of the whole rule around a field inside a rule; else the field's own."""
    ruled = path[0] in {"stages", "touchpoints"} and len(path) > 3 and path[2] in _RULES
    return path[:3] if ruled else path


def _less(value: Any, one: str) -> Any:
    if isinstance(value, dict):
        left = without_touchpoint(value, one)
        return MISSING if isinstance(left, bool) else left
    if isinstance(value, list):
        return [each for each in value if each != one] or MISSING
    return MISSING


def renamed(document: Document, kind: str, one: str, to: str) -> Document:
    """The document with every reference to a thing by its new id."""
    for path in naming(document, kind, one):
        document = changed(document, path, lambda value: _other(value, one, to))
    return document


def _other(value: Any, one: str, to: str) -> Any:
    if isinstance(value, list):
        return [to if each == one else each for each in value]
    return to if value == one else value


def kpi_ids(document: Document) -> list[str]:
    """The ids of the KPIs of all stages, as often as they are there."""
    stages = document.get("stages")
    return [one for stage in (stages if isinstance(stages, list) else []) for one in kpis_of(stage)]


def kpis_of(stage: Any) -> list[str]:
    """The ids of a stage's KPIs."""
    kpis = stage.get("kpis") if isinstance(stage, dict) else None
    found = kpis if isinstance(kpis, list) else []
    names = (name_of(kpi) for kpi in found if isinstance(kpi, dict))
    return [one for one in names if one is not None]
