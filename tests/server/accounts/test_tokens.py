"""API tokens: shown once, capped, revocable; they reach no more than they should (A14, A16, A18)."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import Response
from sqlalchemy import select, update

from percorso.store.base import now
from percorso.store.tables import ApiToken
from tests.server.accounts.browsing import Browsing
from tests.server.accounts.conftest import Place


def _make(place: Place, who: str = "ada", role: str = "viewer", days: int = 30) -> dict[str, Any]:
    path = f"/api/workspaces/{place.home}/tokens"
    answer = place.browser(who).post(path, {"name": "notebook", "role": role, "days": days})
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    made: dict[str, Any] = answer.json()
    return made


def _ask(place: Place, token: str, method: str, path: str, **more: Any) -> Response:
    """Ask as a program does: no cookie, no origin."""
    program = Browsing(place.app)
    program.headers = {"authorization": f"Bearer {token}"}
    return program.ask(method, path, **more)


def test_a_token_is_shown_once(place: Place) -> None:
    made = _make(place)
    assert made["token"].startswith("percorso_")
    shown = place.browser("ada").get(f"/api/workspaces/{place.home}/tokens")
    assert made["token"] not in shown.text
    assert set(shown.json()[0]) == {
        "id",
        "name",
        "role",
        "by",
        "created_at",
        "expires_at",
        "last_used_at",
    }


def test_a_program_reads_with_it(place: Place) -> None:
    token = _make(place, role="editor")["token"]
    me = _ask(place, token, "GET", "/api/me").json()
    assert me["workspaces"] == [
        {"id": place.home, "slug": "home", "name": "Home", "role": "editor"}
    ]
    assert _ask(place, token, "GET", f"/api/workspaces/{place.home}").status_code == 200
    assert _ask(place, token, "GET", f"/api/workspaces/{place.away}").status_code == 404


def test_a_token_does_no_more_than_its_role(place: Place) -> None:
    token = _make(place, role="viewer")["token"]
    path = f"/api/workspaces/{place.home}"
    assert _ask(place, token, "PATCH", path, json={"name": "Mine"}).status_code == 403
    strong = _make(place, role="admin")["token"]
    assert _ask(place, strong, "PATCH", path, json={"name": "Ours"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("PATCH", "/api/me", {"name": "X"}),
        ("POST", "/api/me/password", {"old": "x", "new": "y"}),
        ("POST", "/api/sign-out", {}),
        ("POST", "/api/workspaces", {"name": "X"}),
        ("GET", "{home}/tokens", None),
        ("POST", "{home}/tokens", {"name": "X", "role": "admin", "days": 366}),
        ("POST", "{home}/invitations", {"email": "a@b.de", "role": "admin"}),
        ("PATCH", "{home}/members/{ugo}", {"role": "admin"}),
        ("DELETE", "{home}/members/{ugo}", None),
        ("POST", "{home}/members/{ugo}/password-link", {}),
    ],
)
def test_a_stolen_token_lets_nobody_stay(place: Place, method: str, path: str, said: Any) -> None:
    token = _make(place, role="admin")["token"]
    full = path.format(home=f"/api/workspaces/{place.home}", ugo=place.ids["ugo"])
    more = {} if said is None else {"json": said}
    assert _ask(place, token, method, full, **more).status_code in {403, 404}


def test_a_token_never_may_more_than_its_maker(place: Place) -> None:
    path = f"/api/workspaces/{place.home}/tokens"
    answer = place.browser("eva").post(path, {"name": "x", "role": "editor", "days": 1})
    assert answer.status_code == 403
    token = _make(place, "ugo", "editor")["token"]
    place.browser("ada").patch(
        f"/api/workspaces/{place.home}/members/{place.ids['ugo']}", {"role": "viewer"}
    )
    assert _ask(place, token, "GET", "/api/me").json()["workspaces"][0]["role"] == "viewer"
    place.browser("ada").delete(f"/api/workspaces/{place.home}/members/{place.ids['ugo']}")
    assert _ask(place, token, "GET", "/api/me").status_code == 401


def test_a_token_is_revoked_at_once(place: Place) -> None:
    made = _make(place)
    path = f"/api/workspaces/{place.home}/tokens/{made['id']}"
    for who, status in (("eva", 404), ("ugo", 404), ("zoe", 404), (None, 401)):
        assert place.browser(who).delete(path).status_code == status
    assert place.browser("ada").delete(path).status_code == 204
    assert _ask(place, made["token"], "GET", "/api/me").status_code == 401


def test_members_see_their_own_tokens_and_admins_all(place: Place) -> None:
    made = _make(place, "ugo", "viewer")
    _make(place, "ada", "admin")
    path = f"/api/workspaces/{place.home}/tokens"
    assert [one["id"] for one in place.browser("ugo").get(path).json()] == [made["id"]]
    assert place.browser("eva").get(path).json() == []
    assert {one["by"] for one in place.browser("ada").get(path).json()} == {"Ada", "Ugo"}
    assert place.browser("zoe").get(path).status_code == 404


def test_a_token_ends(place: Place) -> None:
    token = _make(place, days=1)["token"]
    with place.store.session() as session:
        session.execute(update(ApiToken).values(expires_at=now()))
    assert _ask(place, token, "GET", "/api/me").status_code == 401


def test_only_its_hash_is_kept(place: Place) -> None:
    token = _make(place)["token"]
    with place.store.session(writes=False) as session:
        kept = session.scalars(select(ApiToken.token_hash)).one()
    assert kept not in token
    assert _ask(place, kept, "GET", "/api/me").status_code == 401


@pytest.mark.parametrize("scheme", ["Basic", "Token", "bearer", "Bearer  ", ""])
def test_another_scheme_opens_nothing(place: Place, scheme: str) -> None:
    token = _make(place)["token"]
    program = Browsing(place.app)
    program.headers = {"authorization": f"{scheme} {token}".strip()}
    assert program.get("/api/me").status_code == 401


def test_a_token_in_the_address_opens_nothing(place: Place) -> None:
    token = _make(place)["token"]
    for key in ("token", "access_token", "api_key"):
        assert Browsing(place.app).get(f"/api/me?{key}={token}").status_code == 401


def test_a_wrong_token_is_not_made_up_for_by_a_cookie(place: Place) -> None:
    ada = place.browser("ada")
    foreign = {
        "authorization": "Bearer x",
        "origin": "https://evil.example",
        "sec-fetch-site": "cross-site",
    }
    assert ada.post("/api/sign-out", headers=foreign).status_code == 401
    assert ada.get("/api/me").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": 0},
        {"days": 367},
        {"days": "30"},
        {"days": 1.5},
        {"days": True},
        {"role": "root"},
        {"name": ""},
        {"user_id": "x"},
        {"expires_at": "2999-01-01"},
        {"token": "percorso_mine"},
    ],
)
def test_a_token_that_will_not_do(place: Place, wrong: dict[str, Any]) -> None:
    said = {"name": "x", "role": "viewer", "days": 30, **wrong}
    path = f"/api/workspaces/{place.home}/tokens"
    assert place.browser("ada").post(path, said).status_code == 422
