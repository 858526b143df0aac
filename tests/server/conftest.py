"""Seeded servers that run, on each database, for tests of all routes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Served, copied, seed, serving


@pytest.fixture(scope="session")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded folder without events, its database in a file; copy it."""
    folder = tmp_path_factory.mktemp("seeded") / "workspace"
    seed(folder, events=False)
    return folder


@pytest.fixture(scope="module")
def served(
    seeded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:  # fmt: skip
    """A server on SQLite; the tests of a module share it."""
    with serving(copied(seeded_sqlite, tmp_path_factory.mktemp("served") / "workspace")) as one:
        yield one


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def either(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server, once on SQLite and once on PostgreSQL; the tests of a module share it."""
    folder = tmp_path_factory.mktemp("served") / "workspace"
    database = ""
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres_server").new_database()
        seed(folder, events=False, database=database)
    else:
        copied(request.getfixturevalue("seeded_sqlite"), folder)
    with serving(folder, database=database) as one:
        yield one
