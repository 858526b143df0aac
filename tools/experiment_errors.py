"""How often experiments err: A/A tests, looking early, and intervals that miss the truth.

`python -m tools.experiment_errors` prints the figures of docs/questions/experiment.md.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from percorso.explain.experiment import designing
from percorso.explain.experiment.comparing import (
    Compared,
    Sample,
    cuped,
    normal,
    ratio,
    shares,
    welch,
)

Floats = NDArray[np.float64]
LOOKS, PER_LOOK, SHARE = 20, 500, 0.12
Errors = tuple[float, float, float]


def false_alarms(tests: int, seed: int) -> Errors:
    """How often an A/A test of 20 × 500 people finds something.

    Args:
        tests: How many tests.
        seed: Of the random people.

    Returns:
        Looked at once, at the end; at the usual interval at 20 looks; at the always-valid one.
    """
    rng = np.random.default_rng(seed)
    counts = np.zeros(3)
    for _ in range(tests):
        arm = rng.random(LOOKS * PER_LOOK) < 0.5
        done = rng.random(LOOKS * PER_LOOK) < SHARE
        looks = [_look(arm[:n], done[:n]) for n in range(PER_LOOK, len(arm) + 1, PER_LOOK)]
        counts += (looks[-1][0], any(usual for usual, _ in looks), any(wide for _, wide in looks))
    once, often, always = (counts / tests).tolist()
    return once, often, always


def _look(arm: NDArray[np.bool_], done: NDArray[np.bool_]) -> tuple[bool, bool]:
    """Whether the usual test, and the always-valid interval, find a difference now."""
    n1, n0 = int(arm.sum()), int((~arm).sum())
    found = shares(int(done[arm].sum()), n1, int(done[~arm].sum()), n0)
    if found is None or not found.error:
        return False, False
    wide = abs(found.difference) > designing.always(found.error, n1 + n0)
    return found.p <= designing.ALPHA and not found.low <= 0 <= found.high, wide


def coverage(tests: int, seed: int) -> dict[str, float]:
    """How often the 95 % intervals hold the true difference.

    Args:
        tests: How many tests of each kind.
        seed: Of the random people.
    """
    rng = np.random.default_rng(seed)
    held = {"shares": 0, "means": 0, "means with CUPED": 0, "ratio": 0}
    for _ in range(tests):
        s1, s0 = rng.binomial(400, 0.15), rng.binomial(300, 0.10)
        held["shares"] += _holds(shares(int(s1), 400, int(s0), 300), 0.05)
        x1, x0 = rng.exponential(50, 400), rng.exponential(50, 300)
        y1, y0 = x1 + rng.normal(3, 40, 400), x0 + rng.normal(0, 40, 300)
        held["means"] += _holds(welch(Sample.of(y1), Sample.of(y0)), 3.0)
        adjusted = cuped(y1, x1, y0, x0)
        held["means with CUPED"] += _holds(None if adjusted is None else adjusted.compared, 3.0)
        held["ratio"] += _holds(_ratios(rng), 2.0)
    return {name: count / tests for name, count in held.items()}


def _ratios(rng: np.random.Generator) -> Compared | None:
    """Value per order of two arms, 22 and 20 in truth, where some order more often."""
    samples = []
    for n, price in ((400, 22.0), (300, 20.0)):
        orders = rng.poisson(rng.exponential(1.0, n)).astype(np.float64)
        spent = orders * price + rng.normal(0, 4, n) * np.sqrt(orders)
        samples.append(ratio(spent, orders))
    one, other = samples
    return None if one is None or other is None else normal(one, other)


def _holds(found: Compared | None, truth: float) -> bool:
    return found is not None and found.low <= truth <= found.high


def main() -> str:
    """The figures, as lines of text."""
    tests = 2_000
    once, often, always = false_alarms(tests, 1)
    lines = [
        f"A/A tests: {tests}, error ±{1.96 * sqrt(0.05 * 0.95 / tests):.3f}",
        f"one look at the end: {once:.3f}",
        f"the usual interval at {LOOKS} looks: {often:.3f}",
        f"the always-valid interval at {LOOKS} looks: {always:.3f}",
        *(f"interval of {name}: {share:.3f}" for name, share in coverage(tests, 2).items()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    sys.stdout.write(main() + "\n")
