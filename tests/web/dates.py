"""Days of the app's date fields, typed as a reader types them."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Locator, Page


def pick_date(where: Page | Locator, label: str, iso: str) -> None:
    """Type a day, "2026-10-05", into the field of this name; Enter keeps it."""
    day = date.fromisoformat(iso)
    field = where.get_by_role("group", name=label, exact=True)
    first = field.get_by_role("spinbutton").first
    first.click()
    first.press_sequentially(f"{day:%d%m%Y}")
    field.page.keyboard.press("Enter")
