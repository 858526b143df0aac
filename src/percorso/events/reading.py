"""From files to canonical events: which reader, which names, which rows are good."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from percorso.errors import EventsError, Problem
from percorso.events import standard
from percorso.events.batch import BadRow, Batch, Columns, Draft, Flaw
from percorso.events.canonical import canonical
from percorso.events.csvfile import TextFormat, read_csv
from percorso.events.detect import settle
from percorso.events.files import EventFile
from percorso.events.jsonfile import read_json
from percorso.events.maker import Rules
from percorso.events.parquetfile import read_parquet

if TYPE_CHECKING:
    from percorso.events.mapping import Mapping


@dataclass(frozen=True)
class Plan:
    """How the rows of a source become events.

    Attributes:
        rules: The name of the source and how its values are written.
        mapping: What its columns mean; None when they have the standard names.
        form: How a text table is written.
    """

    rules: Rules = field(default_factory=Rules)
    mapping: Mapping | None = None
    form: TextFormat = field(default_factory=TextFormat)

    @property
    def events_a_row(self) -> int:
        """How many events one row can give."""
        return len(self.mapping.events) if self.mapping else 1


@dataclass
class Parsed:
    """A batch of events.

    Attributes:
        events: The good events, see `canonical.SHAPE`.
        bad: The rows that were not taken; several entries when a row has several flaws.
        rows: Rows read.
        skipped: Rows from which the mapping makes no event.
    """

    events: pa.Table
    bad: list[BadRow]
    rows: int
    skipped: int


def batches(file: EventFile, plan: Plan) -> Iterator[Batch]:
    """The rows of a file, joined and grouped as the mapping says, still in its own words.

    Raises:
        EventsError: The file cannot be used at all.
    """
    found = raw_batches(file, plan.form)
    if plan.mapping and plan.mapping.reshapes:
        from percorso.events.shaping import reshape

        found = reshape(found, plan.mapping, file)
    return _checked(file, plan, found)


def parse(batch: Batch, plan: Plan) -> Parsed:
    """Make events from a batch. A row with a flaw in any of its events is not taken at all."""
    drafts = plan.mapping.drafts(batch) if plan.mapping else [standard.draft(batch)]
    made = [canonical(draft, plan.rules) for draft in drafts]
    bad, spoiled = list(batch.bad), set()
    for draft, (_, flaws) in zip(drafts, made, strict=True):
        spoiled |= {int(draft.origin[flaw.index].as_py()) for flaw in flaws}
        bad += _bad_rows(batch, draft, flaws)
    tables = [table for table, _ in made]
    if spoiled and len(made) > 1:
        tables = [_without(table, spoiled) for table in tables]
    used = _used(drafts, len(batch))
    events = tables[0] if len(tables) == 1 else pa.concat_tables(tables)
    bad.sort(key=lambda flaw: flaw.row)
    return Parsed(events, bad, len(batch) + len(batch.bad), len(batch) - used)


def _used(drafts: list[Draft], count: int) -> int:
    """How many rows take part in at least one event."""
    if len(drafts) == 1:
        return len(drafts[0])
    seen = np.zeros(count, dtype=bool)
    for draft in drafts:
        seen[draft.origin.to_numpy()] = True
    return int(seen.sum())


def _without(table: pa.Table, spoiled: Iterable[int]) -> pa.Table:
    keep = ~np.isin(table["origin"].to_numpy(), list(spoiled))
    return table.filter(pa.array(keep))


def _bad_rows(batch: Batch, draft: Draft, flaws: list[Flaw]) -> list[BadRow]:
    bad = []
    for flaw in flaws:
        origin = draft.origin[flaw.index].as_py()
        row = batch.rows[origin].as_py()
        bad.append(BadRow(row, flaw.column, flaw.message, flaw.fix, batch.raw(origin)))
    return bad


def raw_batches(file: EventFile, form: TextFormat | None = None) -> Iterator[Batch]:
    """The rows of a file as it gives them, once its first bytes have said what it is.

    Raises:
        EventsError: The file cannot be used at all.
    """
    form = form or TextFormat()
    settle(file)
    if file.kind == "json":
        yield from read_json(file, form.encoding)
    elif file.kind == "parquet":
        yield from read_parquet(file)
    else:
        yield from read_csv(file, form)
    file.check_unchanged()


def _checked(file: EventFile, plan: Plan, found: Iterator[Batch]) -> Iterator[Batch]:
    """The batches, after a look at the names of the columns of the first one."""
    for place, batch in enumerate(found):
        if place == 0 and isinstance(batch, Columns):
            check_columns(list(batch.columns), plan, file.name)
        yield batch


def check_columns(columns: list[str], plan: Plan, file: str) -> None:
    """Refuse a table that lacks what is needed.

    Raises:
        EventsError: With everything that is missing.
    """
    problems = plan.mapping.missing(columns) if plan.mapping else standard.missing(columns)
    if problems:
        place = None if plan.mapping else 1
        raise EventsError(
            [Problem(p.message, p.fix, file=file, line=place, key=p.key) for p in problems]
        )
