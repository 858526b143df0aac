"""The chart of drivers: odds ratios with their intervals on both sides of 1, on a log axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.explain.drivers.names import KIND_WORDS
from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows

MOST = 16
STEP = 40
SLIM = 440
TICKS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
SPARSE = (0.1, 1, 10)


def leaders(rows: Rows) -> Rows:
    """The rows that stand out, each behaviour once in a stage.

    Of at least once, twice and three times the surest is kept; those of the very same people as one
    before them are left out.
    """
    found: dict[tuple[str, ...], Mapping[str, Any]] = {}
    for row in rows:
        if row.get("significant") and not row.get("same_as"):
            key = (str(row.get("segment")), row["stage"], row["kind"], row["behaviour"])
            found.setdefault(key, row)
    return list(found.values())


def drivers(frame: Frame, rows: Rows) -> Spec:
    """A forest plot: what goes with going on to the right of 1, what goes with leaving to the left.

    The strongest are chosen by rank, and then put in the order of their odds ratios.
    """
    told = [row for row in rows if row.get("odds_ratio") is not None]
    chosen = sorted((leaders(told) or told)[:MOST], key=lambda row: -row["odds_ratio"])
    values = [_value(frame, row) for row in chosen]
    order = [value["name"] for value in values]
    body: Spec = {
        "data": {"values": values}, "width": frame.width, "height": {"step": STEP},
        "layer": _layers(frame, order, _reach(values)),
    }  # fmt: skip
    words = frame.words
    if not leaders(told):
        return frame.whole(words("Associated behaviours"), body, words("Nothing stands out."))
    about = words("Odds of going on with it, over those without it (95%): it goes with it, "
                  "and need not be the cause")  # fmt: skip
    return frame.whole(words("Associated behaviours"), body, about)


def place(frame: Frame, row: Mapping[str, Any]) -> str:
    """Where a behaviour is, and what it is: kind, stage, segment."""
    stage = frame.stages.get(row["stage"], str(row["stage"]))
    parts = [frame.words(KIND_WORDS[row["kind"]]), stage]
    parts += [str(row["segment"])] if row.get("segment") else []
    return frame.text(" · ".join(parts))


def _value(frame: Frame, row: Mapping[str, Any]) -> Spec:
    words = frame.words
    low, high = row["odds_ratio_low"], row["odds_ratio_high"]
    few = not row.get("significant") or min(row["n_with"], row["n_without"]) < FEW
    return {
        "name": f"{frame.text(row['name'])}\n{place(frame, row)}",
        "odds": row["odds_ratio"], "low": low, "high": high,
        "told": f"{words.share(row['share_with'])} / {words.share(row['share_without'])}",
        "tone": "few" if few else "glad" if row["odds_ratio"] > 1 else "loss",
    }  # fmt: skip


def _reach(values: list[Spec]) -> tuple[float, float]:
    """The ends of the axis: the intervals drawn, but at most 40-fold either way."""
    low = min((value["low"] for value in values), default=0.5)
    high = max((value["high"] for value in values), default=2.0)
    return max(min(low * 0.9, 0.5), 1 / 40), min(max(high * 1.1, 2.0), 40.0)


def _layers(frame: Frame, order: list[str], reach: tuple[float, float]) -> list[Spec]:
    slim = frame.width < SLIM
    few = SPARSE if slim and reach[1] / reach[0] > 25 else TICKS
    ticks = [tick for tick in few if reach[0] <= tick <= reach[1]]
    scale: Spec = {"type": "log", "domain": list(reach), "nice": False, "clamp": True}
    axis: Spec = {"values": ticks, "format": "~g", "labelFlush": False}
    x: Spec = {"type": "quantitative", "scale": scale, "axis": axis,
               "title": frame.words("Odds ratio")}  # fmt: skip
    names = frame.names_axis() | {
        "labelLimit": 170 if slim else 300, "labelExpr": "split(datum.label, '\\n')",
    }  # fmt: skip
    y: Spec = {"field": "name", "type": "nominal", "sort": order, "axis": names}
    colours = [frame.colour(name) for name in ("good", "loss", "ghost")]
    tone: Spec = {"field": "tone", "type": "nominal", "legend": None,
                  "scale": {"domain": ["glad", "loss", "few"], "range": colours}}  # fmt: skip
    lines: list[Spec] = [
        {"mark": {"type": "rule", "strokeWidth": 1.5, "color": frame.colour("control")},
         "encoding": {"x": {"datum": 1, **x}}},
        {"mark": {"type": "rule", "strokeWidth": 2},
         "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y, "color": tone}},
        {"mark": {"type": "point", "size": 72, "filled": True, "opacity": 1},
         "encoding": {"x": {"field": "odds", **x}, "y": y, "color": tone}},
    ]  # fmt: skip
    told: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 12},
        "encoding": {"x": {"value": frame.width}, "y": y, "text": {"field": "told"}},
    }
    return lines if slim else [*lines, told]


CHARTS = {"drivers": drivers}
