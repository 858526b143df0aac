"""The evidence library: documents come in, statements cite them, guesses are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A document to bring."""
    path = tmp_path / "Store visits.pdf"
    path.write_bytes(PDF)
    return path


def brought(served: Served, page_as: PageAs, report: Path) -> tuple[Page, Locator]:
    """The library once an editor has brought a document in, and the drawer that opened for it."""
    page = page_as("editor")
    page.goto(served.address("evidence"))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload document").first.click()
    chooser.value.set_files(report)
    return page, page.get_by_role("complementary", name="Evidence")


def test_a_document_comes_in_and_is_cited(
    served: Served, page_as: PageAs, report: Path
) -> None:  # fmt: skip
    page, drawer = brought(served, page_as, report)
    link = drawer.get_by_role("link", name="Store visits.pdf")
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == PDF

    expect(drawer).to_contain_text("No statement cites it yet")
    drawer.get_by_role("button", name="Attach to a statement").click()
    page.get_by_role("option").first.click()
    expect(drawer.get_by_role("button", name="Detach from")).to_have_count(1)
    row = page.get_by_role("listitem").filter(has_text="Store visits")
    expect(row.first).to_contain_text("supports 1 statement")
    drawer.get_by_role("button", name="Detach from").click()
    expect(drawer).to_contain_text("No statement cites it yet")


def test_a_document_is_deleted_and_the_evidence_stays(
    served: Served, page_as: PageAs, report: Path
) -> None:  # fmt: skip
    page, drawer = brought(served, page_as, report)
    expect(drawer.get_by_role("link", name="Store visits.pdf")).to_be_visible()
    with served.client("editor") as client:
        (kept, *_) = client.get(f"{served.api}/files").json()
    drawer.get_by_role("button", name="Delete the document").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("The evidence itself stays")
    with page.expect_response(lambda answer: answer.request.method == "DELETE") as deleted:
        asked.get_by_role("button", name="Delete the document").click()
    assert deleted.value.status == 204
    expect(drawer.get_by_role("link", name="Store visits.pdf")).to_have_count(0)
    expect(page.get_by_role("listitem").filter(has_text="Store visits").first).to_be_visible()
    with served.client("editor") as client:
        assert kept["id"] not in [one["id"] for one in client.get(f"{served.api}/files").json()]
    assert not (served.settings.folder / "files" / kept["id"]).exists()


def test_a_page_is_no_document(
    served: Served, page_as: PageAs, tmp_path: Path, complaints: list[str]
) -> None:
    hostile = tmp_path / "report.pdf"
    hostile.write_bytes(b"<!doctype html><script>alert(1)</script>")
    page = page_as("editor")
    page.goto(served.address("evidence"))
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Upload document").first.click()
    chooser.value.set_files(hostile)
    expect(page.get_by_role("alert")).to_contain_text("not taken in")
    complaints.clear()  # the browser tells the console of every refused request


def test_what_is_not_used_and_what_has_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("evidence?kind=interview"))
    rows = page.get_by_role("main").get_by_role("listitem")
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Without evidence").click()
    first = page.get_by_role("main").get_by_role("listitem").first
    first.get_by_role("button", name="Evidence: none").click()
    count = page.get_by_role("main").get_by_role("listitem").count()
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(count - 1)


def test_how_people_compare_a_competitor(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(served.address("evidence?view=competitors"))
    rival = page.get_by_role("region", name="A large furniture chain")
    price = rival.get_by_role("row").filter(has_text="Price")
    price.get_by_role("button", name="Who does better").click()
    page.get_by_role("option", name="Nobody").click()
    expect(price).to_contain_text("Nobody")
    page.reload()
    expect(price).to_contain_text("Nobody")


def test_a_viewer_only_reads(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer", lang="it", theme="dark")
    page.goto(served.address("evidence?open=interviews"))
    drawer = page.get_by_role("complementary", name="Evidenze")
    expect(drawer).to_contain_text("Dodici interviste")
    expect(page.get_by_role("button", name="Carica documento")).to_have_count(0)
    expect(page.get_by_role("button", name="Stacca da")).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)
