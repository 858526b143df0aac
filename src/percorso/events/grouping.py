"""Several rows as one: the lines of a receipt, the payments of an order."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from percorso.errors import EventsError, Problem, did_you_mean
from percorso.events.arrow import Array, pc
from percorso.events.batch import BadRow, Columns, raw_json, shown, text_of
from percorso.events.csvfile import NO_ROWS
from percorso.events.numbers import read_money
from percorso.events.schema import MONEY

if TYPE_CHECKING:
    from percorso.events.parts import Summary

BATCH = 50_000
ROW = "row"
"""A column of our own, with the place of a row; no export uses such a name."""
WRONG = "wrong "
"""The start of the names of our columns for texts that cannot be added up."""
_LEAST: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "160MB",
    "threads": 1,
    "preserve_insertion_order": False,
}
"""Groups that need more spill to a temporary folder: the process that reads has its limit."""
WAYS = ("sum", "first", "last", "min", "max", "list")


def grouped(
    rows: Iterator[Columns],
    group: Summary,
    file: str,
    by: tuple[str, ...] | None = None,
    decimal: str | None = None,
) -> Iterator[Columns]:
    """Rows that agree in some columns become one row, at the place of the first of them.

    Args:
        rows: The rows, in batches.
        group: How their values become one.
        file: The file, for messages.
        by: The columns; default: what the group says.
        decimal: The decimal sign of numbers in text.

    Raises:
        EventsError: A column is missing.
    """
    keys: tuple[str, ...] = by if by is not None else getattr(group, "by", ())
    first = next(rows, None)
    if first is None:
        return
    _check(group, keys, list(first.columns), file)
    grouping = _Grouping(group, keys, decimal, first)
    reader = pa.RecordBatchReader.from_batches(grouping.schema, grouping.batches(rows))
    connection = duckdb.connect(config=_LEAST | {"temp_directory": tempfile.gettempdir()})
    connection.register("rows_read", reader)
    for batch in connection.sql(grouping.query()).to_arrow_reader(BATCH):
        yield grouping.finished(batch)
    if grouping.bad:
        yield Columns({name: pa.nulls(0, pa.string()) for name in grouping.made}, NO_ROWS,
                      grouping.bad)  # fmt: skip


def _check(group: Summary, keys: tuple[str, ...], columns: list[str], file: str) -> None:
    missing = [name for name in _used(group, keys) if name not in columns]
    if missing:
        raise EventsError(
            [Problem(f"There is no column {shown(name)}, by which the mapping groups.",
                     did_you_mean(name, columns), file=file) for name in missing]
        )  # fmt: skip
    made = [*keys]
    for how in WAYS:
        made += getattr(group, how)
    made += [group.count] if group.count else []
    double = sorted({name for name in made if made.count(name) > 1})
    if double:
        raise EventsError(
            Problem(f"The group makes the column {shown(double[0])} twice.",
                    "Give one another name: `max: {last_visit: visit}`.", file=file)
        )  # fmt: skip


def _used(group: Summary, keys: tuple[str, ...]) -> list[str]:
    used = list(keys)
    for how in WAYS:
        used += getattr(group, how).values()
    return list(dict.fromkeys(used))


class _Grouping:
    """The rows of one table on their way into groups.

    Args:
        group: How their values become one.
        keys: The columns that rows of one group share.
        decimal: The decimal sign of numbers in text.
        first: The first batch.
    """

    def __init__(
        self, group: Summary, keys: tuple[str, ...], decimal: str | None, first: Columns
    ) -> None:
        self.group, self.keys, self.decimal, self.first = group, keys, decimal, first
        self.added = list(dict.fromkeys(group.sum.values()))
        self.made = [*keys, *(new for how in WAYS for new in getattr(group, how))]
        self.made += [group.count] if group.count else []
        self.bad: list[BadRow] = []
        kinds = {name: _plain(first.columns[name]).type for name in _used(group, keys)}
        self.kinds = kinds
        self.schema = pa.schema(
            [*kinds.items(), *((f"+{name}", MONEY) for name in self.added),
             *((WRONG + name, pa.string()) for name in self.added), (ROW, pa.int64())]
        )  # fmt: skip

    def batches(self, rows: Iterator[Columns]) -> Iterator[pa.RecordBatch]:
        """The batches with the columns that are needed, without the rows that have no key."""
        for batch in itertools.chain([self.first], rows):
            self.bad += batch.bad
            arrays = [_plain(batch.columns[name]).cast(kind) for name, kind in self.kinds.items()]
            added = [self._numbers(batch.columns[name]) for name in self.added]
            arrays += [numbers for numbers, _ in added] + [wrong for _, wrong in added]
            whole = pa.RecordBatch.from_arrays(
                [*arrays, batch.rows.cast(pa.int64())], schema=self.schema
            )
            keep = np.ones(len(batch), dtype=bool)
            for name in self.keys:
                keep &= pc.is_valid(whole[name]).to_numpy(zero_copy_only=False)
            self._without_key(batch, keep)
            yield whole.filter(pa.array(keep))

    def _numbers(self, column: Array) -> tuple[Array, Array]:
        """A column as exact decimals, and beside it the texts that are none."""
        plain = _plain(column)
        numbers, wrong = read_money(plain, self.decimal)
        texts: list[str | None] = [None] * len(plain)
        for index, message in wrong:
            texts[index] = message
        return numbers, pa.array(texts, pa.string())

    def _without_key(self, batch: Columns, keep: Array) -> None:
        name = self.keys[0]
        self.bad += [
            BadRow(batch.rows[int(i)].as_py(), name,
                   f"The row has no value in {shown(name)}, by which rows are grouped.",
                   "Fill it, or leave the row out.", raw_json(batch.raw(int(i))))
            for i in np.flatnonzero(~keep)
        ]  # fmt: skip

    def query(self) -> str:
        """The statement; all names are quoted, and there are no values in it."""
        row, group = _of(ROW), self.group
        parts = [_of(name) for name in self.keys]
        for how, function in (("first", "arg_min"), ("last", "arg_max")):
            for new, old in getattr(group, how).items():
                parts.append(f"{function}({_of(old)}, {row}) AS {_name(new)}")
        for how in ("min", "max"):
            for new, old in getattr(group, how).items():
                parts.append(f"{self._extreme(how, old)} AS {_name(new)}")
        for new, old in group.list.items():
            parts.append(f"list({_of(old)} ORDER BY {row}) AS {_name(new)}")
        parts += [f"sum({_of('+' + old)}) AS {_name(new)}" for new, old in group.sum.items()]
        parts += [f"min({_of(WRONG + old)}) AS {_name(WRONG + old)}" for old in self.added]
        parts += [f"count(*) AS {_name(group.count)}"] if group.count else []
        by = ", ".join(_of(name) for name in self.keys)
        chosen = ", ".join([*parts, f"min({row}) AS {_name(ROW)}"])
        return f"SELECT {chosen} FROM rows_read AS r GROUP BY {by} ORDER BY {_name(ROW)}"  # noqa: S608 - quoted names only

    def _extreme(self, how: str, old: str) -> str:
        """Texts are compared as numbers when all of a group are numbers."""
        column = _of(old)
        if not pa.types.is_string(self.kinds[old]):
            return f"{how}({column})"
        text = column
        if self.decimal == ",":
            text = f"replace(replace({column}, '.', ''), ',', '.')"
        number = f"TRY_CAST({text} AS DOUBLE)"
        return (
            f"CASE WHEN count({column}) = count({number}) THEN arg_{how}({column}, {number}) "
            f"ELSE {how}({column}) END"
        )

    def finished(self, batch: pa.RecordBatch) -> Columns:
        """A batch of groups; those with something in them that cannot be added up are bad.

        What is kept of them is text: without its other lines a group cannot be read again.
        """
        whole = Columns({name: batch[name] for name in self.made}, batch[ROW])
        good = np.ones(len(batch), dtype=bool)
        for name in self.added:
            for index, message in enumerate(batch[WRONG + name].to_pylist()):
                if message:
                    good[index] = False
                    self.bad.append(
                        BadRow(batch[ROW][index].as_py(), name, message,
                               "The sum of the group cannot be made.", raw_json(whole.raw(index)))
                    )  # fmt: skip
        if good.all():
            return whole
        kept = {name: column.filter(pa.array(good)) for name, column in whole.columns.items()}
        return Columns(kept, batch[ROW].filter(pa.array(good)))


def _plain(column: Array) -> Array:
    """Text without empty values; other columns as they are."""
    kind = column.type
    if pa.types.is_null(kind) or pa.types.is_string(kind):
        return text_of(column)
    return column


def _of(name: str) -> str:
    return f"r.{_name(name)}"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
