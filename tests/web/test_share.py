"""Handing a journey on: an invitation by link, files and pictures."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def share(page: Page, served: Served) -> Locator:
    """The dialog on the page of the personas."""
    page.goto(served.address("personas"))
    page.get_by_role("button", name="Share", exact=True).click()
    return page.get_by_role("dialog", name="Share this journey")


def test_an_invited_person_joins_and_comments(served: Served, page_as: PageAs) -> None:
    dialog = share(page_as("admin"), served)
    dialog.get_by_label("E-mail").fill("ospite@example.org")
    dialog.get_by_role("button", name="Make an invitation link").click()
    link = dialog.locator("code").inner_text()
    guest = page_as(None)
    guest.goto(link)
    guest.get_by_label("Name").fill("Olivia Ospite")
    guest.get_by_label("Password").fill("sei parole buone per entrare")
    guest.get_by_role("button", name="Join").click()
    expect(guest.get_by_role("button", name="Account: Olivia Ospite")).to_be_visible()
    guest.goto(served.address("personas"))
    guest.get_by_role("button", name="Comments").click()
    drawer = guest.get_by_role("complementary", name="Comments")
    drawer.get_by_role("textbox", name="New comment").fill("Here I am")
    drawer.get_by_role("button", name="Comment", exact=True).click()
    expect(drawer.get_by_role("region", name="Discussion")).to_contain_text(["Here I am"])


def test_the_journey_goes_out_as_file_picture_and_document(
    served: Served, page_as: PageAs, tmp_path: Path
) -> None:
    page = page_as("viewer")
    dialog = share(page, served)
    expect(dialog.get_by_text("Invite somebody")).to_have_count(0)
    begins = {"YAML": b"id:", "SVG": b"<svg", "PDF": b"%PDF"}
    for kind, start in begins.items():
        with page.expect_download() as download:
            dialog.get_by_role("link", name=kind).click()
        file = tmp_path / kind
        download.value.save_as(file)
        assert start in file.read_bytes()[:2000], kind
