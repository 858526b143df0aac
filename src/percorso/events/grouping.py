"""Several rows as one: the lines of a receipt, the payments of an order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from percorso.errors import EventsError, Problem, did_you_mean
from percorso.events.arrow import Array, pc
from percorso.events.batch import BadRow, Columns, shown, text_of

if TYPE_CHECKING:
    from percorso.events.parts import Summary

BATCH = 50_000
ROW = "row"
"""A column of our own, whose name no file can hold."""


def grouped(
    rows: Iterator[Columns], group: Summary, file: str, by: tuple[str, ...] | None = None
) -> Iterator[Columns]:
    """Rows that agree in some columns become one row, at the place of the first of them.

    Args:
        rows: The rows, in batches.
        group: How their values become one.
        file: The file, for messages.
        by: The columns; default: what the group says.

    Raises:
        EventsError: A column is missing.
    """
    keys: tuple[str, ...] = by if by is not None else getattr(group, "by", ())
    first = next(rows, None)
    if first is None:
        return
    _check(group, keys, list(first.columns), file)
    bad: list[BadRow] = []
    reader = pa.RecordBatchReader.from_batches(
        _schema(first, group, keys), _batches(first, rows, group, keys, bad)
    )
    connection = duckdb.connect(config={"memory_limit": "1GB"})
    connection.register("rows_read", reader)
    result = connection.sql(_query(first, group, keys)).to_arrow_reader(BATCH)
    batches = list(result.schema.names)
    for place, batch in enumerate(result):
        columns = {name: batch[name] for name in batches if name != ROW}
        yield Columns(columns, batch[ROW], bad if place == 0 else [])
        bad = [] if place == 0 else bad
    if bad:
        empty = {name: pa.nulls(0, pa.string()) for name in batches if name != ROW}
        yield Columns(empty, pa.array([], pa.int64()), bad)


def _used(group: Summary, keys: tuple[str, ...]) -> list[str]:
    used = list(keys)
    for how in ("sum", "first", "last", "min", "max", "list"):
        used += getattr(group, how).values()
    return list(dict.fromkeys(used))


def _check(group: Summary, keys: tuple[str, ...], columns: list[str], file: str) -> None:
    missing = [name for name in _used(group, keys) if name not in columns]
    if missing:
        raise EventsError(
            [Problem(f"There is no column {shown(name)}, by which the mapping groups.",
                     did_you_mean(name, columns), file=file) for name in missing]
        )  # fmt: skip
    made = [*keys]
    for how in ("sum", "first", "last", "min", "max", "list"):
        made += getattr(group, how)
    made += [group.count] if group.count else []
    double = sorted({name for name in made if made.count(name) > 1})
    if double:
        raise EventsError(
            Problem(f"The group makes the column {shown(double[0])} twice.",
                    "Give one another name: `max: {last_visit: visit}`.", file=file)
        )  # fmt: skip


def _plain(column: Array) -> Array:
    """Text without empty values; other columns as they are."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_null(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return text_of(column)
    return column


def _schema(first: Columns, group: Summary, keys: tuple[str, ...]) -> pa.Schema:
    fields = [(name, _plain(first.columns[name]).type) for name in _used(group, keys)]
    return pa.schema([*fields, (ROW, pa.int64())])


def _batches(
    first: Columns, rows: Iterator[Columns], group: Summary, keys: tuple[str, ...],
    bad: list[BadRow],
) -> Iterator[pa.RecordBatch]:  # fmt: skip
    schema = _schema(first, group, keys)
    batch: Columns | None = first
    while batch is not None:
        bad += batch.bad
        arrays = [_plain(batch.columns[name]).cast(schema.field(name).type)
                  for name in schema.names[:-1]]  # fmt: skip
        whole = pa.RecordBatch.from_arrays([*arrays, batch.rows.cast(pa.int64())], schema=schema)
        keep = np.ones(len(batch), dtype=bool)
        for name in keys:
            keep &= pc.is_valid(whole[name]).to_numpy(zero_copy_only=False)
        bad += _without_key(batch, keep, keys)
        yield whole.filter(pa.array(keep))
        batch = next(rows, None)


def _without_key(batch: Columns, keep: Array, keys: tuple[str, ...]) -> list[BadRow]:
    name = keys[0]
    return [
        BadRow(batch.rows[int(i)].as_py(), name,
               f"The row has no value in {shown(name)}, by which rows are grouped.",
               "Fill it, or leave the row out.", batch.raw(int(i)))
        for i in np.flatnonzero(~keep)
    ]  # fmt: skip


def _query(first: Columns, group: Summary, keys: tuple[str, ...]) -> str:
    """The statement; all names are quoted, and there are no values in it."""
    parts = [_quoted(name) for name in keys]
    row = _quoted(ROW)
    for new, old in group.first.items():
        parts.append(f"arg_min({_quoted(old)}, {row}) AS {_name(new)}")
    for new, old in group.last.items():
        parts.append(f"arg_max({_quoted(old)}, {row}) AS {_name(new)}")
    for how in ("min", "max"):
        for new, old in getattr(group, how).items():
            parts.append(f"{how}({_quoted(old)}) AS {_name(new)}")
    for new, old in group.list.items():
        parts.append(f"list({_quoted(old)} ORDER BY {row}) AS {_name(new)}")
    parts += [f"{_sum(_quoted(old))} AS {_name(new)}" for new, old in group.sum.items()]
    if group.count:
        parts.append(f"count(*) AS {_name(group.count)}")
    by = ", ".join(_quoted(name) for name in keys)
    chosen = ", ".join(parts)
    return (
        f"SELECT {chosen}, min({row}) AS {_name(ROW)} FROM rows_read AS r "  # noqa: S608 - quoted names only
        f"GROUP BY {by} ORDER BY {_name(ROW)}"
    )


def _sum(column: str) -> str:
    """Exact sums; a text that is no number takes the place of the sum, so that it is seen."""
    number = f"TRY_CAST({column} AS DECIMAL(28, 6))"
    wrong = f"arg_min(CAST({column} AS VARCHAR), 1) FILTER ({number} IS NULL)"
    total = f"regexp_replace(CAST(sum({number}) AS VARCHAR), '0{{1,2}}$', '')"
    return f"coalesce({wrong}, {total})"


def _quoted(name: str) -> str:
    return f"r.{_name(name)}"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
