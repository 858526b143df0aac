"""A document on its way in: counted while it streams, whatever length its sender promised."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import BinaryIO

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from percorso.mark import N_
from percorso.server.errors import Refusal

MOST_BYTES = 20 * 1024 * 1024
_ENVELOPE = 64 * 1024
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Limit:
    """What a file may cost on its way in.

    Attributes:
        size: Bytes at most.
        seconds: How long it may take to arrive.
        late: What is said when it takes longer.
        fix: What to do with a larger one.
    """

    size: int = MOST_BYTES
    seconds: float = _PATIENCE
    late: str = N_("The file did not arrive within two minutes.")
    fix: str = N_("Upload a smaller file, or add a link to where it is kept.")

    def too_large(self) -> Refusal:
        """What is answered to a larger file."""
        said = N_("The file is larger than {megabytes} MB.")
        return Refusal(413, said, self.fix, key="file", megabytes=self.size // 1_000_000)


DOCUMENT = Limit()


def no_file(status: int = 422) -> Refusal:
    """What is answered to a request without exactly one file."""
    message, fix = N_("No file came with the request."), N_("Send one file in the field “file”.")
    return Refusal(status, message, fix, key="file")


def _empty() -> Refusal:
    return Refusal(422, N_("The file is empty."), N_("Choose another one."), key="file")


@dataclass(frozen=True, slots=True)
class Received:
    """A document that came in whole: its bytes, and the name its sender gave it."""

    file: BinaryIO
    name: str
    size: int


async def receive(request: Request, limit: Limit = DOCUMENT) -> Received:
    """Read one document from a multipart request.

    Raises:
        Refusal: It is too large, too slow, or no file at all.
    """
    try:
        async with asyncio.timeout(limit.seconds):
            return _one(await _form(request, limit), limit)
    except TimeoutError:
        raise Refusal(408, limit.late, N_("Try again."), key="file") from None


async def _form(request: Request, limit: Limit) -> list[object]:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise no_file(415)
    parser = MultiPartParser(
        request.headers, _counted(request, limit), max_files=1, max_fields=4, max_part_size=1024
    )
    try:
        return [value for _, value in (await parser.parse()).multi_items()]
    except MultiPartException:
        raise no_file() from None


async def _counted(request: Request, limit: Limit) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > limit.size + _ENVELOPE:
            raise limit.too_large()
        yield chunk


def _one(values: list[object], limit: Limit) -> Received:
    found = next((value for value in values if isinstance(value, UploadFile)), None)
    if found is None:
        raise no_file()
    if not found.size or found.size > limit.size:
        found.file.close()
        raise limit.too_large() if found.size else _empty()
    return Received(found.file, found.filename or "", found.size)
