"""The first admin: by the printed token, once; there is no default secret (A17)."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.store import links
from tests.server.accounts.browsing import PASSWORD
from tests.server.accounts.conftest import Place

FIRST = {"email": "Ada@Example.com", "name": " Ada  Bianchi ", "password": PASSWORD}


def _token(place: Place) -> str:
    with place.store.session() as session:
        return links.make_link(session, "setup")


def _said(place: Place, **more: Any) -> dict[str, Any]:
    return {"token": _token(place), **FIRST, **more}


def test_the_first_admin_sets_up(empty: Place) -> None:
    browser = empty.browser()
    assert browser.get("/api/sign-in/methods").json()["setup"] is True
    assert browser.get("/api/setup").json() == {"open": True}
    assert (
        browser.post("/api/setup", _said(empty, workspace="Torrefazione Rossi")).status_code == 204
    )
    me = browser.get("/api/me").json()
    assert (me["user"]["name"], me["user"]["email"]) == ("Ada Bianchi", "ada@example.com")
    assert [(one["name"], one["role"]) for one in me["workspaces"]] == [
        ("Torrefazione Rossi", "admin")
    ]


def test_a_workspace_without_a_name_is_called_as_its_folder(empty: Place) -> None:
    browser = empty.browser()
    browser.post("/api/setup", _said(empty))
    assert browser.get("/api/me").json()["workspaces"][0]["name"] == "Maps"


def test_setup_is_gone_afterwards(empty: Place) -> None:
    used = _said(empty)
    assert empty.browser().post("/api/setup", used).status_code == 204
    assert empty.browser().get("/api/setup").status_code == 404
    assert empty.browser().post("/api/setup", used).status_code == 404
    fresh = _said(empty, email="two@example.com")
    assert empty.browser().post("/api/setup", fresh).status_code == 404


@pytest.mark.parametrize("token", ["", "x", "setup", "percorso", "0" * 43])
def test_no_token_is_known_beforehand(empty: Place, token: str) -> None:
    answer = empty.browser().post("/api/setup", {"token": token, **FIRST})
    assert answer.status_code in {404, 422}
    assert empty.browser().get("/api/setup").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "short"},
        {"email": "ada"},
        {"name": "  "},
        {"role": "admin"},
        {"is_admin": True},
        {"workspace_id": "1"},
        {"__proto__": {"role": "admin"}},
    ],
)
def test_what_is_wrong_uses_nothing_up(empty: Place, wrong: dict[str, Any]) -> None:
    said = _said(empty)
    answer = empty.browser().post("/api/setup", {**said, **wrong})
    assert answer.status_code in {409, 422}
    assert empty.browser().post("/api/setup", said).status_code == 204


def test_a_page_of_another_site_does_not_set_up(empty: Place) -> None:
    said = _said(empty)
    foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert empty.browser().post("/api/setup", said, headers=foreign).status_code == 403
    assert empty.browser().get("/api/setup").status_code == 200
