"""Documents: in by content and size, under names of ours, out as downloads, to members only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response

from percorso.server.app import create_app
from percorso.server.routes import files
from percorso.server.settings import Settings
from percorso.server.uploads.receiving import MOST_BYTES
from percorso.store import open_store
from percorso.store.base import now
from percorso.store.secret import new_token, token_hash
from percorso.store.tables import ApiToken, Membership, StoredJourney, User, Workspace

PDF = b"%PDF-1.7\nhello"


class Team:
    """Two workspaces; `one` has an editor and a viewer, `two` an editor of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "served"
        self.folder.mkdir()
        self.store = open_store(folder / "test.db")
        self.app = create_app(Settings(self.folder), self.store)
        self.tokens: dict[str, str] = {}
        self._people()

    def _people(self) -> None:
        with self.store.session() as session:
            session.add(Workspace(id="1" * 32, slug="one", name="One", served=True))
            session.add(Workspace(id="2" * 32, slug="two", name="Two"))
            for who, workspace in (("editor", "1"), ("viewer", "1"), ("other", "2")):
                session.add(User(id=who, email=f"{who}@example.org", name=who.title()))
                session.flush()
                role = "viewer" if who == "viewer" else "editor"
                session.add(Membership(workspace_id=workspace * 32, user_id=who, role=role))
                self.tokens[who] = new_token("percorso_")
                session.add(
                    ApiToken(
                        workspace_id=workspace * 32,
                        user_id=who,
                        name="t",
                        role=role,
                        token_hash=token_hash(self.tokens[who]),
                        expires_at=now() + timedelta(days=1),
                    )
                )

    def ask(self, who: str, method: str, path: str = "", **more: Any) -> Response:
        headers = {"authorization": f"Bearer {self.tokens[who]}", **more.pop("headers", {})}
        workspace = ("2" if who == "other" else "1") * 32
        address = path if path.startswith("/") else f"/api/workspaces/{workspace}/files{path}"
        asking = self._ask(method, address, headers=headers, **more)
        with ThreadPoolExecutor(1) as thread:  # a browser of this run may have a loop here
            return thread.submit(asyncio.run, asking).result()

    async def _ask(self, method: str, address: str, **more: Any) -> Response:
        transport = ASGITransport(self.app)
        async with AsyncClient(transport=transport, base_url="http://localhost:8765") as http:
            return await http.request(method, address, **more)

    def upload(self, content: bytes, name: str = "a.pdf", who: str = "editor") -> Response:
        return self.ask(who, "POST", files={"file": (name, content)})

    def on_disk(self) -> set[str]:
        return {
            path.relative_to(self.folder.parent).as_posix()
            for path in self.folder.parent.rglob("*")
            if path.is_file() and "test.db" not in path.name
        }


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path)
    yield made
    made.store.close()


def test_a_document_goes_in_and_comes_out_as_a_download(team: Team) -> None:
    card = team.upload(PDF, "../../Città <1>.pdf").json()
    assert (card["name"], card["media_type"], card["size"]) == (
        "Città 1.pdf",
        "application/pdf",
        14,
    )
    assert team.ask("viewer", "GET").json()[0]["by"] == "Editor"
    assert _download(team, "viewer", card["id"]).content == PDF


def _download(team: Team, who: str, file: str, workspace: str = "1") -> Response:
    return team.ask(who, "GET", f"/api/workspaces/{workspace * 32}/files/{file}")


def test_a_download_can_run_nothing(team: Team) -> None:
    card = team.upload(PDF, "Città.pdf").json()
    answer = _download(team, "viewer", card["id"])
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg onload=alert(1)>", "a.png"),
        (b"<!doctype html><script>alert(1)</script>", "a.pdf"),
        (b'<?xml version="1.0"?><a/>', "a.txt"),
        (b"PK\x03\x04" + b"\x00" * 100, "a.zip"),
        (b"MZ\x90\x00", "a.pdf"),
    ],
)
def test_pages_drawings_and_programs_are_refused(team: Team, content: bytes, name: str) -> None:
    answer = team.upload(content, name)
    assert answer.status_code == 415
    assert "PDF" in answer.json()["problems"][0]["message"]
    assert team.on_disk() == set()


