"""Every cycle as a walk over nodes: which touchpoint, in which stage, when, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.measure.cycles import cycle_groups
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import C_END, C_GOAL_AT, C_OPENED, C_ROW, CYCLE, OPEN, STAGE

ENDINGS = ("goal", "quiet", "open")
"""How a cycle ends: it reached the goal (ended or not), it went quiet without, it is still open."""
GOAL, QUIET, STILL_OPEN = range(3)


@dataclass(frozen=True)
class Walks:
    """The cycles of one bucket that a question counts.

    Attributes:
        node: For each event of them, in order, its node: stage · places + place.
        t: The instant of each event, microseconds.
        first: Where the events of each cycle begin, and at the end their number.
        person: The person of each cycle.
        ending: How each ended, a place in `ENDINGS`.
        groups: For each comparison group the group number of each cycle, −1 for none.
        reach: For each node the cycles that visit it.
        events: For each node its events.
    """

    node: NDArray[np.int32]
    t: NDArray[np.int64]
    first: NDArray[np.int64]
    person: NDArray[np.int64]
    ending: NDArray[np.int8]
    groups: tuple[NDArray[np.int32], ...]
    reach: NDArray[np.int64]
    events: NDArray[np.int64]


@dataclass(frozen=True)
class Places:
    """What an event can be at: a touchpoint, else its own name, else `other`.

    Attributes:
        touchpoints: Identifiers of touchpoints, drawn ones first.
        names: Names of events, for those at no touchpoint.
        named: Whether events at no touchpoint keep their names; else they are all `other`.
    """

    touchpoints: tuple[str, ...]
    names: tuple[str, ...]
    named: bool

    @property
    def size(self) -> int:
        """How many places there are; the last one is `other`."""
        return len(self.touchpoints) + len(self.names) + 1


def places_of(run: Run, named: bool) -> Places:
    """The places of a timeline."""
    names = tuple(str(value) for value in run.timeline.codes.of("name").values)
    return Places(tuple(run.touchpoints.names), names, named)


@kernel
def _walk(
    event_stay: Any,
    stays: Any,
    wanted: Any,
    touchpoint: Any,
    name: Any,
    t: Any,
    touchpoints: Any,
    size: Any,
    named: Any,
    node: Any,
    when: Any,
    first: Any,
    seen: Any,
    reach: Any,
    events: Any,
) -> tuple[int, int]:
    n = 0
    cycles = 0
    before = np.int64(-1)
    for i in range(len(event_stay)):
        k = event_stay[i]
        if k < 0:
            continue
        cycle = stays[k, CYCLE]
        if not wanted[cycle]:
            continue
        if cycle != before:
            before = cycle
            first[cycles] = n
            cycles += 1
        place = size - 1
        if touchpoint[i] >= 0:
            place = touchpoint[i]
        elif named and name[i] >= 0:
            place = touchpoints + name[i]
        at = stays[k, STAGE] * size + place
        node[n] = at
        when[n] = t[i]
        n += 1
        events[at] += 1
        if seen[at] != cycle:
            seen[at] = cycle
            reach[at] += 1
    first[cycles] = n
    return n, cycles


def walks(run: Run, bucket: Bucket, places: Places) -> Walks:
    """The walks of the cycles opened in the period and in some group, in one bucket."""
    found, columns = bucket.fold, bucket.columns
    groups = [cycle_groups(bucket, cell) for cell in bucket.cells]
    wanted = _wanted(run, bucket, groups)
    kept, rows = np.flatnonzero(wanted), len(found.event_stay)
    node, when = np.empty(rows, np.int32), np.empty(rows, np.int64)
    first = np.zeros(len(kept) + 1, np.int64)
    nodes = run.plan.stages * places.size
    reach, events = np.zeros(nodes, np.int64), np.zeros(nodes, np.int64)
    n, _ = _walk(
        found.event_stay, found.stays, wanted, np.array(columns[RESOLVED]),
        np.array(columns["name"]), np.array(columns["t"]), len(places.touchpoints), places.size,
        places.named, node, when, first, np.full(nodes, -1, np.int64), reach, events,
    )  # fmt: skip
    person = np.asarray(columns["person"], np.int64)[found.cycles[kept, C_ROW]]
    return Walks(
        node[:n].copy(), when[:n].copy(), first, person, _endings(found.cycles[kept]),
        tuple(group[kept] for group in groups), reach, events,
    )  # fmt: skip


def _wanted(run: Run, bucket: Bucket, groups: list[NDArray[np.int32]]) -> NDArray[np.bool_]:
    start, end = run.window.bounds
    opened = bucket.fold.cycles[:, C_OPENED]
    inside = (opened >= start) & (opened < end)
    some = np.zeros(len(inside), np.bool_)
    for group in groups:
        some |= group >= 0
    return np.asarray(inside & some, np.bool_)


def _endings(cycles: NDArray[np.int64]) -> NDArray[np.int8]:
    still = np.where(cycles[:, C_END] == OPEN, STILL_OPEN, QUIET)
    return np.where(cycles[:, C_GOAL_AT] >= 0, GOAL, still).astype(np.int8)


def all_walks(run: Run, places: Places) -> list[Walks]:
    """The walks of every bucket."""
    return run.over(lambda bucket: walks(run, bucket, places), ("name",), track=True, resolve=True)
