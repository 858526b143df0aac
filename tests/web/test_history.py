"""History and check-ins: versions as pictures, filters, restore with confirmation, decisions."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.dates import pick_date


def _opened(served: Served, page: Page | None = None) -> Any:
    if page:
        saved(page)
    with served.client("viewer") as http:
        return http.get(served.journey_api).json()


def _edit(served: Served, path: list[str], value: object) -> int:
    with served.client("editor") as http:
        operation = {"op": "edit", "path": path, "value": value}
        asked = {"base": _opened(served)["version"], "operation": operation}
        version: int = http.post(f"{served.journey_api}/operations", json=asked).json()["version"]
        return version


def test_a_version_is_looked_at_and_restored(served: Served, page_as: PageAs) -> None:
    before = _opened(served)["version"]
    _edit(served, ["stages", "comparison", "owner"], "Somebody Else")
    page = page_as("editor")
    page.goto(served.address("history"))
    expect(page.get_by_role("button", name=re.compile("Somebody Else.*Edo Editor"))).to_be_visible()
    page.goto(served.address(f"history?version={before}"))
    picture = page.get_by_role("img", name=re.compile("^The map after"))
    expect(picture).to_be_visible()
    page.wait_for_function("() => [...document.images].every((one) => one.naturalWidth > 0)")
    expect(page.get_by_role("listitem").filter(has_text="changed since")).to_contain_text(
        "Comparison"
    )
    page.get_by_role("button", name="Restore this version").click()
    dialog = page.get_by_role("dialog", name="Restore this version?")
    dialog.get_by_role("button", name="Restore", exact=True).click()
    expect(page.get_by_text("Nothing: this is how it is now.")).to_be_visible()
    owner = next(
        one for one in _opened(served, page)["document"]["stages"] if one["id"] == "comparison"
    )
    assert owner["owner"] == "Davide Moretti"


def test_filters_by_person_and_element_stand_in_the_address(
    served: Served, page_as: PageAs
) -> None:
    page = page_as("viewer")
    page.goto(served.address("history"))
    page.get_by_role("button", name="Person: Everybody").click()
    page.get_by_role("option", name="Elena Riva").click()
    expect(page).to_have_url(re.compile("by="))
    expect(page.get_by_role("button", name=re.compile("Davide Moretti$"))).to_have_count(0)
    page.goto(served.address("history?element=touchpoints/none"))
    expect(page.get_by_text("Nothing has changed yet")).to_be_visible()


def test_a_viewer_restores_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("history?version=1"))
    expect(page.get_by_role("heading", name="Che cosa è cambiato da allora")).to_be_visible()
    expect(page.get_by_role("button", name="Ripristina questa versione")).to_have_count(0)


def test_a_check_in_is_recorded_with_the_next_one(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("checkins"))
    expect(page.get_by_role("heading", name=re.compile("^What happened since"))).to_be_visible()
    page.get_by_role("button", name="Record a check-in").click()
    form = page.get_by_role("region", name="Record a check-in")
    form.get_by_role("textbox", name="Decisions, one a line").fill("Keep the costs\nAsk again")
    pick_date(form, "Next check-in", "2099-01-15")
    form.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_text("15 Jan 2099")).to_be_visible()
    expect(page.get_by_text("Keep the costs").first).to_be_visible()
    held = _opened(served, page)["document"]["checkins"][-2]
    assert held["decisions"] == [{"en": "Keep the costs"}, {"en": "Ask again"}]
