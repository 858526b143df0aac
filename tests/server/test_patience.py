"""Who sends slowly takes nothing from others, and a stop waits for nobody longer than ten seconds."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine, text

from percorso.server.errors import Refusal
from percorso.server.running.patience import Patient
from percorso.server.running.run import _config
from percorso.server.security import bodies
from tests.looping import run

STUBBORN = """
import sys, time
from contextlib import contextmanager
from pathlib import Path
from sqlalchemy import select
from percorso.server import app as server_app
from percorso.server.running.run import run
from percorso.server.settings import Settings
from percorso.server.work.jobs import Wish
from percorso.store.tables import Workspace

@contextmanager
def stubborn(app):
    with app.state.store.session(writes=False) as session:
        workspace = session.scalars(select(Workspace.id)).first()
    app.state.jobs.start(Wish(workspace, "measure", "k"), lambda handle: time.sleep(120))
    yield

server_app.PARTS.append(stubborn)
started = lambda settings, store: print(settings.port, flush=True)
run(Settings(folder=Path(sys.argv[1]), port=0), started)
"""


def test_a_stop_waits_for_no_job_that_does_not_let_go(tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    process = subprocess.Popen(
        [sys.executable, "-c", STUBBORN, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    port = int(process.stdout.readline())
    _until_open(port)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0
    assert time.monotonic() - began < 10
    engine = create_engine(f"sqlite:///{folder / 'percorso.db'}")
    with engine.connect() as connection:
        state, problems = connection.execute(text("SELECT state, problems FROM jobs")).one()
    assert state == "cancelled"
    assert "The server was stopped meanwhile." in problems


def _until_open(port: int) -> None:
    for _ in range(400):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                one.sendall(b"GET /api/health HTTP/1.1\r\nhost: localhost\r\n\r\n")
                one.settimeout(10)
                assert one.recv(20).startswith(b"HTTP/1.1 200")
                return
        time.sleep(0.05)
    raise AssertionError("it did not open")


@pytest.mark.parametrize("first", [b"", b"GET /api/health HTTP/1.1\r\nhost: localhost\r\n\r\n"])
def test_a_head_that_comes_byte_by_byte_is_not_waited_for(
    first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Patient, "patience", 0.4)
    run(_drip(first))


async def _drip(first: bytes) -> None:
    """Send a whole request, or none, then the head of another one drop by drop."""
    import uvicorn

    assert _config(_hello).http is Patient
    server = uvicorn.Server(
        uvicorn.Config(_hello, port=0, http=Patient, log_config=None, lifespan="off")
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(first)
    if first:
        assert b"hello" in await reader.readuntil(b"hello")
    began = time.monotonic()
    for byte in b"GET / HTTP/1.1\r\nx: " + b"y" * 1_200:  # a minute, if it were waited for
        if reader.at_eof():
            break
        with contextlib.suppress(ConnectionError):
            writer.write(bytes([byte]))
            await writer.drain()
        await asyncio.sleep(0.05)
    took = time.monotonic() - began
    writer.close()
    server.should_exit = True
    await serving
    assert 0.3 < took < 30


async def _hello(scope: object, receive: object, send: object) -> None:
    assert callable(send)
    head = {"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]}
    await send(head)
    await send({"type": "http.response.body", "body": b"hello"})


def test_a_body_that_comes_drop_by_drop_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never() -> NoReturn:
        await asyncio.sleep(60)
        raise AssertionError

    monkeypatch.setattr(bodies, "SECONDS", 0.1)
    scope = {
        "type": "http", "method": "POST", "path": "/api/sign-in",
        "headers": [(b"content-type", b"application/json"), (b"content-length", b"9")],
    }  # fmt: skip
    with pytest.raises(Refusal) as caught:
        run(bodies.judged(scope, never))
    assert caught.value.status == 408
