"""The parts that the simulator is made of: patterns, curves, mixed numbers."""

from __future__ import annotations

import numpy as np
import pytest

from percorso.simulate import curves
from percorso.simulate.hashing import mix, unmix
from percorso.simulate.patterns import samples


@pytest.mark.parametrize(
    "pattern",
    ["^/(it|en)/lamps?$", r"\d{3}-[a-f]+", "[^/]+", "(?i)pricing|prezzi", "a.c*", r"\w+\s"],
)
def test_a_text_is_found_for_a_pattern(pattern: str) -> None:
    assert samples(pattern)


def test_a_pattern_that_nothing_matches_gives_nothing() -> None:
    assert samples("a^b") == []


def test_mixing_can_be_undone() -> None:
    words = np.random.default_rng(1).integers(0, 2**64, 1_000, np.uint64)
    assert (unmix(mix(words)) == words).all()


@pytest.mark.parametrize(
    ("table", "mean"),
    [
        (curves.gamma(1.5, 2.0), 3.0),
        (curves.gamma(0.4, 10.0), 4.0),
        (curves.beta(2.0, 3.0), 0.4),
        (curves.exponential(5.0), 5.0),
        (curves.log_normal(10.0, 0.5), 10.0 * 1.1331),
    ],
)
def test_tables_have_the_means_of_their_distributions(table: list[float], mean: float) -> None:
    assert np.mean(table) == pytest.approx(mean, rel=0.02)
    assert table == sorted(table)


def test_spread_gives_every_place_its_share() -> None:
    found = curves.spread([1.0, 0.0, 3.0], 4_000)
    assert [found.count(place) for place in range(3)] == [1_000, 0, 3_000]
