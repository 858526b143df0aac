"""The chart of the flow: the commonest transitions with their median time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.measure.charts.stages import ENDS

MOST_TRANSITIONS = 20
KINDS = ENDS[:4]


def flow(frame: Frame, rows: Rows) -> Spec:
    """The commonest transitions as bars, the longest first, with their median time."""
    groups = segments(rows)[:MOST_GROUPS]
    ranked = sorted(of_groups(rows, groups), key=lambda row: -int(row["n"]))
    shown = ranked[: MOST_TRANSITIONS * max(1, len(groups))]
    values = [_moved(frame, row) for row in shown]
    names = list(dict.fromkeys(value["move"] for value in values))
    most = max((value["n"] for value in values), default=1)
    x: Spec = {"field": "n", "type": "quantitative", "title": None,
               "axis": {"format": ",d", "tickCount": 5, "labelFlush": False},
               "scale": {"domain": [0, most * 1.3], "nice": False}}  # fmt: skip
    encoding: Spec = {"y": {"field": "move", "type": "nominal", "sort": names,
                            "axis": frame.names_axis() | {"labelLimit": 280},
                            "scale": {"paddingInner": 0.3}}}  # fmt: skip
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    body = {
        "width": frame.width,
        "height": {"step": 28 if not groups else 16},
        "data": {"values": values},
        "encoding": encoding,
        "layer": [
            {"mark": {"type": "bar"},
             "encoding": {"x": x, "color": _flow_colour(frame, rows, groups)}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    words = frame.words
    return frame.whole(
        words("Transitions"), body, words("How often, and the median time from entry to entry")
    )


def _flow_colour(frame: Frame, rows: Rows, groups: list[str]) -> Spec:
    legend = {"title": None, "orient": "top", "columns": 4 if frame.width > 440 else 2}
    if groups:
        return {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    met = {row.get("kind") for row in rows}
    kinds = [kind for kind in KINDS if kind[0] in met]
    if not kinds:
        return {"value": frame.colour("control")}
    names = [frame.words(name) for _, name, _ in kinds]
    scale = {"domain": names, "range": [frame.colour(colour) for _, _, colour in kinds]}
    return {"field": "kind", "scale": scale, "legend": legend}


def _moved(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    names = {**frame.touchpoints, **frame.stages}
    words, kinds = frame.words, {key: name for key, name, _ in KINDS}
    move = " › ".join(names.get(row[end], str(row[end])) for end in ("from", "to"))
    if row.get("kind") == "new_cycle":
        move += f" ({words('New cycle').lower()})"
    return {
        "move": move,
        "segment": row.get("segment"),
        "n": row["n"],
        "kind": words(kinds[row["kind"]]) if row.get("kind") in kinds else None,
        "label": f"{words.number(row['n'])} · {words.duration(row.get('median_s'))}",
    }


CHARTS = {"flow": flow}
