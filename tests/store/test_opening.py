"""A database is made, brought up to date, and refused when it is not ours or newer than us."""

from __future__ import annotations

import hashlib
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import column, create_engine, inspect, literal_column, select, table, text, update

from percorso.errors import WorkspaceError
from percorso.store import Store, open_store, signing
from percorso.store.base import Base
from percorso.store.engine import WRITES, address, make_engine
from percorso.store.opening import VERSIONS, migrations, revision

MARK = table(VERSIONS, column("version_num"))


def test_migrations_make_the_tables_of_the_models(store: Store) -> None:
    options = {"version_table": VERSIONS, "compare_type": True, "compare_server_default": True}
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_constraints_are_those_of_the_models(store: Store) -> None:
    """`compare_metadata` does not look at keys, so they are looked at here."""
    found = inspect(store.engine)
    for model in Base.metadata.sorted_tables:
        key = found.get_pk_constraint(model.name)["constrained_columns"]
        assert set(key) == {column.name for column in model.primary_key}
        there = {
            (
                tuple(one["constrained_columns"]),
                one["referred_table"],
                one["options"].get("ondelete"),
            )
            for one in found.get_foreign_keys(model.name)
        }
        meant = {
            ((key.parent.name,), key.column.table.name, key.ondelete) for key in model.foreign_keys
        }
        assert there == meant, model.name


def test_a_database_opens_again(either_database: str | Path) -> None:
    open_store(either_database).close()
    store = open_store(either_database)
    assert revision(store.engine) == "0002"
    assert store.is_writable()
    store.close()


def test_a_database_of_the_first_version_is_brought_up_to_date(
    either_database: str | Path,
) -> None:
    """Who was signed in stays signed in; the table that nothing used is gone."""
    engine = make_engine(address(either_database))
    with migrations() as config, engine.connect().execution_options(**{WRITES: True}) as old:
        with old.begin():
            config.attributes["connection"] = old
            command.upgrade(config, "0001")
            row = {"at": "2026-01-01 10:00:00", "never": "2999-01-01 10:00:00"}
            old.execute(text("INSERT INTO users (id, email, name, created_at)"
                             " VALUES ('u', 'u@example.org', 'U', :at)"), row)  # fmt: skip
            old.execute(text("INSERT INTO sessions"
                             " (id, user_id, token_hash, created_at, seen_at, expires_at)"
                             " VALUES ('s', 'u', 'hash', :at, :at, :never)"), row)  # fmt: skip
        assert "preferences" in inspect(old).get_table_names()
    engine.dispose()
    store = open_store(either_database)
    with store.session(writes=False) as session:
        (kept,) = signing.of_user(session, "u")
        assert (kept.id, kept.browser, kept.system) == ("s", None, None)
    assert "preferences" not in inspect(store.engine).get_table_names()
    store.close()


def test_several_programs_open_a_new_database_at_once(either_database: str | Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for store in pool.map(open_store, [either_database] * 4):
            assert store.is_writable()
            store.close()


def test_a_newer_database_is_refused_before_the_first_write(either_database: str | Path) -> None:
    store = open_store(either_database)
    with store.engine.begin() as connection:
        connection.execute(update(MARK).values(version_num="9999"))
    store.close()
    before = _trace(either_database)
    with pytest.raises(WorkspaceError, match=r"newer Percorso.*9999.*nothing has been changed"):
        open_store(either_database)
    assert _trace(either_database) == before


def test_a_database_of_another_program_is_refused(either_database: str | Path) -> None:
    engine = create_engine(address(either_database))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE orders (id INTEGER)"))
    engine.dispose()
    with pytest.raises(WorkspaceError, match=r"another program.*'orders'"):
        open_store(either_database)
    assert inspect(engine).get_table_names() == ["orders"]
    engine.dispose()


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(WorkspaceError, match="cannot be reached") as refused:
        open_store("postgresql://ann:topsecret@127.0.0.1:1/maps")
    assert "topsecret" not in str(refused.value)
    assert "See that the server runs" in str(refused.value)


def test_a_wrong_password_is_said(postgres_database: str) -> None:
    wrong = postgres_database.replace("percorso:", "percorso:x", 1)
    with pytest.raises(WorkspaceError, match="cannot be reached"):
        open_store(wrong)


@pytest.mark.parametrize(
    "wrong", ["mysql://ann@localhost/maps", "https://example.com/db", "sqlite://", "x://"]
)
def test_another_kind_of_address_is_refused(wrong: str) -> None:
    with pytest.raises(WorkspaceError, match="postgresql://"):
        open_store(wrong)


@pytest.mark.parametrize("name", ["postgresql", "postgres", "postgresql+pg8000"])
def test_every_way_to_write_postgresql_is_read(name: str) -> None:
    assert address(f"{name}://ann@localhost/maps").drivername == "postgresql+pg8000"


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "percorso.db"
    file.write_bytes(b"stage,person\n" * 400)
    with pytest.raises(WorkspaceError, match="cannot be opened"):
        open_store(file)
    assert file.read_bytes() == b"stage,person\n" * 400


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="See that the folder exists"):
        open_store(tmp_path / "missing" / "percorso.db")


def test_sqlite_keeps_what_was_answered(tmp_path: Path) -> None:
    store = open_store(tmp_path / "percorso.db")
    with store.engine.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }
    store.close()


def _trace(database: str | Path) -> object:
    """What would tell that something was written: the file's bytes, or the rows of the version."""
    if isinstance(database, Path):
        sqlite3.connect(database).execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
        return hashlib.sha256(database.read_bytes()).hexdigest()
    engine = create_engine(address(database))
    with engine.connect() as connection:
        names = sorted(inspect(connection).get_table_names())
        rows = connection.execute(select(literal_column("xmin::text"), MARK.c.version_num)).all()
    engine.dispose()
    return rows, names


def test_a_database_that_cannot_be_written_is_not_ready(postgres_database: str) -> None:
    store = open_store(postgres_database)
    assert store.is_writable()
    name = postgres_database.rpartition("/")[2]
    with store.engine.begin() as connection:
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    store.close()
    assert not store.is_writable()
    store.close()


def test_a_database_that_has_gone_is_not_ready(tmp_path: Path) -> None:
    store = open_store(tmp_path / "percorso.db")
    store.close()
    (tmp_path / "percorso.db").unlink()
    (tmp_path / "percorso.db").mkdir()
    assert not store.is_writable()
    store.close()
