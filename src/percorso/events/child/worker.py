"""The process that reads files of events: it holds its limits, reads, and hands rows over.

It is started by `percorso.events.child.pipes` and speaks through its standard input (one request a
line, JSON) and output (frames). Whatever a file does to it, the owner of the workspace lives on.
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

from percorso.events.child import limits

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.events.files import EventFile
    from percorso.events.reading import Parsed, Plan

Answer = Iterator[tuple[dict[str, Any], "pa.Table | None"]]


def main(parent: int, megabytes: int) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us when somebody presses Ctrl-C
    limits.die_with(parent)
    out = _output()
    limits.hold_memory(megabytes)
    sys.meta_path.insert(0, _Without())
    from percorso.events import reading  # noqa: F401 - loaded while nobody waits for an answer

    try:
        for line in sys.stdin.buffer:
            _answer(out, json.loads(line))
    except MemoryError:  # also while it was being told: what failed still holds its memory
        os._exit(limits.NO_MEMORY)


class _Without:
    """Lets nobody load pandas: pyarrow would, where it is there, and take 0.15 s for nothing."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "pandas":
            raise ImportError("pandas is not used here")


def _output() -> IO[bytes]:
    """The pipe, under a number that nobody else writes to."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _answer(out: IO[bytes], request: dict[str, Any]) -> None:
    os.chdir(request["folder"])
    limits.hold_time(request["seconds"])
    try:
        for words, table in work(request):
            send(out, words, table)
    except BrokenPipeError:
        os._exit(1)
    except MemoryError:
        send(out, {"kind": "memory"})
    except Exception as error:
        send(out, _failed(error))


def send(out: IO[bytes], words: dict[str, Any], table: pa.Table | None = None) -> None:
    """Write a frame: words, and a table as an Arrow stream, straight into the pipe."""
    import pyarrow as pa

    from percorso.events.child.frames import put

    size = 0
    if table is not None:
        measure = pa.MockOutputStream()
        _stream(table, measure)
        size = measure.size()
    put(out, words, size)
    if table is not None:
        _stream(table, pa.PythonFile(out, "w"))  # type: ignore[arg-type] # stubs ask too much
    out.flush()


def _stream(table: pa.Table, sink: Any) -> None:
    import pyarrow as pa

    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write_table(table)


def _failed(error: Exception) -> dict[str, Any]:
    """A failure of our own: what and where in our code, never what the file holds."""
    # Of DuckDB, which is not loaded here; its streams wrap the error and keep its words.
    if type(error).__name__ == "OutOfMemoryException" or "Out of Memory" in str(error):
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
    file.mark, file.called = tuple(given["mark"]), given["called"]
    try:
        yield from WAYS[request["way"]](file, request)
    except EventsError as error:
        yield {"kind": "refused", "problems": [asdict(one) for one in error.problems]}, None
        return
    names = ("kind", "packed", "notes", "read", "mark")
    found = {name: getattr(file, name) for name in names}
    yield {"kind": "done", "file": found}, None


def _events(file: EventFile, request: dict[str, Any]) -> Answer:
    """The rows of a file as events."""
    from percorso.events.reading import batches, parse
    from percorso.events.remarks import Remarks

    plan = _plan(request)
    remarks = Remarks(plan.rules)
    for batch in batches(file, plan):
        parsed = parse(batch, plan)
        remarks.add(parsed.events)
        yield _parsed(parsed, file)
    file.notes += remarks.notes()


def _parsed(parsed: Parsed, file: EventFile) -> tuple[dict[str, Any], pa.Table]:
    words = {
        "kind": "rows", "rows": parsed.rows, "skipped": parsed.skipped, "read": file.read,
        "bad": [_plain(flaw) for flaw in parsed.bad],
    }  # fmt: skip
    return words, _filled(parsed.events)


def _plain(flaw: Any) -> list[Any]:
    return [flaw.row, flaw.column, flaw.message, flaw.fix, flaw.raw]


def _filled(events: pa.Table) -> pa.Table:
    """Without the columns in which nothing stands; the other side knows which are missing."""
    used = [
        name for name, column in zip(events.column_names, events.columns, strict=True)
        if column.null_count < len(column)
    ]  # fmt: skip
    return events.select(used)


def _rows(file: EventFile, request: dict[str, Any]) -> Answer:
    """Some rows of a file as JSON, by their numbers."""
    import pyarrow as pa

    from percorso.events.arrow import pc
    from percorso.events.reading import batches

    wanted = pa.array(request["rows"], pa.int64())
    for batch in batches(file, _plan(request)):
        hit = pc.indices_nonzero(pc.is_in(batch.rows, wanted)).to_pylist()
        found = [[batch.rows[place].as_py(), batch.raw(place)] for place in hit]
        yield {"kind": "rows", "found": found, "read": file.read}, None


def _kept(file: EventFile, request: dict[str, Any]) -> Answer:
    """Rows of the quarantine as events: JSON objects, one a row."""
    from percorso.events.child.records import kept_rows
    from percorso.events.reading import parse

    plan = _plan(request)
    for batch in kept_rows(request["kept"]):
        yield _parsed(parse(batch, plan), file)


def _look(file: EventFile, request: dict[str, Any]) -> Answer:
    """The first rows of a file in its own words."""
    from percorso.events.child.looking import first_rows

    for batch, said in first_rows(file, request["rows"], request["delimiter"], request["encoding"]):
        import pyarrow as pa

        words = {"kind": "rows", "numbers": batch.rows.to_pylist(), "read": file.read,
                 "bad": [_plain(flaw) for flaw in batch.bad], "said": said}  # fmt: skip
        yield words, pa.table(batch.columns)


def _suggest(file: EventFile, request: dict[str, Any]) -> Answer:
    """A drafted mapping for a file whose columns are not known."""
    from percorso.events.suggest.suggestion import packed

    found = packed(file, request["lang"], request["given"])
    yield {"kind": "rows", "read": file.read, "suggestion": found}, None


def _plan(request: dict[str, Any]) -> Plan:
    from percorso.events.plans import restore

    return restore(request["plan"])


WAYS = {"events": _events, "rows": _rows, "kept": _kept, "look": _look, "suggest": _suggest}
