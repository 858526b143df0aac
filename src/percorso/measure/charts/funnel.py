"""Charts of the funnel: who reaches each step, and how the number moves with the definition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import (
    FEW,
    MOST_GROUPS,
    Frame,
    Rows,
    of_groups,
    segments,
)
from percorso.measure.charts.stages import SHARE_AXIS
from percorso.theme import BOLD, TINT, stage_colour

NARROW = 480
"""Under this width fewer words stand beside the bars, and the bars are shorter for them."""


def funnel(frame: Frame, rows: Rows) -> Spec:
    """A bar a step: dark for those who reached it, light for those lost since the step before."""
    if rows and "definition" in rows[0]:
        return what_if(frame, rows)
    groups = segments(rows)[:MOST_GROUPS]
    shown = of_groups(rows, groups)
    values = [_step(frame, row, shown) for row in shown]
    names = list(dict.fromkeys(value["step"] for value in values))
    padding = 0.3 / max(1, len(groups)) ** 0.7
    y: Spec = {"field": "step", "type": "nominal", "sort": names, "axis": frame.names_axis()}
    encoding: Spec = {"y": y | {"scale": {"paddingInner": padding}}}
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    body = {
        "width": frame.width,
        "height": {"step": 44 if not groups else 22},
        "data": {"values": values},
        "encoding": encoding,
        "layer": _layers(frame, groups),
    }
    words = frame.words
    about = words(
        "Share of those decided; light: dropped off since the step before; line: 95% interval"
    )
    return frame.whole(words("Funnel"), body, about)


def _step(frame: Frame, row: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    words, share = frame.words, row.get("conversion")
    few = (row.get("decided") or 0) < FEW
    return {
        "step": f"{row['step']} {frame.text(row['name'])}",
        "segment": row.get("segment"),
        "share": share or 0,
        "before": max(share or 0, _before(row, rows)),
        "low": row.get("conversion_low"),
        "high": row.get("conversion_high"),
        "few": few,
        "label": f"{words.number(row['reached'])} · {words.share(share)}",
        "lost": _lost(frame, row),
        "tip": words.interval(share, row.get("conversion_low"), row.get("conversion_high")),
        "n": words.number(row.get("decided")),
    }


def _before(row: Mapping[str, Any], rows: Rows) -> float:
    """The conversion of the last required step before, of the same group; of the first its own."""
    same = [each for each in rows if each.get("segment") == row.get("segment")]
    required = [each for each in same if each["step"] == 1 or not each.get("optional")]
    earlier = [each for each in required if each["step"] < row["step"]]
    return float((earlier[-1] if earlier else row).get("conversion") or 0)


def _lost(frame: Frame, row: Mapping[str, Any]) -> str:
    if row["step"] == 1:
        return ""
    words = frame.words
    said = words("{n} dropped off, {share} went on", n=words.number(row.get("dropped")),
                 share=words.share(row.get("conversion_previous")))  # fmt: skip
    if row.get("undecided_previous") and frame.width >= NARROW:
        said += f" · {words('{n} undecided', n=words.number(row['undecided_previous']))}"
    return said


def _x(frame: Frame, field: str) -> Spec:
    """The axis of shares; it is longer than 100 % by the room that the words take."""
    scale = {"domain": [0, 1.6 if frame.width >= NARROW else 2.3], "nice": False}
    return {"field": field, "type": "quantitative", "axis": SHARE_AXIS, "scale": scale}


def _layers(frame: Frame, groups: list[str]) -> list[Spec]:
    ink, muted = frame.colour("ink"), frame.colour("muted")
    tips = [{"field": name, "type": "nominal", "title": frame.words(title)}
            for name, title in (("step", "Step"), ("tip", "Conversion"), ("n", "Out of"),
                                ("lost", "From the step before"))]  # fmt: skip
    faded: Spec = {"condition": {"test": "datum.few", "value": frame.colour("ghost")}}
    if groups:
        legend = {"title": None, "orient": "top", "columns": 6 if frame.width > 440 else 2,
                  "symbolOpacity": 1}  # fmt: skip
        colour: Spec = {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    else:
        colour = faded | {"value": stage_colour(0, frame.theme)}
    tint = TINT["dark" if frame.theme == "dark" else "light"]
    dy = -9 if not groups else 0
    bars: list[Spec] = [
        {"mark": {"type": "bar"},
         "encoding": {"x": _x(frame, "share"), "color": colour, "tooltip": tips}},
        {"mark": {"type": "bar", "opacity": tint},
         "encoding": {"x": _x(frame, "share"), "x2": {"field": "before"}, "color": colour}},
        {"mark": {"type": "rule", "color": ink, "strokeWidth": 1.5},
         "encoding": {"x": _x(frame, "low"), "x2": {"field": "high"}}},
        {"transform": [{"calculate": "max(datum.before, datum.high)", "as": "end"}],
         "mark": {"type": "text", "align": "left", "dx": 8, "dy": dy, "fontWeight": BOLD},
         "encoding": {"x": _x(frame, "end"), "text": {"field": "label"},
                      "color": {"condition": {"test": "datum.few", "value": muted},
                                "value": ink}}},
    ]  # fmt: skip
    if not groups:
        bars.append(
            {"transform": [{"calculate": "max(datum.before, datum.high)", "as": "end"}],
             "mark": {"type": "text", "align": "left", "dx": 8, "dy": 9, "color": muted},
             "encoding": {"x": _x(frame, "end"), "text": {"field": "lost"}}}
        )  # fmt: skip
    return bars


def what_if(frame: Frame, rows: Rows) -> Spec:
    """A point a definition: conversion to the last step, with its interval."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = [row for row in of_groups(rows, groups) if row.get("conversion") is not None]
    values = [_defined(frame, row) for row in shown]
    names = list(dict.fromkeys(value["name"] for value in values))
    y: Spec = {"field": "name", "type": "nominal", "sort": names, "axis": frame.names_axis()}
    encoding: Spec = {"y": y}
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    top = max((value["high"] for value in values), default=1.0)
    body = {
        "width": frame.width,
        "height": {"step": 26 if not groups else 18},
        "data": {"values": values},
        "encoding": encoding,
        "layer": _points(frame, groups, top),
    }
    words = frame.words
    about = words("Conversion to the last step under each definition; line: 95% interval")
    return frame.whole(words("What if the definition were another"), body, about)


