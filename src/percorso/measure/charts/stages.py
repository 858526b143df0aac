"""Charts of the stages: who goes on, how stays ended, how long they took."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import (
    FEW,
    MOST_GROUPS,
    ROW,
    Frame,
    Rows,
    of_groups,
    segments,
)
from percorso.theme import BOLD
from percorso.words import N_

SHARE_AXIS = {
    "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%", "title": None, "domain": False,
    "ticks": False, "labelFlush": False,
}  # fmt: skip
ENDS = (
    ("advanced", N_("Moved on"), "good"),
    ("skipped", N_("Skipped ahead"), "gain"),
    ("returned", N_("Went back"), "warn"),
    ("new_cycle", N_("New cycle"), "accent"),
    ("expired", N_("Went quiet"), "muted"),
    ("open", N_("Still in stage"), "control"),
)
_UNITS = (
    ("d", 86_400, N_("Days")),
    ("h", 3_600, N_("Hours")),
    ("min", 60, N_("Minutes")),
    ("s", 1, N_("Seconds")),
)


def conversion(frame: Frame, rows: Rows) -> Spec:
    """Conversion of every stage with its interval; the groups side by side when split."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = [row for row in of_groups(rows, groups) if row.get("conversion") is not None]
    values = [_converted(frame, row) for row in shown]
    stages = list(dict.fromkeys(row["stage"] for row in shown))
    layers = _grouped(frame, groups) if groups else _single(frame, stages)
    body = {
        "width": frame.width,
        "height": {"step": ROW if not groups else 20},
        "data": {"values": values},
        "encoding": {"y": _rows_of(frame, stages, len(groups) or 1)},
        "layer": layers,
    }
    words = frame.words
    about = words("Share of decided cycles that entered a later stage; line: 95% interval")
    return frame.whole(words("Conversion by stage"), body, about)


def _converted(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    few = (row.get("decided") or 0) < FEW
    label = frame.words.share(row["conversion"])
    if few:
        label += f", {frame.words.sample(row.get('decided'))}"
    return {
        "stage": frame.stages.get(row["stage"], row["stage"]),
        "segment": row.get("segment"),
        "share": row["conversion"],
        "low": row.get("conversion_low"),
        "high": row.get("conversion_high"),
        "end": max(row["conversion"], row.get("conversion_high") or 0),
        "few": few,
        "label": label,
        "tip": frame.words.interval(
            row["conversion"], row.get("conversion_low"), row.get("conversion_high")
        ),
        "n": frame.words.number(row.get("decided")),
    }


def _rows_of(frame: Frame, stages: list[str], groups: int = 1) -> Spec:
    """A row a stage; the more groups stand in it, the less of it is left empty."""
    order = [frame.stages.get(stage, stage) for stage in stages]
    return {
        "field": "stage",
        "type": "nominal",
        "sort": order,
        "axis": frame.names_axis(),
        "scale": {"paddingInner": 0.4 / groups**0.7, "paddingOuter": 0.1},
    }


def _share_x(field: str = "share") -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, 1.2], "nice": False},
        "axis": SHARE_AXIS,
    }


def _tips(frame: Frame, *fields: tuple[str, str]) -> list[Spec]:
    return [
        {"field": field, "type": "nominal", "title": frame.words(name)} for field, name in fields
    ]


def _single(frame: Frame, stages: list[str]) -> list[Spec]:
    tips = _tips(frame, ("stage", N_("Stage")), ("tip", N_("Conversion")), ("n", N_("Out of")))
    colour = {
        "condition": {"test": "datum.few", "value": frame.colour("ghost")},
        "field": "stage",
        "type": "nominal",
        "scale": frame.stage_scale(stages),
        "legend": None,
    }
    return [
        {"mark": {"type": "bar"}, "encoding": {"x": _share_x(), "color": colour, "tooltip": tips}},
        _whisker(frame),
        _label(frame),
    ]


def _whisker(frame: Frame, **more: Any) -> Spec:
    return {
        "mark": {"type": "rule", "color": frame.colour("ink"), "strokeWidth": 1.5},
        "encoding": {"x": _share_x("low"), "x2": {"field": "high"}, **more},
    }


def _label(frame: Frame, **more: Any) -> Spec:
    return {
        "mark": {"type": "text", "align": "left", "dx": 8, "fontWeight": BOLD},
        "encoding": {
            "x": _share_x("end"),
            "text": {"field": "label"},
            "color": {
                "condition": {"test": "datum.few", "value": frame.colour("muted")},
                "value": frame.colour("ink"),
            },
            **more,
        },
    }


def _grouped(frame: Frame, groups: list[str]) -> list[Spec]:
    offset = {"yOffset": {"field": "segment", "sort": groups}}
    tips = _tips(frame, ("segment", N_("Segment")), ("stage", N_("Stage")),
                 ("tip", N_("Conversion")), ("n", N_("Out of")))  # fmt: skip
    colour = {
        "field": "segment",
        "scale": frame.segment_scale(groups),
        "legend": {"title": None, "orient": "top", "columns": 6 if frame.width > 440 else 2},
    }
    shape = {"field": "segment", "sort": groups, "legend": None, "scale": {"domain": groups}}
    point = {
        "mark": {"type": "point", "size": 72, "filled": True, "opacity": 1},
        "encoding": {
            "x": _share_x(),
            "color": colour,
            "shape": shape,
            "opacity": {"condition": {"test": "datum.few", "value": 0.45}, "value": 1},
            "tooltip": tips,
            **offset,
        },
    }
    return [_whisker(frame, **offset), point, _label(frame, **offset)]


