"""What a forecast tells of a group: series of expected values, under every draw of the process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from percorso.explain.forecast.gather import Counts
from percorso.explain.forecast.inflow import Inflow
from percorso.explain.forecast.model import Sample, Ways, chances, sample, weights
from percorso.explain.forecast.project import Flows, project, reach
from percorso.explain.forecast.scenario import Scenario
from percorso.explain.forecast.states import CAP, LOTS, States
from percorso.measure.answer import FEW

Floats = NDArray[np.float64]
Key = tuple[str, int]
"""Measure, and the stage's number or the currency's code; −1 for neither."""
_CELLS = 6_000_000


@dataclass(frozen=True)
class Series:
    """One measure under every draw, the first as it was seen.

    Attributes:
        daily: Draws × days: how many on each day, or, `level`, how many then.
        level: Whether days are not added up.
        spread: The chance of single people: variance over mean, at the end.
    """

    daily: Floats
    level: bool
    spread: float

    def upto(self, first: int, last: int) -> Floats:
        """By draw from day `first` up to and without day `last`: the sum, or the last."""
        return self.daily[:, last - 1] if self.level else self.daily[:, first:last].sum(axis=1)


@dataclass(frozen=True)
class Basis:
    """All that a forecast of one group is made from.

    Attributes:
        counts: What was counted.
        states: The numbering of states.
        inflow: New people.
        days: The horizon.
        draws: How often the lots are drawn.
        seed: What the draws begin with.
        restless: By stage, and last for goals, how much more weeks differ than chance makes them.
    """

    counts: Counts
    states: States
    inflow: Inflow
    days: int
    draws: int
    seed: int
    restless: Sequence[float]

    @cached_property
    def sample(self) -> Sample:
        """The pieces laid out."""
        return sample(self.counts, self.states)

    @cached_property
    def inside(self) -> Floats:
        """States × days since they began: people in them now."""
        found = np.zeros((self.states.count, CAP + 1))
        keys = self.counts.inside.keys
        np.add.at(found, (keys[:, 0], keys[:, 1]), self.counts.inside.sums)
        return found

    @cached_property
    def stays(self) -> Floats:
        """By stage, how many stays the chances are taken from."""
        keys, states = self.counts.pieces.keys, self.states
        whole = ~states.splits(keys[:, 0], keys[:, 1]) & (keys[:, 0] < states.away)
        found = np.bincount(
            states.stage_of(keys[whole, 0]), self.counts.pieces.sums[whole], states.stages
        )
        return found.astype(np.float64)

    @cached_property
    def goals(self) -> Floats:
        """Kinds × lots: cycles that reached the goal in the period."""
        found = np.zeros((3, LOTS))
        keys = self.counts.goals.keys
        np.add.at(found, (keys[:, 0], keys[:, 1]), self.counts.goals.sums)
        return found

    def weights(self) -> Floats:
        """The draws of the lots."""
        return weights(self.draws, self.seed)

    def currencies(self) -> list[int]:
        """The currencies of the goals' values, the one that brought most first."""
        keys, sums = self.counts.value.keys, self.counts.value.sums
        plain = keys[:, 3] == 1
        total = {c: float(sums[plain & (keys[:, 2] == c)].sum()) for c in np.unique(keys[:, 2])}
        return sorted(map(int, total), key=lambda c: -total[c])

    def worth(self, currency: int, power: int) -> Floats:
        """Draws × kinds: the mean value (or its square) of a goal; with few goals that of all."""
        found = np.zeros((3, LOTS))
        keys, sums = self.counts.value.keys, self.counts.value.sums
        own = (keys[:, 2] == currency) & (keys[:, 3] == power)
        np.add.at(found, (keys[own, 0], keys[own, 1]), sums[own])
        weight = self.weights()
        total, n = weight @ found.T, weight @ self.goals.T
        pooled = total.sum(axis=1, keepdims=True) / np.maximum(n.sum(axis=1, keepdims=True), 1e-9)
        few = self.goals.sum(axis=1) < FEW
        return np.where(few, pooled, total / np.maximum(n, 1e-9))


