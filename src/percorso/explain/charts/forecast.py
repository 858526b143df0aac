"""The charts of a forecast: weeks as a fan, what each lever brings, expected against what came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import Frame, Rows, of_groups, segments
from percorso.words import N_

Row = Mapping[str, Any]
BASELINE, CHANGED = "baseline", "changed"
MOST_LEVERS = 12
NARROW = 480
MEASURES = {"goals": N_("Goals"), "value": N_("Value"), "inflow": N_("New people")}


def forecast(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows."""
    if any("lever" in row for row in rows):
        return levers(frame, rows)
    if any("week" in row for row in rows):
        return weeks(frame, rows)
    return stages(frame, rows)


def weeks(frame: Frame, rows: Rows) -> Spec:
    """Goals (else new people) week by week: expected, with both bands, and with the changes."""
    own = of_groups(rows, segments(rows)[:1])
    measure = next((m for m in MEASURES if _of(own, m)), "inflow")
    shown = _of(own, measure)
    values = [_fan(frame, row) for row in _whole(shown)]
    words = frame.words
    names = list(dict.fromkeys(value["scenario"] for value in values))
    scale = {
        "domain": names,
        "range": [frame.colour("muted"), frame.colour("accent")][: len(names)],
    }
    if len(names) == 1:
        scale["range"] = [frame.colour("accent")]
    legend = {"title": None, "orient": "top", "symbolOpacity": 1} if len(names) > 1 else None
    y = {"type": "quantitative", "title": None, "scale": {"zero": True},
         "axis": {"format": ",d", "tickCount": 5, "tickMinStep": 1}}  # fmt: skip
    # One fan is enough to look at: that of the changes, or, without any, of how it is.
    fan = [{"filter": {"field": "scenario", "equal": names[-1]}}] if names else []
    layer = [
        _area("low", "high", 0.12, y) | {"transform": fan},
        _area("low_80", "high_80", 0.2, y) | {"transform": fan},
        {"mark": {"type": "line", "strokeWidth": 2, "point": {"size": 24}},
         "encoding": {"y": y | {"field": "expected"}}},
    ]  # fmt: skip
    if any("seen" in row for row in shown):
        mark = {"type": "point", "filled": True, "size": 60, "color": frame.colour("ink")}
        layer.append({"mark": mark, "encoding": {"y": y | {"field": "seen"}, "color": {
            "value": frame.colour("ink")}}})  # fmt: skip
    body = {
        "width": frame.width, "height": 230, "data": {"values": values},
        "encoding": {
            "x": {"field": "start", "type": "temporal", "title": None,
                  "axis": {"format": "%-d %b", "grid": False, "labelOverlap": True,
                           "tickCount": 6, "labelSeparation": 10}},
            "color": {"field": "scenario", "type": "nominal", "scale": scale, "legend": legend},
        },
        "layer": layer,
    }  # fmt: skip
    about = words("Each week; bands: 80% and 95% of futures in which the rates hold")
    if any("seen" in row for row in shown):
        about = words("Each week; bands: 80% and 95% of what was expected; dots: what came")
    title = words("{measure} expected", measure=words(MEASURES[measure]))
    return frame.whole(title, body, about)


def _of(rows: Sequence[Row], measure: str) -> list[Row]:
    found = [row for row in rows if row["measure"] == measure and row["expected"] is not None]
    first = found[0]["currency"] if found else None
    return [row for row in found if row["currency"] == first]


def _whole(rows: list[Row]) -> list[Row]:
    """Without a last week of fewer days, which would look like a fall."""
    whole = [row for row in rows if row.get("days", 7) == 7]
    return whole or rows


def _fan(frame: Frame, row: Row) -> dict[str, Any]:
    names = {BASELINE: N_("As it is"), CHANGED: N_("With the changes")}
    kept = ("expected", "low", "high", "low_80", "high_80", "seen")
    scenario = frame.words(names[row.get("scenario", BASELINE)])
    return {name: row[name] for name in kept if name in row} | {
        "start": str(row["start"])[:10], "scenario": scenario
    }  # fmt: skip


def _area(low: str, high: str, opacity: float, y: Spec) -> Spec:
    return {"mark": {"type": "area", "opacity": opacity, "interpolate": "monotone"},
            "encoding": {"y": y | {"field": low}, "y2": {"field": high}}}  # fmt: skip


