"""The packages and the arrows between them, drawn from the table that the import test holds."""

from __future__ import annotations

from collections.abc import Mapping

from tests.test_import_direction import ARROWS
from tools.pictures.sketch import WIDTH, Sketch

BOX, HIGH, STEP = 216, 54, 88
ASIDE = {"leaf", "locales", "face"}
"""Not drawn: everything may import the leaves, and the face imports what it shows."""

LIFTED = {"store": 2}
"""Drawn higher than it must be, so that no arrow seems to come from another box."""

WORDS = {
    "journey": ("what the team draws", "stages, rules, templates, map check"),
    "events": ("the canonical event", "readers, mappings, suggestions"),
    "identity": ("who is who", "persons behind identifiers"),
    "engine": ("where work runs", "workspace, timeline, compaction"),
    "measure": ("one file per question", "folds, statistics, charts"),
    "explain": ("why, and what to change", "friction, drivers, forecast"),
    "simulate": ("invented people", "and what was planted"),
    "share": ("what leaves the house", "drawings, reports"),
    "store": ("the workspace database", "people, maps, changes, comments"),
    "server": ("the web app", "thin routes, live changes, jobs"),
    "cli": ("one file per command", "no logic of its own"),
}


def needed(arrows: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Each package with what it imports, without what one of those imports anyway.

    Example:
        >>> {name: sorted(found) for name, found in needed({"a": {"b", "c"}, "b": {"c"}}).items()}
        {'a': ['b'], 'b': ['c']}
    """
    return {
        name: {one for one in direct if not any(one in _all(arrows, by) for by in direct - {one})}
        for name, direct in arrows.items()
    }


def _all(arrows: Mapping[str, set[str]], name: str) -> set[str]:
    """Everything that a package reaches."""
    direct = arrows.get(name, set())
    return direct.union(*(_all(arrows, one) for one in direct)) if direct else set()


def packages() -> Sketch:
    """The whole picture: who stands higher imports who stands lower, never the reverse."""
    arrows = {
        name: {one for one in found if one not in ASIDE}
        for name, found in ARROWS.items()
        if name not in ASIDE
    }
    places = _places(arrows)
    deepest = max(row for _, row in places.values())
    sketch = Sketch("Packages and the arrows between them", 44 + STEP * (deepest + 1))
    for name, found in needed(arrows).items():
        for other in sorted(found):
            _arrow(sketch, places[name], places[other])
    for name, place in places.items():
        _box(sketch, name, place)
    sketch.text(
        24, 30, "An arrow means: may import. What follows from two arrows is not drawn.", "muted"
    )
    return sketch


def _places(arrows: Mapping[str, set[str]]) -> dict[str, tuple[float, int]]:
    """The column's middle and the row of each package; the top row imports the most."""
    depth = {name: max(_depth(arrows, name), LIFTED.get(name, 0)) for name in arrows}
    most = max(depth.values())
    rows: dict[int, list[str]] = {}
    for name in sorted(arrows):
        rows.setdefault(most - depth[name], []).append(name)
    return {
        name: (WIDTH * (2 * place + 1) / (2 * len(names)), row)
        for row, names in rows.items()
        for place, name in enumerate(names)
    }


def _depth(arrows: Mapping[str, set[str]], name: str) -> int:
    """How many packages stand below a package, one under the other."""
    return max((_depth(arrows, one) + 1 for one in arrows[name]), default=0)


def _top(row: int) -> float:
    return 52 + STEP * row


def _arrow(sketch: Sketch, start: tuple[float, int], end: tuple[float, int]) -> None:
    """From the lower edge; a way past other rows leaves at the side and goes down beside them."""
    (x, row), (x2, row2) = start, end
    y, y2 = _top(row) + HIGH, _top(row2) - 2
    if row2 - row > 1 and x == x2:
        side = x + BOX / 2
        way = f"H{side + 20}V{y2 - 16}H{x2:.1f}V{y2}"
        sketch.path(f"M{side:.1f} {y - HIGH / 2}{way}", "l-line2", 2)
    elif row2 - row > 1 and abs(x2 - x) > BOX / 2:
        side = x + (BOX / 2 if x2 > x else -BOX / 2)
        sketch.path(f"M{side:.1f} {y - HIGH / 2}H{x2:.1f}V{y2}", "l-line2", 2)
    else:
        out = x + (x2 - x) * 0.06
        bend = f"{out:.1f} {y + 22} {x2:.1f} {y2 - 22} {x2:.1f} {y2}"
        sketch.path(f"M{out:.1f} {y}C{bend}", "l-line2", 2)
    sketch.path(f"M{x2 - 6:.1f} {y2 - 8}l6 8l6 -8", "l-muted", 2)


def _box(sketch: Sketch, name: str, place: tuple[float, int]) -> None:
    x, row = place
    sketch.rect(x - BOX / 2, _top(row), BOX, HIGH, "sunken l-line2", 6)
    sketch.text(x, _top(row) + 18, name, "ink b", "middle")
    for line, text in enumerate(WORDS[name]):
        sketch.text(x, _top(row) + 33 + 13 * line, text, "muted small", "middle")
