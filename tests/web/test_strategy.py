"""Strategy: a tactic is added, moved and dated; objectives are tied to KPIs."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, carry, saved
from tests.web.dates import pick_date


def _tactic(served: Served, page: Page, tactic: str) -> dict[str, Any]:
    saved(page)
    with served.client("viewer") as http:
        tactics = http.get(served.journey_api).json()["document"]["tactics"]
    found: dict[str, Any] = next(one for one in tactics if one["id"] == tactic)
    return found


def test_a_tactic_moves_by_menu(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("strategy"))
    name = "A series of films on evening light"
    page.get_by_role("button", name=f"More on “{name}”").click()
    page.get_by_role("menuitem", name="Move to…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Stage").select_option(label="Purchase")
    dialog.get_by_role("combobox", name="Channel").select_option(label="Video")
    dialog.get_by_role("button", name="Move", exact=True).click()
    row = page.get_by_role("row", name="Video")
    expect(row.get_by_role("button", name=name, exact=True)).to_be_visible()
    page.reload()
    expect(row.get_by_role("button", name=name, exact=True)).to_be_visible()
    moved = _tactic(served, page, "evening-light")
    assert (moved["stages"], moved["channel"]) == (["purchase"], "video")


def test_a_tactic_is_carried_by_the_pointer(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", viewport={"width": 1440, "height": 900})
    page.goto(served.address("strategy"))
    name = "“Bring your book” on Saturdays in the showroom"
    card = page.get_by_role("listitem").filter(has=page.get_by_role("button", name=name).first)
    cell = page.get_by_role("row", name="Store").get_by_role("cell").nth(4)
    carry(page, card.first, cell)
    expect(cell).to_have_attribute("data-over", "true")
    page.mouse.up()
    expect(cell.get_by_role("button", name=name, exact=True)).to_be_visible()


def test_a_new_tactic_gets_its_days_and_state(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("strategy?view=calendar"))
    page.get_by_role("button", name="Add tactic").click()
    sentence = page.get_by_role("textbox", name="The new tactic in a sentence")
    sentence.fill("A letter to architects")
    sentence.press("Enter")
    drawer = page.get_by_role("complementary", name="Tactic")
    pick_date(drawer, "Starts", "2026-10-05")
    pick_date(drawer, "Ends", "2026-11-30")
    drawer.get_by_role("button", name="State:").click()
    page.get_by_role("option", name="Scheduled").click()
    expect(page.get_by_text("5 Oct – 30 Nov 2026")).to_be_visible()
    page.reload()
    expect(page.get_by_text("5 Oct – 30 Nov 2026")).to_be_visible()
    made = _tactic(served, page, "a-letter-to-architects")
    assert made["state"] == "planned"


def test_filters_stand_in_the_address(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("strategy?kind=incentive"))
    expect(page.get_by_text("Consegna offerta a chi ordina").first).to_be_visible()
    expect(page.get_by_text("Campioni di finitura")).to_have_count(0)
    expect(page.get_by_role("button", name="Aggiungi tattica")).to_have_count(0)


def test_an_objective_is_tied_to_a_kpi(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("strategy?view=objectives"))
    page.get_by_role("button", name="Add objective").click()
    sentence = page.get_by_role("textbox", name="The new objective in a sentence")
    sentence.fill("Fewer returns")
    sentence.press("Enter")
    expect(page.get_by_text("No KPI shows it yet")).to_be_visible()
    drawer = page.get_by_role("complementary", name="Objective")
    drawer.get_by_role("button", name="KPIs:").click()
    page.get_by_role("option", name="Completed orders").click()
    page.keyboard.press("Escape")
    row = page.get_by_role("listitem").filter(has_text="Fewer returns")
    expect(row).to_contain_text("Completed orders")
