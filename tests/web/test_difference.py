"""The layer of differences in the browser: read, walked, closed, taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.serving import Served
from tests.web.conftest import PageAs, saved
from tests.web.mapping import cards, open_map

LAYER = "?layer=difference"
EMOTION = f"{LAYER}&difference=emotion:stages/delivery:delivery:"


@pytest.fixture
def page(served: Served, page_as: PageAs) -> Page:
    return page_as("editor")


def strip(page: Page) -> Locator:
    """The line above the map, once the figures are there."""
    line = page.get_by_role("region", name="Differences")
    expect(line.get_by_text(re.compile(r"^\d+ differences?$"))).to_be_visible(timeout=30_000)
    return line


def drawer(page: Page) -> Locator:
    panel = page.get_by_role("complementary", name="Differences")
    expect(panel).to_be_visible(timeout=30_000)
    return panel


def document(served: Served) -> Any:
    with served.client("editor") as client:
        return client.get(served.journey_api).json()["document"]


def stage(served: Served, wanted: str) -> Any:
    return next(one for one in document(served)["stages"] if one["id"] == wanted)


def test_the_line_says_what_parts_and_leads_to_its_place(served: Served, page: Page) -> None:
    open_map(page, served, LAYER)
    line = strip(page)
    line.get_by_role("button", name=re.compile("^Delivery and set-up: emotion −0.3")).click()
    expect(page).to_have_url(re.compile("difference=emotion"))
    expect(page.locator('[data-point="emotion/delivery"]')).to_have_attribute("data-marked", "")
    current = drawer(page).locator("[data-step][aria-current]")
    expect(current).to_be_focused()
    expect(current).to_have_text("People feel +0.7 (from +0.4 to +0.9, n 40), drawn is +1.")


def test_the_list_is_walked_by_keyboard_and_opens_what_it_is_about(
    served: Served, page: Page
) -> None:
    open_map(page, served, LAYER)
    strip(page).get_by_role("button", name="All differences").click()
    current = drawer(page).locator("[data-step][aria-current]")
    expect(current).to_be_focused()
    first = current.inner_text()
    page.keyboard.press("ArrowDown")
    expect(current).not_to_have_text(first)
    page.keyboard.press("k")
    expect(current).to_have_text(first)
    page.keyboard.press("End")
    expect(current).to_contain_text("Help centre is drawn as covered, but no event shows it.")
    drawer(page).get_by_role("button", name="Open the rule").click()
    expect(page).to_have_url(re.compile("open=touchpoints%2Fhelp-centre&tab=rule"))
    expect(page.get_by_role("complementary", name="Help centre")).to_be_focused()
    page.keyboard.press("Escape")
    expect(current).to_contain_text("Help centre")


def test_the_measured_emotion_is_taken_over_and_taken_back(served: Served, page: Page) -> None:
    open_map(page, served, EMOTION)
    drawn = stage(served, "delivery")["emotion"]
    drawer(page).get_by_role("button", name="Set to +0.7").click()
    expect(drawer(page).get_by_text("People feel +0.7")).to_have_count(0)
    expect(drawer(page).locator("[data-step][aria-current]")).to_be_focused()
    saved(page)
    now = stage(served, "delivery")["emotion"]
    assert (now["value"], now["grade"]) == (0.7, "measured")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(drawer(page).get_by_text("People feel +0.7")).to_be_visible()
    saved(page)
    assert stage(served, "delivery")["emotion"] == drawn


def test_what_is_not_drawn_stands_as_an_outline_and_is_drawn(served: Served, page: Page) -> None:
    open_map(page, served, LAYER)
    strip(page)
    here = page.locator('[data-lane="touchpoints"][data-stage="inspiration"]')
    ghost = here.get_by_role("button", name=re.compile("^Product page"))
    expect(ghost).to_contain_text("not drawn here")
    ghost.click()
    drawer(page).get_by_role("button", name="Draw it in Inspiration").click()
    expect(ghost).to_have_count(0)
    added = cards(page, "touchpoints", "inspiration").filter(has_text="Product page")
    expect(added).to_have_count(1)
    saved(page)
    product = next(one for one in document(served)["touchpoints"] if one["id"] == "product-page")
    assert product["stages"] == ["inspiration", "comparison", "purchase"]


def test_a_channel_of_the_data_becomes_a_touchpoint_that_is_measured(
    served: Served, page: Page
) -> None:
    open_map(page, served, f"{LAYER}&difference=unknown_channel:affiliates:inspiration:")
    affiliates = drawer(page).get_by_text("86 events come by Affiliates")
    expect(affiliates).to_be_visible()
    drawer(page).get_by_role("button", name="Add touchpoint").click()
    expect(affiliates).to_have_count(0)
    met = cards(page, "touchpoints", "inspiration").filter(has_text="Affiliates")
    expect(met).to_contain_text(re.compile(r"\d%|n \d"), timeout=40_000)


def test_the_point_of_the_curve_tells_drawn_and_measured(served: Served, page: Page) -> None:
    open_map(page, served, LAYER)
    strip(page)
    told = page.get_by_role("slider", name="Emotion in At home and word of mouth")
    expect(told).to_have_attribute("aria-valuetext", re.compile(r"^\+2, .*; measured \+1.8, from"))
    few = page.get_by_role("slider", name="Emotion in Support")
    expect(few).to_have_attribute("aria-valuetext", re.compile("too few answers, n 3"))


def test_a_viewer_reads_and_changes_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it")
    open_map(
        page, served, f"{LAYER}&difference=kpi:stages/purchase/kpis/completed_orders:purchase:"
    )
    panel = page.get_by_role("complementary", name="Differenze")
    expect(panel.get_by_text("Ordini completati: 53,8% (n 604), il target è 70%.")).to_be_visible(
        timeout=30_000
    )
    expect(panel.get_by_role("button", name="Apri", exact=True)).to_be_visible()
    expect(
        panel.get_by_role("button", name=re.compile("Disegnalo|Imposta|Aggiungi"))
    ).to_have_count(0)


def test_a_touchpoint_leaves_one_of_its_stages_and_comes_back(served: Served, page: Page) -> None:
    open_map(page, served)
    card = cards(page, "touchpoints", "purchase").filter(has_text="Order confirmation")
    expect(card).to_contain_text("covered")
    card.focus()
    page.keyboard.press("Delete")
    expect(card).to_have_count(0)
    expect(page.get_by_text("Taken out of Purchase: Order confirmation")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(card).to_have_count(1)


def test_an_empty_map_invites(served: Served, page: Page) -> None:
    with served.client("editor") as client:
        body = {"title": "From nothing", "start": {"blank": True}, "lang": "en"}
        made = client.post(f"{served.api}/journeys", json=body).json()
    page.goto(f"{served.base}/w/{served.workspace}/j/{made['id']}/")
    begin = page.get_by_role("region", name="How to begin")
    expect(begin.get_by_role("link", name="Open the guide")).to_be_visible()
    page.get_by_role("button", name="Where do people meet you?").click()
    page.keyboard.type("Shop window")
    page.keyboard.press("Enter")
    expect(cards(page, "touchpoints", "before")).to_have_count(1)
    expect(begin).to_have_count(0)
    page.goto(f"{served.base}/w/{served.workspace}/j/{made['id']}/{LAYER}")
    expect(page.get_by_text("No stage has a rule yet.")).to_be_visible()


def test_agreement_and_the_lack_of_figures_are_said(served: Served, page: Page) -> None:
    def agreeing(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "differences": []})

    page.route(re.compile(r"/measured\?"), agreeing)
    open_map(page, served, LAYER)
    expect(page.get_by_text("The drawing and the customers agree")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("button", name="All differences")).to_have_count(0)
    page.unroute_all()
    nothing = {"state": "none", "reason": "no_events", "stages": [], "differences": []}
    page.route(
        re.compile(r"/measured\?"),
        lambda route: route.fulfill(json={**route.fetch().json(), **nothing}),
    )
    open_map(page, served, LAYER)
    expect(page.get_by_text("No events yet")).to_be_visible()
    expect(page.get_by_role("region", name="Differences")).to_have_count(0)