def _defined(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    words = frame.words
    return {
        "name": frame.text(row["definition"]),
        "segment": row.get("segment"),
        "share": row["conversion"],
        "low": row["conversion_low"],
        "high": row["conversion_high"],
        "label": words("{share}, {n} of {of}", share=words.share(row["conversion"]),
                       n=words.number(row["reached"]), of=words.number(row["decided"])),
    }  # fmt: skip


def _points(frame: Frame, groups: list[str], top: float) -> list[Spec]:
    def x(name: str) -> Spec:
        return {"field": name, "type": "quantitative",
                "axis": {"format": ".0%", "title": None, "tickCount": 5, "labelFlush": False},
                "scale": {"domain": [0, min(1.0, top) * 1.45], "nice": False}}  # fmt: skip

    colour: Spec = {"value": frame.colour("accent")}
    if groups:
        legend = {"title": None, "orient": "top"}
        colour = {"field": "segment", "scale": frame.segment_scale(groups), "legend": legend}
    return [
        {"mark": {"type": "rule", "strokeWidth": 1.5},
         "encoding": {"x": x("low"), "x2": {"field": "high"}, "color": colour}},
        {"mark": {"type": "point", "size": 64, "filled": True, "opacity": 1},
         "encoding": {"x": x("share"), "color": colour}},
        {"mark": {"type": "text", "align": "left", "dx": 10},
         "encoding": {"x": x("high"), "text": {"field": "label"}}},
    ]  # fmt: skip


CHARTS = {"funnel": funnel, "what_if": what_if}
