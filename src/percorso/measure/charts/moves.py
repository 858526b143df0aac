"""Charts of movement: people inside each stage day by day, and transitions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.measure.charts.stages import ENDS
from percorso.theme import TINT

MOST_TRANSITIONS = 20
MOST_POINTS = 400
STRIP = 56
KINDS = ENDS[:4]


def population(frame: Frame, rows: Rows) -> Spec:
    """People inside each stage at the end of each day: one strip a stage, each on its own scale."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = thinned(of_groups(rows, groups))
    stages = list(dict.fromkeys(row["stage"] for row in shown))
    values = [
        {"day": str(row["day"])[:10], "stage": frame.stages.get(row["stage"], row["stage"]),
         "segment": row.get("segment"), "people": row["people"]}
        for row in shown
    ]  # fmt: skip
    body = {
        "data": {"values": values},
        "facet": {"row": _strips(frame, stages)},
        "spec": {
            "width": frame.width,
            "height": STRIP,
            "layer": _strip(frame, stages, groups, _ticks(frame, shown)),
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 16,
    }
    words = frame.words
    about = words("People at the end of each day; each stage has its own scale")
    return frame.whole(words("People in each stage"), body, about)


def thinned(rows: Rows, most: int = MOST_POINTS) -> Rows:
    """The same days fewer times: every k-th, counted back from the last, which is always shown."""
    days = sorted({str(row["day"])[:10] for row in rows})
    step = -(-len(days) // most) if days else 1
    kept = set(days[::-1][::step])
    return [row for row in rows if str(row["day"])[:10] in kept]


def _strips(frame: Frame, stages: list[str]) -> Spec:
    return {
        "field": "stage",
        "type": "nominal",
        "sort": [frame.stages.get(stage, stage) for stage in stages],
        "title": None,
        "header": {"labelOrient": "top", "labelAnchor": "start", "labelPadding": 4,
                   "labelColor": frame.colour("ink")},
    }  # fmt: skip


def _ticks(frame: Frame, rows: Rows) -> list[Spec]:
    """Days to name under the strips: the first, the last, and as many between as there is room."""
    days = sorted({str(row["day"])[:10] for row in rows})
    parts = max(1, min(frame.width // 120, len(days) - 1))
    places = sorted({round(n * (len(days) - 1) / parts) for n in range(parts + 1)}) if days else []
    named = [dt.date.fromisoformat(days[place]) for place in places]
    return [{"year": d.year, "month": d.month, "date": d.day, "utc": True} for d in named]


def _strip(frame: Frame, stages: list[str], groups: list[str], ticks: list[Spec]) -> list[Spec]:
    x = {
        "field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None,
        "axis": {"format": "%-d %b %Y", "grid": False, "values": ticks, "labelFlush": True,
                 "labelPadding": 4},
    }  # fmt: skip
    y = {
        "field": "people", "type": "quantitative", "title": None,
        "axis": {"tickCount": 2, "format": ",d", "domain": False, "ticks": False},
        "scale": {"zero": True, "nice": True},
    }  # fmt: skip
    colour: Spec = {"field": "segment" if groups else "stage", "type": "nominal"}
    colour["scale"] = frame.segment_scale(groups) if groups else frame.stage_scale(stages)
    colour["legend"] = {"title": None, "orient": "top"} if groups else None
    line = {"mark": {"type": "line", "strokeWidth": 1.5},
            "encoding": {"x": x, "y": y, "color": colour}}  # fmt: skip
    if groups:
        return [line]
    tint = TINT[frame.theme]
    area = {
        "mark": {"type": "area", "opacity": tint},
        "encoding": {"x": x, "y": y, "color": colour},
    }
    return [area, line]


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
