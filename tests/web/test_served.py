"""The fixtures of the browser tests: a page opens, signed in, and complains about nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs


def test_the_home_page_opens(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", lang="it")
    page.goto(f"{served.base}/w/{served.workspace}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "it"
