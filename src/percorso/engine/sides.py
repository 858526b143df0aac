"""The small files beside the table: one a run, and merged ones that stand for many runs.

`sequences-000007.parquet` was written by run 7; `sequences-000001-000007.parquet` holds what the
runs 1 to 7 wrote. The files that were merged stay for a while, for readers that have listed them
already; whoever lists anew leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.engine.bundles import bundles
from percorso.engine.damage import batches
from percorso.engine.parquet import Writer
from percorso.engine.position import sync

KINDS = {"quarantine": "quarantine", "resolved": "quarantine", "sequences": "sequences"}
"""Each kind of side file, with the folder of the workspace that it lives in."""
ROWS_AT_ONCE = 65_536
MOST = 1 << 28
"""Bytes of a merged file, at most."""


class Side(NamedTuple):
    """A side file and the runs whose rows it holds."""

    first: int
    last: int
    path: Path

    def within(self, other: Side) -> bool:
        """Whether another file holds all its rows."""
        return other != self and other.first <= self.first and self.last <= other.last


def side_name(kind: str, first: int, last: int | None = None) -> str:
    """The name of a side file of one run, or of several merged ones.

    Example:
        >>> side_name("sequences", 7), side_name("sequences", 1, 7)
        ('sequences-000007.parquet', 'sequences-000001-000007.parquet')
    """
    end = "" if last is None else f"-{last:06d}"
    return f"{kind}-{first:06d}{end}.parquet"


def every_side(workspace: Path, kind: str) -> list[Side]:
    """All files of a kind, merged or not, in the order of their runs."""
    shape = re.compile(rf"{kind}-(\d+)(?:-(\d+))?\.parquet")
    found = []
    for path in (workspace / KINDS[kind]).glob(f"{kind}-*.parquet"):
        if match := shape.fullmatch(path.name):
            found.append(Side(int(match[1]), int(match[2] or match[1]), path))
    return sorted(found)


def sides(workspace: Path, kind: str) -> list[Side]:
    """The files of a kind that hold everything once."""
    every = every_side(workspace, kind)
    return [one for one in every if not _merged(one, every)]


def merged_sides(workspace: Path, kind: str) -> list[Path]:
    """Files whose rows are in a merged one too: nobody who lists the folder now reads them."""
    every = every_side(workspace, kind)
    return [one.path for one in every if _merged(one, every)]


def _merged(one: Side, every: list[Side]) -> bool:
    return any(one.within(other) for other in every if other.first != other.last)


def side_groups(workspace: Path, kind: str, *, all_sizes: bool) -> list[list[Side]]:
    """Small neighbouring files of a kind that become one each; see `bundles`."""
    return bundles(
        sides(workspace, kind), lambda one: one.path.stat().st_size, MOST, all_sizes=all_sizes
    )


def merge_sides(workspace: Path, kind: str, staging: Path, *, all_sizes: bool) -> int:
    """Write the files of a kind together, row for row; returns how many were merged.

    Args:
        workspace: The folder of the workspace; the caller holds its lock.
        kind: One of `KINDS`.
        staging: Where a merged file is written before it takes its place.
        all_sizes: Whether larger files are written again too when few small ones lie beside them.
    """
    found = side_groups(workspace, kind, all_sizes=all_sizes)
    for group in found:
        made = staging / side_name(kind, group[0].first, max(one.last for one in group))
        _write_merged([one.path for one in group], made)
        made.replace(workspace / KINDS[kind] / made.name)
        sync(workspace / KINDS[kind])
    return sum(map(len, found))


def _write_merged(files: list[Path], made: Path) -> None:
    with pq.ParquetFile(files[0]) as file:
        schema = file.schema_arrow.remove_metadata()
    with Writer(made, schema) as out:
        for rows in _in_groups(files, schema):
            out.write_table(rows)
    sync(made)


def _in_groups(files: list[Path], schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of small files in tables that are worth a row group."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches(files, ROWS_AT_ONCE):
        waiting.append(batch.cast(schema))
        if sum(one.num_rows for one in waiting) >= ROWS_AT_ONCE:
            yield pa.Table.from_batches(waiting)
            waiting.clear()
    if waiting:
        yield pa.Table.from_batches(waiting)
