"""A server with a team: Ada is the admin, Ugo an editor, Eva a viewer; Zoe rules another place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from percorso.server.app import create_app
from percorso.server.security import passwords
from percorso.server.settings import Settings
from percorso.store import Role, Store, open_store, people, teams
from tests.server.accounts.browsing import PASSWORD, Browsing

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PEOPLE = {"ada": Role.ADMIN, "ugo": Role.EDITOR, "eva": Role.VIEWER}


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash quickly; `test_passwords.py` hashes as the server does."""
    if request.path.stem != "test_passwords":
        monkeypatch.setattr(passwords, "_hasher", QUICK)
        passwords._nobody.cache_clear()


@dataclass
class Place:
    """A server and what is in it.

    Attributes:
        home: The workspace of Ada, Ugo and Eva; `away` is Zoe's.
        ids: The people by their short names.
    """

    app: FastAPI
    store: Store
    home: str = ""
    away: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def browser(self, who: str | None = None, address: str = "192.0.2.1") -> Browsing:
        """A browser, signed in as somebody."""
        made = Browsing(self.app, address)
        if who is not None:
            assert made.sign_in(f"{who}@example.com").status_code == 204
        return made


@pytest.fixture
def empty(either_database: str | Path, tmp_path: Path) -> Iterator[Place]:
    """A server in which nobody has an account yet, once on each database."""
    store = open_store(either_database)
    folder = tmp_path / "Maps"
    folder.mkdir()
    yield Place(create_app(Settings(folder), store), store)
    store.close()


@pytest.fixture
def place(empty: Place) -> Place:
    """A server with its team."""
    with empty.store.session() as session:
        empty.home = teams.make_workspace(session, "Home").id
        empty.away = teams.make_workspace(session, "Away").id
        for who, role in PEOPLE.items():
            made = people.add_user(session, f"{who}@example.com", who.title(), QUICK.hash(PASSWORD))
            teams.join(session, empty.home, made.id, role)
            empty.ids[who] = made.id
        zoe = people.add_user(session, "zoe@example.com", "Zoe", QUICK.hash(PASSWORD))
        teams.join(session, empty.away, zoe.id, Role.ADMIN)
        empty.ids["zoe"] = zoe.id
    return empty
