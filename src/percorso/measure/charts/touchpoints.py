"""The chart of touchpoints: whom each reaches, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows
from percorso.words import N_

MOST_TOUCHPOINTS = 24
TONES = {"more": "good", "less": "loss", "unclear": "ink", "few": "ghost"}
LABEL = "datum.value == 0 ? '0' : format(datum.value * 100, '+.0f')"


def touchpoints(frame: Frame, rows: Rows) -> Spec:
    """Reach as bars; beside it the difference in going on, with its interval, around zero."""
    values = [_touched(frame, row) for row in _chosen(frame, rows)]
    names = list(dict.fromkeys(value["name"] for value in values))
    half = (frame.width - 32) // 2
    data = {"values": values}
    reach = {"width": half, "height": {"step": 28}, "data": data,
             "layer": _reach(frame, names)}  # fmt: skip
    bound = max((abs(v[k]) for v in values for k in ("low", "high") if v[k] is not None),
                default=0.1)  # fmt: skip
    points = {"width": half, "height": {"step": 28}, "data": data,
              "layer": _difference(frame, names, max(bound, 0.02) * 1.05)}  # fmt: skip
    body = {
        "hconcat": [reach, points],
        "spacing": 24,
        "resolve": {"scale": {"color": "independent"}},
    }
    words = frame.words
    about = words("Going on with and without the touchpoint: an association, not a cause")
    return frame.whole(words("Touchpoints"), body, about)


def _chosen(frame: Frame, rows: Rows) -> Rows:
    """Touchpoints by stage, those with most people, in the order of the stages."""
    places = list(frame.stages)
    inside = [row for row in rows if row.get("stage") in frame.stages and row.get("events")]
    ranked = sorted(inside, key=lambda row: -int(row["people"]))[:MOST_TOUCHPOINTS]
    return sorted(ranked, key=lambda row: (places.index(row["stage"]), -int(row["people"])))


def _touched(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    words = frame.words
    low, high = row.get("difference_low"), row.get("difference_high")
    few = min(row.get("stays_with") or 0, row.get("stays_without") or 0) < FEW
    name = f"{frame.touchpoints.get(row['touchpoint'], row['name'])} · {frame.stages[row['stage']]}"
    if row.get("segment"):
        name += f" · {row['segment']}"
    return {
        "name": "".join(char for char in name if char.isprintable()),
        "stage": frame.stages[row["stage"]],
        "reach": row["reach"],
        "reach_label": words.share(row["reach"]),
        "difference": row.get("difference"),
        "low": low,
        "high": high,
        "label": words.points(row.get("difference")),
        "tone": "few" if few else _tone(low, high),
    }


def _tone(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "unclear"
    return "more" if low > 0 else "less" if high < 0 else "unclear"


def _y(frame: Frame, names: list[str], axis: Spec | None) -> Spec:
    return {"field": "name", "type": "nominal", "sort": names, "axis": axis,
            "scale": {"paddingInner": 0.45}}  # fmt: skip


def _reach(frame: Frame, names: list[str]) -> list[Spec]:
    y = _y(frame, names, frame.names_axis() | {"labelLimit": 280})
    axis = {"format": ".0%", "values": [0, 0.5, 1], "labelFlush": False}
    x = {"field": "reach", "type": "quantitative", "title": frame.words("Reach"), "axis": axis,
         "scale": {"domain": [0, 1.25]}}  # fmt: skip
    colour = {"field": "stage", "scale": frame.stage_scale(frame.stages), "legend": None}
    return [
        {"mark": {"type": "bar"}, "encoding": {"x": x, "y": y, "color": colour}},
        {"mark": {"type": "text", "align": "left", "dx": 6},
         "encoding": {"x": x, "y": y, "text": {"field": "reach_label"}}},
    ]  # fmt: skip


def _difference(frame: Frame, names: list[str], bound: float) -> list[Spec]:
    y = _y(frame, names, None)
    x: Spec = {"type": "quantitative", "title": frame.words("Difference in going on, points"),
               "axis": {"labelExpr": LABEL, "tickCount": 5},
               "scale": {"domain": [-bound, bound], "nice": True}}  # fmt: skip
    colours = [frame.colour(name) for name in TONES.values()]
    colour = {"field": "tone", "type": "nominal", "legend": None,
              "scale": {"domain": list(TONES), "range": colours}}  # fmt: skip
    tips = [{"field": "name", "title": frame.words(N_("Touchpoint"))},
            {"field": "label", "title": frame.words(N_("Difference"))}]  # fmt: skip
    line = {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y, "color": colour}
    point = {"x": {"field": "difference", **x}, "y": y, "color": colour, "tooltip": tips}
    return [
        {"mark": {"type": "rule", "color": frame.colour("control")},
         "encoding": {"x": {"datum": 0}}},
        {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": line},
        {"mark": {"type": "point", "size": 56, "filled": True, "opacity": 1}, "encoding": point},
    ]  # fmt: skip


CHARTS = {"touchpoints": touchpoints}
