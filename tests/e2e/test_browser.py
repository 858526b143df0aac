"""The browser fixture itself: it shows pages, and it fails those that misbehave."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage

CASES = {
    "console error": "<script>console.error('no')</script>",
    "page error": "<script>throw new Error('no')</script>",
    "outside request": "<img src='https://example.invalid/a.png' alt=''>",
}


def test_page_shows_a_document(page: Page) -> None:
    page.set_content("<h1>Journey</h1>")
    assert page.get_by_role("heading").inner_text() == "Journey"


def test_new_page_takes_options(new_page: NewPage) -> None:
    page = new_page(color_scheme="dark", locale="it-IT")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("navigator.language") == "it-IT"


@pytest.mark.parametrize("kind", sorted(CASES))
def test_a_misbehaving_page_is_noticed(kind: str, page: Page, complaints: list[str]) -> None:
    page.set_content(CASES[kind])
    page.context.close()
    assert complaints
    assert complaints[0].startswith(kind)
    complaints.clear()
