"""From counts to the process: chances and waiting days of every way, and how sure they are.

For each state the chance to leave by each way on each day after it began is the number who did over
the number still there (discrete Aalen–Johansen). Beyond `CAP` days, and where fewer than `THIN` are
left to look at, it is the same every day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from percorso.explain.forecast.gather import Counts
from percorso.explain.forecast.states import CAP, LOTS, States
from percorso.measure.answer import FEW

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
THIN = 5


@dataclass(frozen=True)
class Ways:
    """The ways that were taken: from which state, by which destination, into which state."""

    states: States
    source: Ints
    way: Ints

    @property
    def target(self) -> Ints:
        """The state each leads to; −1 out of the group."""
        return self.states.target(self.source, self.way)

    @property
    def splits(self) -> NDArray[np.bool_]:
        """Those that are the goal hit inside a stay, no move."""
        return self.states.splits(self.source, self.way)

    @property
    def goals(self) -> NDArray[np.bool_]:
        """Those on which a cycle reaches its goal."""
        return self.states.goals(self.source, self.way)

    @property
    def stage(self) -> Ints:
        """The stage that is left; −1 for those away."""
        return self.states.stage_of(self.source)

    @property
    def next(self) -> Ints:
        """The stage entered; −1 for none."""
        target = self.target
        return np.where(target < 0, -1, self.states.stage_of(np.maximum(target, 0)))


@dataclass(frozen=True)
class Sample:
    """The pieces of a group as dense counts.

    Attributes:
        ways: The ways that were taken.
        left: Lots × ways × days (the last: the cap and more): how many took it then.
        stayed: Lots × states × days: pieces that have not ended.
        excess: Lots × states: days beyond the cap.
    """

    ways: Ways
    left: Floats
    stayed: Floats
    excess: Floats


@dataclass(frozen=True)
class Chances:
    """Draws of the process.

    Attributes:
        ways: The ways.
        leave: Draws × ways × days from 0: the chance to leave by this way after so many days.
        factor: For each way what its time is multiplied by.
    """

    ways: Ways
    leave: Floats
    factor: Floats

    def still(self) -> Floats:
        """Draws × states × days up to the cap: the chance to be there still after that day."""
        gone = np.zeros((len(self.leave), self.ways.states.count, CAP + 1))
        for place, source in enumerate(self.ways.source):
            gone[:, source] += self.leave[:, place, : CAP + 1]
        return np.maximum(1 - np.cumsum(gone, axis=2), 0.0)

    def changed(self, leave: Floats, factor: Floats) -> Chances:
        """The same ways with other chances and times."""
        return replace(self, leave=leave, factor=factor)


def sample(counts: Counts, states: States) -> Sample:
    """Lay the pieces of a group out; a state with fewer than 30 takes those of all kinds."""
    seen = counts.pieces
    size = np.bincount(seen.keys[:, 0], seen.sums, states.count).astype(np.float64)
    keys, sums = _pooled(seen.keys, seen.sums, states, size)
    excess_keys, excess_sums = _pooled(counts.excess.keys, counts.excess.sums, states, size)
    over = keys[:, 1] == states.censored
    pairs, place = np.unique(keys[~over][:, :2], axis=0, return_inverse=True)
    ways = Ways(states, pairs[:, 0], pairs[:, 1])
    left = np.zeros((LOTS, len(pairs), CAP + 1))
    np.add.at(left, (keys[~over][:, 3], place.reshape(-1), keys[~over][:, 2]), sums[~over])
    stayed = np.zeros((LOTS, states.count, CAP + 1))
    np.add.at(stayed, (keys[over][:, 3], keys[over][:, 0], keys[over][:, 2]), sums[over])
    excess = np.zeros((LOTS, states.count))
    np.add.at(excess, (excess_keys[:, 1], excess_keys[:, 0]), excess_sums)
    return Sample(ways, left, stayed, excess)


def _pooled(keys: Ints, sums: Floats, states: States, size: Floats) -> tuple[Ints, Floats]:
    """Give states with too few pieces (`size`) those of the same stage in all kinds of cycle."""
    parts = [(keys, sums)]
    place = keys[:, 0] % states.new
    for state in np.flatnonzero((size > 0) & (size < FEW)).tolist():
        if state >= states.away:
            continue
        others = (place == state % states.new) & (keys[:, 0] != state)
        others &= keys[:, 0] < states.away
        more = keys[others].copy()
        more[:, 0] = state
        parts.append((more, sums[others]))
    return np.concatenate([k for k, _ in parts]), np.concatenate([s for _, s in parts])


def weights(draws: int, seed: int) -> Floats:
    """Draws of the lots with replacement, as many as there are; the first is what was seen."""
    random = np.random.default_rng(seed)
    drawn = random.multinomial(LOTS, np.full(LOTS, 1 / LOTS), draws)
    return np.concatenate([np.ones((1, LOTS)), drawn.astype(np.float64)])


def chances(found: Sample, weight: Floats, days: int) -> Chances:
    """The chances under each draw of the lots, so many days on.

    Args:
        found: The sample.
        weight: Draws × lots.
        days: Days after a state began for which chances are wanted; more than `CAP`.
    """
    ways, states = found.ways, found.ways.states
    left = np.tensordot(weight, found.left, axes=1)
    ended = np.tensordot(weight, found.stayed, axes=1)
    for place, source in enumerate(ways.source):
        ended[:, source] += left[:, place]
    risk = np.cumsum(ended[:, :, ::-1], axis=2)[:, :, ::-1].copy()
    risk[:, :, CAP] += weight @ found.excess
    hazard = _hazard(left, risk, ways)
    total = np.zeros((len(weight), states.count, CAP + 1))
    for place, source in enumerate(ways.source):
        total[:, source] += hazard[:, place]
    return Chances(ways, _carried(hazard, total, ways, days), np.ones(len(ways.source)))


def _hazard(left: Floats, risk: Floats, ways: Ways) -> Floats:
    """The chance to leave by each way on a day, given that one is there: the mean where thin."""
    mine = risk[:, ways.source]
    mean = left.sum(axis=2) / np.maximum(mine.sum(axis=2), 1e-9)
    late = left[:, :, 1:].sum(axis=2) / np.maximum(mine[:, :, 1:].sum(axis=2), 1e-9)
    some = np.where(mine[:, :, 1:].sum(axis=2) >= THIN, late, mean)
    found = left / np.maximum(mine, 1e-9)
    return np.where(mine >= THIN, found, some[:, :, None])


def _carried(hazard: Floats, total: Floats, ways: Ways, days: int) -> Floats:
    """Chances from the beginning on: being there still, times the chance to leave then."""
    stay = np.cumprod(np.maximum(1 - total, 0.0), axis=2)
    there = np.concatenate([np.ones_like(stay[:, :, :1]), stay[:, :, :-1]], axis=2)
    head = there[:, ways.source] * hazard
    more = np.arange(1, days - CAP)
    last = np.maximum(1 - total[:, :, CAP], 0.0)[:, :, None] ** more
    tail = (there[:, :, CAP, None] * last)[:, ways.source] * hazard[:, :, CAP, None]
    return np.concatenate([head, tail], axis=2)