def levers(frame: Frame, rows: Rows) -> Spec:
    """What one point more, or a tenth less time, in each stage would bring, with its interval."""
    own = of_groups(rows, segments(rows)[:1])
    money = any(row["value"] is not None for row in own)
    name = "value" if money else "goals"
    own = sorted((r for r in own if r[name] is not None), key=lambda r: -abs(r[name]))[:MOST_LEVERS]
    own.sort(key=lambda row: -row[name])
    values = [{"lever": _lever(frame, row), "gain": row[name], "low": row[f"{name}_low"],
               "high": row[f"{name}_high"], "kind": "time" if ".time" in row["lever"] else "share"}
              for row in own]  # fmt: skip
    words, currency = frame.words, own[0]["currency"] if own else None
    y = {"field": "lever", "type": "nominal", "sort": [v["lever"] for v in values],
         "axis": frame.names_axis() | {"labelLimit": 320}}  # fmt: skip
    x = {
        "type": "quantitative",
        "title": currency if money else words("Goals"),
        "axis": {"format": ",d" if money else ",.1f", "tickCount": 5, "labelOverlap": True},
    }
    colour = {"field": "kind", "type": "nominal", "legend": None,
              "scale": {"domain": ["share", "time"],
                        "range": [frame.colour("accent"), frame.colour("muted")]}}  # fmt: skip
    body = {
        "width": max(180, frame.width - 160), "height": {"step": 30}, "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "bar", "height": 14, "cornerRadius": 2},
             "encoding": {"x": x | {"field": "gain"}, "color": colour}},
            {"mark": {"type": "rule", "color": frame.colour("ink"), "strokeWidth": 1.5},
             "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}}},
        ],
    }  # fmt: skip
    about = words("More at the end of the horizon; line: 95% interval")
    return frame.whole(words("Where a change pays most"), body, about)


def _lever(frame: Frame, row: Row) -> str:
    """A lever in words: what changes where, and by how much."""
    what, _, amount = str(row["lever"]).partition(": ")
    start, arrow, to = what.partition("->")
    if arrow:
        name = f"{frame.stages.get(start, start)} › {frame.stages.get(to, to)}"
    else:
        stage, _, figure = what.partition(".")
        label = {"time": N_("time"), "completed": N_("completed"), "conversion": N_("going on")}[
            figure
        ]
        name = f"{frame.stages.get(stage, stage)}, {frame.words(label)}"
    said = amount.replace("points", "pp").replace("point", "pp").replace("-", "−")
    return f"{name}: {said}"


def stages(frame: Frame, rows: Rows) -> Spec:
    """Entries of each stage over the whole horizon, as it is and with the changes."""
    own = [row for row in of_groups(rows, segments(rows)[:1])
           if row["measure"] == "entries" and row["expected"] is not None]  # fmt: skip
    words = frame.words
    names = {BASELINE: words("As it is"), CHANGED: words("With the changes")}
    values = [{"stage": frame.stages.get(row["stage"], row["stage"]), "low": row["low"],
               "expected": row["expected"], "high": row["high"],
               "scenario": names[row["scenario"]]} for row in own]  # fmt: skip
    both = list(dict.fromkeys(value["scenario"] for value in values))
    colours = ["muted", "accent"] if len(both) > 1 else ["accent"]
    scale = {"domain": both, "range": [frame.colour(each) for each in colours]}
    legend = {"title": None, "orient": "top"} if len(both) > 1 else None
    x = {"type": "quantitative", "title": None, "axis": {"format": ",d", "tickCount": 5}}
    body = {
        "width": frame.width, "height": {"step": 18 if len(both) > 1 else 30},
        "data": {"values": values},
        "encoding": {
            "y": {"field": "stage", "type": "nominal", "sort": list(frame.stages.values()),
                  "axis": frame.names_axis()},
            "yOffset": {"field": "scenario", "sort": both},
            "color": {"field": "scenario", "type": "nominal", "scale": scale, "legend": legend},
        },
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2},
             "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1},
             "encoding": {"x": x | {"field": "expected"}}},
        ],
    }  # fmt: skip
    about = words("Entries expected over the whole horizon; line: 95 of 100 futures")
    return frame.whole(words("Entries expected"), body, about)


CHARTS = {"forecast": forecast, "weeks": weeks, "levers": levers, "stages": stages}
