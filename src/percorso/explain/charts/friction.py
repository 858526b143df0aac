"""The chart of frictions and delights: what each costs or gains, and what happens against usual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.explain.friction.names import WHAT
from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows

MOST = 12
STEP = 44
SLIM = 440
"""Narrower than this there is no room for the shares beside the bars."""
GLAD = ("goes_on", "comes_back", "high_scores")


def leaders(rows: Rows) -> Rows:
    """The rows that stand out and do not count the stays of one before them."""
    return [row for row in rows if row.get("rank") and not row.get("overlaps")]


def place(frame: Frame, row: Mapping[str, Any]) -> str:
    """Where a row is, in words: touchpoint, stage, way into it, who."""
    stage = frame.stages.get(row["stage"], str(row["stage"]))
    parts = [stage]
    if row.get("touchpoint"):
        parts = [frame.touchpoints.get(row["touchpoint"], str(row["touchpoint"])), stage]
    elif row.get("from"):
        parts = [f"{frame.stages.get(row['from'], row['from'])} › {stage}"]
    parts += [str(row[key]) for key in ("value", "segment") if row.get(key)]
    return "".join(char for char in " · ".join(parts) if char.isprintable())


def friction(frame: Frame, rows: Rows) -> Spec:
    """What stands out as bars of money (else of goal cycles, else of stays), with shares beside."""
    chosen = leaders(rows)[:MOST] or list(rows)[:MOST]
    unit, title = _unit(frame, chosen)
    values = [_value(frame, row, unit) for row in chosen]
    order = [value["name"] for value in values]
    slim = frame.width < SLIM
    width = frame.width if slim else (frame.width - 32) // 2
    size: Spec = {"width": width, "height": {"step": STEP}}
    cost = {**size, "layer": _bars(frame, order, values, title)}
    panels = [cost] if slim else [cost, {**size, "layer": _shares(frame, order)}]
    body = {"data": {"values": values}, "hconcat": panels, "spacing": 24,
            "resolve": {"scale": {"color": "independent"}}}  # fmt: skip
    words = frame.words
    if not chosen:
        return frame.whole(words("Frictions"), body, words("Nothing stands out."))
    glad = chosen[0]["component"] in GLAD
    about = words("At least so much goes with it (95%); beside it the share, from the usual one")
    return frame.whole(words("Delights") if glad else words("Frictions"), body, about)


def _unit(frame: Frame, rows: Rows) -> tuple[str, str]:
    """What the bars measure: money where it is known, else goal cycles, else stays."""
    words = frame.words
    money = next((row["currency"] for row in rows if row.get("currency")), "")
    for key, title in (("cost_low", words("Cost")), ("gain_low", words("Gain"))):
        if any(row.get(key) for row in rows):
            return key, f"{title}, {money}" if money else title
    for key in ("lost_goals_low", "gained_goals_low"):
        if any(row.get(key) for row in rows):
            return key, words("Goal cycles")
    return "", words("Stays above the usual")


def _value(frame: Frame, row: Mapping[str, Any], unit: str) -> Spec:
    words = frame.words
    low = row.get(unit) if unit else max(0.0, row.get("excess_low") or 0.0) * row["n"]
    high = row.get("cost" if unit == "cost_low" else "gain" if unit == "gain_low" else "")
    shown = words.money(round(low), row.get("currency")) if high is not None and low else ""
    if low and high is None:
        shown = words.figure(round(low, 1))
    few = row["n"] < FEW or not row.get("significant")
    what = words(WHAT[row["component"]])
    return {
        "name": f"{what}\n{place(frame, row)}", "low": low or 0, "high": max(high or 0, low or 0),
        "label": shown or "–", "rate": row["rate"], "baseline": row["baseline"],
        "told": f"{words.share(row['rate'])} / {words.share(row['baseline'])}",
        "tone": "few" if few else "glad" if row["component"] in GLAD else "loss",
    }  # fmt: skip


def _y(frame: Frame, order: list[str], named: bool) -> Spec:
    axis = frame.names_axis() | {
        "labelLimit": 300 if frame.width >= SLIM else 170,
        "labelExpr": "split(datum.label, '\\n')",
    }
    return {"field": "name", "type": "nominal", "sort": order, "axis": axis if named else None,
            "scale": {"paddingInner": 0.5}}  # fmt: skip


def _tone(frame: Frame) -> Spec:
    colours = [frame.colour(name) for name in ("loss", "good", "ghost")]
    return {"field": "tone", "type": "nominal", "legend": None,
            "scale": {"domain": ["loss", "glad", "few"], "range": colours}}  # fmt: skip


def _bars(frame: Frame, order: list[str], values: list[Spec], title: str) -> list[Spec]:
    most = max((value["high"] for value in values), default=0) or 1
    x: Spec = {"type": "quantitative", "title": title,
               "scale": {"domain": [0, most * 1.45], "nice": False},
               "axis": {"format": "~s", "tickCount": 4, "labelFlush": False}}  # fmt: skip
    y = _y(frame, order, True)
    reach = {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y, "color": _tone(frame)}
    end = {"x": {"field": "high", **x}, "y": y}
    return [
        {"mark": {"type": "bar", "height": 12},
         "encoding": {"x": {"field": "low", **x}, "y": y, "color": _tone(frame)}},
        {"mark": {"type": "rule", "strokeWidth": 1.5}, "encoding": reach},
        {"mark": {"type": "text", "align": "left", "dx": 8},
         "encoding": {**end, "text": {"field": "label"}}},
    ]  # fmt: skip


def _shares(frame: Frame, order: list[str]) -> list[Spec]:
    x: Spec = {"type": "quantitative", "title": frame.words("Share, and the usual one"),
               "scale": {"domain": [0, 1.4], "nice": False},
               "axis": {"format": ".0%", "values": [0, 0.5, 1], "labelFlush": False}}  # fmt: skip
    y = _y(frame, order, False)
    line = {"x": {"field": "baseline", **x}, "x2": {"field": "rate"}, "y": y,
            "color": _tone(frame)}  # fmt: skip
    usual = {"x": {"field": "baseline", **x}, "y": y}
    return [
        {"mark": {"type": "rule", "strokeWidth": 1.5}, "encoding": line},
        {"mark": {"type": "tick", "thickness": 2, "height": 14, "color": frame.colour("muted")},
         "encoding": usual},
        {"mark": {"type": "point", "size": 64, "filled": True, "opacity": 1},
         "encoding": {"x": {"field": "rate", **x}, "y": y, "color": _tone(frame)}},
        {"mark": {"type": "text", "align": "left", "dx": 10},
         "encoding": {"x": {"datum": 1, **x}, "y": y, "text": {"field": "told"}}},
    ]  # fmt: skip


CHARTS = {"friction": friction}
