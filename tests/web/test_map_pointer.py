"""The map worked with the pointer: drag, edit on a second click, the drawer, the rows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.mapping import cards, names, open_map


@pytest.fixture
def page(served: Served, page_as: PageAs) -> Page:
    page = page_as("editor")
    open_map(page, served)
    return page


def drag(page: Page, what: Locator, to: Locator, below: float = 4) -> None:
    """Take a thing with the mouse and let it go on another."""
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 40, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 52, start["y"] + 16, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + below, steps=12)


def test_a_card_is_dragged_to_another_stage(page: Page) -> None:
    card = cards(page, "goals", "comparison").nth(1)
    text = names(cards(page, "goals", "comparison"))[1]
    drag(page, card, cards(page, "goals", "showroom").nth(1))
    expect(page.get_by_text("was here")).to_be_visible()
    page.mouse.up()
    expect(cards(page, "goals", "showroom").nth(1)).to_contain_text(text)
    saved(page)
    page.reload()
    expect(cards(page, "goals", "showroom").nth(1)).to_contain_text(text)


def test_esc_while_dragging_changes_nothing(page: Page) -> None:
    before = names(cards(page, "questions", "comparison"))
    drag(page, cards(page, "questions", "comparison").first,
         cards(page, "questions", "showroom").first)  # fmt: skip
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.get_by_text("was here")).to_have_count(0)
    assert names(cards(page, "questions", "comparison")) == before


def test_a_stage_is_dragged_to_another_place(page: Page) -> None:
    heads = page.locator("[data-head]")
    drag(page, heads.nth(1), heads.nth(2), below=60)
    box = heads.nth(2).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + 60, steps=4)
    page.mouse.up()
    expect(heads.nth(2)).to_contain_text("Comparison")
    page.keyboard.press("Control+z")
    expect(heads.nth(1)).to_contain_text("Comparison")


def test_a_second_click_writes(page: Page) -> None:
    card = cards(page, "questions", "comparison").first
    card.click(position={"x": 60, "y": 12})
    expect(page.get_by_role("textbox", name="Words of the card")).to_have_count(0)
    card.click(position={"x": 60, "y": 12})
    box = page.get_by_role("textbox", name="Words of the card")
    expect(box).to_be_focused()
    card.get_by_role("radio", name="Measured").check(force=True)
    box.fill("Does it fit?")
    box.press("Enter")
    expect(card).to_contain_text("Does it fit?")
    expect(card).to_contain_text("measured")


def test_the_state_of_a_touchpoint_is_changed_in_place(page: Page) -> None:
    card = cards(page, "touchpoints", "comparison").filter(has_text="not covered").first
    key = card.get_attribute("data-card")
    card.get_by_role("button", name="not covered").click()
    page.get_by_role("menuitem", name="planned").click()
    expect(page.locator(f'[data-card="{key}"]')).to_contain_text("planned")


def test_the_drawer_keeps_fields_as_they_are_left(page: Page) -> None:
    page.locator('[data-head="purchase"]').click(position={"x": 60, "y": 40})
    drawer = page.get_by_role("complementary", name="Purchase")
    expect(drawer).to_be_visible()
    assert "open=stages%2Fpurchase" in page.url or "open=stages/purchase" in page.url
    drawer.get_by_role("button", name="Owner").click()
    page.get_by_role("textbox", name="Owner").fill("Rosa Neri")
    page.get_by_role("textbox", name="Owner").press("Enter")
    expect(
        page.locator('[data-head="purchase"]').get_by_role("img", name="Rosa Neri")
    ).to_be_visible()
    drawer.get_by_role("tab", name="Evidence").click()
    expect(drawer.get_by_role("radiogroup").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_rows_are_hidden_shown_and_kept(page: Page) -> None:
    page.get_by_role("button", name="Rows").click()
    page.get_by_role("checkbox", name="Backstage").check()
    page.get_by_role("checkbox", name="KPI").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator('[data-lane="backstage"]').first).to_be_visible()
    expect(page.locator('[data-lane="kpis"]')).to_have_count(0)
    page.reload()
    expect(page.locator('[data-lane="backstage"]').first).to_be_visible()


def test_a_comment_is_written_answered_and_resolved(served: Served, page_as: PageAs) -> None:
    page = page_as("commenter")
    open_map(page, served, "?open=stages/purchase&tab=comments")
    drawer = page.get_by_role("complementary", name="Purchase")
    drawer.get_by_role("textbox", name="New comment").fill("Which figure is this?")
    drawer.get_by_role("button", name="Comment", exact=True).click()
    talk = drawer.get_by_role("region", name="Discussion").filter(has_text="Which figure")
    expect(talk).to_be_visible()
    talk.get_by_role("button", name="Resolve").click()
    expect(talk).to_contain_text("Resolved by Carla Commenti")
