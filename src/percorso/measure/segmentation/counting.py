"""Counting segments: of each, beside everyone, the people, the cycles and what they brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.measure.cycles import cycle_groups, in_window
from percorso.measure.net_value import Ways, goal_money
from percorso.measure.run import prepare
from percorso.measure.segments import Group, Grouping
from percorso.measure.turns import C_END, C_GOAL_AT, C_OPENED, ENTERED, OPEN

if TYPE_CHECKING:
    from percorso.measure.measured import Measured
    from percorso.measure.run import Bucket, Run
    from percorso.measure.segmentation.known import Known

Ints = NDArray[np.int64]
MOST_CELLS = 20_000
PEOPLE, CYCLES, DECIDED, GOAL = range(4)


@dataclass(frozen=True)
class Plan:
    """What is counted: for each base group everyone of it, then each segment inside it.

    Attributes:
        run: The question at work, with one group for each of these.
        bases: How many base groups there are.
        segments: The segments that are measured.
        ways: How money comes back.
    """

    run: Run
    bases: int
    segments: tuple[Known, ...]
    ways: Ways
    unions: tuple[tuple[int, ...], ...] = ()
    """Sets of segments, by their numbers, of which the people in any are counted."""

    @property
    def parts(self) -> int:
        """Groups of one base: everyone, and each segment."""
        return 1 + len(self.segments)

    @property
    def split(self) -> int:
        """Values of `by`; 1 without it."""
        return len(self.run.labels()) if self.run.grouping.by is not None else 1


def inner_run(run: Run, measured: Measured, segments: Sequence[Known], fields: set[str]) -> Run:
    """A run whose groups are everyone and each segment, for each of the run's own groups.

    Raises:
        QuestionError: There are more groups than can be counted at once.
    """
    groups = tuple(
        group
        for base in run.grouping.groups
        for group in (base, *(both(base, each.group) for each in segments))
    )
    grouping = Grouping(groups, run.grouping.by)
    timeline = measured.timeline(grouping.extra() | fields)
    inner = prepare(run.journey, timeline, run.engine, run.window, grouping, run.lang)
    values = len(inner.labels()) if grouping.by is not None else 1
    if len(groups) * values > MOST_CELLS:
        raise QuestionError(
            Problem(f"There are {len(segments)} segments in {values} groups: too many to count.",
                    "Choose a field with fewer values, or a condition with 'where'.")
        )  # fmt: skip
    return inner


def both(first: Group, second: Group) -> Group:
    """The group of those who are in two."""
    return Group(second.label, first.conditions + second.conditions)


@dataclass
class Counts:
    """What was counted in one bucket, or in all.

    Attributes:
        numbers: By group of the plan, value of `by` and figure: people, cycles, decided, goal.
        money: Net value in ten-thousandths, by group, value and currency (the last: none).
        valued: Whether any goal signal there had a value.
        waits: For each group the values of `by` and the times to the goal, microseconds.
        shared: By base, value and two segments the people in both; empty unless asked for.
    """

    numbers: Ints
    money: Ints
    valued: NDArray[np.bool_]
    waits: list[list[tuple[Ints, Ints]]]
    shared: Ints
    united: Ints
    """By base, union and value the people in any of its segments."""


def count_all(plan: Plan, overlap: bool) -> Counts:
    """The counts of all buckets."""
    columns = plan.ways.columns()
    parts = plan.run.over(
        lambda bucket: _count(plan, bucket, overlap), columns, resolve=plan.ways.resolve
    )
    return Counts(
        sum((part.numbers for part in parts[1:]), parts[0].numbers),
        sum((part.money for part in parts[1:]), parts[0].money),
        np.logical_or.reduce([part.valued for part in parts]),
        [[found for part in parts for found in part.waits[n]] for n in range(len(parts[0].waits))],
        sum((part.shared for part in parts[1:]), parts[0].shared),
        sum((part.united for part in parts[1:]), parts[0].united),
    )


def _count(plan: Plan, bucket: Bucket, overlap: bool) -> Counts:
    groups, values = len(bucket.cells), plan.split
    currencies = len(plan.run.timeline.codes.of("currency")) + 1
    segments = plan.parts - 1 if overlap else 0
    found = Counts(
        np.zeros((groups, values, 4), np.int64), np.zeros((groups, values, currencies), np.int64),
        np.zeros((groups, values, currencies), np.bool_), [[] for _ in range(groups)],
        np.zeros((plan.bases, values, segments, segments), np.int64), _united(plan, bucket),
    )  # fmt: skip
    money = goal_money(bucket, plan.ways)
    units = []
    for number, cell in enumerate(bucket.cells):
        value = _value(plan, cell)
        own = units_of(plan, bucket, value)
        units.append(own)
        found.numbers[number, :, PEOPLE] = np.bincount(own % values, minlength=values)
        cycles = np.where(in_window(plan.run, bucket), cycle_groups(bucket, value), -1)
        _cycles(bucket, cycles, found, number)
        kept = money.valued & (cycles[money.cycles] >= 0)
        places = (cycles[money.cycles[kept]],
                  np.where(money.currency < 0, currencies - 1, money.currency)[kept])  # fmt: skip
        np.add.at(found.money[number], places, money.net[kept])
        found.valued[number][places] = True
    if overlap and plan.segments:
        _overlap(plan, units, found.shared)
    return found


def _value(plan: Plan, cell: NDArray[np.int32]) -> NDArray[np.int32]:
    """With `by` a cell is the value; without it, the number of the group."""
    return cell if plan.run.grouping.by is not None else np.where(cell >= 0, 0, -1).astype(np.int32)


def _united(plan: Plan, bucket: Bucket) -> Ints:
    found = np.zeros((plan.bases, len(plan.unions), plan.split), np.int64)
    for base in range(plan.bases):
        for number, union in enumerate(plan.unions):
            own = [units_of(plan, bucket, _value(plan, bucket.cells[base * plan.parts + 1 + s]))
                   for s in union]  # fmt: skip
            units = np.unique(np.concatenate(own)) if own else np.zeros(0, np.int64)
            found[base, number] = np.bincount(units % plan.split, minlength=plan.split)
    return found


def units_of(plan: Plan, bucket: Bucket, value: NDArray[np.int32]) -> Ints:
    """The people of a group with a stay entered in the period, as person · values + value."""
    start, end = plan.run.window.bounds
    entered = bucket.fold.stays[:, ENTERED]
    inside = (value >= 0) & (entered >= start) & (entered < end)
    persons = bucket.persons
    place = np.cumsum(np.append(0, persons[1:] != persons[:-1])[: len(persons)])
    keys = place[inside] * plan.split + value[inside]
    return np.asarray(np.unique(keys), np.int64)


def _cycles(bucket: Bucket, groups: NDArray[np.int32], found: Counts, number: int) -> None:
    cycles, values = bucket.fold.cycles, found.numbers.shape[1]
    reached = cycles[:, C_GOAL_AT] >= 0
    decided = reached | (cycles[:, C_END] != OPEN)
    for place, mask in ((CYCLES, groups >= 0), (DECIDED, decided), (GOAL, reached)):
        chosen = groups[mask & (groups >= 0)]
        found.numbers[number, :, place] = np.bincount(chosen, minlength=values)
    there = reached & (groups >= 0)
    waits = cycles[there, C_GOAL_AT] - cycles[there, C_OPENED]
    found.waits[number].append((groups[there].astype(np.int64), waits))


def _overlap(plan: Plan, units: list[Ints], shared: Ints) -> None:
    for base in range(plan.bases):
        first = base * plan.parts
        everyone = units[first]
        there = np.stack(
            [np.isin(everyone, units[first + 1 + s]) for s in range(plan.parts - 1)], axis=1
        ).astype(np.float32)
        value = everyone % plan.split
        for each in np.unique(value).tolist():
            rows = there[value == each]
            shared[base, each] += np.rint(rows.T @ rows).astype(np.int64)


__all__ = [
    "CYCLES", "DECIDED", "GOAL", "PEOPLE", "Counts", "Plan", "both", "count_all", "inner_run",
    "units_of",
]  # fmt: skip
