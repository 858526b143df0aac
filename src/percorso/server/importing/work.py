"""The work of a job that imports a file: read in a process of its own, all of it or nothing."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from percorso.engine.lake import Workspace
from percorso.engine.loader import load
from percorso.engine.reports import FileReport, Progress
from percorso.engine.stopping import Stop, Stopped
from percorso.engine.timeline import open_timeline
from percorso.errors import EventsError
from percorso.events.child import Reader
from percorso.server.importing.asked import ImportAsked
from percorso.server.importing.shelf import Shelf, Upload
from percorso.server.work.handle import Handle, Work

KIND = "import"
_LOG = logging.getLogger("percorso.server")
READING_SHARE = 0.7
LOOK_EVERY_SECONDS = 0.2


@dataclass(frozen=True)
class Incoming:
    """A file that is to be imported.

    Attributes:
        folder: The workspace's folder.
        upload: The file.
        asked: How it is read.
    """

    folder: Path
    upload: Upload
    asked: ImportAsked


def importing(incoming: Incoming, after: Callable[[], None]) -> Work:
    """The work of an import.

    Args:
        incoming: The file.
        after: Called when its events are there, to measure anew.
    """

    def work(handle: Handle) -> dict[str, Any] | None:
        lake = Workspace.create(incoming.folder, among=True)
        report = _loaded(incoming, lake, handle)
        if report.refused:
            raise EventsError(report.refused)
        with _forgiven():
            Shelf(incoming.folder).take_away(incoming.upload.id)
        with _forgiven(), suppress(Stopped):  # what is stopped is the sorting alone
            _sort(lake, handle)
        with _forgiven():
            after()
        return told(report)

    return work


@contextmanager
def _forgiven() -> Iterator[None]:
    """The events are there: what fails now is made up for when somebody looks."""
    try:
        yield
    except Exception:
        _LOG.exception("after an import")


def _loaded(incoming: Incoming, lake: Workspace, handle: Handle) -> FileReport:
    def watch(progress: Progress) -> None:
        handle.progress(READING_SHARE * progress.share, "reading")

    reader, asked = Reader(), incoming.asked
    place = Shelf(incoming.folder).place(incoming.upload)
    try:
        with _ended_when_asked(reader, handle.stop):
            (report,) = load([place], lake, mapping=asked.read(), progress=watch, reader=reader,
                             called=[incoming.upload.name], **asked.options())  # fmt: skip
    except EventsError:  # of rows that are read again: no report holds it
        handle.stop.check()
        raise
    if report.refused:
        handle.stop.check()
    return report


@contextmanager
def _ended_when_asked(reader: Reader, stop: Stop) -> Iterator[None]:
    """End the process that reads as soon as somebody asks, whatever it is at."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_EVERY_SECONDS):
            pid = reader.pid
            if stop.asked and pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def _sort(lake: Workspace, handle: Handle) -> None:
    def far(done: int, total: int) -> None:
        share = READING_SHARE + (1 - READING_SHARE) * done / max(total, 1)
        handle.progress(share, "timeline")

    open_timeline(lake, progress=far)


def told(report: FileReport) -> dict[str, Any]:
    """What became of the file, as the job's result."""
    return {
        "file": report.file,
        "rows_ok": report.rows_ok,
        "rows_bad": report.rows_bad,
        "rows_duplicate": report.rows_duplicate,
        "rows_skipped": report.rows_skipped,
        "errors": [asdict(one) for one in report.errors],
        "more_errors": report.more_errors,
        "notes": list(report.notes),
        "without_currency": report.without_currency,
        "simulated": report.simulated,
        "nobodies": dict(report.nobodies),
    }
