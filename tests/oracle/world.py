"""What everybody's fold found, and what the window and a segment pick of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.oracle.drawing import Drawing, Plain
from tests.oracle.fold import Cycle, Stay, fold
from tests.oracle.rules import timelines
from tests.oracle.windows import (
    Condition,
    Segment,
    Window,
    bound,
    group_of,
    last_instant,
)

Row = dict[str, Any]
Texts = str | list[str] | None


class World:
    """One journey, one set of events and one window; the arguments are those of `Oracle`."""

    def __init__(
        self,
        journey: Plain,
        events: list[Plain],
        start: str | None = None,
        end: str | None = None,
        as_of: str | None = None,
        time_zone: str | None = None,
    ) -> None:
        self.drawing = Drawing(journey)
        # "a time zone (else the journey's, else UTC)"
        zone = time_zone or self.drawing.time_zone or "UTC"
        # "default: the newest event of anyone, matched or not, but not later than now"
        everything = [e for t in timelines(events).values() for e in t]
        newest = max((e.t for e in everything), default=0)
        limit = newest if as_of is None else last_instant(as_of, zone)
        self.window = Window(bound(start, zone), bound(end, zone), limit, zone)
        self.oldest = min((e.t for e in everything), default=0)
        self.folds = [
            fold(self.drawing, person, timeline, limit)
            for person, timeline in timelines(events, limit).items()
        ]

    def every_stay(self, segment: Segment) -> Iterator[Stay]:
        """Stays of a segment, whenever they were entered."""
        for found in self.folds:
            yield from (s for s in found.stays if segment.stay(found, s))

    def entered(self, segment: Segment, stage: int | None = None) -> list[Stay]:
        """ "A stay belongs to the period in which it was *entered*"."""
        return [
            s
            for s in self.every_stay(segment)
            if self.window.holds(s.entered_at) and stage in (None, s.stage)
        ]

    def turns(self, segment: Segment, stage: int) -> list[tuple[Cycle, Stay]]:
        """ "a cycle, in a stage's row, to that of its first entry of that stage"."""
        return [
            (cycle, entry)
            for found in self.folds
            for cycle in found.cycles
            if (entry := cycle.first_entry(stage)) is not None
            and self.window.holds(entry.entered_at)
            and segment.picks(found, cycle, entry.first)
        ]

    def segments(self, where: Texts, by: str | None, compare: Texts) -> list[Segment]:
        """The segments that a question asks for: one, two to compare, or one per group."""
        first = Segment(_name(where), read(where))
        if compare is not None:
            return [first, Segment(_name(compare), read(compare))]
        if by is None:
            return [first]
        cut = Condition.read(by)
        groups = {
            group_of(cut, found, stay.cycle, stay.first)
            for found in self.folds
            for stay in found.stays
        } | {group_of(cut, f, s.cycle, e) for f in self.folds for s in f.stays for e in s.events}
        return [Segment(g, first.conditions, (cut, g)) for g in sorted(groups)]

    def each(
        self, where: Texts, by: str | None, compare: Texts, rows: Callable[[Segment], list[Row]]
    ) -> list[Row]:
        named = by is not None or compare is not None
        return [
            {"segment": segment.name, **row} if named else row
            for segment in self.segments(where, by, compare)
            for row in rows(segment)
        ]


def read(texts: Texts) -> tuple[Condition, ...]:
    listed = [] if texts is None else [texts] if isinstance(texts, str) else texts
    return tuple(Condition.read(text) for text in listed)


def _name(texts: Texts) -> str | None:
    return texts if texts is None or isinstance(texts, str) else " & ".join(texts)
