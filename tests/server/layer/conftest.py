"""A server over a small workspace: two teams, one journey each, a few events."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from httpx import Client, Response

from percorso.engine.loader import load
from percorso.server.app import create_app
from percorso.server.settings import Settings
from percorso.store import open_store
from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import ApiToken, Membership, StoredJourney, User, Workspace

ONE, TWO = "1" * 32, "2" * 32
LAMP, OTHER = "a" * 32, "b" * 32
DOCUMENT: dict[str, Any] = {
    "percorso": 1,
    "id": "lamp",
    "title": "Buying a lamp",
    "stages": [
        {"id": "see", "name": "See", "enter": {"event": "Page Viewed"}, "emotion": 0.5},
        {"id": "think", "name": "Think", "enter": {"event": "Lamp Compared"}},
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order Completed"}},
    ],
    "touchpoints": [{"id": "site", "name": "Site", "stages": ["see"], "kind": "digital"}],
    "segments": [{"id": "pro", "name": "Pro", "of": "person", "where": {"plan": "pro"}}],
}
HEAD = "user_id,event,timestamp,value,plan,email\n"


def events(people: int) -> str:
    """Of n people all see, half compare, a fifth buy; three are pro."""
    rows = []
    for k in range(people):
        plan = "pro" if k < 3 else "free"
        day = 1 + k % 20
        rows.append(f"p{k},Page Viewed,2026-03-{day:02}T10:00:00Z,,{plan},p{k}@example.org")
        if k % 2 == 0:
            rows.append(f"p{k},Lamp Compared,2026-03-{day:02}T11:00:00Z,{k},{plan},")
        if k % 5 == 0:
            rows.append(f"p{k},Order Completed,2026-03-{day:02}T12:00:00Z,40,{plan},")
    return HEAD + "\n".join(rows) + "\n"


class Team:
    """A server with tokens for its people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "served"
        self.folder.mkdir()
        self.store = open_store(folder / "test.db")
        self.tokens: dict[str, str] = {}
        self._fill()
        self.app = create_app(Settings(self.folder), self.store)
        self.client: Client

    def _fill(self) -> None:
        with self.store.session() as session:
            session.add(Workspace(id=ONE, slug="one", name="One", served=True))
            session.add(Workspace(id=TWO, slug="two", name="Two"))
            for who, workspace in (("editor", ONE), ("viewer", ONE), ("stranger", TWO)):
                role = "viewer" if who == "viewer" else "editor"
                session.add(User(id=who, email=f"{who}@example.org", name=who.title()))
                session.flush()
                session.add(Membership(workspace_id=workspace, user_id=who, role=role))
                self.tokens[who] = new_token("percorso_")
                session.add(
                    ApiToken(workspace_id=workspace, user_id=who, name="t", role=role,
                             token_hash=token_hash(self.tokens[who]),
                             expires_at=now() + timedelta(days=1))
                )  # fmt: skip
            for number, workspace in ((LAMP, ONE), (OTHER, TWO)):
                session.add(
                    StoredJourney(id=number, workspace_id=workspace, slug="lamp",
                                  title=DOCUMENT["title"], kind="current", document=DOCUMENT)
                )  # fmt: skip

    def bring_in(self, text: str, folder: Path | None = None) -> None:
        """Import events beside the server, as `percorso import` does."""
        file = self.folder.parent / "events.csv"
        file.write_text(text)
        load([file], folder or self.folder)

    def ask(
        self, path: str, who: str = "editor", method: str = "GET", w: str = ONE, **more: Any
    ) -> Response:
        """A request below a workspace."""
        headers = {"authorization": f"Bearer {self.tokens[who]}", **more.pop("headers", {})}
        address = f"/api/workspaces/{w}{path}"
        return self.client.request(method, address, headers=headers, **more)

    def journey(self, path: str, who: str = "editor", method: str = "GET", **more: Any) -> Response:
        """A request below the journey."""
        return self.ask(f"/journeys/{LAMP}{path}", who, method, **more)

    def ended(self, job: str, who: str = "editor") -> dict[str, Any]:
        """A job when it has ended."""
        for _ in range(400):
            found: dict[str, Any] = self.ask(f"/jobs/{job}", who).json()
            if found["state"] in ("done", "failed", "cancelled"):
                return found
            time.sleep(0.05)
        raise AssertionError(found)

    def measure(self, who: str = "editor", query: str = "") -> dict[str, Any]:
        """Measure, wait, and look."""
        job = self.journey(f"/measured{query}", who, "POST")
        assert job.status_code == 202, job.text
        assert self.ended(job.json()["id"])["state"] == "done"
        found: dict[str, Any] = self.journey(f"/measured{query}", who).json()
        return found

    def change(self, document: dict[str, Any]) -> None:
        """Put another document in the journey's place."""
        with self.store.session() as session:
            stored = session.get(StoredJourney, LAMP)
            assert stored is not None
            stored.document, stored.version = document, stored.version + 1


@contextmanager
def running(app: FastAPI) -> Iterator[Client]:
    """The app on a free port, from its start to its stop, and a client of it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        try:
            with Client(base_url=address, timeout=60) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(30)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """A server without events."""
    found = Team(tmp_path)
    with running(found.app) as client:
        found.client = client
        yield found


@pytest.fixture
def measured_team(team: Team) -> Team:
    """A server with the events of sixty people."""
    team.bring_in(events(60))
    return team
