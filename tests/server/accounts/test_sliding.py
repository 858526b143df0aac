"""A session that goes on writes it down; no request waits for itself on SQLite."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from fastapi import APIRouter
from sqlalchemy import text, update

from percorso.server.access import Admin, Database
from percorso.store.base import now
from percorso.store.tables import SignedIn
from tests.server.accounts.conftest import Place


@pytest.mark.parametrize("first", ["database", "access"])
def test_a_change_with_an_old_session_is_quick(place: Place, first: str) -> None:
    router = APIRouter()

    @router.post("/api/database/{workspace}")
    def by_database(database: Database, access: Admin) -> None:
        database.execute(text("UPDATE users SET name = name"))

    @router.post("/api/access/{workspace}")
    def by_access(access: Admin, database: Database) -> None:
        database.execute(text("UPDATE users SET name = name"))

    place.app.router.routes[:0] = router.routes
    ada = place.browser("ada")
    with place.store.session() as session:
        session.execute(update(SignedIn).values(seen_at=now() - timedelta(hours=1)))
    start = time.perf_counter()
    assert ada.post(f"/api/{first}/{place.home}").status_code == 200
    assert time.perf_counter() - start < 5


def test_answers_are_not_kept_on_shared_machines(place: Place) -> None:
    ada = place.browser("ada")
    for path in ("/api/me", "/api/workspaces", f"/api/workspaces/{place.home}/members"):
        assert ada.get(path).headers["cache-control"] == "no-store"
