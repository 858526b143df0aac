"""Engines: SQLite in a file of the workspace's folder, or PostgreSQL by an address.

SQLite runs in WAL mode with `synchronous=FULL`: an answered change survives a power cut, and
readers never wait for the writer. Transactions are begun by us (`BEGIN IMMEDIATE` to write),
because a transaction that reads first and writes later may fail in the middle.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from percorso.errors import Problem, WorkspaceError

BUSY_MS = 10_000
"""How long a writer of SQLite waits for another one."""
CONNECT_SECONDS = 10
POOL, OVERFLOW = 10, 40
"""Connections kept, and how many more there may be: the server's threads are forty."""
WRITES = "percorso_writes"
PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)


def address(database: str | Path) -> URL:
    """The address of a database: a path is an SQLite file, `postgresql://` is read by pg8000.

    Raises:
        WorkspaceError: It is neither.

    Example:
        >>> address("postgresql://ann@localhost/maps").drivername
        'postgresql+pg8000'
    """
    if isinstance(database, Path) or "://" not in database:
        return URL.create("sqlite", database=str(Path(database).absolute()))
    try:
        url = make_url(database)
    except (ArgumentError, ValueError):
        raise _not_an_address() from None
    if url.drivername in {"postgresql", "postgres", "postgresql+pg8000"}:
        return url.set(drivername="postgresql+pg8000")
    if url.drivername == "sqlite" and url.database:
        return url
    raise _not_an_address()


def make_engine(url: URL) -> Engine:
    """An engine for an address; it connects when it is first used.

    Raises:
        WorkspaceError: The driver for PostgreSQL is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if find_spec("pg8000") is None:
        fix = "Install it with `pip install 'percorso[postgres]'`."
        raise WorkspaceError(Problem("PostgreSQL is read by pg8000, which is not here.", fix))
    return create_engine(
        url,
        hide_parameters=True,
        pool_size=POOL,
        max_overflow=OVERFLOW,
        pool_pre_ping=True,
        connect_args={"timeout": CONNECT_SECONDS},
    )


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url, hide_parameters=True, pool_size=POOL, max_overflow=OVERFLOW)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, not by the driver
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _not_an_address() -> WorkspaceError:
    message = "The database is a path of a file or an address that starts with postgresql://."
    fix = "Write it like postgresql://name:password@host/database."
    return WorkspaceError(Problem(message, fix, key="database"))
