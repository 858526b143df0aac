"""Conditions over a bucket: arrays of yes and no, mostly by look-up in small tables.

Every column that a rule can look at is a small integer code, so a condition on it is decided once
for each distinct text and becomes a table; a bucket is then judged by indexing.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.build import Columns
from percorso.engine.codes import Codes

if TYPE_CHECKING:
    from percorso.journey import Comparison

Mask = NDArray[np.bool_]
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


class Node(Protocol):
    """A part of a rule that says yes or no for each event of a bucket."""

    def columns(self) -> set[str]:
        """The columns that it looks at."""

    def judge(self, columns: Columns) -> Mask:
        """Yes or no for each row."""


@dataclass(frozen=True)
class Lookup:
    """A condition on one coded column: a table with an entry for each code, the last for absent."""

    column: str
    table: Mask

    def columns(self) -> set[str]:
        """The one column."""
        return {self.column}

    def judge(self, columns: Columns) -> Mask:
        """The entries of the table for the rows."""
        found: Mask = self.table[columns[self.column]]
        return found


@dataclass(frozen=True)
class Every:
    """Holds where all parts hold; with no part, everywhere."""

    parts: tuple[Node, ...]

    def columns(self) -> set[str]:
        """The columns of all parts."""
        return set().union(*(part.columns() for part in self.parts))

    def judge(self, columns: Columns) -> Mask:
        """Where all parts hold."""
        result = np.ones(len(columns["person"]), np.bool_)
        for part in self.parts:
            result &= part.judge(columns)
        return result


@dataclass(frozen=True)
class Some:
    """Holds where at least one part holds."""

    parts: tuple[Node, ...]

    def columns(self) -> set[str]:
        """The columns of all parts."""
        return set().union(*(part.columns() for part in self.parts))

    def judge(self, columns: Columns) -> Mask:
        """Where any part holds."""
        result = np.zeros(len(columns["person"]), np.bool_)
        for part in self.parts:
            result |= part.judge(columns)
        return result


@dataclass(frozen=True)
class Not:
    """Holds where its part does not."""

    part: Node

    def columns(self) -> set[str]:
        """The columns of the part."""
        return self.part.columns()

    def judge(self, columns: Columns) -> Mask:
        """Where the part does not hold."""
        return ~self.part.judge(columns)


@dataclass(frozen=True)
class AtLeast:
    """Holds at an event that matches and is at least the n-th such of its person within a time."""

    count: int
    within: int
    part: Node

    def columns(self) -> set[str]:
        """The columns of the part, the person and the instant."""
        return self.part.columns() | {"person", "t"}

    def judge(self, columns: Columns) -> Mask:
        """Where the n-th match back is the same person's and near enough; equal is inside."""
        rows = np.flatnonzero(self.part.judge(columns))
        last, first = rows[self.count - 1 :], rows[: len(rows) - self.count + 1]
        person, t = columns["person"], columns["t"]
        near = (person[last] == person[first]) & (t[last] - t[first] <= self.within)
        result = np.zeros(len(person), np.bool_)
        result[last[near]] = True
        return result


def table_of(codes: Codes, predicate: Callable[[str], bool], absent: bool = False) -> Mask:
    """A look-up table: the predicate for each text of a dictionary, and the entry for absent."""
    return np.array([*(predicate(value) for value in codes.values), absent], np.bool_)


def as_number(text: str) -> float | None:
    """The number that a text is, wholly, or None.

    Example:
        >>> as_number("40.50"), as_number("40 EUR"), as_number("nan")
        (40.5, None, None)
    """
    return float(text) if _NUMBER.fullmatch(text) else None


def _equals(text: str, wanted: object) -> bool:
    if isinstance(wanted, bool):
        return text.casefold() == str(wanted).lower()
    if isinstance(wanted, str):
        return text == wanted
    return as_number(text) == float(wanted)  # type: ignore[arg-type]


def _ordered(text: str, limit: float, holds: Callable[[float, float], bool]) -> bool:
    number = as_number(text)
    return number is not None and holds(number, limit)


_ORDER: dict[str, Callable[[float, float], bool]] = {
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def comparison_table(comparison: Comparison, codes: Codes) -> Mask:
    """The look-up table of one comparison: all of its operators must hold.

    A number in the rule compares with texts that are numbers; a text compares as it is written;
    an absent value matches only `exists: false`.
    """
    result = np.ones(len(codes) + 1, np.bool_)
    result[-1] = comparison.exists is False and not _wants_value(comparison)
    for predicate in _predicates(comparison):
        result[:-1] &= table_of(codes, predicate)[:-1]
    if comparison.exists is False:
        result[:-1] = False
    if comparison.matches is not None and len(codes):
        texts = pa.array(codes.values, pa.string())
        result[:-1] &= pc.match_substring_regex(texts, comparison.matches).to_numpy(
            zero_copy_only=False
        )
    return result


def _wants_value(comparison: Comparison) -> bool:
    names = ("eq", "ne", "in_", "gt", "gte", "lt", "lte", "contains", "matches")
    return any(getattr(comparison, name) is not None for name in names)


def _predicates(comparison: Comparison) -> Iterable[Callable[[str], bool]]:
    if (equal := comparison.eq) is not None:
        yield lambda text: _equals(text, equal)
    if (other := comparison.ne) is not None:
        yield lambda text: not _equals(text, other)
    if (allowed := comparison.in_) is not None:
        yield lambda text: any(_equals(text, value) for value in allowed)
    if (part := comparison.contains) is not None:
        yield lambda text: part in text
    for name, holds in _ORDER.items():
        if (limit := getattr(comparison, name)) is not None:
            yield lambda text, limit=limit, holds=holds: _ordered(text, limit, holds)  # type: ignore[misc]
