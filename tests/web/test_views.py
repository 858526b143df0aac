"""Views: every picture of the journey, beside its future, moved and enlarged, printed, presented."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs

SHOWN = "strip", "storyboard", "table", "blueprint"


def drawing(page: Page) -> str:
    """The texts of the picture that is shown."""
    page.wait_for_function("() => document.querySelector('section [class*=drawing]')?.shadowRoot")
    script = "() => document.querySelector('section [class*=drawing]').shadowRoot.textContent"
    return str(page.evaluate(script))


@pytest.mark.parametrize("view", SHOWN)
def test_every_view_is_drawn(served: Served, page_as: PageAs, view: str) -> None:
    page = page_as("viewer", lang="it", theme="dark")
    page.goto(served.address(f"?view={view}"))
    assert "Ispirazione" in drawing(page)
    tab = page.get_by_role("navigation", name="Viste").locator("[aria-current=page]")
    expect(tab).to_have_count(1)


def test_one_goes_from_view_to_view_and_back(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=strip"))
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Table").click()
    expect(page).to_have_url(re.compile("view=table"))
    page.go_back()
    expect(views.get_by_role("link", name="Strip")).to_have_attribute("aria-current", "page")


def test_a_picture_is_enlarged_and_fitted_by_keys(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=strip"))
    drawing(page)
    width = "document.querySelector('section [class*=drawing]').getBoundingClientRect().width"
    page.wait_for_function(f"() => {width} > 0")
    before = page.evaluate(width)
    page.get_by_role("region", name="Picture of the journey").focus()
    page.keyboard.press("+")
    page.wait_for_function(f"before => {width} > before", arg=before)
    page.keyboard.press("0")
    page.wait_for_function(f"before => Math.abs({width} - before) < 2", arg=before)


def test_now_and_future_stand_side_by_side_with_their_differences(
    served: Served, page_as: PageAs
) -> None:
    page = page_as("viewer", lang="it")
    page.goto(served.address("?view=compare"))
    told = page.get_by_role("complementary", name="Differenze").get_by_role("listitem")
    expect(told.first).to_be_visible()
    assert told.count() > 10
    assert "Prova a casa" in drawing(page)


def test_a_phone_shows_the_title_and_the_view_it_is_in(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", viewport={"width": 390, "height": 844})
    page.goto(served.address("?view=walk"))
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Share")).to_be_in_viewport(ratio=1)
    views = page.get_by_role("navigation", name="Views")
    expect(views.get_by_role("link", name="Walk-through")).to_be_in_viewport(ratio=1)


def test_a_phone_presents_the_stages_one_below_the_other(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", viewport={"width": 390, "height": 844})
    page.goto(served.address("present"))
    stages = page.get_by_role("list", name="Stages").get_by_role("listitem")
    expect(stages).to_have_count(7)
    expect(stages.first).to_contain_text("Inspiration")


def test_it_is_downloaded_as_pdf_and_svg(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("?view=strip"))
    for name, ending in (("PDF, one page", ".pdf"), ("SVG drawing", ".svg")):
        page.get_by_role("button", name="Download").click()
        with page.expect_download() as got:
            page.get_by_role("menuitem", name=name).click()
        assert got.value.suggested_filename.endswith(ending)


def test_paper_holds_the_picture_alone(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", theme="dark")
    page.goto(served.address("print"))
    assert "Inspiration" in drawing(page)
    link = page.get_by_role("link", name="Download PDF")
    assert "format=pdf" in str(link.get_attribute("href"))
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert len(page.pdf(landscape=True)) > 10_000


def test_a_presentation_goes_on_by_keys_and_is_left(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(served.address("present"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("article", name="1 Inspiration")).to_be_visible()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("article", name="7 At home and word of mouth")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(f"/j/{served.journey}/?$"))
