"""The window of a report and the segments of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.oracle.fold import Cycle, Fold, Stay
from tests.oracle.rules import EPOCH, Event, compares, instant, text_form

FAR = 1 << 62


def local_midnight(day: date, zone: str) -> int:
    """The first instant of a local day (also where the clock skips or repeats midnight)."""
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone), fold=0)
    return (start.astimezone(UTC) - EPOCH) // timedelta(microseconds=1)


def local_day(t: int, zone: str) -> date:
    return (EPOCH + timedelta(microseconds=t)).astimezone(ZoneInfo(zone)).date()


def bound(text: str | None, zone: str) -> int | None:
    """ "A date means the local day: its start in `from` and `to`"."""
    if text is None:
        return None
    return local_midnight(date.fromisoformat(text), zone) if len(text) == 10 else instant(text)


def last_instant(text: str, zone: str) -> int:
    """ "its end in `as_of`", which is inclusive: the last microsecond of the day."""
    if len(text) > 10:
        return instant(text)
    return local_midnight(date.fromisoformat(text) + timedelta(days=1), zone) - 1


@dataclass(frozen=True)
class Window:
    """ "a report has `[from, to)`, a time zone (...), and `as_of`, inclusive"."""

    start: int | None
    end: int | None
    as_of: int
    zone: str

    def holds(self, t: int) -> bool:
        return (self.start is None or t >= self.start) and (self.end is None or t < self.end)

    @property
    def closing(self) -> int:
        """The instant at which the window ends; nothing is known after `as_of`."""
        return min(FAR if self.end is None else self.end, self.as_of + 1)

    def days(self, first: int) -> Iterator[tuple[date, int]]:
        """The local days of the window and the local midnights that end them.

        Args:
            first: The first instant of anything, where the window has no start.
        """
        start = first if self.start is None else self.start
        day = local_day(start, self.zone)
        while local_midnight(day, self.zone) < self.closing:
            ends = local_midnight(day + timedelta(days=1), self.zone)
            if ends > start:
                yield day, ends
            day += timedelta(days=1)


def last_known(events: list[Event], name: str) -> Any:
    known = [e.field(name) for e in events if e.field(name) is not None]
    return known[-1] if known else None


@dataclass(frozen=True)
class Condition:
    """ "a condition on the person (...), the cycle's entry (...), or the event (...)"."""

    of: str
    field: str
    wanted: str | None = None

    @classmethod
    def read(cls, text: str) -> Condition:
        left, _, wanted = text.partition("=")
        of, _, name = left.partition(".")
        return cls(of, name, wanted or None)

    def value(self, fold: Fold, cycle: Cycle, event: Event) -> Any:
        """The value that decides, None when there is none.

        Args:
            fold: The person.
            cycle: The cycle.
            event: "of a stay its first hit; of a cycle in a stage's row its first hit of that
                stage".
        """
        if self.of == "person":
            # "last value known at `as_of`"
            return last_known(fold.timeline, self.field)
        if self.of == "cycle":
            # "value at its first hit, else the last before"
            return last_known(fold.timeline[: cycle.first.place + 1], self.field)
        return event.field(self.field)


@dataclass(frozen=True)
class Segment:
    """All of some conditions, and perhaps one group of a condition without a value."""

    name: str | None
    conditions: tuple[Condition, ...] = ()
    group: tuple[Condition, str] | None = None

    def picks(self, fold: Fold, cycle: Cycle, event: Event) -> bool:
        if not all(compares(c.value(fold, cycle, event), c.wanted) for c in self.conditions):
            return False
        return self.group is None or group_of(self.group[0], fold, cycle, event) == self.group[1]

    def stay(self, fold: Fold, stay: Stay) -> bool:
        return self.picks(fold, stay.cycle, stay.first)


def group_of(condition: Condition, fold: Fold, cycle: Cycle, event: Event) -> str:
    """ "No value is the group `unknown`."."""
    value = condition.value(fold, cycle, event)
    return "unknown" if value is None else text_form(value)
