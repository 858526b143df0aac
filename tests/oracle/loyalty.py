"""Loyalty person by person, and the models of coming back by plain integration."""

from __future__ import annotations

from fractions import Fraction
from math import exp, gamma

import numpy as np

from tests.oracle.fold import Fold
from tests.oracle.net_value import moneys
from tests.oracle.retention import cycle_of
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

DAY = 86_400 * 1_000_000


def goals_of(found: Fold, per: str) -> list[Event]:
    """A goal is a cycle that reached it, or each order."""
    if per == "order":
        return [money.event for money in moneys(found, lambda _: False)]
    return [cycle.goal_hits[0].event for cycle in found.cycles if cycle.goal_hits]


def customer_rows(
    world: World, segment: Segment, per: str, refund: str | None, currency: str
) -> list[Row]:
    """One row a customer who reached the goal for the first time in the window."""
    rows = []
    for found in world.folds:
        goals = goals_of(found, per)
        if not goals or not world.window.holds(goals[0].t):
            continue
        if segment.picks(found, cycle_of(found, goals[0]), goals[0]):
            rows.append(_row(world, found, goals, per, refund, currency))
    return rows


def _row(
    world: World, found: Fold, goals: list[Event], per: str, refund: str | None, currency: str
) -> Row:
    first, last, as_of = goals[0].t, goals[-1].t, world.window.as_of
    valued = [
        money
        for money in moneys(found, lambda e: e.name == refund)
        if money.event.value is not None and money.event.currency == currency
    ]
    units = {id(m.cycle if per == "cycle" else m.event) for m in valued}
    total = sum((money.net for money in valued), start=type(valued[0].net)(0)) if valued else None
    x, silence = len(goals) - 1, as_of - last
    chance = 1.0
    if x and as_of > first:
        chance = float(Fraction(last - first, as_of - first)) ** x
    return {
        "person": found.person,
        "goals": len(goals),
        "frequency": x,
        "recency_s": (last - first) / 1e6,
        "age_s": (as_of - first) / 1e6,
        "silence_s": silence / 1e6,
        "value_total": None if total is None else float(total),
        "value_mean": None if total is None else float(total) / len(units),
        "gap_chance": chance,
    }


def rfm_score(values: list[float], own: float) -> int:
    """A fifth by how many have less."""
    return 1 + 5 * sum(value < own for value in values) // len(values)


def not_back(times: list[int], came: list[bool], at: int) -> float:
    """The product of Kaplan and Meier, moment by moment."""
    share = 1.0
    for moment in sorted({t for t, back in zip(times, came, strict=True) if back and t <= at}):
        waiting = sum(t >= moment for t in times)
        back = sum(t == moment and b for t, b in zip(times, came, strict=True))
        share *= 1 - back / waiting
    return share


def story(
    model: str, r: float, alpha: float, a: float, b: float, x: int, t_x: float, age: float, t: float
) -> tuple[float, float, float]:
    """Likelihood, chance to be there, and expected goals, by summing over rates and chances.

    A customer with rate λ who leaves after a goal with chance p: she came x times at given moments
    (λ^x), and is there (e^−λT, having stayed each time) or left at t_x (e^−λt_x). BG/NBD lets nobody
    leave at the first goal, MBG/NBD does.
    """
    lam, lam_weight = _nodes(r, alpha)
    p, p_weight = _chances(a, b)
    lam, p = lam[:, None], p[None, :]
    weight = lam_weight[:, None] * p_weight[None, :]
    stays = x + (model == "mbg_nbd")
    there = (1 - p) ** stays * lam**x * np.exp(-lam * age)
    left = p * (1 - p) ** (stays - 1) * lam**x * np.exp(-lam * t_x) if stays else 0 * there
    total = float((weight * (there + left)).sum())
    alive = float((weight * there).sum()) / total
    more = (1 - np.exp(-lam * p * t)) / p
    return total, alive, float((weight * there * more).sum()) / total


def _nodes(r: float, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """Rates, evenly on a logarithmic scale, with the weight of their gamma."""
    u = np.linspace(-80, 5, 6_001)
    lam = np.exp(u)
    density = alpha**r * lam**r * np.exp(-alpha * lam) / gamma(r)
    return lam, density * (u[1] - u[0])


def _chances(a: float, b: float) -> tuple[np.ndarray, np.ndarray]:
    """Chances, evenly on the scale of log p/(1−p), with the weight of their beta."""
    v = np.linspace(-40, 40, 3_001)
    p = 1 / (1 + np.exp(-v))
    density = p**a * (1 - p) ** b * gamma(a + b) / (gamma(a) * gamma(b))
    return p, density * (v[1] - v[0])


def gap_chance(x: int, t_x: float, silence: float) -> float:
    """The chance of a gap as long as a silence, the rate averaged over its gamma (x, t_x)."""
    u = np.linspace(-30, 8, 20_001)
    lam = np.exp(u) / t_x
    weight = (lam * t_x) ** x * np.exp(-lam * t_x) / gamma(x) * (u[1] - u[0])
    return float((weight * np.exp(-lam * silence)).sum()) * exp(0)
