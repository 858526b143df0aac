"""Files of a workspace that are damaged or gone: which one it is, and what to do."""

from __future__ import annotations

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
    "sequences": "Put it back from a copy of the workspace, or import into a new one.",
    "identity": "Put it back from a copy; or remove it and run 'percorso rebuild'.",
    "timeline": "Run 'percorso rebuild': the timeline is derived, and the events are safe.",
}


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


def verify(files: Iterable[str | Path]) -> None:
    """Read files through and compare every page with its checksum.

    Files written by other tools may have none; of those only the form is checked.

    Raises:
        WorkspaceError: One of the files is damaged or gone.
    """
    for path in map(Path, files):
        try:
            with pq.ParquetFile(path, page_checksum_verification=True) as file:
                for _ in file.iter_batches(use_threads=False):
                    pass
        except (OSError, ValueError) as error:
            raise _damaged(path) from error


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
