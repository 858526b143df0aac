"""Counting the stays and cycles of a bucket, by group and stage, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.statistics import CENSORED, EVENT, OTHER
from percorso.measure.turns import (
    C_END,
    C_ENDED,
    C_KIND,
    COMPLETED,
    CYCLE,
    END,
    ENTERED,
    EPISODES,
    EXPIRED,
    FIRST_OF_CYCLE,
    GOAL_AT,
    LAST,
    LATER_AT,
    LEFT,
    NEXT_AT,
    OPEN,
    STAGE,
    Fold,
)

Ints = NDArray[np.int64]
(
    ENTRIES, PEOPLE, ENDED, CYCLES, KINDS, DECIDED, CONVERTED, DECIDED_NEXT, CONVERTED_NEXT,
    DECIDED_GOAL, CONVERTED_GOAL, COMPLETIONS, ROUNDS, INSIDE, LATE,
) = (0, 1, 2, 8, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21)  # fmt: skip
WIDTH = 22


@dataclass
class Tally:
    """The counts of one or more buckets, and the lengths from which medians are made.

    Attributes:
        counts: For each group and stage the counts named above.
        lengths: For each stay its length, in microseconds; `ended` whether its end was seen;
            `cell` its group and stage (group · stages + stage).
        progress: For each first entry of a cycle the time to what followed; `followed` says which
            of `CENSORED`, `EVENT` (a later stage), `OTHER` (the cycle's end) it was.
    """

    counts: Ints
    lengths: Ints
    ended: NDArray[np.bool_]
    cell: NDArray[np.int32]
    progress: Ints
    followed: NDArray[np.int8]
    progress_cell: NDArray[np.int32]


@kernel
def _tally(  # noqa: C901 one pass, one place
    person: Any,
    stays: Any,
    cycles: Any,
    group: Any,
    start: Any,
    end: Any,
    midnight: Any,
    as_of: Any,
    targets: Any,
    counts: Any,
    seen: Any,
    lengths: Any,
    ended: Any,
    cell: Any,
    progress: Any,
    followed: Any,
    progress_cell: Any,
) -> tuple[int, int]:
    stages = counts.shape[1]
    n = 0
    m = 0
    for k in range(len(stays)):
        g = group[k]
        if g < 0:
            continue
        s = stays[k, STAGE]
        entered = stays[k, ENTERED]
        if entered < midnight and (stays[k, END] == OPEN or stays[k, LEFT] >= midnight):
            counts[g, s, INSIDE] += 1
        if entered < start or entered >= end:
            continue
        counts[g, s, ENTRIES] += 1
        if seen[g, s] != person[k]:
            seen[g, s] = person[k]
            counts[g, s, PEOPLE] += 1
        how = stays[k, END]
        counts[g, s, ENDED + how] += 1
        counts[g, s, COMPLETIONS] += stays[k, COMPLETED]
        counts[g, s, ROUNDS] += stays[k, EPISODES]
        until = stays[k, LEFT]
        if how == OPEN:
            until = as_of
        elif how == EXPIRED:
            until = stays[k, LAST]
        lengths[n] = until - entered
        ended[n] = how != OPEN
        cell[n] = g * stages + s
        n += 1
        if targets[s] > 0 and until - entered > targets[s]:
            counts[g, s, LATE] += 1
        if stays[k, FIRST_OF_CYCLE] == 0:
            continue
        c = stays[k, CYCLE]
        over = cycles[c, C_END] != OPEN
        counts[g, s, CYCLES] += 1
        counts[g, s, KINDS + cycles[c, C_KIND]] += 1
        if stays[k, LATER_AT] >= 0:
            counts[g, s, CONVERTED] += 1
        if stays[k, NEXT_AT] >= 0:
            counts[g, s, CONVERTED_NEXT] += 1
        if stays[k, GOAL_AT] >= 0:
            counts[g, s, CONVERTED_GOAL] += 1
        if over or stays[k, LATER_AT] >= 0:
            counts[g, s, DECIDED] += 1
        if over or stays[k, NEXT_AT] >= 0:
            counts[g, s, DECIDED_NEXT] += 1
        if over or stays[k, GOAL_AT] >= 0:
            counts[g, s, DECIDED_GOAL] += 1
        if stays[k, LATER_AT] >= 0:
            progress[m] = stays[k, LATER_AT] - entered
            followed[m] = EVENT
        elif over:
            progress[m] = cycles[c, C_ENDED] - entered
            followed[m] = OTHER
        else:
            progress[m] = as_of - entered
            followed[m] = CENSORED
        progress_cell[m] = g * stages + s
        m += 1
    return n, m


def tally(
    fold: Fold, person: Ints, group: NDArray[np.int32], groups: int, stages: int,
    bounds: tuple[int, int], midnight: int, as_of: int, targets: Ints,
) -> Tally:  # fmt: skip
    """Count the stays of one bucket.

    Args:
        fold: What the fold found.
        person: The person of each stay.
        group: The group of each stay, −1 for none.
        groups: How many groups there are.
        stages: How many measured stages there are.
        bounds: A stay counts when it was entered in `[start, end)`.
        midnight: The instant at which the population is taken.
        as_of: Open stays are seen until then.
        targets: For each stage its target duration, 0 for none.
    """
    size = len(fold.stays)
    counts = np.zeros((groups, stages, WIDTH), np.int64)
    seen = np.full((groups, stages), -1, np.int64)
    lengths, progress = np.empty(size, np.int64), np.empty(size, np.int64)
    ended, followed = np.empty(size, np.bool_), np.empty(size, np.int8)
    cell, progress_cell = np.empty(size, np.int32), np.empty(size, np.int32)
    n, m = _tally(
        person, fold.stays, fold.cycles, group, *bounds, midnight, as_of, targets, counts, seen,
        lengths, ended, cell, progress, followed, progress_cell,
    )  # fmt: skip
    return Tally(
        counts, lengths[:n], ended[:n], cell[:n], progress[:m], followed[:m], progress_cell[:m]
    )


def merge(parts: list[Tally]) -> Tally:
    """The tallies of several buckets as one; counts add up, as a person lives in one bucket."""
    return Tally(
        sum((part.counts for part in parts[1:]), parts[0].counts.copy()),
        np.concatenate([part.lengths for part in parts]),
        np.concatenate([part.ended for part in parts]),
        np.concatenate([part.cell for part in parts]),
        np.concatenate([part.progress for part in parts]),
        np.concatenate([part.followed for part in parts]),
        np.concatenate([part.progress_cell for part in parts]),
    )


class Cells:
    """Values sorted by their cell once, so that each cell's are found without searching."""

    def __init__(self, cell: NDArray[np.int32], size: int) -> None:
        kind = np.uint16 if size < 2**16 else np.int32
        self._order = np.argsort(cell.astype(kind), kind="stable")
        self._ends = np.cumsum(np.bincount(cell, minlength=size))

    def of(self, values: NDArray[np.generic], cell: int) -> NDArray[np.generic]:
        """The values of one cell."""
        start = self._ends[cell - 1] if cell else 0
        return values[self._order[start : self._ends[cell]]]
