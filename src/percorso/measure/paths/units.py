"""The units that have a path: cycles, stays, sessions, persons, and cycles that dropped off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.cycles import cycle_groups
from percorso.measure.paths.walk import NEVER, Ints
from percorso.measure.run import Bucket, Run
from percorso.measure.segments import Field, table, values_at
from percorso.measure.sessions import session_starts
from percorso.measure.turns import (
    ADVANCED,
    C_END,
    C_ENDED,
    C_GOAL_AT,
    C_OPENED,
    C_ROW,
    CYCLE,
    END,
    ENTERED,
    EXPIRED,
    FIRST_OF_CYCLE,
    LATER_AT,
    NONE,
    OPEN,
    ROW,
    SKIPPED,
    STAGE,
)

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Units:
    """The units of a bucket that begin in the period.

    Attributes:
        lo: The first row of each.
        hi: The row after its last.
        groups: For each comparison group the group of each unit, −1 for none.
        over: Whether nothing more can come in it.
        progress: Whether it moved on, where that is known by itself (a stay); else empty.
        since: The instant from which its time runs, or `NEVER`.
        row: A row of its person; it may have none of its own.
    """

    lo: Ints
    hi: Ints
    groups: tuple[NDArray[np.int32], ...]
    over: Mask
    progress: Mask
    since: Ints
    row: Ints

    def only(self, keep: Mask) -> Units:
        """Some of them."""
        groups = tuple(group[keep] for group in self.groups)
        progress = self.progress[keep] if len(self.progress) else self.progress
        return Units(
            self.lo[keep], self.hi[keep], groups, self.over[keep], progress, self.since[keep],
            self.row[keep],
        )  # fmt: skip


def _units(
    run: Run, bucket: Bucket, lo: Ints, hi: Ints, groups: Iterable[NDArray[np.int32]], over: Mask,
    progress: Mask | None = None,
) -> Units:  # fmt: skip
    found = Units(
        lo, hi, tuple(groups), over, np.zeros(0, np.bool_) if progress is None else progress,
        np.full(len(lo), NEVER, np.int64), lo,
    )  # fmt: skip
    return found.only(_within(run, np.asarray(bucket.columns["t"], np.int64)[lo]))


def _within(run: Run, begun: Ints) -> Mask:
    start, end = run.window.bounds
    return (begun >= start) & (begun < end)


def cycles(run: Run, bucket: Bucket) -> Units:
    """The cycles opened in the period, each with every event that falls in it."""
    table = bucket.fold.cycles
    lo, hi = _cycle_rows(bucket)
    groups = (cycle_groups(bucket, cell) for cell in bucket.cells)
    return _units(run, bucket, lo, hi, groups, table[:, C_END] != OPEN)


def _cycle_rows(bucket: Bucket) -> tuple[Ints, Ints]:
    """The rows of each cycle: all events from its first hit to its last event lie in a row."""
    lo = np.ascontiguousarray(bucket.fold.cycles[:, C_ROW])
    inside = bucket.fold.event_stay[bucket.fold.event_stay >= 0]
    counts = np.bincount(bucket.fold.stays[inside, CYCLE], minlength=len(lo))
    return lo, lo + counts


def stays(run: Run, bucket: Bucket, stage: int | None) -> Units:
    """The stays entered in the period, of one stage or of all."""
    table = bucket.fold.stays
    lo = np.ascontiguousarray(table[:, ROW])
    inside = bucket.fold.event_stay[bucket.fold.event_stay >= 0]
    hi = lo + np.bincount(inside, minlength=len(lo))
    end = table[:, END]
    progress = (end == ADVANCED) | (end == SKIPPED)
    of_stage = np.ones(len(lo), np.bool_) if stage is None else table[:, STAGE] == stage
    groups = (np.where(of_stage, cell, NONE).astype(np.int32) for cell in bucket.cells)
    return _units(run, bucket, lo, hi, groups, end != OPEN, progress)


def sessions(run: Run, bucket: Bucket, gap: int) -> Units:
    """The sessions begun in the period."""
    person, t, seen = _seen(run, bucket)
    starts = session_starts(person, t, gap)
    lo, hi = _runs(starts, seen)
    over = run.window.as_of - t[hi - 1] > gap
    return _units(run, bucket, lo, hi, _groups_at(run, bucket, lo, hi), over)


def persons(run: Run, bucket: Bucket) -> Units:
    """The people whose first event lies in the period."""
    person, t, seen = _seen(run, bucket)
    lo, hi = _runs(session_starts(person, t, 2**62), seen)
    running = bucket.fold.cycles[bucket.fold.cycles[:, C_END] == OPEN, C_ROW]
    over = ~np.isin(person[lo], person[running])
    return _units(run, bucket, lo, hi, _groups_at(run, bucket, lo, hi), over)


def _seen(run: Run, bucket: Bucket) -> tuple[Ints, Ints, Mask]:
    t = np.asarray(bucket.columns["t"], np.int64)
    return np.asarray(bucket.columns["person"], np.int64), t, t <= run.window.as_of


def _runs(starts: Mask, seen: Mask) -> tuple[Ints, Ints]:
    """The rows of each run that was seen; what comes after `as_of` ends a person's last ones."""
    lo = np.flatnonzero(starts)
    number = np.cumsum(starts) - 1
    hi = lo + np.bincount(number[seen], minlength=len(lo))
    return lo[hi > lo], hi[hi > lo]


