"""Every route × everybody: nobody does what their role does not allow, and nothing leaks by id."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from percorso.store import Role, keys
from tests.server.matrix import ALL, LEAST, LEVELS, LIMITED, SIGNED, Route, routes
from tests.serving import OTHERS, ROLES, Served

WHO = (None, *reversed(ROLES), OTHERS)
NOWHERE = "0" * 32
WITHOUT_EVENTS = {
    "draft_journey",
    "measure_anew",
    "quarantine",
    "seen",
    "rule_preview",
    "unarchive_journey",
}
"""Not there although one is allowed: the seeded folder of these tests has no events."""


def test_every_route_has_its_line_and_every_line_its_route() -> None:
    """Say in tests/server/matrix.py who may call a new route."""
    assert {one.name for one in routes()} == set(LEAST)


def test_operation_ids_are_unique() -> None:
    names = [one.name for one in routes()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("route", "who"),
    list(product(routes(), WHO)),
    ids=lambda one: one.name if isinstance(one, Route) else one or "anonymous",
)
def test_who_may_do_what(served: Served, route: Route, who: str | None) -> None:
    status = _status(served, route, who)
    least = LEAST[route.name]
    assert status < 500
    if least == ALL:
        return
    if who is None:
        assert status == 401
    elif least == SIGNED:
        assert status not in {401} | ({403} if route.name not in LIMITED else set())
    elif who == OTHERS:
        assert status == 404
    elif LEVELS.index(who) < LEVELS.index(least):
        assert status == 403
    elif route.name not in LIMITED:
        assert status not in {401, 403}
        inner = set(route.takes) - {"workspace", "journey"}
        assert status != 404 or inner or route.name in WITHOUT_EVENTS


INSIDE = [
    (one, place) for one in routes() for place in ("workspace", "journey") if place in one.takes
]


@pytest.mark.parametrize(
    ("route", "place"),
    INSIDE,
    ids=lambda one: one.name if isinstance(one, Route) else one,
)
def test_ids_of_others_open_nothing(served: Served, route: Route, place: str) -> None:
    """The admin of another workspace, with that workspace's id and this one's journey, and so on."""
    values = {**_values(served), "workspace": served.other}
    if place == "workspace":
        values["workspace"] = NOWHERE
    status = _ask(served, route, OTHERS, values)
    assert status in {404, 422}
    assert status == 404 or route.body is not None


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_a_viewers_key_reads_and_no_more(served: Served, route: Route) -> None:
    with served.store.session() as session:
        token = keys.make_key(
            session, served.workspace, served.users["admin"], "robot", Role.VIEWER, 1
        )[1]
    least = LEAST[route.name]
    headers = {"authorization": f"Bearer {token}"}
    with served.client() as client:
        content: dict[str, Any] = {"json": {}} if _asks(route) else {}
        address = route.url(_values(served))
        with client.stream(route.method, address, headers=headers, **content) as answer:
            status = answer.status_code
    assert status < 500
    if least not in {ALL, SIGNED} and LEVELS.index(least) > LEVELS.index("viewer"):
        assert status == 403


def _status(served: Served, route: Route, who: str | None) -> int:
    return _ask(served, route, who, _values(served))


def _ask(served: Served, route: Route, who: str | None, values: dict[str, str]) -> int:
    content: dict[str, Any] = {"json": {}} if _asks(route) else {}
    with (
        served.client(who) as client,
        client.stream(route.method, route.url(values), **content) as answer,
    ):
        return answer.status_code


def _asks(route: Route) -> bool:
    return route.method not in {"GET", "DELETE"} and not route.form


def _values(served: Served) -> dict[str, str]:
    mine = {"workspace": served.workspace, "journey": served.journey, "version": "0"}
    others = ("comment", "file", "invitation", "job", "user", "item", "token", "upload", "session")
    return {**dict.fromkeys(others, NOWHERE), **mine}
