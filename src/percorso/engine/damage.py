"""Files of a workspace that are damaged or gone: which one it is, and what to do."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from percorso.errors import Problem, WorkspaceError

if TYPE_CHECKING:
    import pyarrow as pa

_FIXES = {
    "events": "Put it back from a copy of the workspace, or import into a new one.",
    "quarantine": "Put it back from a copy; or remove it, and the rows in it with it.",
    "sequences": "Put it back from a copy of the workspace, or import into a new one.",
    "identity": "Put it back from a copy; or remove it and run 'percorso rebuild'.",
    "timeline": "Run 'percorso rebuild': the timeline is derived, and the events are safe.",
}

_SEALED = re.compile(r".*-[0-9a-f]{12}-([0-9a-f]{8})\.parquet")
_AT_ONCE = 1 << 22


def sealed(path: Path) -> Path:
    """Write the checksum of a finished data file into its name; returns the new path.

    It is the CRC-32 of all bytes, and becomes the end of the name:
    `run-000007-6be7b44b74c8-0a1b2c3d.parquet`.
    """
    return path.rename(path.with_name(f"{path.stem}-{_checksum(path):08x}.parquet"))


def intact(files: Iterable[str | Path]) -> None:
    """Compare files with the checksums in their names; files of other tools have none.

    Raises:
        WorkspaceError: A byte of one of them has changed, or it cannot be read.
    """
    for path in map(Path, files):
        if match := _SEALED.fullmatch(path.name):
            try:
                whole = _checksum(path) == int(match[1], 16)
            except OSError as error:
                raise _damaged(path) from error
            if not whole:
                raise _damaged(path)


def _checksum(path: Path) -> int:
    total = 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(_AT_ONCE):
            total = zlib.crc32(block, total)
    return total


def read_parquet(path: Path, columns: list[str] | None = None) -> pa.Table:
    """A file as a table: `pq.read_table` would load the machinery of data sets and pandas first.

    Raises:
        WorkspaceError: The file is damaged or gone.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            return file.read(columns, use_threads=False)
    except (OSError, ValueError) as error:  # Arrow's own errors are ValueErrors
        raise _damaged(path) from error


def batches(files: Iterable[str | Path], rows: int = 65_536) -> Iterator[pa.RecordBatch]:
    """The rows of Parquet files, one after the other, every page compared with its checksum.

    Files written by other tools may have no checksums; of those only the form is checked.

    Args:
        files: The files, in the order in which they are read.
        rows: At most so many rows at once.

    Raises:
        WorkspaceError: One of the files is damaged or gone.
    """
    for path in map(Path, files):
        try:
            with _flat(path) as file:
                yield from file.iter_batches(rows, use_threads=False)
        except (OSError, ValueError) as error:
            raise _damaged(path) from error


def _flat(path: Path) -> pq.ParquetFile:
    """A file to read in batches: reading ahead would hold all of it in memory by the end."""
    return pq.ParquetFile(path, page_checksum_verification=True, pre_buffer=False)


def verify(files: Iterable[str | Path]) -> None:
    """Read files through and compare every page with its checksum.

    Raises:
        WorkspaceError: One of the files is damaged or gone.
    """
    for _ in batches(files):
        pass


@contextmanager
def naming(files: Iterable[str | Path]) -> Iterator[None]:
    """Run something of DuckDB over Parquet files; a file that it cannot read is named.

    Raises:
        WorkspaceError: One of the files is damaged or gone.
    """
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        for path in map(Path, files):
            if not _whole(path) or f"'{path}'" in str(error):
                raise _damaged(path) from error
        raise


def _whole(path: Path) -> bool:
    try:
        with pq.ParquetFile(path):
            return True
    except (OSError, ValueError):
        return False


def _damaged(path: Path) -> WorkspaceError:
    part = next((part for part in reversed(path.parts) if part in _FIXES), "events")
    what = "is damaged" if path.exists() else "is missing"
    return WorkspaceError(Problem(f"This file {what}.", _FIXES[part], file=str(path)))
