"""JSON in any of its shapes: one object a line, one array, or an object around an array."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from percorso.events.batch import Records
from percorso.events.files import EventFile, pieces
from percorso.events.jsonarray import read_array
from percorso.events.jsonlines import DECODER, read_lines
from percorso.events.jsonshapes import envelope
from percorso.events.text import MIXED, find_encoding


def read_json(file: EventFile, encoding: str | None = None) -> Iterator[Records]:
    """Read a JSON file in batches, whatever its shape.

    In JSON Lines a row has the number of its line. In an array, and in lines that each hold a
    batch, events are counted from 1.

    Raises:
        EventsError: The file is damaged.
    """
    file.encoding = encoding or find_encoding(file)
    if _is_lines(file, file.encoding):
        return read_lines(file, file.encoding)
    # Lines can be of two encodings; what spans lines can not.
    return read_array(file, "cp1252" if file.encoding == MIXED else file.encoding)


def _is_lines(file: EventFile, encoding: str) -> bool:
    """Whether the first line is a whole event, or nothing that another shape begins with."""
    with file.open() as stream:
        head = next(pieces(file, stream, encoding), b"").lstrip()
    line, end, rest = head.partition(b"\n")
    if line.startswith(b"["):
        return False
    if not line.startswith(b"{"):
        return True
    return _is_event(line) if end else _is_event(line) or b"}" not in rest + line


def _is_event(line: bytes) -> bool:
    value: Any = None
    try:
        value = DECODER.decode(line.decode("utf-8", "replace"))
    except json.JSONDecodeError as error:
        # A line that is broken in its middle is one bad line; one that only ends too early goes on.
        return error.pos < len(line.decode("utf-8", "replace").rstrip()) - 1
    except (ValueError, RecursionError):
        return True
    return not (isinstance(value, dict) and envelope(value))
