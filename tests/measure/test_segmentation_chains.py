"""Groups of sequences: planted ones are found, one chain gives one group, over many seeds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from percorso.measure.segmentation.chains import STABLE, Walks, adjusted_rand, assign, find

Chain = tuple[NDArray[np.float64], NDArray[np.float64]]
STATES = 7


def chain(rng: np.random.Generator, spread: float) -> Chain:
    """Where one begins, and from each state where one goes; nobody stays where she is."""
    moves = np.zeros((STATES, STATES))
    for state in range(STATES):
        others = np.arange(STATES) != state
        moves[state, others] = rng.dirichlet(np.full(STATES - 1, spread))
    return rng.dirichlet(np.full(STATES, spread)), moves


def walked(
    rng: np.random.Generator, chains: list[Chain], shares: list[float], n: int = 900
) -> tuple[Walks, NDArray[np.int64]]:
    """Sequences of people, one each, of two moves or more, and the chain that made each."""
    tokens: list[int] = []
    ends = []
    truth = rng.choice(len(chains), n, p=shares)
    for group in truth.tolist():
        first, moves = chains[group]
        state = int(rng.choice(STATES, p=first))
        tokens.append(state)
        for _ in range(1 + rng.geometric(0.15)):
            later = int(rng.choice(STATES, p=moves[state]))
            tokens.append(STATES + state * STATES + later)
            state = later
        ends.append(len(tokens))
    return Walks(np.array(tokens, np.int32), np.array(ends), STATES,
                 np.arange(n, dtype=np.int32)), truth  # fmt: skip


@pytest.mark.parametrize("seed", range(20))
def test_one_chain_gives_one_group(seed: int) -> None:
    rng = np.random.default_rng(seed)
    walks, _ = walked(rng, [chain(rng, 1.0)], [1.0])
    found = find(walks, 2, 4)
    assert found.mixture is None
    assert found.tried == 1


@pytest.mark.parametrize("shares", [[0.6, 0.4], [0.5, 0.3, 0.2]])
@pytest.mark.parametrize("seed", range(4))
def test_planted_chains_are_found(seed: int, shares: list[float]) -> None:
    rng = np.random.default_rng(100 + seed)
    walks, truth = walked(rng, [chain(rng, 0.4) for _ in shares], shares)
    found = find(walks, 2, 5)
    assert found.mixture is not None
    assert found.mixture.groups == len(shares)
    assert found.agreement is not None
    assert found.agreement >= STABLE
    best, _ = assign(walks, found.mixture)
    crossed = np.zeros((len(shares), len(shares)), np.int64)
    np.add.at(crossed, (truth, best), 1)
    assert adjusted_rand(crossed) > 0.7


def test_it_is_the_same_every_time() -> None:
    rng = np.random.default_rng(3)
    walks, _ = walked(rng, [chain(rng, 0.4), chain(rng, 0.4)], [0.5, 0.5], 300)
    first, second = find(walks, 2, 3), find(walks, 2, 3)
    assert first.bics == second.bics
    assert first.agreement == second.agreement


def test_the_adjusted_rand_index_by_hand() -> None:
    # Two groupings of six, {a b c | d e f} and {a b | c d e f}. Pairs together: 6 and 7 of 15, in
    # both 4; by chance 6 · 7 / 15 = 2.8; (4 − 2.8) / (6.5 − 2.8).
    crossed = np.array([[2, 1], [0, 3]])
    assert adjusted_rand(crossed) == pytest.approx((4 - 2.8) / (6.5 - 2.8))


def test_the_likelihood_of_one_chain_by_hand() -> None:
    # Two sequences, a b a and a b: both begin in a, a goes to b each time, b to a once: nothing is
    # left to chance but where b goes, and it always goes to a: the likelihood is 1.
    a_b, b_a = 2 + 1, 2 + 2
    walks = Walks(np.array([0, a_b, b_a, 0, a_b], np.int32), np.array([3, 5]), 2,
                  np.array([0, 1], np.int32))  # fmt: skip
    found = find(walks, 2, 2, resamples=2)
    assert found.bics[1] == pytest.approx(0, abs=0.1)
