"""The lifecycle: in each period who is new, who comes again, who is back and who is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.retention.cohorts import Plan, Sparse
from percorso.measure.retention.starts import groups_at, starts
from percorso.measure.statistics import wilson

if TYPE_CHECKING:
    from percorso.measure.run import Bucket

Ints = NDArray[np.int64]
NEW, RETURNING, RESURRECTED, QUIET = range(4)
COLUMNS = (
    "period", "start", "active", "new", "returning", "resurrected", "dormant", "undecided",
    "returning_share", "returning_low", "returning_high", "complete",
)  # fmt: skip


def count(plan: Plan, bucket: Bucket) -> Sparse:
    """People by group, period and what they are in it; one is quiet in the period after."""
    rows = plan.signals.rows(bucket)[1]
    found = starts(bucket, rows)
    person, periods = np.asarray(bucket.columns["person"], np.int64)[rows], len(plan.calendar) + 1
    place = np.searchsorted(found.person, person)
    period = plan.calendar.place(np.asarray(bucket.columns["t"], np.int64)[rows])
    whose, when = np.divmod(np.unique(place * periods + period), periods)
    parts = [_states(plan, cell[whose].astype(np.int64), whose, when)
             for cell in groups_at(plan.run, bucket, found.row)]  # fmt: skip
    return Sparse.merged(parts)


def _states(plan: Plan, group: Ints, whose: Ints, when: Ints) -> Sparse:
    same = whose[1:] == whose[:-1]
    next_to = same & (when[1:] == when[:-1] + 1)
    before, beside = np.append(False, same)[: len(whose)], np.append(False, next_to)[: len(whose)]
    state = np.where(beside, RETURNING, np.where(before, RESURRECTED, NEW))
    quiet = ~np.append(next_to, False)[: len(whose)]
    columns = (
        np.concatenate((group, group[quiet])),
        np.concatenate((when, when[quiet] + 1)),
        np.concatenate((state, np.full(int(quiet.sum()), QUIET))),
    )
    kept = columns[0] >= 0
    shape = len(plan.run.labels()), len(plan.calendar) + 1, 4
    return Sparse.of([column[kept] for column in columns], shape)


def rows_of(plan: Plan, counts: Sparse) -> list[Row]:
    """One row a period (and group) that begins in the window, from the first that has anybody."""
    found, periods = counts.as_dict(), len(plan.calendar) + 1
    rows = []
    for group, label in enumerate(plan.run.labels()):
        head: Row = {"segment": label} if plan.run.grouping.split else {}
        cells = [[found.get((group * periods + p) * 4 + state, 0) for state in range(4)]
                 for p in range(periods)]  # fmt: skip
        begun = False
        for place in range(len(plan.calendar)):
            begun = begun or any(cells[place])
            if begun and _shown(plan, place):
                rows.append(head | _row(plan, place, cells[place]))
    return rows


def _shown(plan: Plan, place: int) -> bool:
    start, end = plan.run.window.bounds
    return bool(start <= plan.calendar.edges[place] < end)


def _row(plan: Plan, place: int, cell: list[int]) -> Row:
    new, returning, resurrected, quiet = cell
    complete = plan.calendar.over(place, plan.run.window.as_of)
    before = returning + quiet
    bounds = wilson(returning, before) if complete else None
    return {
        "period": plan.calendar.label(place),
        "start": plan.calendar.days[place],
        "active": new + returning + resurrected,
        "new": new,
        "returning": returning,
        "resurrected": resurrected,
        "dormant": quiet if complete else 0,
        "undecided": 0 if complete else quiet,
        "returning_share": returning / before if complete and before else None,
        "returning_low": bounds[0] if bounds else None,
        "returning_high": bounds[1] if bounds else None,
        "complete": complete,
    }
