"""The rows of a test with arms, person by person, from the words of the definition."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.oracle.drawing import duration
from tests.oracle.figures import wilson
from tests.oracle.fold import Fold
from tests.oracle.net_value import Money, moneys
from tests.oracle.retention import holds
from tests.oracle.rules import Event, text_form
from tests.oracle.windows import Segment, last_known
from tests.oracle.world import Row, World

FIGURES = ("conversion", "conversion_next", "conversion_goal", "value", "order_value", "time")


@dataclass(frozen=True)
class Asked:
    """What is asked: the name of an event or none, a field of the event or the person."""

    variant: str = "plan"
    exposed: str | None = None
    within: str = "7d"
    figures: tuple[str, ...] = ("conversion", "conversion_goal", "value")


@dataclass
class Person:
    """Somebody who was exposed: when, to what, and whether to something else too."""

    found: Fold
    first: Event
    arm: str
    mixed: bool
    decided: bool
    until: int

    def after(self, event: Event) -> bool:
        """After the exposure, and inside the time that counts: "a gap equal to it is inside"."""
        return event.place > self.first.place and event.t <= self.until


def variant(asked: Asked, found: Fold, event: Event) -> str | None:
    scope, dot, name = asked.variant.partition(".")
    value = last_known(found.timeline, name) if dot and scope == "person" else None
    if not dot:
        value = event.field(asked.variant)
    return None if value is None else text_form(value)


def persons(world: World, asked: Asked) -> list[Person]:
    """Everybody exposed in the window; the first exposure in it decides."""
    everybody = []
    for found in world.folds:
        seen = [
            (event, arm)
            for event in found.timeline
            if world.window.holds(event.t)
            and asked.exposed in (None, event.name)
            and (arm := variant(asked, found, event)) is not None
        ]
        if seen:
            first, arm = seen[0]
            until = first.t + duration(asked.within)
            mixed = len({each for _, each in seen}) > 1
            decided = until <= world.window.as_of
            everybody.append(Person(found, first, arm, mixed, decided, until))
    return everybody


def value_of(world: World, person: Person, figure: str) -> Any:
    """A figure of a person: yes or no, a number, money by currency, or None when she has none."""
    found = person.found
    goals = [hit.event for cycle in found.cycles for hit in cycle.goal_hits]
    reached = [event for event in goals if person.after(event)]
    if figure == "conversion_goal":
        return bool(reached)
    if figure == "time":
        return (reached[0].t - person.first.t) / 1e6 if reached else None
    if figure in ("value", "order_value"):
        return [m for m in moneys(found, lambda _: False) if person.after(m.event)]
    if figure in ("conversion", "conversion_next"):
        return _conversion(world, person, figure)
    return any(event.name == figure and person.after(event) for event in found.timeline)


def _conversion(world: World, person: Person, figure: str) -> bool | None:
    measured = [n for n, stage in enumerate(world.drawing.stages) if stage.measured]
    own = [s for s in person.found.stays if person.first in s.events]
    place = measured.index(own[0].stage) if own else -1
    if place == len(measured) - 1:
        return None
    wanted = measured[place + 1 :] if figure == "conversion" else [measured[place + 1]]
    return any(s.stage in wanted and person.after(s.first) for s in person.found.stays)


def experiment_rows(world: World, segment: Segment, asked: Asked) -> list[Row]:
    """One row a figure and arm, the control first."""
    everybody = persons(world, asked)
    arms = sorted({person.arm for person in everybody})
    if len(arms) < 2:
        return []
    own = [p for p in everybody if holds(world, p.found, segment, p.first) and not p.mixed]
    rows = []
    for figure in asked.figures:
        known = {id(p): value_of(world, p, figure) for p in own if p.decided}
        money = _currency(list(known.values())) if figure in ("value", "order_value") else None
        for arm in arms:
            people = [p for p in own if p.arm == arm]
            values = [known[id(p)] for p in people if p.decided and known[id(p)] is not None]
            row: Row = {"figure": figure, "arm": arm, "control": arms[0], "people": len(people)}
            row |= {"n": len(values), "undecided": sum(not p.decided for p in people)}
            rows.append(row | _figure(figure, values, money))
    return rows


def _figure(figure: str, values: list[Any], money: str | None) -> Row:
    if figure in ("value", "order_value"):
        sums = [_sum(each, money) for each in values]
        count = sum(len(_own(each, money)) for each in values)
        below = len(values) if figure == "value" else count
        return {"successes": None, "value": float(sum(sums)) / below if below else None}
    if figure == "time":
        return {"successes": None, "value": sum(values) / len(values) if values else None}
    done = sum(values)
    low, high = wilson(done, len(values)) or (None, None)
    share = done / len(values) if values else None
    return {"successes": done, "value": share, "low": low, "high": high}


def _own(listed: list[Money], money: str | None) -> list[Money]:
    return [m for m in listed if m.event.value is not None and m.event.currency == money]


def _sum(listed: list[Money], money: str | None) -> Decimal:
    return sum((m.event.value or Decimal(0) for m in _own(listed, money)), Decimal(0))


def _currency(values: list[list[Money]]) -> str | None:
    """The currency in which most people have a value; of equals the first by name."""
    names = ("EUR", "USD")
    return min(names, key=lambda name: (-sum(_sum(v, name) != 0 for v in values), name))
