"""Home: what matters first, cards that open, what waits, the archive, the empty workspace."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def _home(served: Served, workspace: str | None = None) -> str:
    return f"{served.base}/w/{workspace or served.workspace}"


def test_a_sentence_then_journeys_that_open(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(_home(served))
    expect(page.get_by_text("Off target: Damaged deliveries")).to_be_visible()
    card = page.get_by_role("article").filter(has_text="Current state")
    expect(card.get_by_role("img", name=re.compile("Mini map: Inspiration"))).to_be_visible()
    expect(page.get_by_role("heading", name="What changed")).to_be_visible()
    card.get_by_role("link", name="Buying a designer floor lamp").click()
    expect(page).to_have_url(re.compile(f"/j/{served.journey}"))


def test_the_order_stands_in_the_address(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(_home(served))
    page.get_by_role("radio", name="Mine first").or_(
        page.get_by_role("button", name="Mine first")
    ).click()
    expect(page).to_have_url(re.compile("sort=mine"))


def test_what_waits_has_one_verb(served: Served, page_as: PageAs) -> None:
    me = served.users["editor"]
    with served.client("admin") as http:
        text = f"@[Edo Editor]({me}) do data sheets count?"
        asked = {"element": "stages/comparison", "text": text}
        assert http.post(f"{served.journey_api}/comments", json=asked).status_code == 201
    page = page_as("editor", lang="it")
    page.goto(_home(served))
    waiting = page.get_by_role("region", name="Ti aspettano")
    expect(waiting).to_contain_text("Anna Admin ti menziona")
    waiting.get_by_role("link", name=re.compile("^Rispondi")).first.click()
    expect(page).to_have_url(re.compile("open=stages%2Fcomparison.*tab=comments"))


def test_an_admin_archives_and_brings_back(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    page.goto(_home(served))
    title = "Buying a designer floor lamp, spring 2027"
    page.get_by_role("button", name=f"Actions for {title}").click()
    page.get_by_role("menuitem", name="Archive").click()
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_text("Archive (1)").click()
    page.get_by_role("button", name=f"Restore {title}").click()
    expect(page.get_by_role("article")).to_have_count(2)


def test_viewers_see_no_way_to_change(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    page.goto(_home(served))
    expect(page.get_by_role("article").first).to_be_visible()
    expect(page.get_by_role("link", name="New journey")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Actions for")).first.click()
    expect(page.get_by_role("menuitem")).to_have_text(["History"])


def test_an_empty_workspace_offers_ways_to_begin(served: Served, page_as: PageAs) -> None:
    page = page_as("others")
    page.goto(_home(served, served.other))
    expect(page.get_by_text("Draw your first journey.")).to_be_visible()
    begin = page.get_by_role("region", name="Begin")
    expect(begin.get_by_role("listitem")).to_have_count(3)
    begin.get_by_role("listitem").nth(1).get_by_role("link").click()
    expect(page).to_have_url(re.compile("from=template&of=five-phases"))


def test_a_failing_server_is_told_and_asked_again(
    served: Served, page_as: PageAs, complaints: list[str]
) -> None:
    page = page_as("viewer")
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append("")
        problem = '{"problems": [{"message": "Not today.", "fix": "Try later."}]}'
        if len(asked) == 1:
            route.fulfill(status=422, body=problem, content_type="application/json")
        else:
            route.continue_()

    page.goto(served.address("check"))  # a first page comes with its answers: home is asked later
    page.route("**/home?*", fail_once)
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Not today.")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("article").first).to_be_visible()
    assert all("422" in one for one in complaints)
    complaints.clear()
