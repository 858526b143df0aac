"""Signing in and out: one answer to what is wrong, back-off, a new session every time (A17, A18)."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from percorso.store import links
from percorso.store.base import now
from percorso.store.tables import SignedIn, User
from tests.server.accounts.browsing import PASSWORD
from tests.server.accounts.conftest import Place

PLANTED = "planted-by-somebody-else"


def test_who_signs_in_is_known(place: Place) -> None:
    browser = place.browser("ada")
    me = browser.get("/api/me").json()
    assert me["user"] == {
        "id": place.ids["ada"], "name": "Ada", "email": "ada@example.com", "initials": "AD",
        "lang": None, "theme": None, "density": None,
    }  # fmt: skip
    assert me["workspaces"] == [{"id": place.home, "slug": "home", "name": "Home", "role": "admin"}]
    assert me["demo"] is False


def test_who_did_not_sign_in_is_told_so(place: Place) -> None:
    answer = place.browser().get("/api/me", headers={"accept-language": "it"})
    assert answer.status_code == 401
    assert answer.json()["problems"][0]["message"] == "Non hai effettuato l’accesso."


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(place: Place) -> None:
    said = place.browser().sign_in("ada@example.com").headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said
    assert "path=/" in said
    assert "domain" not in said


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.com", "wrong wrong wrong"),
        ("nobody@example.com", PASSWORD),
        ("ada@example.com", ""),
        ("@@@", PASSWORD),
        ("ada@example.com' OR '1'='1", PASSWORD),
        ("admin@example.com", "admin"),
    ],
)
def test_what_is_wrong_gets_one_answer(place: Place, email: str, password: str) -> None:
    answer = place.browser().sign_in(email, password)
    assert answer.status_code == 401
    assert answer.json() == {
        "problems": [
            {"message": "E-mail or password is wrong.", "fix": "Write them again.", "key": None}
        ]
    }
    assert "set-cookie" not in answer.headers


def test_an_account_without_a_password_has_none(place: Place) -> None:
    with place.store.session() as session:
        session.execute(update(User).values(password_hash=None))
    for password in ("", "None", "nobody", PASSWORD):
        assert place.browser().sign_in("ada@example.com", password).status_code == 401


def test_who_was_switched_off_does_not_sign_in(place: Place) -> None:
    browser = place.browser("ada")
    with place.store.session() as session:
        session.get_one(User, place.ids["ada"]).disabled_at = now()
    assert browser.get("/api/me").status_code == 401
    assert place.browser().sign_in("ada@example.com").status_code == 401


@pytest.mark.parametrize("email", ["ada@example.com", "nobody@example.com"])
def test_a_hundred_guesses_are_slowed_down_alike(place: Place, email: str) -> None:
    answers = [
        place.browser(address=f"192.0.2.{n}").sign_in(email, f"guess {n}") for n in range(100)
    ]
    codes = [one.status_code for one in answers]
    assert codes[:6] == [401] * 6
    assert codes.count(401) <= 12
    assert codes.count(429) >= 88
    assert int(answers[-1].headers["retry-after"]) >= 1


def test_waiting_holds_for_the_right_password_too(place: Place) -> None:
    for n in range(6):
        place.browser(address=f"192.0.2.{n}").sign_in("ada@example.com", "wrong wrong")
    answer = place.browser(address="192.0.2.99").sign_in("ada@example.com")
    assert answer.status_code == 429
    assert "seconds" in answer.json()["problems"][0]["fix"]


def test_one_address_that_tries_many_people_waits(place: Place) -> None:
    browser = place.browser()
    codes = [browser.sign_in(f"p{n}@example.com", "wrong wrong").status_code for n in range(25)]
    assert 429 in codes
    assert place.browser(address="198.51.100.1").sign_in("ada@example.com").status_code == 204


def test_neighbours_of_an_ipv6_network_count_as_one(place: Place) -> None:
    codes = [
        place.browser(address=f"2001:db8:1:2::{n:x}").sign_in(f"p{n}@example.com", "x").status_code
        for n in range(1, 26)
    ]
    assert 429 in codes


def test_signing_in_makes_a_new_session(place: Place) -> None:
    browser = place.browser("ugo")
    first = browser.token
    browser.sign_in("ugo@example.com")
    assert browser.token != first
    browser.token = first
    assert browser.get("/api/me").status_code == 401


def test_a_planted_session_is_never_used_on(place: Place) -> None:
    browser = place.browser()
    browser.token = PLANTED
    browser.sign_in("ada@example.com")
    assert place.store.accounts.account_of(PLANTED) is None
    with place.store.session(writes=False) as session:
        assert len(session.scalars(select(SignedIn)).all()) == 1


def test_signing_out_ends_the_session_for_good(place: Place) -> None:
    browser = place.browser("ada")
    token = browser.token
    assert browser.post("/api/sign-out").status_code == 204
    assert browser.get("/api/me").status_code == 401
    browser.token = token
    assert browser.get("/api/me").status_code == 401


def test_a_new_password_ends_every_other_session(place: Place) -> None:
    here, elsewhere = place.browser("ada"), place.browser("ada")
    old = here.token
    changed = here.post("/api/me/password", {"old": PASSWORD, "new": "another four good words"})
    assert changed.status_code == 204
    assert here.get("/api/me").status_code == 200
    assert here.token != old
    assert elsewhere.get("/api/me").status_code == 401
    assert place.browser().sign_in("ada@example.com").status_code == 401
    assert place.browser().sign_in("ada@example.com", "another four good words").status_code == 204


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("not the one", "another four good words", "old"),
        (PASSWORD, "short", "new"),
        (PASSWORD, "aaaaaaaaaaaaaaaaaaaa", "new"),
        (PASSWORD, "ada@example.com", "new"),
        (PASSWORD, "x" * 257, "new"),
    ],
)
def test_a_new_password_that_will_not_do(place: Place, old: str, new: str, key: str) -> None:
    answer = place.browser("ada").post("/api/me/password", {"old": old, "new": new})
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["key"] == key


def test_the_old_password_is_not_to_be_guessed_in_an_open_session(place: Place) -> None:
    browser = place.browser("ada")
    guess = {"old": "wrong wrong", "new": "another four good words"}
    codes = [browser.post("/api/me/password", guess).status_code for _ in range(10)]
    assert codes[-1] == 429


def test_a_sign_in_link_opens_once(place: Place) -> None:
    with place.store.session() as session:
        token = links.make_link(session, "sign_in", place.ids["eva"])
    browser = place.browser()
    assert (
        browser.post("/api/sign-in/link", {"token": token, "password": PASSWORD}).status_code == 422
    )
    assert browser.post("/api/sign-in/link", {"token": token}).json() == {
        "needs": None,
        "email": None,
    }
    assert browser.get("/api/me").json()["user"]["name"] == "Eva"
    assert place.browser().post("/api/sign-in/link", {"token": token}).status_code == 404


@pytest.mark.parametrize("kind", ["setup", "sign_in", "password"])
def test_links_do_not_stand_in_for_each_other(place: Place, kind: links.Kind) -> None:
    with place.store.session() as session:
        token = links.make_link(session, kind, place.ids["eva"])
    first = {"token": token, "email": "x@example.com", "name": "X", "password": PASSWORD}
    assert place.browser().post("/api/setup", first).status_code == 404
    assert place.browser().post(f"/api/invitations/{token}", {}).status_code == 404


def test_a_setup_link_signs_nobody_in(empty: Place) -> None:
    with empty.store.session() as session:
        token = links.make_link(session, "setup")
    assert empty.browser().post("/api/sign-in/link", {"token": token}).status_code == 404


def test_the_ways_in_are_told(place: Place, empty: Place) -> None:
    assert place.browser().get("/api/sign-in/methods").json() == {
        "password": True, "oidc": False, "setup": False, "demo": False, "signed_in": False,
    }  # fmt: skip
    inside = place.browser("eva").get("/api/sign-in/methods").json()
    assert inside["signed_in"] is True
    assert place.browser().get("/api/sign-in/oidc").status_code == 404
