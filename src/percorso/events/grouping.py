"""Several rows as one: the lines of a receipt, the payments of an order."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from percorso.errors import EventsError, Problem, did_you_mean
from percorso.events.arrow import Array, pc
from percorso.events.batch import BadRow, Columns, raw_json, shown, text_of
from percorso.events.child import limits
from percorso.events.csvfile import NO_ROWS
from percorso.events.numbers import read_money
from percorso.events.schema import MONEY

if TYPE_CHECKING:
    from percorso.events.parts import Summary

BATCH = 50_000
PARTS = 256
"""Parts into which the keys are divided."""
AT_ONCE = 100_000
"""Rows that are grouped at once, about."""
_LEAST: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "96MB",
    "threads": 1,
    "preserve_insertion_order": False,
}
"""What needs more spills to a temporary folder: the process that reads has its limit."""
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
    grouping = _Grouping(group, keys, decimal, first, file)
    with tempfile.TemporaryDirectory(prefix=limits.folder_start(os.getpid())) as folder:
        for batch in _results(grouping, rows, folder):
            yield grouping.finished(batch)
    if grouping.bad:
        yield Columns({name: pa.nulls(0, pa.string()) for name in grouping.made}, NO_ROWS,
                      grouping.bad)  # fmt: skip


def _results(grouping: _Grouping, rows: Iterator[Columns], folder: str) -> Iterator[pa.RecordBatch]:
    """The groups in the order of their first rows.

    The rows go to a file first and are grouped part by part: a grouping of all rows at once needs
    more memory than the process that reads may have.
    """
    connection = duckdb.connect(f"{folder}/rows.duckdb", config=_LEAST | {"temp_directory": folder})
    reader = pa.RecordBatchReader.from_batches(grouping.schema, grouping.batches(rows))
    connection.register("rows_given", reader)
    (count,) = connection.execute(grouping.storing()).fetchone() or (0,)
    step = max(1, min(PARTS, PARTS * AT_ONCE // max(count, 1)))
    for first in range(0, PARTS, step):
        start = "INSERT INTO groups" if first else "CREATE TABLE groups AS"
        connection.execute(f"{start} {grouping.query()}", [first, first + step])
    found = connection.sql("SELECT * FROM groups ORDER BY place")
    yield from found.to_arrow_reader(BATCH)
    connection.close()


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
        file: The file, for messages.
    """

    def __init__(
        self, group: Summary, keys: tuple[str, ...], decimal: str | None, first: Columns, file: str
    ) -> None:
        self.file = file
        self.group, self.keys, self.decimal, self.first = group, keys, decimal, first
        self.added = list(dict.fromkeys(group.sum.values()))
        self.made = [*keys, *(new for how in WAYS for new in getattr(group, how))]
        self.made += [group.count] if group.count else []
        self.bad: list[BadRow] = []
        self.kinds = {name: _kind(first.columns[name]) for name in _used(group, keys)}
        # Names of our own, because DuckDB takes `Amount` and `amount` for one column.
        self.places = {name: f"c{place}" for place, name in enumerate(self.kinds)}
        self.schema = pa.schema(
            [*((self.places[name], kind) for name, kind in self.kinds.items()),
             *((f"n{place}", MONEY) for place in range(len(self.added))),
             *((f"w{place}", pa.string()) for place in range(len(self.added))),
             ("place", pa.int64())]
        )  # fmt: skip

    def batches(self, rows: Iterator[Columns]) -> Iterator[pa.RecordBatch]:
        """The batches with the columns that are needed, without the rows that have no key."""
        for batch in itertools.chain([self.first], rows):
            self.bad += batch.bad
            columns = {name: self._column(batch, name) for name in self.kinds}
            arrays = list(columns.values())
            added = [self._numbers(columns[name]) for name in self.added]
            arrays += [numbers for numbers, _ in added] + [wrong for _, wrong in added]
            whole = pa.RecordBatch.from_arrays(
                [*arrays, batch.rows.cast(pa.int64())], schema=self.schema
            )
            keep = np.ones(len(batch), dtype=bool)
            for name in self.keys:
                keep &= pc.is_valid(columns[name]).to_numpy(zero_copy_only=False)
            self._without_key(batch, keep)
            yield whole.filter(pa.array(keep))

    def _column(self, batch: Columns, name: str) -> Array:
        """A column of a batch, in the type that the first batch has."""
        kind = self.kinds[name]
        column = _plain(batch.columns.get(name, pa.nulls(len(batch))))
        try:
            return column.cast(kind)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            row = batch.rows[0].as_py()
            raise EventsError(
                Problem(f"The column {shown(name)} holds other values than before: {column.type} "
                        f"instead of {kind}.", "Write all of its values in one way.",
                        file=self.file, row=row, column=name)
            ) from None  # fmt: skip

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
        """The statement that groups some parts; all names in it are ours."""
        made = [self._made(how, old, at) for how in WAYS for at, old in self._ways(how)]
        if self.group.count:
            made.append(f"count(*) AS m{len(self.made) - 1}")
        keys = [f"r.{self.places[name]} AS m{at}" for at, name in enumerate(self.keys)]
        wrong = [f"min(r.w{at}) AS w{at}" for at in range(len(self.added))]
        chosen = ", ".join([*keys, *made, *wrong, "min(r.place) AS place"])
        by = ", ".join(f"r.{self.places[name]}" for name in self.keys)
        some = "r.part >= $1 AND r.part < $2"
        return f"SELECT {chosen} FROM rows_kept AS r WHERE {some} GROUP BY {by}"  # noqa: S608 - ours

    def _ways(self, how: str) -> Iterator[tuple[int, str]]:
        """The columns that one way makes: their places among all that are made, their sources."""
        for new, old in getattr(self.group, how).items():
            yield self.made.index(new), old

    def _made(self, how: str, old: str, at: int) -> str:
        column = f"r.{self.places[old]}"
        if how in ("min", "max"):
            return f"{self._extreme(how, old, column)} AS m{at}"
        if how == "sum":
            return f"sum(r.n{self.added.index(old)}) AS m{at}"
        if how == "list":
            return f"list({column} ORDER BY r.place) AS m{at}"
        return f"{'arg_min' if how == 'first' else 'arg_max'}({column}, r.place) AS m{at}"

    def storing(self) -> str:
        """The statement that writes the rows down, each with the part that its key falls into."""
        keys = ", ".join(f"r.{self.places[name]}" for name in self.keys)
        part = f"CAST(hash({keys}) % {PARTS} AS INTEGER) AS part"
        return f"CREATE TABLE rows_kept AS SELECT r.*, {part} FROM rows_given AS r"  # noqa: S608 - ours

    def _extreme(self, how: str, old: str, column: str) -> str:
        """Texts are compared as numbers when all of a group are numbers."""
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
        rows = batch["place"]
        whole = Columns({name: batch[f"m{at}"] for at, name in enumerate(self.made)}, rows)
        good = np.ones(len(batch), dtype=bool)
        for place, name in enumerate(self.added):
            for index, message in enumerate(batch[f"w{place}"].to_pylist()):
                if message:
                    good[index] = False
                    self.bad.append(
                        BadRow(rows[index].as_py(), name, message,
                               "The sum of the group cannot be made.", raw_json(whole.raw(index)))
                    )  # fmt: skip
        if good.all():
            return whole
        kept = {name: column.filter(pa.array(good)) for name, column in whole.columns.items()}
        return Columns(kept, rows.filter(pa.array(good)))


def _kind(column: Array) -> pa.DataType:
    """The type of a column in its groups; one that is empty so far may hold text later."""
    kind = _plain(column).type
    return pa.string() if pa.types.is_null(kind) else kind


def _plain(column: Array) -> Array:
    """Text without empty values; other columns as they are."""
    kind = column.type
    if pa.types.is_null(kind) or pa.types.is_string(kind):
        return text_of(column)
    return column
