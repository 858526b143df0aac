"""Whether some value meets several comparisons at once: yes, with such a value; no; or maybe.

The semantics are those of the engine: values are texts; a number compares with a text that is a
number; an absent value meets only `exists: false`. Yes is said only with a value that was tried,
and no only when every value was ruled out, so both can be relied on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from percorso.journey.rules import Comparison, Scalar

Answer: TypeAlias = Literal["yes", "no", "maybe"]
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_OTHER = ("some other value", "1", "-1")


@dataclass(frozen=True)
class Condition:
    """A comparison of a field, or its denial."""

    comparison: Comparison
    denied: bool = False

    @cached_property
    def asked(self) -> dict[str, Any]:
        """The operators of the comparison with their values, without the pattern."""
        found = self.comparison.conditions()
        return {key: found[key] for key in found if key not in ("matches", "exists")}

    @cached_property
    def texts(self) -> frozenset[str] | None:
        """The texts that alone are allowed, if the comparison names them; else None."""
        allowed = self.asked.get("in") or ((self.asked["eq"],) if "eq" in self.asked else ())
        named = bool(allowed) and all(isinstance(value, str) for value in allowed)
        return frozenset(allowed) if named else None


def meets(value: str | None, condition: Condition) -> bool | None:
    """Whether a value meets a condition; None when a pattern would have to be tried."""
    found = _holds(value, condition)
    return found if found is None else found != condition.denied


def satisfiable(conditions: Sequence[Condition]) -> Answer:
    """Whether one value, or its absence, meets all conditions.

    Example:
        >>> low, high = Comparison(lt=40), Comparison(gte=40)
        >>> satisfiable([Condition(low), Condition(high)])
        'no'
        >>> satisfiable([Condition(low), Condition(high, denied=True)])
        'yes'
    """
    named = [one.texts for one in conditions if one.texts is not None and not one.denied]
    if len(named) > 1 and not frozenset.intersection(*named):
        return "no"
    unsure = False
    for value in _candidates(conditions):
        answers = [meets(value, condition) for condition in conditions]
        if all(answers):
            return "yes"
        unsure = unsure or (None in answers and False not in answers)
    return "maybe" if unsure or not _exhausted(conditions) else "no"


def _holds(value: str | None, condition: Condition) -> bool | None:
    comparison = condition.comparison
    if value is None or comparison.exists is False:
        return value is None and comparison.exists is False
    if condition.texts is not None and value not in condition.texts:
        return False
    if not all(_one(value, key, wanted) for key, wanted in condition.asked.items()):
        return False
    return True if comparison.matches is None else None


def _one(value: str, key: str, wanted: Any) -> bool:
    if key == "in":
        return any(_equals(value, one) for one in wanted)
    if key == "contains":
        return str(wanted) in value
    if key in ("eq", "ne"):
        return _equals(value, wanted) == (key == "eq")
    number, limit = _number(value), float(wanted)
    if number is None:
        return False
    return {"gt": number > limit, "gte": number >= limit,
            "lt": number < limit, "lte": number <= limit}[key]  # fmt: skip


def _equals(value: str, wanted: object) -> bool:
    if isinstance(wanted, bool):
        return value.casefold() == str(wanted).lower()
    if isinstance(wanted, str):
        return value == wanted
    return _number(value) == float(str(wanted))


def _number(value: str) -> float | None:
    return float(value) if _NUMBER.fullmatch(value) else None


def _named(comparison: Comparison) -> Iterator[Scalar]:
    yield from (value for value in (comparison.eq, comparison.ne) if value is not None)
    yield from comparison.in_ or ()


def _limits(comparison: Comparison) -> Iterator[float]:
    limits = (comparison.gt, comparison.gte, comparison.lt, comparison.lte)
    yield from (float(limit) for limit in limits if limit is not None)


def _candidates(conditions: Sequence[Condition]) -> Iterator[str | None]:
    """Values worth trying: the named ones, one in each stretch between numbers, none at all."""
    yield None
    named = (one.texts for one in conditions if not one.denied)
    lists = [sorted(texts) for texts in named if texts is not None]
    if lists:
        yield from min(lists, key=len)
        return
    comparisons = [condition.comparison for condition in conditions]
    for comparison in comparisons:
        yield from (_written(value) for value in _named(comparison))
    parts = [comparison.contains for comparison in comparisons if comparison.contains]
    if parts:
        yield from (" ".join(parts), *parts)
    yield from _OTHER
    yield from (_written(number) for number in _stretches(comparisons))


def _stretches(comparisons: Iterable[Comparison]) -> Iterator[float]:
    """Each number that is named, one between each two neighbours, one beyond either end."""
    found: set[float] = set()
    for comparison in comparisons:
        found.update(_limits(comparison))
        numbers = (_number(_written(value)) for value in _named(comparison))
        found.update(number for number in numbers if number is not None)
    marks = sorted(found)
    if not marks:
        return
    yield from (marks[0] - 1, marks[-1] + 1)
    yield from marks
    yield from ((low + high) / 2 for low, high in pairwise(marks))


def _written(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and math.isfinite(value):
        return str(int(value)) if abs(value) < 2**53 else repr(value)
    return str(value)


def _exhausted(conditions: Sequence[Condition]) -> bool:
    """Whether the candidates stand for every value there is.

    They do when some comparison names the only values allowed as texts, asks for no value at all,
    or forces a number while all others look at nothing but the number.
    """
    wanted = [one for one in conditions if not one.denied]
    if any(one.comparison.exists is False or one.texts is not None for one in wanted):
        return True
    number = any(_is_number(one.comparison) for one in wanted)
    return number and all(_numeric(condition.comparison) for condition in conditions)


def _is_number(comparison: Comparison) -> bool:
    """Whether whatever meets a comparison is a number."""
    allowed = comparison.in_ or (() if comparison.eq is None else (comparison.eq,))
    named = bool(allowed) and all(_plain(value) for value in allowed)
    return named or any(True for _ in _limits(comparison))


def _plain(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _numeric(comparison: Comparison) -> bool:
    """Whether a comparison looks at the number alone, whatever its spelling."""
    if comparison.contains is not None or comparison.matches is not None:
        return False
    return all(_plain(value) for value in _named(comparison))
