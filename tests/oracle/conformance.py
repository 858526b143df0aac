"""The rows of the question `conformance`, cycle by cycle, from the definition of following."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise

from tests.oracle.figures import newcombe, share, wilson
from tests.oracle.fold import Cycle, Stay
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

KINDS = ("skipped", "repeated", "out_of_order", "late", "added", "other_channel")
ORDER = KINDS[:3]
Place = tuple[str, int, str | None, str | None]  # kind, stage, touchpoint, channel


@dataclass
class Departure:
    """One departure of one cycle.

    Attributes:
        at: When it first happened.
        event: The event that shows it.
        n: How often.
    """

    place: Place
    at: int
    event: Event
    stay: Stay
    n: int = 0

    @property
    def kind(self) -> str:
        return self.place[0]

    @property
    def stage(self) -> int:
        return self.place[1]


class Drawn:
    """What the drawing says beside the order of the stages."""

    def __init__(self, world: World, entry: str) -> None:
        self.world, self.stages, self.entry = world, world.drawing.stages, entry
        self.channel = {t["id"]: t.get("channel") for t in world.drawing.touchpoints}
        self.places = {t["id"]: t.get("stages", []) for t in world.drawing.touchpoints}

    def sited(self, stage: int) -> bool:
        return any(self.stages[stage].id in places for places in self.places.values())

    def routed(self, stage: int) -> bool:
        name = self.stages[stage].id
        return any(name in self.places[t] and self.channel[t] is not None for t in self.places)

    def required(self, low: int, high: int) -> list[int]:
        """The stages strictly between two that may not be left out."""
        return [s.index for s in self.stages[low + 1 : high] if s.measured and not s.optional]

    def begins(self, cycle: Cycle) -> int:
        """The stage before which nothing is asked of a cycle."""
        strict = self.entry == "first" and cycle.kind == "first"
        return -1 if strict else cycle.stays[0].stage - 1

    # --- the six kinds ----------------------------------------------------------------------------

    def departures(self, cycle: Cycle) -> list[Departure]:
        found: dict[Place, Departure] = {}

        def note(place: Place, at: int, event: Event, stay: Stay) -> None:
            found.setdefault(place, Departure(place, at, event, stay)).n += 1

        entered = [s.stage for s in cycle.stays]
        for i, stay in enumerate(cycle.stays):
            before = entered[:i]
            if stay.stage in before:
                note(("repeated", stay.stage, None, None), stay.entered_at, stay.first, stay)
            elif before and stay.stage < max(before):
                note(("out_of_order", stay.stage, None, None), stay.entered_at, stay.first, stay)
            self._stay(stay, note)
        begins = self.begins(cycle)
        for stage in self.required(begins, max(entered)):
            if stage not in entered:
                passing = next(s for s in cycle.stays if s.stage > stage)
                place: Place = ("skipped", stage, None, None)
                note(place, passing.entered_at, passing.first, passing)
        return list(found.values())

    def _stay(self, stay: Stay, note: object) -> None:
        assert callable(note)
        stage = self.stages[stay.stage]
        if stage.target is not None and self.length(stay) > stage.target:
            note(("late", stay.stage, None, None), stay.entered_at + stage.target, stay.first, stay)
        for event in stay.events:
            name = event.touchpoint
            if name is None:
                continue
            places = self.places.get(name)
            unsaid = places == [] or not self.sited(stay.stage)
            if not unsaid and stage.id not in (places or []):
                note(("added", stay.stage, name, None), event.t, event, stay)
            elif (
                self.channel.get(name) is not None
                and event.channel is not None
                and event.channel != self.channel[name]
            ):
                note(("other_channel", stay.stage, name, event.channel), event.t, event, stay)

    def length(self, stay: Stay) -> int:
        """As in the question `stages`."""
        if stay.end == "open":
            return self.world.window.as_of - stay.entered_at
        if stay.end == "expired":
            return stay.last_hit_at - stay.entered_at
        assert stay.left_at is not None
        return stay.left_at - stay.entered_at

    # --- the cost of making it a drawn sequence ---------------------------------------------------

    def cost(self, cycle: Cycle) -> int:
        """Every choice of stays to keep, the least insertions and deletions of all."""
        stages = [s.stage for s in cycle.stays]
        free = self.entry == "any" or cycle.kind != "first"
        least = len(stages)
        for size in range(1, len(stages) + 1):
            for kept in combinations(stages, size):
                if any(a >= b for a, b in pairwise(kept)):
                    continue
                inserted = sum(len(self.required(a, b)) for a, b in pairwise(kept))
                if not free:
                    inserted += len(self.required(-1, kept[0]))
                least = min(least, len(stages) - size + inserted)
        return least


class Judge:
    """What came after a departure, or after a stage that was passed as drawn."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.last = max(s.index for s in world.drawing.stages if s.measured)
        self.goal = world.drawing.goal

    def before_goal(self, stage: int) -> bool:
        return self.goal is not None and stage < self.goal

    def after(self, cycle: Cycle, stage: int, at: int, stay: Stay) -> str | None:
        """`yes`, `no`, `open`, or None when nothing can be said."""
        if self.before_goal(stage):
            if cycle.goal_at is not None:
                return "yes" if cycle.goal_at >= at else None
        else:
            if stage == self.last:
                return None
            if any(s.stage > stay.stage for s in cycle.stays if s.number > stay.number):
                return "yes"
        return "open" if cycle.end == "open" else "no"

    def departure(self, cycle: Cycle, found: Departure) -> str | None:
        if found.kind == "late":
            return None
        if found.kind == "skipped":
            if not self.before_goal(found.stage):
                return None
            if cycle.goal_at == found.at:
                return "at once"
        return self.after(cycle, found.stage, found.at, found.stay)


