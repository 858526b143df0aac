"""The charts of experiments: arms with their intervals, a series with its day, sizes of a test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import Frame, Rows

Row = Mapping[str, Any]
TONES = {"control": "muted", "better": "good", "worse": "loss", "higher": "accent",
         "lower": "accent", "unclear": "ink", "few": "ghost", "stop": "ghost"}  # fmt: skip
WIDE = 480
MOST = 8
MID = dt.timedelta(days=3)
"""A week is drawn at its middle."""


def experiment(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows: arms, the series around a day, or the sizes of a test."""
    if any(row.get("kind") for row in rows):
        return change(frame, rows)
    if any("n_per_arm" in row for row in rows):
        return sizes(frame, rows)
    return arms(frame, rows)


def _panels(rows: Rows) -> dict[str, list[Row]]:
    """The rows of each figure and group, under what stands above them."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        group = f" · {row['segment']}" if row.get("segment") else ""
        found.setdefault(f"{row['label']}{group}", []).append(row)
    return dict(list(found.items())[:MOST])


def arms(frame: Frame, rows: Rows) -> Spec:
    """A panel a figure: every arm with its interval, and beside it the difference."""
    words = frame.words
    panels = [_arms(frame, title, own) for title, own in _panels(rows).items()]
    about = words("Each arm with its 95% interval, and its difference from the control")
    return frame.whole(words("What the variants change"), _stacked(frame, panels), about)


def _stacked(frame: Frame, panels: list[Spec]) -> Spec:
    empty: Spec = {"width": frame.width, "height": 24, "data": {"values": []}, "mark": "point"}
    return {"vconcat": panels or [empty], "spacing": 20,
            "resolve": {"scale": {"x": "independent", "color": "independent"}}}  # fmt: skip


def _arms(frame: Frame, title: str, rows: list[Row]) -> Spec:
    factor = _factor(rows[0])
    values = [_arm(frame, row, factor) for row in rows if row["value"] is not None]
    names = [value["arm"] for value in values]
    axis = frame.names_axis() | {"labelExpr": "split(datum.label, '\\n')", "labelLimit": 180}
    y: Spec = {"field": "arm", "type": "nominal", "sort": names, "title": None, "axis": axis}
    x: Spec = {"type": "quantitative", "title": None, "scale": {"zero": False, "nice": True},
               "axis": {"format": _format(rows[0]), "tickCount": 4}}  # fmt: skip
    tones = sorted({value["tone"] for value in values})
    colour: Spec = {"field": "tone", "type": "nominal", "legend": None, "scale": {
        "domain": tones, "range": [frame.colour(TONES[tone]) for tone in tones]}}  # fmt: skip
    return {
        "title": _title(frame, title), "width": frame.width, "height": {"step": 40},
        "data": {"values": values},
        "encoding": {"y": y, "color": colour},
        "layer": [
            {"transform": [{"filter": "isValid(datum.low)"}],
             "mark": {"type": "rule", "strokeWidth": 2},
             "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
             "encoding": {"x": {"field": "value", **x}}},
        ],
    }  # fmt: skip


def _title(frame: Frame, title: str) -> Spec:
    return {"text": title, "anchor": "start", "fontSize": 12, "offset": 6, "fontWeight": 600,
            "color": frame.colour("ink"), "frame": "bounds"}  # fmt: skip


def _factor(row: Row) -> float:
    """Times are drawn in days."""
    return 1 / 86_400 if row["unit"] == "time" else 1.0


def _format(row: Row) -> str:
    return ".0%" if row["unit"] == "share" else "~s"


def _arm(frame: Frame, row: Row, factor: float) -> Spec:
    told = row["result"].split(" (")[0]
    if row["verdict"] != "control" and row["difference"] is not None:
        told = row["against"].split(" (")[0]
    n = frame.words.number(row["n"])
    return {"arm": f"{row['arm']} · {n}\n{told}", "tone": row["verdict"],
            **{key: None if row[key] is None else row[key] * factor
               for key in ("value", "low", "high")}}  # fmt: skip


def change(frame: Frame, rows: Rows) -> Spec:
    """A panel a figure: week by week around the day, with the levels before and after."""
    words = frame.words
    panels = [_series(frame, title, own) for title, own in _panels(rows).items()]
    about = words("By week, with 95% intervals; thick: the levels compared; dashed: the day")
    return frame.whole(words("Before and after"), _stacked(frame, panels), about)


def _series(frame: Frame, title: str, rows: list[Row]) -> Spec:
    factor = _factor(rows[0])
    weeks = [_point(row, factor, MID) for row in rows if row["kind"] == "week"]
    levels = [_point(row, factor) for row in rows if row["kind"] in ("before", "after")]
    day = [{"from": level["from"]} for level in levels if level["kind"] == "after"]
    x: Spec = {"field": "from", "type": "temporal", "title": None, "scale": {"type": "utc"},
               "axis": {"format": "%-d %b", "labelOverlap": True, "grid": False,
                        "tickCount": 6 if frame.width > WIDE else 3}}  # fmt: skip
    y: Spec = {"type": "quantitative", "title": None,
               "axis": {"format": _format(rows[0]), "tickCount": 4}}  # fmt: skip
    ink, accent = frame.colour("ink"), frame.colour("accent")
    flat = {"x": x, "x2": {"field": "to"}, "y": {"field": "value", **y}}
    return {
        "title": _title(frame, title), "width": frame.width, "height": 170,
        "layer": [
            {"data": {"values": weeks}, "transform": [{"filter": "isValid(datum.low)"}],
             "mark": {"type": "rule", "strokeWidth": 1, "color": frame.colour("control")},
             "encoding": {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}}},
            {"data": {"values": weeks},
             "mark": {"type": "point", "filled": True, "size": 26, "opacity": 1,
                      "color": frame.colour("muted")},
             "encoding": {"x": x, "y": {"field": "value", **y}}},
            {"data": {"values": levels},
             "mark": {"type": "rule", "strokeWidth": 3, "color": accent}, "encoding": flat},
            {"data": {"values": day},
             "mark": {"type": "rule", "strokeDash": [4, 3], "color": ink}, "encoding": {"x": x}},
        ],
    }  # fmt: skip


def _point(row: Row, factor: float, later: dt.timedelta = dt.timedelta()) -> Spec:
    figures = {key: None if row[key] is None else row[key] * factor
               for key in ("value", "low", "high")}  # fmt: skip
    return {"kind": row["kind"], "from": str(_day(row["from"]) + later), "to": str(_day(row["to"])),
            **figures}  # fmt: skip


def _day(value: object) -> dt.date:
    return dt.date.fromisoformat(str(value)[:10])


def sizes(frame: Frame, rows: Rows) -> Spec:
    """How many people a group needs for each difference, as bars with the days beside them."""
    words = frame.words
    known = [row for row in rows if row["n_per_arm"]]
    panels = [_sizes(frame, title, own) for title, own in _panels(known).items()]
    about = words("People per group, and the days that takes, for each difference to be seen")
    return frame.whole(words("How long to test"), _stacked(frame, panels), about)


def _sizes(frame: Frame, title: str, rows: list[Row]) -> Spec:
    values = [
        {"name": row["target"], "n": row["n_per_arm"],
         "told": f"{frame.words.number(row['n_per_arm'])} · {_days(frame, row)}"}
        for row in rows
    ]  # fmt: skip
    y: Spec = {"field": "name", "type": "nominal", "sort": [v["name"] for v in values],
               "axis": frame.names_axis(), "scale": {"paddingInner": 0.5}}  # fmt: skip
    room = 1.4 if frame.width > WIDE else 2.2
    most = max(value["n"] for value in values) * room
    x: Spec = {"field": "n", "type": "quantitative", "title": None, "axis": None,
               "scale": {"domain": [0, most], "nice": False}}  # fmt: skip
    return {
        "title": _title(frame, title), "width": frame.width, "height": {"step": 26},
        "data": {"values": values}, "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "bar", "height": 12, "color": frame.colour("accent")}},
            {"mark": {"type": "text", "align": "left", "dx": 6, "color": frame.colour("ink")},
             "encoding": {"text": {"field": "told"}}},
        ],
    }  # fmt: skip


def _days(frame: Frame, row: Row) -> str:
    return frame.words.plural("{n} day", "{n} days", row["days"]) if row["days"] else "–"


CHARTS = {"experiment": experiment, "arms": arms, "change": change, "sizes": sizes}
