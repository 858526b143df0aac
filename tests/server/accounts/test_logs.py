"""Nothing of a person is in the log: no e-mail, name, password, address or token (A22, A23)."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from percorso.server.running.logs import OneLine
from percorso.store import signing
from tests.server.accounts.conftest import Place

CANARY = "canary"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that the server logs, as it would be written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine())
    root, ours = logging.getLogger(), logging.getLogger("percorso")
    before = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    ours.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])


def test_accounts_leave_no_trace_of_people(place: Place, log: io.StringIO) -> None:
    browser = place.browser(address="203.0.113.77")
    browser.sign_in(f"{CANARY}@example.com", f"{CANARY} password")
    browser.sign_in(f"{CANARY}\r\n\x1b[31m@example.com", CANARY)
    browser.sign_in("ada@example.com")
    path = f"/api/workspaces/{place.home}"
    link = browser.post(f"{path}/invitations", {"email": f"{CANARY}@example.com", "role": "viewer"})
    token = link.json()["link"].rpartition("/")[2]
    place.browser().get(f"/api/invitations/{token}?email={CANARY}")
    place.browser().post(
        f"/api/invitations/{token}", {"name": CANARY, "password": f"{CANARY} password"}
    )
    made = browser.post(f"{path}/tokens", {"name": CANARY, "role": "viewer", "days": 1}).json()
    browser.patch("/api/me", {"name": CANARY})
    browser.get(f"/api/{CANARY}/..%0d%0a{CANARY}")
    written = log.getvalue()
    for secret in (CANARY, "ada@", "203.0.113", token, made["token"], browser.token, "\x1b", "\r"):
        assert secret not in written


def test_a_fault_is_logged_without_what_it_was_about(
    place: Place, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise RuntimeError(f"{CANARY}@example.com")

    monkeypatch.setattr(signing, "begin", fail)
    answer = place.browser().sign_in("ada@example.com")
    assert answer.status_code == 500
    assert CANARY not in answer.text
    assert CANARY not in log.getvalue()
    said = [json.loads(line) for line in log.getvalue().splitlines()]
    number = next(line["fault"] for line in said if "fault" in line)
    assert number in answer.json()["problems"][0]["fix"]
