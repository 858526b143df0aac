"""The goal: the event that a company works towards, chosen by evidence, with its rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from percorso.explain.discovery.lexicon import goal_rank
from percorso.explain.discovery.signals import ABSENT, Signal

if TYPE_CHECKING:
    from percorso.explain.discovery.finding import Found

WORDS, MONEY, ORDERS, LATE, REACH = 2.0, 1.5, 1.0, 0.5, 1.0
"""What the name, the money, the order ids, a late place and the people count towards a goal."""
ENOUGH = 1.0
BEARS = 0.5
"""The share of a signal's events with money, or an order, from which on it bears them."""
SAMPLE = 2_000_000
SHARED = 0.1
"""Two signals that share fewer of their order ids than this end different orders."""


@dataclass(frozen=True)
class Goal:
    """The choice of the goal.

    Attributes:
        signals: The numbers of the goal's signals; empty when nothing looks like a goal.
        rivals: The next best, by number, with their scores.
        scores: The score of each candidate.
    """

    signals: tuple[int, ...]
    rivals: tuple[int, ...]
    scores: dict[int, float]


def choose(found: Found) -> Goal:
    """The goal among the signals, by name, money, order ids, late place and people."""
    may = [i for i, one in enumerate(found.signals) if _may_be(one)]
    most = max((found.signals[i].people for i in may), default=1)
    every = {i: _score(found.signals[i], most) for i in may}
    scores = {i: score for i, score in every.items() if score >= ENOUGH}
    best = sorted(scores, key=lambda i: (-scores[i], i))
    if not best:
        return Goal((), (), {})
    same = [i for i in best[1:] if _bears(found.signals[i]) and _bears(found.signals[best[0]])]
    apart = _apart(found, [best[0], *same])
    goals = (best[0], *(i for i in same if i in apart))
    return Goal(goals, tuple(i for i in best if i not in goals)[:3], scores)


def _rank(one: Signal) -> float:
    return goal_rank(one.name) if one.part in (None, ABSENT) else 0.0


def _may_be(one: Signal) -> bool:
    """Whether anything speaks for it: its name, money or orders; and its name not against it."""
    bears = one.money >= BEARS * one.n or one.orders >= BEARS * one.n
    return _rank(one) > 0 or (_rank(one) == 0 and bears)


def _score(one: Signal, most: int) -> float:
    """What speaks for a goal, with the people of the candidate that most people do."""
    money, orders, reach = one.money / one.n, one.orders / one.n, float(np.sqrt(one.people / most))
    return WORDS * _rank(one) + MONEY * money + ORDERS * orders + LATE * one.place + REACH * reach


def _bears(one: Signal) -> bool:
    return one.orders >= BEARS * one.n and goal_rank(one.name) > 0


def _apart(found: Found, candidates: list[int]) -> set[int]:
    """Those whose orders are other ones than those of the candidates before them."""
    if len(candidates) < 2:
        return set()
    orders: dict[int, list[np.ndarray]] = {i: [] for i in candidates}
    rows = 0
    for number in range(len(found.timeline.buckets)):
        if rows > SAMPLE:
            break
        read = found.timeline.read(number, found.columns | {"order"})
        signal = found.code(read)
        rows += len(signal)
        for i in candidates:
            orders[i].append(np.unique(read["order"][(signal == i) & (read["order"] >= 0)]))
    known = {i: np.unique(np.concatenate(each)) for i, each in orders.items()}
    seen, apart = known[candidates[0]], set()
    for i in candidates[1:]:
        if np.isin(known[i], seen).mean() < SHARED if len(known[i]) else False:
            apart.add(i)
            seen = np.union1d(seen, known[i])
    return apart
