"""The rows of the question `paths`, one sentence after the other and one unit at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.oracle.drawing import Plain, duration
from tests.oracle.figures import SECOND, share
from tests.oracle.fold import Cycle, Fold, Stay
from tests.oracle.rules import Event, compares, hits, text_form
from tests.oracle.windows import Condition
from tests.oracle.world import Row, Texts, World, read

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


def path_rows(
    world: World, options: Plain, where: Texts = None, by: str | None = None, compare: Texts = None
) -> list[Row]:
    """The rows of the paths, or of the steps at each place, of every group."""
    asked = Asked(**options)
    units = [u for u in _units(world, asked) if world.window.holds(u.begun)]
    units = [u for u in units if _walk(world, asked, u)]
    groups = _groups(units, where, by, compare)
    every = [u for _, members in groups for u in members]  # who is in both counts twice
    rows = []
    for name, members in groups:
        found = (_steps if asked.view == "steps" else _paths)(world, asked, members, every)
        split = by is not None or compare is not None
        rows += [{"segment": name, **row} if split else row for row in found]
    return rows


# --- units ---------------------------------------------------------------------------------------


def _units(world: World, asked: Asked) -> list[Unit]:
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


def _walk(world: World, asked: Asked, unit: Unit) -> bool:
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


def _shown(asked: Asked, unit: Unit) -> tuple[str, ...]:
    return tuple(unit.path[-asked.steps :] if asked.back else unit.path[: asked.steps])


# --- groups --------------------------------------------------------------------------------------


def _value(condition: Condition, unit: Unit) -> Any:
    if condition.of == "cycle" and unit.cycle is None:
        return None
    return condition.value(unit.fold, unit.cycle, unit.first)  # type: ignore[arg-type]


def _groups(
    units: list[Unit], where: Texts, by: str | None, compare: Texts
) -> list[tuple[str | None, list[Unit]]]:
    def picked(texts: Texts) -> list[Unit]:
        return [u for u in units if all(compares(_value(c, u), c.wanted) for c in read(texts))]

    if compare is not None:
        return [("first", picked(where)), ("second", picked(compare))]
    if by is None:
        return [(None, picked(where))]
    cut = Condition.read(by)
    found: dict[str, list[Unit]] = defaultdict(list)
    for unit in picked(where):
        value = _value(cut, unit)
        found["unknown" if value is None else text_form(value)].append(unit)
    return list(found.items())


# --- rows ----------------------------------------------------------------------------------------


def _paths(world: World, asked: Asked, members: list[Unit], every: list[Unit]) -> list[Row]:
    counted: dict[tuple[str, ...], int] = defaultdict(int)
    for unit in every:
        if unit.kind == "path":
            counted[_shown(asked, unit)] += 1
    named = sorted(counted, key=lambda path: (-counted[path], path))[: asked.top]
    ends = asked.within == "stay" or (
        asked.before not in ("drop-off", "goal") and world.drawing.goal is not None
    )
    rows = []
    for rank, path in enumerate(named, 1):
        chosen = [u for u in members if u.kind == "path" and _shown(asked, u) == path]
        rows.append({"rank": rank, "kind": "path", "path": list(path),
                     "paths": int(bool(chosen)), **_row(asked, chosen, members, ends)})  # fmt: skip
    rest = [u for u in members if u.kind == "path" and _shown(asked, u) not in named]
    different = {_shown(asked, u) for u in rest}
    rows.append({"rank": None, "kind": "other", "path": None, "paths": len(different),
                 **_row(asked, rest, members, ends)})  # fmt: skip
    for kind in ("drop_off", "undecided", "direct", "none"):
        chosen = [u for u in members if u.kind == kind]
        rows.append({"rank": None, "kind": kind, "path": None, "paths": 0,
                     **_row(asked, chosen, members, ends and kind != "undecided")})  # fmt: skip
    return rows


def _row(asked: Asked, chosen: list[Unit], members: list[Unit], ends: bool) -> Row:
    reached = [u for u in chosen if u.reached]
    decided = [u for u in chosen if u.reached or u.over]
    waits = [u.wait for u in chosen if u.wait is not None]
    return {
        "n": len(chosen),
        "share": share(len(chosen), len(members)),
        "started": len(members),
        "people": len({u.fold.person for u in chosen}),
        "reached": len(reached) if ends else None,
        "decided": len(decided) if ends else None,
        "conversion": share(len(reached), len(decided)) if ends else None,
        "undecided": len(chosen) - len(decided),
        "longer": sum(u.kind == "path" and len(u.path) > asked.steps for u in chosen),
        "time_median_s": median(waits) / SECOND if waits else None,
    }


def _steps(world: World, asked: Asked, members: list[Unit], every: list[Unit]) -> list[Row]:
    counted: dict[str, int] = defaultdict(int)
    for unit in every:
        for name in _shown(asked, unit) if unit.kind == "path" else ():
            counted[name] += 1
    named = sorted(counted, key=lambda name: (-counted[name], name))[: asked.top]
    rows = []
    for position in range(1, asked.steps + 1):
        found: dict[tuple[str, str | None], list[Unit]] = defaultdict(list)
        for unit in members:
            path = _shown(asked, unit) if unit.kind == "path" else ()
            if len(path) < position:
                end = "began" if asked.back else "ended" if unit.over else "undecided"
                found[(end, None)].append(unit)
                continue
            name = path[-position] if asked.back else path[position - 1]
            found[("step", name) if name in named else ("other", None)].append(unit)
        rows += [
            {
                "position": -position if asked.back else position,
                "kind": kind,
                "step": name,
                "n": len(chosen),
                "share": share(len(chosen), len(members)),
                "started": len(members),
                "people": len({u.fold.person for u in chosen}),
            }
            for (kind, name), chosen in found.items()
        ]
    return rows
