"""Events brought in by the browser: an Italian table becomes people on the map."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from percorso.server.importing.shelf import FOLDER
from tests.serving import OTHERS, Served
from tests.web.conftest import PageAs
from tests.web.test_every_page import THEMES, violations

HEAD = "Data ordine;ID cliente;Cosa;Totale;Canale\n"
FILE = "input[type=file]"
DOCUMENT = """
percorso: 1
id: ordini
title: Gli ordini
stages:
  - {id: see, name: Vede, enter: {event: Scheda vista}}
  - {id: buy, name: Compra, goal: true, enter: {event: Ordine fatto}}
"""


def table(tmp_path: Path, name: str = "ordini.csv") -> Path:
    """Forty people see, every second one buys; one day does not exist, one row names nobody."""
    rows = []
    for n in range(40):
        day = 1 + n % 28
        rows.append(f"{day:02}/03/2025 10:00;C{n:03};Scheda vista;;Sito")
        if n % 2 == 0:
            rows.append(f"{day:02}/03/2025 18:30;C{n:03};Ordine fatto;89,90;Negozio")
    rows += [
        "31/02/2025 09:00;C001;Ordine fatto;10,00;Sito",
        "05/03/2025 09:00;;Scheda vista;;Sito",
    ]
    file = tmp_path / name
    file.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    return file


def data_page(page: Page, served: Served, workspace: str) -> None:
    page.goto(f"{served.base}/w/{workspace}/settings/data")


def test_an_italian_table_becomes_people_on_the_map(
    served: Served, page_as: PageAs, tmp_path: Path
) -> None:  # fmt: skip
    with served.client(OTHERS) as client:
        asked = {"title": "Gli ordini", "start": {"text": DOCUMENT, "name": "ordini.yaml"}}
        made = client.post(f"/api/workspaces/{served.other}/journeys", json=asked)
        assert made.status_code < 300, made.text
    journey = f"{served.base}/w/{served.other}/j/{made.json()['id']}"
    page = page_as(OTHERS, lang="it")
    page.goto(f"{journey}/?layer=measured")
    page.get_by_role("link", name="Porta qui degli eventi").first.click()
    expect(page.get_by_role("tab", name="Dati")).to_have_attribute("aria-selected", "true")
    page.locator(FILE).set_input_files(table(tmp_path))
    expect(page.get_by_text("Di 62 righe: 60 eventi, 2 righe con problemi.")).to_be_visible()
    expect(page.get_by_role("button", name="Significato di ID cliente")).to_contain_text("Persona")
    expect(page.get_by_role("row", name="62 Data ordine")).to_be_visible()
    page.get_by_role("button", name="Che cosa è successo").click()
    page.get_by_role("option", name="colonna Cosa").click()
    expect(page.get_by_role("cell", name="Scheda vista").first).to_be_visible()
    page.get_by_text("Lascia fuori le righe in cui «ID cliente» è vuota").click()
    expect(page.get_by_text("Di 62 righe: 60 eventi, 1 riga con problemi.")).to_be_visible()
    page.get_by_role("button", name="Importa il file").click()
    expect(page.get_by_text("60 righe sono diventate eventi.")).to_be_visible()
    expect(page.get_by_text("1 riga è stata messa da parte.")).to_be_visible()
    expect(page.get_by_role("region", name="Righe messe da parte")).to_contain_text("Data ordine")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Scarica queste righe").click()
    assert "31/02/2025" in fetched.value.path().read_text("utf-8")
    page.goto(f"{journey}/?view=walk&layer=measured")
    expect(page.get_by_text("40 persone").first).to_be_visible(timeout=30_000)
    assert not list((served.settings.folder / "workspaces" / served.other / FOLDER).glob("*"))


def test_a_meaning_is_changed_and_the_rows_follow(
    served: Served, page_as: PageAs, tmp_path: Path
) -> None:  # fmt: skip
    page = page_as("editor")
    data_page(page, served, served.workspace)
    page.locator(FILE).set_input_files(table(tmp_path))
    expect(page.get_by_text("Of 62 rows: 60 events, 2 rows with problems.")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Channel")).to_be_visible()
    page.get_by_role("button", name="Meaning of Canale").click()
    page.get_by_role("option", name="Leave out").click()
    expect(page.get_by_role("columnheader", name="Channel")).to_have_count(0)
    page.get_by_role("button", name="Meaning of ID cliente").click()
    page.get_by_role("option", name="Leave out").click()
    expect(page.get_by_text("Choose the column that says who it was")).to_be_visible()
    expect(page.get_by_role("button", name="Import the file")).to_be_disabled()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Drop a file here.")).to_be_visible()


@pytest.mark.parametrize("lang", ["it", "en"])
def test_everybody_can_use_it(
    lang: str, served: Served, page_as: PageAs, tmp_path: Path
) -> None:  # fmt: skip
    page = page_as("editor", lang=lang)
    data_page(page, served, served.workspace)
    page.locator(FILE).set_input_files(table(tmp_path))
    expect(page.get_by_role("cell", name="Order Completed").first).to_be_visible()
    for theme in THEMES:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        assert violations(page) == []
    for width in (1440, 834, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_no_table_is_said(
    served: Served, page_as: PageAs, tmp_path: Path, complaints: list[str]
) -> None:  # fmt: skip
    wild = tmp_path / "orders.csv"
    wild.write_bytes(b"PK\x03\x04 xl/workbook.xml")
    page = page_as("editor")
    data_page(page, served, served.workspace)
    page.locator(FILE).set_input_files(wild)
    expect(page.get_by_role("alert")).to_contain_text("Excel")
    complaints.clear()  # the browser tells the console of every refused request


def test_words_in_a_file_stay_words(served: Served, page_as: PageAs, tmp_path: Path) -> None:
    wild = tmp_path / "<img src=x onerror=alert(1)>.csv"
    bad = "<img src=x onerror=alert(1)>"
    wild.write_text(f"event,user_id,timestamp,{bad}\n{bad},{bad},2026-01-01,{bad}\n")
    page = page_as("editor")
    page.on("dialog", lambda _: (_ for _ in ()).throw(AssertionError("a script ran")))
    data_page(page, served, served.workspace)
    page.locator(FILE).set_input_files(wild)
    expect(page.get_by_text("Of 1 row: 1 event, no problem.")).to_be_visible()
    assert page.locator("main img").count() == 0


def test_a_viewer_sees_the_state_and_brings_nothing(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    data_page(page, served, served.workspace)
    expect(page.get_by_text("39,385").first).to_be_visible()
    expect(page.locator(FILE)).to_have_count(0)
