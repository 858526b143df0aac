"""The formulas of experiments against published examples, and their errors over many A/A tests."""

from __future__ import annotations

from itertools import pairwise
from math import isclose, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from percorso.explain.experiment import designing
from percorso.explain.experiment.comparing import (
    Sample,
    cuped,
    mean_interval,
    normal,
    ratio,
    shares,
    welch,
)
from percorso.explain.experiment.series import did, interrupted
from tools.experiment_errors import coverage, false_alarms

Floats = NDArray[np.float64]

# R. G. Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
NEWCOMBE = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0),
    (10, 10, 0, 10, 0.6075, 1.0),
]


@pytest.mark.parametrize(("s1", "n1", "s0", "n0", "low", "high"), NEWCOMBE)
def test_newcombes_table(s1: int, n1: int, s0: int, n0: int, low: float, high: float) -> None:
    found = shares(s1, n1, s0, n0)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_welch_by_hand() -> None:
    """Two arms of 15 and 10: t = 3 / √(9/15 + 16/10), freedom = 2.2² / (0.36/14 + 2.56/9)."""
    found = welch(Sample(15, 20.0, 9.0), Sample(10, 17.0, 16.0))
    assert found is not None
    assert isclose(found.error, sqrt(2.2))
    freedom = 2.2**2 / (0.36 / 14 + 2.56 / 9)
    assert round(freedom, 2) == 15.6
    # Student's t at 97.5 % is 2.131 with 15 degrees of freedom and 2.120 with 16
    assert 2.120 < (found.high - found.difference) / found.error < 2.131
    assert 0.05 < found.p < 0.10


def test_welch_without_variance_or_people_says_nothing() -> None:
    assert welch(Sample(5, 1.0, 0.0), Sample(5, 1.0, 0.0)) is None
    assert welch(Sample(1, 1.0, 0.0), Sample(5, 1.0, 1.0)) is None
    assert mean_interval(Sample(1, 1.0, 0.0)) is None


def test_cuped_by_hand() -> None:
    """y − x is 1 in one arm and 0 in the other but for what is left: θ = 26/10, pooled."""
    x1, y1 = np.array([1.0, 2.0, 3.0]), np.array([4.0, 7.0, 9.0])
    x0, y0 = np.array([1.0, 3.0, 5.0]), np.array([2.0, 7.0, 12.0])
    found = cuped(y1, x1, y0, x0)
    assert found is not None
    # inside the arms Σ(x − x̄)(y − ȳ) is 5 and 20, Σ(x − x̄)² is 2 and 8
    assert isclose(found.theta, 2.5)
    assert isclose(found.compared.difference, (20 / 3 - 7) - 2.5 * (2 - 3))
    # what is left varies by (−1/6, 1/3, −1/6): 1/12 and 0
    assert isclose(found.compared.error**2, 1 / 12 / 3)
    assert isclose(found.reduction, 1 - (1 / 36) / (19 / 3 / 3 + 25 / 3))


def test_cuped_of_people_who_did_nothing_before() -> None:
    nothing = np.zeros(4)
    assert cuped(np.arange(4.0), nothing, np.arange(4.0), nothing) is None


def test_a_ratio_by_hand() -> None:
    """Σy/Σd = 60/6; y − 10·d is (0, −10, 10), variance 100; d has mean 2."""
    found = ratio(np.array([20.0, 10.0, 30.0]), np.array([2.0, 2.0, 2.0]))
    assert found == Sample(3, 10.0, 25.0)
    assert ratio(np.zeros(2), np.zeros(2)) is None
    assert found is not None
    gap = normal(found, Sample(3, 4.0, 25.0))
    assert gap is not None
    assert isclose(gap.error, sqrt(50 / 3))


def test_the_sample_ratio_check_of_the_book() -> None:
    """Kohavi, Tang and Xu (2020), chapter 3: 821,588 against 815,482 has p = 1.8e-6."""
    p = designing.mismatch([821_588, 815_482], [50, 50])
    assert p is not None
    assert 1.7e-6 < p < 1.9e-6
    assert designing.mismatch([900, 100], [90, 10]) == 1.0
    assert designing.mismatch([10], [1]) is None


def test_cohens_sizes() -> None:
    """Cohen (1988), tables 6.3.1 and 2.3.5: h = 0.20 needs 392 in each group, h = 0.50 63."""
    sines = [(np.sin(np.pi / 4 + h / 2) ** 2) for h in (0.2, 0.5)]
    found = [designing.needed_shares(0.5, share) for share in sines]
    assert [round(n / 2) for n in found if n] in ([392, 63], [393, 63])
    uneven = designing.needed_shares(0.1, 0.12, weights=(0.9, 0.1))
    even = designing.needed_shares(0.1, 0.12)
    assert even is not None
    assert uneven is not None
    assert isclose(uneven / even, (1 / 0.9 + 1 / 0.1) / 4, rel_tol=1e-3)
    assert designing.needed_shares(0.1, 0.1) is None
    assert designing.needed_means(0.0, 1.0) is None


def test_holm_by_hand() -> None:
    assert designing.holm([0.01, None, 0.04, 0.03]) == [0.03, None, 0.06, 0.06]
    assert designing.holm([]) == []


def test_the_always_valid_interval_is_tuned_where_it_says() -> None:
    widths = [designing.always(1 / sqrt(n), n) for n in range(500, 50_000, 500)]
    assert all(after < before for before, after in pairwise(widths))
    here = designing.always(1.0, designing.TUNED_AT)
    r = designing.tuned()
    for other in (r / 2, r * 2):
        grown = designing.TUNED_AT * other + 1
        width = sqrt(2 * grown / (grown - 1) * np.log(sqrt(grown) / 0.05))
        assert width > here * 0.999


def test_newey_west_by_hand() -> None:
    """A step of 2 without any trend; a day that is missing is no neighbour of the next."""
    day = np.array([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16])
    wave = np.tile([1.0, -1.0, -1.0, 1.0], 4) * 0.1
    found = interrupted(day, 3 + (day >= 9) * 2 + wave, np.ones(16), 9)
    assert found is not None
    level, slope = found
    assert abs(level.value - 2) < 0.15
    assert level.low < 2 < level.high
    assert abs(slope.value) < 0.03
    assert interrupted(day[:10], wave[:10], np.ones(10), 9) is None


def test_a_series_without_a_break_shows_one_rarely() -> None:
    """Days that resemble the one before (0.3): at 5 % a break in about one of 20 series."""
    rng, found = np.random.default_rng(5), 0
    for _ in range(300):
        noise = rng.normal(size=140)
        for place in range(1, 140):
            noise[place] += 0.3 * noise[place - 1]
        steps = interrupted(np.arange(140), 10 + 0.01 * np.arange(140) + noise, np.ones(140), 112)
        assert steps is not None
        found += steps[0].p < 0.05
    assert found / 300 < 0.14


def test_difference_in_differences() -> None:
    found = did(0.05, 0.03, 0.01, 0.04)
    assert isclose(found.value, 0.04)
    assert isclose(found.high - found.value, 1.959963984540054 * 0.05)


def test_false_alarms_of_a_a_tests_and_of_looking_early() -> None:
    once, often, always = false_alarms(400, seed=1)
    assert once < 0.08
    assert often > 0.15
    assert always < 0.05


def test_intervals_hold_the_truth() -> None:
    for name, share in coverage(400, seed=2).items():
        assert 0.92 < share <= 0.99, name
