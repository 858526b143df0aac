"""The rows of the question `stages`."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tests.oracle.drawing import DrawnStage
from tests.oracle.figures import (
    aalen_johansen,
    kaplan_meier,
    share,
    time_left,
    time_to,
    wilson,
)
from tests.oracle.fold import MOVES, Cycle, Stay
from tests.oracle.population import people_at
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

ENDS = (*MOVES, "expired", "open")
KINDS = ("first", "repeat", "retry")
FIGURES = (
    *("entries", "people", *ENDS, "cycles", *(f"cycles_{kind}" for kind in KINDS)),
    *(
        f"{figure}{key}"
        for key in ("", "_next", "_goal")
        for figure in ("decided", "undecided", "converted", "conversion")
    ),
    *(f"conversion{key}_{side}" for key in ("", "_next", "_goal") for side in ("low", "high")),
    *("drop_off", "drop_off_low", "drop_off_high", "incidence", "time_median_s", "time_p90_s"),
    *("progress_median_s", "completed", "rounds", "population", "late"),
)


def stage_rows(world: World, segment: Segment) -> list[Row]:
    """One row per stage of the drawing."""
    return [_stage(world, segment, stage) for stage in world.drawing.stages]


def _stage(world: World, segment: Segment, stage: DrawnStage) -> Row:
    row: Row = {"stage": stage.id, **dict.fromkeys(FIGURES)}
    if not stage.measured:
        return row  # "its figures are empty"
    stays = world.entered(segment, stage.index)
    row |= _entries(world, stays, stage)
    row |= _times(world, stays)
    row |= _cycles(world, world.turns(segment, stage.index), stage.index)
    row["population"] = people_at(world, world.window.closing, segment, stage.index)
    return row


def _entries(world: World, stays: list[Stay], stage: DrawnStage) -> Row:
    row: Row = {
        "entries": len(stays),
        "people": len({s.person for s in stays}),
        # "`completed` = share of stays with a completion"
        "completed": share(sum(s.completed for s in stays), len(stays)),
        # "`rounds` = episodes (30 min gap) per stay"
        "rounds": share(sum(s.episodes for s in stays), len(stays)),
    }
    for end in ENDS:
        row[end] = sum(s.end == end for s in stays)
    if stage.target is not None:
        late = sum(_duration(world, s)[0] > stage.target for s in stays)
        row["late"] = share(late, len(stays))
    return row


def _duration(world: World, stay: Stay) -> tuple[int, bool]:
    """How long she stayed, and whether she has left."""
    if stay.end == "open":
        # "open stays censored at `as_of`"
        return world.window.as_of - stay.entered_at, False
    if stay.end == "expired":
        # "expired ones leaving at their last hit for durations"
        return stay.last_hit_at - stay.entered_at, True
    assert stay.left_at is not None
    return stay.left_at - stay.entered_at, True


def _times(world: World, stays: list[Stay]) -> Row:
    steps = kaplan_meier(_duration(world, s) for s in stays)
    return {
        "time_median_s": time_left(steps, Fraction(1, 2)),
        "time_p90_s": time_left(steps, Fraction(1, 10)),
    }


def _cycles(world: World, turns: list[tuple[Cycle, Stay]], stage: int) -> Row:
    row: Row = {"cycles": len(turns)}
    for kind in KINDS:
        row[f"cycles_{kind}"] = sum(c.kind == kind for c, _ in turns)
    # "Empty: the first two for the last stage, the third from the goal on."
    following, goal = world.drawing.next_of(stage), world.drawing.goal
    if following is not None:
        row |= _conversion(turns, _later_entry, "")
        row |= _conversion(turns, lambda c, s: _entry_after(c, s, following), "_next")
        # "Conversion and drop-off add up to 100 % of the decided."
        if row["decided"]:
            row["drop_off"] = share(row["decided"] - row["converted"], row["decided"])
            row["drop_off_low"], row["drop_off_high"] = wilson(
                row["decided"] - row["converted"], row["decided"]
            )
        row |= _incidence(world, turns)
    if goal is not None and stage < goal:
        row |= _conversion(turns, _goal_after, "_goal")
    return row


def _incidence(world: World, turns: list[tuple[Cycle, Stay]]) -> Row:
    """ "the cumulative incidence (Aalen–Johansen; from the first entry, other exits = the
    cycle's end, at left_at, as competing risk)"."""
    observed = []
    for cycle, entry in turns:
        later = _later_entry(cycle, entry)
        if later is not None:
            observed.append((later.t - entry.entered_at, "event"))
        elif cycle.ended_at is not None:
            observed.append((cycle.ended_at - entry.entered_at, "other"))
        else:
            observed.append((world.window.as_of - entry.entered_at, "censored"))
    steps = aalen_johansen(observed)
    return {
        "incidence": float(steps[-1][1]) if steps else (0.0 if observed else None),
        "progress_median_s": time_to(steps, Fraction(1, 2)),
    }


def _later_entry(cycle: Cycle, entry: Stay) -> Event | None:
    """ "cycles that entered a later stage after entering this one"."""
    after = (s.first for s in cycle.stays if s.number > entry.number and s.stage > entry.stage)
    return next(after, None)


def _entry_after(cycle: Cycle, entry: Stay, stage: int) -> Event | None:
    """ "the same for the very next stage, at any time after"."""
    after = (s.first for s in cycle.stays if s.number > entry.number and s.stage == stage)
    return next(after, None)


def _goal_after(cycle: Cycle, entry: Stay) -> Event | None:
    """ "`conversion_goal` for a goal hit"."""
    after = (h.event for h in cycle.goal_hits if h.event.place > entry.first.place)
    return next(after, None)


def _conversion(
    turns: list[tuple[Cycle, Stay]], happened: Callable[[Cycle, Stay], Event | None], key: str
) -> Row:
    """ "over cycles that entered this one and are decided (they did, or the cycle has ended)"."""
    converted = sum(happened(c, s) is not None for c, s in turns)
    undecided = sum(happened(c, s) is None and c.end == "open" for c, s in turns)
    decided = len(turns) - undecided
    low, high = wilson(converted, decided)
    return {
        f"decided{key}": decided,
        f"undecided{key}": undecided,
        f"converted{key}": converted,
        f"conversion{key}": share(converted, decided),
        f"conversion{key}_low": low,
        f"conversion{key}_high": high,
    }
