"""The board: notes, groups by pointer and keyboard, votes, the timer, links, and the map."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved


def _board(served: Served, page: Page) -> Any:
    saved(page)
    with served.client("viewer") as http:
        return http.get(served.journey_api).json()["document"]


def _note(page: Page, words: str) -> Any:
    return page.get_by_role("listitem").filter(has_text=words).first


def _column(page: Page, name: str) -> Any:
    return page.get_by_role("region", name=name)


def test_an_idea_is_written_under_a_keyword(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("board"))
    page.get_by_role("button", name="trust", exact=True).click()
    expect(page).to_have_url(re.compile("keyword=trust"))
    page.get_by_role("button", name="+ Idea").first.click()
    field = page.get_by_role("textbox", name="New idea")
    field.fill("Name the maker of each lamp")
    field.press("Enter")
    expect(page.get_by_text("Name the maker of each lamp")).to_be_visible()
    found = _board(served, page)["board"]["ideas"][-1]
    assert (found["keyword"], found["by"]) == ("trust", "Edo Editor")


def test_a_note_is_carried_by_keyboard(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("board"))
    words = "A bulb for those who recommend and one for those who come"
    page.get_by_role("button", name=f"Move “{words}”").focus()
    said = page.get_by_role("status")
    page.keyboard.press("Space")
    expect(said.filter(has_text=re.compile("^Over "))).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(said.filter(has_text="Over Seeing before.")).to_have_count(1)
    page.keyboard.press("Space")
    expect(_column(page, "Seeing before").get_by_text(words)).to_be_visible()
    idea = next(
        one for one in _board(served, page)["board"]["ideas"] if one["id"] == "bulb-for-two"
    )
    assert idea["group"] == "seeing"


def test_a_note_is_carried_by_pointer(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", viewport={"width": 1440, "height": 900})
    page.goto(served.address("board"))
    grip = page.get_by_role("button", name="Move “Nobody promises a date”")
    target = _column(page, "The wait").bounding_box()
    start = grip.bounding_box()
    assert start
    assert target
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + 60, steps=12)
    expect(page.get_by_role("status").filter(has_text="Over The wait.")).to_have_count(1)
    page.mouse.up()
    expect(_column(page, "The wait").get_by_text("Nobody promises a date")).to_be_visible()


def test_one_person_has_one_vote(served: Served, page_as: PageAs) -> None:
    page = page_as("commenter")
    page.goto(served.address("board"))
    vote = _note(page, "Photographs are taken in a studio").get_by_role("button", name="4 votes")
    vote.click()
    mine = _note(page, "Photographs are taken in a studio").get_by_role("button", name="5 votes")
    expect(mine).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(mine).to_have_attribute("aria-pressed", "true")
    mine.click()
    expect(vote).to_have_attribute("aria-pressed", "false")


def test_everybody_sees_the_timer(served: Served, page_as: PageAs) -> None:
    mine, other = page_as("editor"), page_as("viewer")
    mine.goto(served.address("board"))
    other.goto(served.address("board"))
    expect(other.get_by_role("heading", name="The wait")).to_be_visible()
    mine.get_by_role("button", name="Timer").click()
    mine.get_by_role("option", name="3 minutes").click()
    expect(other.get_by_role("timer")).to_have_text(re.compile("^2:5|^3:00"))
    mine.get_by_role("button", name="Stop the timer").click()
    expect(other.get_by_role("timer")).to_have_count(0)


def test_one_idea_solves_many_problems(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("board"))
    words = "Show a lamp cut in half"
    page.get_by_role("button", name=f"Actions for “{words}”").click()
    page.get_by_role("menuitem", name="Link to problems…").click()
    page.get_by_role("checkbox", name="Photographs are taken in a studio").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Done").click()
    expect(_note(page, words)).to_contain_text("solves problem 5, problem 2")


def test_a_group_becomes_an_opportunity_and_is_undone_at_once(
    served: Served, page_as: PageAs
) -> None:
    page = page_as("editor")
    page.goto(served.address("board"))
    before = _board(served, page)
    page.get_by_role("button", name="Actions for “Promises kept”").click()
    page.get_by_role("menuitem", name="Put on the map…").click()
    dialog = page.get_by_role("dialog", name="Put on the map")
    dialog.get_by_role("radio", name="Action").or_(
        dialog.get_by_role("button", name="Action")
    ).click()
    dialog.get_by_role("textbox", name="Owner").fill("Edo Editor")
    dialog.get_by_role("button", name="Put on the map").click()
    expect(dialog).to_have_count(0)
    after = _board(served, page)
    made = after["actions"][-1]
    assert (made["text"], made["owner"]) == ("Promises kept", "Edo Editor")
    opportunity = next(one for one in after["opportunities"] if one["id"] in made["opportunities"])
    assert set(opportunity["ideas"]) & {"stock-live", "cut-open"}
    page.keyboard.press("Control+z")
    assert len(_board(served, page)["actions"]) == len(before["actions"])


def test_viewers_only_look(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("board"))
    expect(page.get_by_text("Photographs do not show the height")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Move “"))).to_have_count(0)
    expect(page.get_by_role("button", name="+ Idea")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("vote")).first).to_be_disabled()
