"""Charts of the process: the commonest moves between touchpoints, or the busiest nodes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments

MOST = 20
Row = Mapping[str, Any]


def moves(frame: Frame, rows: Rows) -> Spec:
    """The commonest moves as bars, with their median wait; nodes where the rows are nodes."""
    groups = segments(rows)[:MOST_GROUPS]
    here = of_groups(rows, groups)
    found = [row for row in here if row["kind"] == "arc"]
    bars = [_move(frame, row) for row in found] or [
        _node(frame, row) for row in here if row["kind"] == "node"
    ]
    bars.sort(key=lambda bar: -bar["n"])
    bars = bars[: MOST * max(1, len(groups))]
    words = frame.words
    title = words("Transitions between touchpoints") if found else words("Contacts at touchpoints")
    about = words("How often, and the median wait") if found else words("Events in a row are one")
    return frame.whole(title, _body(frame, bars, groups), about)


def _body(frame: Frame, bars: list[dict[str, Any]], groups: list[str]) -> Spec:
    most = max((bar["n"] for bar in bars), default=1)
    x: Spec = {"field": "n", "type": "quantitative", "title": None,
               "axis": {"format": ",d", "tickCount": 5, "labelFlush": False},
               "scale": {"domain": [0, most * 1.3], "nice": False}}  # fmt: skip
    names = list(dict.fromkeys(bar["name"] for bar in bars))
    encoding: Spec = {"y": {"field": "name", "type": "nominal", "sort": names,
                            "axis": frame.names_axis() | {"labelLimit": 320},
                            "scale": {"paddingInner": 0.3}}}  # fmt: skip
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    return {
        "width": frame.width,
        "height": {"step": 16 if groups else 28},
        "data": {"values": bars},
        "encoding": encoding,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"x": x, "color": _colour(frame, bars, groups)}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def _colour(frame: Frame, bars: list[dict[str, Any]], groups: list[str]) -> Spec:
    """The stage that is left, or the group."""
    legend = {"title": None, "orient": "top", "columns": 4 if frame.width > 440 else 2}
    if groups:
        return {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    met = {bar["id"] for bar in bars}
    scale = frame.stage_scale(stage for stage in frame.stages if stage in met)
    return {"field": "stage", "scale": scale, "legend": legend}


def _name(frame: Frame, node: str, stage: str) -> str:
    name = frame.words("Other") if node == "other" else frame.touchpoints.get(node, node)
    return f"{name} ({frame.stages.get(stage, stage)})"


def _move(frame: Frame, row: Row) -> dict[str, Any]:
    words = frame.words
    ends = (_name(frame, row[end], row[f"{end}_stage"]) for end in ("from", "to"))
    label = f"{words.number(row['n'])} · {words.duration(row['median_s'])}"
    return _bar(frame, row, " › ".join(ends), row["from_stage"], int(row["n"]), label)


def _node(frame: Frame, row: Row) -> dict[str, Any]:
    name, n = _name(frame, row["touchpoint"], row["stage"]), int(row["contacts"])
    return _bar(frame, row, name, row["stage"], n, frame.words.number(n))


def _bar(frame: Frame, row: Row, name: str, stage: str, n: int, label: str) -> dict[str, Any]:
    return {"name": name, "n": n, "label": label, "id": stage,
            "stage": frame.stages.get(stage, stage), "segment": row.get("segment")}  # fmt: skip


CHARTS = {"moves": moves}
