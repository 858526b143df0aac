"""Many tests at once: published values, and the corners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.measure.multiple import (
    benjamini_hochberg,
    chi_square,
    fisher,
    normal_tail,
    two_shares,
)

PUBLISHED = [  # Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57, 289-300, section 3.2
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip


def test_of_the_fifteen_published_hypotheses_the_first_four_are_found() -> None:
    q = benjamini_hochberg(PUBLISHED)
    assert [value is not None and value <= 0.05 for value in q] == [True] * 4 + [False] * 11
    assert q[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])


def test_what_was_not_tested_counts_nowhere() -> None:
    assert benjamini_hochberg([None, 0.02, None]) == [None, 0.02, None]
    assert benjamini_hochberg([]) == []


def test_a_number_that_is_no_p_value_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        benjamini_hochberg([0.5, 1.5])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_q_values_are_no_smaller_than_p_and_keep_their_order(p: list[float]) -> None:
    q = [value for value in benjamini_hochberg(p) if value is not None]
    assert all(p[i] <= q[i] * (1 + 1e-12) and q[i] <= 1 for i in range(len(p)))
    order = sorted(range(len(p)), key=lambda i: (p[i], q[i]))
    assert [q[i] for i in order] == sorted(q)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_found_at_five_per_cent_is_the_step_up_rule(p: list[float]) -> None:
    ordered, m = sorted(p), len(p)
    k = max((i + 1 for i in range(m) if m * ordered[i] / (i + 1) <= 0.05), default=0)
    q = benjamini_hochberg(p)
    assert sum(value is not None and value <= 0.05 for value in q) == k


def test_fishers_tea_and_the_twins() -> None:
    # Fisher, The Design of Experiments (1935); and Statistical Methods for Research Workers,
    # section 21.02: 13 and 17 twins of convicts, 10 and 2 of them convicted
    assert fisher(3, 1, 1, 3) == pytest.approx(34 / 70)
    assert fisher(10, 3, 2, 15) == pytest.approx(0.0005367, abs=5e-7)


def test_chi_square_has_its_published_five_per_cent_point() -> None:
    assert normal_tail(3.841458820694124**0.5) == pytest.approx(0.05)
    # by hand: 150 (56·32 − 14·48)² / (70·80·104·46) = 7.0234
    assert chi_square(56, 14, 48, 32) == pytest.approx(normal_tail(7.0234**0.5), rel=1e-3)


def test_two_shares_choose_the_exact_test_when_few_are_expected() -> None:
    assert two_shares(3, 4, 1, 4) == pytest.approx(34 / 70)
    assert two_shares(56, 70, 48, 80) == chi_square(56, 14, 48, 32)
    assert two_shares(0, 10, 0, 10) == 1.0
    assert two_shares(0, 0, 5, 10) is None


@given(*(st.integers(0, 12) for _ in range(4)))
def test_both_tests_see_no_difference_between_rows_and_columns(
    a: int, b: int, c: int, d: int
) -> None:
    assert fisher(a, b, c, d) == pytest.approx(fisher(c, d, a, b))
    assert fisher(a, b, c, d) == pytest.approx(fisher(a, c, b, d))
    assert chi_square(a, b, c, d) == pytest.approx(chi_square(a, c, b, d))
