"""The charts of departures: how many follow the drawing, where the others leave it, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from percorso.explain.conformance.codes import KIND_NAMES, KINDS
from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.words import N_

MOST_DEPARTURES = 20
MOST_VARIANTS = 20
FIRST_WORD_ALONE = "split(replace(datum.label, ' ', '~'), '~')"


def conformance(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows of a view."""
    first = rows[0] if rows else {}
    if "departure" in first:
        return departures(frame, rows)
    if "stages" in first and "drawn" in first:
        return variants(frame, rows)
    if "stage" in first and "base_skipped" in first:
        return stages(frame, rows)
    return following(frame, rows)


def following(frame: Frame, rows: Rows) -> Spec:
    """Of the decided cycles the share that follows the drawing, and the share of each departure."""
    groups = segments(rows)[:MOST_GROUPS]
    names = {"follow_share": N_("Follow the drawing"), **KIND_NAMES}
    values = [
        _share(frame, row, key, frame.words(name), f"cycles_{key}" if key in KINDS else "followed")
        for row in of_groups(rows, groups)
        for key, name in names.items()
        if row.get(key) is not None
    ]
    about = frame.words(
        "Out of decided cycles, with 95% interval; one cycle may depart in many ways"
    )
    return _bars(frame, values, groups, frame.words("Drawn and real"), about)


def departures(frame: Frame, rows: Rows) -> Spec:
    """The commonest departures as bars."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = [row for row in of_groups(rows, groups) if int(row["rank"]) <= MOST_DEPARTURES]
    values = [_share(frame, row, "share", said(frame, row), "cycles") for row in shown]
    about = frame.words("Share of decided cycles with 95% interval, and how many")
    return _bars(frame, values, groups, frame.words("The commonest departures"), about)


def said(frame: Frame, row: Mapping[str, Any]) -> str:
    """A departure in words: what, where, at which touchpoint, on which channel."""
    parts = [frame.words(KIND_NAMES[row["departure"]]), frame.stages.get(row["stage"], "")]
    if row.get("touchpoint"):
        parts.append(frame.touchpoints.get(row["touchpoint"], row["touchpoint"]))
    if row.get("channel"):
        parts.append(row["channel"])
    return " · ".join("".join(c for c in part if c.isprintable()) for part in parts)


def variants(frame: Frame, rows: Rows) -> Spec:
    """The commonest sequences as bars, drawn ones apart from the others."""
    groups = segments(rows)[:MOST_GROUPS]
    places = {stage: str(number) for number, stage in enumerate(frame.stages, 1)}
    shown = [
        row
        for row in of_groups(rows, groups)
        if row["stages"] is not None and int(row["rank"]) <= MOST_VARIANTS
    ]
    values = [
        _share(frame, row, "share", " › ".join(places.get(s, s) for s in row["stages"]), "cycles")
        | {"tone": frame.words("As drawn") if row["drawn"] else frame.words("Not as drawn")}
        for row in shown
    ]
    about = frame.words("Stages by their number; share of cycles with 95% interval")
    return _bars(frame, values, groups, frame.words("The commonest sequences"), about)


def stages(frame: Frame, rows: Rows) -> Spec:
    """Every stage and kind of departure as a field, the darker the more cycles depart so."""
    words, groups = frame.words, segments(rows)[:1]
    values = [
        _share(frame, row, kind, words(KIND_NAMES[kind]), f"base_{kind}")
        | {"stage": frame.stages[row["stage"]]}
        for row in of_groups(rows, groups)
        for kind in KINDS
        if row.get(kind) is not None
    ]
    x = {
        "field": "name", "type": "nominal", "sort": [words(KIND_NAMES[kind]) for kind in KINDS],
        "title": None,
        "axis": {"orient": "top", "labelAngle": 0, "labelLimit": frame.width // 6, "domain": False,
                 "ticks": False, "labelExpr": FIRST_WORD_ALONE, "labelLineHeight": 14,
                 "labelPadding": 22},
    }  # fmt: skip
    y = {"field": "stage", "type": "nominal", "sort": [*frame.stages.values()],
         "axis": frame.names_axis()}  # fmt: skip
    sure = [value["share"] for value in values if value["base"] >= FEW]
    most = max(sure, default=1.0) or 1.0
    tone = {"field": "share", "type": "quantitative", "legend": None,
            "scale": {"domain": [0, most],
                      "range": [frame.colour("sunken"), frame.colour("pain")],
                      "interpolate": "rgb"}}  # fmt: skip
    ink = {"condition": {"test": f"datum.base < {FEW}", "value": frame.colour("muted")},
           "value": frame.colour("ink")}  # fmt: skip
    body = {
        "width": frame.width, "height": {"step": 36}, "data": {"values": values},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "rect", "stroke": frame.colour("paper"), "strokeWidth": 2,
                      "opacity": 0.55}, "encoding": {"color": tone}},
            {"mark": {"type": "text"},
             "encoding": {"text": {"field": "short"}, "color": ink}},
        ],
    }  # fmt: skip
    about = words("Share of the cycles that came to the stage; an empty field: nothing is drawn")
    return frame.whole(words("Departures by stage"), body, about)


def _share(frame: Frame, row: Mapping[str, Any], key: str, name: str, base: str) -> dict[str, Any]:
    words = frame.words
    return {
        "name": name,
        "segment": row.get("segment"),
        "share": row[key],
        "low": row.get(f"{key}_low"),
        "high": row.get(f"{key}_high"),
        "base": row.get(base),
        "short": words.share(row[key]),
        "label": f"{words.share(row[key])} · {words.number(row.get(base))}",
        "tone": words("As drawn") if key == "follow_share" else words("Not as drawn"),
    }


def _bars(
    frame: Frame, values: list[dict[str, Any]], groups: list[str], title: str, about: str
) -> Spec:  # fmt: skip
    names = list(dict.fromkeys(value["name"] for value in values))
    most = max((value["high"] or value["share"] for value in values), default=1.0)
    x: Spec = {"field": "share", "type": "quantitative", "title": None,
               "axis": {"format": ".0%", "tickCount": 4, "labelFlush": False},
               "scale": {"domain": [0, most * 1.35], "nice": False}}  # fmt: skip
    encoding: Spec = {"y": {"field": "name", "type": "nominal", "sort": names,
                            "axis": frame.names_axis() | {"labelLimit": 300},
                            "scale": {"paddingInner": 0.35}}}  # fmt: skip
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    end = {**x, "field": "high"}
    body = {
        "width": frame.width, "height": {"step": 28 if not groups else 18},
        "data": {"values": values}, "encoding": encoding,
        "layer": [
            {"mark": {"type": "bar", "opacity": 0.75},
             "encoding": {"x": x, "color": _colour(frame, groups, values)}},
            {"mark": {"type": "rule", "color": frame.colour("ink")},
             "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": end, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    return frame.whole(title, body, about)


def _colour(frame: Frame, groups: list[str], values: list[dict[str, Any]]) -> Spec:
    legend = {"title": None, "orient": "top"}
    if groups:
        return {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    tones = [frame.words("As drawn"), frame.words("Not as drawn")]
    both = len({value["tone"] for value in values}) > 1
    scale = {"domain": tones, "range": [frame.colour("accent"), frame.colour("pain")]}
    return {"field": "tone", "scale": scale, "legend": legend if both else None}


CHARTS: dict[str, Callable[[Frame, Rows], Spec]] = {
    "conformance": conformance,
    "following": following,
    "stages": stages,
    "departures": departures,
    "variants": variants,
}
