"""A rule built by clicking: counted before it is saved, said as a sentence, saved and undone."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved


def opened(served: Served, page: Page, stage: str = "comparison") -> Page:
    page.goto(served.address(f"?open=stages/{stage}&tab=rule"))
    expect(page.get_by_text(re.compile(r"^\d[\d,]* people$")).last).to_be_visible(timeout=30_000)
    return page


def total(page: Page) -> int:
    """The people of the rule that is shown."""
    text = page.locator("[class*=total] b").inner_text()
    return int(re.sub(r"\D", "", text))


def stored(served: Served) -> dict[str, object]:
    with served.client("editor") as client:
        stages = client.get(served.journey_api).json()["document"]["stages"]
    return next(dict(one) for one in stages if one["id"] == "comparison")


def test_a_rule_is_counted_before_it_is_saved_then_saved(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("editor"))
    before, kept = total(page), stored(served)["enter"]
    page.get_by_role("button", name="Add condition").first.click()
    search = page.get_by_label("Search in Event")
    search.fill("session st")
    page.get_by_role("option", name=re.compile("Session Started")).click()
    expect(page.get_by_text(re.compile("against today"))).to_be_visible(timeout=30_000)
    assert total(page) > before
    said = page.locator("[class*=sentence] b[data-new]")
    expect(said).to_contain_text("Session Started")
    expect(page.get_by_text(re.compile(r"\d+ enter"))).to_be_visible()
    assert stored(served)["enter"] == kept, "nothing is saved before Save"
    page.get_by_role("button", name="Save rule").click()
    expect(page.get_by_role("button", name="Save rule")).to_be_disabled()
    saved(page)
    assert {"event": "Session Started"} in stored(served)["enter"]["any"]  # type: ignore[index]


def test_what_another_stage_takes_first_is_said(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("editor"), "delivery")
    page.get_by_role("button", name="Add condition").first.click()
    page.get_by_label("Search in Event").fill("promotion cl")
    page.get_by_role("option", name=re.compile("Promotion Clicked")).click()
    expect(page.get_by_text(re.compile("for Inspiration too: Inspiration takes"))).to_be_visible()


def test_undo_brings_the_saved_rule_back(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("editor"), "purchase")
    before = total(page)
    page.get_by_role("button", name=re.compile("^Remove ")).first.click()
    expect(page.get_by_text(re.compile("against today"))).to_be_visible(timeout=30_000)
    panel = page.locator("[class*=keep]")
    panel.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(re.compile("against today"))).to_be_hidden()
    expect(page.locator("[class*=total] b")).to_have_text(f"{before} people", timeout=30_000)


def test_values_that_were_seen_are_offered(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("editor"), "delivery")
    page.get_by_role("button", name="Add condition").first.click()
    page.get_by_label("Search in Event").fill("page v")
    page.get_by_role("option", name=re.compile("Page Viewed")).click()
    page.get_by_role("button", name="Add property").click()
    page.get_by_label("Search in Property").fill("device")
    page.get_by_role("option", name=re.compile("device_class")).click()
    page.get_by_label("How device_class compares").select_option("in")
    values = page.get_by_role("listbox", name="Values of device_class")
    expect(values.get_by_role("option").first).to_be_visible()
    values.get_by_role("option").first.click()
    expect(page.locator("[class*=sentence]")).to_contain_text("device is")


def test_it_is_worked_by_keys_alone(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("editor"), "delivery")
    page.get_by_role("button", name="Add condition").first.press("Enter")
    search = page.get_by_label("Search in Event")
    search.focus()
    page.keyboard.type("order sh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name=re.compile("Order Shipped"))).to_have_attribute(
        "aria-selected", "true"
    )
    page.get_by_label("Several times").press("Space")
    page.get_by_label("How many times").fill("3")
    expect(page.locator("[class*=sentence]")).to_contain_text("at least 3 times within 7 days")


def test_who_may_only_read_sees_the_sentence_and_nothing_to_change(
    served: Served, page_as: PageAs
) -> None:
    page = page_as("viewer")
    page.goto(served.address("?open=stages/purchase&tab=rule"))
    expect(page.locator("[class*=sentence]")).to_contain_text("Product Added", timeout=30_000)
    expect(page.get_by_role("button", name="Save rule")).to_have_count(0)
    expect(page.get_by_role("button", name="Add condition")).to_have_count(0)
