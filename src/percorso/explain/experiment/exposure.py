"""Who was exposed to what: the first exposure in the window decides the arm.

The unit is the person. For before and after a day it is the cycle, at its first exposure: somebody
who comes again after the change then counts in both periods, each time with what came after.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.explain.experiment.figures import Figure
from percorso.explain.experiment.kernels import Ints, reach
from percorso.measure.retention.starts import Signals, groups_at
from percorso.measure.segments import Field, values_at
from percorso.measure.turns import C_ROW, CYCLE, STAGE

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]
TEST = "experiment"
"""The field in which collectors write the name of the experiment."""


@dataclass(frozen=True)
class Plan:
    """What is counted.

    Attributes:
        run: The run.
        figures: The figures.
        signals: The signals of the figures, and last that of the exposure when there is one.
        exposed: Whether a signal says what an exposure is; else every event with a variant is one.
        variant: The field that holds the arm; None when there are no arms.
        tests: The columns of the timeline that name the experiment; none when it has no such field.
        test: The code of the experiment that is meant; −1 for any.
        stage: The stage whose conversion is meant; −1 for the one in which she was exposed.
        within: How long after the exposure counts, microseconds.
        before: How long before it counts, for CUPED; 0 for none.
        bounds: From when and up to when somebody is exposed, `[from, to)`.
        cycles: Whether the unit is the cycle instead of the person.
    """

    run: Run
    figures: tuple[Figure, ...]
    signals: Signals
    exposed: bool
    variant: Field | None
    tests: str
    test: int
    stage: int
    within: int
    before: int
    bounds: tuple[int, int]
    cycles: bool = False

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return self.signals.resolve or (
            self.variant is not None and self.variant.column == RESOLVED
        )

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        found = self.signals.columns() | ({self.tests} if self.tests else set())
        if self.variant is not None:
            found |= self.variant.needs()
        units = {figure.unit for figure in self.figures}
        found |= {"value", "currency", "order"} if "money" in units else set()
        return found | ({"score", "score_kind"} if "score" in units else set())


@dataclass(frozen=True)
class Units:
    """The units of a bucket, in order, each at its first exposure.

    Attributes:
        row: The row of the exposure.
        t: Its instant.
        person: Whose it is.
        end: The row after the last event inside the horizon.
        begin: The first row of the time before.
        stage: The stage in which she was; −1 outside every stay.
        arm: The code of the variant; −1 without arms.
        mixed: Whether she saw another variant in the window too.
        decided: Whether the horizon is over.
        groups: For each comparison group the number of the group, −1 for none.
        tests: The codes of the experiments seen in the bucket.
        without: Exposures without a variant.
    """

    row: Ints
    t: Ints
    person: Ints
    end: Ints
    begin: Ints
    stage: Ints
    arm: Codes
    mixed: Flags
    decided: Flags
    groups: tuple[Codes, ...]
    tests: frozenset[int]
    without: int


def units_of(plan: Plan, bucket: Bucket) -> Units:
    """The units of a bucket."""
    rows, tests, without = _exposures(plan, bucket)
    arms = _arms(plan, bucket, rows)
    first, mixed = _firsts(plan, bucket, rows, arms)
    row = rows[first]
    person, t = (np.asarray(bucket.columns[name], np.int64) for name in ("person", "t"))
    end, begin = reach(person, t, row, plan.within, plan.before)
    stay = bucket.fold.event_stay[row].astype(np.int64)
    stage = np.full(len(row), -1, np.int64)
    stage[stay >= 0] = bucket.fold.stays[stay[stay >= 0], STAGE]
    return Units(
        row, t[row], person[row], end, begin, stage, arms[first], mixed,
        t[row] + plan.within <= plan.run.window.as_of,
        tuple(groups_at(plan.run, bucket, row)), tests, without,
    )  # fmt: skip


def _exposures(plan: Plan, bucket: Bucket) -> tuple[Ints, frozenset[int], int]:
    """The rows of all exposures in the window, the experiments seen, and how many had no arm."""
    t = np.asarray(bucket.columns["t"], np.int64)
    start, end = plan.bounds
    rows = plan.signals.rows(bucket)[-1] if plan.exposed else np.arange(len(t))
    inside = (t[rows] >= start) & (t[rows] < end) & (t[rows] <= plan.run.window.as_of)
    rows = rows[inside]
    known = _arms(plan, bucket, rows) >= 0 if plan.variant is not None else np.ones(len(rows)) > 0
    without = int(np.count_nonzero(~known)) if plan.exposed else 0
    rows = rows[known]
    if not plan.tests:
        return rows, frozenset(), without
    codes = np.asarray(bucket.columns[plan.tests])[rows]
    seen = frozenset(np.unique(codes).tolist())
    return (rows if plan.test < 0 else rows[codes == plan.test]), seen, without


def _arms(plan: Plan, bucket: Bucket, rows: Ints) -> Codes:
    if plan.variant is None:
        return np.full(len(rows), -1, np.int32)
    if plan.variant.scope == "event":
        return np.asarray(bucket.columns[plan.variant.column], np.int32)[rows]
    stay = bucket.fold.event_stay[rows].astype(np.int64)
    entry = rows.copy()
    entry[stay >= 0] = bucket.fold.cycles[bucket.fold.stays[stay[stay >= 0], CYCLE], C_ROW]
    return values_at(plan.variant, bucket.columns, rows, entry, plan.run.window.as_of)


def _firsts(plan: Plan, bucket: Bucket, rows: Ints, arms: Codes) -> tuple[Ints, Flags]:
    """The first exposure of each unit, and whether the unit saw several variants."""
    if plan.cycles:
        stay = bucket.fold.event_stay[rows].astype(np.int64)
        own = np.full(len(rows), -1, np.int64)
        own[stay >= 0] = bucket.fold.stays[stay[stay >= 0], CYCLE]
        _, first = np.unique(own, return_index=True)
        first = first[own[first] >= 0]
        return first, np.zeros(len(first), np.bool_)
    person = np.asarray(bucket.columns["person"], np.int64)[rows]
    first = np.flatnonzero(np.append(True, person[1:] != person[:-1])[: len(person)])
    if not len(first):
        return first, np.zeros(0, np.bool_)
    least, most = (each.reduceat(arms, first) for each in (np.minimum, np.maximum))
    return first, least != most
