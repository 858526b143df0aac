"""Pictures of the attribution: what each model gives each channel, side by side, with its band."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.measure.attribution.rules import RULES
from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows
from percorso.theme import TINT, stage_colour

MOST = 14
"""Channels shown; the smaller ones stand in the table."""
SHAPES = {
    "first": "triangle-left", "last": "triangle-right", "last_non_direct": "diamond",
    "linear": "circle", "position": "square", "time_decay": "cross",
}  # fmt: skip
LANE = 9
BESIDE = ("media", "heard")


def attribution(frame: Frame, rows: Rows) -> Spec:
    """For each channel a lane of the rules and one for each data-driven model with its band."""
    if rows and "path" in rows[0]:
        return _paths(frame, rows)
    if rows and "lowest" in rows[0]:
        return _spread(frame, rows)
    told = _told(rows)
    several = [name for name in ("segment", "of") if any(row.get(name) for row in told)]
    return _groups(frame, told, several) if several else _models(frame, told)


def _told(rows: Rows) -> list[dict[str, Any]]:
    """Rows of models that say something; a view side by side is taken apart into models."""
    if any("model" in row for row in rows):
        found = [dict(row) for row in rows if row.get("model") not in BESIDE]
    else:
        found = [
            {"segment": row.get("segment"), "of": row.get("of"), "channel": row["channel"],
             "model": name, "order": None, "share": row[name]}
            for row in rows for name in MODELS_SAID if name in row and name not in BESIDE
        ]  # fmt: skip
    kept = [row for row in found if row.get("share") is not None]
    return _placed_together(kept)


def _placed_together(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of the ordered game, which tells places, added up by channel."""
    sums: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        key = tuple(row.get(name) for name in ("segment", "of", "model", "order", "channel"))
        if key in sums:
            sums[key]["share"] += row["share"]
        else:
            sums[key] = row
    return list(sums.values())


def _channels(rows: Rows, most: int = MOST) -> list[str]:
    """The channels with the largest mean share, the largest first."""
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        sums[row["channel"]] += row["share"]
    return sorted(sums, key=lambda name: (name == "no touch", -sums[name]))[:most]


def channel_name(name: str, frame: Frame) -> str:
    """A channel as the source calls it; `no touch` is a word of ours."""
    return frame.words("No touch") if name == "no touch" else frame.text(name)


def model_name(row: Mapping[str, Any], frame: Frame) -> str:
    """A model as people call it, with its order where it is above one."""
    name = frame.words(MODELS_SAID[row["model"]])
    return f"{name} {row['order']}" if (row.get("order") or 1) > 1 else name


def _value(frame: Frame, row: Mapping[str, Any]) -> dict[str, Any]:
    words = frame.words
    return {
        "channel": channel_name(row["channel"], frame),
        "model": model_name(row, frame),
        "segment": row.get("segment"),
        "lane": "" if row["model"] in RULES else model_name(row, frame),
        "share": row["share"],
        "low": row.get("low"),
        "high": row.get("high"),
        "tip": words.interval(row["share"], row.get("low"), row.get("high")),
    }


def _models(frame: Frame, rows: list[dict[str, Any]]) -> Spec:
    channels = [channel_name(name, frame) for name in _channels(rows)]
    values = [value for value in (_value(frame, row) for row in rows)
              if value["channel"] in channels]  # fmt: skip
    lanes = list(dict.fromkeys(value["lane"] for value in values))
    ruled = [row["model"] for row in rows if row["model"] in RULES]
    body = _body(frame, values, channels, lanes)
    body["layer"] = [*_driven(frame, [lane for lane in lanes if lane])]
    if ruled:
        body["layer"] += _ruled(frame, [m for m in SHAPES if m in ruled])
    words = frame.words
    about = words("Share of the conversions; lines: middle 90% of the draws")
    whole = frame.whole(words("What each model credits"), body, about)
    layout = {"top": {"direction": "vertical", "anchor": "start", "margin": 6, "offset": 10}}
    legend = whole["config"].get("legend", {}) | {"layout": layout}
    return whole | {"config": whole["config"] | {"legend": legend}}


