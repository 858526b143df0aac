"""The process that reads files of events: it holds its limits, reads, and hands rows over.

It is started by `percorso.events.child` and speaks through its standard input (one request a line,
JSON) and output (frames). Whatever a file does to it, the process that owns the workspace lives on.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from percorso.events import limits

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.events.files import EventFile
    from percorso.events.reading import Plan

Answer = Iterator[tuple[dict[str, Any], Any]]


def main(parent: int, megabytes: int) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us when somebody presses Ctrl-C
    limits.die_with(parent)
    out = _output()
    limits.hold_memory(megabytes)
    sys.modules["pandas"] = None  # type: ignore[assignment] # pyarrow would load it, for nothing
    from percorso.events import reading  # noqa: F401 - loaded while nobody waits for an answer

    for line in sys.stdin.buffer:
        _answer(out, json.loads(line))


def _output() -> IO[bytes]:
    """The pipe, under a number that nobody else writes to."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _answer(out: IO[bytes], request: dict[str, Any]) -> None:
    from percorso.events.frames import put

    os.chdir(request["folder"])
    limits.hold_time(request["seconds"])
    try:
        for words, body in work(request):
            put(out, words, body)
    except BrokenPipeError:
        os._exit(1)
    except MemoryError:
        put(out, {"kind": "memory"})
    except Exception as error:
        put(out, _failed(error))


def _failed(error: Exception) -> dict[str, Any]:
    """A failure of our own: what and where in our code, never what the file holds."""
    if type(error).__name__ == "OutOfMemoryException":  # of DuckDB, which is not loaded here
        return {"kind": "memory"}
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return {"kind": "failed", "what": f"{type(error).__name__}, {where}"}


def work(request: dict[str, Any]) -> Answer:
    """What a request asks for, as frames; the last one says that it is done, or why not."""
    from percorso.errors import EventsError
    from percorso.events.files import EventFile

    given = request["file"]
    file = EventFile(Path(given["path"]), given["kind"], given["packed"], [])
    try:
        yield from WAYS[request["way"]](file, request)
    except EventsError as error:
        yield {"kind": "refused", "problems": [asdict(one) for one in error.problems]}, b""
        return
    found = {"kind": file.kind, "packed": file.packed, "notes": file.notes, "read": file.read}
    yield {"kind": "done", "file": found}, b""


def _events(file: EventFile, request: dict[str, Any]) -> Answer:
    """The rows of a file as events."""
    from percorso.events.reading import batches, parse

    plan = _plan(request)
    for batch in batches(file, plan):
        yield _parsed(parse(batch, plan), file)


def _parsed(parsed: Any, file: EventFile) -> tuple[dict[str, Any], Any]:
    words = {
        "kind": "rows", "rows": parsed.rows, "skipped": parsed.skipped, "read": file.read,
        "bad": [_plain(flaw) for flaw in parsed.bad],
    }  # fmt: skip
    return words, packed(_filled(parsed.events))


def _plain(flaw: Any) -> list[Any]:
    return [flaw.row, flaw.column, flaw.message, flaw.fix, flaw.raw]


def _filled(events: pa.Table) -> pa.Table:
    """Without the columns in which nothing stands; the other side knows which are missing."""
    used = [
        name for name, column in zip(events.column_names, events.columns, strict=True)
        if column.null_count < len(column)
    ]  # fmt: skip
    return events.select(used)


def packed(table: pa.Table) -> Any:
    """A table as an Arrow stream."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)
    return memoryview(sink.getvalue())


def _rows(file: EventFile, request: dict[str, Any]) -> Answer:
    """Some rows of a file as JSON, by their numbers."""
    import pyarrow as pa

    from percorso.events.arrow import pc
    from percorso.events.reading import batches

    wanted = pa.array(request["rows"], pa.int64())
    for batch in batches(file, _plan(request)):
        hit = pc.indices_nonzero(pc.is_in(batch.rows, wanted)).to_pylist()
        found = [[batch.rows[place].as_py(), batch.raw(place)] for place in hit]
        yield {"kind": "rows", "found": found, "read": file.read}, b""


def _kept(file: EventFile, request: dict[str, Any]) -> Answer:
    """Rows of the quarantine as events: JSON objects, one a row."""
    from percorso.events.reading import parse
    from percorso.events.records import kept_rows

    plan = _plan(request)
    for batch in kept_rows(request["kept"]):
        yield _parsed(parse(batch, plan), file)


def _look(file: EventFile, request: dict[str, Any]) -> Answer:
    """The first rows of a file in its own words."""
    from percorso.events.looking import first_rows

    for batch, said in first_rows(file, request["rows"], request["delimiter"], request["encoding"]):
        import pyarrow as pa

        words = {"kind": "rows", "numbers": batch.rows.to_pylist(), "read": file.read,
                 "bad": [_plain(flaw) for flaw in batch.bad], "said": said}  # fmt: skip
        yield words, packed(pa.table(batch.columns))


def _plan(request: dict[str, Any]) -> Plan:
    from percorso.events.plans import restore

    return restore(request["plan"])


WAYS = {"events": _events, "rows": _rows, "kept": _kept, "look": _look}
