"""A sample of a file: its head, and some rows from each later part."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from percorso.events.arrow import Array
from percorso.events.batch import Batch, Columns, Records
from percorso.events.child.looking import raw_batches
from percorso.events.csvfile import TextFormat
from percorso.events.drafting import View
from percorso.events.files import EventFile

HEAD = 10_000
"""Rows from the head of a file."""
LATER = 500
"""Rows from each part of the file after that."""
MOST_PARTS = 40
"""Parts that are read: a part is 4 MB of text, 20,000 lines of JSON or 65,536 rows of Parquet."""
MOST_CELLS = 2_000_000
"""Values that are held at most; a wide table is looked at in fewer rows."""
FEWEST = 200
DEEPEST = 4


@dataclass
class Sample:
    """Rows of a file, still in its own words.

    Attributes:
        file: The file.
        batches: The rows, as the readers give them.
        whole: Whether these are all rows of the file.
        names: The columns; inside objects with dots between the names.
        known: What is known about each column already; `Table.of` fills it.
    """

    file: EventFile
    batches: list[Batch] = field(default_factory=list)
    whole: bool = True
    names: list[str] = field(default_factory=list)
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows were looked at, the broken ones included."""
        return sum(len(batch) + len(batch.bad) for batch in self.batches)

    @property
    def broken(self) -> int:
        """How many of them have no shape at all."""
        return sum(len(batch.bad) for batch in self.batches)

    def column(self, name: str) -> tuple[pa.DataType, list[str | None]]:
        """The type of a column and its values as text, in the order of the file."""
        kind, values = pa.null(), []
        for batch in self.batches:
            view = View(batch)
            array = view.array(name)
            kind = array.type if pa.types.is_null(kind) else kind
            values += view.text(name).to_pylist()
        return kind, values


def sample_of(file: EventFile, form: TextFormat | None = None, head: int = HEAD) -> Sample:
    """Read a sample of a file.

    Raises:
        EventsError: The file cannot be read at all.
    """
    sample = Sample(file)
    names: dict[str, None] = {}
    for place, batch in enumerate(raw_batches(file, form or TextFormat())):
        if place == MOST_PARTS:
            sample.whole = False
            break
        names |= dict.fromkeys(_names(batch))
        head = min(head, max(FEWEST, MOST_CELLS // max(len(names), 1)))
        kept = _cut(batch, max(head - sample.rows, min(LATER, head)))
        sample.whole = sample.whole and len(kept) == len(batch)
        sample.batches.append(kept)
    sample.names = list(names)
    return sample


def _cut(batch: Batch, most: int) -> Batch:
    if len(batch) <= most:
        return batch
    rows = batch.rows.slice(0, most)
    last = rows[most - 1].as_py()
    bad = [flaw for flaw in batch.bad if flaw.row <= last]
    if isinstance(batch, Records):
        return Records(batch.records[:most], rows, bad)
    first = pa.array(range(most))  # copied, so that the rest of the part can be forgotten
    columns: dict[str, Array] = {n: one.take(first) for n, one in batch.columns.items()}
    return replace(batch, columns=columns, rows=rows, bad=bad)


def _names(batch: Batch) -> list[str]:
    if isinstance(batch, Columns):
        return list(batch.columns)
    return list(dict.fromkeys(name for one in batch.records for name in _inside(one, "", 1)))


def _inside(value: dict[str, Any], start: str, depth: int) -> list[str]:
    """The names inside an object; a list is one value."""
    names = []
    for key, inner in value.items():
        if isinstance(inner, dict) and inner and depth < DEEPEST:
            names += _inside(inner, f"{start}{key}.", depth + 1)
        else:
            names.append(start + key)
    return names
