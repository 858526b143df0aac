"""What one person does reaches everybody else at once, and nobody else."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from percorso.server import live
from percorso.store.teams import leave
from tests.server.maps.helpers import change, edit, made
from tests.serving import OTHERS, Served

Told = list[tuple[str, str, dict[str, Any]]]
"""Id, kind and data of the events of a stream."""


@contextmanager
def listening(served: Served, role: str, workspace: str = "", last: str = "") -> Iterator[Told]:
    """A stream that is read beside the test; it ends with the block."""
    told: Told = []
    ended = threading.Event()
    with served.client(role) as client:
        address = f"/api/workspaces/{workspace or served.workspace}/events"
        headers = {"last-event-id": last} if last else {}
        with client.stream("GET", address, headers=headers) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            lines = answer.iter_lines()
            assert next(lines).startswith("retry")
            reader = threading.Thread(target=_read, args=(lines, told, ended), daemon=True)
            reader.start()
            yield told
            answer.close()


def _read(lines: Iterator[str], told: Told, ended: threading.Event) -> None:
    event: dict[str, str] = {}
    try:
        for line in lines:
            if line:
                key, _, value = line.partition(": ")
                event[key] = value
            elif "data" in event:
                told.append((event["id"], event["event"], json.loads(event["data"])))
                event = {}
    except Exception:
        ended.set()


def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen."
        time.sleep(0.01)


def kinds(told: Told) -> list[str]:
    return [kind for _, kind, _ in told]


def test_operations_comments_and_timers_are_heard(either: Served) -> None:
    journey = made(either)
    with listening(either, "viewer") as told, either.client("editor") as client:
        began = time.monotonic()
        change(client, journey, edit("stages", "see", "owner", value="Ada"))
        until(lambda: "operation" in kinds(told))
        assert time.monotonic() - began < 2
        data = next(data for _, kind, data in told if kind == "operation")
        assert (data["version"], data["client"], data["by"]["name"]) == (1, "tab", "Edo Editor")
        assert data["operation"]["value"] == "Ada"
        assert data["at"].endswith("Z")
        client.post(f"{journey}/comments", json={"text": "Ecco"})
        client.post(f"{journey}/timer", json={"seconds": 90})
        until(lambda: {"comment", "timer"} <= set(kinds(told)))


def test_nobody_else_hears_it(either: Served) -> None:
    journey = made(either)
    with listening(either, OTHERS, either.other) as told, either.client("editor") as client:
        change(client, journey, edit("title", value="Segreto"))
        with either.client(OTHERS) as other:
            other.post(f"/api/workspaces/{either.other}/journeys", json={"start": {"blank": True}})
        until(lambda: bool(told))
    assert kinds(told) == ["reload"]


def test_what_was_refused_is_not_told(either: Served) -> None:
    journey = made(either)
    with listening(either, "viewer") as told, either.client("editor") as client:
        change(client, journey, edit("title", value=7))
        change(client, journey, edit("title", value="Vero"))
        until(lambda: bool(told))
    assert [data["operation"]["value"] for _, _, data in told] == ["Vero"]


def test_who_comes_back_hears_what_was_missed(either: Served) -> None:
    journey = made(either)
    with listening(either, "viewer") as told, either.client("editor") as client:
        change(client, journey, edit("title", value="Uno"))
        until(lambda: bool(told))
        last = told[-1][0]
    with either.client("editor") as client:
        change(client, journey, edit("title", value="Due"), 1)
    with listening(either, "viewer", last=last) as told:
        until(lambda: any(data.get("version") == 2 for _, _, data in told))
    with listening(either, "viewer", last="1000000") as told:
        until(lambda: kinds(told) == ["reload"])


def test_presence_is_seen_and_ends_with_the_stream(either: Served) -> None:
    journey = made(either)

    def people() -> list[str]:
        with either.client("viewer") as client:
            return [one["name"] for one in client.get(journey).json()["people"]]

    with listening(either, "viewer") as told:
        with listening(either, "editor"), either.client("editor") as client:
            where = {"element": "stages/see", "editing": True}
            there = client.post(f"{journey}/presence", json=where).json()["people"]
            assert there[0]["element"] == "stages/see"
            until(lambda: "presence" in kinds(told))
            assert people() == ["Edo Editor"]
            with either.client("viewer") as other:  # something passes through the stream
                other.post(f"{journey}/presence", json={"element": ""})
        with either.client("editor") as client:
            client.post(f"{journey}/presence", json={"here": False})
        until(lambda: people() == ["Vito Vede"])


def test_the_stream_ends_for_who_is_thrown_out(
    either: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "PING_SECONDS", 0.2)
    with either.client("commenter") as client:
        with client.stream("GET", f"{either.api}/events") as answer:
            with either.store.session() as session:
                leave(session, either.workspace, either.users["commenter"])
            assert "".join(answer.iter_text()).startswith("retry")
        assert client.get(f"{either.api}/events").status_code == 404
