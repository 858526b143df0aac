"""Hostile input over every route: kept as text or refused, never run, never a fault of ours.

Families A1–A3, A9, A11, A14, A15 and A19 of the project's attack list; A10 is in test_bodies.py,
A18 in test_foreign.py. Bodies are made from the schema of each route, something hostile in every
text.
"""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from httpx import Client, Response

from percorso.server.maps.files import ENDINGS
from tests.server.maps.helpers import change, document, edit, made
from tests.server.matrix import LEAST, Route, routes, schema
from tests.serving import Served

TEXTS = {
    "script": "script::Runtime.exec('id')",
    "template": "{{7*7}}${7*7}#{7*7}<%= 7*7 %>",
    "format": "{0.__class__.__mro__}%s%n{number!r}",
    "python": "__import__('os').system('id')",
    "sql": "'; DROP TABLE journeys; --",
    "union": '" OR 1=1 UNION SELECT password_hash FROM users --',
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "path": "../../../../etc/passwd",
    "windows": "..\\..\\CON\\nul.yaml",
    "lines": "a\r\nset-cookie: x=1\r\n\r\n<b>",
    "terminal": "\x1b]0;x\x07\u202egnp.exe",
}
EXEMPT = {"sign_in", "set_up", "sign_in_by_link", "accept_invitation", "change_password",
          "sign_out", "archive_journey", "events", "sign_in_by_oidc", "oidc_back"}  # fmt: skip
"""They are about secrets, end the session, or leave the server: B's tests and others hold them."""
ASKED = [one for one in routes() if one.name not in EXEMPT]


def _filled(part: Any, text: str) -> Any:
    """A value of a schema with something hostile in every text."""
    part = _resolved(part)
    if "anyOf" in part:
        return _filled(part["anyOf"][0], text)
    if "const" in part or "enum" in part:
        return part.get("const", part.get("enum", [None])[0])
    if part.get("type") == "object":
        inner = {name: _filled(one, text) for name, one in part.get("properties", {}).items()}
        return inner or {text: text, "op": "edit", "path": [text], "value": {text: [text]}}
    if part.get("type") == "array":
        return [_filled(part.get("items", {"type": "string"}), text)]
    kinds = {"integer": 1, "number": 1, "boolean": True, "null": None}
    return kinds.get(part.get("type", ""), text)


def _resolved(part: Any) -> Any:
    while "$ref" in part:
        part = schema()["components"]["schemas"][part["$ref"].rpartition("/")[2]]
    return part


def _ask(client: Client, served: Served, route: Route, text: str) -> Response:
    values = {"workspace": served.workspace, "journey": served.journey, "version": "0"}
    from urllib.parse import quote

    url = route.url({**dict.fromkeys(route.takes, quote(text, safe="")), **values})
    if route.form:
        return client.request(route.method, url, files={"file": (text, text.encode(), "text/html")})
    body = _filled(route.body, text) if route.body else None
    query = {name: text for name in route.query if name != "lang"}
    content: dict[str, Any] = {"json": body} if body is not None else {}
    return client.request(route.method, url, params=query, **content)


@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_texts_in_every_place_of_every_route(
    served: Served, kind: str, tmp_path: Path
) -> None:
    """A1, A2, A3, A9, A11: no fault, nothing run, nothing outside the folder, answers are JSON."""
    text = TEXTS[kind]
    with served.client("admin") as client:
        for route in ASKED:
            answer = _ask(client, served, route, text)
            assert answer.status_code < 500, f"{route.name}: {answer.text[:400]}"
            assert "49" not in answer.text or "{{7*7}}" not in text or _is_ours(answer), route.name
            assert "set-cookie" not in answer.headers, route.name
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "script-src 'self'" in answer.headers["content-security-policy"] or (
                "sandbox" in answer.headers["content-security-policy"]
            )
        assert client.get(served.journey_api).status_code == 200


def _is_ours(answer: Response) -> bool:
    """Whether a 49 in an answer is not the sum of a template: ids and figures hold such digits."""
    return "49${7*7}" not in answer.text and "{{49" not in answer.text and ">49<" not in answer.text


@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_texts_of_a_map_stay_text(served: Served, kind: str) -> None:
    """A1, A11: in titles, stages, comments, names: kept letter for letter, or refused whole."""
    text = TEXTS[kind]
    journey = made(served)
    with served.client("editor") as client:
        for path in (("title",), ("stages", "see", "name"), ("stages", "see", "note")):
            answer = change(client, journey, edit(*path, value=text), 10**0 - 1, force=True)
            assert answer.status_code in {200, 422}, answer.text
        kept = json.dumps(document(client, journey), ensure_ascii=False)
        if kind not in {"terminal"}:
            assert json.dumps(text, ensure_ascii=False)[1:-1] in kept
        said = client.post(f"{journey}/comments", json={"text": text}).json()["text"]
        assert said == text.strip()
        for page in ("history", "agenda", "guide", "audit", "file", "file?format=json"):
            answer = client.get(f"{journey}/{page}")
            assert answer.status_code == 200, page
            assert "49${7*7}" not in answer.text


