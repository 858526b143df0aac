"""Comments: written by one, seen by another at once, answered, resolved; a viewer only reads."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, Route, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def opened(page: Page, served: Served) -> Locator:
    """The drawer of the comments on the page of the personas."""
    page.goto(served.address("personas"))
    page.get_by_role("button", name="Comments").click()
    drawer = page.get_by_role("complementary", name="Comments")
    expect(drawer).to_be_visible()
    return drawer


def test_a_mention_is_seen_live_answered_and_resolved(served: Served, page_as: PageAs) -> None:
    hers, his = page_as("commenter"), page_as("editor")
    mine, other = opened(hers, served), opened(his, served)
    mine.get_by_role("textbox", name="New comment").fill("Does the trial stay?")
    mine.get_by_role("button", name="Mention somebody").click()
    hers.get_by_role("option", name="Edo Editor").click()
    expect(hers.get_by_role("listbox")).to_have_count(0)
    expect(mine.get_by_role("textbox", name="New comment")).to_be_focused()
    hers.keyboard.press("Escape")  # what is half written stays
    mine.get_by_role("button", name="Comment", exact=True).click()
    talk = other.get_by_role("region", name="Discussion").filter(has_text="Does the trial stay?")
    expect(talk).to_contain_text("@Edo Editor")
    talk.get_by_role("button", name="Reply").click()
    talk.get_by_role("textbox", name="Your reply").fill("It stays.")
    his.keyboard.press("Control+Enter")
    answered = mine.get_by_role("region", name="Discussion").filter(has_text="It stays.")
    expect(answered).to_be_visible()
    answered.get_by_role("button", name="Resolve").click()
    expect(talk).to_contain_text("Resolved by Carla Commenti")


def test_a_viewer_reads_only(served: Served, page_as: PageAs) -> None:
    with served.client("editor") as client:
        asked = {"element": "", "text": "Everybody reads this"}
        client.post(f"{served.journey_api}/comments", json=asked).raise_for_status()
    drawer = opened(page_as("viewer"), served)
    expect(drawer.get_by_text("Everybody reads this")).to_be_visible()
    expect(drawer.get_by_role("textbox")).to_have_count(0)
    for name in ("Reply", "Resolve", "Delete"):
        expect(drawer.get_by_role("button", name=name)).to_have_count(0)


def test_what_was_said_about_a_stage_is_read_at_once_and_leads_there(
    served: Served, page_as: PageAs
) -> None:
    with served.client("editor") as client:
        asked = {"element": "stages/purchase", "text": "Does this stage end at the till?"}
        client.post(f"{served.journey_api}/comments", json=asked).raise_for_status()
    page = page_as("viewer")
    drawer = opened(page, served)
    expect(drawer.get_by_text("Does this stage end at the till?")).to_be_visible()
    drawer.get_by_role("link", name="Purchase", exact=True).click()
    there = page.get_by_role("complementary", name="Purchase")
    expect(there.get_by_text("Does this stage end at the till?")).to_be_visible()


def test_escape_closes_the_drawer_and_the_focus_goes_back(
    served: Served, page_as: PageAs
) -> None:  # fmt: skip
    page = page_as("viewer", lang="en")
    opened(page, served)
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary", name="Comments")).to_have_count(0)
    expect(page.get_by_role("button", name="Comments")).to_be_focused()


def test_what_was_refused_stays_in_the_box(
    served: Served, page_as: PageAs, complaints: list[str]
) -> None:
    page = page_as("commenter")
    drawer = opened(page, served)
    problem = '{"problems": [{"message": "Not today.", "fix": "Try later."}]}'
    refusing = "**/comments"

    def refuse(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=422, body=problem, content_type="application/json")
        else:
            route.continue_()

    page.route(refusing, refuse)
    field = drawer.get_by_role("textbox", name="New comment")
    field.fill("This took a while to write")
    drawer.get_by_role("button", name="Comment", exact=True).click()
    expect(drawer.get_by_role("alert")).to_contain_text("Not today.")
    expect(field).to_have_value("This took a while to write")
    page.unroute(refusing)
    drawer.get_by_role("button", name="Comment", exact=True).click()
    said = drawer.get_by_role("region", name="Discussion").filter(has_text="a while to write")
    expect(said).to_be_visible()
    expect(field).to_have_value("")
    complaints[:] = [one for one in complaints if "status of 422" not in one]
