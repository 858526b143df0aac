"""What happened in a stay, component by component, as the question `friction` counts it.

The definitions are those of docs/questions/friction.md, which measurement.md's row asks for; scores
are left to a test of their own, because the events of the oracle have none.
"""

from __future__ import annotations

import itertools

from tests.oracle.drawing import UNITS
from tests.oracle.fold import EPISODE, Stay
from tests.oracle.rules import Event
from tests.oracle.world import World

DAY = UNITS["d"]
Known = dict[str, bool]  # component → did it happen; without the key it could not, or nobody knows


class Facts:
    """What happened in the stays of one world.

    Args:
        world: The world.
        errors: Names of the events that are errors.
        asks: Names of the events that ask for help.
        back: A customer who comes back within it has come back.
        few: From so many cases on a baseline counts.
    """

    def __init__(
        self, world: World, errors: tuple[str, ...], asks: tuple[str, ...], back: int, few: int
    ) -> None:
        self.world, self.errors, self.asks, self.back, self.few = world, errors, asks, back, few
        self.measured = [s.index for s in world.drawing.stages if s.measured]
        self.ids = [s.id for s in world.drawing.stages]
        self.goal = world.drawing.goal
        self.limits: dict[int, int | None] = {}

    # --- what happened in a stay -----------------------------------------------------------------

    def first(self, stay: Stay) -> bool:
        return stay.cycle.first_entry(stay.stage) is stay

    def over(self, stay: Stay) -> bool:
        return stay.cycle.end != "open"

    def later_at(self, stay: Stay) -> int | None:
        """When the cycle entered a later stage, after this stay."""
        after = [s for s in stay.cycle.stays if s.number > stay.number and s.stage > stay.stage]
        return after[0].entered_at if after else None

    def decided(self, stay: Stay) -> bool:
        known = self.over(stay) or self.later_at(stay) is not None
        return self.first(stay) and stay.stage != self.measured[-1] and known

    def finishing(self, stage: int) -> bool:
        return self.world.drawing.stages[stage].completes is not None

    def wait(self, stay: Stay) -> int:
        """ "to a later stage, else to the last signal of the cycle"."""
        later = self.later_at(stay)
        until = max(s.last_hit_at for s in stay.cycle.stays) if later is None else later
        return until - stay.entered_at

    def lost(self, stay: Stay) -> bool | None:
        if self.goal is not None and stay.stage > self.goal:
            return None
        if stay.stage == self.goal:
            reached = stay.cycle.goal_at is not None
            told = self.first(stay) and (self.over(stay) or reached) and self.finishing(self.goal)
            return not reached if told else None
        return self.later_at(stay) is None if self.decided(stay) else None

    def staywise(self, stay: Stay) -> Known:
        """The components that a touchpoint shares with its stay."""
        known: Known = {}
        if self.decided(stay):
            known["drop_off"] = self.later_at(stay) is None
            limit = self.limits.get(stay.stage)
            if limit is not None:
                known["waits"] = self.wait(stay) > limit
        if self.finishing(stay.stage) and (stay.end != "open" or stay.completed):
            known["unfinished"] = not stay.completed
        return known

    def gladly(self, stay: Stay) -> Known:
        """What goes well: of those not decided a day after entry."""
        known: Known = {}
        later = self.later_at(stay)
        if self.decided(stay) and (later is None or later > stay.entered_at + DAY):
            known["goes_on"] = later is not None
        cycles = next(f for f in self.world.folds if f.person == stay.person).cycles
        following = cycles[stay.cycle.number :]
        after = following[0].first.t - stay.entered_at if following else None
        goal_at = stay.cycle.goal_at
        if (
            self.first(stay)
            and goal_at is not None
            and stay.last_hit_at >= goal_at
            and stay.entered_at + self.back <= self.world.window.as_of
            and (after is None or after > DAY)
        ):
            known["comes_back"] = after is not None and after <= self.back
        return known

    def switched(self, stay: Stay, event: Event) -> bool:
        heard = [e for e in stay.cycle.events if e.channel is not None and e.place > event.place]
        return bool(heard) and heard[0].channel != event.channel

    def helped(self, stay: Stay, event: Event) -> bool:
        timeline = next(f for f in self.world.folds if f.person == stay.person).timeline
        calls = [e for e in timeline[event.place + 1 :] if e.name in self.asks]
        return event.name not in self.asks and bool(calls) and calls[0].t - event.t <= DAY

    def eventwise(self, stay: Stay, events: list[Event]) -> Known:
        """What some events of an ended stay say."""
        if stay.end == "open":
            return {}
        heard = [e for e in events if e.channel is not None]
        at = {p: [e.t for e in events if e.touchpoint == p] for p in {e.touchpoint for e in events}}
        at.pop(None, None)
        known = {
            "errors": any(e.name in self.errors for e in events),
            "help": any(self.helped(stay, e) for e in events),
        }
        if heard:
            known["switches"] = any(self.switched(stay, e) for e in heard)
        if at:
            known["repeats"] = any(
                b - a > EPISODE for t in at.values() for a, b in itertools.pairwise(t)
            )
        return known
