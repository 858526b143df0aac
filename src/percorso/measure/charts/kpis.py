"""Charts of KPIs: one small panel each, with the target, the verdicts and the notes of the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.words import N_

MOST_PANELS = 12
MOST_NOTES = 12
PANEL = 84
ROOM = 56
STATES = (
    (True, N_("On target"), "good"),
    (False, N_("Off target"), "pain"),
    (None, N_("No verdict yet"), "control"),
)


def kpis(frame: Frame, rows: Rows) -> Spec:
    """Each measured KPI through its periods; a hollow point is a period that is not whole."""
    words, groups = frame.words, segments(rows)[:MOST_GROUPS]
    shown, titles = _panels(frame, of_groups([row for row in rows if row["measured"]], groups))
    notes = _notes(frame, shown)
    values = [_value(frame, row, titles) for row in shown]
    values += [_noted(row, place) for row in _firsts(shown, titles) for place in notes
               if not place["stages"] or row["stage"] in place["stages"]]  # fmt: skip
    columns = 2 if frame.width > 440 else 1
    body: Spec = {
        "data": {"values": values},
        "facet": {
            "field": "panel", "type": "nominal", "title": None, "sort": list(titles.values()),
            "header": {"labelOrient": "top", "labelAnchor": "start", "labelPadding": 6,
                       "labelColor": frame.colour("ink"), "labelLimit": frame.width // columns},
        },
        "columns": columns,
        "spec": {
            "width": (frame.width - ROOM * (columns - 1)) // columns,
            "height": PANEL,
            "layer": _layers(frame, groups, notes, values),
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": {"row": 20, "column": 24},
    }  # fmt: skip
    about = words("Line: target. Hollow: a period that is not whole")
    return frame.whole(words("KPIs and their targets"), body, about)


def _panels(frame: Frame, rows: Rows) -> tuple[Rows, dict[tuple[str, str], str]]:
    """The rows of the KPIs that have a history, else of all; and the title of each panel."""
    counted: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        if row["value"] is not None:
            counted.setdefault(_kpi(row), set()).add(row["period"])
    several = [kpi for kpi, periods in counted.items() if len(periods) > 1] or list(counted)
    titles = dict.fromkeys(several[:MOST_PANELS], "")
    kept = [row for row in rows if _kpi(row) in titles]
    for row in kept:
        unit = f" ({row['unit']})" if row["unit"] else ""
        stage = frame.stages.get(row["stage"], row["stage"])
        titles[_kpi(row)] = f"{stage} · {frame.text(row['name'])}{unit}"
    return kept, titles


def _kpi(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["stage"], row["kpi"]


def _firsts(rows: Rows, titles: Mapping[tuple[str, str], str]) -> list[dict[str, Any]]:
    return [{"panel": title, "stage": stage} for (stage, _), title in titles.items() if rows]


def _value(
    frame: Frame, row: Mapping[str, Any], titles: Mapping[tuple[str, str], str]
) -> dict[str, Any]:
    states = {met: frame.words(name) for met, name, _ in STATES}
    return {
        "panel": titles[_kpi(row)],
        "day": _middle(row),
        "value": row["value"],
        "target": row["target"],
        "state": states[row["met"]],
        "segment": row.get("segment"),
        "whole": bool(row["complete"]),
    }


def _middle(row: Mapping[str, Any]) -> str:
    """The day in the middle of a period: a point stands for all of it."""
    first, last = (dt.date.fromisoformat(row[name]) for name in ("starts", "ends"))
    return (first + (last - first) / 2).isoformat()


def _notes(frame: Frame, rows: Rows) -> list[dict[str, Any]]:
    """The notes of the journey, and its tactics as campaigns, that fall into the time shown."""
    if not rows:
        return []
    first, last = min(row["starts"] for row in rows), max(row["ends"] for row in rows)
    found = [(str(each.date), str(each.until or each.date), each.text, each.stages)
             for each in frame.journey.notes]  # fmt: skip
    found += [
        (str(each.starts), str(each.ends or each.starts), each.text, each.stages)
        for each in frame.journey.tactics
        if each.starts is not None and each.state in ("running", "paused", "done")
    ]
    inside = sorted((each for each in found if each[0] <= last and each[1] >= first),
                    key=lambda each: each[:2])  # fmt: skip
    return [
        {"letter": letter, "day": max(start, first), "until": min(end, last), "stages": stages,
         "state": f"{letter}  {frame.text(said)}, {_days(frame, start, end)}"}
        for letter, (start, end, said, stages) in zip("ABCDEFGHIJKL", inside, strict=False)
    ]  # fmt: skip


def _days(frame: Frame, start: str, end: str) -> str:
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return frame.words.date(first) if first == last else frame.words.date_range(first, last)


def _noted(row: Mapping[str, Any], note: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: note[name] for name in ("letter", "day", "until", "state")}
    return {"panel": row["panel"], "segment": note["state"], **kept}


def _layers(
    frame: Frame, groups: list[str], notes: list[dict[str, Any]], values: list[dict[str, Any]]
) -> list[Spec]:
    x: Spec = {
        "field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None,
        "axis": {"format": "%b %Y", "grid": False, "tickCount": 4, "labelFlush": True},
    }  # fmt: skip
    y: Spec = {"field": "value", "type": "quantitative", "title": None,
               "axis": {"tickCount": 3, "domain": False, "ticks": False, "format": ",.4~g"},
               "scale": {"zero": False, "nice": True}}  # fmt: skip
    colour = _colour(frame, groups, notes, values)
    line: Spec = {"value": frame.colour("line2")} if not groups else colour
    told = "datum.value !== null && isValid(datum.value)"
    size = 44 if len(values) < 400 else 16
    point = {"x": x, "y": y, "color": colour, "opacity": {"value": 1}}
    found: list[Spec] = []
    if notes:
        found += _marks(frame, x)
    return [
        *found,
        {"transform": [{"filter": "isValid(datum.target)"},
                       {"aggregate": [{"op": "max", "field": "target", "as": "target"}]}],
         "mark": {"type": "rule", "strokeDash": [4, 3], "strokeWidth": 1.5,
                  "color": frame.colour("ink")},
         "encoding": {"y": {**y, "field": "target"}}},
        {"transform": [{"filter": told}],
         "mark": {"type": "line", "strokeWidth": 1.5},
         "encoding": {"x": x, "y": y, "color": line}
         | ({"detail": {"field": "segment"}} if groups else {})},
        {"transform": [{"filter": f"{told} && datum.whole"}],
         "mark": {"type": "point", "filled": True, "size": size}, "encoding": point},
        {"transform": [{"filter": f"{told} && !datum.whole"}],
         "mark": {"type": "point", "filled": False, "fill": frame.colour("paper"),
                  "strokeWidth": 1.5, "size": size}, "encoding": point},
    ]  # fmt: skip


def _marks(frame: Frame, x: Spec) -> list[Spec]:
    """A band for each note, and its letter above."""
    noted = {"filter": "isValid(datum.letter)"}
    muted = frame.colour("muted")
    return [
        {"transform": [noted],
         "mark": {"type": "rect", "color": muted, "opacity": 0.14},
         "encoding": {"x": x, "x2": {"field": "until", "timeUnit": "utcyearmonthdate"}}},
        {"transform": [noted],
         "mark": {"type": "rule", "color": muted, "strokeWidth": 1, "opacity": 0.6},
         "encoding": {"x": x}},
        {"transform": [noted],
         "mark": {"type": "text", "baseline": "bottom", "dy": -2, "color": muted},
         "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "letter"}}},
    ]  # fmt: skip


def _colour(
    frame: Frame, groups: list[str], notes: list[dict[str, Any]], values: list[dict[str, Any]]
) -> Spec:
    """One scale for verdicts (or groups) and notes, so that one legend tells all of them."""
    met = {value["state"] for value in values}
    names = [(frame.words(name), frame.colour(colour)) for _, name, colour in STATES]
    kept = [(name, colour) for name, colour in names if name in met]
    if groups:
        scale = frame.segment_scale(groups)
        kept = list(zip(scale["domain"], scale["range"], strict=True))
    kept += [(note["state"], frame.colour("line2")) for note in notes]
    return {
        "field": "segment" if groups else "state",
        "type": "nominal",
        "scale": {"domain": [name for name, _ in kept], "range": [colour for _, colour in kept]},
        "legend": {"title": None, "orient": "bottom", "labelLimit": 260, "symbolStrokeWidth": 0,
                   "columns": 3 if frame.width > 440 else 1},
    }  # fmt: skip


CHARTS = {"kpis": kpis}
"""The charts of the question `kpis`; the first is shown when none is named."""
