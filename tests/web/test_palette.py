"""The palette: find anything by a few letters, go there by Enter, leave by Escape."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def palette(page: Page, served: Served) -> None:
    page.goto(served.address("personas"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="Find or do")).to_be_focused()


def test_a_stage_is_found_and_opened(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    palette(page, served)
    page.keyboard.type("comparison")
    expect(page.get_by_role("option").first).to_contain_text("Comparison")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*open=stages*comparison*")
    expect(page.get_by_role("complementary")).to_be_visible()


def test_escape_closes_it_with_and_without_words(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    palette(page, served)
    page.keyboard.type("zzz")
    expect(page.get_by_text("Nothing has this name.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Find or do")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Find or do")).to_have_count(0)


def test_accents_do_not_matter_and_actions_act(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    palette(page, served)
    page.keyboard.type("italiano")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Buyer personas", level=1)).to_be_visible()