def _groups_at(run: Run, bucket: Bucket, lo: Ints, hi: Ints) -> Iterable[NDArray[np.int32]]:
    """The groups of runs that may lie outside cycles.

    An event's value is that of the first event; a cycle's, of the first cycle that it touches.
    """
    inside = np.flatnonzero(bucket.fold.event_stay >= 0)
    row = first_in(inside, lo, hi)
    known = np.append(bucket.fold.stays[:, CYCLE], NONE)[np.append(bucket.fold.event_stay, NONE)]
    cycle = known[row]
    for number, group in enumerate(run.grouping.groups):
        keep = np.ones(len(lo), np.bool_)
        for condition in group.conditions:
            codes = _codes(run, bucket, condition.field, lo, cycle)
            keep &= table(condition, run.timeline.codes, run.touchpoints.names)[codes]
        value: Any = number
        if run.grouping.by is not None:
            codes = _codes(run, bucket, run.grouping.by, lo, cycle)
            value = np.where(codes < 0, len(run.labels()) - 1, codes)
        yield np.where(keep, value, NONE).astype(np.int32)


def _codes(run: Run, bucket: Bucket, field: Field, rows: Ints, cycle: Ints) -> NDArray[np.int32]:
    cycle_rows = np.append(bucket.fold.cycles[:, C_ROW], 0)[cycle]
    codes = values_at(field, bucket.columns, rows, cycle_rows, run.window.as_of)
    return np.where((cycle < 0) & (field.scope == "cycle"), NONE, codes).astype(np.int32)


def first_in(rows: Ints, lo: Ints, hi: Ints, last: bool = False) -> Ints:
    """The first (or last) of some rows in each stretch `[lo, hi)`; −1 where there is none.

    Example:
        >>> first_in(np.array([2, 5]), np.array([0, 3, 6]), np.array([3, 6, 9])).tolist()
        [2, 5, -1]
    """
    known = np.append(rows, NONE)
    place = np.searchsorted(rows, hi) - 1 if last else np.searchsorted(rows, lo)
    found = known[place]
    return np.asarray(np.where((found >= lo) & (found < hi), found, NONE), np.int64)


def dropped(run: Run, bucket: Bucket, stage: int | None) -> Units:
    """The cycles that dropped off, whole: up to their last event.

    Of a stage: decided cycles that entered no later stage after entering it, each in the period
    and group of its first entry. Without a stage: cycles that went quiet without the goal.
    """
    lo, hi = _cycle_rows(bucket)
    which, groups, begun = _drop_offs(bucket, stage)
    over, nothing = np.ones(len(which), np.bool_), np.zeros(0, np.bool_)
    since = np.full(len(which), NEVER, np.int64)
    found = Units(lo[which], hi[which], groups, over, nothing, since, lo[which])
    return found.only(_within(run, begun))


def _drop_offs(
    bucket: Bucket, stage: int | None
) -> tuple[Ints, tuple[NDArray[np.int32], ...], Ints]:
    """The cycles that dropped off, their groups, and the instants that say their period."""
    table, stays = bucket.fold.cycles, bucket.fold.stays
    if stage is None:
        which = np.flatnonzero((table[:, C_END] == EXPIRED) & (table[:, C_GOAL_AT] < 0))
        cells = tuple(cycle_groups(bucket, cell)[which] for cell in bucket.cells)
        return which, cells, table[which, C_OPENED]
    lost = (stays[:, STAGE] == stage) & (stays[:, FIRST_OF_CYCLE] == 1) & (stays[:, LATER_AT] < 0)
    entry = np.flatnonzero(lost & (table[stays[:, CYCLE], C_END] != OPEN))
    return stays[entry, CYCLE], tuple(cell[entry] for cell in bucket.cells), stays[entry, ENTERED]


@kernel
def _until(person: Any, t: Any, lo: Any, limit: Any, owner: Any, hi: Any) -> None:
    """For each stretch the row after the last event of its person up to its limit."""
    for u in range(len(lo)):
        i = lo[u]
        while i < len(t) and person[i] == owner[u] and t[i] <= limit[u]:
            i += 1
        hi[u] = i


def after_drop_off(run: Run, bucket: Bucket, stage: int | None, limit: int) -> Units:
    """What people did after their cycle dropped off, in a time from its end."""
    lo, hi = _cycle_rows(bucket)
    which, groups, begun = _drop_offs(bucket, stage)
    person = np.array(bucket.columns["person"], np.int64)
    ended = np.ascontiguousarray(bucket.fold.cycles[which, C_ENDED])
    last, as_of = ended + limit, run.window.as_of
    end = np.empty(len(which), np.int64)
    _until(
        person, np.array(bucket.columns["t"], np.int64), hi[which], np.minimum(last, as_of),
        person[lo[which]], end,
    )  # fmt: skip
    nothing = np.zeros(0, np.bool_)
    found = Units(hi[which], end, groups, as_of >= last, nothing, ended, lo[which])
    return found.only(_within(run, begun))