@dataclass
class Case:
    """A cycle with its departures."""

    cycle: Cycle
    departures: list[Departure]

    @property
    def open(self) -> bool:
        return self.cycle.end == "open"

    def kinds(self, stage: int | None = None) -> set[str]:
        return {d.kind for d in self.departures if stage in (None, d.stage)}


def cases(world: World, segment: Segment, drawn: Drawn, kinds: tuple[str, ...]) -> list[Case]:
    """The cycles opened in the period, in the segment of their first stay."""
    return [
        Case(c, [d for d in drawn.departures(c) if not kinds or d.kind in kinds])
        for f in world.folds
        for c in f.cycles
        if world.window.holds(c.first.t) and segment.picks(f, c, c.first)
    ]


def conformance_rows(
    world: World, segment: Segment, view: str, entry: str = "any", kinds: tuple[str, ...] = ()
) -> list[Row]:
    drawn = Drawn(world, entry)
    found = cases(world, segment, drawn, kinds)
    views: dict[str, Callable[[], list[Row]]] = {
        "summary": lambda: [_summary(world, drawn, found, kinds)],
        "stages": lambda: [
            _stage(drawn, found, s.index, kinds) if s.measured else {"stage": s.id}
            for s in drawn.stages
        ],
        "departures": lambda: _departures(world, drawn, found),
        "variants": lambda: _variants(world, drawn, found),
        "people": lambda: _people(drawn, found),
    }
    return views[view]()


def _interval(name: str, part: int, base: int) -> Row:
    low, high = wilson(part, base)
    return {name: share(part, base), f"{name}_low": low, f"{name}_high": high}


def _summary(world: World, drawn: Drawn, found: list[Case], kinds: tuple[str, ...]) -> Row:
    departed = [c for c in found if c.departures]
    undecided = [c for c in found if not c.departures and c.open]
    decided = len(found) - len(undecided)
    disordered = [c for c in found if c.kinds() & set(ORDER)]
    order_open = [c for c in found if not c.kinds() & set(ORDER) and c.open]
    costs = [drawn.cost(c.cycle) for c in found]
    row: Row = {
        "cycles": len(found),
        "people": len({c.cycle.person for c in found}),
        "decided": decided,
        "undecided": len(undecided),
        "departed": len(departed),
        "followed": decided - len(departed),
        "decided_order": len(found) - len(order_open),
        **_interval("follow_share", decided - len(departed), decided),
        **_interval(
            "in_order",
            len(found) - len(order_open) - len(disordered),
            len(found) - len(order_open),
        ),
        "cost": share(sum(costs), len(found)),
        "fitness": sum(1 - x / len(c.cycle.stays) for x, c in zip(costs, found, strict=True))
        / len(found)
        if found
        else None,
    }
    measured = [s.index for s in drawn.stages if s.measured]
    said = {
        "late": any(drawn.stages[s].target is not None for s in measured),
        "added": any(drawn.sited(s) for s in measured),
        "other_channel": any(drawn.routed(s) for s in measured),
    }
    for kind in KINDS:
        if (kinds and kind not in kinds) or not said.get(kind, True):
            continue
        n = sum(kind in c.kinds() for c in found)
        row |= {f"cycles_{kind}": n, **_interval(kind, n, decided)}
    return row


