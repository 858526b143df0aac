"""The charts of retention: cohorts as a heat map, all of them as a curve, the lifecycle as bars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.words import N_

ALL = "all"
MOST_COHORTS = 18
MOST_PERIODS = 15
NARROW = 480
_DARK = {"light": 0.78, "dark": 0.65}
"""From this part of the scale on a figure is written in the colour of the paper."""
STATES = (
    ("new", N_("New"), "accent"),
    ("returning", N_("Active again"), "good"),
    ("resurrected", N_("Back after a pause"), "warn"),
    ("dormant", N_("Quiet since"), "control"),
)
Row = Mapping[str, Any]


def retention(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows: the lifecycle, a heat map, or the curve of several groups."""
    if any("resurrected" in row for row in rows):
        return lifecycle(frame, rows)
    if segments(rows) or all(row.get("cohort") == ALL for row in rows):
        return curve(frame, rows)
    return cohorts(frame, rows)


def cohorts(frame: Frame, rows: Rows) -> Spec:
    """Each cohort a line, each period a cell: the darker, the more came back."""
    groups = segments(rows)[:1]
    own = [row for row in of_groups(rows, groups) if row["cohort"] != ALL]
    names = list(dict.fromkeys(row["cohort"] for row in own))[-MOST_COHORTS:]
    most = MOST_PERIODS if frame.width > NARROW else MOST_PERIODS // 2
    shown = [row for row in own if row["cohort"] in names and row["period"] <= most
             and row.get("share") is not None]  # fmt: skip
    return _heat(frame, [_cell(frame, row) for row in shown])


def _heat(frame: Frame, values: list[dict[str, Any]]) -> Spec:
    names = list(dict.fromkeys(value["cohort"] for value in values))
    words = frame.words
    y = {"field": "cohort", "type": "nominal", "sort": names, "axis": frame.names_axis(),
         "scale": {"paddingInner": 0.06}}  # fmt: skip
    x = {"field": "period", "type": "ordinal", "scale": {"paddingInner": 0.04},
         "axis": {"title": words("Periods after the first"), "orient": "top", "labelAngle": 0,
                  "domain": False, "ticks": False, "grid": False}}  # fmt: skip
    top = max((value["share"] for value in values if not value["given"]), default=1.0)
    shade = {"field": "share", "type": "quantitative", "legend": None,
             "scale": {"domain": [0, top], "clamp": True, "range": [0.06, 1]}}  # fmt: skip
    dark = f"datum.share > {top * _DARK[frame.theme]} && datum.over && !datum.given"
    ink = {"condition": {"test": dark,
                         "value": frame.colour("paper")}, "value": frame.colour("ink")}  # fmt: skip
    plain = {"test": "!datum.over || datum.given", "value": 0}
    body = {
        "width": frame.width,
        "height": {"step": 26},
        "data": {"values": values},
        "encoding": {"y": y, "x": x},
        "layer": [
            {"mark": {"type": "rect", "cornerRadius": 2, "color": frame.colour("accent")},
             "encoding": {"opacity": shade | {"condition": plain}}},
            {"transform": [{"filter": "!datum.over"}],
             "mark": {"type": "rect", "filled": False, "strokeDash": [3, 2], "cornerRadius": 2,
                      "stroke": frame.colour("control")}},
            {"mark": {"type": "text", "fontSize": 11},
             "encoding": {"text": {"field": "label"}, "color": ink}},
        ],
    }  # fmt: skip
    about = words("Share of the cohort that was active; dashed: the period is not over")
    return frame.whole(words("Retention by cohort"), body, about)


def _cell(frame: Frame, row: Row) -> dict[str, Any]:
    words = frame.words
    given = row["period"] == 0 and row.get("low") is None
    return {
        "cohort": f"{row['cohort']} · {words.number(row['size'])}",
        "period": row["period"],
        "share": row["share"],
        "label": words.number(round(row["share"] * 100)) + ("%" if frame.width > NARROW else ""),
        "over": bool(row["complete"]),
        "given": given,
        "tip": words.interval(row["share"], row.get("low"), row.get("high")),
    }


def curve(frame: Frame, rows: Rows) -> Spec:
    """All cohorts together, period by period, with their interval."""
    groups = segments(rows)[:MOST_GROUPS]
    own = [row for row in of_groups(rows, groups) if row["cohort"] == ALL]
    values = [
        {"period": row["period"], "share": row["share"], "segment": row.get("segment"),
         "low": row["share"] if row.get("low") is None else row["low"],
         "high": row["share"] if row.get("high") is None else row["high"]}
        for row in own if row.get("share") is not None
    ]  # fmt: skip
    words = frame.words
    ends = {"zero": True, "domainMax": 1} if _from_all(values) else {"zero": True}
    x = {"field": "period", "type": "quantitative",
         "axis": {"title": words("Periods after the first"), "tickMinStep": 1, "grid": False,
                  "format": "d"}}  # fmt: skip
    y = {"type": "quantitative", "title": None, "axis": {"format": ".0%", "tickCount": 5}}
    colour: Spec = {"value": frame.colour("accent")}
    if groups:
        colour = {"field": "segment", "type": "nominal", "scale": frame.segment_scale(groups),
                  "legend": {"title": None, "orient": "top"}}  # fmt: skip
    body = {
        "width": frame.width,
        "height": 220,
        "data": {"values": values},
        "encoding": {"x": x, "color": colour},
        "layer": [
            {"mark": {"type": "area", "opacity": 0.18},
             "encoding": {"y": y | {"field": "low", "scale": ends}, "y2": {"field": "high"}}},
            {"mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2},
             "encoding": {"y": y | {"field": "share", "scale": ends}}},
        ],
    }  # fmt: skip
    about = words("All cohorts seen through each period; band: 95% interval")
    return frame.whole(words("Retention, all cohorts"), body, about)


def _from_all(values: list[dict[str, Any]]) -> bool:
    return any(value["share"] > 0.9 for value in values)


def lifecycle(frame: Frame, rows: Rows) -> Spec:
    """In each period those who are active, above the line, and those who are quiet since, below."""
    groups = segments(rows)[:1]
    own = of_groups(rows, groups)
    words = frame.words
    names = {state: words(name) for state, name, _ in STATES}
    values = [
        {"start": str(row["start"])[:10], "state": names[state], "order": place,
         "people": -row[state] if state == "dormant" else row[state]}
        for row in own for place, (state, _, _) in enumerate(STATES)
    ]  # fmt: skip
    scale = {"domain": [*names.values()], "range": [frame.colour(c) for _, _, c in STATES]}
    columns = 4 if frame.width > NARROW else 2
    body = {
        "width": frame.width,
        "height": 240,
        "data": {"values": values},
        "mark": {"type": "bar"},
        "encoding": {
            "x": {"field": "start", "type": "ordinal", "title": None,
                  "timeUnit": "utcyearmonthdate",
                  "axis": {"format": "%-d %b %Y", "labelOverlap": True, "labelAngle": 0,
                           "ticks": False}},
            "y": {"field": "people", "type": "quantitative", "title": None,
                  "axis": {"format": ",d", "tickCount": 6}},
            "color": {"field": "state", "type": "nominal", "scale": scale,
                      "legend": {"title": None, "orient": "top", "columns": columns}},
            "order": {"field": "order"},
        },
    }  # fmt: skip
    about = words("Active people in each period; below the line those quiet since the one before")
    return frame.whole(words("Who is active"), body, about)


CHARTS = {"retention": retention, "cohorts": cohorts, "curve": curve, "lifecycle": lifecycle}
