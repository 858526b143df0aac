"""Databases for tests: SQLite in a folder of its own, and a private PostgreSQL server.

```python
def test_something(either_database: str | Path) -> None:  # runs twice: SQLite, PostgreSQL
    store = open_store(either_database)

def test_of_postgres(postgres_database: str) -> None: ...  # a new, empty database
```

The server is started once a run, on loopback and a free port, with a password of its own, and is
thrown away at the end. PostgreSQL refuses to run as root, so root starts it as another user.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

PLACES = (Path("/usr/local/bin"), *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))
USERS = ("postgres", "nobody")
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of this run.

    Attributes:
        address: How its first database is reached, by a user who may make others.
    """

    address: str

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"t_{uuid4().hex}"
        engine = create_engine(self._driven(), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return f"{self.address.rpartition('/')[0]}/{name}"

    def _driven(self) -> str:
        return self.address.replace("postgresql://", "postgresql+pg8000://")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server of this run; where it cannot be started the test fails."""
    folder = Path(tempfile.mkdtemp(prefix="percorso-pg-"))
    user = _other_user()
    try:
        if user is not None:
            shutil.chown(folder, user)
        password, port = secrets.token_hex(16), _free_port()
        _make(folder, user, password)
        _start(folder, user, port)
        _watch(folder)
        yield Server(f"postgresql://percorso:{password}@127.0.0.1:{port}/postgres")
    finally:
        _run(
            [_program("pg_ctl"), "-D", folder / "data", "-m", "immediate", "stop"],
            user,
            check=False,
        )
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_database(postgres_server: Server) -> str:
    """The address of a new, empty PostgreSQL database."""
    return postgres_server.new_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def either_database(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path:
    """A new, empty database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return tmp_path / "percorso.db"
    return str(request.getfixturevalue("postgres_database"))


def _make(folder: Path, user: str | None, password: str) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if user is not None:
        shutil.chown(secret, user)
    options = ["-U", "percorso", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8"]
    _run([_program("initdb"), "-D", folder / "data", "--no-locale", "--no-sync", *options], user)


def _start(folder: Path, user: str | None, port: int) -> None:
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *QUICK]
    options = " ".join(f"-c {one}" for one in settings)
    command: list[str | Path] = [
        _program("pg_ctl"),
        "-D",
        folder / "data",
        "-l",
        folder / "log",
        "-o",
        options,
    ]
    command += ["-w", "-t", "60", "start"]
    _run(command, user)


def _watch(folder: Path) -> None:
    """Stop the server when this run is killed and cannot do so itself."""
    until_gone = f"while kill -0 {os.getpid()} 2>/dev/null; do sleep 1; done"
    there = f'[ -f "{folder}/data/postmaster.pid" ]'
    stop = f'kill -QUIT "$(head -n 1 "{folder}/data/postmaster.pid")"; sleep 1; rm -rf "{folder}"'
    subprocess.run(
        ["sh", "-c", f"({until_gone}; if {there}; then {stop}; fi) &"],
        start_new_session=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
    )  # fmt: skip


def _run(command: Sequence[str | Path], user: str | None, check: bool = True) -> None:
    """Run a program of PostgreSQL as a user who is not root; say all of it when it fails."""
    if user is not None:
        person = pwd.getpwnam(user)
        as_user = [f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", "--clear-groups"]
        command = ["setpriv", *as_user, *command]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": "/"}
    done = subprocess.run(
        command, env=environment, cwd="/", capture_output=True, text=True, timeout=120
    )
    if check and done.returncode:
        pytest.fail(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")


def _program(name: str) -> Path:
    found = shutil.which(name)
    places = [Path(found)] if found else [place / name for place in PLACES]
    there = next((place for place in places if place.exists()), None)
    if there is None and _install():
        return _program(name)
    if there is None:
        pytest.fail(f"{name} of PostgreSQL is not here. Install it: apt-get install postgresql.")
    return there


def _install() -> bool:
    """Install PostgreSQL where we may: as root on Debian, once."""
    if os.getuid() != 0 or shutil.which("apt-get") is None or _install.__dict__.get("tried"):
        return False
    _install.__dict__["tried"] = True
    done = subprocess.run(["apt-get", "install", "-y", "postgresql"], capture_output=True)
    return done.returncode == 0


def _other_user() -> str | None:
    """Whom to be instead of root; None for everybody else, who can start it themselves."""
    if os.getuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return next(user for user in USERS if user in names)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
