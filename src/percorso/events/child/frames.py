"""Frames: messages with a length, on the pipe between the reading process and ours.

A frame is a JSON object and, behind it, bytes as they are. Nothing in it is ever run or unpickled:
who reads a frame from a process that a hostile file took over gets values, and nothing else.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import IO, Any

_HEAD = struct.Struct("<IQ")
MOST_WORDS = 1 << 30
MOST_BYTES = 1 << 32

Take = Callable[[int], bytes | bytearray]
"""Gives exactly so many bytes; raises `EOFError` when the other side has closed."""


class BrokenFrame(ValueError):
    """What came through the pipe is no frame."""


def put(out: IO[bytes], words: dict[str, Any], size: int = 0) -> None:
    """Write a frame, but for the `size` bytes behind it, which are to follow."""
    text = json.dumps(words).encode("ascii")
    out.write(_HEAD.pack(len(text), size))
    out.write(text)


def take(read: Take) -> tuple[dict[str, Any], bytes | bytearray]:
    """Read a frame.

    Raises:
        BrokenFrame: It is none, or too long.
        EOFError: The other side has closed.

    Example:
        >>> import io
        >>> pipe = io.BytesIO()
        >>> put(pipe, {"kind": "rows"}, 3)
        >>> _ = pipe.write(b"abc")
        >>> take(io.BytesIO(pipe.getvalue()).read)
        ({'kind': 'rows'}, b'abc')
    """
    head = read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    words, body = _HEAD.unpack(head)
    if words > MOST_WORDS or body > MOST_BYTES:
        raise BrokenFrame("a frame of the reader is too long")
    try:
        found = json.loads(read(words))
    except ValueError as error:
        raise BrokenFrame("a frame of the reader is no JSON") from error
    if not isinstance(found, dict):
        raise BrokenFrame("a frame of the reader is no object")
    return found, read(body)
