"""New people: how many cycles begin on a day, by weekday, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.explain.forecast.gather import MOST_DAYS, Counts
from percorso.explain.forecast.states import DAY_US

if TYPE_CHECKING:
    from percorso.measure.run import Run

Floats = NDArray[np.float64]
WEEKS = 8
"""The inflow is the mean of at most so many of the last whole weeks."""
MOST_WEEKS = 52
"""So many of the last weeks tell how much weeks differ."""
TRENDS = 4
"""With fewer weeks no trend is looked for."""


@dataclass(frozen=True)
class Inflow:
    """Cycles that begin, those apart that follow another of the same person.

    Attributes:
        states: By state how many began in the weeks looked at.
        weekday: By day of a week that ends at `as_of`, the share of a mean day.
        level: How many a day.
        weeks: How many weeks were looked at.
        dispersion: How much more the weeks differ than chance makes them; at least 1.
        trend: Change per week, as a share of the level; None when there is none to tell.
    """

    states: Floats
    weekday: Floats
    level: float
    weeks: int
    dispersion: float
    trend: float | None

    def draws(self, draws: int, days: int, seed: int) -> Floats:
        """Draws × states × days; the first is the expected one."""
        random = np.random.default_rng([seed, 1])
        level = np.full(draws + 1, self.level)
        if self.level > 0:
            seen = max(self.level * self.weeks * 7, 1.0) / self.dispersion
            level[1:] *= random.gamma(seen, 1 / seen, draws)
        total = self.states.sum()
        share = np.tile(self.states / max(total, 1.0), (draws + 1, 1))
        drawn = random.gamma(np.maximum(self.states, 1e-9), size=(draws, len(self.states)))
        share[1:] = drawn / np.maximum(drawn.sum(axis=1, keepdims=True), 1e-12)
        week = self.weekday[np.arange(days) % 7]
        found: Floats = level[:, None, None] * share[:, :, None] * week
        return found


def covered(run: Run) -> tuple[int, int]:
    """The first and last whole day of the window, counted as in `Gather.day`."""
    start, end = run.window.bounds
    oldest = run.timeline.oldest or run.window.as_of
    low = -((run.window.as_of - max(start, oldest)) // DAY_US) + (start > oldest)
    high = 0 if end > run.window.as_of else -((run.window.as_of - end) // DAY_US) - 1
    return max(low, -MOST_DAYS), min(high, 0)


def inflow_of(counts: Counts, run: Run, states: int) -> Inflow:
    """The inflow of the last whole weeks of the window."""
    low, high = covered(run)
    weeks = min(WEEKS, (high - low + 1) // 7)
    daily = np.zeros((states, max(weeks, 1) * 7))
    day = counts.inflow.keys[:, 1] - (high - daily.shape[1] + 1)
    own = (day >= 0) & (day < daily.shape[1])
    np.add.at(daily, (counts.inflow.keys[own, 0], day[own]), counts.inflow.sums[own])
    if weeks < 1:
        length = max(high - low + 1, 1)
        return Inflow(daily.sum(axis=1), np.ones(7), float(daily.sum()) / length, 0, 1.0, None)
    total = daily.sum(axis=0).reshape(weeks, 7)
    level = float(total.mean())
    weekday = total.mean(axis=0) / level if level > 0 else np.ones(7)
    weekday = np.roll(weekday, high % 7)
    return Inflow(daily.sum(axis=1), weekday, level, weeks, *_spread(total.sum(axis=1)))


def restless(counts: Counts, run: Run, number: int) -> float:
    """How much more weeks differ from those beside them than chance makes them; at least 1.

    The squared second differences of the last whole weeks over six times their mean: a level that
    rises or falls steadily does not count. `number` is a stage's, or that after the last for goals.
    """
    low, high = covered(run)
    weeks = min(MOST_WEEKS, (high - low + 1) // 7)
    if weeks < WEEKS:
        return 1.0
    own = counts.daily.keys[:, 0] == number
    week = (high - counts.daily.keys[own, 1]) // 7
    told = (week >= 0) & (week < weeks)
    total = np.bincount(week[told], counts.daily.sums[own][told], weeks)
    bends = total[2:] - 2 * total[1:-1] + total[:-2]
    mean = float(total.mean())
    return max(1.0, float((bends**2).mean()) / 6 / mean) if mean > 0 else 1.0


def _spread(weekly: Floats) -> tuple[float, float | None]:
    """How much the weeks differ, and whether they rise or fall."""
    mean, weeks = float(weekly.mean()), len(weekly)
    if weeks < TRENDS or mean <= 0:
        return 1.0, None
    dispersion = max(1.0, float(((weekly - mean) ** 2).sum()) / mean / (weeks - 1))
    place = np.arange(weeks) - (weeks - 1) / 2
    slope = float((place * weekly).sum() / (place**2).sum())
    rest = weekly - mean - slope * place
    error = np.sqrt(max(float((rest**2).sum()) / (weeks - 2), mean) / float((place**2).sum()))
    return dispersion, slope / mean if abs(slope) > 2.45 * error else None
