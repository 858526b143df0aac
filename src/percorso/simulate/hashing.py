"""Numbers that look random but are not drawn: identifiers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Words = NDArray[np.uint64]


def mix(words: Words) -> Words:
    """Another number for each number, never the same for two (splitmix64, Steele et al. 2014).

    Example:
        >>> hex(int(mix(np.array([1], np.uint64))[0]))
        '0x910a2dec89025cc1'
    """
    z: Words = words + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def unmix(words: Words) -> Words:
    """The number behind each mixed number: `unmix(mix(x))` is x."""
    z: Words = words ^ (words >> np.uint64(31)) ^ (words >> np.uint64(62))
    z = z * np.uint64(pow(0x94D049BB133111EB, -1, 1 << 64))
    z = z ^ (z >> np.uint64(27)) ^ (z >> np.uint64(54))
    z = z * np.uint64(pow(0xBF58476D1CE4E5B9, -1, 1 << 64))
    z = z ^ (z >> np.uint64(30)) ^ (z >> np.uint64(60))
    return z - np.uint64(0x9E3779B97F4A7C15)


def hexadecimal(words: Words) -> NDArray[np.uint8]:
    """Sixteen hexadecimal digits of each number, a row of letters each."""
    octets = words.astype(">u8").view(np.uint8).reshape(-1, 8)
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    pairs = np.stack([digits[octets >> 4], digits[octets & 15]], axis=2)
    return pairs.reshape(len(octets), 16)


def decimal(numbers: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
    """The last digits of each number, a row of letters each."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    letters = numbers[:, None] // powers % 10 + 48
    return letters.astype(np.uint8)


def texts(*parts: NDArray[np.uint8] | bytes, absent: NDArray[np.bool_] | None = None) -> Any:
    """A column of texts of one length, from rows of letters and what is the same in all."""
    size = max(len(part) for part in parts if not isinstance(part, bytes))
    wide = [
        np.tile(np.frombuffer(part, np.uint8), (size, 1)) if isinstance(part, bytes) else part
        for part in parts
    ]
    body = np.concatenate(wide, axis=1)
    offsets = np.arange(size + 1, dtype=np.int32) * body.shape[1]
    buffers = (pa.py_buffer(offsets.tobytes()), pa.py_buffer(body.tobytes()))
    if absent is None:
        return pa.StringArray.from_buffers(size, *buffers)
    bits = pa.array(~absent).buffers()[1]
    return pa.Array.from_buffers(pa.string(), size, [bits, *buffers])
