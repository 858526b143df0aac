"""The tree of paths as a picture: columns of steps, each as high as its share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import Frame, Rows
from percorso.theme import TINT, stage_colours

TREE = 420
COLUMN = 100
LEAST = 13
"""Pixels that a place in the tree needs to be named."""
Value = dict[str, Any]


def columns_of_steps(frame: Frame, rows: Rows, names: Mapping[str, str]) -> Spec:
    """Where paths part: a branch beside the place that it leaves, the ends under the branches."""
    columns = max(1, min(_depth(rows), frame.width // COLUMN))
    values = list(_places(frame, names, [row for row in rows if abs(row["position"]) <= columns]))
    x = {"field": "x", "type": "quantitative", "axis": None,
         "scale": {"nice": False, "zero": True}}  # fmt: skip
    y = {"field": "y", "type": "quantitative", "axis": None,
         "scale": {"domain": [0, 1], "reverse": True, "nice": False}}  # fmt: skip
    wide = frame.width / columns
    fill = {"field": "colour", "type": "nominal", "scale": None}
    tint = {"field": "tint", "type": "quantitative", "scale": None}
    text = {"type": "text", "align": "left", "baseline": "middle", "dx": 6, "limit": wide - 12}
    return {
        "width": frame.width,
        "height": TREE,
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "rect", "stroke": frame.colour("paper"), "strokeWidth": 1},
             "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "y2": {"field": "y2"},
                          "fill": fill, "fillOpacity": tint}},
            {"mark": text, "transform": [{"filter": f"datum.y2 - datum.y >= {LEAST / TREE}"}],
             "encoding": {"x": x, "y": y | {"field": "middle"}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def _places(frame: Frame, names: Mapping[str, str], rows: Rows) -> Iterator[Value]:
    """The rectangles: a branch beside the place that it leaves, the ends under the branches."""
    start, depth = int(rows[0]["n"]) if rows else 0, _depth(rows)
    known = {step: place for place, step in enumerate(_ranked(rows))}
    free: dict[tuple[Any, ...], float] = {}
    for row in rows if start else []:
        place, back = abs(int(row["position"])), int(row["position"]) < 0
        way = tuple(row["path"])
        parent = way if row["kind"] == "other" else (way[1:] if back else way[:-1])
        y = free.get(parent, 0.0) if place else 0.0
        height = int(row["n"]) / start
        if row["kind"] != "other":
            free[way] = y
        if place:
            free[parent] = y + height
            column = depth - place if back else place - 1
            step = names.get(row["step"], row["step"]) if row["step"] else frame.words("Other")
            box = _box(frame, row, known) | _between(column, y, height)
            yield box | {"label": f"{frame.words.share(height)} {step}"}
        if place < depth:
            column = depth - place - 1 if back or _backward(rows) else place
            yield from _ends(frame, row, column, y + height, start)


def _depth(rows: Rows) -> int:
    return max((abs(int(row["position"])) for row in rows), default=1) or 1


def _backward(rows: Rows) -> bool:
    return any(int(row["position"]) < 0 for row in rows)


def _ends(
    frame: Frame, row: Mapping[str, Any], column: int, bottom: float, start: int
) -> Iterator[Value]:  # fmt: skip
    """What stops at a place, under its branches: nothing further, or nothing yet."""
    said = {"ended": frame.words("ends here"), "undecided": frame.words("still open"),
            "began": frame.words("begins here")}  # fmt: skip
    for kind, name in said.items():
        height = int(row.get(kind) or 0) / start
        if height:
            bottom -= height
            yield _between(column, bottom, height) | {
                "colour": frame.colour("line2"),
                "tint": 0.3,
                "label": f"{frame.words.share(height)} {name}",
            }


def _ranked(rows: Rows) -> list[str]:
    """The steps, the commonest first: they get the first colours."""
    total: dict[str, int] = {}
    for row in rows:
        if row["step"]:
            total[row["step"]] = total.get(row["step"], 0) + int(row["n"])
    return sorted(total, key=lambda step: -total[step])


def _between(column: int, y: float, height: float) -> Value:
    return {"x": column, "x2": column + 1, "y": y, "y2": y + height, "middle": y + height / 2}


def _box(frame: Frame, row: Mapping[str, Any], known: Mapping[str, int]) -> Value:
    """The colour of a step: the commonest ones have their own."""
    palette = stage_colours(frame.theme)
    rank = known.get(str(row["step"]), len(palette))
    named = row["step"] is not None and rank < len(palette)
    strength = TINT["dark" if frame.theme == "dark" else "light"]
    return {
        "colour": palette[rank] if named else frame.colour("ghost"),
        "tint": strength if named else 0.7 * strength,
    }


__all__ = ["columns_of_steps"]
