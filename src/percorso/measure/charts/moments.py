"""The charts of micro-moments: what comes of each kind, and when people reach for the phone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows, of_groups, segments
from percorso.measure.moments.kinds import ORDER
from percorso.measure.moments.remarks import KIND_NAMES
from percorso.measure.moments.rows import ALL, DAYS, NOWHERE, WEEKDAYS
from percorso.words import N_

Row = Mapping[str, Any]
MOST_PLACES = 16
NARROW = 480
_DARK = {"light": 0.78, "dark": 0.65}
"""From this part of the scale on a figure is written in the colour of the paper."""
ABOUTS = {
    "hour": N_("Moments by the local hour in which they begin; each row has its own scale"),
    "weekday": N_("Moments by the local day on which they begin; each row has its own scale"),
    "place": N_("Moments at each place, by kind; each column has its own scale"),
}


def moments(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows: shares by kind, or a strip of cells by time or place."""
    own = of_groups(rows, segments(rows)[:1])
    first: Row = own[0] if own else {}
    if "hour" in first or "weekday" in first:
        return times(frame, own)
    if "stage" in first or "touchpoint" in first:
        return places(frame, own)
    return kinds(frame, own)


def kinds(frame: Frame, rows: Rows) -> Spec:
    """For each kind two bars: of its moments the share that converted, and of longer visits."""
    words = frame.words
    names = _names(frame)
    values = [
        {"kind": _kind(frame, row), "group": words(group), "share": row[share],
         "order": order,
         "label": words.share(row[share]) + _few(frame, row[base]), "few": row[base] < FEW}
        for row in of_groups(rows, segments(rows)[:1]) if row["kind"] in names
        for order, (group, share, base) in enumerate(_BARS)
        if row.get(share) is not None
    ]  # fmt: skip
    listed = list(dict.fromkeys(value["kind"] for value in values))
    top = max((value["share"] for value in values), default=1.0)
    y = {"field": "kind", "type": "nominal", "sort": listed, "axis": frame.names_axis()}
    x = {"field": "share", "type": "quantitative", "title": None,
         "scale": {"domain": [0, min(1.0, top * 1.15) if top else 1.0]},
         "axis": {"format": ".0%", "tickCount": 4}}  # fmt: skip
    scale = {"domain": [words(bar[0]) for bar in _BARS],
             "range": [frame.colour("accent"), frame.colour("control")]}  # fmt: skip
    base = {"y": y, "yOffset": {"field": "order", "type": "ordinal"}}
    body = {
        "width": frame.width,
        "height": {"step": 20},
        "data": {"values": values},
        "encoding": base,
        "layer": [
            {"mark": {"type": "bar", "height": 14},
             "encoding": {"x": x, "color": {"field": "group", "type": "nominal", "scale": scale,
                                            "legend": {"title": None, "orient": "top"}},
                          "opacity": {"condition": {"test": "datum.few", "value": 0.5},
                                      "value": 1}}},
            {"mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 11},
             "encoding": {"x": x, "text": {"field": "label"},
                          "color": {"value": frame.colour("ink")}}},
        ],
    }  # fmt: skip
    about = words("Share that reached the goal in it or within the time after; pale: fewer than 30")
    return frame.whole(words("What comes of micro-moments"), body, about)


_BARS = (
    (N_("Micro-moments"), "converted_share", "decided"),
    (N_("Compared visits"), "against_share", "against_decided"),
)


def times(frame: Frame, rows: Rows) -> Spec:
    """Hours or weekdays as columns, kinds as rows: the darker, the more moments."""
    words = frame.words
    field = "hour" if rows and "hour" in rows[0] else "weekday"
    days = {code: words(day)[:3] for code, day in zip(WEEKDAYS, DAYS, strict=True)}
    order = [str(hour) for hour in range(24)] if field == "hour" else [*days.values()]
    seen = {row["kind"] for row in rows if row["moments"]}
    own = [row for row in rows if row["kind"] in seen]
    values = [
        {"x": str(row["hour"]) if field == "hour" else days[row["weekday"]],
         "y": _kind_name(frame, row["kind"]), "n": row["moments"], "kind": row["kind"]}
        for row in own
    ]  # fmt: skip
    listed = [_kind_name(frame, kind) for kind in (ALL, *ORDER) if kind in seen]
    told = field == "weekday"
    body = _strip(frame, _scaled(values, "kind"), order, listed, told)
    title = words("When people reach for the phone")
    return frame.whole(title, body, words(ABOUTS[field]))


