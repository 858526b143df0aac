"""Rules at work: a rule of the closed grammar becomes arrays of yes and no over a bucket.

Every column that a rule can look at is a small integer code, so a condition on it is decided once
for each distinct text and becomes a look-up table; a bucket is then judged by indexing. When all
rules of a journey look at one and the same column, the whole of them is one single table.

Nothing is ever evaluated as code or as SQL: names and values of rules are only compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.build import Columns, Dictionaries
from percorso.engine.codes import Codes
from percorso.engine.columns import BASE, column_of

if TYPE_CHECKING:
    from percorso.journey import Comparison, Journey, Rule, Stage

Mask = NDArray[np.bool_]
RESOLVED = "touchpoint of the map"
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
        """Where the n-th match back is the same person's and near enough (a gap equal is inside)."""
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


def _ordered(text: str, limit: object, holds: Callable[[object, object], bool]) -> bool:
    if isinstance(limit, str):
        return holds(text, limit)
    number = as_number(text)
    return number is not None and holds(number, float(limit))  # type: ignore[arg-type]


_ORDER: dict[str, Callable[[object, object], bool]] = {
    "gt": lambda a, b: a > b,  # type: ignore[operator]
    "gte": lambda a, b: a >= b,  # type: ignore[operator]
    "lt": lambda a, b: a < b,  # type: ignore[operator]
    "lte": lambda a, b: a <= b,  # type: ignore[operator]
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


class Compiler:
    """Turns rules into nodes, given the dictionaries of a timeline and the touchpoints of a map."""

    def __init__(self, codes: Dictionaries, touchpoints: Sequence[str]) -> None:
        self._codes = codes
        self._touchpoints = {name: code for code, name in enumerate(touchpoints)}

    def compile(self, rule: Rule) -> Node:
        """A rule as one node; several keys in one rule mean that all of them hold."""
        parts: list[Node] = []
        if rule.event:
            parts.append(self._names("name", rule.event))
        if rule.channel:
            parts.append(self._names("channel", rule.channel))
        if rule.touchpoint:
            parts.append(self._of_map(rule.touchpoint))
        for name, comparison in (rule.where or {}).items():
            parts.append(self.condition(name, comparison))
        parts += [self.compile(part) for part in rule.all]
        if rule.any:
            parts.append(Some(tuple(self.compile(part) for part in rule.any)))
        if rule.not_ is not None:
            parts.append(Not(self.compile(rule.not_)))
        if rule.at_least is not None and rule.within is not None and rule.of is not None:
            parts.append(AtLeast(rule.at_least, rule.within.us, self.compile(rule.of)))
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def condition(self, name: str, comparison: Comparison) -> Lookup:
        """One comparison on a field."""
        column = column_of(name)
        if column == "touchpoint":
            return self._on_touchpoint(comparison)
        return Lookup(column, comparison_table(comparison, self._codes.of(column)))

    def _on_touchpoint(self, comparison: Comparison) -> Lookup:
        return Lookup("touchpoint", comparison_table(comparison, self._codes.of("touchpoint")))

    def _names(self, column: str, names: Sequence[str]) -> Lookup:
        wanted = set(names)
        return Lookup(column, table_of(self._codes.of(column), wanted.__contains__))

    def _of_map(self, names: Sequence[str]) -> Lookup:
        table = np.zeros(len(self._touchpoints) + 1, np.bool_)
        for name in names:
            if name in self._touchpoints:
                table[self._touchpoints[name]] = True
        return Lookup(RESOLVED, table)


@dataclass(frozen=True)
class StageRules:
    """The rules of all measured stages, tried in their order, and how events get touchpoints.

    Attributes:
        stages: For each measured stage, in the order in which they are tried: its number among the
            measured, its enter rule and its completion rule.
        touchpoints: How an event's touchpoint is found.
        table: When every rule looks at one column alone: the code of each of its values.
    """

    stages: tuple[tuple[int, Node | None, Node | None], ...]
    touchpoints: TouchpointRules
    column: str | None
    table: NDArray[np.int16] | None

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read to judge."""
        if self.column is not None:
            return {self.column}
        needed = set().union(*(node.columns() for node in _nodes(self.stages)))
        if RESOLVED in needed:
            needed = (needed - {RESOLVED}) | self.touchpoints.columns()
        return needed

    def codes(self, columns: Columns) -> NDArray[np.int16]:
        """For each event −1 when no stage takes it, else twice the stage plus one if it completes."""
        if self.column is not None and self.table is not None:
            found: NDArray[np.int16] = self.table[columns[self.column]]
            return found
        return _take(self.stages, columns)


def _nodes(stages: Iterable[tuple[int, Node | None, Node | None]]) -> Iterable[Node]:
    return (node for _, *pair in stages for node in pair if node is not None)


def _take(
    stages: Sequence[tuple[int, Node | None, Node | None]], columns: Columns
) -> NDArray[np.int16]:
    result = np.full(len(columns["person"]), -1, np.int16)
    for number, enter, completes in reversed(stages):
        entered = enter.judge(columns) if enter is not None else None
        completed = completes.judge(columns) if completes is not None else entered
        if entered is not None:
            result[entered] = 2 * number
        if completed is not None:
            result[completed] = 2 * number + 1
    return result


@dataclass(frozen=True)
class TouchpointRules:
    """How an event finds its touchpoint: the one it names, else the first whose rule matches.

    The codes: the touchpoints of the map in their order, then the bare names that events carry and
    the map does not hold, then the names of events that name no touchpoint; −1 cannot occur.

    Attributes:
        names: The identifiers behind the codes.
        drawn: How many of them are on the map.
    """

    names: tuple[str, ...]
    drawn: int
    named: NDArray[np.int32]
    bare: NDArray[np.int32]
    rules: tuple[tuple[int, Node], ...]

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        needed = set().union(*(node.columns() for _, node in self.rules)) - {RESOLVED}
        return needed | {"touchpoint", "name"}

    def codes(self, columns: Columns) -> NDArray[np.int32]:
        """The touchpoint of each event."""
        named = self.named[columns["touchpoint"]]
        result = np.where(named >= 0, named, self.bare[columns["name"]]).astype(np.int32)
        if self.rules:
            self._by_rule(columns, (named >= 0) & (named < self.drawn), result)
        return result

    def _by_rule(self, columns: Columns, settled: Mask, result: NDArray[np.int32]) -> None:
        seen = {**columns, RESOLVED: np.where(settled, result, -1)}
        for code, node in reversed(self.rules):
            result[node.judge(seen) & ~settled] = code


def compile_touchpoints(journey: Journey, codes: Dictionaries) -> TouchpointRules:
    """The touchpoints of a map, made ready for a timeline."""
    drawn = [touchpoint.id for touchpoint in journey.touchpoints]
    names = Codes(drawn)
    named = [names.code(value) for value in codes.of("touchpoint").values]
    bare = [names.code(value) for value in codes.of("name").values]
    compiler = Compiler(codes, drawn)
    rules = tuple(
        (code, compiler.compile(touchpoint.rule))
        for code, touchpoint in enumerate(journey.touchpoints)
        if touchpoint.rule is not None
    )
    return TouchpointRules(
        tuple(names.values), len(drawn), np.array([*named, -1], np.int32),
        np.array([*bare, -1], np.int32), rules,
    )  # fmt: skip


def compile_stages(journey: Journey, codes: Dictionaries) -> StageRules:
    """The stage rules of a journey, made ready for a timeline."""
    compiler = Compiler(codes, [touchpoint.id for touchpoint in journey.touchpoints])
    measured = [stage for stage in journey.stages if stage.measured]
    tried = sorted(range(len(measured)), key=lambda number: -measured[number].priority)
    stages = tuple((number, *_pair(compiler, measured[number])) for number in tried)
    touchpoints = compile_touchpoints(journey, codes)
    column = _only_column(stages)
    table = None if column is None else _domain(stages, column, codes)
    return StageRules(stages, touchpoints, column, table)


def _pair(compiler: Compiler, stage: Stage) -> tuple[Node | None, Node | None]:
    enter = compiler.compile(stage.enter) if stage.enter is not None else None
    completes = compiler.compile(stage.completes) if stage.completes is not None else None
    return enter, completes


def _only_column(stages: Sequence[tuple[int, Node | None, Node | None]]) -> str | None:
    needed = set().union(*(node.columns() for node in _nodes(stages)))
    only = next(iter(needed)) if len(needed) == 1 else None
    return None if only == RESOLVED else only


def _domain(
    stages: Sequence[tuple[int, Node | None, Node | None]], column: str, codes: Dictionaries
) -> NDArray[np.int16]:
    size = len(codes.of(column))
    domain = np.append(np.arange(size), -1)
    return _take(stages, {column: domain, "person": domain})


def needed_fields(journey: Journey) -> set[str]:
    """The fields beyond the base columns that the rules of a journey look at."""
    rules = [stage.enter for stage in journey.stages]
    rules += [stage.completes for stage in journey.stages]
    rules += [touchpoint.rule for touchpoint in journey.touchpoints]
    named = set().union(*(rule.fields() for rule in rules if rule is not None))
    return {name for name in named if column_of(name) not in BASE}
