"""The process carried on: day by day the people who take each way, as expected values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.explain.forecast.model import Chances
from percorso.explain.forecast.states import CAP

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Flows:
    """What is expected on each day.

    Attributes:
        taken: Draws × ways × days: how many take each way.
        arrived: Draws × states × days: how many come into each state.
    """

    taken: Floats
    arrived: Floats


@kernel
def _from_inside(source: Any, first: Any, leave: Any, inside: Any, still: Any, flows: Any) -> None:
    """Those who are in a state already, `age` days in it, leave it as they would from there."""
    for p in range(len(source)):
        i = source[p]
        for age in range(inside.shape[1]):
            if inside[i, age] <= 0 or still[i, age] <= 1e-12:
                continue
            weight = inside[i, age] / still[i, age]
            for d in range(first, flows.shape[1]):
                flows[p, d] += weight * leave[p, age + 1 + d]


@kernel
def _day_by_day(
    source: Any, target: Any, leave: Any, flows: Any, inflow: Any, solve: Any, arrived: Any
) -> None:
    """Add those who arrive later; who leaves on the day of arriving is solved for at once."""
    days = flows.shape[1]
    for d in range(days):
        fresh = inflow[:, d].copy()
        for p in range(len(source)):
            if target[p] >= 0:
                fresh[target[p]] += flows[p, d]
        for i in range(len(fresh)):
            total = 0.0
            for j in range(len(fresh)):
                total += solve[i, j] * fresh[j]
            arrived[i, d] = total
        for p in range(len(source)):
            many = arrived[source[p], d]
            if many > 0:
                for lag in range(days - d):
                    flows[p, d + lag] += many * leave[p, lag]


def project(chances: Chances, inside: Floats, inflow: Floats, days: int) -> Flows:
    """Carry the process on for so many days.

    Args:
        chances: Draws of the process.
        inside: States × days since it began, up to the cap: people in it now.
        inflow: Draws × states × days: cycles that begin.
        days: How many days.
    """
    ways, states = chances.ways, chances.ways.states
    source, target = ways.source, ways.target
    draws, still = len(chances.leave), chances.still()
    taken = np.zeros((draws, len(source), days))
    arrived = np.zeros((draws, states.count, days))
    ahead = span(days, chances.factor)
    for draw in range(draws):
        leave = chances.leave[draw]
        begun = np.zeros((len(source), ahead))
        _from_inside(source, 0, leave, inside, still[draw], begun)
        taken[draw] = sooner(begun, chances.factor, days, 1)
        later = sooner(leave[:, : ahead + 1], chances.factor, days, 0)
        again = np.zeros((states.count, states.count))
        known = target >= 0
        np.add.at(again, (target[known], source[known]), later[known, 0])
        solve = np.linalg.inv(np.eye(states.count) - again * (1 - 1e-9))
        _day_by_day(source, target, later, taken[draw], inflow[draw], solve, arrived[draw])
    return Flows(taken, arrived)


def span(days: int, factor: Floats) -> int:
    """How many days of the measured process are needed for so many of one with other times."""
    return int(np.ceil(days / min(1.0, float(factor.min(initial=1.0))))) + 1


def reach(days: int, factor: Floats) -> int:
    """For how many days after the beginning of a state chances are needed."""
    return CAP + 2 + span(days, factor)


def sooner(told: Floats, factor: Floats, days: int, first: int) -> Floats:
    """Move each day `d` to `factor · d`, divided between the two whole days beside it.

    Args:
        told: Ways × days; the first day is number `first`.
        factor: For each way.
        days: How many days to give back.
        first: The number of the first day: 0, or 1 when nothing can happen before it.
    """
    found = told[:, :days].copy()
    for times in np.unique(factor[factor != 1]).tolist():
        own = factor == times
        found[own] = told[own] @ _moving(times, told.shape[1], days, first)
    return found


@lru_cache(maxsize=64)
def _moving(times: float, many: int, days: int, first: int) -> Floats:
    """Which part of each day goes to which: days told × days wanted."""
    moved = np.arange(first, first + many) * times
    low = np.floor(moved).astype(np.int64)
    found = np.zeros((many, days + 1))
    for where, share in ((low, 1 - (moved - low)), (low + 1, moved - low)):
        np.add.at(found, (np.arange(many), np.clip(where - first, 0, days)), share)
    return found[:, :days]
