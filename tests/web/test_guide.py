"""The guide: six steps, each ending on the map; one comes back to where one was."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved


@pytest.fixture
def blank(served: Served) -> str:
    """The address of a fresh journey from a template."""
    with served.client("editor") as http:
        asked = {"title": "Guided", "start": {"template": "four-stages"}, "lang": "en"}
        found = http.post(f"{served.api}/journeys", json=asked).json()
    return f"{served.base}/w/{served.workspace}/j/{found['id']}"


def _document(served: Served, page: Page, address: str) -> Any:
    saved(page)
    with served.client("viewer") as http:
        journey = address.rsplit("/", 1)[-1]
        return http.get(f"{served.api}/journeys/{journey}").json()["document"]


def test_an_objective_is_written_and_the_guide_is_resumed(
    served: Served, page_as: PageAs, blank: str
) -> None:
    page = page_as("editor")
    page.goto(f"{blank}/guide")
    expect(page).to_have_url(re.compile("/guide/goals$"))
    steps = page.get_by_role("navigation", name="Six steps")
    expect(steps.get_by_role("link", name=re.compile("29 KPIs from the template"))).to_be_visible()
    expect(page.get_by_text("From the template: 29 KPIs.")).to_be_visible()
    expect(page.get_by_role("progressbar", name="0 of 6 steps done")).to_be_visible()
    field = page.get_by_role("textbox", name="New: Objective of the business")
    field.fill("Fewer calls")
    field.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Objectives.*1 objective"))).to_be_visible()
    page.get_by_role("button", name="Next: Research and audience").click()
    page.get_by_role("textbox", name="New: Persona").fill("Giulia")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Describe")).to_be_visible()
    page.goto(f"{blank}/guide")
    expect(page).to_have_url(re.compile("/guide/research$"))
    document = _document(served, page, blank)
    assert document["objectives"][0]["text"] == "Fewer calls"
    assert document["personas"][0]["id"] == "giulia"


def test_a_touchpoint_is_typed_and_another_planned(
    served: Served, page_as: PageAs, blank: str
) -> None:
    page = page_as("editor")
    page.goto(f"{blank}/guide/touchpoints")
    cell = page.get_by_role("button", name=re.compile("^Add a touchpoint: social")).first
    cell.click()
    field = page.get_by_role("combobox", name="New touchpoint")
    field.fill("Direct messages")
    field.press("Enter")
    field.press("Escape")
    grid = page.get_by_role("table", name="Touchpoints by channel and stage")
    expect(grid.get_by_role("button", name=re.compile("Direct messages"))).to_be_visible()
    aside = page.get_by_role("complementary", name="Not covered yet")
    plan = aside.get_by_role("button", name=re.compile("^Plan ")).first
    name = (plan.get_attribute("aria-label") or "").removeprefix("Plan ")
    plan.click()
    expect(
        grid.get_by_role("button", name=re.compile(f"Planned.*{re.escape(name)}"))
    ).to_be_visible()
    found = {one["name"]: one for one in _document(served, page, blank)["touchpoints"]}
    assert found["Direct messages"]["channel"] == "social"
    assert found[name]["state"] == "planned"


def test_arrows_move_between_the_cells(page_as: PageAs, blank: str) -> None:
    page = page_as("editor")
    page.goto(f"{blank}/guide/touchpoints")
    cells = page.get_by_role("button", name=re.compile("^Add a touchpoint: site"))
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()


def test_empathy_emotion_ideas_and_owners_end_on_the_map(
    served: Served, page_as: PageAs, blank: str
) -> None:
    page = page_as("editor")
    page.goto(f"{blank}/guide/research")
    page.get_by_role("textbox", name="New: Persona").fill("Giulia")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Describe")).to_be_visible()
    page.goto(f"{blank}/guide/empathy")
    page.get_by_role("textbox", name="New: Thinks").fill("Too tall?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Too tall?")).to_be_visible()
    page.get_by_role("radio", name="+1").first.check(force=True)
    page.goto(f"{blank}/guide/ideas")
    page.get_by_role("textbox", name="New: Idea").fill("Show a scale")
    page.keyboard.press("Enter")
    page.goto(f"{blank}/guide/map")
    owner = page.get_by_role("textbox", name=re.compile("^Owner of ")).first
    owner.fill("Ada")
    owner.press("Enter")
    expect(page.get_by_role("link", name=re.compile("1 owner"))).to_be_visible()
    document = _document(served, page, blank)
    assert document["personas"][0]["empathy"] == [{"thinks": ["Too tall?"]}]
    assert document["stages"][0]["emotion"] == 1
    assert document["stages"][0]["owner"] == "Ada"
    assert document["board"]["ideas"][0]["text"] == "Show a scale"


def test_touchpoints_are_taken_from_the_data(served: Served, page_as: PageAs) -> None:
    with served.client("editor") as http:
        asked = {"title": "From data", "start": {"blank": True}, "lang": "en"}
        found = http.post(f"{served.api}/journeys", json=asked).json()["id"]
    page = page_as("editor")
    page.goto(f"{served.base}/w/{served.workspace}/j/{found}/guide/touchpoints")
    page.get_by_role("button", name="Look for them in my data").click()
    add = page.get_by_role("button", name=re.compile(r"^Add \d+ touchpoints$"))
    add.click()
    grid = page.get_by_role("table", name="Touchpoints by channel and stage")
    expect(grid.get_by_role("button", name=re.compile("^Covered")).first).to_be_visible()


def test_a_viewer_reads_the_guide_and_changes_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("guide/touchpoints"))
    expect(page.get_by_role("heading", name="Dove vi incontrano i clienti")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Aggiungi un touchpoint"))).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Pianifica "))).to_have_count(0)
