"""Hostile files and requests: refused by content, size and grammar; nothing of them stays."""

from __future__ import annotations

import gzip
import io
import json
import socket
import zipfile
from typing import Any

import pytest

from percorso.server.importing.shelf import FOLDER
from tests.server.layer.bringing import ITALIAN, MAPPING, brought, on_shelf, upload
from tests.server.layer.conftest import ONE, Team, events

HOSTILE_NAMES = [
    "../../../etc/cron.d/x.csv",
    "..\\x.csv",
    "/tmp/x.csv",  # noqa: S108
    "x\x00.csv",
    "CON",
    "a" * 500,
]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_names_of_files_lead_nowhere(team: Team, name: str) -> None:
    before = {one for one in team.folder.parent.rglob("*") if FOLDER not in one.parts}
    made = upload(team, events(3), name)
    assert made.status_code in {201, 422}
    if made.status_code == 201:
        assert on_shelf(team) == {"table.csv", f"{made.json()['id']}.json"}
        assert "/" not in made.json()["name"]
    after = {one for one in team.folder.parent.rglob("*") if FOLDER not in one.parts}
    assert {one for one in after - before if "test.db" not in one.name} == set()


def test_an_empty_file_is_called_empty(team: Team) -> None:
    answer = upload(team, b"")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["message"] == "The file is empty."
    assert on_shelf(team) == set()


def _zip(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (_zip("xl/workbook.xml"), "Excel"),
        (_zip("../../evil.csv"), "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"<!doctype html><script>alert(1)</script>", "HTML"),
        (b"\x7fELF\x02", "program"),
    ],
)
def test_what_is_no_table_is_refused_and_leaves_nothing(
    team: Team, content: bytes, word: str
) -> None:  # fmt: skip
    answer = upload(team, content, "eventi.csv")
    assert answer.status_code == 422
    assert word in answer.json()["problems"][0]["message"]
    italian = team.ask("/import?lang=it", method="POST", files={"file": ("a.csv", content)})
    assert italian.json()["problems"][0]["message"].startswith("Il file è un")
    assert on_shelf(team) == set()


def test_a_bomb_is_stopped_and_the_server_lives(team: Team) -> None:
    bomb = gzip.compress(b"user_id,event,timestamp\n" + b"a" * (200 << 20))
    file = upload(team, bomb, "a.csv.gz").json()["id"]
    assert team.ask(f"/import/{file}").status_code == 422
    assert team.ask(f"/import/{file}/preview", method="POST", json={}).status_code == 422
    assert team.ask("/data").status_code == 200


def test_too_large_a_file_is_refused(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    from percorso.server.routes import data
    from percorso.server.uploads.receiving import Limit

    monkeypatch.setattr(data, "LIMIT", Limit(1000))
    assert upload(team, events(100)).status_code == 413
    assert on_shelf(team) == set()


def test_how_large_a_file_may_be_is_said_alike_everywhere(team: Team) -> None:
    from percorso.server.routes.data import LIMIT

    page = round(team.ask("/data").json()["most_bytes"] / 1e6)  # as the page rounds it
    assert LIMIT.too_large().problems[0].message == f"The file is larger than {page} MB."
    head = [
        f"POST /api/workspaces/{ONE}/import HTTP/1.1",
        "host: 127.0.0.1",
        f"authorization: Bearer {team.tokens['editor']}",
        "content-type: multipart/form-data; boundary=x",
        "content-length: 501000000",
        "connection: close",
    ]
    address = team.client.base_url
    with socket.create_connection((address.host, address.port or 80), timeout=10) as raw:
        raw.sendall("\r\n".join([*head, "", ""]).encode())
        answer = b"".join(iter(lambda: raw.recv(4096), b"")).decode()
    assert answer.startswith("HTTP/1.1 413")
    assert f"at most {page} MB" in answer


@pytest.mark.parametrize(
    "asked",
    [
        {"role": "admin"},
        {"mapping": {"events": []}},
        {"mapping": {**MAPPING, "join": [{"file": "../../percorso.db", "on": {"a": "b"}}]}},
        {"mapping": {**MAPPING, "events": [{**MAPPING["events"][0], "event": "{__class__"}]}},
        {"mapping": {**MAPPING, "encoding": "zlib_codec"}},
        {"source": "\x1b[31m"},
        {"time_zone": "../../etc/passwd"},
        {"currency": "' OR 1=1"},
    ],
)
def test_what_is_no_mapping_is_refused_by_its_key(team: Team, asked: dict[str, Any]) -> None:
    file = upload(team, ITALIAN).json()["id"]
    for path in ("", "/preview"):
        answer = team.ask(f"/import/{file}{path}", method="POST", json=asked)
        assert answer.status_code == 422
        assert answer.json()["problems"][0]["message"]


def test_words_of_templates_stay_words(team: Team) -> None:
    rows = "user_id,event,timestamp\n${7*7},{{7*7}},2026-01-01\n__import__('os'),=1+1,2026-01-02\n"
    assert brought(team, rows)["result"]["rows_ok"] == 2
    assert "49" not in json.dumps(team.ask("/seen").json()["events"])
