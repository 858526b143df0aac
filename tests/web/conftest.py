"""The app in a real browser: a server with seeded people, and pages that are signed in.

```python
def test_viewers_cannot_edit(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address())
```

Each module has a server of its own; what a test changes, the next tests of the module see.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Error, Locator, Page

from percorso.server.settings import WEB
from tests.browser import NewPage
from tests.conftest import ROOT
from tests.serving import Served, copied, seed, serving

SAVED = """() => Object.entries(sessionStorage).every(
    ([key, value]) => !key.startsWith("percorso-undo:") || !JSON.parse(value).waiting.length)"""
"""Whether the server has every change made in this tab."""


def saved(page: Page) -> Page:
    """The page, once the server has all that was changed there; to be asked before looking there.

    The wait is Playwright's: in a plain sleep nobody would let the page's requests through.
    """
    page.wait_for_function(SAVED)
    return page


def carry(page: Page, what: Locator, to: Locator) -> None:
    """Take a thing by its upper left corner and hold it over another, wherever that moves to."""
    what.hover(position={"x": 24, "y": 20})
    page.mouse.down()
    for _ in range(2):  # a page that is still being laid out, or that scrolls, moves the goal
        to.scroll_into_view_if_needed()
        box = to.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2 - 12, box["y"] + 16, steps=8)
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 20, steps=4)


class PageAs(Protocol):
    """Makes pages on which somebody is signed in."""

    def __call__(
        self, role: str | None, lang: str = "en", theme: str = "light", **options: Any
    ) -> Page:
        """A page; `options` are those of Playwright's `new_context`."""


@pytest.fixture(scope="session")
def built() -> Path:
    """The built pages; they are built when they are not there."""
    if not (WEB / "index.html").is_file():
        run = [sys.executable, "-m", "tools.ui", "npm", "run", "build"]
        subprocess.run(run, cwd=ROOT, check=True)
    return WEB


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded folder; copy it, do not change it."""
    folder = tmp_path_factory.mktemp("seeded") / "workspace"
    seed(folder)
    return folder


@pytest.fixture(scope="module")
def served(
    built: Path, seeded: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:  # fmt: skip
    """A server over a copy of the seeded folder, on a free port."""
    with serving(copied(seeded, tmp_path_factory.mktemp("served") / "workspace")) as one:
        yield one


@pytest.fixture
def page_as(served: Served, new_page: NewPage) -> Iterator[PageAs]:
    """Pages on which a member of a role is signed in; None: nobody is.

    What was changed on them reaches the server before the next test begins.
    """
    pages: list[Page] = []

    def make(
        role: str | None, lang: str = "en", theme: str = "light", **options: Any
    ) -> Page:  # fmt: skip
        shown = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
        locale = "it-IT" if lang == "it" else "en-GB"
        page = new_page(**{**shown, "locale": locale, "color_scheme": theme, **options})
        if role is not None:
            served.prefer(role, lang, theme)
            page.context.add_cookies([served.cookie(role)])  # type: ignore[list-item]
        pages.append(page)
        return page

    yield make
    for page in pages:
        with suppress(Error):  # closed already, or nowhere
            page.wait_for_function(SAVED, timeout=5_000)
