"""Rows that are JSON objects already, as the quarantine keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pyarrow as pa

from percorso.events.batch import Records

BATCH = 20_000


def kept_rows(rows: Sequence[tuple[int, str]]) -> Iterator[Records]:
    """Batches of kept rows, each a number and its JSON; what is no object is left out.

    Example:
        >>> batch = next(kept_rows([(7, '{"event": "A"}'), (8, '"torn"')]))
        >>> batch.records, batch.rows.to_pylist()
        ([{'event': 'A'}], [7])
    """
    for start in range(0, len(rows), BATCH):
        values = [(row, json.loads(raw)) for row, raw in rows[start : start + BATCH]]
        taken = [(row, value) for row, value in values if isinstance(value, dict)]
        numbers = pa.array([row for row, _ in taken], pa.int64())
        yield Records([value for _, value in taken], numbers)
