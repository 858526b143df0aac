"""The walk-through: it plays, pauses, steps by keys, and moves nothing for those who want none."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def here(page: Page, name: str) -> None:
    """The stage that is shown."""
    stage = page.get_by_role("list", name="Stages").locator("[aria-current=step]")
    expect(stage).to_have_accessible_name(re.compile(name))
    expect(page.get_by_role("article", name=re.compile(name))).to_be_visible()


def opened(served: Served, page: Page) -> Page:
    page.goto(served.address("?view=walk"))
    here(page, "Inspiration")
    return page


def test_it_plays_through_the_stages(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", reduced_motion="no-preference")
    page.clock.install()
    opened(served, page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(6_500)
    here(page, "Comparison")
    page.clock.run_for(6_500)
    here(page, "Showroom visit")
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(20_000)
    here(page, "Showroom visit")


def test_it_is_twice_as_fast_when_asked(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.clock.install()
    opened(served, page)
    page.get_by_label("Speed").select_option("2")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(3_300)
    here(page, "Comparison")


def test_it_stops_at_the_end_and_begins_anew(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.clock.install()
    opened(served, page)
    page.keyboard.press("End")
    here(page, "At home")
    page.keyboard.press(" ")
    here(page, "Inspiration")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_keys_step_and_jump(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("viewer"))
    page.keyboard.press("ArrowRight")
    here(page, "Comparison")
    page.keyboard.press("ArrowLeft")
    here(page, "Inspiration")
    page.get_by_role("button", name="4 Purchase").click()
    here(page, "Purchase")


def test_nothing_moves_for_those_who_want_no_motion(served: Served, page_as: PageAs) -> None:
    page = opened(served, page_as("viewer"))
    page.get_by_role("button", name="Play").click()
    moving = "() => document.getAnimations().filter(one => one.playState === 'running').length"
    assert page.evaluate(moving) == 0


def test_people_walk_and_some_leave(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", reduced_motion="no-preference")
    page.goto(served.address("?view=walk&layer=measured"))
    expect(page.get_by_text("2,015 people")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Play").click()
    walkers = page.locator("[class*=walkers] > span")
    expect(walkers).to_have_count(20)
    leaving = page.locator("[class*=walkers] > span[data-leaves]").count()
    assert 5 < leaving < 16, "57% of those in the first stage leave"
