"""Behind a reverse proxy people are told apart by the address that the proxy adds."""

from __future__ import annotations

from pathlib import Path

from percorso.server.app import create_app
from percorso.server.settings import Settings
from tests.server.accounts.browsing import Browsing
from tests.server.accounts.conftest import Place

BASE = "https://maps.example.com"


def _guess(place: Place, peer: str, told: str, n: int) -> int:
    browser = Browsing(place.app, peer, BASE)
    said = {"email": f"p{n}@example.com", "password": "wrong wrong"}
    return browser.post("/api/sign-in", said, headers={"x-forwarded-for": told}).status_code


def _behind(place: Place, folder: Path) -> Place:
    settings = Settings(folder, https=True, allowed_hosts=("maps.example.com",))
    place.app = create_app(settings, place.store)
    return place


def test_one_guesser_does_not_keep_the_others_out(place: Place, tmp_path: Path) -> None:
    behind = _behind(place, tmp_path)
    codes = [_guess(behind, "127.0.0.1", "198.51.100.9", n) for n in range(25)]
    assert codes[-1] == 429
    assert _guess(behind, "127.0.0.1", "198.51.100.10", 99) == 401


def test_an_address_that_the_guesser_makes_up_does_not_help(place: Place, tmp_path: Path) -> None:
    behind = _behind(place, tmp_path)
    made_up = [_guess(behind, "127.0.0.1", f"10.0.0.{n}, 198.51.100.9", n) for n in range(25)]
    assert made_up[-1] == 429
    direct = [_guess(behind, "203.0.113.5", f"198.51.100.{n}", n + 100) for n in range(25)]
    assert direct[-1] == 429


def test_without_https_nobody_is_believed(place: Place) -> None:
    codes = []
    for n in range(25):
        browser = place.browser(address="127.0.0.1")
        browser.headers["x-forwarded-for"] = f"198.51.100.{n}"
        codes.append(browser.sign_in(f"p{n}@example.com", "wrong wrong").status_code)
    assert codes[-1] == 429


def test_the_cookie_is_sent_by_https_only(place: Place, tmp_path: Path) -> None:
    browser = Browsing(_behind(place, tmp_path).app, "127.0.0.1", BASE)
    said = browser.sign_in("ada@example.com").headers["set-cookie"]
    assert said.startswith("__Host-percorso=")
    assert "Secure" in said
    assert "Path=/" in said
    path = f"/api/workspaces/{place.home}/invitations"
    link = browser.post(path, {"email": "a@example.com", "role": "viewer"}).json()["link"]
    assert link.startswith(f"{BASE}/invitation/")
