"""Neighbouring signals as stages: cuts that keep nearly all of the visible order.

A signal that two neighbours of one stage come before or after each other is order that the
drawing loses. Of all ways to cut the line of signals into so many stages, dynamic programming
finds the one that loses least (Bellman, 1961; Fisher, 1958, for groups of ordered things); the
number of stages is the smallest that keeps `KEPT` of the order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.explain.discovery.way import Way

Real = NDArray[np.float64]
KEPT = 0.85
FEWEST, MOST = 3, 7
FINE = 0.25
"""What the order inside a visit counts beside the order from visit to visit."""
MOST_BEFORE, MOST_AFTER = 5, 3


@dataclass(frozen=True)
class Cut:
    """Signals in groups.

    Attributes:
        groups: The signals of each group, in order.
        goal: The number of the group with the goal; None without one.
        kept: The share of the visible order that stands between the groups.
        fewer: The same with one group less; None where there cannot be less.
    """

    groups: tuple[tuple[int, ...], ...]
    goal: int | None
    kept: float
    fewer: float | None


def cut(way: Way, goal: tuple[int, ...], stages: int | None = None) -> Cut:
    """Group the signals of a way.

    Args:
        way: The signals in order.
        goal: The signals of the goal; they stay together.
        stages: How many groups; default: as many as keep nearly all of the order.
    """
    before, after = [*way.before], [*way.after]
    up_to = _Side(way, [(i,) for i in before] + ([goal] if goal else []))
    beyond = _Side(way, [(i,) for i in after])
    ways = _combined(up_to, beyond, stages)
    whole = up_to.whole + beyond.whole
    kept = {k: 1.0 - (up_to.loss(a) + beyond.loss(b)) / whole if whole else 1.0
            for k, (a, b) in ways.items()}  # fmt: skip
    enough = [k for k in ways if k >= min(FEWEST, max(ways)) and (kept[k] >= KEPT or k == stages)]
    best = stages if stages in ways else min(enough, default=max(ways))
    a, b = ways[best]
    groups = (*up_to.groups(a), *beyond.groups(b))
    return Cut(groups, a - 1 if goal else None, kept[best], kept.get(best - 1))


def _combined(up_to: _Side, beyond: _Side, stages: int | None) -> dict[int, tuple[int, int]]:
    """For each number of groups the best share of it between both sides of the goal."""
    most = (stages, stages) if stages else (MOST_BEFORE + 1, MOST_AFTER)
    found: dict[int, tuple[float, tuple[int, int]]] = {}
    for a in range(1, min(len(up_to.items), most[0]) + 1):
        for b in range(min(1, len(beyond.items)), min(len(beyond.items), most[1]) + 1):
            loss = up_to.loss(a) + beyond.loss(b)
            if a + b <= (stages or MOST) and loss < found.get(a + b, (np.inf, None))[0]:
                found[a + b] = (loss, (a, b))
    return {k: split for k, (_, split) in sorted(found.items())}


class _Side:
    """A line of items, each of one signal or several, and the best cuts of it."""

    def __init__(self, way: Way, items: list[tuple[int, ...]]) -> None:
        self.items = items
        size = len(items)
        cost = np.zeros((size, size))
        for x, left in enumerate(items):
            for y, right in enumerate(items[x + 1 :], x + 1):
                cost[x, y] = sum(_order(way, i, j) for i in left for j in right)
        inside = np.zeros(
            (size + 1, size + 1)
        )  # inside[a, b]: order lost when a … b−1 is one group
        for a in range(size):
            for b in range(a + 1, size + 1):
                inside[a, b] = inside[a, b - 1] + cost[a : b - 1, b - 1].sum()
        self.whole = float(inside[0, size])
        self.best, self.at = _program(inside)

    def loss(self, groups: int) -> float:
        """The order that the best cut into so many groups loses."""
        return float(self.best[groups, len(self.items)]) if self.items else 0.0

    def groups(self, many: int) -> list[tuple[int, ...]]:
        """The best cut into so many groups."""
        found, end = [], len(self.items)
        for k in range(many, 0, -1):
            start = int(self.at[k, end])
            found.append(tuple(i for item in self.items[start:end] for i in item))
            end = start
        return found[::-1]


def _order(way: Way, i: int, j: int) -> float:
    """How much order two signals show, weighted by how often they meet."""
    weight = np.sqrt(way.fine.n[i, j])
    return float(weight * (way.close.lead[i, j] ** 2 + FINE * way.fine.lead[i, j] ** 2))


def _program(inside: Real) -> tuple[Real, NDArray[np.int64]]:
    """For each number of groups and each end the least loss, and where its last group begins."""
    size = len(inside) - 1
    best = np.full((size + 1, size + 1), np.inf)
    at = np.zeros((size + 1, size + 1), np.int64)
    best[0, 0] = 0.0
    for k in range(1, size + 1):
        for end in range(k, size + 1):
            losses = best[k - 1, :end] + inside[:end, end]
            at[k, end] = int(np.argmin(losses))
            best[k, end] = losses[at[k, end]]
    return best, at
