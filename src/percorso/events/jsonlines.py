"""JSON Lines: one object a line, as the Segment spec and most exports write them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from percorso.events.batch import BadRow, Records, raw_json, shown
from percorso.events.files import EventFile, blocks, find_encoding

LONGEST = 1 << 20
OBJECTS = ("properties", "traits", "context")
BATCH = 20_000


class _Wrong(ValueError):
    pass


def read_json_lines(file: EventFile, encoding: str | None = None) -> Iterator[Records]:
    """Read a file of JSON objects, one a line, in batches.

    Raises:
        EventsError: The file is a JSON array, a single object over many lines, or damaged.
    """
    file.encoding = encoding or find_encoding(file)
    with file.open() as stream:
        for block, first in blocks(file, stream, file.encoding):
            if first == 1:
                _check_start(file, block)
            lines = block.split(b"\n")
            for start in range(0, len(lines), BATCH):
                yield _read(lines[start : start + BATCH], first + start)


def _check_start(file: EventFile, block: bytes) -> None:
    start = block.lstrip()
    if start.startswith(b"["):
        file.refuse("The file is one JSON array; one object a line is expected.",
                    "Convert it: jq -c '.[]' FILE.json > FILE.jsonl", 1)  # fmt: skip
    if start.split(b"\n", 1)[0].strip() == b"{":
        file.refuse("The objects span several lines; one object a line is expected.",
                    "Convert it: jq -c . FILE.json > FILE.jsonl", 1)  # fmt: skip


def _read(lines: list[bytes], first: int) -> Records:
    records: list[dict[str, Any]] = []
    rows: list[int] = []
    bad: list[BadRow] = []
    for place, line in enumerate(lines, first):
        if not line.strip():
            continue
        try:
            records.append(parse(line))
            rows.append(place)
        except _Wrong as error:
            message, _, fix = str(error).partition("\n")
            text = raw_json(line[:20_000].decode("utf-8", "replace"))
            bad.append(BadRow(place, None, message, fix, text))
    return Records(records, pa.array(rows, pa.int64()), bad)


def parse(line: bytes) -> dict[str, Any]:
    """One line as an object."""
    if len(line) > LONGEST:
        raise _Wrong("The line is longer than 1 MB.\nMove long contents out of the event.")
    try:
        value = json.loads(line, parse_constant=_constant, parse_float=_float)
    except UnicodeDecodeError as error:
        raise _Wrong("The line is not UTF-8.\nSave the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise _Wrong(f"The line is no JSON: {error.msg} at character {error.pos + 1}.\n"
                     "Write one JSON object on one line.") from error  # fmt: skip
    except RecursionError as error:
        raise _Wrong("The line is nested too deeply.\nWrite a flatter object.") from error
    except _Wrong:
        raise
    except ValueError as error:
        raise _Wrong("The line holds a number that is too long.\nShorten it.") from error
    _check(value, line)
    return value  # type: ignore[no-any-return]


def _check(value: object, line: bytes) -> None:
    if not isinstance(value, dict):
        raise _Wrong(f"The line is {_kind(value)}; an object is expected.\nWrite {{…}}.")
    for key in OBJECTS:
        inner = value.get(key)
        if inner == []:
            del value[key]
        elif inner is not None and not isinstance(inner, dict):
            raise _Wrong(f"`{key}` is {_kind(inner)}; an object is expected.\nWrite {{…}}.")
    if b"\\u" in line and not _is_text(value):
        raise _Wrong("The line holds half of a character.\nExport it again as UTF-8.")


def _is_text(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _kind(value: object) -> str:
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _constant(text: str) -> float:
    raise _Wrong(f"{shown(text)} is no JSON.\nLeave the value out, or write null.")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _Wrong(f"{shown(text)} is too large a number.\nCheck the value.")
    return value
