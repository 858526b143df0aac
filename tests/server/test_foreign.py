"""Requests in somebody's name that their own page did not make: refused on every route (A18)."""

from __future__ import annotations

import pytest

from tests.server.matrix import Route, routes
from tests.serving import Served

CHANGES = [one for one in routes() if one.method != "GET"]


@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.name)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "", "sec-fetch-site": "cross-site"},
        {"origin": "", "sec-fetch-site": "same-site"},
        {"origin": "", "sec-fetch-site": "none"},
        {},
    ],
    ids=["other origin", "null", "cross-site", "same-site", "typed", "says nothing"],
)
def test_no_change_for_another_sites_page(
    served: Served, route: Route, headers: dict[str, str]
) -> None:
    """A18: refused before anything is looked at, signing in as well."""
    values = {**dict.fromkeys(route.takes, "0" * 32), "workspace": served.workspace}
    values["journey"] = served.journey
    with served.client("admin") as client:
        client.headers.pop("origin")
        sent = {name: value for name, value in headers.items() if value}
        answer = client.request(route.method, route.url(values), json={}, headers=sent)
    assert answer.status_code == 403
    assert "another site" in answer.text


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
@pytest.mark.parametrize("route", CHANGES, ids=lambda route: route.name)
def test_no_change_by_a_form(served: Served, route: Route, kind: str) -> None:
    """A18: JSON that calls itself text, and plain forms."""
    values = {**dict.fromkeys(route.takes, "0" * 32), "workspace": served.workspace}
    with served.client("admin") as client:
        headers = {"content-type": kind} if kind else {}
        address = route.url({**values, "journey": served.journey})
        answer = client.request(route.method, address, content=b'{"a": 1}', headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "127.0.0.1@evil", "a b"]
)
def test_other_names_are_not_answered(served: Served, host: str) -> None:
    """No page of another name reads this server by pointing that name at it."""
    with served.client("admin") as client:
        for path in ("/", "/api/health", "/api/me"):
            answer = client.get(path, headers={"host": host})
            assert answer.status_code in {400, 421}
