"""A first look at a file: its columns, what they seem to mean, and what events it would make."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import pyarrow as pa
from pydantic import BaseModel

from percorso.errors import EventsError
from percorso.events.arrow import pc
from percorso.events.batch import BadRow
from percorso.events.child import Reader
from percorso.events.files import EventFile
from percorso.events.reading import Parsed, Plan
from percorso.events.schema import MADE_HERE, NOT_CONTENT
from percorso.events.standard import missing
from percorso.events.suggest.head import Given
from percorso.journey.yaml_tree import read_yaml
from percorso.mark import N_
from percorso.server.documents import MappingTree
from percorso.server.errors import Refusal

AT_ONCE = 2
PATIENCE_SECONDS = 20
ROWS, EXAMPLES, SHOWN = 500, 3, 10
LONGEST = 120
_ready = threading.BoundedSemaphore(AT_ONCE)
_UNSAID = (MADE_HERE | NOT_CONTENT | {"type", "origin", "row", "derived"}) - {"properties"}
"""Columns that say nothing to who looks whether a file is understood."""


class ColumnCard(BaseModel):
    """A column of the file."""

    name: str
    examples: list[str]


class Look(BaseModel):
    """What a file seems to be."""

    name: str
    columns: list[ColumnCard]
    standard: bool
    """Whether its columns have the standard names: it needs no mapping."""
    mapping: MappingTree | None
    """A draft: what a mapping file would hold."""
    whys: dict[str, str]
    """The reason behind each choice, by its place: `events.0.time`, `left_out.note`."""
    questions: list[str]
    """What only a person can answer."""
    lacks: list[str]
    """What no column says: `time`, `person`."""
    rows: int
    """Rows that were looked at for the draft."""
    notes: list[str]
    """What the reader decided by itself."""


class RowFlaw(BaseModel):
    """A flaw of a row."""

    row: int
    column: str | None
    message: str


class Preview(BaseModel):
    """What the first rows become."""

    events: list[dict[str, str]]
    fields: list[str]
    """The fields that any of them has, in order."""
    flaws: list[RowFlaw]
    rows: int
    made: int
    bad: int
    skipped: int
    whole: bool
    """Whether these are all rows of the file."""


@contextmanager
def reading() -> Iterator[Reader]:
    """A reader; few at a time, because each is a process.

    Raises:
        Refusal: Too many are at work (429).
    """
    if not _ready.acquire(timeout=PATIENCE_SECONDS):
        raise Refusal(429, N_("Other files are being looked at."), N_("Try again in a moment."),
                      headers={"retry-after": "10"})  # fmt: skip
    try:
        with Reader() as reader:
            yield reader
    finally:
        _ready.release()


def look(file: EventFile, lang: str) -> Look:
    """Look at a file.

    Raises:
        EventsError: It cannot be read, or holds no row.
    """
    with reading() as reader:
        found = reader.look(file, ROWS)
        columns = [_column(name, found.table[name]) for name in found.table.column_names]
        standard = not missing([one.name for one in columns])
        draft = _drafted(reader, file, lang)
    tree = read_yaml(draft["yaml"], file.title).value if draft else None
    if isinstance(tree, dict):
        tree = {
            key: value for key, value in tree.items() if key not in {"percorso-mapping", "join"}
        }
    return Look(
        name=file.title, columns=columns, standard=standard, mapping=tree, notes=file.notes,
        whys=draft.get("whys", {}), questions=draft.get("questions", []),
        lacks=draft.get("missing", []), rows=draft.get("rows", len(found.rows)),
    )  # fmt: skip


def _drafted(reader: Reader, file: EventFile, lang: str) -> dict[str, Any]:
    return reader.suggest(file, lang, asdict(Given(None, None, None, None)))


def _column(name: str, values: Any) -> ColumnCard:
    told = dict.fromkeys(_short(one) for one in values.to_pylist() if one not in (None, ""))
    return ColumnCard(name=name, examples=list(told)[:EXAMPLES])


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def preview(file: EventFile, plan: Plan) -> Preview:
    """What the first rows of a file become.

    Raises:
        EventsError: It cannot be read in this way.
    """
    with reading() as reader:
        parts = reader.read(file, plan)
        first = next(parts, None)
        whole = first is None or next(parts, None) is None
    if first is None:
        raise EventsError("The file holds no row.")
    return _previewed(first, whole)


def _previewed(first: Parsed, whole: bool) -> Preview:
    events = first.events.slice(0, SHOWN)
    fields = [name for name in events.column_names if _tells(name, events[name])]
    return Preview(
        events=[_told(row, fields) for row in events.select(fields).to_pylist()],
        fields=fields,
        flaws=[flaw(one) for one in first.bad[:SHOWN]],
        rows=first.rows,
        made=len(first.events),
        bad=len({one.row for one in first.bad}),
        skipped=first.skipped,
        whole=whole,
    )


def _tells(name: str, values: Any) -> bool:
    if name in _UNSAID or pa.types.is_boolean(values.type):
        return False
    filled: bool = pc.any(pc.is_valid(values)).as_py()
    return filled


def _told(row: dict[str, Any], fields: list[str]) -> dict[str, str]:
    return {name: _short(_plain(row[name])) for name in fields if row[name] is not None}


def _plain(value: Any) -> str:
    at = getattr(value, "isoformat", None)
    return at(timespec="seconds").replace("+00:00", "Z") if at else str(value)


def flaw(one: BadRow) -> RowFlaw:
    """A flaw as people see it."""
    return RowFlaw(row=one.row, column=one.column, message=one.reason)
