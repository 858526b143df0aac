"""Visits: the runs that began after quiet and are over, and what came of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.moments.kinds import Kinds
from percorso.measure.moments.runs import (
    BEST_ROW,
    COUNT,
    FIRST_ROW,
    KIND,
    LAST_ROW,
    OVER,
    QUIET,
    STAY_ROW,
    Ints,
    Limits,
    runs,
)
from percorso.measure.turns import CYCLE, STAGE
from percorso.measure.window import Window, instant

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Bools = NDArray[np.bool_]
MOMENT, LONGER, ELSEWHERE = range(3)
ROLES = 3
VIEWS = ("kinds", "stages", "touchpoints", "hours", "weekdays")
HOUR, DAY, MINUTE = 3_600_000_000, 86_400_000_000, 60_000_000


@dataclass(frozen=True)
class Plan:
    """What is counted.

    Attributes:
        limits: What a visit must keep to be a moment.
        device: The code of the device on which moments happen.
        kinds: The kinds of touchpoints and stages.
        view: By what moments are told apart beside their kind.
    """

    run: Run
    limits: Limits
    device: int
    kinds: Kinds
    view: str

    @property
    def places(self) -> int:
        """How many places the view has: the last one of stages and touchpoints is for none."""
        stages, touchpoints = len(self.run.stages) + 1, len(self.run.touchpoints.names) + 1
        return {"stages": stages, "touchpoints": touchpoints, "hours": 24, "weekdays": 7}.get(
            self.view, 1
        )


@dataclass(frozen=True)
class Visits:
    """The visits of a bucket, in its order; one entry each.

    Attributes:
        first: The row of the first interaction.
        begin: Its instant.
        end: The instant of the last one.
        count: How many interactions there are.
        best: The row of the first most decisive one.
        kind: The place of the kind in `KINDS`.
        role: A moment, a longer visit on the same device, or one on another device.
        stay: The stay in which the first interaction in any stay falls, −1 for none.
        place: The place in the view.
        decided: Whether the time in which a goal counts is over.
        converted: Whether a goal was reached from its first interaction on, in that time.
        inside: Whether it was reached in the visit itself.
        running: Runs of the device that were quiet before and not over: their first rows.
    """

    first: Ints
    begin: Ints
    end: Ints
    count: Ints
    best: Ints
    kind: Ints
    role: Ints
    stay: Ints
    place: Ints
    decided: Bools
    converted: Bools
    inside: Bools
    running: Ints

    @property
    def length(self) -> Ints:
        """From the first interaction to the last, microseconds."""
        return self.end - self.begin


def visits(plan: Plan, bucket: Bucket) -> Visits:
    """The visits of a bucket."""
    columns, limits, as_of = bucket.columns, plan.limits, plan.run.window.as_of
    t, device = np.asarray(columns["t"], np.int64), columns["device"]
    kind = plan.kinds.of(plan.run, bucket)
    every = runs(columns["person"], t, device, kind, bucket.fold.event_stay, limits, as_of)
    quiet = every[:, QUIET] == 1
    over = every[:, OVER] == 1
    phone = device[every[:, FIRST_ROW]] == plan.device
    running = every[quiet & ~over & phone, FIRST_ROW]
    kept, phone = every[quiet & over], phone[quiet & over]
    begin, end = t[kept[:, FIRST_ROW]], t[kept[:, LAST_ROW]]
    short = (end - begin <= limits.length) & (kept[:, COUNT] <= limits.most)
    role = np.where(phone, np.where(short, MOMENT, LONGER), ELSEWHERE)
    converted, inside = _goals(bucket, kept, t, end + limits.within)
    stay = np.full(len(kept), -1, np.int64)
    met = kept[:, STAY_ROW] >= 0
    stay[met] = bucket.fold.event_stay[kept[met, STAY_ROW]]
    return Visits(
        kept[:, FIRST_ROW], begin, end, kept[:, COUNT], kept[:, BEST_ROW], kept[:, KIND], role,
        stay, _places(plan, bucket, kept, begin, stay), end + limits.within <= as_of,
        converted, inside, running,
    )  # fmt: skip


def _goals(bucket: Bucket, kept: Ints, t: Ints, until: Ints) -> tuple[Bools, Bools]:
    """Whether the next goal hit from the first interaction on comes in time, and in the visit."""
    goals = bucket.fold.goal_rows
    if not len(goals):
        return np.zeros(len(kept), np.bool_), np.zeros(len(kept), np.bool_)
    place = np.searchsorted(goals, kept[:, FIRST_ROW])
    row = goals[np.minimum(place, len(goals) - 1)]
    person = bucket.columns["person"]
    hers = (place < len(goals)) & (person[row] == person[kept[:, FIRST_ROW]])
    converted = hers & (t[row] <= until)
    return converted, converted & (row <= kept[:, LAST_ROW])


def _places(plan: Plan, bucket: Bucket, kept: Ints, begin: Ints, stay: Ints) -> Ints:
    """The place of each visit in the view."""
    if plan.view == "stages":
        stage = np.full(len(stay), plan.places - 1, np.int64)
        stage[stay >= 0] = bucket.fold.stays[stay[stay >= 0], STAGE]
        return stage
    if plan.view == "touchpoints":
        found = bucket.columns[RESOLVED][kept[:, BEST_ROW]].astype(np.int64)
        return np.where(found < 0, plan.places - 1, found)
    if plan.view in ("hours", "weekdays"):
        local = begin + offsets(begin, plan.run.window)
        # 1 January 1970 was a Thursday.
        return (local // HOUR) % 24 if plan.view == "hours" else (local // DAY + 3) % 7
    return np.zeros(len(kept), np.int64)


def offsets(t: Ints, window: Window) -> Ints:
    """How far the clocks of the window's zone are ahead of UTC at each instant, microseconds.

    Example:
        >>> from percorso.measure.window import window
        >>> rome = window(None, None, "2026-03-30", "Europe/Rome", None)
        >>> (offsets(np.array([0, 1_800_000_000_000_000]), rome) // HOUR).tolist()
        [1, 1]
    """
    days, place = np.unique(t // DAY, return_inverse=True)
    ahead = np.array([(_ahead(d * DAY, window), _ahead((d + 1) * DAY, window)) for d in days])
    if not len(days):
        return np.zeros(0, np.int64)
    found = np.asarray(ahead[place, 0], np.int64)
    # On the day on which the clocks change, minute by minute.
    changing = np.flatnonzero(ahead[place, 0] != ahead[place, 1])
    minutes, which = np.unique(t[changing] // MINUTE, return_inverse=True)
    exact = np.array([_ahead(minute * MINUTE, window) for minute in minutes], np.int64)
    if len(changing):
        found[changing] = exact[which]
    return found


def _ahead(us: int, window: Window) -> int:
    offset = instant(int(us)).astimezone(window.zone).utcoffset() or dt.timedelta()
    return offset // dt.timedelta(microseconds=1)


def cycles_of(bucket: Bucket, found: Visits) -> Ints:
    """The cycle in which each visit falls, −1 for none."""
    cycle = np.full(len(found.stay), -1, np.int64)
    met = found.stay >= 0
    cycle[met] = bucket.fold.stays[found.stay[met], CYCLE]
    return cycle


__all__ = [
    "ELSEWHERE",
    "LONGER",
    "MOMENT",
    "ROLES",
    "VIEWS",
    "Plan",
    "Visits",
    "cycles_of",
    "offsets",
    "visits",
]
