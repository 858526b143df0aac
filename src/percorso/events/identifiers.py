"""The identifiers of events: from the message id when there is one, from the content when not."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

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


def content_hashes(columns: dict[str, Array], length: int) -> list[bytes]:
    """A hash of what happened in each event, whatever the way it came.

    Empty columns do not count, so that a wider export of the same events gives the same hashes.
    """
    parts = [_part(name, columns[name]) for name in CONTENT if name in columns]
    if not parts:
        return [blake2b(b"", digest_size=SIZE).digest()] * length
    whole = pc.binary_join_element_wise(*parts, "")
    return [blake2b(text.encode(), digest_size=SIZE).digest() for text in whole.to_pylist()]


def digests(hashes: list[bytes]) -> Array:
    """The first eight bytes of each hash as a number."""
    numbers = np.frombuffer(b"".join(hashes), dtype="<i8").reshape(-1, SIZE // 8)
    return pa.array(np.ascontiguousarray(numbers[:, 0]))


def derived_message(content: bytes | str, occurrence: int) -> str:
    """The message id of an event that has none: its content, and a count of equal rows so far."""
    text = content if isinstance(content, str) else content.hex()
    return f"{text}-{occurrence}"


def _part(name: str, column: Array) -> Array:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.int64())
    text = column.cast(pa.string())
    marked = pc.binary_join_element_wise(f"{_FIELD}{name}", text, _VALUE)
    return pc.fill_null(marked, "")
