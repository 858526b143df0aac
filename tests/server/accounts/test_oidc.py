"""Signing in by an identity provider: who is known or invited comes in; no lie is believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from percorso.errors import PercorsoError
from percorso.server.app import create_app
from percorso.server.security.provider import Provider, provider_from
from percorso.server.settings import Settings
from percorso.store import Role, inviting, links
from percorso.store.base import now
from percorso.store.tables import User
from tests.server.accounts.browsing import Browsing
from tests.server.accounts.conftest import Place
from tests.server.accounts.issuer import CLIENT, SECRET, Issuer

UGO = {"sub": "u-1", "email": "Ugo@Example.com", "email_verified": True, "name": "Ugo Neri"}
BEA = {"sub": "u-2", "email": "bea@example.com", "email_verified": True, "name": "Bea Blu"}


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    """An identity provider that knows Ugo."""
    made = Issuer(dict(UGO))
    yield made
    made.close()


def _serve(place: Place, issuer: Issuer, folder: Path, only: bool = False) -> Place:
    provider = Provider(issuer.address, CLIENT, SECRET, only)
    place.app = create_app(Settings(folder, oidc=provider), place.store)
    return place


@pytest.fixture
def joined(place: Place, issuer: Issuer, tmp_path: Path) -> Place:
    """The team's server, with the provider."""
    return _serve(place, issuer, tmp_path)


def _come(browser: Browsing, issuer: Issuer) -> str:
    """Sign in by the provider; where the browser ends up."""
    there = browser.get("/api/sign-in/oidc")
    assert there.status_code == 303
    back = browser.get(issuer.authorise(there.headers["location"]))
    assert back.status_code == 303
    return str(back.headers["location"])


def test_who_is_known_by_a_verified_email_comes_in(joined: Place, issuer: Issuer) -> None:
    browser = joined.browser()
    assert browser.get("/api/sign-in/methods").json()["oidc"] is True
    assert _come(browser, issuer) == "/"
    assert browser.get("/api/me").json()["user"]["id"] == joined.ids["ugo"]


def test_who_came_before_is_known_by_the_subject(joined: Place, issuer: Issuer) -> None:
    _come(joined.browser(), issuer)
    issuer.person = {"sub": "u-1", "email": "married@example.com", "email_verified": False}
    browser = joined.browser()
    assert _come(browser, issuer) == "/"
    assert browser.get("/api/me").json()["user"]["id"] == joined.ids["ugo"]


def test_an_account_is_one_subjects(joined: Place, issuer: Issuer) -> None:
    _come(joined.browser(), issuer)
    issuer.person = {**UGO, "sub": "another"}
    assert _come(joined.browser(), issuer) == "/sign-in?failed=not_invited"


def test_an_email_that_is_not_verified_is_not_believed(joined: Place, issuer: Issuer) -> None:
    for verified in (False, None, "no", 1):
        issuer.person = {**UGO, "email_verified": verified}
        browser = joined.browser()
        assert _come(browser, issuer) == "/sign-in?failed=not_invited"
        assert browser.get("/api/me").status_code == 401


def test_who_is_invited_joins(joined: Place, issuer: Issuer) -> None:
    issuer.person = dict(BEA)
    assert _come(joined.browser(), issuer) == "/sign-in?failed=not_invited"
    with joined.store.session() as session:
        inviting.invite(session, joined.home, "bea@example.com", Role.EDITOR, None)
    browser = joined.browser()
    assert _come(browser, issuer) == "/"
    me = browser.get("/api/me").json()
    assert (me["user"]["name"], me["workspaces"][0]["role"]) == ("Bea Blu", "editor")


def test_who_was_switched_off_stays_out(joined: Place, issuer: Issuer) -> None:
    with joined.store.session() as session:
        session.get_one(User, joined.ids["ugo"]).disabled_at = now()
    assert _come(joined.browser(), issuer) == "/sign-in?failed=not_invited"


def test_the_email_may_be_told_on_asking_again(joined: Place, issuer: Issuer) -> None:
    issuer.spare = True
    assert _come(joined.browser(), issuer) == "/"
    assert "/userinfo" in issuer.asked


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"exp": 1},
        {"exp": None},
        {"nonce": "replayed"},
        {"nonce": None},
        {"sub": None},
        {"iat": 4102444800},
    ],
    ids=str,
)
def test_no_lie_is_believed(joined: Place, issuer: Issuer, lie: dict[str, Any]) -> None:
    issuer.lies = lie
    browser = joined.browser()
    assert _come(browser, issuer) == "/sign-in?failed=provider"
    assert browser.get("/api/me").status_code == 401


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_no_weak_signature_is_believed(joined: Place, issuer: Issuer, algorithm: str) -> None:
    issuer.algorithm = algorithm
    assert _come(joined.browser(), issuer) == "/sign-in?failed=provider"


