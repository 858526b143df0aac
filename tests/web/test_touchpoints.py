"""The register: filters in the address, cells by keyboard, several at once, copies that never run."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def _touchpoint(served: Served, name: str) -> dict[str, Any]:
    with served.client("viewer") as http:
        all_of_them = http.get(served.journey_api).json()["document"]["touchpoints"]
    found: dict[str, Any] = next(one for one in all_of_them if one["id"] == name)
    return found


def _grid(page: Page) -> Any:
    return page.get_by_role("grid", name="Touchpoints")


def test_filters_stand_in_the_address(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("touchpoints?kind=external&sort=-name"))
    rows = _grid(page).get_by_role("row")
    expect(rows.nth(1)).to_be_visible()
    assert all("External" in text for text in rows.all_inner_texts()[1:])
    page.get_by_role("searchbox", name="Find a touchpoint").fill("zzz")
    page.get_by_role("button", name="Drop the filters").click()
    expect(page).not_to_have_url(re.compile("kind=|q="))


def test_a_cell_is_changed_by_keyboard(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("touchpoints"))
    grid = _grid(page)
    name = grid.get_by_role("gridcell", name="Magazine advert", exact=True)
    name.click()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.get_by_role("option", name="Planned").click()
    row = grid.get_by_role("row").filter(has_text="Magazine advert")
    expect(row.get_by_role("gridcell", name="Planned")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Touchpoint", exact=True)
    field.fill("Magazine page")
    field.press("Enter")
    expect(grid.get_by_role("gridcell", name="Magazine page", exact=True)).to_be_focused()
    page.reload()
    expect(grid.get_by_role("gridcell", name="Magazine page", exact=True)).to_be_visible()
    assert _touchpoint(served, "magazine")["state"] == "planned"


def test_a_cost_is_written_in_its_form(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("touchpoints"))
    row = _grid(page).get_by_role("row").filter(has_text="Design week")
    row.get_by_role("gridcell").filter(has_text="€38,000").dblclick()
    form = page.get_by_role("dialog", name="Cost")
    form.get_by_role("textbox", name="Amount").fill("many")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_role("textbox", name="Amount").fill("40000")
    form.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("€40,000 a year")


def test_several_change_state_at_once(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("touchpoints"))
    grid = _grid(page)
    for name in ("Till", "Reviews"):
        grid.get_by_role("checkbox", name=f"Select {name}").check()
    bar = page.get_by_role("toolbar", name="Selected touchpoints")
    expect(bar).to_contain_text("2 selected")
    bar.get_by_role("button", name="Set state").click()
    page.get_by_role("option", name="Not covered").click()
    for name in ("Till", "Reviews"):
        expect(grid.get_by_role("row").filter(has_text=name).first).to_contain_text("Not covered")
    page.reload()
    expect(grid.get_by_role("row").filter(has_text="Till").first).to_contain_text("Not covered")


def test_one_press_plans_a_proposal(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("touchpoints"))
    page.get_by_role("button", name="Not covered yet").click()
    panel = page.get_by_role("complementary", name="Not covered yet")
    panel.get_by_role("button", name="Plan “TV advert”").click()
    row = _grid(page).get_by_role("row").filter(has_text="TV advert")
    expect(row).to_contain_text("Planned")
    expect(panel.get_by_role("button", name="Plan “TV advert”")).to_have_count(0)


def test_the_copy_never_runs(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", permissions=["clipboard-read", "clipboard-write"])
    page.goto(served.address("touchpoints"))
    page.get_by_role("button", name="Add touchpoint").click()
    name = page.get_by_role("textbox", name="Name of the new touchpoint")
    name.fill('=HYPERLINK("http://x","y")')
    name.press("Enter")
    page.get_by_role("searchbox", name="Find a touchpoint").fill("HYPERLINK")
    page.get_by_role("button", name="Copy CSV").click()
    expect(page.get_by_text("Copied")).to_be_attached()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines()[1].startswith("\"'=HYPERLINK(")


def test_a_viewer_cannot_change_a_cell(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("touchpoints"))
    cell = _grid(page).get_by_role("gridcell").first
    cell.dblclick()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Add touchpoint")).to_have_count(0)
