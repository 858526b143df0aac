"""A series of days with a break: how much its level and its slope change (interrupted series)."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, sqrt

import numpy as np
from numpy.typing import NDArray

from percorso.explain.experiment.comparing import student_quantile, student_tail

Floats = NDArray[np.float64]
WEEKDAYS_FROM = 42
"""With so many days the days of the week have a level of their own."""


@dataclass(frozen=True)
class Step:
    """A coefficient with its interval at 95 % and its p-value."""

    value: float
    low: float
    high: float
    p: float


def interrupted(
    day: NDArray[np.int64], value: Floats, weight: Floats, at: int
) -> tuple[Step, Step] | None:
    """The change of level and of slope per day at a day, beside the trend before.

    y = a + b·t + c·after + d·after·(t − at), weighted by the cases of each day, with the days of
    the week apart when there are six weeks. The errors are those of Newey and West (1987), with the
    Bartlett kernel and floor(4(T/100)^(2/9)) lags, so that days that resemble their neighbours do
    not count as if they were independent (Bernal, Cummins and Gasparrini 2017 on the design).

    Args:
        day: The day of each point, increasing; days without cases are left out.
        value: The figure of the day.
        weight: Its cases.
        at: The first day after the change.

    Returns:
        Level and slope; None with fewer than eight days on a side.

    Example:
        >>> day = np.arange(20)
        >>> noise = np.tile([0.1, -0.1, -0.1, 0.1], 5)
        >>> level, slope = interrupted(day, day * 1.0 + (day >= 10) * 5 + noise, np.ones(20), 10)
        >>> round(level.value, 1), abs(round(slope.value, 1))
        (5.0, 0.0)
    """
    after = day >= at
    if min(int(after.sum()), int((~after).sum())) < 8:
        return None
    since = (day - at).astype(np.float64)
    columns = [np.ones(len(day)), since, after * 1.0, after * since]
    if len(day) >= WEEKDAYS_FROM:
        columns += [(day % 7 == k) * 1.0 for k in range(1, 7)]
    x = np.column_stack(columns)
    found = _fit(x, value, weight / weight.mean(), day)
    if found is None:
        return None
    beta, errors = found
    freedom = len(day) - x.shape[1]
    level, slope = (_step(beta[k], errors[k], freedom) for k in (2, 3))
    return level, slope


def _fit(
    x: Floats, y: Floats, weight: Floats, day: NDArray[np.int64]
) -> tuple[Floats, Floats] | None:
    """Weighted least squares with errors that hold when neighbouring days go together."""
    cross = x.T @ (x * weight[:, None])
    if np.linalg.matrix_rank(cross) < x.shape[1]:
        return None
    inverse = np.linalg.inv(cross)
    beta = inverse @ (x.T @ (weight * y))
    scores = x * (weight * (y - x @ beta))[:, None]
    meat = scores.T @ scores
    lags = floor(4 * (len(y) / 100) ** (2 / 9))
    for lag in range(1, lags + 1):
        pairs = _pairs(scores, day, lag)
        meat += (1 - lag / (lags + 1)) * (pairs + pairs.T)
    spread = inverse @ meat @ inverse * len(y) / (len(y) - x.shape[1])
    return beta, np.sqrt(np.maximum(np.diag(spread), 0.0))


def _pairs(scores: Floats, day: NDArray[np.int64], lag: int) -> Floats:
    """The products of days that are so many days apart; a day that is missing pairs with none."""
    place = np.searchsorted(day, day + lag)
    there = (place < len(day)) & (day[np.minimum(place, len(day) - 1)] == day + lag)
    return np.asarray(scores[there].T @ scores[place[there]])


def _step(value: float, error: float, freedom: int) -> Step:
    if error <= 0 or freedom < 1:
        return Step(float(value), float(value), float(value), 1.0 if value == 0 else 0.0)
    half = student_quantile(freedom) * error
    return Step(
        float(value), float(value - half), float(value + half),
        student_tail(float(value / error), freedom),
    )  # fmt: skip


def did(one: float, one_error: float, other: float, other_error: float) -> Step:
    """Difference in differences: the change of a group less that of the one it is held against.

    Example:
        >>> found = did(0.05, 0.01, 0.02, 0.01)
        >>> round(found.value, 3), round(found.p, 3)
        (0.03, 0.034)
    """
    from percorso.measure.multiple import normal_tail
    from percorso.measure.statistics import Z

    gap, error = one - other, sqrt(one_error**2 + other_error**2)
    p = normal_tail(gap / error) if error > 0 else 1.0
    return Step(gap, gap - Z * error, gap + Z * error, p)
