"""Which events a rule matches, and which touchpoint and stage an event belongs to."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.drawing import Drawing, DrawnStage, Plain, duration

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def instant(text: str) -> int:
    """Microseconds since 1970 of an ISO time with its offset."""
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(microseconds=1)


@dataclass(eq=False)
class Event:
    """ "something at a touchpoint at an instant (UTC, microseconds)"."""

    t: int
    source: str
    sequence: int
    id: str
    person: str
    name: str
    named_touchpoint: str | None
    channel: str | None
    device: str | None
    value: Decimal | None
    currency: str | None
    order_id: str | None
    properties: Plain
    place: int = 0  # among the events of the person, in their order
    touchpoint: str | None = None  # resolved

    def field(self, name: str) -> Any:
        """A canonical field, else a property; None when it has no value."""
        canonical = {
            "name": self.name,
            "channel": self.channel,
            "device": self.device,
            "device_class": self.device,
            "value": self.value,
            "currency": self.currency,
            "order_id": self.order_id,
            "touchpoint": self.touchpoint,
        }
        return canonical[name] if name in canonical else self.properties.get(name)


def _event(plain: Plain, place: int) -> Event:
    source = plain.get("source_id") or "table"
    key = f"{source}\x1f{plain['message_id']}".encode()
    value = plain.get("value")
    return Event(
        t=instant(plain["timestamp"]),
        source=source,
        # "The sequence is the number the source gives, else the row's place"
        sequence=plain.get("sequence", place),
        id=hashlib.blake2b(key, digest_size=16).hexdigest(),
        person=plain["user_id"],
        name=plain["event"],
        named_touchpoint=plain.get("touchpoint"),
        channel=plain.get("channel"),
        device=plain.get("device"),
        value=None if value is None else Decimal(str(value)),
        currency=plain.get("currency"),
        order_id=plain.get("order_id"),
        properties=plain.get("properties") or {},
    )


def timelines(events: list[Plain], as_of: int | None = None) -> dict[str, list[Event]]:
    """The events of each person in their order; "Events after `as_of` do not exist"."""
    kept: dict[str, Event] = {}
    for place, plain in enumerate(events):
        event = _event(plain, place)
        # "an event received twice keeps the smaller"
        if event.id not in kept or event.sequence < kept[event.id].sequence:
            kept[event.id] = event
    people: dict[str, list[Event]] = {}
    for event in kept.values():
        if as_of is None or event.t <= as_of:
            people.setdefault(event.person, []).append(event)
    for timeline in people.values():
        # "Order inside a person: instant, source, sequence in that source, event id (by bytes)"
        timeline.sort(key=lambda e: (e.t, e.source.encode(), e.sequence, e.id.encode()))
        for place, event in enumerate(timeline):
            event.place = place
    return dict(sorted(people.items()))


# --- comparisons ---------------------------------------------------------------------------------


def text_form(value: Any) -> str:
    """Text as it is, numbers in their shortest JSON form, booleans as true and false."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    # Python writes 1e-07 where the shortest is 1e-7
    return re.sub(r"e([+-]?)0+", r"e\1", json.dumps(value))


def as_number(value: Any) -> Decimal | None:
    """A number, or text that is wholly a finite number; booleans are no numbers."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float | Decimal):
        return Decimal(str(value)) if math.isfinite(value) else None
    if isinstance(value, str) and NUMBER.fullmatch(value):
        return Decimal(value)
    return None


def equal(found: Any, wanted: Any) -> bool:
    """Does a value that is there equal the rule's?"""
    if isinstance(wanted, bool):
        return text_form(found).lower() == text_form(wanted)
    if isinstance(wanted, int | float):
        number = as_number(found)
        return number is not None and number == Decimal(str(wanted))
    return bool(text_form(found) == wanted)


def ordered(found: Any, wanted: Any, holds: Callable[[Any, Any], bool]) -> bool:
    """Greater and less: numbers as numbers, texts by code points."""
    if isinstance(wanted, int | float):
        number = as_number(found)
        return number is not None and holds(number, Decimal(str(wanted)))
    return holds(text_form(found), wanted)


