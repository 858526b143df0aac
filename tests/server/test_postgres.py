"""A part of the matrix and of the attacks on PostgreSQL; all of it runs on SQLite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Server
from tests.server import test_hostile as hostile
from tests.server import test_matrix as matrix
from tests.server.matrix import routes
from tests.serving import OTHERS, Served, seed, serving

READS = [one for one in routes() if one.method == "GET"]
WHO = (None, "viewer", OTHERS)


@pytest.fixture(scope="module")
def there(
    postgres_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:  # fmt: skip
    """A server whose database is in PostgreSQL."""
    folder = tmp_path_factory.mktemp("served") / "workspace"
    database = postgres_server.new_database()
    seed(folder, events=False, database=database)
    with serving(folder, database=database) as one:
        yield one


@pytest.mark.parametrize("who", WHO, ids=str)
def test_who_may_read_what(there: Served, who: str | None) -> None:
    for route in READS:
        matrix.test_who_may_do_what(there, route, who)


def test_ids_of_others_open_nothing(there: Served) -> None:
    for route, place in matrix.INSIDE[::4]:
        matrix.test_ids_of_others_open_nothing(there, route, place)


@pytest.mark.parametrize("kind", list(hostile.TEXTS)[:3])
def test_hostile_texts(there: Served, kind: str, tmp_path: Path) -> None:
    hostile.test_hostile_texts_in_every_place_of_every_route(there, kind, tmp_path)
    hostile.test_hostile_texts_of_a_map_stay_text(there, kind)


def test_sql_changes_nothing(there: Served) -> None:
    hostile.test_sql_changes_nothing_but_what_it_says(there)


def test_the_role_that_was_lost(there: Served) -> None:
    hostile.test_who_lost_the_role_sees_nothing_at_once(there)
