"""Coming in and going out: password, links that work once, set-up, invitation."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page, expect

from percorso.server.app import create_app
from percorso.server.running.run import listening
from percorso.server.settings import Settings
from percorso.store import links, open_store
from tests.browser import NewPage
from tests.serving import PASSWORD, Served, copied, serving
from tests.web.conftest import PageAs

NEW = "cinque parole nuove per te"


@pytest.fixture(autouse=True)
def refusals(new_page: NewPage, complaints: list[str]) -> Iterator[None]:
    """The browser tells the console of every refused request: these are what is tested here."""
    yield
    complaints[:] = [one for one in complaints if "status of 40" not in one]


@contextmanager
def empty(folder: Path) -> Iterator[tuple[str, str]]:
    """A server on which nobody has an account: its address and the token of the set-up."""
    with listening(Settings(folder, port=0)) as (bound, settings):
        store = open_store(settings.database_address)
        with store.session() as session:
            token = links.make_link(session, "setup")
        app = create_app(settings, store)
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield settings.address, token
        app.state.hub.close()
        server.should_exit = True
        thread.join(20)


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.keyboard.press("Enter")


def test_a_password_opens_the_page_one_came_for(served: Served, page_as: PageAs) -> None:
    page = page_as(None)
    page.goto(served.address("personas"))
    sign_in(page, "editor@example.org", PASSWORD)
    expect(page.get_by_role("heading", name="Personas", level=1)).to_be_visible()
    assert page.url.endswith("/personas")


def test_a_wrong_password_is_said_without_saying_which(served: Served, page_as: PageAs) -> None:
    page = page_as(None, lang="it")
    page.goto(f"{served.base}/sign-in")
    sign_in(page, "nobody@example.org", "una password sbagliata")
    expect(page.get_by_role("alert")).to_contain_text("L’e-mail o la password è sbagliata")
    expect(page.get_by_label("E-mail")).to_have_value("nobody@example.org")


def test_an_address_from_outside_is_never_followed(served: Served, page_as: PageAs) -> None:
    page = page_as(None)
    page.goto(f"{served.base}/sign-in?next=//example.org/evil")
    sign_in(page, "viewer@example.org", PASSWORD)
    page.wait_for_url(f"{served.base}/w/*")


def test_signing_out_closes_every_page(served: Served, page_as: PageAs) -> None:
    page = page_as("commenter")
    page.goto(f"{served.base}/w/{served.workspace}")
    page.get_by_role("button", name="Account: Carla Commenti").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(served.address("personas"))
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_link_sets_a_password_once(served: Served, page_as: PageAs) -> None:
    with served.client("admin") as client:
        path = f"{served.api}/members/{served.users['viewer']}/password-link"
        link = client.post(path).json()["link"]
    page = page_as(None)
    page.goto(link)
    page.get_by_label("New password").fill(NEW)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_role("button", name="Account: Vito Vede")).to_be_visible()
    again = page_as(None)
    again.goto(link)
    expect(again.get_by_role("heading", name="This link no longer works")).to_be_visible()
    expect(again.get_by_role("alert")).to_contain_text("percorso password-link")
    again.get_by_role("link", name="To the sign-in page").click()
    sign_in(again, "viewer@example.org", NEW)
    expect(again.get_by_role("button", name="Account: Vito Vede")).to_be_visible()


def test_an_invited_person_joins(served: Served, page_as: PageAs) -> None:
    with served.client("admin") as client:
        asked = {"email": "nina@example.org", "role": "editor"}
        link = client.post(f"{served.api}/invitations", json=asked).json()["link"]
    page = page_as(None)
    page.goto(link)
    expect(page.get_by_role("heading", name="Join Lampade Orsini")).to_be_visible()
    page.get_by_label("Name").fill("Nina Nuova")
    page.get_by_label("Password").fill(NEW)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("button", name="Account: Nina Nuova")).to_be_visible()
    again = page_as(None)
    again.goto(link)
    expect(again.get_by_role("heading", name="This invitation no longer works")).to_be_visible()


@pytest.mark.parametrize("path", ["/link/old", "/invitation/old", "/setup#old"])
def test_whoever_is_in_already_goes_home_from_an_old_link(
    served: Served, page_as: PageAs, path: str
) -> None:
    page = page_as("viewer")
    page.goto(served.base + path)
    expect(page.get_by_role("button", name="Account: Vito Vede")).to_be_visible()
    expect(page.get_by_role("heading", name="Home")).to_be_visible()


def test_the_demo_says_how_to_get_another_link(
    built: Path, seeded: Path, tmp_path: Path, new_page: NewPage
) -> None:
    with serving(copied(seeded, tmp_path / "demo"), demo=True) as served:
        page = new_page(locale="it-IT")
        page.goto(f"{served.base}/link/old")
        expect(page.get_by_role("heading", name="Questo link non vale più")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("percorso demo")
        expect(page.get_by_role("link")).to_have_count(0)


def test_the_first_administrator_sets_the_server_up_once(
    built: Path, tmp_path: Path, new_page: NewPage
) -> None:
    with empty(tmp_path) as (base, token):
        page = new_page(locale="en-GB")
        page.goto(f"{base}/setup#an-old-code-that-was-never-printed")
        for field, typed in (("Name", "Prima"), ("E-mail", "a@b.it"), ("Password", NEW)):
            page.get_by_label(field).fill(typed)
        page.get_by_role("button", name="Create the account").click()
        expect(page.get_by_role("alert")).to_contain_text("This set-up code is not right")
        expect(page.get_by_label("Set-up code")).to_be_visible()
        page.goto("about:blank")
        page.goto(f"{base}/setup#{token}")
        page.get_by_label("Name").fill("Prima Persona")
        page.get_by_label("E-mail").fill("prima@example.org")
        page.get_by_label("Password").fill(NEW)
        page.get_by_role("button", name="Create the account").click()
        expect(page.get_by_role("button", name="Account: Prima Persona")).to_be_visible()
