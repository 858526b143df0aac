"""What the rules of a journey look at, under the names of the canonical event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from percorso.events.names import is_address, standard
from percorso.fields import ALIASES, NUMBERS, TEXTS

if TYPE_CHECKING:
    from percorso.journey import Comparison, Journey, Rule

GIVEN = {
    "source_id": "import",
    "library": "percorso-simulator",
    "anonymous_id": "sim-d-0000000000000000",
}
"""Columns whose value a simulated event cannot choose."""
NOWHERE = "nowhere"
"""The key of a field that no imported event can carry; it has never a value."""
PROPERTY = "properties."


@lru_cache(maxsize=4096)
def key_of(field: str) -> str:
    """The canonical column or the property (`properties.NAME`) that a field of a rule means.

    Example:
        >>> key_of("event"), key_of("revenue"), key_of("plan"), key_of("message_id")
        ('name', 'value', 'properties.plan', 'nowhere')
    """
    column = ALIASES.get(field, field)
    if column in TEXTS or column in NUMBERS:
        return column
    other = standard(field)
    if other is not None:
        return other[0] if other[0] in TEXTS or other[0] in NUMBERS else NOWHERE
    started = field.startswith((PROPERTY, "traits.", "context."))
    return NOWHERE if started or is_address(field) or not field.strip() else PROPERTY + field


def rules_of(journey: Journey) -> Iterator[Rule]:
    """Every rule of the stages and touchpoints, outermost ones only."""
    for stage in journey.stages:
        yield from (rule for rule in (stage.enter, stage.completes) if rule is not None)
    yield from (point.rule for point in journey.touchpoints if point.rule is not None)


def comparisons_of(journey: Journey) -> Iterator[tuple[str, Comparison]]:
    """Every comparison in any rule, with the key that it looks at."""
    for rule in rules_of(journey):
        for part in rule.walk():
            for field, comparison in part.where.items():
                yield key_of(field), comparison


def watched(journey: Journey) -> set[str]:
    """The keys on which some rule depends: an event must say exactly what it holds there."""
    keys = {key for key, _ in comparisons_of(journey)}
    for rule in rules_of(journey):
        for part in rule.walk():
            keys |= {"channel"} if part.channel else set()
            keys |= {"touchpoint"} if part.touchpoint else set()
    return keys


_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def as_number(text: str) -> float | None:
    """The number that a text is, wholly, or None.

    Example:
        >>> as_number("40.50"), as_number("40 EUR")
        (40.5, None)
    """
    return float(text) if _NUMBER.fullmatch(text) else None


def cuts(journey: Journey) -> dict[str, tuple[float, ...]]:
    """For each key the numbers with which some rule compares, in order."""
    found: dict[str, set[float]] = {}
    for key, comparison in comparisons_of(journey):
        found.setdefault(key, set()).update(_numbers(comparison))
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def _numbers(comparison: Comparison) -> Iterator[float]:
    ordered = (comparison.gt, comparison.gte, comparison.lt, comparison.lte)
    values = (*ordered, comparison.eq, comparison.ne, *(comparison.in_ or ()))
    for value in values:
        number = as_number(str(value)) if value is not None and value is not True else None
        if number is not None and abs(number) < 1e14:
            yield number
