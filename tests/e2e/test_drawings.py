"""The other drawings of a report in a real browser: closed, opened, readable, in both schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from percorso.share.report import write_report
from tests.browser import NewPage
from tests.e2e.test_report import BONES, CONTRAST
from tests.share.fixtures import lamp_figures
from tests.share.fixtures.future import lamp_future

FORMS = ["strip", "storyboard", "table", "blueprint"]
OPEN = "document.querySelectorAll('details.drawing').forEach((each) => each.open = true)"
INITIALS = {"MB", "LR", "GT", "AF"}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("drawings")
    return {
        lang: write_report(
            lamp_figures(), folder / f"{lang}.html", lang, forms=FORMS, beside=lamp_future()
        )
        for lang in ("en", "it")
    }


def test_only_the_future_is_open(page: Page, reports: dict[str, Path]) -> None:
    page.goto(reports["en"].as_uri())
    expect(page.get_by_role("region", name="Now and future")).to_be_visible()
    for name in ("Strip", "Storyboard", "Table", "Service blueprint"):
        region = page.get_by_role("region", name=name, exact=True)
        expect(region).to_be_hidden()
        page.locator("summary", has=page.get_by_role("heading", name=name)).click()
        expect(region).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "it"])
def test_every_text_of_the_drawings_can_be_read(
    new_page: NewPage, reports: dict[str, Path], lang: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page.goto(reports[lang].as_uri())
    page.evaluate(OPEN)
    weak = [text for text in page.evaluate(CONTRAST) if text.split()[0] not in INITIALS]
    assert not weak
    assert not Axe().run(page).response["violations"]


@pytest.mark.parametrize("width", [390, 1024, 1720])
def test_drawings_scroll_by_themselves(
    new_page: NewPage, reports: dict[str, Path], width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(reports["it"].as_uri())
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    bones = page.evaluate(BONES)
    assert not bones["doubles"]
    assert not bones["jumps"]
    assert not bones["bare"]
    assert not bones["small"]
