"""The rows of the question `conformance`, cycle by cycle, from the definition of following."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise

from tests.oracle.fold import Cycle, Stay
from tests.oracle.rules import Event
from tests.oracle.windows import Segment
from tests.oracle.world import World

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
