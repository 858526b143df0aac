"""Photograph the web app for the documentation: `python -m tools.pictures.screens`.

Needs the built pages and a browser, so it is not part of `python -m tools`. The pictures show the
seeded workspace of the tests: an invented lamp maker, with the people and events of a simulator.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import FLAGS, _executable
from tests.conftest import ROOT
from tests.serving import Served, seed, serving
from tests.web.test_every_page import SETTLED

FOLDER = ROOT / "docs" / "images"
SCREENS = {
    "web-map-en": ("en", "light", "?layer=measured", "admin"),
    "web-map-it": ("it", "light", "?layer=measured", "admin"),
    "web-rule-en": ("en", "light", "?open=stages/comparison&tab=rule", "editor"),
    "web-difference-en": ("en", "light", "?layer=difference", "admin"),
}
"""Name → language, theme, address inside the journey, who looks."""


def main(wanted: list[str]) -> None:
    """Take all of them, or those that are named."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        seed(Path(folder) / "w")
        browser = playwright.chromium.launch(executable_path=_executable(), args=FLAGS)
        with serving(Path(folder) / "w") as served:
            for name in wanted or SCREENS:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                take(page, served, name)
                page.context.close()
        browser.close()


def take(page: Page, served: Served, name: str) -> None:
    """Take one picture."""
    lang, theme, path, role = SCREENS[name]
    served.prefer(role, lang, theme)
    page.context.add_cookies([served.cookie(role)])  # type: ignore[list-item]
    page.goto(served.address(path))
    page.wait_for_function(SETTLED, timeout=20_000)
    page.wait_for_timeout(2_500)  # what is measured and told live comes after the page
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    main(sys.argv[1:])
