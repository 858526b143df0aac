"""The words of the fold: how stays end, the kinds of cycles, and the columns of both tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NONE = -1
OPEN, EXPIRED, NEW_CYCLE, ADVANCED, SKIPPED, RETURNED = range(6)
ENDS = ("open", "expired", "new_cycle", "advanced", "skipped", "returned")
FIRST, REPEAT, RETRY = range(3)
KINDS = ("first", "repeat", "retry")
LATEST, FURTHEST, SEQUENTIAL = range(3)
PROGRESSIONS = ("latest", "furthest", "sequential")
EPISODE_GAP = 30 * 60 * 1_000_000

Ints = NDArray[np.int64]

# Columns of the table of stays that the kernel writes.
(
    ROW, STAGE, CYCLE, NUMBER, ENTERED, LAST, LEFT, END, HITS, EPISODES, COMPLETED,
    FIRST_OF_CYCLE, LATER_AT, NEXT_AT, GOAL_AT,
) = range(15)  # fmt: skip
STAY_WIDTH = 15
# Columns of the table of cycles.
C_ROW, C_NUMBER, C_KIND, C_OPENED, C_END, C_ENDED, C_GOAL_AT, C_GOALS = range(8)
CYCLE_WIDTH = 8
# Counts of a bucket.
UNMATCHED, OUT_OF_ORDER, LATE_EVENTS, UNSORTED = range(4)


@dataclass(frozen=True)
class Plan:
    """What the fold needs to know of a journey, in terms of its measured stages.

    Attributes:
        expires: For each measured stage the gap after which a stay has expired, microseconds.
        optional: For each measured stage whether `sequential` may pass over it.
        goal: The goal's number among the measured stages, or −1.
        restart: The restart stage's number, or −1 when there is no goal.
        restart_after: Quiet time after the last goal hit within which no new cycle opens.
        progression: `LATEST`, `FURTHEST` or `SEQUENTIAL`.
    """

    expires: Ints
    optional: NDArray[np.bool_]
    goal: int
    restart: int
    restart_after: int
    progression: int

    @property
    def stages(self) -> int:
        """How many measured stages there are."""
        return len(self.expires)


@dataclass(frozen=True)
class Fold:
    """What the fold found in one bucket.

    Attributes:
        stays: One row a stay, `STAY_WIDTH` columns, in the order of persons and time.
        cycles: One row a cycle, `CYCLE_WIDTH` columns.
        goal_rows: The row in the bucket of every goal hit, in order.
        goal_cycles: The cycle of every goal hit.
        event_stay: For each event the stay that it falls in, −1 for none; empty unless asked for.
        counts: Events unmatched, out of order, after `as_of`.
    """

    stays: Ints
    cycles: Ints
    goal_rows: Ints
    goal_cycles: Ints
    event_stay: NDArray[np.int32]
    counts: Ints
