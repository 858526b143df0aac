"""The reader: files in, events out, with a child process in between."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from percorso.errors import EventsError, Problem
from percorso.events.batch import BadRow
from percorso.events.canonical import SHAPE
from percorso.events.child import limits
from percorso.events.child.frames import BrokenFrame
from percorso.events.child.pipes import Child, Stopped
from percorso.events.files import EventFile, event_file
from percorso.events.plans import describe
from percorso.events.reading import Parsed, Plan

ENDING = 2.0
"""Seconds in which a child that has closed its pipe ends by itself, and says why."""


@dataclass
class Look:
    """The first rows of a file in its own words.

    Attributes:
        file: The file; its notes say what the reader decided by itself.
        table: The columns as they stand; from CSV all are text, the fields of nested objects are
            columns with a dot.
        rows: The physical row of each.
        bad: Rows that had no shape.
        delimiter: The sign between the columns of a text table, else None.
        encoding: The encoding of a text, else None.
    """

    file: EventFile
    table: pa.Table
    rows: list[int]
    bad: list[BadRow]
    delimiter: str | None = None
    encoding: str | None = None


class Reader:
    r"""Reads files in a child process; one process for all files, a new one after a failure.

    Example:
        >>> import tempfile
        >>> from percorso.events.plans import plan_of
        >>> with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        ...     path = Path(folder) / "a.csv"
        ...     _ = path.write_text("event,user_id,timestamp\nPage Viewed,anna,2026-03-01\n")
        ...     [one.events["name"].to_pylist() for one in reader.read(event_file(path), plan_of())]
        [['Page Viewed']]
    """

    def __init__(self) -> None:
        self._child: Child | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> Reader:
        """Start the process now, so that it is ready when the first file is asked for."""
        if self._child is None:
            self._child = Child()
        return self

    def close(self) -> None:
        """End the process."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        child = self._child
        return child.process.pid if child else None

    def read(self, file: EventFile, plan: Plan) -> Iterator[Parsed]:
        """The events of a file, batch by batch.

        `file` learns what the reader finds: its true kind, notes, and how far it has read.

        Raises:
            EventsError: The file cannot be used, or it cost more than the limits allow.
        """
        for words, body in self._ask("events", file, plan=describe(plan)):
            yield _parsed(words, body)

    def rows(self, file: EventFile, plan: Plan, wanted: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Some rows of a file by their physical numbers, each as JSON.

        Raises:
            EventsError: As `read`.
        """
        for words, _ in self._ask("rows", file, plan=describe(plan), rows=list(wanted)):
            yield from ((int(row), str(raw)) for row, raw in words["found"])

    def kept(self, rows: Sequence[tuple[int, str]], plan: Plan) -> Iterator[Parsed]:
        """Rows that are JSON objects already, as the quarantine keeps them, as events.

        Raises:
            EventsError: They cost more than the limits allow.
        """
        file = EventFile(Path("quarantine"), "json", False, [])
        for words, body in self._ask("kept", file, plan=describe(plan), kept=list(rows)):
            yield _parsed(words, body)

    def look(
        self, file: EventFile, rows: int = 5_000, delimiter: str | None = None,
        encoding: str | None = None,
    ) -> Look:  # fmt: skip
        """The first rows of a file in its own words, whatever its columns are called.

        Raises:
            EventsError: As `read`.
        """
        look, tables = Look(file, pa.table({}), [], []), []
        for words, body in self._ask("look", file, rows=rows, delimiter=delimiter,
                                     encoding=encoding):  # fmt: skip
            tables.append(_table(body))
            look.rows += words["numbers"]
            look.bad += _bad(words)
            look.delimiter, look.encoding = words["said"]
        if tables:
            look.table = pa.concat_tables(tables, promote_options="permissive")
        return look

    def suggest(self, file: EventFile, lang: str, given: dict[str, str | None]) -> dict[str, Any]:
        """A drafted mapping for a file, as `percorso.events.suggest` packs it.

        Raises:
            EventsError: As `read`.
        """
        (found,) = [words["suggestion"] for words, _ in self._ask("suggest", file, lang=lang,
                                                                  given=given)]  # fmt: skip
        return dict(found)

    def _ask(self, way: str, file: EventFile, **more: Any) -> Iterator[tuple[dict[str, Any], Any]]:
        """Send a request and hand over the answers; a child in an unknown state is ended."""
        request = {"way": way, "folder": os.getcwd(), **more, **_costs(file)}
        task, whole = _Task(file), False
        self.start()
        assert self._child is not None  # noqa: S101 - narrows the type
        try:
            self._child.send(request, task.wall)
            while (answer := self._child.receive())[0]["kind"] == "rows":
                task.count(answer[0])
                yield answer
            whole = answer[0]["kind"] in ("done", "refused")
            task.end(answer[0])
        except (Stopped, BrokenFrame, EOFError) as stop:
            raise EventsError(task.stopped(self._child, stop)) from None
        finally:
            if not whole:
                self.close()


@dataclass
class _Task:
    """A file that is being read, and how far."""

    file: EventFile
    row: int = 0

    @property
    def wall(self) -> int:
        return limits.wall_seconds(_size(self.file))

    def count(self, words: dict[str, Any]) -> None:
        self.row += words.get("rows", 0)
        self.file.read = words["read"]

    def end(self, words: dict[str, Any]) -> None:
        """The last word of the child: done, refused, or why not."""
        if words["kind"] == "refused":
            raise EventsError([Problem(**one) for one in words["problems"]])
        if words["kind"] == "memory":
            raise EventsError(self._memory())
        if words["kind"] != "done":
            raise EventsError(self._crash(str(words.get("what"))))
        found = words["file"]
        self.file.kind, self.file.packed = found["kind"], found["packed"]
        self.file.notes[:] = found["notes"]
        self.file.read, self.file.mark = found["read"], tuple(found["mark"])

    def stopped(self, child: Child, stop: Exception) -> Problem:
        """Why the child ended without its last word."""
        if isinstance(stop, Stopped):
            return self._time(f"{self.wall} seconds of waiting")
        code = child.kill(patience=ENDING if isinstance(stop, EOFError) else 0.0)
        if code == limits.NO_MEMORY:
            return self._memory()
        if code == -signal.SIGXCPU:
            return self._time(f"{limits.cpu_seconds(_size(self.file))} seconds of work")
        return self._crash(signal.Signals(-code).name if code < 0 else f"exit code {code}")

    def _so_far(self) -> str:
        return f"after about {self.row:,} rows" if self.row else "before its first rows"

    def _problem(self, message: str, fix: str) -> Problem:
        return Problem(message, fix, file=self.file.name)

    def _memory(self) -> Problem:
        return self._problem(
            f"Reading the file took more than {limits.memory_mb()} MB of memory; "
            f"it was stopped {self._so_far()}.",
            "Split the file, or shorten its longest values; if you trust it, set "
            f"{limits.MEMORY_VARIABLE}={limits.memory_mb() * 4}.",
        )

    def _time(self, limit: str) -> Problem:
        return self._problem(
            f"Reading the file took more than {limit}; it was stopped {self._so_far()}.",
            "Split the file, and check that it holds what it should.",
        )

    def _crash(self, what: str) -> Problem:
        return self._problem(
            f"The reader failed on this file {self._so_far()} ({what}); nothing of it was taken.",
            "The file is probably damaged: export it again, or save it as CSV.",
        )


def _size(file: EventFile) -> int:
    try:
        return file.size
    except OSError:
        return 0


def _costs(file: EventFile) -> dict[str, Any]:
    names = ("kind", "packed", "mark", "called")
    given = {"path": str(file.path), **{name: getattr(file, name) for name in names}}
    return {"file": given, "seconds": limits.cpu_seconds(_size(file))}


def _parsed(words: dict[str, Any], body: Any) -> Parsed:
    return Parsed(_whole(_table(body)), _bad(words), int(words["rows"]), int(words["skipped"]))


def _bad(words: dict[str, Any]) -> list[BadRow]:
    return [BadRow(int(row), *texts) for row, *texts in words["bad"]]


def _table(body: Any) -> pa.Table:
    """A table from the pipe; what the bytes say about themselves is checked, texts included."""
    try:
        table = pa.ipc.open_stream(pa.py_buffer(body)).read_all()
        table.validate(full=True)
    except pa.ArrowException as error:
        raise BrokenFrame("a frame of the reader is no table") from error
    return table


def _whole(events: pa.Table) -> pa.Table:
    """With the columns that came without a value, in the order of the canonical shape."""
    there = set(events.column_names)
    columns = [
        events[field.name] if field.name in there else pa.nulls(len(events), field.type)
        for field in SHAPE
    ]
    return pa.Table.from_arrays(columns, schema=SHAPE)


def read(file: EventFile, plan: Plan) -> Iterator[Parsed]:
    """The events of one file, read in a child process; see `Reader.read`.

    Raises:
        EventsError: The file cannot be used, or it cost more than the limits allow.
    """
    with Reader() as reader:
        yield from reader.read(file, plan)


def look(path: str | Path, rows: int = 5_000) -> Look:
    """The first rows of a file in its own words, read in a child process; see `Reader.look`.

    Raises:
        EventsError: The file cannot be used, or it cost more than the limits allow.
    """
    with Reader() as reader:
        return reader.look(event_file(path), rows)
