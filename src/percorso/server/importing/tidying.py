"""Files that wait go: after a day, and with the server."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi import FastAPI

from percorso.server.importing.shelf import Shelf
from percorso.server.importing.work import KIND

LOOK_EVERY_SECONDS = 600.0
_log = logging.getLogger("percorso.server")


@contextmanager
def shelves(app: FastAPI) -> Iterator[None]:
    """Files that wait do not outlive the server: nobody could go on with them."""
    over = threading.Event()
    watcher = threading.Thread(
        target=_watch, args=(app, over), name="percorso-shelves", daemon=True
    )  # fmt: skip
    _clear(app)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
        _clear(app)


def _watch(app: FastAPI, over: threading.Event) -> None:
    while not over.wait(LOOK_EVERY_SECONDS):
        try:
            _expire(app)
        except Exception:
            _log.exception("Files that wait for their import could not be looked through.")


def _expire(app: FastAPI) -> None:
    held = app.state.jobs.records.at_work(KIND)
    for home in _homes(app):
        Shelf(home, held).expire()


def _clear(app: FastAPI) -> None:
    for home in _homes(app):
        Shelf(home).clear()


def _homes(app: FastAPI) -> list[Path]:
    """The folders of the workspaces."""
    folder = app.state.settings.folder.absolute()
    return [folder, *folder.glob("workspaces/*")]
