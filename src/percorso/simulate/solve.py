"""Rules turned round: events that satisfy a rule of the closed grammar.

A rule is read as alternatives, each a list of demands on single keys (the name, the channel, the
touchpoint, a field). Keys are independent of each other, so an event is found by choosing for each
key a value that meets all demands on it, from a small pool that tells apart all comparisons of the
journey: the values that rules name, texts that match their patterns, and one number between any
two numbers that rules compare with. Every event found is judged before it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from percorso.events.values import CHOICES
from percorso.fields import NUMBERS
from percorso.simulate.fields import (
    GIVEN,
    NOWHERE,
    as_number,
    comparisons_of,
    cuts,
    key_of,
    rules_of,
)
from percorso.simulate.judge import compare
from percorso.simulate.patterns import samples

if TYPE_CHECKING:
    from percorso.journey import Comparison, Journey, Rule

MOST_WAYS = 64
MOST_COUNTED = 40
"""A rule that counts more events than this is not simulated: nobody would believe the run."""
FRESH = "simulated"
WORDS = {
    "name": ["Session Started", "Touchpoint Met", "Simulated Event"],
    "currency": ["EUR"],
    "type": ["track", "page", "screen"],
    "score": ["8"],
    "value": ["120"],
    "quantity": ["1"],
    "duration_s": ["60"],
    "topic": ["delivery", "damage", "payment", "how-to"],
    "reason": ["delivery", "damage", "changed-mind"],
    "category": ["core", "entry", "premium"],
    "page_path": ["/", "/stories/light-in-the-evening", "/about"],
    "plan": ["standard", "plus"],
    "customer_type": ["private", "business"],
    "status": ["done", "open"],
    "method": ["card", "transfer"],
    "utm_campaign": ["newsletter", "always-on"],
    "geo_country": ["IT"],
    "locale": ["it-IT", "en-GB"],
    "device_class": ["phone", "desktop"],
    "score_kind": ["nps", "csat"],
    "user_id": ["sim-000000000"],
}
"""Values that anybody would believe, where no rule names any."""
Text = str | None
Test = Callable[[Text], bool]


@dataclass(frozen=True)
class Way:
    """One alternative of a rule.

    Attributes:
        demands: Key → tests that its value must pass.
        liked: Key → values that rules on this alternative name, the first ones first.
        counted: The counting rule that has to be reached.
        fresh: Whether it holds only when no such event came before.
    """

    demands: dict[str, tuple[Test, ...]] = field(default_factory=dict)
    liked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    counted: Rule | None = None
    fresh: bool = False

    def __add__(self, other: Way) -> Way:
        """Both together."""
        demands, liked = dict(self.demands), dict(self.liked)
        for key, tests in other.demands.items():
            demands[key] = demands.get(key, ()) + tests
        for key, values in other.liked.items():
            liked[key] = liked.get(key, ()) + values
        return Way(demands, liked, self.counted or other.counted, self.fresh or other.fresh)


def ways(rule: Rule, positive: bool = True) -> Iterator[Way]:
    """The alternatives by which a rule holds, or by which it does not."""
    return _together(_parts(rule)) if positive else _one_negated(rule)


def _parts(rule: Rule) -> list[Callable[[], Iterator[Way]]]:
    """What must hold together, each with its alternatives."""
    parts: list[Callable[[], Iterator[Way]]] = []
    for key, names in (("name", rule.event), ("channel", rule.channel)):
        if names:
            parts.append(lambda key=key, names=names: _named(key, names))  # type: ignore[misc]
    if rule.touchpoint:
        parts.append(lambda: _named("touchpoint", rule.touchpoint))
    for name, wanted in rule.where.items():
        one = _compared(key_of(name), wanted, True)
        parts.append(lambda one=one: iter([one]))  # type: ignore[misc]
    for part in rule.all:
        parts.append(lambda part=part: ways(part))  # type: ignore[misc]
    if rule.any:
        parts.append(lambda: (way for part in rule.any for way in ways(part)))
    if (inner := rule.not_) is not None:
        parts.append(lambda: ways(inner, False))
    if rule.of is not None:
        parts.append(lambda: _counting(rule))
    return parts


def _together(parts: Sequence[Callable[[], Iterator[Way]]]) -> Iterator[Way]:
    if not parts:
        yield Way()
        return
    for way in islice(parts[0](), MOST_WAYS):
        for rest in _together(parts[1:]):
            both = way + rest
            if not (way.counted and rest.counted) and not (both.counted and both.fresh):
                yield both


def _one_negated(rule: Rule) -> Iterator[Way]:
    for key, names in (("name", rule.event), ("channel", rule.channel)):
        if names:
            yield Way({key: (lambda text, names=names: text not in names,)})  # type: ignore[misc]
    if rule.touchpoint:
        yield Way({"touchpoint": (lambda text: text not in rule.touchpoint,)})
    for name, wanted in rule.where.items():
        yield _compared(key_of(name), wanted, False)
    for part in rule.all:
        yield from ways(part, False)
    if rule.any:
        yield from _together([lambda part=part: ways(part, False) for part in rule.any])  # type: ignore[misc]
    if rule.not_ is not None:
        yield from ways(rule.not_)
    if rule.of is not None:
        yield from ways(rule.of, False)
        yield Way(fresh=True)


def _named(key: str, names: Sequence[str]) -> Iterator[Way]:
    for name in names:
        yield Way({key: (lambda text, name=name: text == name,)}, {key: (name,)})  # type: ignore[misc]


def _compared(key: str, wanted: Comparison, positive: bool) -> Way:
    def test(text: Text) -> bool:
        return compare(key, text, wanted) == positive

    return Way({key: (test,)}, {key: tuple(_values(wanted))} if positive else {})


def _counting(rule: Rule) -> Iterator[Way]:
    if rule.of is None or rule.at_least is None or rule.at_least > MOST_COUNTED:
        return
    for way in ways(rule.of):
        if way.counted is None:
            yield way + Way(counted=rule if rule.at_least > 1 else None)


def _values(wanted: Comparison) -> Iterator[str]:
    for value in (wanted.eq, *(wanted.in_ or ())):
        if value is not None:
            yield str(value).lower() if isinstance(value, bool) else str(value)
    if wanted.contains is not None:
        yield wanted.contains
    if wanted.matches is not None:
        yield from samples(wanted.matches)


class Pool:
    """The values worth trying for each key of a journey's rules."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self.cuts = cuts(journey)

    @cached_property
    def named(self) -> dict[str, tuple[str, ...]]:
        """The values that any rule names, by key."""
        found: dict[str, dict[str, None]] = {}
        for key, wanted in comparisons_of(self._journey):
            found.setdefault(key, {}).update(dict.fromkeys(_values(wanted)))
        for rule in rules_of(self._journey):
            for part in rule.walk():
                for key, names in (("name", part.event), ("channel", part.channel)):
                    found.setdefault(key, {}).update(dict.fromkeys(names))
        return {key: tuple(values) for key, values in found.items()}

    def values(self, key: str, liked: Iterable[str] = ()) -> list[Text]:
        """The values to try for a key, liked ones first, then none at all, then the others."""
        if key == NOWHERE:
            return [None]
        if key in GIVEN:
            return [GIVEN[key]]
        if key == "user_id":
            return [None, *WORDS[key]]
        words = [*liked, None, *self.named.get(key, ()), *self._between(key), *general(key)]
        if key == "name":
            words = [*liked, *general(key), *self.named.get(key, ())]
        tidy = (_tidy(key, word) for word in words)
        return list(dict.fromkeys(word for word in tidy if _possible(key, word)))

    def _between(self, key: str) -> list[str]:
        """A number above all that rules compare with, one between each two, and these."""
        numbers = self.cuts.get(key, ())
        if not numbers:
            return []
        middles = [(a + b) / 2 for a, b in pairwise(numbers)]
        outer = [numbers[-1] + 1, numbers[-1] + 0.5, numbers[0] - 1]
        return [f"{number:g}" for number in (*outer, *reversed(middles), *reversed(numbers))]

    def solutions(self, way: Way, most: int = 24) -> Iterator[dict[str, str]]:
        """Events that meet the demands of one alternative, one liked value varied at a time."""
        choices: dict[str, list[Text]] = {}
        for key, tests in {"name": (), **way.demands}.items():
            tried = self.values(key, way.liked.get(key, ()))
            choices[key] = [v for v in tried if all(test(v) for test in tests)][:most]
            if not choices[key]:
                return
        first = {key: values[0] for key, values in choices.items()}
        yield _present(first)
        for key, values in choices.items():
            liked = set(way.liked.get(key, ()))
            for value in sorted(values[1:], key=lambda value: value not in liked):
                yield _present({**first, key: value})


def _present(event: dict[str, Text]) -> dict[str, str]:
    return {key: value for key, value in event.items() if value is not None}


def general(key: str) -> list[str]:
    """Values that anybody would believe under a key."""
    if CHOICES.get(key):
        return list(CHOICES[key])
    short = key.rpartition(".")[2]
    return [*WORDS.get(short, [FRESH]), "7", "true"]


def _tidy(key: str, text: Text) -> Text:
    """A value as the import would keep it."""
    if text is None:
        return None
    if key not in CHOICES and key != "currency":
        return text.strip() or None
    return text.strip().lower() if key in CHOICES else text.strip().upper()


def _possible(key: str, text: Text) -> bool:
    """Whether the import would take this value under this key."""
    if text is None:
        return True
    if key in NUMBERS:
        number = as_number(text)
        halves = key in ("score", "quantity") and number is not None and number % 1
        return number is not None and abs(number) < 1e12 and not halves
    if CHOICES.get(key):
        return text in CHOICES[key]
    if key == "currency":
        return len(text) == 3 and text.isascii() and text.isalpha()
    if key == "type":
        return text in ("track", "page", "screen")
    return "\x00" not in text
