"""Which stage takes an event: the rules of a journey, judged on one event without its history.

A rule that counts (`at_least`) depends on events before; without them it may or may not hold, so
the judge knows three answers: yes, no and None for "it depends".
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from percorso.fields import NUMBERS
from percorso.simulate.fields import as_number, key_of, rules_of

if TYPE_CHECKING:
    from percorso.journey import Comparison, Journey, Rule, Stage

Event: TypeAlias = Mapping[str, str]
"""Keys and texts; a key that is not there has no value."""
Answer: TypeAlias = bool | None
Take: TypeAlias = tuple[int, bool] | None
"""The measured stage that takes an event and whether the event completes it; None: no stage."""
Takes: TypeAlias = frozenset[Take]

_ORDER: tuple[tuple[str, Callable[[float, float], bool]], ...] = (
    ("gt", operator.gt), ("gte", operator.ge), ("lt", operator.lt), ("lte", operator.le),
)  # fmt: skip


def every(answers: Iterable[Answer]) -> Answer:
    """Yes when all are yes, no when one is no."""
    found: Answer = True
    for answer in answers:
        if answer is False:
            return False
        found = None if answer is None else found
    return found


def some(answers: Iterable[Answer]) -> Answer:
    """Yes when one is yes, no when all are no."""
    return negated(every(negated(answer) for answer in answers))


def negated(answer: Answer) -> Answer:
    """The opposite; it depends when it depended."""
    return None if answer is None else not answer


def equals(text: str, wanted: object) -> bool:
    """Whether a text equals what a rule wants: numbers as numbers, the rest letter by letter."""
    if isinstance(wanted, bool):
        return text.casefold() == str(wanted).lower()
    if isinstance(wanted, str):
        return text == wanted
    return as_number(text) == float(wanted)  # type: ignore[arg-type]


@lru_cache(maxsize=65_536)
def holds_pattern(pattern: str, text: str) -> bool:
    """Whether a text holds a match, as the engine (RE2) finds it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    return bool(pc.match_substring_regex(pa.array([text]), pattern)[0].as_py())


def compare(key: str, text: str | None, wanted: Comparison) -> bool:
    """Whether a value, or its absence, is what a comparison asks for."""
    if text is None:
        return wanted.exists is False
    if wanted.exists is False:
        return False
    if key in NUMBERS and (number := as_number(text)) is not None:
        text = f"{number:.4f}" if key == "value" else repr(number)
    return _equal(text, wanted) and _ordered(text, wanted) and _textual(text, wanted)


def _equal(text: str, wanted: Comparison) -> bool:
    if wanted.eq is not None and not equals(text, wanted.eq):
        return False
    if wanted.ne is not None and equals(text, wanted.ne):
        return False
    return wanted.in_ is None or any(equals(text, one) for one in wanted.in_)


def _ordered(text: str, wanted: Comparison) -> bool:
    limits = [(holds, getattr(wanted, name)) for name, holds in _ORDER]
    asked = [(holds, limit) for holds, limit in limits if limit is not None]
    number = as_number(text)
    return all(number is not None and holds(number, limit) for holds, limit in asked)


def _textual(text: str, wanted: Comparison) -> bool:
    if wanted.contains is not None and wanted.contains not in text:
        return False
    return wanted.matches is None or holds_pattern(wanted.matches, text)


@dataclass(frozen=True)
class Known:
    """What is known of the events before.

    Attributes:
        counted: The number of the counting rule that is reached, −1 for none.
        fresh: Whether there were none.
    """

    counted: int = -1
    fresh: bool = False


NOTHING = Known()


def _alike(journey: Journey) -> dict[int, int]:
    """A number for each counting rule of a journey; those that say the same share it."""
    different: list[Rule] = []
    found = {}
    for rule in (part for whole in rules_of(journey) for part in whole.walk() if part.of):
        if rule not in different:
            different.append(rule)
        found[id(rule)] = different.index(rule)
    return found


