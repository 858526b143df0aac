"""The measured layer in the browser: it comes by itself, keeps its filters, and can be stopped."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs
from tests.web.dates import pick_date


def test_figures_come_by_themselves_and_stay(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("?view=walk&layer=measured"))
    expect(page.get_by_text("2.015 persone")).to_be_visible(timeout=30_000)
    expect(page.get_by_text(re.compile("Dati al"))).to_be_visible()
    expect(page.get_by_text("dati simulati")).to_be_visible()


def test_a_period_is_chosen_and_stands_in_the_address(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=walk&layer=measured"))
    expect(page.get_by_text("2,015 people")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=re.compile("^Period")).click()
    page.get_by_role("button", name="Last 30 days").click()
    expect(page).to_have_url(re.compile(r"from=2026-10-02&to=2026-10-31"))
    expect(page.get_by_text("2,015 people")).to_be_hidden(timeout=30_000)
    expect(page.get_by_text("people").first).to_be_visible()


def test_days_the_wrong_way_round_are_said(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=walk&layer=measured"))
    page.get_by_role("button", name=re.compile("^Period")).click()
    pick_date(page, "From", "2026-05-02")
    pick_date(page, "To, included", "2026-05-01")
    expect(page.get_by_role("alert")).to_contain_text("Swap them")
    expect(page.get_by_role("button", name="Show these days")).to_be_disabled()


def test_a_segment_is_chosen(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("?view=walk&layer=measured"))
    expect(page.get_by_text("2,015 people")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=re.compile("^Segment")).click()
    page.get_by_role("listbox", name="Segment").get_by_role("option").nth(1).click()
    expect(page).to_have_url(re.compile("segment="))
    expect(page.get_by_text("2,015 people")).to_be_hidden(timeout=30_000)


def test_the_picture_holds_what_was_measured(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=strip&layer=measured"))
    expect(page.get_by_text(re.compile("Data as of"))).to_be_visible(timeout=30_000)
    shown = "() => document.querySelector('section [class*=drawing]')?.shadowRoot?.textContent"
    page.wait_for_function(f"({shown})() && ({shown})().includes('2,383 people')")