@pytest.mark.parametrize("kid", ["one", "two"])
def test_no_other_key_is_believed(joined: Place, issuer: Issuer, kid: str) -> None:
    issuer.signing = RSAKey.generate_key(2048, {"kid": kid})
    assert _come(joined.browser(), issuer) == "/sign-in?failed=provider"


def test_new_keys_of_the_provider_are_fetched(joined: Place, issuer: Issuer) -> None:
    assert _come(joined.browser(), issuer) == "/"
    issuer.key = RSAKey.generate_key(2048, {"kid": "two"})
    assert _come(joined.browser(), issuer) == "/"


def test_a_sign_in_that_somebody_else_began_is_refused(joined: Place, issuer: Issuer) -> None:
    mallory, victim = joined.browser(), joined.browser()
    back = issuer.authorise(mallory.get("/api/sign-in/oidc").headers["location"])
    assert victim.get(back).headers["location"] == "/sign-in?failed=state"
    assert victim.get("/api/me").status_code == 401


def test_a_sign_in_is_finished_once(joined: Place, issuer: Issuer) -> None:
    browser = joined.browser()
    back = issuer.authorise(browser.get("/api/sign-in/oidc").headers["location"])
    kept = browser.cookies
    assert browser.get(back).headers["location"] == "/"
    browser.cookies = kept
    assert browser.get(back).headers["location"].startswith("/sign-in?failed=")


@pytest.mark.parametrize("query", ["", "?error=access_denied", "?state=x&code=y", "?state=&code="])
def test_coming_back_without_having_gone(joined: Place, query: str) -> None:
    answer = joined.browser().get(f"/api/sign-in/oidc/back{query}")
    assert answer.headers["location"] == "/sign-in?failed=state"


def test_a_provider_that_sends_us_elsewhere_is_not_followed(joined: Place, issuer: Issuer) -> None:
    issuer.redirects = True
    answer = joined.browser().get("/api/sign-in/oidc")
    assert answer.headers["location"] == "/sign-in?failed=provider"


def test_a_provider_that_is_away_is_said(joined: Place, issuer: Issuer) -> None:
    issuer.close()
    answer = joined.browser().get("/api/sign-in/oidc")
    assert answer.headers["location"] == "/sign-in?failed=provider"


def test_where_it_is_the_only_way_passwords_are_off(
    place: Place, issuer: Issuer, tmp_path: Path
) -> None:
    with place.store.session() as session:
        token = links.make_link(session, "password", place.ids["eva"])
    ada = place.browser("ada")
    _serve(place, issuer, tmp_path, only=True)
    ada.app = place.app
    assert place.browser().get("/api/sign-in/methods").json()["password"] is False
    assert place.browser().sign_in("ada@example.com").status_code == 409
    reset = {"token": token, "password": "a fresh set of words"}
    assert place.browser().post("/api/sign-in/link", reset).status_code == 409
    path = f"/api/workspaces/{place.home}/members/{place.ids['eva']}/password-link"
    assert ada.post(path).status_code == 409
    changed = {"old": "x", "new": "a fresh set of words"}
    assert ada.post("/api/me/password", changed).status_code == 409
    assert _come(place.browser(), issuer) == "/"


NAMED = {
    "PERCORSO_OIDC_ISSUER": "https://login.example.com",
    "PERCORSO_OIDC_CLIENT_ID": "percorso",
    "PERCORSO_OIDC_CLIENT_SECRET": "hidden",
}


def test_the_environment_names_the_provider() -> None:
    found = provider_from({**NAMED, "PERCORSO_OIDC_ONLY": "1"})
    assert found == Provider("https://login.example.com", "percorso", "hidden", only=True)
    assert "hidden" not in repr(found)
    assert provider_from({}) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"PERCORSO_OIDC_CLIENT_SECRET": ""},
        {"PERCORSO_OIDC_ISSUER": "http://login.example.com"},
        {"PERCORSO_OIDC_ISSUER": "https://a:b@login.example.com"},
        {"PERCORSO_OIDC_ISSUER": "file:///etc/passwd"},
    ],
)
def test_half_a_provider_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(PercorsoError, match="PERCORSO_OIDC") as refused:
        provider_from({**NAMED, **wrong})
    assert "hidden" not in str(refused.value)
