"""The split of a budget that brings most: equal marginal return, inside bounds.

For concave curves the price of the budget is bisected, which is exact. For S-shaped ones a grid is
searched whole and the best point is refined. Money is measured in parts of the budget, so that
nothing depends on the size of the currency.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from percorso.explain.mix.curves import Curves, Floats

_HALVINGS = 90
STEPS = 240
"""Steps of the grid over which S-shaped curves are searched."""


@dataclass(frozen=True)
class Limits:
    """What may be spent on each channel, least and most, and how much in all."""

    low: Floats
    high: Floats
    budget: float


def allocate(curves: Curves, limits: Limits) -> Floats:
    """The spends, each within its limits, that add up to the budget and bring most.

    Args:
        curves: The response curves.
        limits: Lowest and highest spends; the budget lies between their sums.

    Returns:
        One spend a channel. Where concave curves have several sets (draws), one row a set.

    Example:
        >>> curves = Curves(np.array([2.0, 1.0]), np.array([1.0, 1.0]), np.array([0.5, 0.5]),
        ...                 "power")
        >>> allocate(curves, Limits(np.zeros(2), np.full(2, 9.0), 5.0)).round(6).tolist()
        [4.0, 1.0]
    """
    unit = limits.budget or 1.0
    scale = curves.scale * unit**curves.shape if curves.kind == "power" else curves.scale
    small = Curves(scale, curves.half / unit, curves.shape, curves.kind)
    inside = Limits(limits.low / unit, limits.high / unit, limits.budget / unit)
    return (_bisected(small, inside) if curves.concave else _searched(small, inside)) * unit


def _bisected(curves: Curves, limits: Limits) -> Floats:
    """Bisect the marginal return at which the spends add up to the budget."""
    steepest = curves.slope(limits.low).max(axis=-1, keepdims=True)
    high = np.log(np.maximum(steepest, 1e-300)) + 1.0
    low = high - 120.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        over = _at(curves, limits, middle).sum(axis=-1, keepdims=True) > limits.budget
        low, high = np.where(over, middle, low), np.where(over, high, middle)
    return _filled(_at(curves, limits, high), limits)


def _at(curves: Curves, limits: Limits, logarithm: Floats) -> Floats:
    return np.asarray(np.clip(curves.spend_at(np.exp(logarithm)), limits.low, limits.high))


def _filled(spend: Floats, limits: Limits) -> Floats:
    """What is left of the budget, to where there is room: nobody gains more from it elsewhere."""
    left = limits.budget - spend.sum(axis=-1, keepdims=True)
    room = np.maximum(np.where(left > 0, limits.high - spend, spend - limits.low), 0.0)
    total = room.sum(axis=-1, keepdims=True)
    part = np.divide(room, total, out=np.zeros_like(room), where=total > 0)
    return np.asarray(spend + left * part)


def _searched(curves: Curves, limits: Limits) -> Floats:
    """The best point of a grid (dynamic programming), refined by moves between two channels."""
    if curves.scale.ndim > 1:
        sets = range(len(curves.scale))
        return np.array([_searched(curves.draw(number), limits) for number in sets])
    free = limits.budget - float(limits.low.sum())
    step = free / STEPS
    best, choices = np.zeros(1), []
    for place in range(len(limits.low)):
        best, choice = _one_more(best, _gains(curves, limits, place, step))
        choices.append(choice)
    spend, left = limits.low.astype(float).copy(), len(best) - 1
    for place in reversed(range(len(limits.low))):
        spend[place] += choices[place][left] * step
        left -= int(choices[place][left])
    return _refined(curves, limits, _filled(spend, limits), step)


def _gains(curves: Curves, limits: Limits, place: int, step: float) -> Floats:
    """What 0, 1, 2 … steps more bring one channel, as far as its limit allows."""
    room = limits.high[place] - limits.low[place]
    steps = min(STEPS, int(room / step + 1e-9)) if step > 0 else 0
    one = curves.only(np.arange(len(limits.low)) == place)
    spend = limits.low[place] + step * np.arange(steps + 1)
    return one.response(spend[:, None])[:, 0]


def _one_more(best: Floats, gains: Floats) -> tuple[Floats, Floats]:
    """The best of every number of steps with one channel more, and how many steps it takes."""
    size = min(STEPS + 1, len(best) + len(gains) - 1)
    table = np.full((size, len(gains)), -np.inf)
    for taken, gain in enumerate(gains):
        rest = best[: max(size - taken, 0)]
        table[taken : taken + len(rest), taken] = rest + gain
    choice = table.argmax(axis=1)
    return table[np.arange(size), choice], choice


def _refined(curves: Curves, limits: Limits, spend: Floats, step: float) -> Floats:
    """Move ever smaller amounts from one channel to another as long as that brings more."""
    size = step
    while size > 1e-7:
        moved = _best_move(curves, limits, spend, size)
        if moved is None:
            size /= 2
        else:
            spend = moved
    return spend


def _best_move(curves: Curves, limits: Limits, spend: Floats, size: float) -> Floats | None:
    give = np.minimum(size, spend - limits.low)
    take = np.minimum(size, limits.high - spend)
    amount = np.minimum(give[:, None], take[None, :])
    np.fill_diagonal(amount, 0.0)
    now = curves.response(spend)
    lost = now[:, None] - curves.response((spend[:, None] - amount).T).T
    won = curves.response(spend[None, :] + amount) - now[None, :]
    gain = np.where(amount > 0, won - lost, 0.0)
    source, target = np.unravel_index(int(gain.argmax()), gain.shape)
    if gain[source, target] <= 1e-12 * (1 + now.sum()):
        return None
    found = spend.copy()
    found[source] -= amount[source, target]
    found[target] += amount[source, target]
    return found
