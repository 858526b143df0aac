"""Settings: roles, the last administrator, tokens, language, theme, rows and channels."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.serving import Served
from tests.web.conftest import PageAs


def settings(page: Page, served: Served, section: str) -> None:
    page.goto(f"{served.base}/w/{served.workspace}/settings/{section}")


def test_an_admin_changes_a_role(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    settings(page, served, "members")
    page.get_by_role("button", name="Role of Vito Vede").click()
    page.get_by_role("option", name=re.compile("^Can comment")).click()
    expect(page.get_by_role("button", name="Role of Vito Vede")).to_contain_text("Can comment")
    with served.client("viewer") as client:
        role = client.get(served.api).json()["role"]
    assert role == "commenter"


def test_nobody_takes_away_their_own_role(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    settings(page, served, "members")
    mine = page.get_by_role("row").filter(has_text="(you)")
    expect(mine).to_contain_text("Admin")
    expect(mine.get_by_role("button")).to_have_count(0)


def test_an_editor_sees_the_members_and_changes_none(served: Served, page_as: PageAs) -> None:
    page = page_as("editor")
    settings(page, served, "members")
    expect(page.get_by_role("row").filter(has_text="Anna Admin")).to_be_visible()
    expect(page.get_by_role("button", name="Role of")).to_have_count(0)
    expect(page.get_by_role("tab", name="API tokens")).to_have_count(0)


def test_a_token_is_shown_once(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    settings(page, served, "tokens")
    page.get_by_label("What it is for").fill("Weekly sheet")
    page.get_by_role("button", name="Make a token").click()
    token = page.locator("code").inner_text()
    with served.client() as client:
        bearer = {"Authorization": f"Bearer {token}"}
        assert client.get(served.api, headers=bearer).json()["role"] == "viewer"
    page.reload()
    expect(page.get_by_role("row").filter(has_text="Weekly sheet")).to_be_visible()
    assert token not in page.content()


def test_language_and_theme_stay_with_the_account(served: Served, page_as: PageAs) -> None:
    page = page_as("commenter")
    settings(page, served, "account")
    with page.expect_response(lambda answer: answer.url.endswith("/api/me")):
        page.get_by_text("Dark theme", exact=True).click()
    with page.expect_response(lambda answer: answer.request.method == "PATCH"):
        page.get_by_text("Italiano", exact=True).click()
    expect(page.get_by_role("heading", name="Impostazioni")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Impostazioni")).to_be_visible()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_own_rows_and_channels_are_those_of_the_map(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    settings(page, served, "workspace")
    for row in ("Pain points", "Touchpoints", "Emotion"):
        page.get_by_role("button", name="Add a row").click()
        page.get_by_role("option", name=row, exact=True).click()
    page.get_by_role("button", name="Move Touchpoints up").click()
    page.get_by_role("button", name="Take Emotion away").click()
    page.get_by_label("Add a channel").first.fill("Design fair")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    with served.client("admin") as client:
        kept = client.get(served.api).json()
    assert kept["lanes"] == ["touchpoints", "pains"]
    assert kept["channels"] == ["Design fair"]
    page.goto(served.address())
    expect(page.locator('[data-lane="pains"]').first).to_be_visible()
    expect(page.locator('[data-lane="goals"][data-stage]')).to_have_count(0)
    assert lanes(page) == ["touchpoints", "pains"]


def lanes(page: Page) -> list[str]:
    """The rows of the map below the stages, from top to bottom."""
    found = page.locator("[data-lane][data-stage]").evaluate_all(
        "all => [...new Set(all.map(one => one.dataset.lane))]"
    )
    return [str(one) for one in found if one in {"touchpoints", "pains", "emotion", "goals"}]


def test_an_admin_makes_another_workspace(served: Served, page_as: PageAs) -> None:
    page = page_as("admin")
    page.goto(f"{served.base}/w/{served.workspace}")
    page.get_by_role("button", name="Workspace: Lampade Orsini").click()
    page.get_by_role("menuitem", name="New workspace").click()
    page.get_by_label("Name").fill("Lampade per il contract")
    page.get_by_role("button", name="Make the workspace").click()
    expect(page.get_by_role("button", name="Workspace: Lampade per il contract")).to_be_visible()


def test_another_browser_is_signed_out_from_here(
    served: Served, page_as: PageAs, complaints: list[str]
) -> None:  # fmt: skip
    elsewhere = page_as("viewer")
    elsewhere.goto(f"{served.base}/w/{served.workspace}")
    page = page_as("viewer")
    settings(page, served, "account")
    mine = page.get_by_role("row").filter(has_text="(this one)")
    expect(mine).to_have_count(1)
    expect(mine.get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="Sign out everywhere else").click()
    page.get_by_role("dialog").get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("button", name="Sign out everywhere else")).to_have_count(0)
    elsewhere.reload()
    expect(elsewhere.get_by_role("button", name="Sign in")).to_be_visible()
    complaints.clear()  # the browser tells the console that nobody is signed in
    page.reload()
    expect(page.get_by_text("(this one)")).to_be_visible()


def test_the_sidebar_says_that_one_is_in_the_settings(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    for section in ("members", "data", "account"):
        settings(page, served, section)
        link = page.get_by_role("navigation", name="Sections").get_by_role("link", name="Settings")
        expect(link).to_have_attribute("aria-current", "page")
