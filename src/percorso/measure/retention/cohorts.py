"""Cohorts: of the people who began in one period, how many come back in each period after it.

Everything is counted sparsely: a cell is a group, a cohort and a period, packed into one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.net_value import GoalMoney, Ways, goal_money
from percorso.measure.retention.periods import LENGTHS, Calendar
from percorso.measure.retention.starts import Signals, Starts, groups_at, starts

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
KINDS = ("bounded", "unbounded", "rolling")
DAY_US = 86_400 * 1_000_000


@dataclass(frozen=True)
class Sparse:
    """Sums by cell; cells that are not there are zero.

    Attributes:
        cells: The cells, ascending.
        sums: The sum of each.
    """

    cells: Ints
    sums: Ints

    @classmethod
    def of(
        cls, columns: Sequence[Ints], shape: tuple[int, ...], sums: Ints | None = None
    ) -> Sparse:
        """Count (or add up) what falls into the same cell."""
        cells = np.ravel_multi_index(tuple(columns), shape) if len(columns[0]) else _NONE
        return cls._added(np.asarray(cells, np.int64), np.ones(len(cells), np.int64)
                          if sums is None else sums)  # fmt: skip

    @classmethod
    def merged(cls, parts: Iterable[Sparse]) -> Sparse:
        """The sums of several buckets."""
        found = list(parts)
        return cls._added(np.concatenate([part.cells for part in found]),
                          np.concatenate([part.sums for part in found]))  # fmt: skip

    @classmethod
    def _added(cls, cells: Ints, values: Ints) -> Sparse:
        known, place = np.unique(cells, return_inverse=True)
        sums = np.zeros(len(known), np.int64)
        np.add.at(sums, place, values)
        return cls(known, sums)

    def as_dict(self) -> dict[int, int]:
        """Sums by cell."""
        return dict(zip(self.cells.tolist(), self.sums.tolist(), strict=True))


_NONE = np.zeros(0, np.int64)


@dataclass(frozen=True)
class Plan:
    """What is counted.

    Attributes:
        calendar: The periods.
        kind: `bounded`, `unbounded` or `rolling`.
        signals: The signal with which people begin, and the one by which they are active.
        ways: How money comes back.
    """

    run: Run
    calendar: Calendar
    kind: str
    signals: Signals
    ways: Ways

    @property
    def length(self) -> int:
        """A period of somebody's own time, microseconds."""
        return LENGTHS[self.calendar.period] * DAY_US

    @property
    def shape(self) -> tuple[int, int, int]:
        """Groups, cohorts, and periods from the first on."""
        own = int(self.calendar.edges[-1] - self.calendar.edges[0]) // self.length
        return len(self.run.labels()), len(self.calendar), max(len(self.calendar), own) + 2

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        return self.ways.columns() | self.signals.columns()

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return self.ways.resolve or self.signals.resolve


@dataclass(frozen=True)
class Counts:
    """What was counted in one bucket, or in all.

    Attributes:
        sizes: People by group and cohort.
        active: By group, cohort and period the people active in it; for `unbounded` those whose
            last activity falls in it.
        watched: For `rolling`, by group, cohort and number of whole periods seen, the people.
        value: Net value by group, cohort, period and currency (the last: none).
    """

    sizes: Sparse
    active: Sparse
    watched: Sparse
    value: Sparse


@dataclass(frozen=True)
class Begun:
    """The people of a bucket and comparison group who began in the window.

    Attributes:
        starts: Everybody who began in the bucket.
        group: The group of each, −1 when she is not counted.
        cohort: The period in which each began.
        watched: How many whole periods of her own time have been seen.
    """

    starts: Starts
    group: Ints
    cohort: Ints
    watched: Ints


def begun(plan: Plan, bucket: Bucket, rows: Ints) -> Iterable[Begun]:
    """Those who began in the window, for each comparison group."""
    found = starts(bucket, rows)
    low, high = plan.run.window.bounds
    inside = (found.t >= low) & (found.t < high)
    cohort = plan.calendar.place(found.t)
    watched = (plan.run.window.as_of + 1 - found.t) // plan.length
    for cell in groups_at(plan.run, bucket, found.row):
        yield Begun(found, np.where(inside, cell, -1).astype(np.int64), cohort, watched)


def places(plan: Plan, who: Begun, bucket: Bucket, rows: Ints) -> tuple[Ints, Ints, Ints]:
    """Of some rows those at or after a counted person's beginning.

    Returns:
        Which of the rows; whose each is; in which period after the beginning.
    """
    person = np.asarray(bucket.columns["person"], np.int64)[rows]
    t = np.asarray(bucket.columns["t"], np.int64)[rows]
    place, after = who.starts.of(person, rows)
    kept = np.flatnonzero(after & (who.group[place] >= 0)) if len(who.group) else _NONE
    whose, t = place[kept], t[kept]
    if plan.kind == "rolling":
        period = (t - who.starts.t[whose]) // plan.length
    else:
        period = plan.calendar.place(t) - who.cohort[whose]
    return kept, whose, period


def count(plan: Plan, bucket: Bucket) -> Counts:
    """Count one bucket."""
    first, active = plan.signals.rows(bucket)
    money = goal_money(bucket, plan.ways)
    parts = [_counted(plan, bucket, who, active, money) for who in begun(plan, bucket, first)]
    return merge(parts)


def merge(parts: Sequence[Counts]) -> Counts:
    """The counts of several buckets."""
    return Counts(*(Sparse.merged(getattr(part, name) for part in parts)
                    for name in ("sizes", "active", "watched", "value")))  # fmt: skip


def _counted(plan: Plan, bucket: Bucket, who: Begun, active: Ints, money: GoalMoney) -> Counts:
    groups, cohorts, periods = plan.shape
    own = np.flatnonzero(who.group >= 0)
    group, cohort = who.group[own], who.cohort[own]
    watched = who.watched[own]
    return Counts(
        Sparse.of((group, cohort), (groups, cohorts)),
        _active(plan, bucket, who, active),
        Sparse.of((group, cohort, watched), (groups, cohorts, periods)),
        _value(plan, bucket, who, money),
    )


def _active(plan: Plan, bucket: Bucket, who: Begun, rows: Ints) -> Sparse:
    _, whose, period = places(plan, who, bucket, rows)
    if plan.kind == "unbounded":
        # Rows of one person are in order, so the last of hers is the last that she was active.
        last = np.flatnonzero(np.append(whose[1:] != whose[:-1], True)[: len(whose)])
        whose, period = whose[last], period[last]
    else:
        seen = period < who.watched[whose] if plan.kind == "rolling" else period >= 0
        pairs = np.unique(whose[seen] * plan.shape[2] + period[seen])
        whose, period = np.divmod(pairs, plan.shape[2])
    return Sparse.of((who.group[whose], who.cohort[whose], period), plan.shape)


def _value(plan: Plan, bucket: Bucket, who: Begun, money: GoalMoney) -> Sparse:
    kept, whose, period = places(plan, who, bucket, money.rows)
    valued = money.valued[kept]
    kept, whose, period = kept[valued], whose[valued], period[valued]
    none = len(plan.run.timeline.codes.of("currency"))
    currency = np.where(money.currency[kept] < 0, none, money.currency[kept]).astype(np.int64)
    columns = (who.group[whose], who.cohort[whose], period, currency)
    return Sparse.of(columns, (*plan.shape, none + 1), money.net[kept])
