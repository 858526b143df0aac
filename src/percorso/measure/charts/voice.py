"""The charts of voice: the emotion curve, scores by stage, their trend, what detractors met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows, of_groups, segments
from percorso.measure.charts.voice_curve import curve
from percorso.measure.scales import SCALES
from percorso.measure.voice.kinds import NAMES, OUTSIDE
from percorso.words import N_

Row = Mapping[str, Any]
MOST_WAYS = 14
LABEL = "(datum.value > 0 ? '+' : '') + format(datum.value * 100, '.0f')"
SIDES = (
    ("detractors", N_("Detractors"), "warn"),
    ("passives", N_("Passives"), "control"),
    ("promoters", N_("Promoters"), "good"),
)


def voice(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows."""
    if any("what" in row for row in rows):
        return detractors(frame, rows)
    if any("hypothesised" in row for row in rows):
        return curve(frame, rows)
    return trend(frame, rows) if any(row.get("period") for row in rows) else scores(frame, rows)


def scores(frame: Frame, rows: Rows) -> Spec:
    """Of the first kind of score its answers by stage: NPS as its three classes."""
    own = [row for row in of_groups(rows, segments(rows)[:1])
           if row["touchpoint"] is None and row["n"] and row.get("score") is not None]  # fmt: skip
    kind = _first_kind(own)
    own = [row for row in own if row["kind"] == kind]
    return _promoters(frame, own) if kind == "nps" else _means(frame, own, kind)


def _first_kind(rows: Sequence[Row]) -> str:
    known = {row["kind"] for row in rows}
    return next((kind for kind in SCALES if kind in known), "nps")


def _name(frame: Frame, row: Row) -> str:
    words, stage = frame.words, row["stage"]
    if stage is None:
        return words("Whole journey")
    return words(NAMES[OUTSIDE]) if stage == OUTSIDE else frame.stages.get(stage, str(stage))


