"""Parquet files and Arrow tables, nested columns included."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from percorso.events.arrow import Array
from percorso.events.batch import Columns, shown
from percorso.events.files import EventFile

BATCH = 65_536
LARGEST_PACKED = 1 << 30


def read_parquet(file: EventFile) -> Iterator[Columns]:
    """Read a Parquet file in batches.

    Raises:
        EventsError: It is damaged, or holds two columns of one name.
    """
    try:
        with file.path.open("rb") as raw:
            parquet = pq.ParquetFile(_unpacked(file, raw) if file.packed else file.path)
            _check(file, parquet.schema_arrow)
            done = 0
            if not parquet.metadata.num_rows:
                yield columns(pa.RecordBatch.from_pylist([], parquet.schema_arrow), 1)
            for batch in parquet.iter_batches(BATCH):
                yield columns(batch, done + 1)
                done += len(batch)
                file.read = file.size * done // max(parquet.metadata.num_rows, 1)
    except (pa.ArrowException, OSError, EOFError, gzip.BadGzipFile) as error:
        file.refuse(f"The Parquet file is damaged: {shown(error)}.", "Export it again.")


def _unpacked(file: EventFile, raw: IO[bytes]) -> pa.BufferReader:
    data = gzip.GzipFile(fileobj=raw).read(LARGEST_PACKED + 1)
    if len(data) > LARGEST_PACKED:
        file.refuse("The packed Parquet file holds more than 1 GB.", "Unpack it first: gunzip.")
    return pa.BufferReader(data)


def _check(file: EventFile, schema: pa.Schema) -> None:
    double = [name for name in schema.names if schema.names.count(name) > 1]
    if double:
        file.refuse(f"Several columns are called {shown(double[0])}.", "Rename one of them.")
    if not schema.names:
        file.refuse("The file has no columns.", "Export it again.")


def columns(batch: pa.RecordBatch, first: int) -> Columns:
    """A batch of Arrow as columns; the fields of a structure become columns with a dot."""
    table = pa.Table.from_batches([batch])
    while any(pa.types.is_struct(field.type) for field in table.schema):
        table = table.flatten()
    arrays = {
        name: plain_type(column)
        for name, column in zip(table.column_names, table.columns, strict=True)
        if not name.startswith("__index_level_")
    }
    return Columns(arrays, pa.array(np.arange(first, first + len(batch))))


def plain_type(chunked: Array) -> Array:
    """A column as one array; text in its plain form, dictionaries written out."""
    column = chunked.combine_chunks()
    if isinstance(column, pa.ChunkedArray):
        column = column.chunk(0) if column.num_chunks else pa.nulls(0, column.type)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_large_string(column.type) or pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    return column
