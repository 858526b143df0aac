"""Figures of scores from their sums: NPS, CSAT, CES, stars, and the emotion they share."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.statistics import Interval, Z, mean_interval, wilson
from percorso.measure.voice.kinds import ALL, UNITS
from percorso.measure.voice.listening import FELT, FELT_SQUARES, HIGH, LOW, SQUARES, SUM, N

FIGURES = (
    "score", "low", "high", "unit", "mean", "mean_low", "mean_high", "share", "share_low",
    "share_high", "promoters", "passives", "detractors", "emotion", "emotion_low", "emotion_high",
)  # fmt: skip
Sums = NDArray[np.float64]


def net_promoters(promoters: int, detractors: int, n: int) -> tuple[float, Interval | None]:
    """NPS in points with its 95 % interval: 100 (P − D) ± z √((P + D − (P − D)²)/n) · 100.

    P and D are the shares of promoters (9–10) and detractors (0–6). The interval is cut at ±100;
    there is none when all answers are of one class, because the formula then says nothing.

    Example:
        >>> score, interval = net_promoters(50, 20, 100)
        >>> score, [round(end, 1) for end in interval]
        (30.0, [14.7, 45.3])
    """
    p, d = promoters / n, detractors / n
    score, variance = 100 * (p - d), p + d - (p - d) ** 2
    if variance <= 1e-12:
        return score, None
    half = 100 * Z * sqrt(variance / n)
    return score, (max(score - half, -100.0), min(score + half, 100.0))


def figures(kind: str, sums: Sums, least: int) -> Row:
    """All figures of some answers of one kind, or of `all` kinds together.

    Args:
        kind: A standard scale, or `all`: then only the emotion, which joins the scales.
        sums: What was added up, see `listening.tally`.
        least: With fewer answers the figures are None.
    """
    n = int(sums[N])
    row: Row = {"n": n} | dict.fromkeys(FIGURES)
    if n < max(least, 1):
        return row
    if kind != ALL:
        row |= _on_scale(kind, sums, n)
    bounds = mean_interval(float(sums[FELT]), float(sums[FELT_SQUARES]), n)
    row["emotion"] = float(sums[FELT]) / n
    return row | _ends("emotion", bounds)


def _on_scale(kind: str, sums: Sums, n: int) -> Row:
    upper, lower = int(sums[HIGH]), int(sums[LOW])
    mean, total = float(sums[SUM]) / n, float(sums[SUM])
    row: Row = {"unit": UNITS[kind], "mean": mean}
    row |= _ends("mean", mean_interval(total, float(sums[SQUARES]), n))
    if kind == "nps":
        score, bounds = net_promoters(upper, lower, n)
        shares = {"promoters": upper / n, "passives": (n - upper - lower) / n,
                  "detractors": lower / n}  # fmt: skip
        return row | shares | {"score": score} | _limits(bounds)
    row |= {"share": upper / n} | _ends("share", wilson(upper, n))
    if kind == "csat":
        return row | {"score": row["share"], "low": row["share_low"], "high": row["share_high"]}
    return row | {"score": mean, "low": row["mean_low"], "high": row["mean_high"]}


def _ends(name: str, bounds: Interval | None) -> Row:
    low, high = bounds or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _limits(bounds: Interval | None) -> Row:
    low, high = bounds or (None, None)
    return {"low": low, "high": high}
