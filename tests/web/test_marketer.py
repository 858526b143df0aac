"""A marketer, in Italian and in the browser alone, goes from nothing to a map of their own.

The steps are tests of their own that share one journey: what one writes, the next ones find.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from percorso.journey import Journey
from tests.serving import Served
from tests.web.conftest import PageAs

TITLE = "Scegliere un tavolo"
TEMPLATE = re.compile("E-commerce in sei fasi")
STAGE = "compare"
COMMENT = "Qui manca la prova a casa"

Document = dict[str, Any]


class Made:
    """The journey that the first test makes.

    Attributes:
        id: Its id, empty until it is made.
    """

    def __init__(self, served: Served) -> None:
        self.served = served
        self.id = ""

    def at(self, path: str = "") -> str:
        """The address of one of its pages."""
        if not self.id:
            pytest.fail("The journey was not made: see the first test.", pytrace=False)
        return f"{self.served.base}/w/{self.served.workspace}/j/{self.id}/{path}"

    def document(self) -> Document:
        """What the server keeps."""
        with self.served.client("admin", "it") as http:
            found = http.get(f"{self.served.api}/journeys/{self.id}").raise_for_status().json()
        kept: Document = found["document"]
        return kept

    def keeps(self, page: Page, what: Callable[[Document], Any]) -> None:
        """Wait until the server keeps something: it gets it a moment after it is shown.

        It is the page that waits: in a plain sleep nobody would let its requests through.
        """
        until = time.monotonic() + 10
        while not what(self.document()):
            assert time.monotonic() < until, "The server did not get what was written."
            page.wait_for_timeout(100)


@pytest.fixture(scope="module")
def made(served: Served) -> Made:
    return Made(served)


@pytest.fixture
def page(page_as: PageAs) -> Page:
    """The marketer's page: the admin of a workspace that has events."""
    return page_as("admin", lang="it", viewport={"width": 1440, "height": 900})


def stage(document: Document, stage: str = STAGE) -> Document:
    return next(dict(one) for one in document["stages"] if one["id"] == stage)


def test_a_template_and_the_guide_begin_it(served: Served, made: Made, page: Page) -> None:
    page.goto(f"{served.base}/w/{served.workspace}/new")
    page.get_by_role("radio", name=TEMPLATE).check(force=True)
    page.get_by_role("textbox", name="Come si chiama il journey?").fill(TITLE)
    page.get_by_role("button", name="Crea e inizia la guida").click()
    expect(page).to_have_url(re.compile(r"/j/[0-9a-f]{32}/guide/goals$"))
    made.id = page.url.split("/j/")[1].split("/")[0]
    document = made.document()
    assert document["title"] == TITLE or TITLE in document["title"].values()
    assert len(document["stages"]) == 6


def test_an_objective_is_written(made: Made, page: Page) -> None:
    page.goto(made.at("guide/goals"))
    field = page.get_by_role("textbox", name="Nuovo: Obiettivo dell’azienda")
    field.fill("Meno resi")
    field.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Obiettivi.*1 obiettivo"))).to_be_visible()
    made.keeps(page, lambda document: "Meno resi" in str(document.get("objectives")))


def test_a_persona_says_what_they_think(made: Made, page: Page) -> None:
    page.goto(made.at("guide/research"))
    page.get_by_role("textbox", name="Nuovo: Buyer persona").fill("Nadia")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Descrivi").last.click()
    expect(page.get_by_role("heading", level=1, name="Nadia")).to_be_visible()
    page.get_by_role("button", name="Aggiungi a «Pensa»").click()
    field = page.get_by_role("textbox", name="Nuovo in «Pensa»")
    field.fill("Passerà dalla porta?")
    field.press("Enter")
    box = page.get_by_role("region", name="Pensa", exact=True)
    expect(box.get_by_role("button", name=re.compile("Ipotesi"))).to_be_visible()
    made.keeps(page, lambda document: "Passerà dalla porta?" in str(document["personas"][-1]))


def test_a_touchpoint_is_planned(made: Made, page: Page) -> None:
    page.goto(made.at("guide/touchpoints"))
    aside = page.get_by_role("complementary", name="Non ancora presidiati")
    plan = aside.get_by_role("button", name=re.compile("^Pianifica ")).first
    name = str(plan.get_attribute("aria-label")).removeprefix("Pianifica ")
    plan.click()
    grid = page.get_by_role("table", name="Touchpoint per canale e fase")
    planned = re.compile(f"Pianificato.*{re.escape(name)}")
    expect(grid.get_by_role("button", name=planned).first).to_be_visible()
    made.keeps(
        page, lambda document: any(one.get("state") == "planned" for one in document["touchpoints"])
    )