def _promoters(frame: Frame, rows: Sequence[Row]) -> Spec:
    words = frame.words
    names = [_name(frame, row) for row in rows]
    parts = [
        {
            "name": name,
            "side": words(title),
            "order": place,
            "share": row[side],
            "solid": 1 if row["n"] >= FEW else 0.4,
        }
        for name, row in zip(names, rows, strict=True)
        for place, (side, title, _) in enumerate(SIDES)
    ]
    labels = [
        {"name": name, "label": f"{words.signed(row['score'], 0)}{_range(frame, row)}"
                                f"   n {words.number(row['n'])}"}
        for name, row in zip(names, rows, strict=True)
    ]  # fmt: skip
    y = {"field": "name", "type": "nominal", "sort": names, "axis": frame.names_axis(),
         "scale": {"paddingInner": 0.35}}  # fmt: skip
    colour = {"field": "side", "type": "nominal",
              "scale": {"domain": [words(title) for _, title, _ in SIDES],
                        "range": [frame.colour(c) for _, _, c in SIDES]},
              "legend": {"title": None, "orient": "top"}}  # fmt: skip
    x = {"field": "share", "type": "quantitative", "stack": "zero", "title": None,
         "axis": {"format": ".0%", "tickCount": 5}, "scale": {"domain": [0, 1]}}  # fmt: skip
    body = {
        "width": max(120, frame.width - 150),
        "height": {"step": 32},
        "layer": [
            {"data": {"values": parts}, "mark": {"type": "bar"},
             "encoding": {"x": x, "y": y, "color": colour, "order": {"field": "order"},
                          "opacity": {"field": "solid", "type": "quantitative", "scale": None,
                                      "legend": None}}},
            {"data": {"values": labels},
             "mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": {"value": max(120, frame.width - 150)}, "y": y,
                          "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    about = words("Share of answers; right: NPS with 95% interval, and n; pale: under 30 answers")
    return frame.whole(words("NPS by stage"), body, about)


def _range(frame: Frame, row: Row) -> str:
    if row.get("low") is None or row.get("high") is None:
        return ""
    signed = frame.words.signed
    return f" ({signed(row['low'], 0)}–{signed(row['high'], 0)})".replace("–", " … ")


def _means(frame: Frame, rows: Sequence[Row], kind: str) -> Spec:
    words = frame.words
    values = [
        {"name": _name(frame, row), "score": row["score"],
         "low": row["score"] if row.get("low") is None else row["low"],
         "high": row["score"] if row.get("high") is None else row["high"],
         "label": f"{words.decimal(row['score'], 2)}   n {words.number(row['n'])}"}
        for row in rows
    ]  # fmt: skip
    names = [value["name"] for value in values]
    y = {"field": "name", "type": "nominal", "sort": names, "axis": frame.names_axis()}
    ends = (0, 1) if kind == "csat" else SCALES.get(kind, (0, 1))
    x = {"type": "quantitative", "title": None, "scale": {"domain": [*ends]}}
    accent = frame.colour("accent")
    body = {
        "width": max(120, frame.width - 150),
        "height": {"step": 32},
        "data": {"values": values},
        "encoding": {"y": y},
        "layer": [
            {"mark": {"type": "rule", "strokeWidth": 2, "color": accent},
             "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}}},
            {"mark": {"type": "point", "filled": True, "size": 56, "opacity": 1, "color": accent},
             "encoding": {"x": {"field": "score", **x}}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": {"value": max(120, frame.width - 150)},
                          "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    return frame.whole(words(NAMES.get(kind, "")), body, words("By stage, with 95% interval"))


def trend(frame: Frame, rows: Rows) -> Spec:
    """The first kind of score of the whole journey, period by period."""
    groups = segments(rows)
    own = [row for row in rows if row["stage"] is None and row["touchpoint"] is None
           and row.get("score") is not None]  # fmt: skip
    kind = _first_kind(own)
    values = [
        {"start": str(row["start"]), "score": row["score"], "segment": row.get("segment"),
         "low": row["score"] if row.get("low") is None else row["low"],
         "high": row["score"] if row.get("high") is None else row["high"]}
        for row in own if row["kind"] == kind
    ]  # fmt: skip
    colour: Spec = {"value": frame.colour("accent")}
    if groups:
        colour = {"field": "segment", "type": "nominal", "scale": frame.segment_scale(groups),
                  "legend": {"title": None, "orient": "top"}}  # fmt: skip
    y = {"type": "quantitative", "title": None, "scale": {"zero": False}, "axis": {"tickCount": 5}}
    x = {"field": "start", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None,
         "axis": {"format": "%-d %b %Y", "labelOverlap": True, "grid": False}}  # fmt: skip
    body = {
        "width": frame.width,
        "height": 220,
        "data": {"values": values},
        "encoding": {"x": x, "color": colour},
        "layer": [
            {"mark": {"type": "area", "opacity": 0.18},
             "encoding": {"y": {"field": "low", **y}, "y2": {"field": "high"}}},
            {"mark": {"type": "line", "point": {"size": 28}, "strokeWidth": 2},
             "encoding": {"y": {"field": "score", **y}}},
        ],
    }  # fmt: skip
    title = frame.words(NAMES.get(kind, NAMES["nps"]))
    return frame.whole(title, body, frame.words("Whole journey; band: 95% interval"))


def detractors(frame: Frame, rows: Rows) -> Spec:
    """How much more often detractors than promoters met each touchpoint."""
    words = frame.words
    own = [row for row in of_groups(rows, segments(rows)[:1])
           if row["what"] == "met" and row.get("difference") is not None]  # fmt: skip
    own = sorted(own, key=lambda row: -abs(row["difference"]))[:MOST_WAYS]
    own = sorted(own, key=lambda row: -row["difference"])
    values = [
        {"name": frame.touchpoints.get(row["path"][0], row["path"][0]),
         "difference": row["difference"], "low": row["difference_low"],
         "high": row["difference_high"], "tone": _tone(row)}
        for row in own
    ]  # fmt: skip
    tones = {"more": "warn", "less": "good", "unclear": "control"}
    colour = {"field": "tone", "type": "nominal", "legend": None,
              "scale": {"domain": list(tones),
                        "range": [frame.colour(c) for c in tones.values()]}}  # fmt: skip
    y = {"field": "name", "type": "nominal", "sort": [v["name"] for v in values],
         "axis": frame.names_axis()}  # fmt: skip
    x: Spec = {"type": "quantitative", "title": words("Detractors less promoters, points"),
               "axis": {"labelExpr": LABEL, "tickCount": 5}}  # fmt: skip
    body = {
        "width": frame.width,
        "height": {"step": 28},
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "rule", "color": frame.colour("control")},
             "encoding": {"x": {"datum": 0}}},
            {"mark": {"type": "rule", "strokeWidth": 2},
             "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y,
                          "color": colour}},
            {"mark": {"type": "point", "size": 56, "filled": True, "opacity": 1},
             "encoding": {"x": {"field": "difference", **x}, "y": y, "color": colour}},
        ],
    }  # fmt: skip
    about = words("Share that met the touchpoint before answering; line: 95% interval")
    return frame.whole(words("What detractors met more often"), body, about)


def _tone(row: Row) -> str:
    clear = row.get("q_value") is not None and row["q_value"] <= 0.05
    return "unclear" if not clear else "more" if row["difference"] > 0 else "less"


CHARTS = {"voice": voice, "curve": curve, "scores": scores, "trend": trend,
          "detractors": detractors}  # fmt: skip
