"""A real browser for tests: pages that complain, fail or reach outside fail the test.

```python
def test_report_opens(page: Page, report: Path) -> None:
    page.goto(report.as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
```

`new_page` makes pages of another size, language or colour scheme.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route, expect, sync_playwright

from tests.conftest import ROOT

# --no-sandbox: Chromium refuses to start as root with one, and it opens only pages that we wrote.
# The others keep it from calling home, which a closed network answers with errors.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
INSIDE = {"file", "data", "blob", "about"}
HERE = {"localhost", "127.0.0.1", "::1"}

NewPage = Callable[..., Page]

expect.set_options(timeout=20_000)  # ms; the machine that runs this may have much else to do


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_executable(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the pages of this test have complained about so far; it must be empty at the end."""
    return []


@pytest.fixture
def new_page(browser: Browser, complaints: list[str]) -> Iterator[NewPage]:
    """Make pages; arguments are those of Playwright's `browser.new_context`.

    Example: `new_page(color_scheme="dark", locale="it-IT", viewport={"width": 390, "height": 844})`
    """
    contexts = []

    def make(**options: Any) -> Page:
        context = browser.new_context(service_workers="block", **options)
        contexts.append(context)
        context.route("**/*", lambda route: _let_in(route, complaints))
        page = context.new_page()
        page.on("console", lambda message: _hear(message, complaints))
        page.on("pageerror", lambda error: _note_error(error, complaints))
        return page

    yield make
    for context in contexts:
        context.close()
    if complaints:
        pytest.fail("The page complained:\n" + "\n".join(complaints))


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of 1280 by 800 points, light, in English."""
    return new_page(viewport={"width": 1280, "height": 800}, locale="en-GB")


def _executable() -> str:
    found = subprocess.run(
        ["bash", str(ROOT / "tools" / "browser.sh"), "--find"],
        capture_output=True,
        text=True,
        check=False,
    )
    if found.returncode:
        pytest.fail(f"There is no browser. Run tools/browser.sh. {found.stderr}", pytrace=False)
    return found.stdout.strip()


def _let_in(route: Route, complaints: list[str]) -> None:
    url = urlsplit(route.request.url)
    if url.scheme in INSIDE or url.hostname in HERE:
        route.continue_()
        return
    complaints.append(f"outside request: {route.request.url}")
    route.abort()


def _hear(message: ConsoleMessage, complaints: list[str]) -> None:
    if message.type == "error":
        complaints.append(f"console error: {message.text}")


def _note_error(error: Error, complaints: list[str]) -> None:
    complaints.append(f"page error: {error}")
