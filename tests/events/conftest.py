"""Helpers to import small files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.reports import FileReport

HEADER = "event,user_id,timestamp"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file and give its path."""

    def make(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


class Shop:
    """A workspace in a temporary folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, *files: Path, **options: Any) -> FileReport:
        """Import files; the report of the first."""
        return load(list(files), self.folder, **options)[0]

    def events(self, columns: str = "*") -> list[dict[str, Any]]:
        """The events in the order of arrival."""
        files = Workspace.open(self.folder).files()
        if not files:
            return []
        query = f"SELECT {columns} FROM read_parquet(?) ORDER BY seq"  # noqa: S608 - test's own text
        connection = duckdb.connect()
        connection.execute("SET TimeZone = 'UTC'")
        found: list[dict[str, Any]] = (
            connection.sql(query, params=[files]).to_arrow_table().to_pylist()
        )
        return found

    def column(self, name: str) -> list[Any]:
        """One column of the events, in the order of arrival."""
        return [event[name] for event in self.events()]


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty workspace that is made with the first import."""
    return Shop(tmp_path / "shop")
