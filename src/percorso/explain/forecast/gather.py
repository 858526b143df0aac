"""What a forecast needs of the stays: pieces with their state, way out and days, and who is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from percorso.explain.forecast.states import CAP, DAY_US, LOTS, States
from percorso.measure.cycles import cycle_groups, goal_values
from percorso.measure.listing import person_codes, person_names
from percorso.measure.turns import (
    C_GOAL_AT,
    C_KIND,
    C_OPENED,
    CYCLE,
    END,
    ENTERED,
    EXPIRED,
    LEFT,
    NEW_CYCLE,
    NONE,
    NUMBER,
    OPEN,
    REPEAT,
    STAGE,
)

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
MOST_DAYS = 3_660
"""No piece, age or period is told longer than this many days."""


@dataclass(frozen=True)
class Table:
    """Sums by a few whole numbers: sparse, and merged without order."""

    keys: Ints
    sums: NDArray[np.float64]

    @classmethod
    def of(cls, columns: Sequence[Ints], sums: NDArray[np.float64] | None = None) -> Table:
        """Count, or add up, what has the same numbers."""
        rows = np.stack([np.asarray(column, np.int64) for column in columns], axis=1)
        return cls._added(rows, np.ones(len(rows)) if sums is None else sums)

    @classmethod
    def merged(cls, parts: Sequence[Table]) -> Table:
        """The sums of several parts."""
        return cls._added(np.concatenate([part.keys for part in parts]),
                          np.concatenate([part.sums for part in parts]))  # fmt: skip

    @classmethod
    def _added(cls, rows: Ints, sums: NDArray[np.float64]) -> Table:
        if not len(rows):
            return cls(rows, sums)
        low = rows.min(axis=0)
        shape = tuple((rows.max(axis=0) - low + 1).tolist())
        flat = np.ravel_multi_index(tuple((rows - low).T), shape)
        known, place = np.unique(flat, return_inverse=True)
        found = np.stack(np.unravel_index(known, shape), axis=1) + low
        return cls(found, np.bincount(place.reshape(-1), sums, len(known)).astype(np.float64))

    def group(self, number: int) -> Table:
        """The rows of which the first number is this one, without it."""
        own = self.keys[:, 0] == number
        return Table(self.keys[own, 1:], self.sums[own])


@dataclass(frozen=True)
class Counts:
    """What was counted, every table by group first.

    Attributes:
        pieces: By state, way, days (capped) and lot: how many.
        excess: By state and lot: the days beyond the cap of those that lasted longer.
        inside: By state and days since it began (capped): people in it now.
        inflow: By state and day: cycles that begin without one before in the group.
        goals: By kind and lot: cycles that reached the goal in the period.
        value: By kind, lot, currency and power (1, 2): their value, and its square.
        waits: By days from the cycle's first hit to its goal.
        before: By state, the stage before it in the cycle, and way.
        daily: By stage (after the last: goals) and day: entries, and goals.
    """

    pieces: Table
    excess: Table
    inside: Table
    inflow: Table
    goals: Table
    value: Table
    waits: Table
    before: Table
    daily: Table

    @classmethod
    def merged(cls, parts: Sequence[Counts]) -> Counts:
        """The counts of several buckets or groups."""
        names = cls.__dataclass_fields__
        return cls(*(Table.merged([getattr(part, name) for part in parts]) for name in names))

    def group(self, number: int) -> Counts:
        """The counts of one group."""
        return Counts(*(getattr(self, name).group(number) for name in self.__dataclass_fields__))


def counts_of(run: Run) -> Counts:
    """Fold every bucket and count."""
    lots = np.array([crc32(str(each).encode()) % LOTS for each in person_names(run).to_pylist()])
    gather = Gather(run, lots)
    return Counts.merged(run.over(gather.bucket, ("value", "currency", "order")))


@dataclass(frozen=True)
class Pieces:
    """Pieces of stays, or times away: one row each."""

    group: Ints
    state: Ints
    way: Ints
    begun: Ints
    ended: Ints
    person: Ints

    @classmethod
    def joined(cls, parts: Sequence[Pieces]) -> Pieces:
        """One after the other."""
        names = cls.__dataclass_fields__
        return cls(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


@dataclass(frozen=True)
class Gather:
    """Counts the buckets of a run; people are dealt into lots."""

    run: Run
    lots: Ints

    @property
    def states(self) -> States:
        """The numbering of states."""
        return States(self.run.plan.stages)

    def day(self, t: Ints) -> Ints:
        """Days of 24 hours up to `as_of`: 0 is the last one, −1 the one before."""
        return -((self.run.window.as_of - t) // DAY_US)

    def bucket(self, bucket: Bucket) -> Counts:
        """The counts of one bucket."""
        return Counts.merged([self._group(bucket, cell) for cell in bucket.cells])

    def _group(self, bucket: Bucket, cell: NDArray[np.int32]) -> Counts:
        stays = Stays(bucket, cycle_groups(bucket, cell).astype(np.int64), self.states)
        pieces = Pieces.joined([*stays.pieces(), stays.absences()])
        start, end = self.run.window.bounds
        told = (pieces.begun >= start) & (pieces.begun < end)
        lot = self.lots[person_codes(self.run, pieces.person)]
        open_now = pieces.way == self.states.censored
        begun = self.day(pieces.begun)
        days = np.where(open_now, 0, self.day(pieces.ended)) - begun
        short, beyond = np.minimum(days, CAP), np.maximum(days - CAP, 0)
        long = told & (beyond > 0)
        return Counts(
            Table.of([x[told] for x in (pieces.group, pieces.state, pieces.way, short, lot)]),
            Table.of([x[long] for x in (pieces.group, pieces.state, lot)],
                     beyond[long].astype(np.float64)),
            Table.of([x[open_now] for x in (pieces.group, pieces.state, short)]),
            self._inflow(stays), *self._goals(bucket, stays), stays.steps(told),
            self._daily(bucket, stays),
        )  # fmt: skip

    def _daily(self, bucket: Bucket, stays: Stays) -> Table:
        at = bucket.fold.cycles[:, C_GOAL_AT]
        goals = np.flatnonzero((at != NONE) & (stays.cycle_group >= 0))
        own = np.flatnonzero(stays.group >= 0)
        group = np.concatenate([stays.group[own], stays.cycle_group[goals]])
        stage = np.concatenate([stays.stays[own, STAGE], np.full(len(goals), self.states.stages)])
        day = self.day(np.concatenate([stays.entered[own], at[goals]]))
        told = day > -MOST_DAYS
        return Table.of((group[told], stage[told], day[told]))

    def _inflow(self, stays: Stays) -> Table:
        first = stays.arrivals()
        opened = stays.entered[first]
        start, end = self.run.window.bounds
        first = first[(opened >= start) & (opened < end)]
        day = np.maximum(self.day(stays.entered[first]), -MOST_DAYS)
        return Table.of((stays.group[first], stays.begin_state[first], day))

    def _goals(self, bucket: Bucket, stays: Stays) -> tuple[Table, Table, Table]:
        start, end = self.run.window.bounds
        cycles, groups = bucket.fold.cycles, stays.cycle_group
        at = cycles[:, C_GOAL_AT]
        told = (at != NONE) & (at >= start) & (at < end) & (groups >= 0)
        lot = self.lots[person_codes(self.run, stays.cycle_person)]
        kind = cycles[:, C_KIND]
        cycle, value, currency = goal_values(bucket)
        own = told[cycle]
        sums = Table.of((cycle[own], currency[own]), value[own] / 1e4)
        whose = sums.keys[:, 0]
        marks = [np.tile(x[whose], 2) for x in (groups, kind, lot)]
        power = np.repeat([1, 2], len(whose))
        waits = np.minimum(self.day(at[told]) - self.day(cycles[told, C_OPENED]), MOST_DAYS)
        return (
            Table.of((groups[told], kind[told], lot[told])),
            Table.of((*marks, np.tile(sums.keys[:, 1], 2), power),
                     np.concatenate([sums.sums, sums.sums**2])),
            Table.of((groups[told], waits)),
        )  # fmt: skip


class Stays:
    """The stays of a bucket as the process sees them, for one comparison group."""

    def __init__(self, bucket: Bucket, cycle_group: Ints, states: States) -> None:
        stays, cycles = bucket.fold.stays, bucket.fold.cycles
        self.states, self.stays, self.cycle_group = states, stays, cycle_group
        self.person, self.entered = bucket.persons, stays[:, ENTERED]
        self.group = cycle_group[stays[:, CYCLE]]
        self.kind = cycles[stays[:, CYCLE], C_KIND]
        self.goal_at = cycles[stays[:, CYCLE], C_GOAL_AT]
        self.open = stays[:, END] == OPEN
        known = self.goal_at != NONE
        self.reached = known & (self.goal_at <= self.entered)
        still = self.open | (self.goal_at < stays[:, LEFT])
        self.splits = known & ~self.reached & still
        self.begin_state = states.state(self.kind, self.reached, stays[:, STAGE])
        number, opening = stays[:, NUMBER], np.zeros(len(cycles), np.int64)
        opening[stays[number == 1, CYCLE]] = self.person[number == 1]
        self.cycle_person = opening
        last = np.append(self.person[1:] != self.person[:-1], True)[: len(stays)]
        self.next = np.where(last, -1, np.arange(1, len(stays) + 1))

    def _ways(self) -> Ints:
        """Where each stay leads."""
        states, follows = self.states, self.next
        code = self.reached[follows] * states.stages + self.stays[follows, STAGE]
        again = np.where(self.group[follows] == self.group, states.new + code, states.gone)
        end = self.stays[:, END]
        way = np.where(end == NEW_CYCLE, again, code)
        way = np.where(end == EXPIRED, states.out, way)
        return np.where(self.open, states.censored, way)

    def pieces(self) -> Iterator[Pieces]:
        """The pieces of stays: up to the goal hit inside it, if there is one, and after."""
        states, stage = self.states, self.stays[:, STAGE]
        way, own = self._ways(), np.flatnonzero((self.group >= 0) & self.splits)
        yield Pieces(self.group[own], self.begin_state[own], states.stages + stage[own],
                     self.entered[own], self.goal_at[own], self.person[own])  # fmt: skip
        end_state = states.state(self.kind, self.reached | self.splits, stage)
        begun = np.where(self.splits, self.goal_at, self.entered)
        own = np.flatnonzero(self.group >= 0)
        yield Pieces(self.group[own], end_state[own], way[own], begun[own],
                     self.stays[own, LEFT], self.person[own])  # fmt: skip

    def absences(self) -> Pieces:
        """The times between an expiry and the next cycle."""
        states = self.states
        own = np.flatnonzero((self.group >= 0) & (self.stays[:, END] == EXPIRED))
        knew = self.reached | self.splits | (self.kind == REPEAT)
        follows = self.next[own]
        code = self.reached[follows] * states.stages + self.stays[follows, STAGE]
        way = np.where(self.group[follows] == self.group[own], states.new + code, states.gone)
        way = np.where(follows < 0, states.censored, way)
        return Pieces(self.group[own], states.away + knew[own], way, self.stays[own, LEFT],
                      self.entered[follows], self.person[own])  # fmt: skip

    def arrivals(self) -> Ints:
        """The first stays of cycles before which their person has none in the group."""
        opens = (self.stays[:, NUMBER] == 1) & (self.group >= 0)
        before = np.roll(self.group, 1)
        same = self.person == np.roll(self.person, 1)
        same[:1] = False
        return np.flatnonzero(opens & ~(same & (before == self.group)))

    def steps(self, told: NDArray[np.bool_]) -> Table:
        """By state, the stage before it in its cycle, and way: the stays that were left."""
        stage, way = self.stays[:, STAGE], self._ways()
        whole = (self.group >= 0) & (self.stays[:, NUMBER] > 1) & (way < self.states.gone)
        splits = int(((self.group >= 0) & self.splits).sum())
        inside = np.zeros(len(stage), np.bool_)
        own = np.flatnonzero(self.group >= 0)
        inside[own] = told[splits : splits + len(own)]
        kept = np.flatnonzero(whole & inside)
        state = self.states.state(self.kind, self.reached, stage)
        return Table.of((self.group[kept], state[kept], stage[kept - 1], way[kept]))