def _stage(drawn: Drawn, found: list[Case], stage: int, kinds: tuple[str, ...]) -> Row:
    entered = [c for c in found if c.cycle.first_entry(stage) is not None]
    skipped = [c for c in found if "skipped" in c.kinds(stage)]
    decided = [c for c in entered if c.kinds(stage) or not c.open]
    followed = [c for c in decided if not c.kinds(stage)]
    target = drawn.stages[stage].target
    bases: dict[str, int | None] = {
        kind: sum(not c.open or kind in c.kinds(stage) for c in entered) for kind in KINDS
    }
    bases["out_of_order"] = len(entered)
    bases["skipped"] = None if drawn.stages[stage].optional else len(entered) + len(skipped)
    bases["late"] = (
        None
        if target is None
        else sum(
            any(
                s.end != "open" or drawn.length(s) > target
                for s in c.cycle.stays
                if s.stage == stage
            )
            for c in entered
        )
    )
    bases["added"] = bases["added"] if drawn.sited(stage) else None
    bases["other_channel"] = bases["other_channel"] if drawn.routed(stage) else None
    row: Row = {
        "stage": drawn.stages[stage].id,
        "cycles": len(entered),
        "people": len({c.cycle.person for c in entered}),
        "decided": len(decided),
        "followed": len(followed),
        **_interval("follow_share", len(followed), len(decided)),
    }
    for kind in KINDS:
        base = bases[kind]
        if base is None or (kinds and kind not in kinds):
            continue
        n = sum(kind in c.kinds(stage) for c in found)
        row |= {f"base_{kind}": base, f"cycles_{kind}": n, **_interval(kind, n, base)}
    return row


def _departures(world: World, drawn: Drawn, found: list[Case]) -> list[Row]:
    judge = Judge(world)
    decided = sum(bool(c.departures) or not c.open for c in found)
    grouped: dict[Place, list[tuple[Case, Departure]]] = defaultdict(list)
    for case in found:
        for departure in case.departures:
            grouped[departure.place].append((case, departure))
    rows = []
    for (kind, stage, touchpoint, channel), each in grouped.items():
        fates = [judge.departure(case.cycle, departure) for case, departure in each]
        on, at_once = sum(f in ("yes", "at once") for f in fates), fates.count("at once")
        with_ = on + fates.count("no")
        on_without, without = _as_drawn(judge, found, stage)
        difference, low, high = (
            (None, None, None) if at_once == with_ else newcombe(on, with_, on_without, without)
        )
        rows.append(
            {
                "departure": kind,
                "stage": drawn.stages[stage].id,
                "touchpoint": touchpoint,
                "channel": channel,
                "n": sum(d.n for _, d in each),
                "cycles": len(each),
                "people": len({c.cycle.person for c, _ in each}),
                "decided": decided,
                **_interval("share", len(each), decided),
                "decided_with": with_,
                "progressed_with": on,
                "at_once": at_once,
                "decided_without": without,
                "progressed_without": on_without,
                "difference": difference,
                "difference_low": low,
                "difference_high": high,
            }
        )
    return rows


def _as_drawn(judge: Judge, found: list[Case], stage: int) -> tuple[int, int]:
    """Of the cycles that entered a stage and did not depart there: reached, and decided."""
    fates = [
        judge.after(c.cycle, stage, entry.entered_at, entry)
        for c in found
        if (entry := c.cycle.first_entry(stage)) is not None and not c.kinds(stage)
    ]
    return fates.count("yes"), fates.count("yes") + fates.count("no")


def _variants(world: World, drawn: Drawn, found: list[Case]) -> list[Row]:
    grouped: dict[tuple[tuple[int, ...], bool], list[Cycle]] = defaultdict(list)
    for case in found:
        stages = tuple(s.stage for s in case.cycle.stays)
        grouped[stages, drawn.cost(case.cycle) == 0].append(case.cycle)
    goal = world.drawing.goal is not None
    return [
        {
            "stages": [drawn.stages[s].id for s in stages],
            "drawn": follows,
            "cycles": len(cycles),
            "people": len({c.person for c in cycles}),
            **_interval("share", len(cycles), len(found)),
            "progressed": sum(c.goal_at is not None for c in cycles) if goal else None,
            "decided_goal": sum(c.goal_at is not None or c.end != "open" for c in cycles)
            if goal
            else None,
        }
        for (stages, follows), cycles in grouped.items()
    ]


def _people(drawn: Drawn, found: list[Case]) -> list[Row]:
    rows = []
    for case in found:
        counts = Counter(kind for kind, _ in {(d.kind, d.stage) for d in case.departures})
        state = "departed" if case.departures else "undecided" if case.open else "followed"
        rows.append(
            {
                "person": case.cycle.person,
                "cycle": case.cycle.number,
                "state": state,
                "stays": len(case.cycle.stays),
                "cost": drawn.cost(case.cycle),
                **{f"stages_{kind}": counts[kind] for kind in KINDS},
            }
        )
    return rows


def evidence(world: World, segment: Segment, entry: str = "any") -> list[Row]:
    """Every departure with its person, its moment and its event."""
    drawn = Drawn(world, entry)
    return [
        {
            "person": case.cycle.person,
            "cycle": case.cycle.number,
            "departure": d.kind,
            "stage": drawn.stages[d.stage].id,
            "touchpoint": d.place[2],
            "channel": d.place[3],
            "at": d.at,
            "event": d.event.name,
            "n": d.n,
        }
        for case in cases(world, segment, drawn, ())
        for d in case.departures
    ]


__all__ = ["cases", "conformance_rows", "evidence"]
