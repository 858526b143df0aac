"""Bodies that are no body, too large, or lie about it: refused soon, and the server goes on (A10)."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator

import pytest

from tests.server.maps.helpers import made
from tests.server.matrix import routes
from tests.serving import Served

QUIET = {"sign_in", "set_up", "sign_in_by_link", "accept_invitation", "change_password"}
"""They count attempts: their own tests hold them."""
ASKED = [one for one in routes() if one.name not in QUIET]


BOMBS = {
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "digits": b'{"seconds":' + b"9" * 100_000 + b"}",
    "not a number": b'{"seconds": NaN}',
    "infinity": b'{"seconds": 1e999}',
    "half a character": b'{"element": "\\ud800"}',
    "nul": b'{"element": "\\u0000"}',
    "not utf-8": b'{"element": "\xff\xfe"}',
    "no json": b"seconds=1",
    "nothing": b"",
    "list": b"[]",
    "text": b'"x"',
    "keys": b'{"seconds": 1, "__proto__": {"admin": true}, "constructor": 1}',
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bodies_that_are_no_body(served: Served, bomb: str) -> None:
    """A10, A19: refused within two seconds, and the server goes on."""
    headers = {"content-type": "application/json"}
    with served.client("admin") as client:
        for route in ASKED:
            if route.body is None:
                continue
            values = dict.fromkeys(route.takes, "0" * 32)
            values |= {"workspace": served.workspace, "journey": served.journey}
            began = time.monotonic()
            answer = client.request(
                route.method, route.url(values), content=BOMBS[bomb], headers=headers
            )
            assert answer.status_code in {400, 403, 404, 409, 422} or not BOMBS[bomb], route.name
            assert answer.status_code < 500
            assert time.monotonic() - began < 2
            assert answer.headers["content-type"].startswith("application/json")


YAML_BOMBS = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=False)),
    "tags": "percorso: 1\nid: !!python/object/apply:os.system ['id']\n",
    "deep": "a: " + "{a: " * 20_000 + "}" * 20_000,
    "long": "percorso: 1\nid: a\ntitle: " + "x" * 4_900_000,
    "merge": "a: &a {<<: *a}\n",
}  # fmt: skip


@pytest.mark.parametrize("bomb", YAML_BOMBS)
def test_files_that_would_swell(served: Served, bomb: str) -> None:
    """A10: refused within two seconds."""
    journey = made(served)
    with served.client("editor") as client:
        began = time.monotonic()
        answer = client.post(f"{journey}/import", json={"text": YAML_BOMBS[bomb]})
        assert answer.status_code in {413, 422}
        assert time.monotonic() - began < 2
        assert client.get(journey).json()["version"] == 0


def test_bodies_that_are_too_large_or_lie_about_it(served: Served) -> None:
    """A10: a length that is too large, one that lies, chunks without end."""
    journey = made(served)
    with served.client("editor") as client:
        huge = b'{"text": "' + b"x" * 9_000_000 + b'"}'
        headers = {"content-type": "application/json"}
        answer = client.post(f"{journey}/import", content=huge, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["problems"][0]["message"]

        def endless() -> Iterator[bytes]:
            for _ in range(200):
                yield b" " * 100_000

        with contextlib.suppress(Exception):  # the server may close while we still send
            answer = client.post(f"{journey}/import", content=endless(), headers=headers)
        assert answer.status_code == 413
        assert client.get("/api/health").status_code == 200
    host, _, port = served.base.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as raw:
        head = f"POST /api/sign-in HTTP/1.1\r\nHost: {host}:{port}\r\ncontent-length: -5\r\n\r\n"
        raw.sendall(head.encode())
        assert b" 400 " in raw.recv(200)


def test_no_loop_of_ours_is_needed() -> None:
    """Judging a body of the largest size stays quick."""
    from percorso.server.security.bodies import check_json

    body = json.dumps({"document": {str(n): ["x" * 20] * 5 for n in range(40_000)}}).encode()
    began = time.process_time()
    check_json(body)
    assert time.process_time() - began < 2