class Judge:
    """The rules of a journey, ready to say who takes an event.

    Args:
        journey: The journey.

    Example:
        >>> from percorso.journey import Journey
        >>> judge = Judge(Journey.from_dict({"percorso": 1, "id": "j", "title": "J", "stages": [
        ...     {"id": "see", "name": "See", "enter": {"event": "Page"}},
        ...     {"id": "do", "name": "Do", "enter": {"event": "Order"}}]}))
        >>> judge.takes({"name": "Order"}), judge.takes({"name": "News"})
        (frozenset({(1, True)}), frozenset({None}))
    """

    def __init__(self, journey: Journey) -> None:
        self.stages: list[Stage] = [stage for stage in journey.stages if stage.measured]
        self._points = list(journey.touchpoints)
        self._ids = {point.id for point in self._points}
        numbers = range(len(self.stages))
        self._tried = sorted(numbers, key=lambda number: -self.stages[number].priority)
        self._alike = _alike(journey)
        self._counting = [
            part
            for rule in rules_of(journey)
            for part in rule.walk()
            if part.of is not None and (part.at_least or 1) > 1
        ]

    def takes(self, event: Event, counted: Rule | None = None, fresh: bool = False) -> Takes:
        """What may become of an event, whatever happened before it.

        Args:
            event: The event.
            counted: A counting rule that is taken to be reached.
            fresh: Whether nothing happened before it, so that no counting rule is reached.
        """
        known = Known(self._alike.get(id(counted), -1), fresh)
        points = self.touchpoints(event, known)
        return frozenset().union(*(self._at(event, point, known) for point in points))

    def _at(self, event: Event, point: str | None, known: Known) -> Takes:
        found: set[Take] = set()
        for number in self._tried:
            stage = self.stages[number]
            enter = self._maybe(stage.enter, event, point, known)
            done = self._maybe(stage.completes, event, point, known)
            if stage.completes is None:
                done = enter
            if done is not False:
                found.add((number, True))
            if enter is not False and done is not True:
                found.add((number, False))
            if some((enter, done)) is True:
                return frozenset(found)
        return frozenset(found | {None})

    def _maybe(self, rule: Rule | None, event: Event, point: str | None, known: Known) -> Answer:
        return False if rule is None else self.holds(rule, event, point, known)

    def touchpoints(self, event: Event, known: Known = NOTHING) -> set[str | None]:
        """The touchpoints of the map at which an event may have happened; None: at none."""
        named = event.get("touchpoint")
        if named in self._ids:
            return {named}
        found: set[str | None] = set()
        for point in self._points:
            if point.rule is None:
                continue
            answer = self.holds(point.rule, event, None, known)
            found |= {point.id} if answer is not False else set()
            if answer is True:
                return found
        return found | {None}

    def holds(self, rule: Rule, event: Event, point: str | None, known: Known = NOTHING) -> Answer:
        """Whether a rule holds at an event that happened at a touchpoint."""
        name, channel = event.get("name"), event.get("channel")
        parts: list[Answer] = [not rule.event or name in rule.event]
        parts.append(not rule.channel or channel in rule.channel)
        parts.append(not rule.touchpoint or point in rule.touchpoint)
        for field, wanted in rule.where.items():
            key = key_of(field)
            parts.append(compare(key, event.get(key), wanted))
        if False in parts:
            return False
        parts += [self.holds(part, event, point, known) for part in rule.all]
        if rule.any:
            parts.append(some(self.holds(part, event, point, known) for part in rule.any))
        if rule.not_ is not None:
            parts.append(negated(self.holds(rule.not_, event, point, known)))
        parts.append(self._counts(rule, event, point, known))
        return every(parts)

    @property
    def windows(self) -> list[int]:
        """Over how many milliseconds the counting rules count."""
        return [rule.within.us // 1000 for rule in self._counting if rule.within]

    def counted(self, event: Event) -> bool:
        """Whether some counting rule may count an event."""
        points = self.touchpoints(event)
        rules = [rule.of for rule in self._counting if rule.of is not None]
        return any(self.holds(rule, event, p) is not False for rule in rules for p in points)

    def _counts(self, rule: Rule, event: Event, point: str | None, known: Known) -> Answer:
        if rule.of is None or rule.at_least is None:
            return True
        inner = self.holds(rule.of, event, point, known)
        if inner is False or rule.at_least == 1 or self._alike.get(id(rule)) == known.counted:
            return inner
        return False if known.fresh else None
