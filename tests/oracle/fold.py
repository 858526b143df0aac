"""The fold of one person's events to stays and cycles, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from tests.oracle.drawing import UNITS, Drawing
from tests.oracle.rules import Event, Hit, hits, resolve_touchpoints

EPISODE = 30 * UNITS["min"]
MOVES = ("advanced", "skipped", "returned", "new_cycle")


@dataclass(eq=False)
class Stay:
    """A run of hits of one stage by one person."""

    cycle: Cycle
    number: int
    stage: int
    hits: list[Hit]
    end: str = "open"
    left_at: int | None = None
    left_by: Event | None = None
    events: list[Event] = field(default_factory=list)  # the hits and the others that fall in

    @property
    def person(self) -> str:
        return self.cycle.person

    @property
    def first(self) -> Event:
        return self.hits[0].event

    @property
    def entered_at(self) -> int:
        return self.first.t

    @property
    def last_hit_at(self) -> int:
        return self.hits[-1].event.t

    @property
    def completed(self) -> bool:
        """Is there a completion of this stage among its hits?"""
        return any(h.completion and h.stage == self.stage for h in self.hits)

    @property
    def episodes(self) -> int:
        """ "episodes (30 min gap)": a longer gap between two hits starts another."""
        times = [h.event.t for h in self.hits]
        return 1 + sum(b - a > EPISODE for a, b in pairwise(times))


@dataclass(eq=False)
class Cycle:
    """One turn of the circle."""

    person: str
    number: int
    stays: list[Stay] = field(default_factory=list)
    goal_hits: list[Hit] = field(default_factory=list)
    kind: str = ""
    value: dict[str | None, Decimal] = field(default_factory=dict)

    @property
    def first(self) -> Event:
        return self.stays[0].first

    @property
    def end(self) -> str:
        """ "It ends by `new_cycle` or with its last stay (`expired`, `open`)"."""
        return self.stays[-1].end

    @property
    def ended_at(self) -> int | None:
        return self.stays[-1].left_at

    @property
    def goal_at(self) -> int | None:
        """ "A cycle reaches it with its first goal hit"."""
        return self.goal_hits[0].event.t if self.goal_hits else None

    @property
    def events(self) -> list[Event]:
        return [e for stay in self.stays for e in stay.events]

    def first_entry(self, stage: int) -> Stay | None:
        return next((s for s in self.stays if s.stage == stage), None)


@dataclass
class Fold:
    """What the fold of one person found."""

    person: str
    timeline: list[Event]
    cycles: list[Cycle] = field(default_factory=list)
    out_of_order: list[Event] = field(default_factory=list)
    unmatched: list[Event] = field(default_factory=list)

    @property
    def stays(self) -> list[Stay]:
        return [s for c in self.cycles for s in c.stays]


class _Folding:
    """The state of the fold of one person."""

    def __init__(self, drawing: Drawing, fold: Fold) -> None:
        self.drawing = drawing
        self.fold = fold
        self.current: Stay | None = None

    def expires(self, stay: Stay) -> int:
        return self.drawing.stages[stay.stage].expires_after

    def take(self, hit: Hit) -> None:
        reason = self.opens_cycle(hit)
        # "(a hit counts only if every earlier stage, `optional: true` ones apart, has been entered
        # in this cycle, or in the empty cycle it would open; else it is `out_of_order` and opens,
        # prolongs and ends nothing ...)"
        if self.drawing.progression == "sequential" and not self.in_order(hit, reason):
            self.fold.out_of_order.append(hit.event)
            return
        if reason:
            self.close(reason, hit)
            self.fold.cycles.append(Cycle(self.fold.person, len(self.fold.cycles) + 1))
            self.enter(hit)
        else:
            self.go_on(hit)
        # "On the goal stage, 'goal hit' below means a completion."
        if hit.stage == self.drawing.goal and hit.completion:
            self.fold.cycles[-1].goal_hits.append(hit)

    def opens_cycle(self, hit: Hit) -> str | None:
        """Why this hit opens a cycle, which is how it ends the stay before; None: it does not."""
        stay = self.current
        # "It opens with the first hit"
        if stay is None:
            return "first"
        # "with any hit after an expiry"; "no gap longer than that stage's `expires_after` (...),
        # whatever the next hit is"
        if hit.event.t - stay.last_hit_at > self.expires(stay):
            return "expired"
        goal, restart = self.drawing.goal, self.drawing.restart
        goal_hits = self.fold.cycles[-1].goal_hits
        # "and, once the goal was hit in the cycle, with a hit on a stage at or before `restart`"
        if goal is None or restart is None or not goal_hits or hit.stage > restart:
            return None
        # "that comes more than `restart_after` (...) after the cycle's last goal hit"
        if hit.event.t - goal_hits[-1].event.t <= self.drawing.restart_after:
            return None
        # "and does not prolong the goal's own stay"
        if hit.stage == goal and stay.stage == goal:
            return None
        return "new_cycle"

    def in_order(self, hit: Hit, reason: str | None) -> bool:
        entered = set() if reason else {s.stage for s in self.fold.cycles[-1].stays}
        required = {
            i
            for i in self.drawing.measured_before(hit.stage)
            if not self.drawing.stages[i].optional
        }
        return required <= entered

    def go_on(self, hit: Hit) -> None:
        """A hit inside the cycle she is in."""
        stay = self.current
        assert stay is not None
        if hit.stage == stay.stage:
            stay.hits.append(hit)
        elif self.drawing.progression == "furthest" and hit.stage < stay.stage:
            # "never back within a cycle: a hit on an earlier stage that opens no cycle counts as a
            # hit of the stay she is in"
            stay.hits.append(hit)
        else:
            self.close(self.move(stay.stage, hit.stage), hit)
            self.enter(hit)

    def move(self, here: int, there: int) -> str:
        # "`advanced` (next stage), `skipped` (further on), `returned` (an earlier stage)"
        if there < here:
            return "returned"
        return "advanced" if there == self.drawing.next_of(here) else "skipped"

    def close(self, end: str, hit: Hit) -> None:
        """The stay she is in ends by this hit, or had expired before it."""
        stay = self.current
        if stay is None:
            return
        stay.end = end
        if end == "expired":
            # "`expired` (left_at = last hit + `expires_after`)"
            stay.left_at = stay.last_hit_at + self.expires(stay)
        else:
            # "these with left_at = the hit that ends it"
            stay.left_at, stay.left_by = hit.event.t, hit.event

    def enter(self, hit: Hit) -> None:
        cycle = self.fold.cycles[-1]
        self.current = Stay(cycle, len(cycle.stays) + 1, hit.stage, [hit])
        cycle.stays.append(self.current)

    def finish(self, as_of: int) -> None:
        stay = self.current
        if stay is not None and as_of - stay.last_hit_at > self.expires(stay):
            stay.end, stay.left_at = "expired", stay.last_hit_at + self.expires(stay)
        # else "`open` (not yet expired at `as_of` ...)"


def fold(drawing: Drawing, person: str, timeline: list[Event], as_of: int) -> Fold:
    """The stays and cycles of one person; her events are those up to `as_of`, in order."""
    resolve_touchpoints(drawing, timeline)
    found = Fold(person, timeline)
    folding = _Folding(drawing, found)
    for event, hit in zip(timeline, hits(drawing, timeline), strict=True):
        if hit is None:
            found.unmatched.append(event)
        else:
            folding.take(hit)
    folding.finish(as_of)
    _kinds(found)
    _values(found)
    _place_events(found)
    return found


def _kinds(found: Fold) -> None:
    """ "`first`, `repeat` (some earlier cycle reached the goal), `retry` (none did)"."""
    for cycle in found.cycles:
        earlier = found.cycles[: cycle.number - 1]
        if not earlier:
            cycle.kind = "first"
        elif any(c.goal_hits for c in earlier):
            cycle.kind = "repeat"
        else:
            cycle.kind = "retry"


def _values(found: Fold) -> None:
    """ "Its value is the sum over its goal hits, per currency; goal hits with one `order_id` count
    once, at the first"."""
    orders = set()
    for cycle in found.cycles:
        for hit in cycle.goal_hits:
            event = hit.event
            if event.order_id is not None and event.order_id in orders:
                continue
            orders.add(event.order_id)
            if event.value is not None:
                before = cycle.value.get(event.currency, Decimal(0))
                cycle.value[event.currency] = before + event.value


def _place_events(found: Fold) -> None:
    """ "Any other event belongs to the stay and cycle it falls in; outside them to none."."""
    for stay in found.stays:
        until = len(found.timeline) if stay.left_by is None else stay.left_by.place
        for event in found.timeline[stay.first.place : until]:
            # "a gap equal to a limit is inside it"
            if stay.end != "expired" or event.t <= (stay.left_at or 0):
                stay.events.append(event)
