"""The store: one object that opens the workspace database and hands out sessions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from percorso.errors import WorkspaceError
from percorso.store.account import Accounts
from percorso.store.engine import WRITES, address, make_engine
from percorso.store.opening import bring_up_to_date


class Store:
    """The workspace database, open and up to date.

    Example:
        ```python
        store = open_store("percorso.db")
        with store.session() as session:  # commits at the end, rolls back on an error
            journey = session.get(StoredJourney, journey_id, with_for_update=True)
        ```
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{WRITES: True})

    @contextmanager
    def session(self, *, writes: bool = True) -> Iterator[Session]:
        """A session in one transaction: committed at the end, rolled back on an error.

        The transaction begins with the first statement; before it no connection is taken.

        Args:
            writes: Whether something may be written. On SQLite a writer waits here for the one
                before it, so that it never fails in the middle; a reader never waits.
        """
        engine = self._writing if writes else self.engine
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @cached_property
    def accounts(self) -> Accounts:
        """Who is asking: by the token of a session or of a program."""
        return Accounts(self.session)

    def is_writable(self) -> bool:
        """Whether the database can be reached and a write transaction begun, for `GET /ready`."""
        sqlite = self.engine.dialect.name == "sqlite"  # where a write transaction is the proof
        asked = "SELECT 'off'" if sqlite else "SELECT current_setting('transaction_read_only')"
        try:
            with self.session() as session:
                return session.execute(text(asked)).scalar() == "off"
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_store(database: str | Path) -> Store:
    """Open a database: a path of an SQLite file, or a `postgresql://` address.

    A new database is made; an older one is brought up to date.

    Raises:
        WorkspaceError: It cannot be reached, is somebody else's, or is newer than this program.
    """
    engine = make_engine(address(database))
    try:
        bring_up_to_date(engine)
    except WorkspaceError:
        engine.dispose()
        raise
    return Store(engine)
