"""The models of attribution on paths, sentence by sentence and slowly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from math import factorial
from typing import Any

import numpy as np

from tests.oracle.drawing import duration

Path = tuple[str, ...]


@dataclass
class Journey:
    """A path with what it led to."""

    path: Path
    times: tuple[int, ...]
    at: int
    converted: bool
    value: Fraction


def channels(found: list[Journey]) -> list[str]:
    return sorted({channel for j in found for channel in j.path})


Model = tuple[
    str, int | None, dict[str, Any], dict[str, Any], dict[str, float] | None,
]  # fmt: skip


def models(found: list[Journey], half_life: str, orders: tuple[int, ...]) -> list[Model]:
    shares: dict[str, Callable[[Journey], Sequence[Fraction | float]]] = {
        "first": _first,
        "last": _last,
        "last_non_direct": _last_non_direct,
        "linear": lambda j: [Fraction(1, len(j.path))] * len(j.path),
        "position": _position,
        "time_decay": lambda j: _decay(j, duration(half_life)),
        "shapley_sum": _ordered,
        "shapley_ordered": _ordered,
    }
    told: list[Model] = []
    for name, weights in shares.items():
        credit: dict[str, Any] = defaultdict(Fraction)
        value: dict[str, Any] = defaultdict(Fraction)
        for j in found:
            if j.converted and j.path:
                for channel, share in zip(j.path, weights(j), strict=True):
                    credit[channel] += share
                    value[channel] += float(j.value) * float(share)
        told.append((name, None, credit, value, None))
    told += [markov(found, order) for order in orders]
    told.append(rate_game(found))
    return told


def _only(j: Journey, place: int) -> list[Fraction]:
    return [Fraction(i == place) for i in range(len(j.path))]


def _first(j: Journey) -> list[Fraction]:
    return _only(j, 0)


def _last(j: Journey) -> list[Fraction]:
    return _only(j, len(j.path) - 1)


def _last_non_direct(j: Journey) -> list[Fraction]:
    named = [i for i, channel in enumerate(j.path) if channel != "direct"]
    return _only(j, named[-1]) if named else _last(j)


def _position(j: Journey) -> list[Fraction]:
    n = len(j.path)
    if n <= 2:
        return [Fraction(1, n)] * n
    ends, middle = Fraction(2, 5), Fraction(1, 5) / (n - 2)
    return [ends if i in (0, n - 1) else middle for i in range(n)]


def _decay(j: Journey, half_life: int) -> list[float]:
    weights = [2.0 ** (-(max(j.times) - t) / half_life) for t in j.times]
    return [weight / sum(weights) for weight in weights]


def _ordered(j: Journey) -> list[Fraction]:
    times = Counter(j.path)
    return [Fraction(1, len(times) * times[channel]) for channel in j.path]


def markov(found: list[Journey], order: int) -> Model:
    whole = {True: 0.0, False: 0.0}
    effects: dict[bool, dict[str, float]] = {}
    for worth in (False, True):
        p = _reaches(found, order, None, worth)
        effects[worth] = {
            c: 1 - _reaches(found, order, c, worth) / p if p else 0.0 for c in channels(found)
        }
        whole[worth] = sum(
            float(j.value) if worth else 1.0 for j in found if j.converted and j.path
        )
    credit, value = (
        {
            c: effect * whole[worth] / (sum(effects[worth].values()) or 1)
            for c, effect in effects[worth].items()
        }
        for worth in (False, True)
    )
    return "markov", order, credit, value, effects[False]


def _reaches(found: list[Journey], order: int, removed: str | None, worth: bool) -> float:
    """The chance (or the mean value) from the start; states with a removed channel lead nowhere."""
    counts: Counter[tuple[Any, Any]] = Counter()
    value: dict[Any, float] = defaultdict(float)
    for j in found:
        if not j.path:
            continue
        size = max(len(j.path) - order + 1, 1)
        windows = [j.path[i : i + order] for i in range(size)]
        # "equal consecutive states are collapsed"
        states = [s for i, s in enumerate(windows) if not i or s != windows[i - 1]]
        walk = ["start", *states, "conversion" if j.converted else "null"]
        counts.update(pairwise(walk))
        if j.converted:
            value[states[-1]] += float(j.value)
    names = ["start", *sorted({a for a, _ in counts if a != "start"})]
    matrix, reward = np.eye(len(names)), np.zeros(len(names))
    for a in names:
        out = sum(n for (b, _), n in counts.items() if b == a)
        row = names.index(a)
        if removed is not None and removed in a and a != "start":
            continue
        for (b, c), n in counts.items():
            if b == a and c == "conversion":
                reward[row] += value[a] / out if worth else n / out
            elif b == a and c != "null":
                matrix[row, names.index(c)] -= n / out
    return float(np.linalg.solve(matrix, reward)[0])


def rate_game(found: list[Journey]) -> Model:
    sets: dict[frozenset[str], list[Journey]] = defaultdict(list)
    for j in found:
        if j.path:
            sets[frozenset(j.path)].append(j)
    rate = {s: Fraction(sum(j.converted for j in js), len(js)) for s, js in sets.items()}
    credit: dict[str, Any] = defaultdict(Fraction)
    value: dict[str, Any] = defaultdict(Fraction)
    for s, js in sets.items():
        if not rate[s]:
            continue
        conversions = sum(j.converted for j in js)
        for channel in s:
            part = _shapley(channel, s, rate) / rate[s]
            credit[channel] += part * conversions
            value[channel] += part * sum(j.value for j in js)
    return "shapley_rate", None, credit, value, None


def _shapley(channel: str, whole: frozenset[str], worth: dict[frozenset[str], Fraction]) -> Any:
    others, total = sorted(whole - {channel}), Fraction(0)
    for size in range(len(others) + 1):
        weight = Fraction(factorial(size) * factorial(len(whole) - size - 1), factorial(len(whole)))
        for part in combinations(others, size):
            without = frozenset(part)
            with_ = worth.get(without | {channel}, Fraction(0))
            total += weight * (with_ - worth.get(without, Fraction(0)))
    return total
