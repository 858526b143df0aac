"""Requests that other sites make in somebody's name change nothing (A18, with CSRF and login CSRF)."""

from __future__ import annotations

import pytest

from tests.server.accounts.browsing import PASSWORD
from tests.server.accounts.conftest import Place

ROUTES = [
    ("POST", "/api/sign-in", {"email": "zoe@example.com", "password": PASSWORD}),
    ("POST", "/api/sign-in/link", {"token": "x"}),
    ("POST", "/api/sign-out", {}),
    ("PATCH", "/api/me", {"name": "Mallory"}),
    ("POST", "/api/me/password", {"old": PASSWORD, "new": "mallory knows this one"}),
    ("POST", "/api/workspaces", {"name": "Theirs"}),
    ("PATCH", "/api/workspaces/{home}", {"name": "Theirs"}),
    ("PATCH", "/api/workspaces/{home}/members/{eva}", {"role": "admin"}),
    ("DELETE", "/api/workspaces/{home}/members/{eva}", {}),
    ("POST", "/api/workspaces/{home}/members/{eva}/password-link", {}),
    ("POST", "/api/workspaces/{home}/invitations", {"email": "m@e.de", "role": "admin"}),
    ("POST", "/api/workspaces/{home}/tokens", {"name": "x", "role": "admin", "days": 1}),
]
FOREIGN = [
    {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    {"origin": "http://localhost:9999", "sec-fetch-site": "same-site"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"origin": "", "sec-fetch-site": "cross-site"},
    {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
]


@pytest.mark.parametrize(("method", "path", "said"), ROUTES, ids=[path for _, path, _ in ROUTES])
def test_another_site_changes_nothing(
    place: Place, method: str, path: str, said: dict[str, object]
) -> None:
    browser = place.browser("ada")
    full = path.format(home=place.home, eva=place.ids["eva"])
    for headers in FOREIGN:
        assert browser.ask(method, full, json=said, headers=headers).status_code == 403
    me = browser.get("/api/me").json()
    assert (me["user"]["name"], me["workspaces"][0]["name"]) == ("Ada", "Home")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_json_in_a_forms_clothes_is_refused(place: Place, kind: str) -> None:
    body = f'{{"email": "zoe@example.com", "password": "{PASSWORD}"}}'
    answer = place.browser().ask(
        "POST", "/api/sign-in", content=body, headers={"content-type": kind}
    )
    assert answer.status_code == 415
    assert "set-cookie" not in answer.headers


def test_a_page_of_another_site_does_not_frame_ours(place: Place) -> None:
    headers = place.browser().get("/api/sign-in/methods").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-frame-options"] == "DENY"
