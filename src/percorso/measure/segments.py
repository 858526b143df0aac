"""Segments: which of the stays and cycles that the fold found a figure counts.

A condition looks at the person (the last value known at `as_of`), at the cycle's entry (the value
at its first hit, else the last before) or at the event (the first hit of the stay). It picks among
what the fold found and never changes the fold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.build import Columns, Dictionaries, number_text
from percorso.engine.columns import BASE, column_of
from percorso.engine.conditions import as_number, comparison_table
from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError, did_you_mean

if TYPE_CHECKING:
    from percorso.journey import Comparison

SCOPES = {"person": "person", "cycle": "cycle", "entry": "cycle", "event": "event"}
UNKNOWN = "unknown"
_SYMBOLS = {"=": "eq", "!=": "ne", ">": "gt", ">=": "gte", "<": "lt", "<=": "lte", "~": "contains"}
_CONDITION = re.compile(
    r"\s*(?P<scope>\w+)\.(?P<field>.+?)\s*"
    r"(?:(?P<symbol>!=|>=|<=|=|>|<|~)\s*(?P<value>.*)|\s(?P<word>in|exists|missing)\b\s*(?P<list>.*))",
    re.DOTALL,
)


@dataclass(frozen=True)
class Field:
    """A field and where its value is taken: from the person, the cycle's entry or the event."""

    scope: str
    name: str

    def __str__(self) -> str:
        return f"{self.scope}.{self.name}"

    @property
    def column(self) -> str:
        """The column of the timeline; the touchpoint is the one that the map gives."""
        column = column_of(self.name)
        return RESOLVED if column == "touchpoint" else column

    def needs(self) -> set[str]:
        """The columns to read: for the touchpoint those of its rules come on top."""
        return set() if self.column == RESOLVED else {self.column}


@dataclass(frozen=True)
class Condition:
    """A field compared with values."""

    field: Field
    comparison: Comparison
    text: str


@dataclass(frozen=True)
class Group:
    """Some of the people, cycles or events: all conditions hold. Without any, everyone."""

    label: str
    conditions: tuple[Condition, ...] = ()
    hides: tuple[str, ...] = ()
    """Ids that the journey and the workspace both know: the journey's segment is meant."""


def parse_field(text: str) -> Field:
    """A field such as `person.plan`, `cycle.channel` or `event.device`.

    Raises:
        QuestionError: It does not say whether it means the person, the cycle or the event.
    """
    scope, dot, name = str(text).strip().partition(".")
    if not dot or scope not in SCOPES or not name:
        raise QuestionError(
            Problem(f"'{text}' does not say whose value is meant.",
                    f"Write person.{name or scope}, cycle.{name or scope} or "
                    f"event.{name or scope}. "
                    + (did_you_mean(scope, SCOPES) if dot else ""))
        )  # fmt: skip
    return Field(SCOPES[scope], name)


def parse_condition(text: str) -> Condition:
    """A condition such as `person.plan=pro`, `event.value>=50` or `cycle.channel in email,shop`.

    Raises:
        QuestionError: It cannot be read.
    """
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise QuestionError(
            Problem(f"The condition '{text[:80]}' cannot be read.",
                    "Write person.plan=pro, 'event.value>=50', cycle.channel in email,shop, "
                    "person.age exists or person.age missing.")
        )  # fmt: skip
    field = parse_field(f"{found['scope']}.{found['field']}")
    if found["symbol"]:
        value: Any = found["value"].strip()
        content = {_SYMBOLS[found["symbol"]]: value if found["symbol"] == "~" else _typed(value)}
    elif found["word"] == "in":
        content = {"in": [_typed(part.strip()) for part in found["list"].split(",")]}
    else:
        content = {"exists": found["word"] == "exists"}
    return Condition(field, _comparison(content, text), text.strip())


def _comparison(content: dict[str, Any], text: str) -> Comparison:
    from pydantic import ValidationError

    from percorso.journey import Comparison

    try:
        return Comparison.model_validate(content)
    except ValidationError as error:
        reason = error.errors()[0]["msg"]
        raise QuestionError(
            Problem(f"The condition '{text[:80]}' cannot be used: {reason}")
        ) from error


def _typed(text: str) -> str | float | int:
    number = as_number(text)
    if number is None or number_text(text) != text:
        return text
    return int(number) if number.is_integer() else number


