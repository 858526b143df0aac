"""From events to the timeline: one stream, scattered to buckets of persons, each then sorted.

The order inside a person is: instant, source, sequence in that source, event id (by bytes); the
order of arrival never counts. Events reach the buckets through scratch files, so that memory is
one batch, one bucket and the dictionaries, however many events there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.engine.codes import Codes
from percorso.engine.columns import CODED, NO_VALUE, UNIT, field_sql, is_number
from percorso.events.schema import SIMULATOR
from percorso.identity import resolve_persons

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

BATCH = 250_000
ROWS_PER_BUCKET = 500_000
_MIX, _RING = 2_654_435_761, 2**32
_SORT_ONLY = ("source", "sequence", "id_high")

Columns = dict[str, NDArray[Any]]


class Sink(Protocol):
    """Where the builder puts the rows of a bucket until the bucket is sorted."""

    def add(self, bucket: int, rows: pa.RecordBatch) -> None:
        """Keep some rows of a bucket."""

    def take(self, bucket: int) -> pa.Table:
        """All rows kept of a bucket, in no order."""


class MemorySink:
    """Rows kept in memory: for a data frame in a notebook."""

    def __init__(self) -> None:
        self._rows: dict[int, list[pa.RecordBatch]] = {}

    def add(self, bucket: int, rows: pa.RecordBatch) -> None:
        """Keep some rows of a bucket."""
        self._rows.setdefault(bucket, []).append(rows)

    def take(self, bucket: int) -> pa.Table:
        """All rows kept of a bucket, in no order."""
        return pa.Table.from_batches(self._rows.pop(bucket, []), schema=None)


@dataclass
class Dictionaries:
    """The texts behind the coded columns, and the persons behind their numbers."""

    codes: dict[str, Codes] = field(default_factory=dict)

    def of(self, column: str) -> Codes:
        """The dictionary of a coded column, empty when it was never filled."""
        return self.codes.setdefault(column, Codes())


def bucket_count(rows: int) -> int:
    """How many buckets hold so many events, 0.3 to 0.5 million each; a power of two."""
    return 1 << max(0, (max(rows, 1) - 1) // ROWS_PER_BUCKET).bit_length()


def bucket_of(person: NDArray[np.int64], buckets: int) -> NDArray[np.int64]:
    """The bucket of each person: plain integer arithmetic, the same on every engine."""
    mixed: NDArray[np.int64] = (person * _MIX) % _RING // (_RING // buckets)
    return mixed


def select_sql(
    events: str, sequences: str | None, fields: tuple[str, ...]
) -> tuple[str, list[str]]:
    """The one query that streams the events with their persons, and its bound values."""
    parts: list[str] = []
    values: list[str] = []
    for name in fields:
        sql, bound = field_sql(name)
        parts.append(f'{sql} AS "f{len(parts)}"')
        values += bound
    sequence = "least(e.sequence, coalesce(s.sequence, e.sequence))" if sequences else "e.sequence"
    columns = [
        "p.person AS person",
        "epoch_us(e.occurred_at) AS t",
        "e.seq AS event",
        *(f"e.{event} AS {column}" for column, event in CODED.items()),
        f"coalesce(CAST(e.value * {UNIT} AS BIGINT), {NO_VALUE}) AS value",
        "CASE WHEN e.order_id IS NULL THEN -1 "
        'ELSE CAST(md5_number_lower(e.order_id) >> 1 AS BIGINT) END AS "order"',
        "coalesce(e.score, 'nan'::DOUBLE) AS score",
        "e.source_id AS source",
        f"{sequence} AS sequence",
        "CAST('0x' || e.event_id[1:16] AS UBIGINT) AS id_high",
        *parts,
    ]
    join = "e.event_id = s.event_id"
    lowered = f"LEFT JOIN {sequences} AS s ON {join}" if sequences else ""
    return (
        f"SELECT {', '.join(columns)} FROM {events} AS e {lowered} "  # noqa: S608 fixed names only
        "JOIN person_of AS p "
        "ON coalesce(e.user_id, '') = p.u AND coalesce(e.anonymous_id, '') = p.a"
    ), values


def scatter(
    con: duckdb.DuckDBPyConnection,
    events: str,
    sequences: str | None,
    fields: tuple[str, ...],
    buckets: int,
    sink: Sink,
    progress: Callable[[int], None],
) -> Dictionaries:
    """Stream the events into the buckets of the sink; returns the dictionaries met on the way."""
    sql, values = select_sql(events, sequences, fields)
    dictionaries = Dictionaries()
    for batch in con.sql(sql, params=values).to_arrow_reader(BATCH):
        rows = _encode(batch, fields, dictionaries)
        for bucket, part in _parts(rows, buckets):
            sink.add(bucket, part)
        progress(rows.num_rows)
    return dictionaries


def _encode(batch: pa.RecordBatch, fields: tuple[str, ...], known: Dictionaries) -> pa.RecordBatch:
    arrays, names = [], []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        label = f"f:{fields[int(name[1:])]}" if name[0] == "f" and name[1:].isdigit() else name
        if label in CODED or label == "source" or label.startswith("f:"):
            column = pa.array(known.of(label).encode(column))
        arrays.append(column)
        names.append(label)
    return pa.RecordBatch.from_arrays(arrays, names)


def _parts(rows: pa.RecordBatch, buckets: int) -> Iterator[tuple[int, pa.RecordBatch]]:
    if buckets == 1:
        yield 0, rows
        return
    bucket = bucket_of(rows["person"].to_numpy(), buckets).astype(np.uint16)
    order = np.argsort(bucket, kind="stable")
    ends = np.cumsum(np.bincount(bucket, minlength=buckets))
    taken = rows.take(_indices(order))
    for number, end in enumerate(ends):
        start = ends[number - 1] if number else 0
        if end > start:
            yield number, taken.slice(start, end - start)


def sort_bucket(rows: pa.Table, source_rank: NDArray[np.int64]) -> pa.Table:
    """The rows of a bucket in the order of the timeline, without the columns only sorting needs."""
    columns = {name: rows[name].to_numpy() for name in ("person", "t", *_SORT_ONLY)}
    order = np.lexsort((columns["t"], columns["person"]))
    _settle_ties(order, columns, source_rank)
    kept = rows.drop_columns(list(_SORT_ONLY))
    return kept.take(_indices(order)).combine_chunks()


def _indices(order: NDArray[np.intp]) -> Any:
    return pa.array(order, pa.int64())


def _settle_ties(order: NDArray[np.intp], columns: Columns, rank: NDArray[np.int64]) -> None:
    person, t = columns["person"][order], columns["t"][order]
    same = (person[1:] == person[:-1]) & (t[1:] == t[:-1])
    if not same.any():
        return
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = order[tied]
    keys = (
        columns["id_high"][rows],
        columns["sequence"][rows],
        rank[columns["source"][rows]],
        columns["t"][rows],
        columns["person"][rows],
    )
    order[tied] = rows[np.lexsort(keys)]


def source_rank(sources: Codes) -> NDArray[np.int64]:
    """The place of each source when sources are sorted by their bytes."""
    order = sorted(range(len(sources)), key=lambda code: sources.values[code].encode())
    rank = np.zeros(max(len(sources), 1), np.int64)
    rank[order] = np.arange(len(order))
    return rank


def number_text(text: str) -> str:
    """A number as rules see it: the shortest text, `40` for `40.0000`."""
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def settle_numbers(dictionaries: Dictionaries) -> None:
    """Write the numbers of canonical fields in their shortest form."""
    for column, codes in dictionaries.codes.items():
        if column.startswith("f:") and is_number(column[2:]):
            codes.values = [number_text(value) for value in codes.values]


def prepare(con: duckdb.DuckDBPyConnection, events: str, known: Path | None = None) -> pa.Table:
    """Resolve the persons of the events; returns the table of all persons."""
    persons = resolve_persons(con, events, known)
    for step in ("pairs", "owners", "resolved", "persons"):
        con.execute(f"DROP TABLE {step}")
    return persons


def count_simulated(con: duckdb.DuckDBPyConnection, events: str) -> int:
    """How many of the events a simulator made."""
    counted = f"SELECT count(*) FROM {events} WHERE library = ?"  # noqa: S608 fixed names only
    [(found,)] = con.execute(counted, [SIMULATOR]).fetchall()
    return int(found)
