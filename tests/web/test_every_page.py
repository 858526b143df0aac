"""Every page in both languages and both themes: accessible, without a complaint, within its width.

A page that writes an error to the console, lacks an Italian word or asks another machine for
anything fails by the `new_page` fixture.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.serving import Served
from tests.web.conftest import PageAs
from tests.web.pages import JOURNEY, OUTSIDE, WORKSPACE

THEMES = ("light", "dark")
WIDTHS = {"desk": 1440, "laptop": 1280, "tablet": 834, "phone": 390}
TOO_WIDE = """() => {
  const page = document.documentElement;
  return page.scrollWidth > page.clientWidth + 1 ? page.scrollWidth : 0;
}"""
SETTLED = """() => document.querySelector('h1') !== null
  && document.querySelector('[aria-busy="true"], [role="progressbar"]:not([data-lasting])') === null
"""


def address_of(served: Served, name: str) -> str:
    """Where a page of this server stands."""
    if name in OUTSIDE:
        return served.base + OUTSIDE[name]
    if name in WORKSPACE:
        return f"{served.base}/w/{served.workspace}/{WORKSPACE[name]}"
    return served.address(JOURNEY[name])


def open_page(page: Page, served: Served, name: str) -> None:
    """Open a page and wait until everything that was fetched is shown."""
    page.goto(address_of(served, name))
    page.wait_for_function(SETTLED, timeout=15_000)


def violations(page: Page) -> list[str]:
    """What axe finds: the rule, and the first places."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:4]}" for one in found]


def forget_expected(name: str, complaints: list[str]) -> None:
    """A browser notes every answer of 404; to a link that does not hold it is the right one."""
    if name in ("invitation", "link"):
        complaints[:] = [one for one in complaints if "404" not in one]


@pytest.mark.parametrize("name", [*OUTSIDE, *WORKSPACE, *JOURNEY])
def test_everybody_can_use_it(
    name: str, served: Served, page_as: PageAs, complaints: list[str]
) -> None:
    role = None if name in OUTSIDE else "admin"
    faults = []
    for lang in ("it", "en"):
        page = page_as(role, lang, "light", viewport={"width": 1440, "height": 900})
        open_page(page, served, name)
        assert page.evaluate("document.documentElement.lang") == lang
        assert page.title().strip()
        for theme in THEMES:  # the theme is this one attribute
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            faults += [f"{lang} {theme} {fault}" for fault in violations(page)]
        page.context.close()
    assert not faults, "\n".join(faults)
    forget_expected(name, complaints)


@pytest.mark.parametrize("name", [*OUTSIDE, *WORKSPACE, *JOURNEY])
def test_nothing_sticks_out(
    name: str, served: Served, page_as: PageAs, complaints: list[str]
) -> None:
    page = page_as(None if name in OUTSIDE else "viewer", "it")
    faults = []
    open_page(page, served, name)
    for called, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        if wide := page.evaluate(TOO_WIDE):
            faults.append(f"{called}: {wide} instead of {width}")
    assert not faults, "\n".join(faults)
    forget_expected(name, complaints)
