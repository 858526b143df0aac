"""From draws to a figure with its bands: what is not known of the process, and chance itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
WIDE, NARROW = (2.5, 97.5), (10.0, 90.0)


@dataclass(frozen=True)
class Band:
    """An expected value; within `low` and `high` 95 of 100 lie, within the others 80."""

    expected: float
    low: float
    high: float
    low_80: float
    high_80: float


def band(draws: Floats, spread: float, seed: int, money: bool = False) -> Band:
    """The bands of what will be counted: each draw of the process, and chance on top.

    Args:
        draws: The expected value under every draw; the first as it was seen.
        spread: Variance over mean of what chance does; 1 is that of a Poisson count.
        seed: What chance begins with.
        money: Whether it is an amount and no count.
    """
    random = np.random.default_rng([seed, 2])
    mean = np.maximum(np.tile(draws[1:], max(1, -(-2000 // max(len(draws) - 1, 1)))), 0.0)
    seen: Any
    if money:
        scale = max(spread, 1e-9)
        seen = random.gamma(np.maximum(mean / scale, 1e-9)) * scale
    elif spread > 1 + 1e-9:
        seen = random.poisson(random.gamma(np.maximum(mean / (spread - 1), 1e-9)) * (spread - 1))
    else:
        seen = random.poisson(mean)
    return _of(float(draws[0]), seen)


def difference(changed: Floats, baseline: Floats) -> tuple[float, float, float]:
    """What a change brings, with the 95 % interval of its expected value under the same draws."""
    draws = changed - baseline
    low, high = np.percentile(draws[1:], WIDE)
    first = float(draws[0])
    return first, min(first, float(low)), max(first, float(high))


def _of(expected: float, seen: Any) -> Band:
    low, high = np.percentile(seen, WIDE)
    low_80, high_80 = np.percentile(seen, NARROW)
    return Band(expected, min(expected, float(low)), max(expected, float(high)),
                min(expected, float(low_80)), max(expected, float(high_80)))  # fmt: skip