def outcomes(basis: Basis, scenarios: Sequence[Scenario]) -> list[dict[Key, Series]]:
    """Every measure of every scenario, all under the same draws."""
    inflow = basis.inflow.draws(basis.draws, basis.days, basis.seed)
    parts: list[list[Flows]] = [[] for _ in scenarios]
    for place, weight in _blocks(basis):
        base = chances(basis.sample, weight, reach(basis.days, _fastest(scenarios)))
        new = inflow[place : place + len(weight)]
        for part, scenario in zip(parts, scenarios, strict=True):
            part.append(project(scenario.applied(base), basis.inside, new * scenario.inflow,
                                basis.days))  # fmt: skip
    ways = basis.sample.ways
    return [
        _measures(basis, _joined(part), ways, inflow, scenario)
        for part, scenario in zip(parts, scenarios, strict=True)
    ]


def _fastest(scenarios: Sequence[Scenario]) -> Floats:
    """The least factor of any time, so that enough days are made ready."""
    found = [1.0]
    for scenario in scenarios:
        times = [each.times for each in scenario.changes if each.figure == "time"]
        found.append(float(np.prod([min(1.0, one) for one in times])))
    return np.array([min(found)])


def _blocks(basis: Basis) -> Iterator[tuple[int, Floats]]:
    """The draws in blocks that fit into memory."""
    weight = basis.weights()
    size = max(1, _CELLS // max(1, len(basis.sample.ways.source) * (CAP + basis.days)))
    for place in range(0, len(weight), size):
        yield place, weight[place : place + size]


def _joined(parts: list[Flows]) -> Flows:
    return Flows(np.concatenate([p.taken for p in parts]),
                 np.concatenate([p.arrived for p in parts]))  # fmt: skip


def _measures(
    basis: Basis, flows: Flows, ways: Ways, inflow: Floats, scenario: Scenario
) -> dict[Key, Series]:
    found: dict[Key, Series] = {}
    fresh, states = inflow * scenario.inflow, basis.states
    spread = basis.inflow.dispersion
    share = fresh[0].sum() / max(fresh[0].sum() + basis.inside.sum(), 1e-9)
    loose = 1 + (spread - 1) * share
    everywhere = np.arange(states.away)
    for stage in range(states.stages):
        here = (ways.next == stage) & ~ways.splits
        own = states.stage_of(everywhere) == stage
        entries = flows.taken[:, here].sum(axis=1) + fresh[:, : states.away][:, own].sum(axis=1)
        rough = max(loose, basis.restless[stage])
        found["entries", stage] = Series(entries, False, rough)
        found["inside", stage] = _inside(basis, flows, ways, stage, rough)
    found["inflow", -1] = Series(fresh.sum(axis=1), False, spread)
    rough = max(loose, basis.restless[-1])
    return found | _goals(basis, flows, ways, fresh, rough, scenario.value)


def _inside(basis: Basis, flows: Flows, ways: Ways, stage: int, loose: float) -> Series:
    """In a stage tomorrow = today + came in − left."""
    states = basis.states
    own = states.stage_of(np.arange(states.count)) == stage
    left = flows.taken[:, (ways.stage == stage)].sum(axis=1)
    came = flows.arrived[:, own].sum(axis=1)
    now = float(basis.inside[own].sum())
    return Series(np.maximum(now + np.cumsum(came - left, axis=1), 0.0), True, loose)


def _goals(
    basis: Basis, flows: Flows, ways: Ways, fresh: Floats, loose: float, better: float
) -> dict[Key, Series]:
    states = basis.states
    at_once = np.arange(states.away)
    kinds, there = states.kind_of(ways.target), states.reached_of(at_once)
    daily = np.stack([
        flows.taken[:, ways.goals & (kinds == kind)].sum(axis=1)
        + fresh[:, : states.away][:, there & (states.kind_of(at_once) == kind)].sum(axis=1)
        for kind in range(3)
    ], axis=1)  # fmt: skip
    found: dict[Key, Series] = {("goals", -1): Series(daily.sum(axis=1), False, loose)}
    for currency in basis.currencies():
        mean, square = basis.worth(currency, 1) * better, basis.worth(currency, 2) * better**2
        total = (daily * mean[:, :, None]).sum(axis=1)
        squares = float((daily[0] * square[0, :, None]).sum())
        ratio = squares / max(float(total[0].sum()), 1e-9) * loose
        found["value", currency] = Series(total, False, ratio)
    return found
