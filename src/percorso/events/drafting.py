"""Drafts from a mapping: its expressions and conditions on the columns of a batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import Batch, Columns, Draft, Records, array_of, scalar_text, text_of
from percorso.events.names import is_address
from percorso.events.numbers import read_numbers
from percorso.events.objects import dumps, joined, json_values, objects
from percorso.events.times import TimeRules

if TYPE_CHECKING:
    from percorso.events.expressions import Check, Expression
    from percorso.events.mapping import Mapping
    from percorso.events.parts import EventRule


@dataclass
class View:
    """The columns of a batch by name, whatever kind of batch it is."""

    batch: Batch

    def array(self, name: str) -> Array:
        """A column as it is; from objects, numbers or text."""
        if isinstance(self.batch, Columns):
            return self.batch.columns.get(name, pa.nulls(len(self.batch), pa.string()))
        return array_of(self._values(name))

    def text(self, name: str) -> Array:
        """A column as text."""
        return text_of(self.array(name))

    def json(self, name: str) -> Array:
        """A column as JSON values."""
        if isinstance(self.batch, Columns):
            return json_values(self.array(name))
        values = (None if value in (None, "") else dumps(value) for value in self._values(name))
        return pa.array(values, pa.string())

    def names(self) -> list[str]:
        """All columns."""
        if isinstance(self.batch, Columns):
            return list(self.batch.columns)
        return list(dict.fromkeys(key for record in self.batch.records for key in record))

    def _values(self, name: str) -> list[Any]:
        assert isinstance(self.batch, Records)  # noqa: S101 - narrows the type
        return [_inside(record, name) for record in self.batch.records]


def _inside(record: dict[str, Any], path: str) -> Any:
    """A value by its name, or by names with dots between them."""
    if path in record:
        return record[path]
    value: Any = record
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def drafts(mapping: Mapping, batch: Batch) -> list[Draft]:
    """One draft for each event of the mapping, with the rows that give it."""
    view = View(batch)
    common = _holds(mapping.when, view, len(batch))
    several = len(mapping.events) > 1
    return [_draft(mapping, place, view, common, several) for place in range(len(mapping.events))]


def _draft(mapping: Mapping, place: int, view: View, common: Array, several: bool) -> Draft:
    event = mapping.events[place]
    count = len(view.batch)
    fields = {name: _value(one, view) for name, one in event.expressions.items()}
    chosen = pc.and_(common, _holds(event.when, view, count))
    if several:
        chosen = pc.and_(chosen, pc.is_valid(_blank(fields["occurred_at"])))
    origin = pa.array(np.flatnonzero(chosen.to_numpy(zero_copy_only=False)))
    names = {name: (one.columns or (name,))[0] for name, one in event.expressions.items()}
    properties = _properties(event, view)
    rows = view.batch.rows
    sequence = pc.add(pc.multiply(rows, len(mapping.events)), place) if several else rows
    return Draft(
        {name: column.take(origin) for name, column in fields.items()}, names,
        None if properties is None else properties.take(origin), None, rows.take(origin),
        sequence.take(origin), origin, times=_own_times(mapping, event),
        decimals={name: one.decimal for name, one in event.expressions.items() if one.decimal},
    )  # fmt: skip


def _blank(column: Array) -> Array:
    return text_of(column) if pa.types.is_string(column.type) else column


def _own_times(mapping: Mapping, event: EventRule) -> dict[str, TimeRules]:
    return {
        name: TimeRules(one.time_zone or mapping.time_zone, one.format or mapping.time_format)
        for name, one in event.expressions.items()
        if one.format or one.time_zone
    }


def _value(one: Expression, view: View) -> Array:
    count = len(view.batch)
    if one.constant is not None:
        return pa.array([scalar_text(one.constant)] * count, pa.string())
    if one.template is not None:
        column = _filled(one, view, count)
    elif len(one.column) == 1:
        column = view.array(one.column[0])
    else:
        column = pc.coalesce(*(view.text(name) for name in one.column))
    if one.values:
        column = _translated(column, one.values)
    return column


def _filled(one: Expression, view: View, count: int) -> Array:
    """A template; empty when one of its columns is empty."""
    parts: list[Any] = []
    for text, name in one.pieces:
        parts.append(pa.array([text] * count, pa.string()))
        if name:
            parts.append(view.text(name))
    return pc.binary_join_element_wise(*parts, "")


def _translated(column: Array, values: dict[str, Any]) -> Array:
    text = text_of(column)
    found = pc.index_in(text, pa.array(list(values), pa.string()))
    wanted = pa.array([scalar_text(value) for value in values.values()], pa.string())
    return pc.coalesce(pc.take(wanted, found), text)


def _holds(when: dict[str, Check], view: View, count: int) -> Array:
    held = pa.array(np.ones(count, dtype=bool))
    for name, check in when.items():
        held = pc.and_(held, pc.fill_null(_check(check, view.text(name)), False))
    return held


def _check(check: Check, text: Array) -> Array:
    held = pa.array(np.ones(len(text), dtype=bool))
    if check.exists is not None:
        held = pc.equal(pc.is_valid(text), check.exists)
    for values, wanted in ((check.in_, True), (check.not_, False)):
        if values is not None:
            listed = pa.array([scalar_text(value) for value in values], pa.string())
            held = pc.and_(held, pc.equal(pc.is_in(text, listed), wanted))
    compare = {"gt": pc.greater, "gte": pc.greater_equal, "lt": pc.less, "lte": pc.less_equal}
    for name, function in compare.items():
        limit = getattr(check, name)
        if limit is not None:
            numbers, _ = read_numbers(text, ".")
            held = pc.and_(held, pc.fill_null(function(numbers, float(limit)), False))
    return held


def _properties(event: EventRule, view: View) -> Array | None:
    if event.properties == "none":
        return None
    if event.properties == "all":
        used = event.columns
        names = [n for n in view.names() if n not in used and not is_address(n)]
        if isinstance(view.batch, Columns):
            return objects([(name, view.array(name)) for name in names])
        return joined([(name, view.json(name)) for name in names])
    assert isinstance(event.properties, dict)  # noqa: S101 - narrows the type
    members = [
        (name, view.json(one.column[0]) if len(one.column) == 1 and not one.values
         else json_values(_value(one, view)))
        for name, one in event.properties.items()
    ]  # fmt: skip
    return joined(members)