def test_sql_changes_nothing_but_what_it_says(served: Served) -> None:
    """A3: in ids, versions, filters and names; the tables are all there afterwards."""
    journey = made(served)
    with served.client("viewer") as client:
        every = client.get(f"{served.api}/journeys").json()
        for text in ("' OR '1'='1", "1;DROP TABLE journeys", "%27%20OR%201=1--", "\\", "%", "_"):
            assert client.get(f"{journey}/history", params={"element": text}).json() == []
            assert client.get(f"{served.api}/journeys/{text}").status_code in {404, 422}
            assert client.get(f"{journey}/versions/{text}").status_code in {404, 422}
            assert client.get(f"{journey}/operations", params={"after": text}).status_code == 422
        assert client.get(f"{served.api}/journeys").json() == every


def test_names_of_files_are_ours(served: Served) -> None:
    """A9: whatever an imported file is called, nothing appears outside what is there."""
    folder = served.settings.folder
    before = sorted(folder.parent.rglob("*.yaml"))
    names = ["../../x.yaml", "/etc/cron.d/x", "C:\\x.yaml", "a\u0000.yaml", "CON", "..", "x" * 255]
    with served.client("editor") as client:
        text = client.get(f"{served.journey_api}/file").text
        for name in names:
            body = {"start": {"text": text, "name": name}}
            answer = client.post(f"{served.api}/journeys", json=body)
            assert answer.status_code in {201, 422}, answer.text
            if answer.status_code == 201:
                one = client.get(f"{served.api}/journeys/{answer.json()['id']}/file")
                disposition = one.headers["content-disposition"]
                assert "/" not in disposition.partition("''")[2]
    assert sorted(folder.parent.rglob("*.yaml")) == before
    assert {".yaml", ".yml", ".json"} == ENDINGS


def test_a_source_file_outside_the_folder_is_never_written(served: Served, tmp_path: Path) -> None:
    """A9: not even when the database says so."""
    from percorso.store.tables import StoredJourney

    journey = made(served)
    target = tmp_path / "outside.yaml"
    for place in (str(target), "../../outside.yaml", "a/../../../outside.yaml"):
        with served.store.session() as session:
            session.get_one(StoredJourney, journey.rpartition("/")[2]).source_file = place
        with served.client("editor") as client:
            assert client.post(f"{journey}/file", json={"overwrite": True}).status_code == 404
    assert not target.exists()


@pytest.mark.parametrize("route", [one for one in routes() if one.body is not None], ids=str)
def test_unknown_keys_are_refused(served: Served, route: Route) -> None:
    """A19: no route takes a key that it does not know, such as a role or an id."""
    hostile = {"role": "admin", "workspace_id": served.other, "is_admin": True, "id": "0" * 32}
    known = set(_resolved(route.body).get("properties", {}))
    body = {**_filled(route.body, "abcdef"), **{k: v for k, v in hostile.items() if k not in known}}
    values = {**dict.fromkeys(route.takes, "0" * 32), "workspace": served.workspace}
    values["journey"] = served.journey
    with served.client("admin") as client:
        answer = client.request(route.method, route.url(values), json=body)
    assert answer.status_code in {404, 422}, answer.text
    if answer.status_code == 422:
        keys = {str(one["key"]).partition(".")[0] for one in answer.json()["problems"]}
        assert keys & set(hostile)


def test_who_lost_the_role_sees_nothing_at_once(served: Served) -> None:
    """A14, A15: no answer is kept for a person who may no longer have it."""
    from percorso.store import Role
    from percorso.store.teams import change_role, leave

    with served.client("commenter") as client:
        assert client.get(served.journey_api).status_code == 200
        assert client.get(served.journey_api).headers["cache-control"] == "no-store"
        body = {"text": "ancora io"}
        assert client.post(f"{served.journey_api}/comments", json=body).status_code == 201
        with served.store.session() as session:
            change_role(session, served.workspace, served.users["commenter"], Role.VIEWER)
        assert client.post(f"{served.journey_api}/comments", json=body).status_code == 403
        with served.store.session() as session:
            leave(session, served.workspace, served.users["commenter"])
        for route in routes():
            if "workspace" in route.takes and LEAST[route.name] != "all" and not route.body:
                values = {**dict.fromkeys(route.takes, "0"), "workspace": served.workspace}
                values["journey"] = served.journey
                answer = client.request(route.method, route.url(values))
                assert answer.status_code == 404, route.name


def test_pages_do_not_leave_their_folder(served: Served) -> None:
    """A9: by the address of a page, with every way of writing two dots."""
    host, _, port = served.base.removeprefix("http://").partition(":")
    for path in ("/../settings.py", "/assets/../../app.py", "/%2e%2e/app.py", "/..%5capp.py",
                 "/assets/%2e%2e/%2e%2e/app.py", "//etc/passwd", "/assets/..%2f..%2fapp.py"):  # fmt: skip
        with socket.create_connection((host, int(port)), timeout=5) as raw:
            raw.sendall(
                f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode()
            )
            answer = b"".join(iter(lambda: raw.recv(65_536), b""))
        assert b"from __future__" not in answer, path
        assert b"root:" not in answer, path
