"""Parquet files and Arrow tables, nested columns included."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from percorso.events.arrow import Array, pc
from percorso.events.batch import BadRow, Columns, raw_json, shown
from percorso.events.files import EventFile
from percorso.events.text import is_utf8
from percorso.events.zones import is_zone

BATCH = 65_536
MOST_COLUMNS = 5_000
DEEPEST = 50
AGAIN = "Export it again."


def read_parquet(file: EventFile) -> Iterator[Columns]:
    """Read a Parquet file in batches.

    Raises:
        EventsError: It is damaged or encrypted, or holds two columns of one name.
    """
    with _source(file) as source:
        try:
            yield from _batches(file, _opened(source))
        except MemoryError:
            raise  # the limit of this process, not the file's damage
        except (pa.ArrowException, OSError, EOFError, UnicodeDecodeError) as error:
            if "encrypted" in str(error) or "decryption" in str(error):
                file.refuse("The Parquet file is encrypted.", "Export it without encryption.")
            file.refuse(f"The Parquet file is damaged: {shown(error)}.", AGAIN)


def _opened(source: Any) -> pq.ParquetFile:
    """A file of which no more is in memory than is needed; its check sums are held against it."""
    return pq.ParquetFile(
        source, buffer_size=1 << 16, pre_buffer=False, page_checksum_verification=True
    )


@contextmanager
def _source(file: EventFile) -> Iterator[Any]:
    """The file; a packed one is unpacked beside it first, because Parquet is read from its end."""
    with file.open() as stream:
        if not file.packed:
            yield file.path
            return
        with tempfile.TemporaryFile() as whole:
            shutil.copyfileobj(stream, whole)
            whole.seek(0)
            yield whole


def _batches(file: EventFile, parquet: pq.ParquetFile) -> Iterator[Columns]:
    _check(file, parquet.schema_arrow)
    wanted, done = parquet.metadata.num_rows, 0
    if not wanted:
        yield columns(pa.RecordBatch.from_pylist([], parquet.schema_arrow), 1)
    for batch in parquet.iter_batches(BATCH, use_threads=False):
        yield _named_once(file, columns(batch, done + 1), batch)
        done += len(batch)
        file.read = file.size * done // max(wanted, 1)
    if done != wanted:
        file.refuse(f"The Parquet file says that it has {wanted} rows, but holds {done}.", AGAIN)


def _check(file: EventFile, schema: pa.Schema) -> None:
    names = schema.names
    if not names:
        file.refuse("The file has no columns.", AGAIN)
    if len(names) > MOST_COLUMNS:
        file.refuse(f"The file has {len(names)} columns, more than {MOST_COLUMNS}.",
                    "Export only the columns that are needed.")  # fmt: skip
    name, count = Counter(names).most_common(1)[0]
    if count > 1:
        file.refuse(f"Several columns are called {shown(name)}.", "Rename one of them.")
    if any(not name.strip() for name in names):
        file.refuse("A column has no name.", "Name every column.")
    if any(_depth(field.type) > DEEPEST for field in schema):
        file.refuse(f"A column is nested more than {DEEPEST} deep.", "Write a flatter table.")


def _depth(kind: pa.DataType) -> int:
    """How deep a type is nested, without recursion."""
    depth, level = 0, [kind]
    while level and depth <= DEEPEST:
        depth += 1
        level = [one.field(i).type for one in level for i in range(one.num_fields)]
    return depth


def _named_once(file: EventFile, made: Columns, batch: pa.RecordBatch) -> Columns:
    """Refuse a structure whose field, with its dot, has the name of another column."""
    wanted = sum(_leaves(field.type) for field in batch.schema if not _is_index(field.name))
    if len(made.columns) < wanted:
        both = Counter(_names(batch.schema)).most_common(1)[0][0]
        file.refuse(f"Several columns are called {shown(both)}.", "Rename one of them.")
    return made


def _leaves(kind: pa.DataType) -> int:
    if not pa.types.is_struct(kind):
        return 1
    return sum(_leaves(kind.field(place).type) for place in range(kind.num_fields))


def _names(schema: pa.Schema) -> list[str]:
    table = schema.empty_table()
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    return table.column_names


def columns(batch: pa.RecordBatch, first: int) -> Columns:
    """A batch of Arrow as columns; the fields of a structure become columns with a dot."""
    table = pa.Table.from_batches([batch])
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    arrays = {
        name: plain_type(column)
        for name, column in zip(table.column_names, table.columns, strict=True)
        if not _is_index(name)
    }
    return _only_text(Columns(arrays, pa.array(np.arange(first, first + len(batch)))))


def _is_index(name: str) -> bool:
    """Whether a column is the row labels that pandas writes of its own accord."""
    return name.startswith("__index_level_")


def plain_type(chunked: Array) -> Array:
    """A column as one array; text in its plain form, dictionaries written out."""
    column = chunked.combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0) if column.num_chunks else pa.nulls(0, column.type)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    return _of_calendar(column) if pa.types.is_temporal(column.type) else column


def _of_calendar(column: Array) -> Array:
    """Times that Python can have too; of a zone that nobody knows the instants, in UTC."""
    kind = column.type
    if pa.types.is_timestamp(kind) and kind.tz and not is_zone(kind.tz):
        column = column.cast(pa.timestamp(kind.unit, "UTC"))
    try:
        pc.min_max(column).as_py()
    except OverflowError:  # as `infinity` of PostgreSQL and DuckDB: one text among texts
        if pa.types.is_timestamp(kind) and kind.tz:
            column = column.cast(pa.timestamp(kind.unit, "UTC"))
        return column.cast(pa.string())
    except pa.ArrowNotImplementedError:
        return column
    return column


def _only_text(batch: Columns) -> Columns:
    """Without the rows that hold bytes which are no UTF-8 where text is promised."""
    bad: dict[int, str] = {}
    for name, column in batch.columns.items():
        if pa.types.is_string(column.type):
            bad |= dict.fromkeys(_not_text(column), name)
    if not bad:
        return batch
    good = np.ones(len(batch), dtype=bool)
    good[list(bad)] = False
    rows = [_bad(batch, place, name) for place, name in sorted(bad.items())]
    kept = {name: column.filter(pa.array(good)) for name, column in batch.columns.items()}
    return Columns(kept, batch.rows.filter(pa.array(good)), batch.bad + rows)


def _not_text(column: Array) -> list[int]:
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        values = column.cast(pa.binary()).to_pylist()
        return [place for place, value in enumerate(values) if value and not is_utf8(value)]
    return []


def _bad(batch: Columns, place: int, name: str) -> BadRow:
    values = {
        key: (column.cast(pa.binary()) if pa.types.is_string(column.type) else column)[
            place
        ].as_py()
        for key, column in batch.columns.items()
    }
    return BadRow(batch.rows[place].as_py(), name, "The value holds bytes that are not UTF-8.",
                  "Export it again as UTF-8.", raw_json(values))  # fmt: skip
