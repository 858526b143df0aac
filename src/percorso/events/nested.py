"""Columns that hold objects: `properties`, `traits` or `context`, as JSON text or as structs."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import Columns, Records
from percorso.events.names import normal

NESTED = ("properties", "traits", "context")


def holds_objects(name: str, column: Array) -> bool:
    """Whether a column is one of the nested parts of the Segment spec, written as objects.

    Example:
        >>> holds_objects("properties", pa.array(['{"plan": "gold"}', None]))
        True
        >>> holds_objects("properties", pa.array(["a flat in the centre"]))
        False
    """
    if normal(name) not in NESTED or column.null_count == len(column):
        return False
    if pa.types.is_struct(column.type) or pa.types.is_map(column.type):
        return True
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return False
    return bool(pc.all(pc.match_substring_regex(column, r"^\s*(\{.*\}\s*)?$")).as_py())


def opened(batch: Columns) -> Records:
    """A batch of columns as objects, with the nested parts opened."""
    columns = {name: _values(name, column) for name, column in batch.columns.items()}
    records = [
        {name: values[place] for name, values in columns.items() if values[place] is not None}
        for place in range(len(batch))
    ]
    return Records(records, batch.rows, batch.bad)


def _values(name: str, column: Array) -> list[Any]:
    values = column.to_pylist()
    if not holds_objects(name, column):
        return [_simple(value) for value in values]
    return [_object(value) for value in values]


def _simple(value: Any) -> Any:
    """A value as JSON would carry it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | bytes) else value


def _object(value: Any) -> Any:
    """An object; what only looked like one stays the text that it was."""
    if isinstance(value, list):
        return dict(value)
    if not isinstance(value, str):
        return value
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return value or None
    return found if isinstance(found, dict) else value
