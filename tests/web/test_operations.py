"""Changes of others in a real browser: they arrive while the page is open, each once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.serving import Served
from tests.web.conftest import PageAs


def test_a_colleagues_change_arrives_while_the_map_is_open(served: Served, page_as: PageAs) -> None:
    page = page_as("viewer")
    with page.expect_response(lambda answer: answer.url.endswith("/events")):
        page.goto(served.address())
    expect(page.get_by_text("Comparison").first).to_be_visible()
    with served.client("admin") as admin:
        version = admin.get(served.journey_api).json()["version"]
        edit = {"op": "edit", "path": ["stages", "comparison", "name"], "value": "Weighing it up"}
        body = {"base": version, "client": "another", "operation": edit}
        answer = admin.post(f"{served.journey_api}/operations", json=body)
        assert answer.status_code == 200, answer.text
        expect(page.get_by_text("Weighing it up").first).to_be_visible()
        body = {"base": version + 1, "client": "another", "operation": answer.json()["inverse"]}
        admin.post(f"{served.journey_api}/operations", json=body)
    expect(page.get_by_text("Comparison").first).to_be_visible()
    expect(page.get_by_text("Weighing it up")).to_have_count(0)
