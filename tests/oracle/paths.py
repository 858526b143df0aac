"""The units of the question `paths` and the path of each, one sentence after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.oracle.drawing import duration
from tests.oracle.fold import Cycle, Fold, Stay
from tests.oracle.rules import Event, hits
from tests.oracle.world import World

HALF_HOUR = 30 * 60 * 1_000_000


@dataclass
class Unit:
    """A cycle, a stay, a session, a person, or a cycle that dropped off."""

    fold: Fold
    events: list[Event]
    begun: int  # says its period
    first: Event  # its segment looks at this event
    cycle: Cycle | None  # and at the beginning of this cycle
    over: bool
    goal: list[int]  # places of goal hits
    progress: bool | None = None
    since: int | None = None
    path: list[str] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    kind: str = "path"
    wait: int | None = None
    reached: bool = False


@dataclass
class Asked:
    """The options of the question."""

    of: str = "touchpoints"
    within: str = "cycle"
    steps: int = 5
    top: int = 10
    after: str | None = None
    before: str | None = None
    anchor: str = "first"
    stage: str | None = None
    limit: str = "30d"
    gap: str | None = None
    keep_repeats: bool = False
    view: str = "paths"

    @property
    def back(self) -> bool:
        return self.before is not None and self.after is None


# --- units ---------------------------------------------------------------------------------------


def units_of(world: World, asked: Asked) -> list[Unit]:
    if "drop-off" in (asked.after, asked.before):
        return [u for f in world.folds for c in f.cycles for u in _dropped(world, asked, f, c)]
    if asked.within == "cycle":
        return [_of_cycle(f, c) for f in world.folds for c in f.cycles]
    if asked.within == "stay":
        ids = [s.id for s in world.drawing.stages]
        return [
            _of_stay(f, s)
            for f in world.folds
            for s in f.stays
            if asked.stage in (None, ids[s.stage])
        ]
    return [u for f in world.folds for u in _runs(world, asked, f)]


def _of_cycle(found: Fold, cycle: Cycle) -> Unit:
    goal = [h.event.place for h in cycle.goal_hits]
    over = cycle.end != "open"
    return Unit(found, cycle.events, cycle.first.t, cycle.first, cycle, over, goal)


def _of_stay(found: Fold, stay: Stay) -> Unit:
    moved = stay.end in ("advanced", "skipped")
    over = stay.end != "open"
    return Unit(found, stay.events, stay.entered_at, stay.first, stay.cycle, over, [], moved)


def _runs(world: World, asked: Asked, found: Fold) -> list[Unit]:
    """Sessions ("30 min gap", a gap of exactly that is inside), or all that she did."""
    gap = duration(asked.gap) if asked.gap else HALF_HOUR
    runs: list[list[Event]] = []
    for event in found.timeline:
        session = asked.within == "session"
        if not runs or (session and event.t - runs[-1][-1].t > gap):
            runs.append([])
        runs[-1].append(event)
    falls = {e.place: c for c in found.cycles for e in c.events}
    goal = [h.event.place for c in found.cycles for h in c.goal_hits]
    units = []
    for run in runs:
        touched = [falls[e.place] for e in run if e.place in falls]
        over = (
            world.window.as_of - run[-1].t > gap
            if asked.within == "session"
            else all(c.end != "open" for c in found.cycles)
        )
        cycle = touched[0] if touched else None
        units.append(Unit(found, run, run[0].t, run[0], cycle, over, goal))
    return units


def _dropped(world: World, asked: Asked, found: Fold, cycle: Cycle) -> list[Unit]:
    """ "Drop-off = 1 - `conversion`: decided cycles that entered no later stage"; without a stage,
    cycles that went quiet without the goal."""
    if asked.stage is None:
        if cycle.end != "expired" or cycle.goal_hits:
            return []
        begun, first = cycle.first.t, cycle.first
    else:
        ids = [s.id for s in world.drawing.stages]
        entry = cycle.first_entry(ids.index(asked.stage))
        if entry is None or cycle.end == "open":
            return []
        if any(s.stage > entry.stage and s.number > entry.number for s in cycle.stays):
            return []
        begun, first = entry.entered_at, entry.first
    if asked.before == "drop-off":
        return [Unit(found, cycle.events, begun, first, cycle, True, [])]
    ended = cycle.ended_at
    assert ended is not None
    last = ended + duration(asked.limit)
    place = cycle.events[-1].place
    events = [e for e in found.timeline if e.place > place and e.t <= last]
    goal = [h.event.place for c in found.cycles for h in c.goal_hits if h.event in events]
    over = world.window.as_of >= last
    return [Unit(found, events, begun, first, cycle, over, goal, since=ended)]


# --- the path of a unit --------------------------------------------------------------------------


def walk(world: World, asked: Asked, unit: Unit) -> bool:
    """Find the path of a unit; False when it has not the signal asked for."""
    after = _signal(world, unit, asked.after)
    before = _signal(world, unit, asked.before)
    start = end = None
    if after is not None:
        if not after:
            return False
        start = after[0] if asked.anchor == "first" else after[-1]
        if before is not None:
            end = next((p for p in before if p > start), None)
    elif before is not None:
        if not before:
            return False
        end = before[0] if asked.anchor == "first" else before[-1]
    _between(world, asked, unit, start, end, after is not None and before is not None)
    return True


def _signal(world: World, unit: Unit, wanted: str | None) -> list[int] | None:
    """The places of the events of a unit that are meant."""
    if wanted is None or wanted == "drop-off":
        return None
    ids = [s.id for s in world.drawing.stages]
    hit = dict(
        zip((e.place for e in unit.fold.timeline), hits(world.drawing, unit.fold.timeline),
            strict=True)
    )  # fmt: skip
    found = []
    for event in unit.events:
        h = hit[event.place]
        if wanted == "goal":
            meant = h is not None and h.stage == world.drawing.goal and h.completion
        elif wanted in ids:
            meant = h is not None and ids[h.stage] == wanted
        else:
            meant = event.name == wanted
        if meant:
            found.append(event.place)
    return found


def _step(world: World, asked: Asked, unit: Unit, event: Event) -> tuple[str | None, Any]:
    """What an event is as a step, and what makes the next event the same step."""
    if asked.of == "stages":
        stay = next((s for s in unit.fold.stays if event in s.events), None)
        if stay is None:
            return None, None
        name: str | None = world.drawing.stages[stay.stage].id
        return name, id(stay) if asked.keep_repeats else name
    name = {"touchpoints": event.touchpoint, "events": event.name, "channels": event.channel}[
        asked.of
    ]
    return name, event.place if asked.keep_repeats else name


def _between(
    world: World, asked: Asked, unit: Unit, start: int | None, end: int | None, both: bool
) -> None:
    """The runs of a unit, less those of the signals, between them."""
    runs: list[tuple[str, Any, list[Event]]] = []
    for event in unit.events:
        name, same = _step(world, asked, unit, event)
        if name is None:
            continue
        if runs and runs[-1][1] == same:
            runs[-1][2].append(event)
        else:
            runs.append((name, same, [event]))
    kept = []
    for name, _, events in runs:
        places = [e.place for e in events]
        if start in places or end in places:
            continue
        inside = [
            e
            for e in events
            if (start is None or e.place > start) and (end is None or e.place < end)
        ]
        if inside:
            kept.append((name, inside[0].t))
    unit.path, unit.times = [n for n, _ in kept], [t for _, t in kept]
    _conclude(asked, unit, start, end, both)


def _conclude(asked: Asked, unit: Unit, start: int | None, end: int | None, both: bool) -> None:
    nothing = "drop_off" if unit.over else "undecided"
    some = bool(unit.path)
    if both:
        unit.kind = nothing if end is None else "path" if some else "direct"
    elif asked.after is not None:
        unit.kind = "path" if some else nothing
    else:
        unit.kind = "path" if some else "none" if asked.before in (None, "drop-off") else "direct"
    since = -1 if start is None else start + 1
    if asked.back:
        since = -1 if end is None else end
    inside = {e.place for e in unit.events}
    reached = any(p in inside and p >= since for p in unit.goal)
    unit.reached = reached if unit.progress is None else unit.progress
    at = {e.place: e.t for e in unit.events}
    kept = unit.times[-asked.steps :] if asked.back else unit.times[: asked.steps]
    if both and end is not None and start is not None:
        unit.wait = at[end] - at[start]
    elif not kept:
        unit.wait = None
    elif asked.back:
        unit.wait = (unit.events[-1].t if end is None else at[end]) - kept[0]
    elif start is not None or unit.since is not None:
        begun = at[start] if start is not None else unit.since
        assert begun is not None
        unit.wait = kept[-1] - begun
    else:
        unit.wait = kept[-1] - kept[0] if len(kept) > 1 else None
    unit.wait = unit.wait if unit.kind in ("path", "direct") else None


def shown(asked: Asked, unit: Unit) -> tuple[str, ...]:
    return tuple(unit.path[-asked.steps :] if asked.back else unit.path[: asked.steps])
