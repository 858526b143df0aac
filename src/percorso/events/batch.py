"""What the readers hand over: rows with their physical numbers, still in the source's words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from percorso.events.arrow import Array, pc

if TYPE_CHECKING:
    from percorso.events.times import TimeRules

ECHO = 80
"""Characters of a value that a message repeats at most."""
EXACT = 2**53
"""Whole numbers below this are the same as floating ones."""


def shown(value: object) -> str:
    """A value as a message may repeat it: quoted, on one line, at most eighty characters.

    Example:
        >>> shown("x" * 200)[-2:]
        "…'"
    """
    text = "".join(sign if sign.isprintable() else "�" for sign in str(value)[: ECHO + 1])
    return f"'{text[: ECHO - 1]}…'" if len(text) > ECHO else f"'{text}'"


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be taken, where it stands and why.

    Attributes:
        row: Physical line of a text file (header = 1), or 1-based row of a table.
        column: The column, in the words of the file; None when it is the whole row.
        message: What was found.
        fix: What to do about it.
        raw: The row itself, as JSON; for a row that has no shape, its text as a JSON string.
    """

    row: int
    column: str | None
    message: str
    fix: str
    raw: str

    @property
    def reason(self) -> str:
        """Message and fix as one text."""
        return f"{self.message} {self.fix}".strip()


def raw_json(value: object) -> str:
    """A row as JSON, for the quarantine."""
    return json.dumps(value, ensure_ascii=False, default=plain)


def plain(value: object) -> object:
    """A value that JSON does not know, as text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Decimal):
        return float(value)
    return str(value)


@dataclass
class Columns:
    """A batch as columns, as CSV, Parquet and data frames give it.

    Attributes:
        columns: The columns by the names of the source.
        rows: Physical row numbers.
        bad: Rows that had no shape at all.
    """

    columns: dict[str, Array]
    rows: Array
    bad: list[BadRow] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)

    def raw(self, index: int) -> str:
        """One row as JSON, without the empty values."""
        values = {name: column[index].as_py() for name, column in self.columns.items()}
        return raw_json({name: value for name, value in values.items() if value is not None})


@dataclass
class Records:
    """A batch as nested objects, as JSON Lines gives it.

    Attributes:
        records: The objects.
        rows: Line numbers.
        bad: Lines that are no objects.
    """

    records: Sequence[dict[str, Any]]
    rows: Array
    bad: list[BadRow] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.records)

    def raw(self, index: int) -> str:
        """One row as JSON."""
        return raw_json(self.records[index])


Batch = Columns | Records


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one row of a draft: its index, its column, the message and the fix."""

    index: int
    column: str | None
    message: str
    fix: str


@dataclass
class Draft:
    """A batch in Percorso's words, not yet checked.

    Attributes:
        fields: Canonical fields, as text or already typed.
        names: For each field its name in the source, for messages.
        properties: JSON objects of what is left; None when there is nothing.
        context: JSON objects of the rest of the context.
        rows: Physical row numbers.
        sequence: The place of each row, when the source gives no sequence of its own.
        origin: For each row its index in the batch it came from.
        flaws: What was seen to be wrong already.
        times: How the times of some fields are written, where it differs from the rest.
        decimals: The decimal sign of some fields, where it differs from the rest.
    """

    fields: dict[str, Array]
    names: dict[str, str]
    properties: Array | None
    context: Array | None
    rows: Array
    sequence: Array
    origin: Array
    flaws: list[Flaw] = field(default_factory=list)
    times: dict[str, TimeRules] = field(default_factory=dict)
    decimals: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)


def text_of(column: Array) -> Array:
    """A column as trimmed text, with empty text as null; whole numbers lose their `.0`."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_null(kind):
        return pa.nulls(len(column), pa.string())
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        return _written(column)
    return blank_to_null(pc.utf8_trim_whitespace(column.cast(pa.string())))


def blank_to_null(column: Array) -> Array:
    """Text with the empty values as null."""
    empty = pc.equal(pc.binary_length(column), 0)
    if not pc.any(empty).as_py():
        return column
    return pc.if_else(empty, pa.scalar(None, pa.string()), column)


def _written(column: Array) -> Array:
    if pa.types.is_floating(column.type):
        return pa.array([number_text(value) for value in column.to_pylist()], pa.string())
    if pa.types.is_integer(column.type) or pa.types.is_boolean(column.type):
        return column.cast(pa.string())
    values = (scalar_text(value) for value in column.to_pylist())
    return pa.array([value or None for value in values], pa.string())


def number_text(value: float | None) -> str | None:
    """A number as text: whole ones without `.0`, none for what is no number.

    Example:
        >>> number_text(5.0), number_text(0.1), number_text(float("nan"))
        ('5', '0.1', None)
    """
    if value is None or value != value or value in (float("inf"), float("-inf")):
        return None
    return str(int(value)) if value == int(value) and abs(value) < 1e16 else repr(value)


def scalar_text(value: Any) -> str | None:
    """Any value of JSON or Arrow as text; objects and lists as JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=plain)
    return str(plain(value))


def array_of(values: list[Any]) -> Array:
    """Values of JSON as a column: numbers where all are numbers, else text.

    Among texts a number keeps four decimals, so that nobody takes its dot for thousands.
    """
    kinds = {type(value) for value in values} - {type(None)}
    exact = all(abs(value) < EXACT for value in values if type(value) is int)
    if kinds and kinds <= {int, float} and exact:
        return pa.array(values, pa.float64() if float in kinds else pa.int64())
    return pa.array([_padded(value) for value in values], pa.string())


def _padded(value: Any) -> str | None:
    text = scalar_text(value)
    return f"{text}000" if isinstance(value, float) and text and "." in text else text