@dataclass(frozen=True)
class Grouping:
    """How a question's figures are split: not at all, by the values of a field, or in groups.

    Attributes:
        groups: One group, or two to compare (people in both are counted in both).
        by: A field whose values make the groups, inside `groups[0]`.
    """

    groups: tuple[Group, ...]
    by: Field | None = None

    @property
    def split(self) -> bool:
        """Whether rows say which segment they belong to."""
        return self.by is not None or len(self.groups) > 1

    def fields(self) -> set[Field]:
        """Every field that is looked at."""
        named = {condition.field for group in self.groups for condition in group.conditions}
        return named | ({self.by} if self.by else set())

    def extra(self) -> set[str]:
        """The fields that the timeline must hold beyond its base columns."""
        return {f.name for f in self.fields() if column_of(f.name) not in BASE}


@kernel
def _carry(
    person: Any,
    t: Any,
    codes: Any,
    as_of: Any,
    last_known: Any,
    result: Any,
) -> None:
    """Carry the last known code of each person forward, and at the end back to all her rows."""
    start = 0
    known = -1
    for i in range(len(person)):
        if i > 0 and person[i] != person[i - 1]:
            if last_known:
                for k in range(start, i):
                    result[k] = known
            start = i
            known = -1
        if codes[i] >= 0 and t[i] <= as_of:
            known = codes[i]
        result[i] = known
    if last_known:
        for k in range(start, len(person)):
            result[k] = known


def carried(
    columns: Columns, codes: NDArray[np.int32], as_of: int, last_known: bool
) -> NDArray[np.int32]:
    """For each event the last value before or at it, or the last value known of its person."""
    result = np.empty(len(codes), np.int32)
    person, t = np.array(columns["person"]), np.array(columns["t"])
    _carry(person, t, np.array(codes), as_of, last_known, result)
    return result


def values_at(
    field: Field, columns: Columns, stay_rows: NDArray[np.int64], cycle_rows: NDArray[np.int64],
    as_of: int,
) -> NDArray[np.int32]:  # fmt: skip
    """The code of a field for each stay: from its person, its cycle's entry or its first hit.

    `stay_rows` are the rows of the first hit of each stay, `cycle_rows` those of the first hit of
    its cycle.
    """
    codes: NDArray[np.int32] = np.asarray(columns[field.column], np.int32)
    if field.scope == "event":
        return codes[stay_rows]
    known = carried(columns, codes, as_of, last_known=field.scope == "person")
    return known[stay_rows if field.scope == "person" else cycle_rows]


def holds(
    group: Group, columns: Columns, stay_rows: NDArray[np.int64], cycle_rows: NDArray[np.int64],
    as_of: int, dictionaries: Dictionaries, touchpoints: Sequence[str],
) -> NDArray[np.bool_]:  # fmt: skip
    """Which stays belong to a group."""
    result = np.ones(len(stay_rows), np.bool_)
    for condition in group.conditions:
        codes = values_at(condition.field, columns, stay_rows, cycle_rows, as_of)
        result &= table(condition, dictionaries, touchpoints)[codes]
    return result


def table(
    condition: Condition, dictionaries: Dictionaries, touchpoints: Sequence[str]
) -> NDArray[np.bool_]:
    """Which values of its field a condition holds for; the last entry is that of no value."""
    from percorso.engine.codes import Codes

    if condition.field.column == RESOLVED:
        return comparison_table(condition.comparison, Codes(touchpoints))
    return comparison_table(condition.comparison, dictionaries.of(condition.field.column))


def labels(field: Field, dictionaries: Dictionaries, touchpoints: Sequence[str]) -> list[str]:
    """The values of a field in the order of their codes, and last the group without a value.

    That group is `unknown`; where some source wrote that very word, it says that it has no value.
    """
    texts = touchpoints if field.column == RESOLVED else dictionaries.of(field.column).values
    return [*texts, f"{UNKNOWN} (no value)" if UNKNOWN in texts else UNKNOWN]


__all__ = [
    "SCOPES", "UNKNOWN", "Condition", "Field", "Group", "Grouping", "carried", "holds", "labels",
    "parse_condition", "parse_field", "table", "values_at",
]  # fmt: skip
