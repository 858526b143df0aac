"""The map check: marks in words and counts, filters in the address, and the place to put it right."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs


def test_marks_and_findings_in_the_readers_language(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("check"))
    expect(page.get_by_role("button", name=re.compile("Fasi chiare Da affinare"))).to_be_visible()
    expect(page.get_by_role("heading", name="Touchpoint ottimizzati")).to_be_visible()


def test_what_people_did_is_looked_at_too(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("check"))
    expect(page.get_by_text(re.compile("^Data as of"))).to_be_visible(timeout=60_000)
    expect(page.get_by_text("and of what people did")).to_be_visible()
    finding = page.get_by_role("listitem").filter(has_text="no event is called that")
    expect(finding.first).to_contain_text("In the tab Rule choose")
    finding.first.get_by_role("link", name=re.compile("^Open the place")).click()
    expect(page).to_have_url(re.compile(r"open=touchpoints%2F.*tab=rule"))


def test_filters_stand_in_the_address(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("check"))
    page.get_by_role("button", name=re.compile("^Touchpoints at their best")).click()
    expect(page).to_have_url(re.compile("mark=good_touchpoints"))
    expect(page.get_by_role("heading", name="Clear stages")).to_have_count(0)
    page.get_by_role("radio", name=re.compile("^Low")).or_(
        page.get_by_role("button", name=re.compile("^Low"))
    ).click()
    expect(page).to_have_url(re.compile("severity=low"))


def test_a_finding_opens_the_place_and_goes_when_it_is_fixed(
    served: Served, page_as: PageAs
) -> None:
    page = page_as("editor")
    page.goto(served.address("check"))
    finding = page.get_by_role("listitem").filter(has_text="Referral code is not covered")
    finding.get_by_role("link", name=re.compile("Referral code")).click()
    expect(page).to_have_url(re.compile("open=touchpoints%2Ffriend-code"))
    with served.client("editor") as http:
        opened = http.get(served.journey_api).json()
        path = ["touchpoints", "friend-code", "state"]
        asked = {
            "base": opened["version"],
            "operation": {"op": "edit", "path": path, "value": "covered"},
        }
        assert http.post(f"{served.journey_api}/operations", json=asked).status_code == 200
    page.goto(served.address("check"))
    expect(page.get_by_role("heading", name="Clear stages")).to_be_visible()
    expect(page.get_by_text("Referral code is not covered")).to_have_count(0)