def _body(
    frame: Frame, values: list[dict[str, Any]], channels: list[str], lanes: list[str]
) -> Spec:
    return {
        "width": frame.width,
        "height": {"step": LANE, "for": "offset"},
        "data": {"values": values},
        "encoding": {
            "y": {"field": "channel", "type": "nominal", "sort": channels,
                  "axis": frame.names_axis() | {"grid": True},
                  "scale": {"paddingInner": 0.35, "paddingOuter": 0.1}},
            "yOffset": {"field": "lane", "type": "nominal", "sort": lanes},
        },
    }  # fmt: skip


def _x(field: str) -> Spec:
    axis = {"title": None, "format": ".0%", "tickCount": 5, "domain": False, "ticks": False}
    return {"field": field, "type": "quantitative", "axis": axis}


def _tips(frame: Frame) -> list[Spec]:
    named = (("channel", "Channel"), ("model", "Model"), ("tip", "Share"))
    return [{"field": name, "type": "nominal", "title": frame.words(title)}
            for name, title in named]  # fmt: skip


def _driven(frame: Frame, lanes: list[str]) -> list[Spec]:
    """The data-driven models: a line for the band, a dot on it."""
    if not lanes:
        return []
    colours = [stage_colour(place, frame.theme) for place in range(len(lanes))]
    legend = {"title": None, "orient": "top", "symbolType": "circle", "symbolSize": 60,
              "columns": 4 if frame.width > 440 else 2}  # fmt: skip
    colour = {"field": "lane", "scale": {"domain": lanes, "range": colours}, "legend": legend}
    chosen = [{"filter": "datum.lane !== ''"}]
    return [
        {"transform": chosen, "mark": {"type": "rule", "strokeWidth": 2},
         "encoding": {"x": _x("low"), "x2": {"field": "high"}, "color": colour}},
        {"transform": chosen, "mark": {"type": "point", "filled": True, "size": 46, "opacity": 1},
         "encoding": {"x": _x("share"), "color": colour, "tooltip": _tips(frame)}},
    ]  # fmt: skip


def _ruled(frame: Frame, models: list[str]) -> list[Spec]:
    """The rules in one lane: a line from the smallest to the largest, a shape for each."""
    names = [frame.words(MODELS_SAID[model]) for model in models]
    scale = {"domain": names, "range": [SHAPES[model] for model in models]}
    legend = {
        "title": None, "orient": "top", "columns": 6 if frame.width > 440 else 2,
        "symbolStrokeColor": frame.colour("ink"), "symbolFillColor": "transparent",
    }  # fmt: skip
    chosen: list[Spec] = [{"filter": "datum.lane === ''"}]
    span = [*chosen, {"aggregate": [{"op": "min", "field": "share", "as": "least"},
                                    {"op": "max", "field": "share", "as": "most"}],
                      "groupby": ["channel", "lane"]}]  # fmt: skip
    mark = {"type": "point", "filled": False, "size": 40, "strokeWidth": 1.3, "opacity": 1,
            "color": frame.colour("ink")}  # fmt: skip
    return [
        {"transform": span,
         "mark": {"type": "rule", "strokeWidth": 1, "color": frame.colour("control")},
         "encoding": {"x": _x("least"), "x2": {"field": "most"}}},
        {"transform": chosen, "mark": mark,
         "encoding": {"x": _x("share"), "tooltip": _tips(frame),
                      "shape": {"field": "model", "scale": scale, "legend": legend}}},
    ]  # fmt: skip


