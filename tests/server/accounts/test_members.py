"""Members and workspaces: who sees, changes, leaves; other teams' things are not there (A14)."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.store import Role, teams
from tests.server.accounts.browsing import PASSWORD
from tests.server.accounts.conftest import Place


def _path(place: Place, who: str = "", more: str = "") -> str:
    user = f"/{place.ids[who]}" if who else ""
    return f"/api/workspaces/{place.home}/members{user}{more}"


def test_members_are_seen_by_members(place: Place) -> None:
    shown = place.browser("eva").get(_path(place)).json()
    assert [(one["name"], one["role"], one["me"]) for one in shown] == [
        ("Ada", "admin", False), ("Eva", "viewer", True), ("Ugo", "editor", False),
    ]  # fmt: skip
    assert [one["email"] for one in shown] == [None, "eva@example.com", None]
    assert all(one["email"] for one in place.browser("ada").get(_path(place)).json())


def test_an_admin_changes_roles(place: Place) -> None:
    ugo = place.browser("ugo")
    answer = place.browser("ada").patch(_path(place, "ugo"), {"role": "viewer"})
    assert answer.json()["role"] == "viewer"
    assert ugo.get("/api/me").json()["workspaces"][0]["role"] == "viewer"


def test_the_last_admin_stays(place: Place) -> None:
    ada = place.browser("ada")
    for answer in (
        ada.patch(_path(place, "ada"), {"role": "viewer"}),
        ada.delete(_path(place, "ada")),
    ):
        assert answer.status_code == 409
        assert "last admin" in answer.json()["problems"][0]["message"]


def test_who_is_taken_out_is_out_at_once(place: Place) -> None:
    ugo = place.browser("ugo")
    assert place.browser("ada").delete(_path(place, "ugo")).status_code == 204
    assert ugo.get(_path(place)).status_code == 404
    assert ugo.get("/api/me").json()["workspaces"] == []


def test_anybody_leaves_by_themselves(place: Place) -> None:
    eva = place.browser("eva")
    assert eva.delete(_path(place, "ugo")).status_code == 403
    assert eva.delete(_path(place, "eva")).status_code == 204
    assert eva.get(_path(place)).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ugo", 403), ("eva", 403), ("zoe", 404), (None, 401)])
def test_others_change_nothing(place: Place, who: str | None, status: int) -> None:
    browser = place.browser(who)
    assert browser.patch(_path(place, "eva"), {"role": "admin"}).status_code == status
    assert browser.delete(_path(place, "ada")).status_code == status
    assert browser.post(_path(place, "eva", "/password-link")).status_code == status
    assert browser.patch(f"/api/workspaces/{place.home}", {"name": "Mine"}).status_code == status


def test_people_of_other_teams_are_not_there(place: Place) -> None:
    ada = place.browser("ada")
    assert ada.patch(_path(place, "zoe"), {"role": "viewer"}).status_code == 404
    assert ada.delete(_path(place, "zoe")).status_code == 404
    assert ada.post(_path(place, "zoe", "/password-link")).status_code == 404
    for wrong in ("x", "%2e%2e", "1' OR '1'='1", "\u202e", "a" * 5000):
        assert ada.delete(f"{_path(place)}/{wrong}").status_code == 404
        assert ada.get(f"/api/workspaces/{wrong}/members").status_code == 404


def test_a_password_link_sets_a_new_password_once(place: Place) -> None:
    ugo = place.browser("ugo")
    made = place.browser("ada").post(_path(place, "ugo", "/password-link"))
    assert made.status_code == 201
    assert made.json()["link"].startswith("http://localhost:8765/link/")
    token = made.json()["link"].rpartition("/")[2]
    browser, fresh = place.browser(), "a fresh set of words"
    asked = browser.post("/api/sign-in/link", {"token": token}).json()
    assert asked == {"needs": "password", "email": "ugo@example.com"}
    short = browser.post("/api/sign-in/link", {"token": token, "password": "short"})
    assert short.status_code == 422
    assert browser.post("/api/sign-in/link", {"token": token, "password": fresh}).status_code == 200
    assert browser.get("/api/me").json()["user"]["name"] == "Ugo"
    assert ugo.get("/api/me").status_code == 401
    assert place.browser().sign_in("ugo@example.com", PASSWORD).status_code == 401
    assert place.browser().sign_in("ugo@example.com", fresh).status_code == 204
    again = place.browser().post("/api/sign-in/link", {"token": token, "password": fresh})
    assert again.status_code == 404


def test_an_admin_takes_over_nobody_who_belongs_elsewhere_too(place: Place) -> None:
    with place.store.session() as session:
        teams.join(session, place.home, place.ids["zoe"], Role.VIEWER)
    answer = place.browser("ada").post(_path(place, "zoe", "/password-link"))
    assert answer.status_code == 403
    assert "not an admin" in answer.json()["problems"][0]["message"]


@pytest.mark.parametrize(
    "said",
    [
        {"role": "owner"},
        {"role": "ADMIN"},
        {},
        {"role": "viewer", "workspace_id": "x"},
        {"role": "viewer", "user_id": "x"},
        {"role": {"$ne": ""}},
    ],
)
def test_a_role_that_will_not_do(place: Place, said: dict[str, Any]) -> None:
    assert place.browser("ada").patch(_path(place, "ugo"), said).status_code == 422


def test_settings_of_a_workspace(place: Place) -> None:
    ada, path = place.browser("ada"), f"/api/workspaces/{place.home}"
    assert ada.get(path).json() == {
        "id": place.home, "slug": "home", "name": "Home", "role": "admin",
        "languages": ["it", "en"], "lanes": [], "channels": [],
    }  # fmt: skip
    said = {
        "name": "Torrefazione",
        "languages": ["it"],
        "lanes": ["emotion"],
        "channels": ["store", "store"],
    }
    changed = ada.patch(path, said).json()
    assert (changed["name"], changed["languages"], changed["channels"]) == (
        "Torrefazione",
        ["it"],
        ["store"],
    )
    assert ada.patch(path, {"languages": ["en", "it"]}).json()["lanes"] == ["emotion"]
    assert place.browser("eva").get(path).json()["name"] == "Torrefazione"


@pytest.mark.parametrize(
    "said",
    [
        {"languages": []},
        {"languages": ["de"]},
        {"name": ""},
        {"name": "x" * 121},
        {"served": False},
        {"slug": "other"},
        {"settings": {"lanes": []}},
        {"lanes": ["x" * 81]},
        {"lanes": ["x"] * 201},
        {"__proto__": {}},
    ],
)
def test_settings_that_will_not_do(place: Place, said: dict[str, Any]) -> None:
    answer = place.browser("ada").patch(f"/api/workspaces/{place.home}", said)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["key"]


def test_admins_make_workspaces(place: Place) -> None:
    ada = place.browser("ada")
    made = ada.post("/api/workspaces", {"name": "Second"})
    assert made.status_code == 201
    assert made.json()["role"] == "admin"
    assert [one["name"] for one in ada.get("/api/workspaces").json()] == ["Home", "Second"]
    assert place.browser("ugo").post("/api/workspaces", {"name": "Mine"}).status_code == 403
    assert place.browser("eva").get(f"/api/workspaces/{made.json()['id']}").status_code == 404


def test_one_changes_oneself_only_in_what_one_may(place: Place) -> None:
    eva = place.browser("eva")
    said = {"name": "Eva\u202e Rossi", "lang": "it", "theme": "dark", "density": "compact"}
    user = eva.patch("/api/me", said).json()["user"]
    assert (user["name"], user["lang"], user["theme"]) == ("Eva Rossi", "it", "dark")
    assert eva.patch("/api/me", {"theme": None}).json()["user"]["theme"] is None
    for wrong in (
        {"email": "x@y.de"},
        {"role": "admin"},
        {"password_hash": "x"},
        {"id": "x"},
        {"lang": "de"},
        {"theme": "red"},
    ):
        assert eva.patch("/api/me", wrong).status_code == 422
