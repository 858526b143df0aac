"""Charts of paths: the top paths as bars, the steps at each place, and the tree of paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.measure.charts.path_tree import columns_of_steps
from percorso.measure.display import ARROW

ROW, BAR, TEXT = 40, 10, 12
MOST_PATHS = 20
Value = dict[str, Any]


def paths(frame: Frame, rows: Rows) -> Spec:
    """The rows as they came: paths as bars, the steps at each place, or the tree."""
    if rows and "position" in rows[0]:
        return tree(frame, rows) if "path" in rows[0] else steps(frame, rows)
    return bars(frame, rows)


def names(frame: Frame) -> dict[str, str]:
    """The names of steps by their ids."""
    return {**frame.touchpoints, **frame.stages}


def lots(frame: Frame, rows: Rows) -> Iterator[tuple[str, Rows]]:
    """The rows of each side and group, with what to call them."""
    sides = {"before": frame.words("Before"), "after": frame.words("After")}
    keys = list(dict.fromkeys((row.get("side"), row.get("segment")) for row in rows))
    for side, segment in keys[:MOST_GROUPS]:
        own = [r for r in rows if (r.get("side"), r.get("segment")) == (side, segment)]
        yield " · ".join(x for x in (sides.get(str(side), ""), str(segment or "")) if x), own


def _stacked(frame: Frame, rows: Rows, draw: Callable[[Frame, Rows], Spec]) -> Spec:
    """One picture, or one under the other for each side and group."""
    found = list(lots(frame, rows))
    if len(found) == 1:
        return draw(frame, found[0][1])
    parts = [draw(frame, own) | {"title": {"text": name, "fontSize": 12}} for name, own in found]
    return {"vconcat": parts, "spacing": 24}


# --- bars ----------------------------------------------------------------------------------------


def bars(frame: Frame, rows: Rows) -> Spec:
    """The top paths with their share, and how many of them reach the goal."""
    words = frame.words
    about = words("Share of the units that started, and their conversion")
    return frame.whole(words("Paths"), _by_side(frame, rows), about)


def _by_side(frame: Frame, rows: Rows) -> Spec:
    sides = list(dict.fromkeys(row.get("side") for row in rows))
    if len(sides) < 2:
        return _bars(frame, rows)
    said = {"before": frame.words("Before"), "after": frame.words("After")}
    parts = [
        _bars(frame, [row for row in rows if row.get("side") == side])
        | {"title": {"text": said[str(side)], "fontSize": 12}}
        for side in sides
    ]
    return {"vconcat": parts, "spacing": 24}


def _bars(frame: Frame, rows: Rows) -> Spec:
    groups = segments(rows)[:MOST_GROUPS]
    shown = list(of_groups(rows, groups))
    lines = list(dict.fromkeys(_line(frame, row) for row in shown))[: MOST_PATHS + 5]
    height = ROW + (max(1, len(groups)) - 1) * (BAR + 4)
    values = [
        _bar(frame, row, lines.index(_line(frame, row)) * height, groups)
        for row in shown
        if _line(frame, row) in lines
    ]
    titles = [{"line": line, "y": place * height + TEXT / 2} for place, line in enumerate(lines)]
    most = max((value["share"] for value in values), default=1) or 1
    x: Spec = {"field": "share", "type": "quantitative", "axis": None,
               "scale": {"domain": [0, most * 1.6], "nice": False}}  # fmt: skip
    y: Spec = {"field": "y", "type": "quantitative", "axis": None,
               "scale": {"domain": [0, max(1, len(lines)) * height], "reverse": True,
                         "nice": False, "zero": False}}  # fmt: skip
    text = {"type": "text", "align": "left", "baseline": "middle"}
    return {
        "width": frame.width,
        "height": max(1, len(lines)) * height,
        "layer": [
            {"data": {"values": titles},
             "mark": text | {"limit": frame.width, "x": 0},
             "encoding": {"y": y, "text": {"field": "line"}}},
            {"data": {"values": values}, "mark": {"type": "rect", "cornerRadius": 2},
             "encoding": {"x": x | {"field": "zero"}, "x2": {"field": "share"}, "y": y,
                          "y2": {"field": "y2"}, "color": _colour(frame, groups)}},
            {"data": {"values": values},
             "mark": text | {"dx": 8, "color": frame.colour("muted")},
             "encoding": {"x": x, "y": y | {"field": "middle"}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def _colour(frame: Frame, groups: list[str]) -> Spec:
    if groups:
        legend = {"title": None, "orient": "top", "columns": 2}
        return {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    known, rest = frame.colour("accent"), frame.colour("line2")
    return {"condition": {"test": "datum.kind === 'path'", "value": known}, "value": rest}


def _line(frame: Frame, row: Mapping[str, Any]) -> str:
    """What a row is called: its path, or why it is none."""
    words = frame.words
    if row["kind"] == "path":
        known = names(frame)
        return f"{row['rank']}  " + ARROW.join(known.get(step, step) for step in row["path"])
    return {
        "other": words("Other paths"),
        "drop_off": words("No further step"),
        "undecided": words("No further step yet"),
        "direct": words("Directly"),
        "none": words("No step"),
    }[str(row["kind"])]


def _bar(frame: Frame, row: Mapping[str, Any], top: float, groups: list[str]) -> Value:
    words, place = frame.words, groups.index(str(row["segment"])) if groups else 0
    y = top + TEXT + 4 + place * (BAR + 4)
    said = [words.share(row["share"]), words.sample(row["n"])]
    if row.get("conversion") is not None and frame.width > 400:
        said.append(words("converted {share}", share=words.share(row["conversion"])))
    return {
        "kind": row["kind"],
        "segment": row.get("segment"),
        "zero": 0,
        "share": row["share"] or 0.0,
        "y": y,
        "y2": y + BAR,
        "middle": y + BAR / 2,
        "label": " · ".join(said),
    }


# --- steps at each place -------------------------------------------------------------------------


def steps(frame: Frame, rows: Rows) -> Spec:
    """A matrix: for each place the share of units that have each step there."""
    words = frame.words
    about = words("Share of the units that started; every column adds up to 100%")
    return frame.whole(words("Steps at each place"), _stacked(frame, rows, _matrix), about)


def _matrix(frame: Frame, rows: Rows) -> Spec:
    words, known = frame.words, names(frame)
    ends = {"other": words("Other"), "ended": words("Has ended"), "began": words("Not begun yet"),
            "undecided": words("No further step yet")}  # fmt: skip
    values = [
        {"place": int(row["position"]),
         "step": known.get(row["step"], row["step"]) if row["step"] else ends[row["kind"]],
         "share": row["share"], "label": words.share(row["share"]), "kind": row["kind"]}
        for row in rows if row["n"]
    ]  # fmt: skip
    total: dict[str, float] = {}
    for value in values:
        total[value["step"]] = total.get(value["step"], 0) + float(value["share"] or 0)
    last = [ends[kind] for kind in ends]
    order = sorted(total, key=lambda step: (step in last, -total[step]))
    y = {"field": "step", "type": "nominal", "sort": order, "axis": frame.names_axis()}
    axis = {"orient": "top", "labelAngle": 0, "domain": False, "ticks": False}
    x = {"field": "place", "type": "ordinal", "title": None, "axis": axis}
    opacity = {"field": "share", "type": "quantitative", "legend": None,
               "scale": {"domain": [0, 1], "range": [0.05, 0.6]}}  # fmt: skip
    colour = {"condition": {"test": "datum.kind === 'step'", "value": frame.colour("accent")},
              "value": frame.colour("ghost")}  # fmt: skip
    return {
        "width": frame.width,
        "height": {"step": 28},
        "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "cornerRadius": 2, "stroke": frame.colour("paper")},
             "encoding": {"fillOpacity": opacity, "fill": colour}},
            {"mark": {"type": "text"}, "encoding": {"text": {"field": "label"}}},
        ],
    }  # fmt: skip


# --- tree ----------------------------------------------------------------------------------------


def tree(frame: Frame, rows: Rows) -> Spec:
    """Where paths part: each column a step, each height a share of the units that started."""
    words = frame.words
    about = words("Each column is a step, each height a share of the units that started")
    return frame.whole(words("Where paths part"), _stacked(frame, rows, _tree), about)


def _tree(frame: Frame, rows: Rows) -> Spec:
    return columns_of_steps(frame, rows, names(frame))


CHARTS = {"paths": paths}
"""The charts of the question."""
