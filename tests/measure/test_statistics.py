"""The statistics give published values, and what the definitions say in the corners."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.measure.statistics import (
    CENSORED,
    EVENT,
    OTHER,
    incidence,
    mean_interval,
    newcombe,
    survival_times,
    wilson,
)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(
    successes: int, trials: int, low: float, high: float
) -> None:
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [  # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0000),
        ((10, 10), (0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_gives_the_published_intervals(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    assert newcombe(*first, *second) == pytest.approx((low, high), abs=5e-5)


def test_nothing_to_divide_by_gives_no_interval() -> None:
    assert wilson(0, 0) is None
    assert newcombe(1, 2, 0, 0) is None
    assert mean_interval(3, 9, 1) is None


def test_kaplan_meier_gives_the_textbook_remission_times() -> None:
    # Freireich et al. (1963), as in Kleinbaum and Klein, Survival Analysis: 6-MP group, weeks
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    times = np.array(ended + still)
    seen = np.array([True] * len(ended) + [False] * len(still))
    # published: S = 0.8571 at 6, 0.8067 at 7, 0.7529 at 10, 0.6902 at 13, 0.6275 at 16,
    # 0.5378 at 22, 0.4482 at 23; the median is 23 weeks
    assert survival_times(times, seen, (0.8572, 0.69025, 0.5, 0.1)) == [6, 13, 23, None]


def test_incidence_of_competing_ends_by_hand() -> None:
    # at risk 5: event at 1 -> 1/5; other at 2 of 4; event at 3 of 3 -> 1/5 + 3/5 * 1/3 = 2/5;
    # censored at 4; event at 5 of 1 -> 2/5 + 2/5 * 1/1 = 4/5
    times = np.array([1, 2, 3, 4, 5])
    kinds = np.array([EVENT, OTHER, EVENT, CENSORED, EVENT], np.int8)
    assert incidence(times, kinds) == pytest.approx((0.8, 5))
    assert incidence(times[:0], kinds[:0]) == (None, None)
    assert incidence(times, np.zeros(5, np.int8)) == (0.0, None)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([EVENT, OTHER])), min_size=1))
def test_without_censoring_incidence_is_a_plain_share(ends: list[tuple[int, int]]) -> None:
    times, kinds = np.array(ends).T
    share = float(np.mean(kinds == EVENT))
    assert incidence(times, kinds.astype(np.int8))[0] == pytest.approx(share)


@given(st.lists(st.integers(0, 20), min_size=1))
def test_without_censoring_the_median_is_the_first_time_half_have_left(times: list[int]) -> None:
    found = survival_times(np.array(times), np.ones(len(times), bool), (0.5,))[0]
    left = [t for t in sorted(times) if sum(other <= t for other in times) * 2 >= len(times)]
    assert found == left[0]
