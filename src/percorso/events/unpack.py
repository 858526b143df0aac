"""Packed files: gzip and Zstandard, read as they come, with an eye on what comes out of them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import IO, Any, Protocol

PACKINGS = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
"""How packed files begin, and what they are."""
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18")
"""How a part begins that Zstandard leaves out; some programs put one in front."""
FLOOR = 64 << 20
"""Bytes that any packed file may unpack to."""
RATIO = 250
"""How many times its own size a larger one may unpack to; tables of events stay below fifty."""
MOST = 100 << 30
"""Bytes that are read from one file at most, unpacked."""
_PIECE = 1 << 17


class Bomb(ValueError):
    """A packed file that unpacks to far more than a table of events does."""


class Stream(Protocol):
    """What can be read."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def packing(start: bytes) -> str | None:
    """How a file is packed by its first bytes; None: not in a way that is read.

    Example:
        >>> import gzip
        >>> packing(gzip.compress(b"x")), packing(b"event,user_id")
        ('gzip', None)
    """
    if _SKIPPABLE.match(start):
        return "zstd"
    return next((name for mark, name in PACKINGS.items() if start.startswith(mark)), None)


def unpacked(raw: IO[bytes], how: str, note: Callable[[str], None]) -> Stream:
    """The contents of a packed file.

    Raises:
        EOFError: While reading: it is cut off.
        zlib.error: While reading: it is damaged; for Zstandard it is an `OSError`.
    """
    if how == "gzip":
        return _Gzip(raw, note)
    import pyarrow as pa

    source: Any = raw  # the stubs of pyarrow ask for more than it needs
    return _Zstd(pa.CompressedInputStream(pa.PythonFile(source, "r"), "zstd"))


class _Zstd:
    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return bytes(self.stream.read(size if size >= 0 else None))


class _Gzip:
    """Members of gzip one after the other; what follows the last one is told, and left out.

    The module `gzip` refuses a file with anything behind its last member, although all of its
    contents are whole.
    """

    def __init__(self, raw: IO[bytes], note: Callable[[str], None]) -> None:
        self.raw, self.note = raw, note
        self.rest = b""
        self.member: Any = zlib.decompressobj(31)

    def read(self, size: int = -1, /) -> bytes:
        parts, left = [], size if size >= 0 else 1 << 62
        while left and self.member is not None:
            self.rest = self.rest or self.raw.read(_PIECE)
            if not self.rest:
                raise EOFError("it ends before its contents do")
            data = self.member.decompress(self.rest, min(left, _PIECE * 8))
            self.rest = self.member.unconsumed_tail
            parts.append(data)
            left -= len(data)
            if self.member.eof:
                self._next()
        return b"".join(parts)

    def _next(self) -> None:
        """Another member may follow; zeros are padding, and anything else is no part of it."""
        self.rest = self.member.unused_data.lstrip(b"\0")
        while not self.rest and (more := self.raw.read(_PIECE)):
            self.rest = more.lstrip(b"\0")
        if self.rest.startswith(b"\x1f\x8b") or self.rest == b"\x1f":
            self.member = zlib.decompressobj(31)
            return
        self.member = None
        if self.rest:
            self.note("Something follows the gzip data in the file; it was left out.")