def places(frame: Frame, rows: Rows) -> Spec:
    """Stages or touchpoints as rows, kinds as columns."""
    words = frame.words
    field = "stage" if rows and "stage" in rows[0] else "touchpoint"
    known = frame.stages if field == "stage" else frame.touchpoints
    totals = {row[field]: row["moments"] for row in rows if row["kind"] == ALL}
    shown = list(totals)
    if len(shown) > MOST_PLACES:
        shown = sorted(shown, key=lambda each: -totals[each])[:MOST_PLACES]
    none = words("Outside every stay") if field == "stage" else words("No touchpoint")
    name = {each: none if each == NOWHERE else known.get(each, each) for each in shown}
    kinds = [kind for kind in ORDER if any(row["kind"] == kind for row in rows)]
    values = [
        {"x": _kind_name(frame, row["kind"]), "y": name[row[field]], "n": row["moments"],
         "kind": row["kind"]}
        for row in rows if row[field] in name and row["kind"] in kinds
    ]  # fmt: skip
    order = [_kind_name(frame, kind) for kind in kinds]
    body = _strip(frame, _scaled(values, "kind"), order, [*name.values()], True)
    title = words("Where people reach for the phone")
    return frame.whole(title, body, words(ABOUTS["place"]))


def _scaled(values: list[dict[str, Any]], by: str) -> list[dict[str, Any]]:
    """Each cell with its part of the greatest of its kind: rare kinds have their hours too."""
    top: dict[str, int] = {}
    for value in values:
        top[value[by]] = max(top.get(value[by], 0), value["n"])
    return [value | {"part": value["n"] / (top[value[by]] or 1)} for value in values]


def _strip(
    frame: Frame, values: list[dict[str, Any]], columns: list[str], rows: list[str], told: bool
) -> Spec:
    """Cells in rows and columns; `told` writes the figure into each."""
    words = frame.words
    sparse = not told and frame.width <= NARROW
    labels = {"labelExpr": "toNumber(datum.value) % 6 == 0 ? datum.value : ''"} if sparse else {}
    x = {"field": "x", "type": "nominal", "sort": columns, "scale": {"paddingInner": 0.06},
         "axis": {"title": None, "orient": "top", "labelAngle": 0, "domain": False,
                  "ticks": False, "grid": False, **labels}}  # fmt: skip
    y = {"field": "y", "type": "nominal", "sort": rows, "axis": frame.names_axis(),
         "scale": {"paddingInner": 0.1}}  # fmt: skip
    # One colour, more or less of it: in a report both change with the theme of the page.
    part = {"field": "part", "type": "quantitative", "legend": None,
            "scale": {"domain": [0, 1], "range": [0.04, 1]}}  # fmt: skip
    cell = {"type": "rect", "cornerRadius": 2}
    layers: list[Spec] = [
        {"mark": {**cell, "color": frame.colour("sunken")}},
        {"mark": {**cell, "color": frame.colour("accent")}, "encoding": {"opacity": part}},
    ]
    if told:
        ink = {
            "condition": {
                "test": f"datum.part > {_DARK[frame.theme]}",
                "value": frame.colour("paper"),
            },
            "value": frame.colour("ink"),
        }
        layers.append({"mark": {"type": "text", "fontSize": 11},
                       "encoding": {"text": {"field": "label"}, "color": ink}})  # fmt: skip
    return {
        "width": frame.width,
        "height": {"step": 28},
        "data": {"values": [v | {"label": words.number(v["n"])} for v in values]},
        "encoding": {"x": x, "y": y},
        "layer": layers,
    }


def _names(frame: Frame) -> dict[str, str]:
    return {kind: _kind_name(frame, kind) for kind in (ALL, *ORDER)}


def _kind_name(frame: Frame, kind: str) -> str:
    return frame.words("All kinds") if kind == ALL else frame.words(KIND_NAMES[kind])


def _kind(frame: Frame, row: Row) -> str:
    name = _kind_name(frame, row["kind"])
    return f"{name} · {frame.words.number(row['moments'])}" if frame.width > NARROW else name


def _few(frame: Frame, n: int) -> str:
    return f" ({frame.words.sample(n)})" if n < FEW else ""


CHARTS = {"moments": moments, "kinds": kinds, "times": times, "places": places}
