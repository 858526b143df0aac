"""My sessions: where I am signed in, in coarse words, and signing out from here."""

from __future__ import annotations

import pytest

from percorso.server.security.sessions import browser_of
from tests.server.accounts.browsing import Browsing
from tests.server.accounts.conftest import Place

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605 Version/18.0 Safari/604.1"


def signed_in(place: Place, agent: str) -> Browsing:
    browser = place.browser()
    browser.headers["user-agent"] = agent
    assert browser.sign_in("ada@example.com").status_code == 204
    return browser


def test_they_are_told_in_coarse_words(place: Place) -> None:
    here = signed_in(place, FIREFOX)
    signed_in(place, CHROME)
    found = here.get("/api/me/sessions").json()
    assert {(one["browser"], one["system"], one["here"]) for one in found} == {
        ("Firefox", "Linux", True),
        ("Chrome", "Windows", False),
    }
    assert "140" not in str(found)
    assert set(found[0]) == {"id", "browser", "system", "started_at", "seen_at", "here"}


def test_one_is_ended_at_once(place: Place) -> None:
    here, there = signed_in(place, FIREFOX), signed_in(place, IPHONE)
    (other,) = [one for one in here.get("/api/me/sessions").json() if not one["here"]]
    assert here.delete(f"/api/me/sessions/{other['id']}").status_code == 204
    assert there.get("/api/me").status_code == 401
    assert here.delete(f"/api/me/sessions/{other['id']}").status_code == 404
    assert len(here.get("/api/me/sessions").json()) == 1


def test_all_others_are_ended_and_this_one_goes_on(place: Place) -> None:
    here, *others = [signed_in(place, agent) for agent in (FIREFOX, CHROME, IPHONE)]
    assert here.delete("/api/me/sessions").status_code == 204
    assert [one.get("/api/me").status_code for one in others] == [401, 401]
    assert here.get("/api/me").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(place: Place) -> None:
    ada, eva = signed_in(place, FIREFOX), place.browser("eva")
    (mine,) = eva.get("/api/me/sessions").json()
    assert ada.delete(f"/api/me/sessions/{mine['id']}").status_code == 404
    ada.delete("/api/me/sessions")
    assert eva.get("/api/me").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"{CHROME} Edg/140.0", ("Edge", "Windows")),
        (IPHONE, ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 SamsungBrowser/27", ("Samsung Internet", "Android")),
        ("<script>alert(1)</script>", (None, None)),
        ("x" * 100_000, (None, None)),
        ("", (None, None)),
    ],
)  # fmt: skip
def test_only_known_words_are_kept(agent: str, words: tuple[str | None, str | None]) -> None:
    assert browser_of(agent) == words
