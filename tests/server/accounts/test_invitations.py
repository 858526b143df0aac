"""Invitations: by admins, for one person, once; the link alone gives nothing but what it says."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from percorso.store.base import now
from percorso.store.tables import Invitation
from tests.server.accounts.browsing import PASSWORD, Browsing
from tests.server.accounts.conftest import Place

NEW = {"name": "Bea Blu", "password": PASSWORD}


def _invite(place: Place, email: str = "bea@example.com", role: str = "commenter") -> str:
    path = f"/api/workspaces/{place.home}/invitations"
    answer = place.browser("ada").post(path, {"email": email, "role": role})
    assert answer.status_code == 201
    link = str(answer.json()["link"])
    assert link.startswith("http://localhost:8765/invitation/")
    return link.rpartition("/")[2]


def _roles(browser: Browsing) -> dict[str, str]:
    return {one["name"]: one["role"] for one in browser.get("/api/me").json()["workspaces"]}


def test_a_newcomer_joins(place: Place) -> None:
    token, browser = _invite(place), place.browser()
    assert browser.get(f"/api/invitations/{token}").json() == {
        "workspace": "Home", "email": "bea@example.com", "role": "commenter", "known": False,
    }  # fmt: skip
    assert browser.post(f"/api/invitations/{token}", NEW).json() == {"workspace": place.home}
    assert _roles(browser) == {"Home": "commenter"}
    assert place.browser().sign_in("bea@example.com").status_code == 204


def test_a_link_works_once(place: Place) -> None:
    token = _invite(place)
    place.browser().post(f"/api/invitations/{token}", NEW)
    assert place.browser().get(f"/api/invitations/{token}").status_code == 404
    assert place.browser().post(f"/api/invitations/{token}", NEW).status_code == 404


def test_who_has_an_account_joins_with_it(place: Place) -> None:
    token, browser = _invite(place, "zoe@example.com"), place.browser("zoe")
    assert browser.get(f"/api/invitations/{token}").json()["known"] is True
    assert browser.post(f"/api/invitations/{token}").status_code == 200
    assert _roles(browser) == {"Home": "commenter", "Away": "admin"}


def test_who_has_an_account_proves_it(place: Place) -> None:
    token = _invite(place, "zoe@example.com")
    taken_over = {"name": "Not Zoe", "password": "mine mine not yours"}
    assert place.browser().post(f"/api/invitations/{token}", taken_over).status_code == 401
    assert place.browser().post(f"/api/invitations/{token}", {}).status_code == 401
    browser = place.browser()
    assert browser.post(f"/api/invitations/{token}", {"password": PASSWORD}).status_code == 200
    assert _roles(browser) == {"Home": "commenter", "Away": "admin"}


def test_a_link_is_no_way_to_guess_passwords(place: Place) -> None:
    token = _invite(place, "zoe@example.com")
    guess = {"password": "wrong wrong wrong"}
    codes = [place.browser().post(f"/api/invitations/{token}", guess).status_code for _ in range(9)]
    assert codes[-1] == 429


def test_somebody_else_who_is_signed_in_is_told_so(place: Place) -> None:
    token = _invite(place)
    answer = place.browser("zoe").post(f"/api/invitations/{token}", NEW)
    assert answer.status_code == 409
    assert "bea@example.com" in answer.json()["problems"][0]["message"]


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({}, "name"),
        ({"name": "Bea"}, "password"),
        ({"name": "Bea", "password": "short"}, "password"),
        ({"name": "Bea", "password": "bea@example.com"}, "password"),
        ({**NEW, "role": "admin"}, "role"),
        ({**NEW, "email": "other@example.com"}, "email"),
        ({**NEW, "constructor": {"prototype": 1}}, "constructor"),
    ],
)
def test_what_is_wrong_uses_nothing_up(place: Place, said: dict[str, Any], key: str) -> None:
    token = _invite(place)
    answer = place.browser().post(f"/api/invitations/{token}", said)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["key"] == key
    assert place.browser().post(f"/api/invitations/{token}", NEW).status_code == 200


def test_a_link_ends_after_seven_days(place: Place) -> None:
    token = _invite(place)
    with place.store.session() as session:
        session.execute(update(Invitation).values(expires_at=now()))
    answer = place.browser().post(f"/api/invitations/{token}", NEW)
    assert answer.status_code == 404
    assert "any more" in answer.json()["problems"][0]["message"]


def test_open_invitations_are_listed_and_withdrawn(place: Place) -> None:
    token, ada = _invite(place), place.browser("ada")
    path = f"/api/workspaces/{place.home}/invitations"
    (one,) = ada.get(path).json()
    assert set(one) == {"id", "email", "role", "expires_at"}
    assert one["expires_at"].endswith("Z")
    assert token not in ada.get(path).text
    assert place.browser("zoe").delete(f"{path}/{one['id']}").status_code == 404
    assert ada.delete(f"/api/workspaces/{place.away}/invitations/{one['id']}").status_code == 404
    assert ada.delete(f"{path}/{one['id']}").status_code == 204
    assert ada.delete(f"{path}/{one['id']}").status_code == 404
    assert place.browser().get(f"/api/invitations/{token}").status_code == 404


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"email": "ugo@example.com", "role": "admin"}, 409),
        ({"email": "no mail", "role": "viewer"}, 409),
        ({"email": "a@example.com", "role": "owner"}, 422),
        ({"email": "a@example.com"}, 422),
        ({"email": "a@example.com", "role": "viewer", "workspace_id": "x"}, 422),
        ({"email": ["a@example.com"], "role": "viewer"}, 422),
    ],
)
def test_an_invitation_that_will_not_do(place: Place, said: dict[str, Any], status: int) -> None:
    path = f"/api/workspaces/{place.home}/invitations"
    assert place.browser("ada").post(path, said).status_code == status


@pytest.mark.parametrize(("who", "status"), [("ugo", 403), ("eva", 403), ("zoe", 404), (None, 401)])
def test_only_admins_invite(place: Place, who: str | None, status: int) -> None:
    path, said = f"/api/workspaces/{place.home}/invitations", {"email": "a@b.de", "role": "viewer"}
    browser = place.browser(who)
    assert browser.post(path, said).status_code == status
    assert browser.get(path).status_code == status
    assert browser.delete(f"{path}/x").status_code == status
