"""The rows of the question `flow`."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median

from tests.oracle.figures import SECOND
from tests.oracle.fold import MOVES
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

Move = tuple[str, str, str | None, str, int]  # from, to, kind, person, microseconds


def flow_rows(world: World, segment: Segment, between: str) -> list[Row]:
    """One row per pair (and kind, between stages) that somebody went."""
    moves = _stage_moves if between == "stages" else _touchpoint_moves
    return _rows(moves(world, segment))


def _stage_moves(world: World, segment: Segment) -> list[Move]:
    """ "stages: stay to next stay (`new_cycle` too), in the period of the stay left, time from
    entry to entry"."""
    ids = [s.id for s in world.drawing.stages]
    return [
        (ids[a.stage], ids[b.stage], a.end, a.person, b.entered_at - a.entered_at)
        for found in world.folds
        for a, b in pairwise(found.stays)
        if a.end in MOVES and world.window.holds(a.entered_at) and segment.stay(found, a)
    ]


def _touchpoint_moves(world: World, segment: Segment) -> list[Move]:
    """ "touchpoints: event to event inside a cycle, repeats in a row as one"."""
    return [
        (str(a.touchpoint), str(b.touchpoint), None, found.person, b.t - a.t)
        for found in world.folds
        for cycle in found.cycles
        for a, b in _steps(cycle.events)
        if world.window.holds(a.t) and segment.picks(found, cycle, a)
    ]


def _steps(events: list[Event]) -> list[tuple[Event, Event]]:
    """Event to event at touchpoints; repeats in a row are one, at their first event."""
    runs: list[Event] = []
    for event in events:
        if event.touchpoint is None:
            continue
        if not runs or runs[-1].touchpoint != event.touchpoint:
            runs.append(event)
    return list(pairwise(runs))


def _rows(moves: list[Move]) -> list[Row]:
    grouped: dict[tuple[str, str, str | None], list[Move]] = defaultdict(list)
    for move in moves:
        grouped[move[:3]].append(move)
    return [
        {
            "from": here,
            "to": there,
            "kind": kind,
            "n": len(found),
            "people": len({m[3] for m in found}),
            "median_s": median(m[4] for m in found) / SECOND,
        }
        for (here, there, kind), found in sorted(grouped.items(), key=lambda g: str(g[0]))
    ]
