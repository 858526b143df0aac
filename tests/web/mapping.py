"""The map in a browser: what its tests look for."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.serving import Served


def open_map(page: Page, served: Served, search: str = "") -> Locator:
    """Open the map of the seeded journey and wait until it stands."""
    page.goto(served.address() + search)
    grid = page.get_by_role("grid")
    expect(grid.get_by_role("columnheader").first).to_be_visible(timeout=20_000)
    return grid


def cards(page: Page, lane: str, stage: str) -> Locator:
    """The cards of a cell, from above."""
    return page.locator(f'[data-lane="{lane}"][data-stage="{stage}"] [data-card]')


def names(found: Locator) -> list[str]:
    """What the cards are called, without what they say of themselves."""
    return [str(one.get_attribute("aria-label")).split(", ")[0] for one in found.all()]


def focused(page: Page) -> str:
    """The stop of the map that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.spot ?? ''"))