def test_names_on_disk_are_ours(team: Team) -> None:
    for name in ("../../../x.pdf", "/etc/x.pdf", "C:\\x.pdf", "con", ".htaccess", "a/../../b.pdf"):
        assert team.upload(PDF, name).status_code == 201
    assert {Path(path).parent.as_posix() for path in team.on_disk()} == {"served/files"}
    assert all(len(Path(path).name) == 32 for path in team.on_disk())
    assert {path.stat().st_mode & 0o777 for path in (team.folder / "files").iterdir()} == {0o600}


@pytest.mark.parametrize("file", ["../../test.db", "..%2f..%2ftest.db", "%2e%2e", "0" * 32, "x"])
def test_other_paths_lead_nowhere(team: Team, file: str) -> None:
    assert _download(team, "editor", file).status_code == 404


def test_other_workspaces_see_nothing(team: Team) -> None:
    file = team.upload(PDF).json()["id"]
    assert _download(team, "other", file).status_code == 404
    assert _download(team, "other", file, "2").status_code == 404
    assert (
        team.ask("other", "DELETE", f"/api/workspaces/{'2' * 32}/files/{file}").status_code == 404
    )
    assert team.ask("other", "GET").json() == []


def test_a_viewer_reads_only(team: Team) -> None:
    file = team.upload(PDF).json()["id"]
    assert team.upload(PDF, who="viewer").status_code == 403
    address = f"/api/workspaces/{'1' * 32}/files/{file}"
    assert team.ask("viewer", "DELETE", address).status_code == 403


def test_a_file_too_large_leaves_nothing(team: Team) -> None:
    answer = team.upload(b"a" * (MOST_BYTES + 1), "a.txt")
    assert answer.status_code == 413
    assert team.on_disk() == set()


def test_a_body_without_end_is_stopped(team: Team) -> None:
    """Chunked, with no length told: counted as it comes."""
    told = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal told
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        while told < 10 * MOST_BYTES:
            told += 1 << 20
            yield b"a" * (1 << 20)

    started = time.monotonic()
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = team.ask("editor", "POST", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert time.monotonic() - started < 5
    assert team.on_disk() == set()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{}", "application/json"),
        (b"--x--\r\n", "multipart/form-data; boundary=x"),
        (b"nothing of a form", "multipart/form-data; boundary=x"),
        (b"nothing", "multipart/form-data"),
        (b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--x--\r\n',
         "multipart/form-data; boundary=x"),
    ],
)  # fmt: skip
def test_a_request_without_a_file_is_told_so(team: Team, body: bytes, kind: str) -> None:
    answer = team.ask("editor", "POST", content=body, headers={"content-type": kind})
    assert answer.status_code in {415, 422}
    assert answer.json()["problems"][0]["message"]


def test_there_is_an_end_to_the_space(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 1)
    assert team.upload(PDF).status_code == 201
    assert team.upload(PDF).status_code == 413


def test_a_file_in_use_stays(team: Team) -> None:
    file = team.upload(PDF).json()["id"]
    evidence = [{"id": "a", "kind": "other", "title": "A", "url": f"file:{file}"}]
    with team.store.session() as session:
        journey = StoredJourney(
            workspace_id="1" * 32, slug="a", title="A", kind="current",
            document={"evidence": evidence},
        )  # fmt: skip
        session.add(journey)
    address = f"/api/workspaces/{'1' * 32}/files/{file}"
    assert team.ask("editor", "DELETE", address).status_code == 409
    with team.store.session() as session:
        found = session.get(StoredJourney, journey.id)
        assert found is not None
        found.document = {}
    assert team.ask("editor", "DELETE", address).status_code == 204
    assert team.on_disk() == set()
    assert team.ask("editor", "DELETE", address).status_code == 404
