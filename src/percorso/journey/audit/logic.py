"""What rules can match: whether two can match one event, whether one takes all that another would.

A rule is written out as alternatives, each a list of conditions on fields that must all hold. The
answers are yes, no and maybe; yes and no are proved, taking the fields as free of each other. What
cannot be written out in a reasonable number of alternatives is maybe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from percorso.fields import ALIASES
from percorso.journey.audit.values import Answer, Condition, satisfiable
from percorso.journey.rules import Comparison, Rule

MOST = 300
"""Alternatives that are written out at most."""
MOST_PAIRS = 2_000
"""Pairs of alternatives of two rules that are looked at."""
TOUCHPOINT = "touchpoint of the map"
_COUNTED = "what came before"


class TooLong(Exception):
    """A rule has more alternatives than are looked at."""


@dataclass(frozen=True)
class Literal:
    """A condition on a field; `counted` for `at_least`, which also looks at earlier events."""

    field: str
    condition: Condition
    counted: bool = False


Case: TypeAlias = tuple[Literal, ...]
"""Conditions that must all hold."""


def cases(rule: Rule, denied: bool = False) -> tuple[Case, ...]:
    """A rule, or its denial, as alternatives.

    Raises:
        TooLong: There are more than `MOST`.
    """
    parts = [_heads(rule, denied), *_wheres(rule, denied)]
    parts += [cases(inner, denied) for inner in rule.all]
    if rule.any:
        inner = [cases(one, denied) for one in rule.any]
        parts.append(_all(inner) if denied else _some(inner))
    if rule.not_ is not None:
        parts.append(cases(rule.not_, not denied))
    if rule.of is not None:
        parts.append(_counted(rule.of, denied))
    parts = [part for part in parts if part is not None]
    return _some(parts) if denied else _all(parts)


_KNOWN: dict[tuple[int, bool], tuple[Rule, tuple[Case, ...] | None]] = {}
"""Rules that were written out; each is held here, so that no other one gets its number."""
_MOST_KNOWN = 20_000


def _written(rule: Rule, denied: bool = False) -> tuple[Case, ...]:
    """As `cases`, once for each rule: a check compares each with all others."""
    key = (id(rule), denied)
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        try:
            _KNOWN[key] = rule, cases(rule, denied)
        except TooLong:
            _KNOWN[key] = rule, None
    found = _KNOWN[key][1]
    if found is None:
        raise TooLong
    return found


def _heads(rule: Rule, denied: bool) -> tuple[Case, ...]:
    pairs = (("name", rule.event), (TOUCHPOINT, rule.touchpoint), ("channel", rule.channel))
    found = [_literal(field, Comparison(in_=values), denied) for field, values in pairs if values]
    return tuple((one,) for one in found) if denied else (tuple(found),)


def _literal(field: str, comparison: Comparison, denied: bool) -> Literal:
    return Literal(ALIASES.get(field, field), Condition(comparison, denied))


def _wheres(rule: Rule, denied: bool) -> Iterator[tuple[Case, ...]]:
    for field, comparison in rule.where.items():
        yield ((_literal(field, comparison, denied),),)


def _counted(of: Rule, denied: bool) -> tuple[Case, ...]:
    """The event must match `of`, and have others before it; the denial of that says nothing."""
    free = Literal(_COUNTED, Condition(Comparison(exists=True)), counted=True)
    return ((free,),) if denied else tuple((*case, free) for case in cases(of))


def _all(parts: Sequence[tuple[Case, ...]]) -> tuple[Case, ...]:
    size = 1
    for part in parts:
        size *= len(part)
    if size > MOST:
        raise TooLong
    return tuple(tuple(one for case in chosen for one in case) for chosen in product(*parts))


def _some(parts: Sequence[tuple[Case, ...]]) -> tuple[Case, ...]:
    found = tuple(case for part in parts for case in part)
    if len(found) > MOST:
        raise TooLong
    return found


def possible(case: Case) -> Answer:
    """Whether an event can meet all conditions of a case."""
    fields: dict[str, list[Condition]] = {}
    for literal in case:
        fields.setdefault(literal.field, []).append(literal.condition)
    answers = [satisfiable(found) for field, found in fields.items() if field != _COUNTED]
    if "no" in answers:
        return "no"
    return "maybe" if "maybe" in answers else "yes"


def _best(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return "yes" if "yes" in found else "maybe" if "maybe" in found else "no"


def can_match(rule: Rule) -> Answer:
    """Whether any event can match a rule.

    Example:
        >>> can_match(Rule.model_validate({"event": "A", "not": {"event": ["A", "B"]}}))
        'no'
    """
    try:
        return _best(possible(case) for case in _written(rule))
    except TooLong:
        return "maybe"


def overlap(first: Rule, second: Rule) -> Answer:
    """Whether one event can match both rules.

    Yes: both name the same event, channel or touchpoint, and nothing else keeps them apart. Maybe:
    it depends on the data, as when one asks for an event and the other for a channel.

    Example:
        >>> small = Rule.model_validate({"event": "Paid", "where": {"value": {"lt": 40}}})
        >>> large = Rule.model_validate({"event": "Paid", "where": {"value": {"gte": 40}}})
        >>> overlap(small, large), overlap(small, Rule.model_validate({"event": "Paid"}))
        ('no', 'yes')
    """
    try:
        return _best(_meet(*pair) for pair in _pairs(_written(first), _written(second)))
    except TooLong:
        return "maybe"


def _pairs(first: tuple[Case, ...], second: tuple[Case, ...]) -> Iterable[tuple[Case, Case]]:
    if len(first) * len(second) > MOST_PAIRS:
        raise TooLong
    return product(first, second)


def _meet(one: Case, other: Case) -> Answer:
    found = possible((*one, *other))
    return "maybe" if found == "yes" and not (_named(one) & _named(other)) else found


def _named(case: Case) -> set[str]:
    """The fields of the event itself of which a case names values."""
    heads = ("name", "channel", TOUCHPOINT)
    return {one.field for one in case if one.field in heads and not one.condition.denied}


def within(inner: Rule, outer: Rule) -> bool:
    """Whether every event that matches `inner` provably matches `outer`.

    Example:
        >>> some = Rule.model_validate({"event": "Paid", "where": {"value": {"lt": 40}}})
        >>> within(some, Rule.model_validate({"event": ["Paid", "Sent"]}))
        True
    """
    try:
        counted = any(one.counted for case in _written(outer) for one in case)
        denied = _written(outer, denied=True)
        return not counted and all(
            possible((*one, *other)) == "no" for one, other in _pairs(_written(inner), denied)
        )
    except TooLong:
        return False
