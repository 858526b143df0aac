"""The rows of the question `retention`, person by person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from tests.oracle.drawing import UNITS
from tests.oracle.figures import wilson
from tests.oracle.fold import Fold
from tests.oracle.net_value import moneys
from tests.oracle.rules import Event
from tests.oracle.windows import Condition, Segment, group_of, local_day, local_midnight
from tests.oracle.world import Row, Texts, World, read

LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 90}


@dataclass(frozen=True)
class Asked:
    """What is asked: the options of the question. A signal is `goal` or the name of an event."""

    cohort: str = "goal"
    active: str = "goal"
    period: str = "month"
    kind: str = "bounded"
    refund: str | None = None


@dataclass
class Person:
    """Somebody who began: where, and in which periods she was active and with what value."""

    cohort: date
    active: set[int]
    seen: int
    value: dict[int, dict[str, Decimal]]


def begins(period: str, day: date) -> date:
    """The first day of the period of a day."""
    while not (
        period == "day"
        or (period == "week" and day.weekday() == 0)
        or (period == "month" and day.day == 1)
        or (period == "quarter" and day.day == 1 and day.month in (1, 4, 7, 10))
    ):
        day -= timedelta(days=1)
    return day


def after(period: str, day: date) -> date:
    """The first day of the period after."""
    day += timedelta(days=1)
    while begins(period, day) != day:
        day += timedelta(days=1)
    return day


def between(period: str, first: date, later: date) -> int:
    """How many periods a period lies after another."""
    count = 0
    while first < later:
        first, count = after(period, first), count + 1
    return count


def named(period: str, day: date) -> str:
    if period == "week":
        return f"{day:%G-W%V}"
    if period == "quarter":
        return f"{day.year}-Q{(day.month - 1) // 3 + 1}"
    return f"{day:%Y-%m-%d}" if period == "day" else f"{day:%Y-%m}"


def signals(found: Fold, wanted: str) -> list[Event]:
    if wanted == "goal":
        return [hit.event for cycle in found.cycles for hit in cycle.goal_hits]
    return [event for event in found.timeline if event.name == wanted]


def holds(world: World, found: Fold, segment: Segment, event: Event) -> bool:
    """Whether a segment picks the event; outside any cycle its own instant counts as the entry."""
    return segment.picks(found, cycle_of(found, event), event)


def cycle_of(found: Fold, event: Event) -> Any:
    """The cycle in which an event falls; outside any, the event itself is the entry."""
    within = (cycle for cycle in found.cycles if event in cycle.events)
    return next(within, None) or SimpleNamespace(first=event)


def groups(world: World, where: Texts, by: str | None, compare: Texts) -> list[Segment]:
    """The segments that a question asks for; a group may have events outside cycles alone."""
    if by is None:
        return world.segments(where, by, compare)
    cut = Condition.read(by)
    names = {group_of(cut, f, cycle_of(f, e), e) for f in world.folds for e in f.timeline}
    return [Segment(name, read(where), (cut, name)) for name in sorted(names)]


def person(world: World, found: Fold, segment: Segment, asked: Asked) -> Person | None:
    """How somebody came back, None when she did not begin in the window or the segment."""
    first = next(iter(signals(found, asked.cohort)), None)
    if first is None or not world.window.holds(first.t):
        return None
    if not holds(world, found, segment, first):
        return None
    zone, length = world.window.zone, LENGTHS[asked.period] * UNITS["d"]
    cohort = begins(asked.period, local_day(first.t, zone))

    def place(event: Event) -> int:
        if asked.kind == "rolling":
            return (event.t - first.t) // length
        return between(asked.period, cohort, begins(asked.period, local_day(event.t, zone)))

    seen = (world.window.as_of + 1 - first.t) // length
    active = {place(e) for e in signals(found, asked.active) if e.place >= first.place}
    if asked.kind == "rolling":
        active = {k for k in active if k < seen}
    value: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for money in moneys(found, lambda e: e.name == asked.refund):
        if money.event.place >= first.place and money.event.value is not None:
            value[place(money.event)][money.event.currency or ""] += money.net
    return Person(cohort, active, seen, value)


def retention_rows(world: World, segment: Segment, asked: Asked) -> list[Row]:
    """One row a cohort and period; all cohorts together are `together`."""
    people = [p for f in world.folds if (p := person(world, f, segment, asked)) is not None]
    rows = []
    for cohort in sorted({p.cohort for p in people}):
        own = [p for p in people if p.cohort == cohort]
        for period in range(_periods(world, asked, cohort, own)):
            rows.append(_row(world, asked, cohort, own, period))
    return rows


def _periods(world: World, asked: Asked, cohort: date, own: list[Person]) -> int:
    if asked.kind == "rolling":
        return max(p.seen for p in own)
    last = begins(asked.period, local_day(world.window.as_of, world.window.zone))
    return between(asked.period, cohort, last) + 1


def _row(world: World, asked: Asked, cohort: date, own: list[Person], period: int) -> Row:
    if asked.kind == "rolling":
        watched = [p for p in own if p.seen > period]
        complete = len(watched) == len(own)
    else:
        watched, ends = own, cohort
        for _ in range(period + 1):
            ends = after(asked.period, ends)
        complete = local_midnight(ends, world.window.zone) <= world.window.as_of + 1
    if asked.kind == "unbounded":
        back = [p for p in watched if any(k >= period for k in p.active)]
    else:
        back = [p for p in watched if period in p.active]
    total: dict[str, Decimal] = defaultdict(Decimal)
    for one in own:
        for k, value in one.value.items():
            for currency, amount in value.items():
                total[currency] += amount if k <= period else 0
    given = period == 0 and asked.cohort == asked.active
    bounds = None if given else wilson(len(back), len(watched))
    return {
        "cohort": named(asked.period, cohort),
        "period": period,
        "size": len(own),
        "observed": len(watched),
        "retained": len(back),
        "share": len(back) / len(watched) if watched else None,
        "low": bounds[0] if bounds else None,
        "high": bounds[1] if bounds else None,
        "complete": complete,
        "value_cumulative": {c: v for c, v in total.items() if v},
    }


def lifecycle_rows(world: World, segment: Segment, asked: Asked) -> list[Row]:
    """Who is new, comes again, is back or quiet, period by period."""
    zone = world.window.zone
    people: list[set[date]] = []
    for found in world.folds:
        events = signals(found, asked.active)
        if events and holds(world, found, segment, events[0]):
            people.append({begins(asked.period, local_day(e.t, zone)) for e in events})
    if not people:
        return []
    days, last = [min(min(p) for p in people)], local_day(world.window.as_of, zone)
    while (later := after(asked.period, days[-1])) <= last:
        days.append(later)
    shown = [d for d in days if world.window.holds(local_midnight(d, zone))]
    return [_life(world, asked, people, day) for day in shown]


def _life(world: World, asked: Asked, people: list[set[date]], day: date) -> Row:
    before = begins(asked.period, day - timedelta(days=1))
    ends = local_midnight(after(asked.period, day), world.window.zone)
    over = ends <= world.window.as_of + 1
    now = [p for p in people if day in p]
    quiet = sum(before in p and day not in p for p in people)
    counts: dict[str, Any] = {
        "new": sum(min(p) == day for p in now),
        "returning": sum(before in p for p in now),
        "resurrected": sum(before not in p and min(p) < day for p in now),
    }
    return {
        "period": named(asked.period, day),
        "active": len(now),
        **counts,
        "dormant": quiet if over else 0,
        "undecided": 0 if over else quiet,
        "complete": over,
    }
