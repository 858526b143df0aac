"""The rows of the question `moments`, visit by visit, from the words of its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.drawing import Drawing, Plain, duration
from tests.oracle.figures import newcombe, share, wilson
from tests.oracle.fold import Cycle, Fold, Stay
from tests.oracle.retention import holds
from tests.oracle.rules import EPOCH, Event, hits
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

KINDS = ("know", "go", "do", "buy", "unknown")
DECISIVE = ("buy", "go", "do", "know", "unknown")
NEEDS = {"see": "know", "think": "know", "do": "buy", "care": "do"}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Asked:
    """What is asked: the options of the question."""

    view: str = "kinds"
    against: str = "longer"
    gap: str = "2min"
    length: str = "5min"
    most: int = 8
    quiet: str = "15min"
    device: str = "phone"
    within: str = "24h"


@dataclass
class Visit:
    """Interactions on one device without a longer pause."""

    fold: Fold
    events: list[Event]
    quiet: bool
    over: bool = False
    kind: str = "unknown"
    best: Event | None = None

    @property
    def first(self) -> Event:
        return self.events[0]

    @property
    def end(self) -> int:
        return self.events[-1].t

    def stay(self) -> Stay | None:
        """The stay of its first interaction that falls in any."""
        for event in self.events:
            for stay in self.fold.stays:
                if event in stay.events:
                    return stay
        return None


def kind_of(touchpoint: Plain, drawing: Drawing) -> str:
    """The touchpoint's own word; the shop is the only one here that the catalogue knows."""
    if "moment" in touchpoint:
        return str(touchpoint["moment"])
    if touchpoint["id"] == "shop" or touchpoint.get("channel") == "store":
        return "go"
    drawn = [s for s in drawing.stages if s.id in touchpoint.get("stages", [])]
    found = {NEEDS[s.phase] for s in drawn if s.phase is not None}
    return found.pop() if len(found) == 1 else "unknown"


def kinds(drawing: Drawing, found: Fold) -> dict[int, str]:
    """The kind of every event of a person, by its place."""
    of = {t["id"]: kind_of(t, drawing) for t in drawing.touchpoints}
    told = {}
    for event, hit in zip(found.timeline, hits(drawing, found.timeline), strict=True):
        kind = of.get(event.touchpoint or "", "unknown")
        if kind == "unknown" and hit is not None:
            phase = drawing.stages[hit.stage].phase
            kind = NEEDS[phase] if phase else "buy" if hit.stage == drawing.goal else "unknown"
        told[event.place] = kind
    return told


def visits(world: World, found: Fold, asked: Asked) -> list[Visit]:
    """All visits of a person, on any device; events without a device are passed over."""
    seen = [event for event in found.timeline if event.device is not None]
    of = kinds(world.drawing, found)
    listed: list[Visit] = []
    for number, event in enumerate(seen):
        pause = event.t - seen[number - 1].t if number else None
        going_on = pause is not None and pause <= duration(asked.gap)
        if going_on and listed[-1].events[-1].device == event.device:
            listed[-1].events.append(event)
            continue
        if listed:
            listed[-1].over = True
        listed.append(Visit(found, [event], pause is None or pause >= duration(asked.quiet)))
    if listed and world.window.as_of >= listed[-1].end + duration(asked.gap):
        listed[-1].over = True
    for visit in listed:
        visit.best = min(visit.events, key=lambda e: (DECISIVE.index(of[e.place]), e.place))
        visit.kind = of[visit.best.place]
    return listed


def role(visit: Visit, asked: Asked) -> str:
    """What a visit that began after quiet and is over is called."""
    if visit.first.device != asked.device:
        return "elsewhere"
    short = visit.end - visit.first.t <= duration(asked.length)
    return "moment" if short and len(visit.events) <= asked.most else "longer"


def converted(visit: Visit, asked: Asked) -> bool:
    goals = [hit.event for cycle in visit.fold.cycles for hit in cycle.goal_hits]
    until = visit.end + duration(asked.within)
    return any(e.place >= visit.first.place and e.t <= until for e in goals)


def place(world: World, visit: Visit, asked: Asked) -> Any:
    """Where a visit stands in the view."""
    if asked.view == "stages":
        stay = visit.stay()
        return "none" if stay is None else world.drawing.stages[stay.stage].id
    if asked.view == "touchpoints":
        assert visit.best is not None
        return visit.best.touchpoint or "none"
    local = (EPOCH + timedelta(microseconds=visit.first.t)).astimezone(ZoneInfo(world.window.zone))
    if asked.view == "hours":
        return local.hour
    return DAYS[local.weekday()] if asked.view == "weekdays" else ""


