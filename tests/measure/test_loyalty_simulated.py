"""The planted trend of cohorts is found in simulated people, and not where none is planted.

Whoever arrives in the second half of the year leaves more often after the goal. Coming back within
four months, by Kaplan and Meier, counts those rightly who have not had so long.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from percorso.measure import Measured, measure
from percorso.simulate import simulate
from tests.simulate.conftest import by_true_person, lamp

HALF = "2025-07-01"
PEOPLE = 12_000
Bounds = tuple[float, float]


def back(measured: Measured, **period: str) -> Bounds:
    """The interval of the share that is back within four months of the first goal."""
    [row] = measured.loyalty(horizon="120d", **period).rows
    return row["back_low"], row["back_high"]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("plain", [False, True], ids=["planted", "nothing planted"])
def test_the_trend_of_cohorts(plain: bool, seed: int, tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    simulate(lamp(), PEOPLE, seed, file, plain=plain)
    measured = measure(lamp(), by_true_person(file, seed))
    early, late = back(measured, end=HALF), back(measured, start=HALF)
    apart = late[1] < early[0]
    assert apart is not plain
