"""PNG and PDF in a process of their own: the converter would hold up every other request."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from fastapi import FastAPI

from percorso.errors import DrawingError, Problem
from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.share.pdf import join_pages
from percorso.share.pictures import SHARPNESS, to_pdf, to_png

SECONDS = 30.0
MOST_WAITING = 8
MOST_PIXELS = 40_000_000
MOST_SHEETS = 40


def png(svg: str, scale: float) -> bytes:
    """A drawing as PNG; runs in the other process."""
    return to_png(svg, scale)


def pdf(sheets: list[str], title: str, lang: str) -> bytes:
    """Drawings as the pages of a PDF; runs in the other process."""
    return join_pages([to_pdf(sheet) for sheet in sheets], title, lang)


class Converter:
    """One process that converts; a conversion that takes too long ends with it."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def png(self, svg: str, width: float, height: float) -> bytes:
        """A drawing as PNG, as sharp as its size allows.

        Raises:
            DrawingError: It is too large, or took too long.
            Refusal: Too many pictures are being made (503).
        """
        fitting = [s for s in (SHARPNESS, 1.0) if width * height * s * s <= MOST_PIXELS]
        if not fitting:
            raise DrawingError(_large())
        return self._run(png, svg, fitting[0])

    def pdf(self, sheets: list[str], title: str, lang: str) -> bytes:
        """Drawings as a PDF.

        Raises:
            DrawingError: There are too many pages, or they took too long.
            Refusal: Too many pictures are being made (503).
        """
        if len(sheets) > MOST_SHEETS:
            raise DrawingError(_large())
        return self._run(pdf, sheets, title, lang)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _run(self, work: object, *arguments: object) -> bytes:
        if not self._places.acquire(timeout=1.0):
            raise _busy()
        try:
            return self._waited(work, *arguments)
        finally:
            self._places.release()

    def _waited(self, work: object, *arguments: object) -> bytes:
        with self._lock:
            pool = self._pool = self._pool or _new_pool()
        try:
            found: bytes = pool.submit(work, *arguments).result(SECONDS)  # type: ignore[arg-type]
        except (TimeoutError, BrokenProcessPool) as error:
            with self._lock:
                if self._pool is pool:
                    self._end()
            raise DrawingError(_slow()) from error
        return found

    def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            workers = list((getattr(pool, "_processes", None) or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.kill()


def _new_pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))


def _large() -> Problem:
    return Problem(N_("The picture is too large to be converted."),
                   N_("Take fewer rows or a smaller width, or take it as SVG."))  # fmt: skip


def _slow() -> Problem:
    return Problem(N_("The picture took too long to convert."),
                   N_("Take fewer rows or a smaller width, or take it as SVG."))  # fmt: skip


def _busy() -> Refusal:
    return Refusal(
        503,
        N_("Many pictures are being made just now."),
        N_("Try again in a moment."),
        headers={"retry-after": "3"},
    )


@contextmanager
def converting(app: FastAPI) -> Iterator[Converter]:
    """The converter of an app, from its start to its stop."""
    app.state.converter = Converter()
    try:
        yield app.state.converter
    finally:
        app.state.converter.close()
