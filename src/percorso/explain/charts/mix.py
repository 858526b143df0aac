"""Pictures of the mix: the response curves, the split now and as proposed, and the fit by week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments

MOST = 8
NARROW = 480
Row = Mapping[str, Any]


def mix(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows: curves, weeks, or the split."""
    if rows and "point" in rows[0]:
        return curves(frame, rows)
    return weeks(frame, rows) if rows and "week" in rows[0] else split(frame, rows)


def split(frame: Frame, rows: Rows) -> Spec:
    """For each channel what is spent now and what is proposed, one bar above the other."""
    words, groups = frame.words, segments(rows)[:1]
    shown = [row for row in of_groups(rows, groups) if row.get("what") == "channel"]
    shown = [*sorted(shown, key=lambda row: -row["spend"])][:MOST]
    names = {"spend": words("Now"), "proposed": words("Proposed")}
    currency = next((row.get("currency") for row in shown), None)
    values = [
        {"channel": frame.text(row["channel"]), "state": name, "spend": row[key],
         "tip": words.money(round(row[key], 2), currency)}
        for row in shown for key, name in names.items() if row.get(key) is not None
    ]  # fmt: skip
    colours = [frame.colour("muted"), frame.colour("accent")]
    order = [frame.text(row["channel"]) for row in shown]
    states = [*names.values()]
    body = {
        "width": frame.width,
        "height": {"step": 12, "for": "offset"},
        "data": {"values": values},
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "encoding": {
            "y": {"field": "channel", "type": "nominal", "sort": order, "axis": frame.names_axis(),
                  "scale": {"paddingInner": 0.35}},
            "yOffset": {"field": "state", "sort": states},
            "x": {"field": "spend", "type": "quantitative",
                  "axis": {"title": None, "tickCount": 4 if frame.width > NARROW else 3}},
            "color": {"field": "state", "type": "nominal",
                      "scale": {"domain": states, "range": colours},
                      "legend": {"title": None, "orient": "top"}},
            "tooltip": {"field": "tip"},
        },
    }  # fmt: skip
    about = (
        words("Spend a week, {currency}", currency=currency) if currency else words("Spend a week")
    )
    return frame.whole(words("The split now and as proposed"), body, about)


def curves(frame: Frame, rows: Rows) -> Spec:
    """What each channel brings for what it costs, its band, and where it stands."""
    groups = segments(rows)[:1]
    shown = of_groups(rows, groups)
    names = list(dict.fromkeys(row["channel"] for row in shown))[:MOST]
    values = [_point(frame, row) for row in shown if row["channel"] in names]
    across = min(len(names), 2 if frame.width > NARROW else 1)
    width = max((frame.width - 40 * (across - 1)) / max(across, 1), 120)
    words = frame.words
    body = {
        "data": {"values": values},
        "columns": across,
        "spacing": {"row": 26, "column": 34},
        "facet": {"field": "channel", "type": "nominal", "sort": [frame.text(n) for n in names],
                  "title": None, "header": {"labelColor": frame.colour("ink"),
                                            "labelAnchor": "start", "labelFontWeight": 600}},
        "resolve": {"scale": {"x": "independent", "y": "shared"}},
        "spec": {"width": width, "height": 130, "layer": _layers(frame)},
    }  # fmt: skip
    about = words("What a steady weekly spend brings; band: middle 95% of the draws; dashed: "
                  "beyond what was seen")  # fmt: skip
    return frame.whole(words("Response curves"), body, about)


def _point(frame: Frame, row: Row) -> dict[str, Any]:
    names = {"now": frame.words("Now"), "proposed": frame.words("Proposed")}
    point = row.get("point")
    return {
        "channel": frame.text(row["channel"]), "spend": row["spend"],
        "response": row["response"], "low": row.get("low"), "high": row.get("high"),
        "beyond": bool(row.get("extrapolated")), "point": names[point] if point else None,
    }  # fmt: skip


def _layers(frame: Frame) -> list[Spec]:
    x = {"field": "spend", "type": "quantitative",
         "axis": {"title": None, "tickCount": 4, "grid": False, "format": ",~f"}}  # fmt: skip
    y = {"type": "quantitative", "title": None, "axis": {"tickCount": 4}}
    accent = frame.colour("accent")
    states = [frame.words("Now"), frame.words("Proposed")]
    colours = {"domain": states, "range": [frame.colour("ink"), accent]}
    return [
        {"mark": {"type": "area", "opacity": 0.18, "color": accent},
         "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}},
        {"mark": {"type": "line", "strokeWidth": 2, "strokeDash": [3, 3], "color": accent},
         "encoding": {"x": x, "y": y | {"field": "response"}}},
        {"transform": [{"filter": "!datum.beyond"}],
         "mark": {"type": "line", "strokeWidth": 2, "color": accent},
         "encoding": {"x": x, "y": y | {"field": "response"}}},
        {"transform": [{"filter": "datum.point != null"}],
         "mark": {"type": "point", "filled": True, "size": 60, "opacity": 1,
                  "stroke": frame.colour("paper")},
         "encoding": {"x": x, "y": y | {"field": "response"},
                      "color": {"field": "point", "type": "nominal", "scale": colours,
                                "legend": {"title": None, "orient": "top"}}}},
    ]  # fmt: skip


def weeks(frame: Frame, rows: Rows) -> Spec:
    """Week by week what was reached, the fit, and the forecast of the last weeks."""
    words, groups = frame.words, segments(rows)[:MOST_GROUPS][:1]
    names = {"observed": words("Reached"), "fitted": words("Fitted"), "base": words(
        "Without channels"), "forecast": words("Forecast")}  # fmt: skip
    values = [
        {"week": str(row["week"])[:10], "line": name, "value": row[key]}
        for row in of_groups(rows, groups) for key, name in names.items()
        if row.get(key) is not None
    ]  # fmt: skip
    colours = [frame.colour(name) for name in ("control", "accent", "good", "warn")]
    body = {
        "width": frame.width,
        "height": 220,
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 1.6},
        "encoding": {
            "x": {"field": "week", "type": "temporal", "timeUnit": "utcyearmonthdate",
                  "axis": {"title": None, "format": "%b %Y", "grid": False,
                           "tickCount": 6 if frame.width > NARROW else 3}},
            "y": {"field": "value", "type": "quantitative", "title": None,
                  "scale": {"zero": True}, "axis": {"tickCount": 5}},
            "color": {"field": "line", "type": "nominal",
                      "scale": {"domain": [*names.values()], "range": colours},
                      "legend": {"title": None, "orient": "top",
                                 "columns": 4 if frame.width > NARROW else 2}},
        },
    }  # fmt: skip
    about = words("A point a week; the forecast knows only the weeks before and what was spent")
    return frame.whole(words("Reached and fitted, by week"), body, about)


CHARTS = {"mix": mix, "split": split, "curves": curves, "weeks": weeks}
