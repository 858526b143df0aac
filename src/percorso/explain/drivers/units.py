"""The first entries of a stage that are compared, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    C_END,
    C_ENDED,
    CYCLE,
    ENTERED,
    FIRST_OF_CYCLE,
    GOAL_AT,
    LATER_AT,
    NEXT_AT,
    NONE,
    OPEN,
    ROW,
    STAGE,
)

if TYPE_CHECKING:
    from percorso.explain.drivers.plan import Plan

Ints = NDArray[np.int64]
LOST, WON, EARLY, ENDED, UNDECIDED = range(5)
"""What became of a first entry: the first two are compared."""
STATES = 5
COLUMNS = {"later": LATER_AT, "next": NEXT_AT, "goal": GOAL_AT}


@dataclass(frozen=True)
class Units:
    """The first entries of the stages asked about, in one bucket.

    Attributes:
        stay: The stay of each.
        stage: Its stage, among the measured ones.
        row: The event that enters.
        entered: When.
        went: When they went on; −1 when they did not.
        ended: When their cycle ended; −1 while it is open.
    """

    stay: Ints
    stage: Ints
    row: Ints
    entered: Ints
    went: Ints
    ended: Ints

    def states(self, windows: Ints) -> NDArray[np.int8]:
        """What became of each, with these windows of the stages.

        Where nobody went on there is no window (−1): nothing can be compared, and all who did not
        count as ended in it.
        """
        window = windows[self.stage]
        went, ended = self.went >= 0, self.ended >= 0
        found = np.where(went, WON, np.where(ended, LOST, UNDECIDED))
        found[ended & ~went & ((self.ended - self.entered <= window) | (window < 0))] = ENDED
        found[went & (self.went - self.entered <= window)] = EARLY
        return found.astype(np.int8)


def units_of(run: Run, plan: Plan, bucket: Bucket) -> Units:
    """The first entries of a bucket that the question asks about, of any of its groups."""
    stays, cycles = bucket.fold.stays, bucket.fold.cycles
    start, end = run.window.bounds
    inside = (stays[:, ENTERED] >= start) & (stays[:, ENTERED] < end)
    asked = np.isin(stays[:, STAGE], np.array(plan.stages, np.int64))
    chosen = np.logical_or.reduce([cell >= 0 for cell in bucket.cells])
    stay = np.flatnonzero((stays[:, FIRST_OF_CYCLE] == 1) & inside & asked & chosen)
    own = cycles[stays[stay, CYCLE]]
    ended = np.where(own[:, C_END] == OPEN, NONE, own[:, C_ENDED])
    return Units(
        stay, stays[stay, STAGE], stays[stay, ROW], stays[stay, ENTERED],
        _went(plan, bucket, stay), ended,
    )  # fmt: skip


def _went(plan: Plan, bucket: Bucket, stay: Ints) -> Ints:
    """When each went on: the fold says it, or the first signal of the cycle after the entry."""
    stays = bucket.fold.stays
    if plan.outcome in COLUMNS:
        return np.asarray(stays[stay, COLUMNS[plan.outcome]], np.int64)
    event_stay = bucket.fold.event_stay
    meant = plan.compiled.masks(bucket)[-1]
    matches = np.flatnonzero(meant & (event_stay >= 0))
    if not len(matches):
        return np.full(len(stay), NONE, np.int64)
    place = np.searchsorted(matches, stays[stay, ROW], side="right")
    following = matches[np.minimum(place, len(matches) - 1)]
    same = stays[event_stay[following], CYCLE] == stays[stay, CYCLE]
    known = (place < len(matches)) & same
    return np.where(known, np.asarray(bucket.columns["t"], np.int64)[following], NONE)


def waits(units: Units) -> tuple[Ints, Ints]:
    """The stages of those who went on, and how long it took them."""
    went = units.went >= 0
    return units.stage[went], (units.went - units.entered)[went]


def windows_of(plan: Plan, parts: list[tuple[Ints, Ints]], stages: int) -> Ints:
    """For each stage the time within which the chosen share of those who went on had done so."""
    stage = np.concatenate([part[0] for part in parts])
    wait = np.concatenate([part[1] for part in parts])
    found = np.full(stages, NONE, np.int64)
    for number in plan.stages:
        own = wait[stage == number]
        if len(own):
            place = max(int(np.ceil(len(own) * plan.share - 1e-9)) - 1, 0)
            found[number] = np.partition(own, place)[place]
    return found
