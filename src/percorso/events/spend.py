"""Costs and aggregate media: totals by day and channel, from files that no event stands behind.

A row of costs says what a channel cost on a day; a row of media says whom TV, print or posters
reached, as a total, and what that cost. Nothing here is about a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from percorso.errors import EventsError, Problem, did_you_mean
from percorso.events.arrow import column, table_schema
from percorso.events.batch import BadRow, Batch, Columns, raw_json, shown
from percorso.events.csvfile import TextFormat
from percorso.events.files import EventFile, event_file
from percorso.events.numbers import currencies, money, number
from percorso.events.reading import raw_batches
from percorso.events.schema import MONEY
from percorso.events.spend_mapping import SpendMapping
from percorso.events.timetext import by_pattern, recognised

KINDS = ("costs", "media")
SCHEMAS = {
    "costs": table_schema(
        [
            column("date", pa.date32(), nullable=False),
            column("channel", pa.string(), nullable=False),
            column("campaign", pa.string()),
            column("amount", MONEY, nullable=False),
            column("currency", pa.string()),
            column("source", pa.string(), nullable=False),
            column("library", pa.string()),
        ]
    ),
    "media": table_schema(
        [
            column("date", pa.date32(), nullable=False),
            column("channel", pa.string(), nullable=False),
            column("title", pa.string()),
            column("impressions", pa.float64()),
            column("grp", pa.float64()),
            column("amount", MONEY),
            column("currency", pa.string()),
            column("source", pa.string(), nullable=False),
            column("library", pa.string()),
        ]
    ),
}
"""The columns of both kinds. `amount` is money in `currency`; `impressions` are contacts, `grp`
gross rating points."""
NAMES = {
    "date": ("date", "day", "week", "data", "giorno", "settimana"),
    "channel": ("channel", "canale"),
    "campaign": ("campaign", "utm_campaign", "campaign_name", "campagna"),
    "title": ("title", "name", "campaign", "titolo", "campagna"),
    "amount": ("amount", "cost", "spend", "costs", "costo", "spesa", "importo"),
    "currency": ("currency", "valuta"),
    "impressions": ("impressions", "contacts", "impressioni", "contatti"),
    "grp": ("grp", "grps"),
    "library": ("library",),
}
"""The fields, and the names of columns that need no mapping; the first name first."""
NEEDED = {"costs": ("date", "channel", "amount"), "media": ("date", "channel")}
LARGEST = 1 << 28
"""Bytes of the largest file: totals by day are small."""


@dataclass
class Reading:
    """What a file held.

    Attributes:
        rows: The good rows, in the schema of their kind.
        bad: The rows that were not taken, and why.
        notes: What the reader decided by itself.
    """

    rows: pa.Table
    bad: list[BadRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_spend(
    path: str | Path,
    kind: str,
    *,
    mapping: str | Path | SpendMapping | None = None,
    source: str | None = None,
    currency: str | None = None,
    decimal: str | None = None,
) -> Reading:
    """Read a file of costs or of aggregate media.

    Args:
        path: A CSV, TSV or JSON file, also with .gz or .zst.
        kind: `costs` or `media`.
        mapping: What the columns mean, when they have other names.
        source: The name of the source, such as an account; default `import`.
        currency: The currency of amounts that have none.
        decimal: The decimal sign of numbers in text.

    Raises:
        EventsError: The file cannot be used at all.
    """
    read = SpendMapping.of(mapping, kind)
    file = _file(Path(path))
    reader = _Reader(kind, read, source or read.source or "import", currency or read.currency,
                     decimal or read.decimal)  # fmt: skip
    rows: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    for place, batch in enumerate(raw_batches(file, TextFormat(read.delimiter, None))):
        if not place:
            reader.settle(_names(batch), file.name)
        bad += batch.bad
        for number_, values in _rows(batch):
            try:
                rows.append(reader.row(values))
            except _Flaw as flaw:
                bad.append(BadRow(number_, flaw.column, flaw.message, flaw.fix, raw_json(values)))
    table = pa.Table.from_pylist(rows, schema=SCHEMAS[kind])
    return Reading(table, sorted(bad, key=lambda one: one.row), list(file.notes))


def _file(path: Path) -> EventFile:
    file = event_file(path)
    if file.kind == "parquet":
        file.refuse("Costs and media are not read from Parquet.", "Save the table as CSV.")
    if file.size > LARGEST:
        file.refuse("The file is too large for totals by day.", "Add its rows up by day first.")
    return file


def _names(batch: Batch) -> list[str]:
    if isinstance(batch, Columns):
        return list(batch.columns)
    return list(dict.fromkeys(name for record in batch.records for name in record))


def _rows(batch: Batch) -> Iterator[tuple[int, dict[str, Any]]]:
    if isinstance(batch, Columns):
        names = list(batch.columns)
        columns = [values.to_pylist() for values in batch.columns.values()]
        lines: Iterator[dict[str, Any]] = (
            dict(zip(names, line, strict=True)) for line in zip(*columns, strict=True)
        )
    else:
        lines = iter([dict(record) for record in batch.records])
    yield from zip(batch.rows.to_pylist(), lines, strict=True)


class _Flaw(Exception):
    """Something in a row that cannot be taken."""

    def __init__(self, column: str | None, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.column, self.message, self.fix = column, message, fix


@dataclass
class _Reader:
    """Makes rows of the schema from rows of the file."""

    kind: str
    mapping: SpendMapping
    source: str
    currency: str | None
    decimal: str | None
    columns: dict[str, str] = field(default_factory=dict)

    def settle(self, names: list[str], file: str) -> None:
        """Find the columns of the fields.

        Raises:
            EventsError: A column that is needed is missing.
        """
        known = {name.strip().lower(): name for name in names}
        for name in self.fields:
            if name in self.mapping.columns:
                self.columns[name] = self.mapping.columns[name]
            elif name not in self.mapping.constants and not self.mapping.columns:
                found = [known[alias] for alias in NAMES[name] if alias in known]
                self.columns |= {name: found[0]} if found else {}
        self._check(names, file)

    @property
    def fields(self) -> list[str]:
        return [name for name in SCHEMAS[self.kind].names if name != "source"]

    def _check(self, names: list[str], file: str) -> None:
        problems = [
            Problem(f"The table has no column {shown(column)}, which the mapping names.",
                    did_you_mean(column, names), file=file)
            for column in self.columns.values() if column not in names
        ]  # fmt: skip
        given = {*self.columns, *self.mapping.constants}
        problems += [
            Problem(f"No column says the {name}; found: {', '.join(names[:12])}.",
                    f"Call it '{name}', or give a mapping: {self.mapping.example(self.kind)}",
                    file=file)
            for name in NEEDED[self.kind] if name not in given
        ]  # fmt: skip
        if problems:
            raise EventsError(problems)

    def row(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """One row; raises a flaw when it cannot be taken."""
        found: dict[str, Any] = {"source": self.source}
        for name in self.fields:
            value = self.mapping.constants.get(name, values.get(self.columns.get(name, "")))
            text = "" if value is None else str(value).strip()
            found[name] = self._value(name, text) if text else None
        for name in NEEDED[self.kind]:
            if found[name] is None:
                raise _Flaw(self.columns.get(name), f"There is no {name}.", "Fill it in.")
        if found["amount"] is not None and found["currency"] is None:
            found["currency"] = self.currency
        return found

    def _value(self, name: str, text: str) -> Any:
        try:
            if name == "date":
                return self._day(text)
            if name == "amount":
                return _positive(money(text, self.decimal))
            if name in ("impressions", "grp"):
                return float(_positive(number(text, self.decimal)))
            return _code(text) if name == "currency" else text[:1_000]
        except ValueError as error:
            raise _Flaw(self.columns.get(name), str(error)) from None

    def _day(self, text: str) -> date:
        pattern = self.mapping.time_format
        found: datetime = (by_pattern(text, pattern) if pattern else recognised(text))[0]
        return found.date()


def _positive(value: Decimal) -> Decimal:
    if not value.is_finite() or value < 0:
        raise ValueError(f"{shown(value)} is below zero; costs and contacts are not.")
    return value


def _code(text: str) -> str:
    if text.upper() not in currencies():
        raise ValueError(f"{shown(text)} is no currency code. Write three letters, such as EUR.")
    return text.upper()
