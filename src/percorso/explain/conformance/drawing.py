"""What the drawing allows, as arrays; and a bucket held against it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.durations import microseconds
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.explain.conformance.codes import KINDS, Codes
from percorso.explain.conformance.places import (
    HERE,
    NEVER_USED,
    NO_CHANNEL,
    NOT_HERE,
    UNSAID,
    hold_events,
)
from percorso.explain.conformance.sequence import MARKS, hold_stays
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import CYCLE, STAGE

Ints = NDArray[np.int64]
MOST_CODES = 2_000_000
COLUMNS = ("channel",)
"""The columns that `hold` looks at; touchpoints and stays of events come with `run.over`."""


@dataclass(frozen=True)
class Drawn:
    """A journey as it was drawn, ready to hold cycles against.

    Attributes:
        codes: A number for each departure.
        optional: For each measured stage whether it may be left out.
        targets: For each its target duration in microseconds, 0 for none.
        placed: For each stage and touchpoint `NOT_HERE`, `HERE` or `UNSAID`.
        channel: For each touchpoint of the map the channel drawn for it.
        counted: For each kind whether it counts.
        free: Whether a person's first cycle may begin anywhere.
    """

    codes: Codes
    optional: NDArray[np.bool_]
    targets: Ints
    placed: NDArray[np.int8]
    channel: Ints
    counted: NDArray[np.bool_]
    free: bool

    @property
    def required(self) -> Ints:
        """For each stage, and one after the last, the required stages before it."""
        return np.concatenate(([0], np.cumsum(~self.optional))).astype(np.int64)

    @property
    def sited(self) -> NDArray[np.bool_]:
        """The stages in which some touchpoint is drawn."""
        return np.asarray((self.placed == HERE).any(axis=1))

    @property
    def routed(self) -> NDArray[np.bool_]:
        """The stages that have a touchpoint with a channel."""
        known = self.channel != NO_CHANNEL
        here = self.placed[:, : len(known)] == HERE
        return np.asarray((here & known).any(axis=1))


def drawn_of(run: Run, kinds: Collection[str], free: bool) -> Drawn:
    """The drawing of a journey.

    Args:
        run: The question at work.
        kinds: The kinds of departures that count; all of them when there are none.
        free: Whether a person's first cycle may begin anywhere.

    Raises:
        QuestionError: There are more touchpoints and channels than can be counted at once.
    """
    names, channels = run.touchpoints.names, run.timeline.codes.of("channel").values
    codes = Codes(run.plan.stages, len(names), run.touchpoints.drawn, len(channels))
    if codes.size * len(run.labels()) > MOST_CODES:
        raise QuestionError(
            Problem(f"There are {len(names)} touchpoints, {len(channels)} channels and "
                    f"{len(run.labels())} groups: too many to count.",
                    "Choose a field with fewer values, or a condition with 'where'.")
        )  # fmt: skip
    return Drawn(
        codes, run.plan.optional, _targets(run), _placed(run), _channels(run, channels),
        np.array([not kinds or kind in kinds for kind in KINDS], np.bool_), free,
    )  # fmt: skip


def _targets(run: Run) -> Ints:
    lengths = [stage.target_duration for stage in run.stages]
    return np.array([microseconds(each) if each else 0 for each in lengths], np.int64)


def _placed(run: Run) -> NDArray[np.int8]:
    place = {stage.id: number for number, stage in enumerate(run.stages)}
    placed = np.full((run.plan.stages, len(run.touchpoints.names)), NOT_HERE, np.int8)
    for number, touchpoint in enumerate(run.journey.touchpoints):
        if not touchpoint.stages:
            placed[:, number] = UNSAID
        for stage in touchpoint.stages:
            if stage in place:
                placed[place[stage], number] = HERE
    placed[~(placed == HERE).any(axis=1)] = UNSAID
    return placed


def _channels(run: Run, known: Sequence[str]) -> Ints:
    code = {name: number for number, name in enumerate(known)}
    wanted = [touchpoint.channel for touchpoint in run.journey.touchpoints]
    found = [NO_CHANNEL if name is None else code.get(name, NEVER_USED) for name in wanted]
    return np.array(found, np.int64)


@dataclass(frozen=True)
class Held:
    """A bucket held against the drawing.

    Attributes:
        marks: For each cycle and kind (and `LATE_KNOWN`) the stages concerned, one bit each.
        shape: For each cycle its stays, the cost of aligning it, a number for its sequence,
            and its last signal.
        found: Cycle, code, moment, row, stay, number, outcome of each departure, and how long
            after the first entry of its stage it was; those of the
            stages first, then those of the events, each in the order of cycles.
    """

    marks: Ints
    shape: Ints
    found: Ints

    @property
    def departed(self) -> Ints:
        """For each cycle the stages departed from in any way, one bit each."""
        return np.asarray(np.bitwise_or.reduce(self.marks[:, : len(KINDS)], axis=1))


def hold(run: Run, drawn: Drawn, bucket: Bucket) -> Held:
    """Hold a bucket, folded with `track` and `resolve`, against the drawing."""
    stays, cycles, columns = bucket.fold.stays, bucket.fold.cycles, bucket.columns
    marks, shape = np.zeros((len(cycles), MARKS), np.int64), np.empty((len(cycles), 4), np.int64)
    later, since = np.zeros(len(stays), np.bool_), np.empty(len(stays), np.int64)
    found = np.empty((_most(bucket), 8), np.int64)
    n = hold_stays(
        stays, cycles, drawn.optional, drawn.required, drawn.targets, drawn.counted, drawn.free,
        run.plan.goal, run.window.as_of, later, since, marks, shape, found,
    )  # fmt: skip
    seen, at = np.full(drawn.codes.size, -1, np.int32), np.empty(drawn.codes.size, np.int32)
    n = hold_events(
        own(columns["t"]), own(columns[RESOLVED]), own(columns["channel"]),
        bucket.fold.event_stay, stays, cycles, later, since, drawn.placed, drawn.channel,
        drawn.counted, run.plan.goal, drawn.codes.channels, drawn.codes.added,
        drawn.codes.other, seen, at, marks, found, n,
    )  # fmt: skip
    return Held(marks, shape, found[:n])


def own(array: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in a kind of array that kernels were compiled for."""
    if array.flags.writeable and array.flags.c_contiguous:
        return array
    view = np.ascontiguousarray(array)
    return view if view.flags.writeable else view.copy()


def _most(bucket: Bucket) -> int:
    """At least as many as there can be: three of each stay, those left out, one of each event."""
    stage, cycle = bucket.fold.stays[:, STAGE], bucket.fold.stays[:, CYCLE]
    opens = np.diff(cycle, prepend=-1) > 0
    left_out = np.where(opens, stage, np.maximum(np.diff(stage, prepend=0) - 1, 0))
    return int(3 * len(stage) + left_out.sum() + len(bucket.columns["t"]))
