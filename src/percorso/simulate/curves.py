"""Distributions as tables of quantiles.

Every draw of the simulator is a whole number that picks an entry of a table. The tables are made
once, with a few digits, by plain arithmetic; so no logarithm of some processor's own making stands
between a seed and a file, and the same seed gives the same bytes on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

SIZE = 1024
"""Entries of a table, for the quantiles (i + ½)/SIZE."""


def spread(weights: Sequence[float], size: int) -> list[int]:
    """Places 0, 1, … repeated in proportion to their weights, `size` in all, in order.

    Example:
        >>> spread([1, 3], 8)
        [0, 0, 1, 1, 1, 1, 1, 1]
    """
    total = math.fsum(weights)
    found: list[int] = []
    reached = 0.0
    for place, weight in enumerate(weights):
        reached += weight
        found += [place] * (round(size * reached / total, 6).__floor__() - len(found))
    return found + [len(weights) - 1] * (size - len(found))


def log_normal(median: float, sigma: float, size: int = SIZE) -> list[float]:
    """Quantiles of a log-normal distribution, to six digits.

    Args:
        median: The median; the mean is median · exp(σ²/2).
        sigma: The standard deviation σ of the logarithm.
        size: How many quantiles.
    """
    normal = NormalDist()
    return [_six(median * math.exp(sigma * normal.inv_cdf((i + 0.5) / size))) for i in range(size)]


def exponential(mean: float, size: int = SIZE) -> list[float]:
    """Quantiles of an exponential distribution, to six digits."""
    return [_six(-mean * math.log(1 - (i + 0.5) / size)) for i in range(size)]


def gamma(shape: float, scale: float, size: int = SIZE) -> list[float]:
    """Quantiles of a gamma distribution, to six digits, by halving intervals.

    Args:
        shape: The shape k; the mean is k·θ.
        scale: The scale θ.
        size: How many quantiles.
    """
    found, low = [], 0.0
    for i in range(size):
        low = _quantile(shape, (i + 0.5) / size, low)
        found.append(_six(low * scale))
    return found


def _quantile(shape: float, share: float, low: float) -> float:
    high = max(shape, 1.0)
    while _lower(shape, high) < share:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _lower(shape, middle) < share else (low, middle)
    return low


def _lower(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function, by its series (DLMF 8.7.1)."""
    if x <= 0:
        return 0.0
    term = total = 1 / shape
    n = shape
    while term > total * 1e-13:
        n += 1
        term *= x / n
        total += term
    return min(1.0, total * math.exp(shape * math.log(x) - x - math.lgamma(shape)))


def beta(a: float, b: float, size: int = SIZE) -> list[float]:
    """Quantiles of a beta distribution, by adding up its density on a fine grid."""
    grid = 20_000
    density = [((i + 0.5) / grid) ** (a - 1) * (1 - (i + 0.5) / grid) ** (b - 1)
               for i in range(grid)]  # fmt: skip
    return [_six((place + 0.5) / grid) for place in _centred(density, size)]


def _centred(weights: Sequence[float], size: int) -> list[int]:
    total, reached, place = math.fsum(weights), 0.0, -1
    found = []
    for i in range(size):
        while reached < (i + 0.5) / size * total and place < len(weights) - 1:
            place += 1
            reached += weights[place]
        found.append(max(place, 0))
    return found


def whole(values: Sequence[float]) -> NDArray[np.int64]:
    """A table in whole numbers."""
    return np.array([round(value) for value in values], np.int64)


def _six(number: float) -> float:
    return float(f"{number:.6g}")
