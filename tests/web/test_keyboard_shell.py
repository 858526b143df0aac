"""The shell without a mouse: skip link, keys, sidebar that folds and remembers."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs

WIDE = {"width": 1440, "height": 900}


def test_the_first_tab_skips_to_the_content(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(f"{served.base}/w/{served.workspace}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()


def test_the_keys_are_listed_and_escape_leaves(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("personas"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_sidebar_folds_and_remembers(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", viewport=WIDE)
    page.goto(served.address("personas"))
    page.get_by_role("button", name="Fold the sidebar").press("Enter")
    page.reload()
    page.get_by_role("button", name="Unfold the sidebar").press("Enter")
    expect(page.get_by_role("button", name="Fold the sidebar")).to_be_visible()
    page.goto(served.address())
    expect(page.get_by_role("button", name="Unfold the sidebar")).to_be_visible()


def test_a_phone_has_every_page_in_its_bar_and_menu(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", viewport={"width": 390, "height": 844})
    page.goto(served.address("personas"))
    page.get_by_role("button", name="More pages").click()
    page.get_by_role("menuitem", name="History").click()
    expect(page.get_by_role("heading", name="History", level=1)).to_be_visible()