def ends(frame: Frame, rows: Rows) -> Spec:
    """How the stays of every stage ended, as shares of the entries."""
    shown = [row for row in rows if row.get("entries")]
    names = [frame.words(name) for _, name, _ in ENDS]
    colours = [frame.colour(colour) for _, _, colour in ENDS]
    values = [value for row in shown for value in _ended(frame, row)]
    stages = list(dict.fromkeys(row["stage"] for row in shown))
    mark = {"type": "bar", "stroke": frame.colour("paper"), "strokeWidth": 1, "cornerRadiusEnd": 0}
    tips = _tips(frame, ("stage", N_("Stage")), ("end", N_("How it ended")),
                 ("label", N_("Stays")))  # fmt: skip
    colour = {
        "field": "end",
        "scale": {"domain": names, "range": colours},
        "sort": names,
        "legend": {
            "title": None,
            "orient": "top",
            "columns": 6 if frame.width > 440 else 3 if frame.width > 300 else 2,
        },
    }
    encoding: Spec = {
        "x": {"field": "share", "type": "quantitative", "axis": SHARE_AXIS,
              "scale": {"domain": [0, 1]}},
        "y": _rows_of(frame, stages),
        "color": colour,
        "order": {"field": "place"},
        "tooltip": tips,
    }  # fmt: skip
    body: Spec = {"data": {"values": values}, "mark": mark, "encoding": encoding}
    body |= {"width": frame.width, "height": {"step": ROW}}
    if groups := segments(rows)[:MOST_GROUPS]:
        encoding["row"] = {"field": "segment", "sort": groups, "title": None}
    return frame.whole(frame.words("How stays ended"), body, frame.words("Share of entries"))


def _ended(frame: Frame, row: Mapping[str, Any]) -> list[dict[str, Any]]:
    words = frame.words
    return [
        {
            "stage": frame.stages.get(row["stage"], row["stage"]),
            "segment": row.get("segment"),
            "end": words(name),
            "place": place,
            "share": row[key] / row["entries"],
            "label": f"{words.number(row[key])} ({words.share(row[key] / row['entries'])})",
        }
        for place, (key, name, _) in enumerate(ENDS)
        if row.get(key)
    ]


def time(frame: Frame, rows: Rows) -> Spec:
    """Time in stage: a bar to the median, a line to the time that nine in ten stays keep."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = [row for row in of_groups(rows, groups) if row.get("time_median_s") is not None]
    most = max((row.get("time_p90_s") or row["time_median_s"] for row in shown), default=0)
    size, unit = next((s, name) for u, s, name in _UNITS if most >= 2 * s or u == "s")
    stages = list(dict.fromkeys(row["stage"] for row in shown))
    x: Spec = {"type": "quantitative", "axis": {"title": frame.words(unit), "tickCount": 6},
               "scale": {"domain": [0, (most / size or 1) * 1.3], "nice": False}}  # fmt: skip
    encoding: Spec = {"y": _rows_of(frame, stages, len(groups) or 1)}
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
    body = {
        "width": frame.width,
        "height": {"step": ROW if not groups else 20},
        "data": {"values": [_timed(frame, row, size) for row in shown]},
        "encoding": encoding,
        "layer": _time_layers(frame, x, stages, groups),
    }
    about = frame.words("Bar: half of the stays are over; line: nine in ten are over (p90)")
    return frame.whole(frame.words("Time in stage"), body, about)


def _timed(frame: Frame, row: Mapping[str, Any], size: int) -> dict[str, Any]:
    words, p90 = frame.words, row.get("time_p90_s")
    last = p90 if p90 is not None else row["time_median_s"]
    return {
        "stage": frame.stages.get(row["stage"], row["stage"]),
        "segment": row.get("segment"),
        "median": row["time_median_s"] / size,
        "p90": None if p90 is None else p90 / size,
        "end": last / size,
        "label": f"{words.duration(row['time_median_s'])} · p90 {words.duration(p90)}",
    }


def _time_layers(frame: Frame, x: Spec, stages: list[str], groups: list[str]) -> list[Spec]:
    tips = _tips(frame, ("stage", N_("Stage")), ("label", N_("Time in stage")))
    colour: Spec = {"field": "segment" if groups else "stage", "type": "nominal"}
    colour["scale"] = frame.segment_scale(groups) if groups else frame.stage_scale(stages)
    colour["legend"] = {"title": None, "orient": "top"} if groups else None
    bar = {"x": {"field": "median", **x}, "color": colour, "tooltip": tips}
    line = {"x": {"field": "median", **x}, "x2": {"field": "end"}}
    end = {"x": {"field": "p90", **x}}
    label = {"x": {"field": "end", **x}, "text": {"field": "label"}}
    ink = frame.colour("ink")
    return [
        {"mark": {"type": "bar"}, "encoding": bar},
        {"mark": {"type": "rule", "color": ink, "strokeWidth": 1.5}, "encoding": line},
        {"mark": {"type": "tick", "color": ink, "thickness": 1.5, "size": 12}, "encoding": end},
        {"mark": {"type": "text", "align": "left", "dx": 8}, "encoding": label},
    ]


CHARTS = {"conversion": conversion, "ends": ends, "time": time}
