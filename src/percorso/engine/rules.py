"""Rules at work: a rule of the closed grammar becomes arrays of yes and no over a bucket.

When all rules of a journey look at one and the same column, the whole of them is one single table.
Nothing is ever evaluated as code or as SQL: names and values of rules are only compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.build import Columns, Dictionaries
from percorso.engine.codes import Codes
from percorso.engine.columns import BASE, column_of
from percorso.engine.conditions import (
    AtLeast,
    Every,
    Lookup,
    Node,
    Not,
    Some,
    comparison_table,
    table_of,
)

if TYPE_CHECKING:
    from percorso.journey import Comparison, Journey, Rule, Stage

RESOLVED = "touchpoint of the map"


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
        """For each event −1, or twice the stage that takes it, plus one if it completes it."""
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
    the map does not hold; −1 for an event that names none and that no rule matches.

    Attributes:
        names: The identifiers behind the codes.
        drawn: How many of them are on the map.
    """

    names: tuple[str, ...]
    drawn: int
    named: NDArray[np.int32]
    rules: tuple[tuple[int, Node], ...]

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        needed = set().union(*(node.columns() for _, node in self.rules)) - {RESOLVED}
        return needed | {"touchpoint"}

    def codes(self, columns: Columns) -> NDArray[np.int32]:
        """The touchpoint of each event."""
        result: NDArray[np.int32] = self.named[columns["touchpoint"]]
        if self.rules:
            self._by_rule(columns, result)
        return result

    def _by_rule(self, columns: Columns, result: NDArray[np.int32]) -> None:
        settled = (result >= 0) & (result < self.drawn)
        seen = {**columns, RESOLVED: np.where(settled, result, -1)}
        for code, node in reversed(self.rules):
            result[node.judge(seen) & ~settled] = code


def compile_touchpoints(journey: Journey, codes: Dictionaries) -> TouchpointRules:
    """The touchpoints of a map, made ready for a timeline."""
    drawn = [touchpoint.id for touchpoint in journey.touchpoints]
    names = Codes(drawn)
    named = [names.code(value) for value in codes.of("touchpoint").values]
    compiler = Compiler(codes, drawn)
    rules = tuple(
        (code, compiler.compile(touchpoint.rule))
        for code, touchpoint in enumerate(journey.touchpoints)
        if touchpoint.rule is not None
    )
    return TouchpointRules(tuple(names.values), len(drawn), np.array([*named, -1], np.int32), rules)


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
