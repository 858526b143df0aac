"""The server from its start to its end: lock, port, database, first journeys, good stop."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FrameType

import uvicorn

from percorso.engine.lake import Workspace as Lake
from percorso.errors import PercorsoError, Problem
from percorso.server.app import create_app
from percorso.server.live import Hub
from percorso.server.running.first import prepare
from percorso.server.running.lock import only_server
from percorso.server.running.patience import Patient
from percorso.server.settings import EVERYWHERE, Settings
from percorso.store import Store, open_store

log = logging.getLogger("percorso.server")
GRACE_SECONDS = 6
IDLE_SECONDS = 15
Started = Callable[[Settings, Store], None]
"""Is called when the server is about to answer: to say where, and to open a browser."""


def run(settings: Settings, started: Started, fill: Started | None = None) -> None:
    """Serve a folder until the system asks to stop.

    Args:
        settings: What to serve, and where. Port 0: one that is free.
        started: Is called when the server is about to answer.
        fill: Puts more into the database before that, such as the workspaces of the demo.

    Raises:
        WorkspaceError: The folder or the database cannot be used, or another server works on it.
        PercorsoError: The port is taken.
    """
    with listening(settings) as (bound, settings):
        settings.folder.mkdir(parents=True, exist_ok=True)
        with only_server(settings.folder, settings.address):
            Lake.create(settings.folder, among=True)
            store = open_store(settings.database_address)
            if fill is not None:
                fill(settings, store)
            prepare(store, settings)
            app = create_app(settings, store)
            started(settings, store)
            log.info("started", extra={"address": settings.address})
            _Server(_config(app), app.state.hub).run(sockets=[bound])
            log.info("stopped")
    if app.state.jobs.left:
        _leave()


def _leave() -> None:
    """End now: a job that does not let go would keep the process; it is written as stopped."""
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)


def _config(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        limit_concurrency=2_000,
        ws="none",
        http=Patient,
    )


class _Server(uvicorn.Server):
    """A server that lets go of its streams when it is asked to stop, and then ends with 0."""

    def __init__(self, config: uvicorn.Config, hub: Hub) -> None:
        super().__init__(config)
        self._hub = hub

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop in good order at SIGTERM and SIGINT; unlike the original, do not raise them anew."""
        asked = (signal.SIGTERM, signal.SIGINT)
        before = {one: signal.signal(one, self.handle_exit) for one in asked}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Close every stream, then stop; a second time: at once."""
        self._hub.close()
        super().handle_exit(sig, frame)


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[tuple[socket.socket, Settings]]:
    """A socket on the address and port that were asked for, and the settings with that port.

    Raises:
        PercorsoError: The port is taken, or the address is not one of this machine.
    """
    host = settings.host or next(one for one in sorted(EVERYWHERE) if one)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named, or the loop would not switch off Nagle's delay: 40 ms an answer.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, settings.port))
            bound.listen(2048)
        except (OSError, OverflowError) as error:
            raise _cannot_listen(settings, error) from None
        yield bound, replace(settings, port=bound.getsockname()[1])


def _cannot_listen(settings: Settings, error: Exception) -> PercorsoError:
    reason = getattr(error, "strerror", None) or str(error)
    return PercorsoError(
        Problem(
            f"Port {settings.port} of {settings.host} cannot be used: {reason}.",
            "Stop the program that uses it, or choose another one with --port (0: any free one).",
        )
    )
