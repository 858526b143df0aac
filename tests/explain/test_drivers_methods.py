"""Odds ratios against published values, and what goes with what in small worlds known by heart."""

from __future__ import annotations

import pytest

from percorso.explain.drivers.odds import mantel_haenszel, surely, woolf

CHINA = (
    (126, 100, 35, 61), (908, 688, 497, 807), (913, 747, 336, 598), (235, 172, 58, 121),
    (402, 308, 121, 215), (182, 156, 72, 98), (60, 99, 11, 43), (104, 89, 21, 36),
)  # fmt: skip
"""Smoking and lung cancer in eight Chinese cities: Liu, Int. J. Epidemiol. 21 (1992), 197–201, as in
Agresti, Categorical Data Analysis (2002), table 6.6."""


def test_mantel_haenszel_of_a_textbook() -> None:
    """Agresti (2002), section 6.3: the common odds ratio is 2.17, its interval (1.98, 2.38)."""
    found = mantel_haenszel(CHINA)
    assert found is not None
    assert [round(value, 2) for value in found] == [2.17, 1.98, 2.38]


def test_woolf_of_a_textbook() -> None:
    """Agresti (2002), section 3.1: heart attacks with placebo and with aspirin, odds ratio 1.83,
    interval (1.44, 2.33) without the half; the half moves the last figure by one."""
    odds, low, high = woolf(189, 10845, 104, 10933)
    assert odds == pytest.approx(1.83, abs=0.005)
    assert (low, high) == pytest.approx((1.44, 2.33), abs=0.011)


def test_haldane_by_hand() -> None:
    """(9.5 × 7.5) / (3.5 × 0.5) = 40.71…, ln 3.7066; √(1/9.5 + 1/3.5 + 1/0.5 + 1/7.5) = 1.5888."""
    odds, low, high = woolf(9, 3, 0, 7)
    assert odds == pytest.approx(40.714, abs=0.001)
    assert (low, high) == pytest.approx((1.808, 916.8), rel=0.001)


def test_the_sides_are_equal() -> None:
    a, b = woolf(30, 10, 15, 25), woolf(15, 25, 30, 10)
    assert a[0] == pytest.approx(1 / b[0])
    assert surely(a) == pytest.approx(surely(b))
    assert surely(woolf(20, 20, 20, 20)) == 0


def test_strata_that_tell_nothing_are_left_out() -> None:
    assert mantel_haenszel([]) is None
    assert mantel_haenszel([(5, 5, 0, 0), (4, 4, 4, 4)]) is None  # one of two has nobody without
    assert mantel_haenszel([(5, 0, 0, 5), (4, 0, 0, 4)]) is None  # and here no end to the odds
    alone = mantel_haenszel([(8, 4, 3, 9), (8, 4, 3, 9), (5, 5, 0, 0)])
    assert alone is not None
    assert alone[0] == pytest.approx(8 * 9 / (4 * 3))


def test_simpson_is_seen_through() -> None:
    """With devices together the odds are 3 times as high; within each device they are even."""
    phone, desktop = (5, 45, 20, 180), (160, 40, 40, 10)
    together = tuple(a + b for a, b in zip(phone, desktop, strict=True))
    assert woolf(*together)[0] > 3
    within = mantel_haenszel([phone, desktop])
    assert within is not None
    assert within[0] == pytest.approx(1.0)