def _groups(frame: Frame, rows: list[dict[str, Any]], several: list[str]) -> Spec:
    """One model for several groups or stages: a lane for each."""
    met = {row["model"] for row in rows}
    model = next(m for m in ("markov", "linear", *MODELS_SAID) if m in met)
    chosen = [row for row in rows if row["model"] == model and (row.get("order") or 1) == 1]
    values = []
    for row in chosen:
        parts = [_part(frame, name, row[name]) for name in several]
        values.append(_value(frame, row) | {"lane": " · ".join(parts)})
    lanes = list(dict.fromkeys(value["lane"] for value in values))[:MOST_GROUPS]
    channels = [channel_name(name, frame) for name in _channels(chosen, MOST)]
    shown = [v for v in values if v["channel"] in channels and v["lane"] in lanes]
    body = _body(frame, shown, channels, lanes) | {"layer": _driven(frame, lanes)}
    words = frame.words
    about = words("Share of the conversions of each group; lines: middle 90% of the draws")
    title = words("{model}, by group", model=words(MODELS_SAID[model]))
    return frame.whole(title, body, about)


def _part(frame: Frame, name: str, value: Any) -> str:
    return frame.stages.get(value, str(value)) if name == "of" else str(value)


def _spread(frame: Frame, rows: Rows) -> Spec:
    """How far the models lie apart for each channel."""
    values = [
        {"channel": channel_name(row["channel"], frame), "low": row["lowest"],
         "high": row["highest"], "label": _between(frame, row)}
        for row in rows if row.get("spread") is not None
    ][:MOST]  # fmt: skip
    names = [value["channel"] for value in values]
    y = {"field": "channel", "type": "nominal", "sort": names, "axis": frame.names_axis()}
    body = {
        "width": frame.width, "height": {"step": 34}, "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "height": 8, "color": stage_colour(0, frame.theme)},
             "encoding": {"x": _x("low"), "x2": {"field": "high"}}},
            {"mark": {"type": "text", "align": "left", "dy": -11, "fontSize": 11,
                      "color": frame.colour("muted")},
             "encoding": {"x": _x("low"), "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    words = frame.words
    about = words("From the model that gives least to the one that gives most")
    return frame.whole(words("Where the models differ"), body, about)


def _between(frame: Frame, row: Mapping[str, Any]) -> str:
    words = frame.words
    low, high = (_named(frame, row[name]) for name in ("low_model", "high_model"))
    return f"{low} {words.share(row['lowest'])} – {high} {words.share(row['highest'])}"


def _named(frame: Frame, key: str) -> str:
    model, _, order = key.rpartition("_")
    if model == "markov":
        return f"{frame.words(MODELS_SAID[model])} {order}"
    return frame.words(MODELS_SAID[key])


def _paths(frame: Frame, rows: Rows) -> Spec:
    """The commonest paths: how often each occurs, and how often it converts."""
    words = frame.words
    values = [
        {"path": _path(frame, row["path"]), "n": row["n"], "converted": row["conversions"],
         "label": f"{words.number(row['n'])} · {words.share(row['rate'])}"}
        for row in rows if row["path"]
    ][:MOST]  # fmt: skip
    names = list(dict.fromkeys(value["path"] for value in values))
    axis = frame.names_axis() | {"labelLimit": max(160, frame.width * 0.6)}
    axis_x = {"title": None, "domain": False, "ticks": False, "tickCount": 4}
    colour = stage_colour(0, frame.theme)
    x: Spec = {"field": "n", "type": "quantitative", "axis": axis_x}
    body = {
        "width": frame.width, "height": {"step": 28}, "data": {"values": values},
        "encoding": {"y": {"field": "path", "type": "nominal", "sort": names, "axis": axis}},
        "layer": [
            {"mark": {"type": "bar", "color": colour, "opacity": TINT[frame.theme]},
             "encoding": {"x": x}},
            {"mark": {"type": "bar", "color": colour},
             "encoding": {"x": x | {"field": "converted"}}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    about = words("How often each path occurs; dark: how often it converts")
    return frame.whole(words("The commonest paths"), body, about)


def _path(frame: Frame, path: Any) -> str:
    return " › ".join(channel_name(part, frame) for part in path)


CHARTS: Mapping[str, Any] = {"attribution": attribution}
