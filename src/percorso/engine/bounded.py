"""A connection for questions beside other work: with little memory, and a place to spill to."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def bounded() -> Iterator[Any]:
    """A DuckDB connection in UTC with a limit of memory; what it spills goes when it is closed."""
    from percorso.engine.rebuilding import build_connection

    with (
        tempfile.TemporaryDirectory(prefix="percorso-spill-") as folder,
        build_connection(temporary=Path(folder)) as con,
    ):
        yield con
