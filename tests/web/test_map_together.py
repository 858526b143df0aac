"""The map with others: two people at once, somebody who only reads, both languages."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs
from tests.web.mapping import cards, names, open_map


def test_two_people_edit_one_map_at_once(served: Served, page_as: PageAs) -> None:
    mine, hers = page_as("editor"), page_as("admin")
    open_map(mine, served)
    open_map(hers, served)
    card = cards(mine, "questions", "comparison").first
    card.focus()
    mine.keyboard.press("Enter")
    other = cards(hers, "questions", "comparison").first
    expect(other.get_by_role("img", name="Edo Editor is typing here")).to_be_visible()
    other.focus()
    hers.keyboard.press("Enter")
    expect(hers.get_by_role("textbox", name="Words of the card")).to_have_count(0)
    mine.keyboard.type("Seen by both?")
    mine.keyboard.press("Enter")
    expect(other).to_contain_text("Seen by both?")
    cards(hers, "questions", "purchase").first.focus()
    hers.keyboard.press("Delete")
    expect(cards(mine, "questions", "purchase")).to_have_count(
        cards(hers, "questions", "purchase").count()
    )
    mine.keyboard.press("Control+z")
    expect(other).not_to_contain_text("Seen by both?")


def test_a_viewer_reads_everything_and_changes_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    open_map(page, served)
    before = names(cards(page, "questions", "comparison"))
    card = cards(page, "questions", "comparison").first
    card.focus()
    for key in ("Delete", "n", "Space", "Control+ArrowRight"):
        page.keyboard.press(key)
    assert names(cards(page, "questions", "comparison")) == before
    expect(page.get_by_role("button", name=re.compile("^Add "))).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary")).to_be_visible()
    expect(page.get_by_role("complementary").get_by_role("textbox")).to_have_count(0)
    slider = page.get_by_role("slider", name="Emotion in Purchase")
    value = slider.get_attribute("aria-valuenow")
    slider.focus()
    page.keyboard.press("ArrowUp")
    assert slider.get_attribute("aria-valuenow") == value


def test_a_link_shows_the_same_thing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    open_map(page, served, "?lanes=pains,kpis&open=stages/purchase&tab=kpis")
    drawer = page.get_by_role("complementary", name="Acquisto")
    expect(drawer.get_by_role("tab", selected=True)).to_contain_text("KPI")
    expect(page.locator('[data-lane="touchpoints"]')).to_have_count(0)
    expect(page.locator('[data-lane="pains"]').first).to_be_visible()


def test_a_phone_reads_the_journey(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", viewport={"width": 390, "height": 844})
    page.goto(served.address())
    stages = page.get_by_role("list", name="Stages").get_by_role("listitem")
    expect(stages.first).to_contain_text("Inspiration")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
