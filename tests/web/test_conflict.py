"""Two people change one field of the real map at once: nothing is lost, whoever is later chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.mapping import cards, open_map


def write(page: Page, card: Locator, words: str) -> None:
    """Write a card anew, by keyboard."""
    card.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Words of the card")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("stage", "keep", "stays"),
    [
        ("comparison", "Keep mine", "Written on a train"),
        ("purchase", "Keep theirs", "From the office"),
    ],
)
def test_whoever_comes_later_chooses_whose_change_stays(
    served: Served, page_as: PageAs, stage: str, keep: str, stays: str,
    complaints: list[str],
) -> None:  # fmt: skip
    mine, hers = page_as("editor"), page_as("admin")
    open_map(mine, served)
    open_map(hers, served)
    ours, theirs = (cards(page, "questions", stage).first for page in (mine, hers))
    before = theirs.inner_text()
    mine.context.set_offline(True)
    write(mine, ours, "Written on a train")
    write(hers, theirs, "From the office")
    saved(hers)
    mine.context.set_offline(False)
    dialog = mine.get_by_role("alertdialog", name="Somebody changed this meanwhile")
    expect(dialog).to_contain_text("Written on a train")
    expect(dialog).to_contain_text("From the office")
    expect(dialog).to_contain_text("Anna Admin")
    expect(dialog).to_contain_text(before.split("\n")[0])
    mine.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name=keep).click()
    expect(dialog).to_have_count(0)
    saved(mine)
    expect(ours).to_contain_text(stays)
    expect(theirs).to_contain_text(stays)
    complaints.clear()  # the browser tells the console of being offline and of the refused request
