"""Days in the reader's language: typed, chosen by keyboard, plain in every time zone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.dates import pick_date

FAR = ("Pacific/Kiritimati", "Pacific/Pago_Pago")
"""Where it is already tomorrow, and still yesterday."""


def _form(page: Page, served: Served) -> Locator:
    page.goto(served.address("checkins"))
    page.get_by_role("button", name="Registra un check-in").click()
    return page.get_by_role("region", name="Registra un check-in")


def test_a_day_is_chosen_by_keyboard_in_italian(served: Served, page_as: PageAs) -> None:
    page = page_as("editor", lang="it")
    form = _form(page, served)
    after = form.get_by_role("group", name="Prossimo check-in")
    expect(after).to_contain_text("gg/mm/aaaa")
    pick_date(form, "Prossimo check-in", "2099-03-09")
    after.get_by_role("spinbutton").last.press("Alt+ArrowDown")
    calendar = page.get_by_role("application")
    expect(calendar.get_by_role("heading")).to_have_text("marzo 2099")
    expect(calendar.locator("thead th").first).to_have_text("lun")
    assert not Axe().run(page).response["violations"]
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(calendar).to_be_hidden()
    expect(after).to_contain_text("10/03/2099")
    page.keyboard.press("Escape")
    expect(after).to_contain_text("10/03/2099")


@pytest.mark.parametrize("zone", FAR)
def test_a_day_is_plain_in_every_zone(served: Served, page_as: PageAs, zone: str) -> None:
    page = page_as("editor", lang="it", timezone_id=zone)
    here = page.evaluate("new Date().toLocaleDateString('it-IT', {dateStyle: 'short'})")
    form = _form(page, served)
    day = form.get_by_role("group", name="Data", exact=True)
    expect(day).to_contain_text(re.sub(r"/(\d\d)$", r"/20\1", here))
    pick_date(form, "Data", "2098-02-01")
    form.get_by_role("button", name="Registra", exact=True).click()
    expect(page.get_by_text("1 feb 2098").first).to_be_visible()
    saved(page)
    with served.client("viewer") as http:
        held = http.get(served.journey_api).json()["document"]["checkins"]
    assert "2098-02-01" in [one["date"] for one in held]
