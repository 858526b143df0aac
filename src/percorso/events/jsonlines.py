"""JSON Lines: one object a line, as the Segment spec and most exports write them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from percorso.events.batch import BadRow, Records, raw_json, shown
from percorso.events.files import LONGEST, EventFile, blocks
from percorso.events.jsonshapes import ALWAYS, envelope

OBJECTS = ("properties", "traits", "context")
BATCH = 20_000
DEEPEST = 50
"""Objects and lists inside one another, at most."""
KEPT = 20_000
"""Characters that are kept of a row that cannot be read."""


class Wrong(ValueError):
    """What is wrong with an object: the message, a line feed, and what to do."""


def read_lines(file: EventFile, encoding: str) -> Iterator[Records]:
    """Read a file of JSON objects, one a line, in batches.

    Raises:
        EventsError: The file is damaged.
    """
    more = 0
    with file.open() as stream:
        for block, first in blocks(file, stream, encoding, returns=True):
            lines = _with_feeds(block).split(b"\n")
            for start in range(0, len(lines), BATCH):
                yield _read(lines[start : start + BATCH], first + more + start)
            more += len(lines) - 1 - block.count(b"\n")


def _with_feeds(block: bytes) -> bytes:
    """With line feeds where a lone carriage return stands between objects: within one it cannot."""
    made = block.replace(b"}\r{", b"}\n{")
    return made[:-1] + b"\n" if made.endswith(b"\r") else made


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
        except Wrong as error:
            bad.append(bad_row(place, error, line[:KEPT].decode("utf-8", "replace")))
    return Records(records, pa.array(rows, pa.int64()), bad)


def bad_row(row: int, error: Wrong, text: str) -> BadRow:
    """A row that is no object, with its text."""
    message, _, fix = str(error).partition("\n")
    whole = text[:KEPT].encode("utf-8", "replace").decode()
    return BadRow(row, None, message, fix, raw_json(whole))


def parse(line: bytes) -> dict[str, Any]:
    """One line as an object.

    Raises:
        Wrong: It is none, or one that cannot be kept.
    """
    if len(line) > LONGEST:
        raise Wrong("The line is longer than 1 MB.\nMove long contents out of the event.")
    try:
        value = DECODER.decode(line.decode())
    except UnicodeDecodeError as error:
        raise Wrong("The line is not UTF-8.\nSave the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Wrong(f"The line is no JSON: {error.msg} at character {error.pos + 1}.\n"
                    "Write one JSON object on one line.") from error  # fmt: skip
    except (RecursionError, ValueError) as error:
        raise too_much(error, "line") from error
    deep = line.count(b"{") + line.count(b"[") > DEEPEST
    check(value, "line", deep, b"\\u" in line)
    if (name := envelope(value)) in ALWAYS:
        raise Wrong(f"The line is a batch of events (`{name}`) among single ones.\n"
                    f"Write one event a line: jq -c '.{name}[]? // .'")  # fmt: skip
    return value  # type: ignore[no-any-return]


def too_much(error: Exception, called: str) -> Wrong:
    """Why an object that may be good JSON is not read."""
    if isinstance(error, Wrong):
        return error
    if isinstance(error, RecursionError):
        return Wrong(f"The {called} is nested more than {DEEPEST} deep.\nWrite a flatter object.")
    return Wrong(f"The {called} holds a number that is too long.\nShorten it.")


def check(value: object, called: str, deep: bool, escaped: bool) -> None:
    """Refuse what is no object of an event.

    Args:
        value: The value.
        called: What it is in the file, a line or an element.
        deep: Whether it has brackets enough to be nested too deeply.
        escaped: Whether its text holds escapes, or bytes that were none.

    Raises:
        Wrong: With what was found.
    """
    if not isinstance(value, dict):
        raise Wrong(f"The {called} is {_kind(value)}; an object is expected.\nWrite {{…}}.")
    if deep and _depth(value) > DEEPEST:
        raise too_much(RecursionError(), called)
    for key in OBJECTS:
        inner = value.get(key)
        if inner == []:
            del value[key]
        elif inner is not None and not isinstance(inner, dict):
            raise Wrong(f"`{key}` is {_kind(inner)}; an object is expected.\nWrite {{…}}.")
    if escaped and not _is_text(value):
        raise Wrong(f"The {called} holds half of a character.\nExport it again as UTF-8.")


def _depth(value: Any) -> int:
    """How many objects and lists are inside one another, without recursion."""
    depth, level = 0, [value]
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
    return depth


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
    raise Wrong(f"{shown(text)} is no JSON.\nLeave the value out, or write null.")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Wrong(f"{shown(text)} is too large a number.\nCheck the value.")
    return value


DECODER = json.JSONDecoder(parse_constant=_constant, parse_float=_float)
"""Strict JSON: no NaN, no infinity, and no number that would become one."""
