"""A document on its way in: counted while it streams, whatever length its sender promised."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import BinaryIO

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from percorso.errors import PercorsoError, Problem
from percorso.mark import N_
from percorso.words import Words

MOST_BYTES = 20 * 1024 * 1024
_ENVELOPE = 64 * 1024
_PATIENCE = 120.0

TOO_LARGE = (
    N_("The file is larger than {megabytes} MB."),
    N_("Upload a smaller file, or add a link to where it is kept."),
)
NO_FILE = (N_("No file came with the request."), N_("Send one file in the field “file”."))
TOO_SLOW = (N_("The file did not arrive within two minutes."), N_("Try again."))


class UploadRefused(PercorsoError):
    """A document that is not taken in, with the HTTP status that says why."""

    def __init__(self, status: int, message: str, fix: str) -> None:
        super().__init__(Problem(message, fix, key="file"))
        self.status = status


def refusal(status: int, said: tuple[str, str], words: Words) -> UploadRefused:
    """A refusal in the reader's language."""
    message, fix = said
    megabytes = MOST_BYTES // 1024 // 1024
    return UploadRefused(status, words(message, megabytes=megabytes), words(fix))


@dataclass(frozen=True, slots=True)
class Received:
    """A document that came in whole: its bytes, and the name its sender gave it."""

    file: BinaryIO
    name: str
    size: int


async def receive(request: Request, words: Words) -> Received:
    """Read one document from a multipart request.

    Raises:
        UploadRefused: Too large, too slow, or no file at all.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            return _one(await _form(request, words), words)
    except TimeoutError:
        raise refusal(408, TOO_SLOW, words) from None


async def _form(request: Request, words: Words) -> list[object]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise refusal(415, NO_FILE, words)
    parser = MultiPartParser(
        request.headers, _counted(request, words), max_files=1, max_fields=4, max_part_size=1024
    )
    try:
        return [value for _, value in (await parser.parse()).multi_items()]
    except MultiPartException:
        raise refusal(422, NO_FILE, words) from None


async def _counted(request: Request, words: Words) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > MOST_BYTES + _ENVELOPE:
            raise refusal(413, TOO_LARGE, words)
        yield chunk


def _one(values: list[object], words: Words) -> Received:
    found = next((value for value in values if isinstance(value, UploadFile)), None)
    if found is None or not found.size:
        raise refusal(422, NO_FILE, words)
    if found.size > MOST_BYTES:
        raise refusal(413, TOO_LARGE, words)
    return Received(found.file, found.filename or "", found.size)
