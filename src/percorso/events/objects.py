"""JSON objects from columns, built for a whole batch at once."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import blank_to_null, number_text, plain

_CONTROL = r"[\x00-\x1f]"


def objects(parts: Sequence[tuple[str, Array]]) -> Array | None:
    """One JSON object a row from named columns; empty values are left out.

    Returns:
        JSON text, null for a row without any value; None when there are no columns.

    Example:
        >>> objects([("plan", pa.array(["gold", None]))]).to_pylist()
        ['{"plan":"gold"}', None]
    """
    return joined([(key, json_values(column)) for key, column in parts])


def joined(parts: Sequence[tuple[str, Array]]) -> Array | None:
    """One JSON object a row from named columns whose values are JSON text already."""
    members = [
        pc.binary_join_element_wise(f"{json.dumps(key, ensure_ascii=False)}:", value, "")
        for key, value in parts
        if value.null_count < len(value)
    ]
    if not members:
        return None
    # A first part that is never null, because rows without any part would be dropped.
    text = pc.binary_join_element_wise("", *members, ",", null_handling="skip")
    inside = blank_to_null(pc.utf8_slice_codeunits(text, 1))
    return pc.binary_join_element_wise("{", inside, "}", "")


def json_values(column: Array) -> Array:
    """The values of a column as JSON text, null for null, empty text and what is no number."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_null(kind):
        return pa.nulls(len(column), pa.string())
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _quoted(blank_to_null(column.cast(pa.string())))
    if pa.types.is_floating(kind):
        return pa.array([number_text(value) for value in column.to_pylist()], pa.string())
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind) or pa.types.is_decimal(kind):
        return column.cast(pa.string())
    return pa.array([_dumped(value) for value in column.to_pylist()], pa.string())


def _quoted(column: Array) -> Array:
    if pc.any(pc.match_substring_regex(column, _CONTROL)).as_py():
        return pa.array([_dumped(value) for value in column.to_pylist()], pa.string())
    for sign in ("\\", '"'):
        if pc.any(pc.match_substring(column, sign)).as_py():
            column = pc.replace_substring(column, sign, f"\\{sign}")
    return pc.binary_join_element_wise('"', column, '"', "")


def _dumped(value: object) -> str | None:
    return None if value is None else dumps(value)


def dumps(value: object) -> str:
    """Compact JSON that every reader takes: no NaN, no infinity."""
    try:
        return json.dumps(
            value, ensure_ascii=False, separators=(",", ":"), default=plain, allow_nan=False
        )
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, separators=(",", ":"), default=plain)


def _finite(value: object) -> object:
    if isinstance(value, float) and number_text(value) is None:
        return None
    if isinstance(value, dict):
        return {str(key): _finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in value]
    return value
