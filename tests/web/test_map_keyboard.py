"""The map worked by keyboard alone: walk, write, add, move, carry, take back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.mapping import cards, focused, names, open_map


@pytest.fixture
def page(served: Served, page_as: PageAs) -> Page:
    page = page_as("editor")
    open_map(page, served)
    return page


def test_arrows_walk_cards_cells_and_rows(page: Page) -> None:
    page.locator('[data-spot="stages/comparison"]').focus()
    page.keyboard.press("ArrowDown")
    assert focused(page) == "touchpoints/comparison/sales-line"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "touchpoints/showroom/showroom-visit"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "stages/showroom"
    page.keyboard.press("End")
    assert focused(page) == "stages/living"


def test_enter_edits_and_esc_leaves(page: Page) -> None:
    card = cards(page, "questions", "comparison").first
    before = card.get_attribute("aria-label")
    card.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Something else")
    page.keyboard.press("Escape")
    assert card.get_attribute("aria-label") == before
    page.keyboard.press("Enter")
    page.keyboard.type("How tall is it?")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("How tall is it?")
    assert focused(page) == "questions/comparison/0"
    saved(page)
    page.reload()
    expect(cards(page, "questions", "comparison").first).to_contain_text("How tall is it?")


def test_n_adds_a_card_and_undo_works_after_a_reload(page: Page) -> None:
    found = cards(page, "pains", "purchase")
    count = found.count()
    page.locator('[data-spot="stages/purchase"]').focus()
    cards(page, "pains", "purchase").first.focus()
    page.keyboard.press("n")
    page.keyboard.type("The form asks too much")
    page.keyboard.press("Enter")
    expect(found).to_have_count(count + 1)
    assert focused(page) == "pains/purchase/the-form-asks-too-much"
    saved(page)
    page.reload()
    expect(found).to_have_count(count + 1)
    found.first.focus()
    page.keyboard.press("Control+z")
    expect(found).to_have_count(count)


def test_delete_removes_and_the_notice_takes_it_back(page: Page) -> None:
    found = cards(page, "questions", "purchase")
    before = names(found)
    found.first.focus()
    page.keyboard.press("Delete")
    expect(found).to_have_count(len(before) - 1)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(found).to_have_count(len(before))
    assert names(found) == before


def test_ctrl_and_arrows_move_at_once(page: Page) -> None:
    moved = names(cards(page, "touchpoints", "help"))[0]
    cards(page, "touchpoints", "help").first.focus()
    page.keyboard.press("Control+ArrowLeft")
    expect(cards(page, "touchpoints", "delivery").first).to_contain_text(moved)
    assert focused(page).startswith("touchpoints/delivery/")
    page.keyboard.press("Control+ArrowDown")
    expect(cards(page, "touchpoints", "delivery").nth(1)).to_contain_text(moved)


def test_space_lifts_arrows_carry_and_space_drops(page: Page) -> None:
    cards(page, "questions", "showroom").first.focus()
    said = page.locator("[data-said]")
    text = names(cards(page, "questions", "showroom"))[0]
    page.keyboard.press("Space")
    expect(said).to_contain_text("lifted")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Purchase, place 1 of 4")
    expect(page.get_by_text("was here")).to_be_visible()
    expect(page.get_by_text("Moving")).to_be_visible()
    page.keyboard.press("Space")
    expect(cards(page, "questions", "purchase").first).to_contain_text(text)
    expect(said).to_contain_text("dropped in Purchase")
    assert focused(page) == "questions/purchase/0"


def test_esc_puts_a_lifted_card_back(page: Page) -> None:
    before = names(cards(page, "questions", "delivery"))
    cards(page, "questions", "delivery").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    assert names(cards(page, "questions", "delivery")) == before
    expect(page.get_by_text("was here")).to_have_count(0)


def test_move_to_from_the_menu(page: Page) -> None:
    card = cards(page, "pains", "comparison").first
    text = names(cards(page, "pains", "comparison"))[0]
    card.hover()
    card.get_by_role("button", name="What to do with").click()
    page.get_by_role("menuitem", name="Move to…").click()
    page.get_by_role("menuitem", name="Showroom visit").click()
    expect(cards(page, "pains", "showroom").filter(has_text=text)).to_have_count(1)


def test_the_emotion_point_is_a_slider(page: Page) -> None:
    point = page.get_by_role("slider", name="Emotion in Purchase")
    point.focus()
    start = float(str(point.get_attribute("aria-valuenow")))
    page.keyboard.press("ArrowUp")
    expect(point).to_have_attribute("aria-valuenow", _tenth(start + 0.1))
    page.keyboard.press("PageDown")
    expect(point).to_have_attribute("aria-valuenow", _tenth(start - 0.4))
    page.keyboard.press("Home")
    expect(point).to_have_attribute("aria-valuetext", "−2, reported")


def _tenth(value: float) -> str:
    return f"{round(value, 1):g}"


def test_stages_are_added_renamed_moved_and_removed(page: Page) -> None:
    heads = page.locator("[data-head]")
    count = heads.count()
    page.get_by_role("button", name="Add stage").click()
    page.keyboard.type("Care")
    page.keyboard.press("Enter")
    expect(heads).to_have_count(count + 1)
    assert focused(page) == "stages/care"
    page.keyboard.press("Enter")
    page.keyboard.type("After-care")
    page.keyboard.press("Enter")
    expect(heads.last).to_contain_text("After-care")
    page.keyboard.press("Control+ArrowLeft")
    expect(heads.nth(count - 1)).to_contain_text("After-care")
    page.locator('[data-spot="stages/care"]').hover()
    page.get_by_role("button", name="What to do with After-care").click()
    page.get_by_role("menuitem", name="Delete stage").click()
    expect(heads).to_have_count(count)