def test_the_emotion_is_moved_by_keys(made: Made, page: Page) -> None:
    page.goto(made.at())
    point = page.get_by_role("slider", name="Emozione in Confronto")
    point.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(point).to_have_attribute("aria-valuenow", "-1.9")
    made.keeps(page, lambda document: "-1.9" in str(stage(document).get("emotion")))


def test_a_tactic_is_written(made: Made, page: Page) -> None:
    page.goto(made.at("strategy?view=calendar"))
    page.get_by_role("button", name="Aggiungi tattica").click()
    sentence = page.get_by_role("textbox", name="La nuova tattica in una frase")
    sentence.fill("Campioni di legno a casa")
    sentence.press("Enter")
    expect(page.get_by_role("complementary", name="Tattica")).to_be_visible()
    made.keeps(page, lambda document: "Campioni di legno a casa" in str(document.get("tactics")))


def test_a_rule_is_built_from_seen_events_and_counted(made: Made, page: Page) -> None:
    page.goto(made.at(f"?open=stages/{STAGE}&tab=rule"))
    total = page.locator("[class*=total] b")
    expect(total).to_have_text(re.compile(r"\d"), timeout=30_000)
    page.get_by_role("button", name="Aggiungi condizione").first.click()
    page.get_by_label("Cerca in Evento").fill("promotion cl")
    page.get_by_role("option", name=re.compile("Promotion Clicked")).click()
    expect(page.get_by_text(re.compile("rispetto a oggi"))).to_be_visible(timeout=30_000)
    expect(total).to_have_text(re.compile(r"^[1-9][\d.]* (di )?person"))
    assert "Promotion Clicked" not in str(stage(made.document())), "nothing is kept before Save"
    save = page.get_by_role("button", name="Salva regola")
    save.click()
    expect(save).to_be_disabled()
    made.keeps(page, lambda document: "Promotion Clicked" in str(stage(document)["enter"]))


def test_an_invited_person_comments_and_is_seen_at_once(
    made: Made, page: Page, page_as: PageAs
) -> None:
    page.goto(made.at())
    page.get_by_role("button", name="Condividi", exact=True).click()
    dialog = page.get_by_role("dialog", name="Condividi questo journey")
    dialog.get_by_label("E-mail").fill("ospite@example.org")
    dialog.get_by_role("button", name="Crea un link d’invito").click()
    link = dialog.locator("code").inner_text()
    page.goto(made.at())
    page.get_by_role("button", name="Commenti").click()
    mine = page.get_by_role("complementary", name="Commenti")
    expect(mine).to_be_visible()
    guest = page_as(None, lang="it")
    join(guest, link)
    guest.goto(made.at())
    guest.get_by_role("button", name="Commenti").click()
    drawer = guest.get_by_role("complementary", name="Commenti")
    drawer.get_by_role("textbox", name="Nuovo commento").fill(COMMENT)
    drawer.get_by_role("button", name="Commenta", exact=True).click()
    talk = mine.get_by_role("region", name="Discussione").filter(has_text=COMMENT)
    expect(talk).to_contain_text("Olivia Ospite")


def join(guest: Page, link: str) -> None:
    """Accept an invitation with a name and a password."""
    guest.goto(link)
    guest.get_by_label("Nome").fill("Olivia Ospite")
    guest.get_by_label("Password").fill("sei parole buone per entrare")
    guest.get_by_role("button", name="Entra").click()
    expect(guest.get_by_role("button", name="Account: Olivia Ospite")).to_be_visible()


def test_it_is_printed(made: Made, page: Page) -> None:
    page.goto(made.at())
    page.get_by_role("link", name="Stampa ed esporta").click()
    expect(page).to_have_url(re.compile("/print"))
    page.wait_for_function("() => document.querySelector('section [class*=drawing]')?.shadowRoot")
    script = "() => document.querySelector('section [class*=drawing]').shadowRoot.textContent"
    assert "Confronto" in page.evaluate(script)


def test_its_file_is_the_same_journey(made: Made, page: Page, tmp_path: Path) -> None:
    page.goto(made.at())
    page.get_by_role("button", name="Condividi", exact=True).click()
    dialog = page.get_by_role("dialog", name="Condividi questo journey")
    with page.expect_download() as download:
        dialog.get_by_role("link", name="YAML").click()
    file = tmp_path / "journey.yaml"
    download.value.save_as(file)
    assert Journey.parse(file.read_text(encoding="utf-8")).to_dict() == made.document()
