"""A store on each database, and a workspace with its admin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from percorso.store import Store, open_store, people, teams


@pytest.fixture
def store(either_database: str | Path) -> Iterator[Store]:
    """An open store, once on SQLite and once on PostgreSQL."""
    opened = open_store(either_database)
    yield opened
    opened.close()


@dataclass(frozen=True)
class Team:
    """A workspace and the two people in it."""

    workspace: str
    admin: str
    other: str


@pytest.fixture
def team(store: Store) -> Team:
    """A workspace with an admin; the other person does not belong to it yet."""
    with store.session() as session:
        admin = people.add_user(session, "ada@example.com", "Ada Bianchi")
        other = people.add_user(session, "ugo@example.com", "Ugo Neri")
        made = teams.make_workspace(session, "Caffè", admin.id)
        return Team(made.id, admin.id, other.id)