def moment_rows(world: World, segment: Segment, asked: Asked) -> list[Row]:
    """One row a place and kind, also those without a moment; any kind is `all`."""
    every = [
        visit
        for found in world.folds
        for visit in visits(world, found, asked)
        if visit.quiet and visit.over
    ]
    counted = [
        v for v in every
        if world.window.holds(v.first.t) and holds(world, v.fold, segment, v.first)
    ]  # fmt: skip
    places = list(dict.fromkeys(place(world, visit, asked) for visit in every)) or [""]
    column = {"kinds": "", "stages": "stage", "touchpoints": "touchpoint"}.get(
        asked.view, asked.view[:-1]
    )
    total = sum(role(v, asked) == "moment" for v in counted)
    rows = []
    for where in places:
        for kind in ("all", *KINDS):
            here = _some(world, counted, asked, where, kind)
            ever = _some(world, every, asked, where, kind)
            row = _row(world, asked, here, total) | _cycles(world, segment, asked, ever, where)
            rows.append(({column: where} if column else {}) | {"kind": kind} | row)
    return rows


def _some(
    world: World, listed: Iterable[Visit], asked: Asked, where: Any, kind: str
) -> list[Visit]:
    return [
        v for v in listed if place(world, v, asked) == where and kind in ("all", v.kind)
    ]  # fmt: skip


def _row(world: World, asked: Asked, here: list[Visit], total: int) -> Row:
    own = [v for v in here if role(v, asked) == "moment"]
    row: Row = {
        "moments": len(own),
        "share": share(len(own), total),
        "people": len({v.fold.person for v in own}),
        "interactions_median": float(median(len(v.events) for v in own)) if own else None,
        "length_median_s": median(v.end - v.first.t for v in own) / 1e6 if own else None,
    }
    return row | _goals(world, asked, own, [v for v in here if role(v, asked) == asked.against])


def _goals(world: World, asked: Asked, own: list[Visit], others: list[Visit]) -> Row:
    if world.drawing.goal is None:
        return {"decided": None, "converted": None, "difference": None, "against": None}
    until = duration(asked.within)
    known = [v for v in own if v.end + until <= world.window.as_of]
    beside = [v for v in others if v.end + until <= world.window.as_of]
    a, b = (sum(converted(v, asked) for v in listed) for listed in (known, beside))
    inside = [v for v in known if any(
        h.event.place >= v.first.place and h.event.place <= v.events[-1].place
        for c in v.fold.cycles for h in c.goal_hits)]  # fmt: skip
    low, high = wilson(a, len(known))
    difference = newcombe(a, len(known), b, len(beside))
    return {
        "decided": len(known),
        "undecided": len(own) - len(known),
        "converted": a,
        "converted_inside": len(inside),
        "converted_share": share(a, len(known)),
        "converted_low": low,
        "converted_high": high,
        "against": len(others),
        "against_decided": len(beside),
        "against_converted": b,
        "against_share": share(b, len(beside)),
        "difference": difference[0],
        "difference_low": difference[1],
        "difference_high": difference[2],
    }


def _cycles(
    world: World, segment: Segment, asked: Asked, ever: list[Visit], where: Any
) -> Row:  # fmt: skip
    """Cycles of the period and group that hold one, whatever its own group and period."""
    of: list[Cycle] = []
    if asked.view == "stages":
        stage = next((s.index for s in world.drawing.stages if s.id == where), None)
        if stage is not None:
            of = [cycle for cycle, _ in world.turns(segment, stage)]
    else:
        of = [
            cycle
            for found in world.folds
            for cycle in found.cycles
            if world.window.holds(cycle.first.t) and segment.picks(found, cycle, cycle.first)
        ]
    stays = [v.stay() for v in ever if role(v, asked) == "moment"]
    holding = {id(stay.cycle) for stay in stays if stay is not None}
    held = sum(id(cycle) in holding for cycle in of)
    low, high = wilson(held, len(of))
    return {
        "cycles": held,
        "cycles_of": len(of),
        "cycles_share": share(held, len(of)),
        "cycles_low": low,
        "cycles_high": high,
    }