COMPARATORS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": equal,
    "ne": lambda found, wanted: not equal(found, wanted),
    "in": lambda found, wanted: any(equal(found, one) for one in wanted),
    "gt": lambda found, wanted: ordered(found, wanted, lambda a, b: a > b),
    "gte": lambda found, wanted: ordered(found, wanted, lambda a, b: a >= b),
    "lt": lambda found, wanted: ordered(found, wanted, lambda a, b: a < b),
    "lte": lambda found, wanted: ordered(found, wanted, lambda a, b: a <= b),
    "contains": lambda found, wanted: wanted in text_form(found),
    "matches": lambda found, wanted: re.search(wanted, text_form(found)) is not None,
}


def compares(found: Any, comparison: Any) -> bool:
    """Does a value (None: absent) satisfy a comparison, all of its comparators?"""
    if not isinstance(comparison, dict):
        comparison = {"eq": comparison}
    for name, wanted in comparison.items():
        if name == "exists":
            if (found is not None) != wanted:
                return False
        elif found is None or not COMPARATORS[name](found, wanted):
            return False
    return True


# --- rules ---------------------------------------------------------------------------------------


@dataclass
class Matcher:
    """Evaluates rules on the events of one person."""

    timeline: list[Event]
    touchpoint_of: Callable[[Event], str | None]
    memory: dict[tuple[int, int], bool] = field(default_factory=dict)

    def matches(self, rule: Plain, event: Event) -> bool:
        """Does the rule match at this event? All keys of one rule hold together."""
        key = (id(rule), event.place)
        if key not in self.memory:
            self.memory[key] = all(self._holds(name, rule, event) for name in rule)
        return self.memory[key]

    def _holds(self, key: str, rule: Plain, event: Event) -> bool:
        value = rule[key]
        match key:
            case "event":
                return event.name in _names(value)
            case "touchpoint":
                return self.touchpoint_of(event) in _names(value)
            case "channel":
                return event.channel in _names(value)
            case "where":
                return all(compares(event.field(f), c) for f, c in value.items())
            case "all":
                return all(self.matches(r, event) for r in value)
            case "any":
                return any(self.matches(r, event) for r in value)
            case "not":
                return not self.matches(value, event)
            case "at_least":
                return self._at_least(rule, event)
            case "within" | "of":
                return True
        raise AssertionError(key)

    def _at_least(self, rule: Plain, event: Event) -> bool:
        # "holds at an event that itself matches r and is at least the n-th such within w, whoever
        # took the others: the n-th hits, and so may the n+1-th"; "a gap equal to a limit is inside"
        if not self.matches(rule["of"], event):
            return False
        such = [
            e
            for e in self.timeline[: event.place + 1]
            if event.t - e.t <= duration(rule["within"]) and self.matches(rule["of"], e)
        ]
        return len(such) >= int(rule["at_least"])


def _names(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def resolve_touchpoints(drawing: Drawing, timeline: list[Event]) -> None:
    """ "touchpoint of an event – the one it names, if the map has that id; else the first in the
    map whose rule matches; else the bare name"."""
    ids = {t["id"] for t in drawing.touchpoints}
    matcher = Matcher(timeline, lambda e: e.named_touchpoint)
    for event in timeline:
        event.touchpoint = None
    resolved = []
    for event in timeline:
        found = event.named_touchpoint
        if found not in ids:
            by_rule = (
                t["id"]
                for t in drawing.touchpoints
                if t.get("rule") is not None and matcher.matches(t["rule"], event)
            )
            found = next(by_rule, found)
        resolved.append(found)
    for event, found in zip(timeline, resolved, strict=True):
        event.touchpoint = found


@dataclass
class Hit:
    """ "an event that a stage's rule matches"."""

    event: Event
    stage: int
    completion: bool


def hits(drawing: Drawing, timeline: list[Event]) -> list[Hit | None]:
    """The hit that each event is, or None."""
    matcher = Matcher(timeline, lambda e: e.touchpoint)
    # "Higher `priority` (default 0) is tried first, then the order of the stages"
    tried = sorted((s for s in drawing.stages if s.measured), key=lambda s: (-s.priority, s.index))
    found: list[Hit | None] = []
    for event in timeline:
        # "the first match takes the event"
        found.append(next(filter(None, (_hit(matcher, s, event) for s in tried)), None))
    return found


def _hit(matcher: Matcher, stage: DrawnStage, event: Event) -> Hit | None:
    enters = stage.enter is not None and matcher.matches(stage.enter, event)
    # "`completes` ...; default: its enter rule"
    completes = enters if stage.completes is None else matcher.matches(stage.completes, event)
    # "A completion is also a hit."
    return Hit(event, stage.index, completes) if enters or completes else None
