"""A newcomer goes from an empty workspace to a map from a template, in the browser alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs

BROKEN = "percorso: 1\nid: a\ntitle: A\nstages:\n  - {id: s, name: S, stagione: 1}\n"


def test_a_map_from_a_template(served: Served, page_as: PageAs) -> None:
    page = page_as("others", lang="it")
    page.goto(f"{served.base}/w/{served.other}")
    page.get_by_role("region", name="Inizia").get_by_role("link").nth(1).click()
    page.get_by_role("textbox", name="Come si chiama il journey?").fill("La nostra lampada")
    page.get_by_role("button", name="Crea il journey").click()
    expect(page).to_have_url(re.compile(r"/j/[0-9a-f]{32}"))
    expect(page.get_by_text("Conoscenza").first).to_be_visible()
    page.goto(f"{served.base}/w/{served.other}")
    expect(page.get_by_role("link", name="La nostra lampada").first).to_be_visible()


def test_a_journey_that_starts_with_the_guide(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(f"{served.base}/w/{served.workspace}/new?from=blank")
    page.get_by_role("button", name="Create and start the guide").click()
    expect(page).to_have_url(re.compile("/guide/goals$"))


def test_a_future_state_says_what_it_changes(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(f"{served.base}/w/{served.workspace}/new?from=future&of={served.journey}")
    page.get_by_role("textbox", name="What is the journey called?").fill("Next spring")
    page.get_by_role("button", name="Create the journey").click()
    expect(page).to_have_url(re.compile(r"/j/[0-9a-f]{32}/?$"))
    made = page.url.rstrip("/").rsplit("/", 1)[-1]
    with served.client("viewer") as http:
        document = http.get(f"{served.api}/journeys/{made}").json()["document"]
    assert (document["kind"], document["based_on"]) == ("future", "floor-lamp")


def test_a_file_with_faults_names_their_lines(
    served: Served, page_as: PageAs, complaints: list[str]
) -> None:
    page = page_as("editor")
    page.goto(f"{served.base}/w/{served.workspace}/new?from=file")
    upload = page.locator("input[type=file]")
    file = {"name": "a.yaml", "mimeType": "application/yaml", "buffer": BROKEN.encode()}
    upload.set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Create the journey").click()
    expect(page.get_by_role("alert")).to_contain_text("Line 5")
    assert all("422" in one for one in complaints)
    complaints.clear()
    good = {**file, "buffer": BROKEN.replace(", stagione: 1", "").encode()}
    upload.set_input_files(good)  # type: ignore[arg-type]
    page.get_by_role("button", name="Create the journey").click()
    expect(page).to_have_url(re.compile(r"/j/[0-9a-f]{32}"))


def test_a_journey_is_drafted_from_data(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    page.goto(f"{served.base}/w/{served.workspace}/new?from=data")
    page.get_by_role("textbox", name="What is the journey called?").fill("As the data say")
    page.get_by_role("button", name="Draft the journey").click()
    expect(page).to_have_url(re.compile(r"/j/[0-9a-f]{32}"), timeout=60_000)
    made = page.url.rstrip("/").rsplit("/", 1)[-1]
    with served.client("viewer") as http:
        document = http.get(f"{served.api}/journeys/{made}").json()["document"]
    assert document["title"] == "As the data say"
    assert any(stage.get("goal") for stage in document["stages"])


def test_a_viewer_is_told_why_not(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(f"{served.base}/w/{served.workspace}/new")
    expect(page.get_by_text("Your role lets you look")).to_be_visible()
