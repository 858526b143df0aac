"""The identifiers of events: from the message id when there is one, from the content when not."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.schema import CONTENT

SIZE = 16
_FIELD, _VALUE = "\x1e", "\x1f"


def event_id(source: str, message: str) -> str:
    """The identifier of an event: BLAKE2b-128 of source and message id, in hexadecimal.

    Example:
        >>> event_id("shop", "42")
        '77e04a001d8715e1cbe27b6326c94374'
    """
    return blake2b(f"{source}{_VALUE}{message}".encode(), digest_size=SIZE).hexdigest()


def event_ids(source: str, messages: Iterable[str]) -> list[str]:
    """The identifiers of many events of one source."""
    start = f"{source}{_VALUE}".encode()
    return [blake2b(start + text.encode(), digest_size=SIZE).hexdigest() for text in messages]


def content_hashes(columns: dict[str, Array], length: int) -> bytes:
    """A hash of what happened in each event, whatever the way it came, one after the other.

    Empty columns do not count, so that a wider export of the same events gives the same hashes.
    """
    parts = [part for name in CONTENT if name in columns for part in _part(name, columns[name])]
    if not parts:
        return blake2b(b"", digest_size=SIZE).digest() * length
    whole = pc.binary_join_element_wise(*parts, "").cast(pa.binary())
    made = blake2b  # a name of our own is found faster, and this runs for every event
    return b"".join([made(text, digest_size=SIZE).digest() for text in whole.to_pylist()])


def digests(hashes: bytes) -> Array:
    """The first eight bytes of each hash as a number."""
    numbers = np.frombuffer(hashes, dtype="<i8").reshape(-1, SIZE // 8)
    return pa.array(np.ascontiguousarray(numbers[:, 0]))


def first_ids(source: str, hashes: bytes) -> tuple[Array, Array]:
    """Message and event ids of events without one, as if no content stood here twice.

    The same as `derived_message` and `event_ids`, for many events at once.

    Example:
        >>> hashes = content_hashes({"name": pa.array(["A"])}, 1)
        >>> messages, events = first_ids("shop", hashes)
        >>> messages.to_pylist() == [derived_message(hashes, 1)]
        True
        >>> events.to_pylist() == event_ids("shop", messages.to_pylist())
        True
    """
    count, width = len(hashes) // SIZE, 2 * SIZE + 2
    signs = np.full((count, width), ord("-"), dtype=np.uint8)
    signs[:, : 2 * SIZE] = np.frombuffer(hashes.hex().encode(), np.uint8).reshape(count, 2 * SIZE)
    signs[:, -1] = ord("1")
    start, texts, made = f"{source}{_VALUE}".encode(), signs.tobytes(), blake2b
    found = [
        made(start + texts[place : place + width], digest_size=SIZE).digest()
        for place in range(0, count * width, width)
    ]
    return _texts(texts, width), _texts(b"".join(found).hex().encode(), 2 * SIZE)


def _texts(data: bytes, width: int) -> Array:
    """Texts of one width that stand one after the other."""
    count = len(data) // width
    places = np.arange(0, (count + 1) * width, width, dtype=np.int32)
    return pa.StringArray.from_buffers(count, pa.py_buffer(places.tobytes()), pa.py_buffer(data))


def derived_message(content: bytes | str, occurrence: int) -> str:
    """The message id of an event that has none: its content, and a count of equal rows so far."""
    text = content if isinstance(content, str) else content.hex()
    return f"{text}-{occurrence}"


def _part(name: str, column: Array) -> list[Any]:
    """The name and the value of each event, for one join of all; nothing where it has none."""
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.int64())
    text, start = column.cast(pa.string()), f"{_FIELD}{name}"
    if not text.null_count:
        return [start + _VALUE, text]
    return [pc.fill_null(pc.binary_join_element_wise(start, text, _VALUE), "")]
