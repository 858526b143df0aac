"""The first rows of a file in its own words, for those who do not know its columns yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from percorso.events.batch import Batch, Columns, Records, array_of
from percorso.events.csvfile import TextFormat
from percorso.events.files import EventFile
from percorso.events.reading import raw_batches

__all__ = ["first_rows", "flat", "raw_batches"]

MOST_COLUMNS = 500
DEEPEST = 4


def first_rows(
    file: EventFile, rows: int, delimiter: str | None = None, encoding: str | None = None
) -> Iterator[tuple[Columns, list[str | None]]]:
    """The first rows, as columns, with the delimiter and the encoding that were found.

    Raises:
        EventsError: The file cannot be read at all.
    """
    left = rows
    for batch in raw_batches(file, TextFormat(delimiter, encoding)):
        found = flat(batch)
        taken = {name: column.slice(0, left) for name, column in found.columns.items()}
        yield Columns(taken, found.rows.slice(0, left), found.bad), [file.delimiter, file.encoding]
        left -= len(found)
        if left <= 0:
            return


def flat(batch: Batch) -> Columns:
    """A batch as columns; objects within objects become columns with a dot."""
    if isinstance(batch, Columns):
        return batch
    return _flat(batch)


def _flat(batch: Records) -> Columns:
    columns: dict[str, list[Any]] = {}
    for place, record in enumerate(batch.records):
        for name, value in _members(record, "", DEEPEST):
            if name not in columns and len(columns) >= MOST_COLUMNS:
                continue
            columns.setdefault(name, [None] * len(batch))[place] = value
    arrays = {name: array_of(values) for name, values in columns.items()}
    return Columns(arrays, batch.rows if len(batch) else pa.array([], pa.int64()), batch.bad)


def _members(record: dict[str, Any], start: str, depth: int) -> Iterator[tuple[str, Any]]:
    for key, value in record.items():
        if isinstance(value, dict) and value and depth > 1:
            yield from _members(value, f"{start}{key}.", depth - 1)
        else:
            yield start + key, value
