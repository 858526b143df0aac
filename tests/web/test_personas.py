"""Personas: a statement typed on the empathy canvas, given evidence, kept; viewers only look."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def _persona(served: Served, persona: str) -> dict[str, Any]:
    with served.client("viewer") as http:
        personas = http.get(served.journey_api).json()["document"]["personas"]
    found: dict[str, Any] = next(one for one in personas if one["id"] == persona)
    return found


def _write(page: Page, box: str, words: str) -> None:
    page.get_by_role("button", name=f"Add to “{box}”").click()
    field = page.get_by_role("textbox", name=f"New in “{box}”")
    field.fill(words)
    field.press("Enter")


def test_a_statement_is_written_and_given_evidence(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("personas"))
    page.get_by_role("link", name="Giulia").click()
    box = page.get_by_role("region", name="Sees")
    _write(page, "Sees", "Homes of friends with warm light")
    row = box.get_by_role("listitem").filter(has_text="Homes of friends")
    expect(row).to_be_visible()
    expect(row.get_by_role("button", name="Evidence grade: Hypothesis")).to_be_visible()

    behind = page.get_by_role("region", name="What stands behind it")
    guess = behind.get_by_role("listitem").filter(has_text="Homes of friends")
    guess.get_by_role("button", name="Evidence: none").click()
    page.get_by_role("option", name="Twelve interviews").click()
    page.keyboard.press("Escape")
    expect(row.get_by_role("button", name="Evidence grade: Reported")).to_be_visible()

    page.reload()
    expect(row).to_be_visible()
    said = _persona(served, "giulia")["empathy"][0]["sees"][-1]
    assert said["grade"] == "reported"
    assert said["evidence"] == ["interviews"]


def test_words_are_edited_by_keyboard_and_left_with_escape(
    served: Served, page_as: PageAs
) -> None:  # fmt: skip
    page = page_as("editor")
    page.goto(served.address("personas/giulia"))
    words = page.get_by_role("button", name="Pains: ").first
    words.focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Pains")
    field.fill("Something else")
    field.press("Escape")
    expect(words).to_be_focused()
    expect(words).to_have_text("Pains: Cannot find its height beside a sofa")
    page.keyboard.press("Enter")
    field.fill("Cannot judge its height")
    field.press("Enter")
    expect(words).to_have_text("Pains: Cannot judge its height")


def test_a_new_persona_begins_with_a_name_and_a_statement(
    served: Served, page_as: PageAs
) -> None:  # fmt: skip
    page = page_as("editor")
    page.goto(served.address("personas"))
    page.get_by_role("button", name="Add persona").click()
    name = page.get_by_role("textbox", name="Name of the new persona")
    name.fill("Nadia Conti")
    name.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Nadia Conti")).to_be_visible()
    _write(page, "Thinks", "Where do I begin?")
    expect(page.get_by_text("1 statement, 0 with evidence.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("1 statement, 0 with evidence.")).to_be_visible()
    assert _persona(served, "nadia-conti")["empathy"] == [{"thinks": [{"en": "Where do I begin?"}]}]


def test_a_viewer_only_looks(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("personas/tommaso"))
    expect(page.get_by_role("region", name="Thinks")).to_contain_text("in writing")
    expect(page.get_by_role("button", name="Add to")).to_have_count(0)
    expect(page.get_by_role("button", name="More on")).to_have_count(0)
    for tab in ("Profile", "Journey", "Evidence"):
        page.get_by_role("button", name=tab).click()
    expect(page.get_by_role("heading", name="Drawn from")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_persona_that_is_gone_is_told(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("personas/nobody"))
    expect(page.get_by_role("heading", name="Questa buyer persona non c’è più")).to_be_visible()
