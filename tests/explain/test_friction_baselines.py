"""Which events are trouble, and how far out a step lies among steps that differ by nature."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from scipy.stats import t as student

from percorso.explain.friction.baselines import Finding, against_steps
from percorso.explain.friction.trouble import ERRORS, HELP, levels


def test_the_levels_of_scores_and_those_that_are_on_no_scale() -> None:
    score = np.array([6, 7, 9, 11, 2, 4, 3, 6, np.nan, 5])
    kind = np.array([0, 0, 0, 0, 1, 1, 2, 2, 0, 3])
    found = levels(score, kind, ["nps", "csat", "ces", "mood"]).tolist()
    assert found == [0, 1, 2, -1, 0, 2, 0, 2, -1, -1]


@pytest.mark.parametrize("name", ["Payment Failed", "checkout error", "Card declined", "500 Error",
                                  "Pagamento respinto", "Errore"])  # fmt: skip
def test_names_that_say_error(name: str) -> None:
    assert ERRORS.search(name)


@pytest.mark.parametrize("name", ["Terror Film Viewed", "Page Viewed", "Failsafe Ordered"])
def test_names_that_do_not(name: str) -> None:
    assert not ERRORS.search(name)
    assert not HELP.search(name)


def test_steps_that_differ_by_nature_are_no_finding() -> None:
    """By hand: five steps, rates 10 to 50 %, and one at 60 %: no outlier among such."""
    alike = _finding(60, 100, [(10, 100), (20, 100), (30, 100), (40, 100), (50, 100)])
    assert alike.base == (30, 100)
    assert alike.interval is not None
    assert alike.interval[0] > 0.15  # the excess itself is beyond chance …
    assert alike.p is not None
    assert alike.p > 0.05  # … but such steps differ
    apart = _finding(60, 100, [(30, 100)] * 5)
    assert apart.p is not None
    assert apart.p < 0.01


def test_the_distance_among_steps_by_hand() -> None:
    rivals = [(10, 100), (20, 100), (30, 100)]
    found = _finding(60, 100, rivals)
    own = [((h + 0.5) / 101) * (1 - (h + 0.5) / 101) / 100 for h, _ in rivals]
    w = [1 / one for one in own]
    mean = sum(a * b for a, b in zip(w, (0.1, 0.2, 0.3), strict=True)) / sum(w)
    q = sum(a * (b - mean) ** 2 for a, b in zip(w, (0.1, 0.2, 0.3), strict=True))
    nature = (q - 2) / (sum(w) - sum(a * a for a in w) / sum(w))
    middle = np.pi / 2 / sum(1 / (one + nature) for one in own)
    spread = sqrt((60.5 / 101) * (40.5 / 101) / 100 + nature + middle)
    assert found.p == pytest.approx(2 * student.sf(0.4 / spread, 2))


def _finding(hits: int, cases: int, rivals: list[tuple[int, int]]) -> Finding:
    found = Finding(("touchpoint", 0, -1, 0), 0, [cases, hits, hits, 0, 0, 0, 0])
    found.rivals = rivals
    against_steps(found)
    return found


def test_two_comparable_steps_are_too_few_to_test() -> None:
    found = _finding(60, 100, [(10, 100), (20, 100)])
    assert found.base == (30, 200)  # the two in the middle together
    assert found.p is None
