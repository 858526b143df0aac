"""Bootstrap bands: the same paths drawn again, and how far each model's shares move.

Journeys are drawn with replacement, as many as there are (Efron 1979); folded paths are drawn
with multinomial weights, which is the same. The band is the middle 90 % of the draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.attribution.game import Game
from percorso.measure.attribution.models import Credits

Floats = NDArray[np.float64]
LOW, HIGH = 5.0, 95.0
FEWEST = 10
"""With fewer conversions no band is told: so few cannot show how far another draw would lie."""
MOST_STATES = 400
"""A larger Markov chain is solved once, not two hundred times."""
_LIGHT = 8
_CELLS = 4_000_000


@dataclass(frozen=True)
class Drawn:
    """Some draws of a game's paths.

    Attributes:
        converted: How often each path converted, paths × draws.
        nulls: How often it did not.
        untouched: Conversions without a touch, by draw.
    """

    converted: Floats
    nulls: Floats
    untouched: Floats


def draws_of(game: Game, resamples: int, seed: int) -> Iterator[Drawn]:
    """So many draws of the paths, in blocks that fit into memory; a seed gives the same draws."""
    counts = np.concatenate([game.paths.converted, game.paths.nulls,
                             [game.untouched, game.untouched_nulls]])  # fmt: skip
    sampler, size = _Sampler(counts, seed), len(game.paths)
    block = max(1, min(resamples, _CELLS // max(len(counts), 1)))
    for start in range(0, resamples, block):
        many = min(block, resamples - start)
        drawn = np.stack([sampler.draw() for _ in range(many)], axis=1).astype(np.float64)
        yield Drawn(drawn[:size], drawn[size : 2 * size], drawn[2 * size])


class _Sampler:
    """Multinomial draws of cells: one by one for heavy cells, together for the many light ones."""

    def __init__(self, counts: NDArray[np.int64], seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._counts = counts
        self._heavy = np.flatnonzero(counts >= _LIGHT)
        light = np.flatnonzero(counts < _LIGHT)
        self._light = np.repeat(light, counts[light])
        weights = np.append(counts[self._heavy], len(self._light)).astype(np.float64)
        self._total = int(counts.sum())
        self._chances = weights / max(weights.sum(), 1.0)

    def draw(self) -> NDArray[np.int64]:
        """How often each cell comes in one draw of as many as there are."""
        shares = self._random.multinomial(self._total, self._chances)
        found = np.zeros(len(self._counts), np.int64)
        if len(self._light) and shares[-1]:
            places = self._random.integers(0, len(self._light), shares[-1])
            found = np.bincount(self._light[places], minlength=len(self._counts))
        found[self._heavy] = shares[:-1]
        return found


@dataclass(frozen=True)
class Bands:
    """The middle 90 % of the draws of one model, the last entry that of `no touch`.

    Attributes:
        low, high: Of each channel's share of the conversions.
        rank_low, rank_high: Of each channel's rank by share, `no touch` apart.
    """

    low: Floats
    high: Floats
    rank_low: NDArray[np.int64]
    rank_high: NDArray[np.int64]


def bands(
    game: Game, found: dict[tuple[str, int], Credits], resamples: int, seed: int
) -> dict[tuple[str, int], Bands]:
    """The bands of some models, all from the same draws; none with too few conversions."""
    found = {key: one for key, one in found.items() if one.states <= MOST_STATES}
    if resamples < 1 or game.conversions < FEWEST or not found:
        return {}
    shares: dict[tuple[str, int], list[Floats]] = {key: [] for key in found}
    for drawn in draws_of(game, resamples, seed):
        total = drawn.converted.sum(axis=0) + drawn.untouched
        whole = np.where(total > 0, total, np.nan)
        for key, one in found.items():
            credit = one.draw(drawn.converted, drawn.nulls)
            shares[key].append(np.vstack([credit, drawn.untouched]) / whole)
    return {key: _band(np.concatenate(parts, axis=1)) for key, parts in shares.items()}


def _band(shares: Floats) -> Bands:
    low, high = np.nanpercentile(shares, (LOW, HIGH), axis=1)
    ranks = np.argsort(np.argsort(-shares[:-1], axis=0, kind="stable"), axis=0) + 1
    bounds = np.percentile(ranks, (LOW, HIGH), axis=1, method="nearest").astype(np.int64)
    return Bands(low, high, bounds[0], bounds[1])
