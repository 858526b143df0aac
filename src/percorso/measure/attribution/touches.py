"""The touches of a bucket, and the paths that they make before conversions and null paths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    C_END,
    C_GOAL_AT,
    CYCLE,
    FIRST_OF_CYCLE,
    FURTHEST,
    LAST,
    NONE,
    OPEN,
    ROW,
    STAGE,
)

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
FOREVER = 2**62
GOAL = NONE
"""The target that is no stage: the goal hits."""


@dataclass(frozen=True)
class Touches:
    """The touches of a bucket in the order of the timeline.

    Attributes:
        row: The row of the first event of each.
        code: Its channel.
    """

    row: Ints
    code: Codes


@dataclass(frozen=True)
class Ends:
    """Where paths end, in the order of the timeline.

    Attributes:
        row: The row of the goal hit, of the entry, or of the cycle's last hit.
        cycle: The cycle of the bucket.
        converted: Whether it is a conversion; else a null path.
    """

    row: Ints
    cycle: Ints
    converted: NDArray[np.bool_]


@kernel
def _touches(person: Any, t: Any, code: Any, gap: Any, row: Any) -> int:
    """The row of the first event of each touch; a channel again within `gap` is the same touch."""
    n = 0
    channel = -1
    since = np.int64(0)
    for i in range(len(person)):
        if i > 0 and person[i] != person[i - 1]:
            channel = -1
        if code[i] < 0:
            continue
        if code[i] != channel or t[i] - since > gap:
            row[n] = i
            n += 1
        channel = code[i]
        since = t[i]
    return n


def touches_of(bucket: Bucket, code: Codes, gap: int) -> Touches:
    """The touches of a bucket.

    Args:
        bucket: The folded bucket.
        code: The channel of each event, −1 where the event is no touch.
        gap: Microseconds within which the same channel again is one touch; −1 for none.
    """
    person, t = _own(bucket.columns["person"]), _own(bucket.columns["t"])
    row = np.empty(int(np.count_nonzero(code >= 0)), np.int64)
    found = row[: _touches(person, t, code, gap, row)]
    return Touches(found, code[found])


def _own(array: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in a kind of array that the kernel was compiled for."""
    if array.flags.writeable and array.flags.c_contiguous:
        return array
    return np.array(array)


@kernel
def _paths(
    person: Any,
    t: Any,
    end_row: Any,
    converted: Any,
    touch_row: Any,
    look_back: Any,
    low: Any,
    high: Any,
) -> None:
    """For each end the stretch of touches of its path."""
    after = np.int64(-1)  # the row of her previous conversion
    quiet = np.int64(-1)  # the row of her previous null path
    last = len(touch_row)
    j = 0
    first = 0  # the first touch of the person
    for e in range(len(end_row)):
        r = end_row[e]
        if e == 0 or person[r] != person[end_row[e - 1]]:
            after = np.int64(-1)
            quiet = np.int64(-1)
            first = j
            while first < last and person[touch_row[first]] < person[r]:
                first += 1
            j = first
        while j < last and touch_row[j] <= r:
            j += 1
        bound = after if converted[e] else max(after, quiet)
        a = first
        b = j
        while a < b:  # the first touch after `bound` and inside the look-back
            m = (a + b) // 2
            if touch_row[m] <= bound or t[r] - t[touch_row[m]] > look_back:
                a = m + 1
            else:
                b = m
        low[e] = a
        high[e] = j
        if converted[e]:
            after = r
        else:
            quiet = r


def paths_of(bucket: Bucket, ends: Ends, touches: Touches, look_back: int) -> tuple[Ints, Ints]:
    """The stretch `[low, high)` of touches that is the path of each end.

    A conversion's path holds the touches inside the look-back after her previous conversion; a
    null path those after her previous conversion or null path.
    """
    low, high = np.empty(len(ends.row), np.int64), np.empty(len(ends.row), np.int64)
    person, t = _own(bucket.columns["person"]), _own(bucket.columns["t"])
    _paths(person, t, ends.row, ends.converted, touches.row, look_back, low, high)
    return low, high


@kernel
def _last_rows(
    t: Any, code: Any, event_stay: Any, last_at: Any, stage: Any, furthest: Any, row: Any
) -> None:
    """The row of the last hit of each stay."""
    for i in range(len(t)):
        k = event_stay[i]
        if k < 0 or code[i] < 0 or t[i] != last_at[k]:
            continue
        s = code[i] >> 1
        if s == stage[k] or (furthest and s < stage[k]):
            row[k] = i


def last_hits(run: Run, bucket: Bucket) -> Ints:
    """The row of the last hit of each cycle."""
    stays = bucket.fold.stays
    row = np.empty(len(stays), np.int64)
    _last_rows(
        _own(bucket.columns["t"]), run.stage_codes(bucket.columns), bucket.fold.event_stay,
        stays[:, LAST].copy(), stays[:, STAGE].copy(), run.plan.progression == FURTHEST, row,
    )  # fmt: skip
    final = np.append(stays[1:, CYCLE] != stays[:-1, CYCLE], True)[: len(stays)]
    return np.asarray(row[final], np.int64)


def ends_of(bucket: Bucket, target: int, last: Ints) -> Ends:
    """Where the paths to a target end.

    Args:
        bucket: The folded bucket.
        target: A measured stage's number, or `GOAL`.
        last: The row of the last hit of each cycle.
    """
    rows, cycles = _goals(bucket) if target == GOAL else _entries(bucket, target)
    reached = np.zeros(len(bucket.fold.cycles), np.bool_)
    reached[cycles] = True
    over = np.flatnonzero(~reached & (bucket.fold.cycles[:, C_END] != OPEN))
    row = np.concatenate([rows, last[over]])
    cycle = np.concatenate([cycles, over])
    order = np.argsort(row, kind="stable")
    return Ends(row[order], cycle[order], (np.arange(len(row)) < len(rows))[order])


def undecided(bucket: Bucket, target: int) -> Ints:
    """The cycles that are open and have not reached the target: left out, and counted."""
    cycles = bucket.fold.cycles
    if target == GOAL:
        return np.flatnonzero((cycles[:, C_END] == OPEN) & (cycles[:, C_GOAL_AT] < 0))
    reached = np.zeros(len(cycles), np.bool_)
    reached[_entries(bucket, target)[1]] = True
    return np.flatnonzero((cycles[:, C_END] == OPEN) & ~reached)


def _goals(bucket: Bucket) -> tuple[Ints, Ints]:
    """The first goal hit of each cycle that has one."""
    cycles, first = np.unique(bucket.fold.goal_cycles, return_index=True)
    return bucket.fold.goal_rows[first], cycles


def _entries(bucket: Bucket, stage: int) -> tuple[Ints, Ints]:
    """The first entry of a stage in each cycle that has one."""
    stays = bucket.fold.stays
    found = stays[(stays[:, STAGE] == stage) & (stays[:, FIRST_OF_CYCLE] == 1)]
    return found[:, ROW].copy(), found[:, CYCLE].copy()
