"""Opening a database: is it there, ours, and not newer than us? Then it is brought up to date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, column, func, inspect, select, table
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from percorso.errors import Problem, WorkspaceError
from percorso.store.engine import WRITES

if TYPE_CHECKING:
    from alembic.config import Config

VERSIONS = "percorso_version"
"""The table that says which migration a database has reached."""
LOCK = (
    0x706572636F72736F  # "percorso": one program at a time brings a PostgreSQL database up to date
)


def bring_up_to_date(engine: Engine) -> None:
    """Check a database and run the migrations it still lacks.

    Raises:
        WorkspaceError: It cannot be reached, is somebody else's, or is newer than this program.
            Nothing has been written then.
    """
    with _said(engine), migrations() as config:
        with engine.connect() as connection:
            found = _revision(connection)
        head = _known(config, found)
        if found != head:
            _upgrade(engine, config)
        if engine.dialect.name == "sqlite":
            _wal(engine)


@contextmanager
def migrations() -> Iterator[Config]:
    """The configuration of Alembic, with the migrations of the package."""
    from alembic.config import Config

    with as_file(files("percorso.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        yield config


def revision(engine: Engine) -> str | None:
    """The migration that a database has reached, or None before the first one."""
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    names = inspect(connection).get_table_names()
    if VERSIONS in names:
        found = connection.execute(
            select(column("version_num")).select_from(table(VERSIONS))
        ).scalar()
        return str(found) if found else None
    if names:
        message = f"The database holds tables of another program, for example {sorted(names)[0]!r}."
        raise WorkspaceError(Problem(message, "Give Percorso a database of its own."))
    return None


def _known(config: Config, found: str | None) -> str | None:
    """The newest migration, after making sure that the one found is known."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(config)
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        message = f"The database was made by a newer Percorso (its version is {found!r})."
        fix = "Update Percorso; nothing has been changed."
        raise WorkspaceError(Problem(message, fix))
    return scripts.get_current_head()


def _upgrade(engine: Engine, config: Config) -> None:
    from alembic import command

    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _wal(engine: Engine) -> None:
    """Write-ahead logging is kept in the file, and cannot be set inside a transaction."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()


@contextmanager
def _said(engine: Engine) -> Iterator[None]:
    """Say what a driver complains about as a problem, without addresses that hold a password."""
    try:
        yield
    except DBAPIError as error:
        raise WorkspaceError(_problem(engine, error.orig)) from None
    except (SQLAlchemyError, OSError) as error:
        raise WorkspaceError(_problem(engine, error)) from None


def _problem(engine: Engine, error: BaseException | None) -> Problem:
    url = engine.url.render_as_string(hide_password=True)
    reason = " ".join(str(error).split())[:300]
    if engine.dialect.name == "sqlite":
        message = f"The database {engine.url.database!r} cannot be opened: {reason}."
        return Problem(message, "See that the folder exists, can be written and has room.")
    fix = "See that the server runs, and that name, password and database are right."
    return Problem(f"The database {url} cannot be reached: {reason}.", fix)
