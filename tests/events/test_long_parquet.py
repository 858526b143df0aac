"""A long Parquet file takes no more memory than a short one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.events.files import event_file
from percorso.events.parquetfile import read_parquet

ROWS, GROUPS = 5_000, 60


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    path = tmp_path / "long.parquet"
    schema = pa.schema([("event", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for group in range(GROUPS):
            texts = [hashlib.blake2b(b"%d-%d" % (group, row)).hexdigest() for row in range(ROWS)]
            writer.write_table(pa.table({"event": texts}, schema=schema))
    before, most, rows = pa.total_allocated_bytes(), 0, 0
    for batch in read_parquet(event_file(path)):
        most = max(most, pa.total_allocated_bytes() - before)
        rows += len(batch)
    assert rows == ROWS * GROUPS
    assert most < path.stat().st_size
