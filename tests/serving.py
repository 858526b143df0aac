"""A real server for tests: a seeded folder, members of every role, on a free port of this machine.

The folder is seeded once a run and copied for each server, so that a test may change what it likes.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from percorso.server.app import create_app
from percorso.server.running.run import listening
from percorso.server.seeds.lamps import lamp, lamps
from percorso.server.settings import Settings
from percorso.store import Role, Store, open_store, people, signing
from percorso.store.tables import User
from percorso.store.teams import join, make_workspace

ROLES = ("admin", "editor", "commenter", "viewer")
PASSWORD = "quattro parole ben scelte"  # noqa: S105 - of invented people, in a folder that goes away
OTHERS = "others"
"""The admin of another workspace."""
NAMES = {
    "admin": "Anna Admin",
    "editor": "Edo Editor",
    "commenter": "Carla Commenti",
    "viewer": "Vito Vede",
    OTHERS: "Olga Altrove",
}


@dataclass
class Served:
    """A server that runs.

    Attributes:
        base: Where it answers, such as `http://127.0.0.1:40321`.
        workspace: Id of the seeded workspace, a lamp maker's.
        journey: Id of its journey with everything in it.
        other: Id of another workspace, of which `others` is the admin.
        users: Ids of the users by role.
    """

    base: str
    settings: Settings
    store: Store
    workspace: str
    journey: str
    other: str
    users: dict[str, str]
    app: Any = field(repr=False, default=None)

    @property
    def api(self) -> str:
        """The address of the seeded workspace in the API."""
        return f"/api/workspaces/{self.workspace}"

    @property
    def journey_api(self) -> str:
        """The address of the seeded journey in the API."""
        return f"{self.api}/journeys/{self.journey}"

    def address(self, path: str = "") -> str:
        """The address of a page of the seeded journey: `address("personas")`, or of the map."""
        return f"{self.base}/w/{self.workspace}/j/{self.journey}/{path}"

    def cookie(self, role: str) -> dict[str, Any]:
        """A cookie by which a browser is signed in, as Playwright takes it."""
        with self.store.session() as session:
            token = signing.begin(session, self.users[role])
        return {"name": self.settings.cookie, "value": token, "url": self.base}

    def client(self, role: str | None = None, lang: str = "en") -> httpx.Client:
        """A client that is signed in; without a role, one that is not."""
        cookies = {self.settings.cookie: self.cookie(role)["value"]} if role else {}
        headers = {"origin": self.base, "accept-language": lang}
        return httpx.Client(base_url=self.base, cookies=cookies, headers=headers, timeout=30)

    def prefer(self, role: str, lang: str, theme: str) -> None:
        """Let somebody prefer a language and a theme."""
        with self.store.session() as session:
            user = session.get_one(User, self.users[role])
            user.lang, user.theme = lang, theme


def seed(folder: Path, events: bool = True, database: str = "") -> None:
    """Seed a folder: the lamp maker's workspace, members of every role, and another workspace."""
    from percorso.server.security.passwords import hash_password

    settings = Settings(folder, database)
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database_address)
    hashed = hash_password(PASSWORD)
    lamps(store, settings, "it", events)
    with store.session() as session:
        first = make_workspace_id(session)
        other = make_workspace(session, "Altri")
        for role, name in NAMES.items():
            user = people.add_user(session, f"{role}@example.org", name, hashed)
            if role == OTHERS:
                join(session, other.id, user.id, Role.ADMIN)
            else:
                join(session, first, user.id, Role(role))
    store.close()


def make_workspace_id(session: Any) -> str:
    """The id of the workspace that was made first."""
    from sqlalchemy import select

    from percorso.store.tables import Workspace

    return str(session.scalar(select(Workspace.id).where(Workspace.served.is_(True))))


@contextmanager
def opened(folder: Path, **options: Any) -> Iterator[Served]:
    """A seeded folder with its application, not listening on any port."""
    settings = Settings(folder, **options)
    store = open_store(settings.database_address)
    try:
        yield described(settings, store)
    finally:
        store.close()


def described(settings: Settings, store: Store) -> Served:
    """What is in a seeded folder."""
    from sqlalchemy import select

    from percorso.store.tables import Workspace

    with store.session(writes=False) as session:
        first = make_workspace_id(session)
        other = session.scalar(select(Workspace.id).where(Workspace.name == "Altri"))
        journey = lamp(session, first).id
        ids = {role: people.by_email(session, f"{role}@example.org") for role in NAMES}
    users = {role: user.id for role, user in ids.items() if user}
    return Served(settings.address, settings, store, first, journey, str(other), users)


@contextmanager
def serving(folder: Path, **options: Any) -> Iterator[Served]:
    """A server over a seeded folder, on a free port, in a thread of this process."""
    with listening(Settings(folder, port=0, **options)) as (bound, settings):
        store = open_store(settings.database_address)
        served = described(settings, store)
        served.app = create_app(settings, store)
        server = uvicorn.Server(uvicorn.Config(served.app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
        thread.start()
        try:
            _wait(server)
            yield served
        finally:
            served.app.state.hub.close()
            server.should_exit = True
            thread.join(20)


def _wait(server: uvicorn.Server) -> None:
    until = time.monotonic() + 20
    while not server.started:
        if time.monotonic() > until:
            raise AssertionError("The server did not start.")
        time.sleep(0.01)


def copied(seeded: Path, folder: Path) -> Path:
    """A copy of a seeded folder."""
    shutil.copytree(seeded, folder)
    return folder
