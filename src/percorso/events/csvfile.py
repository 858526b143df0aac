"""CSV and its kin, with the physical line of every row.

Blocks whose lines are plain rows are read at once; a block with a row that spans lines, lacks
fields, or is not UTF-8 is read row by row, and reading goes on fast after it.
"""

from __future__ import annotations

import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from pyarrow import csv as pacsv

from percorso.events.arrow import Array
from percorso.events.batch import BadRow, Columns, raw_json, shown
from percorso.events.csvends import with_feeds
from percorso.events.csvrows import Record, records
from percorso.events.files import LONGEST, EventFile, blocks
from percorso.events.text import find_encoding, is_utf8

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_COLUMNS = 5000
BATCH = 50_000
"""Rows that are read one by one before they are handed on."""
NO_ROWS = pa.array([], pa.int64())
_SEPARATOR = re.compile(rb'"?sep=([,;\t|])"?\r?(?=\n)', re.IGNORECASE)
"""The line in which Excel says the sign between the columns; it stands before the header."""


@dataclass(frozen=True)
class TextFormat:
    """How a text table is written; None: found out by looking."""

    delimiter: str | None = None
    encoding: str | None = None


@dataclass
class _Table:
    """What the first line says: the names of the columns and the sign between them."""

    file: EventFile
    names: list[str]
    delimiter: str
    first_row: int


def read_csv(file: EventFile, form: TextFormat) -> Iterator[Columns]:
    """Read a CSV or TSV file in batches.

    Raises:
        EventsError: There is no usable header, or the file is damaged.
    """
    encoding = file.encoding = form.encoding or find_encoding(file)
    with file.open() as stream:
        source = blocks(file, stream, encoding, returns=True)
        first = next(source, None)
        if first is None:
            file.refuse("The file is empty.", "Export it again.")
        table, rest = _header(file, first[0], form)
        start = [(rest, table.first_row)] if rest else []
        if not rest:  # a header alone is a table all the same, and its names are checked
            yield Columns({name: pa.nulls(0, pa.string()) for name in table.names}, NO_ROWS)
        source = with_feeds(itertools.chain(start, source), table.delimiter, len(table.names))
        for block, line in source:
            if found := _fast(table, block, line):
                yield found
            else:
                yield from _slowly(table, block, line, source)


def _header(file: EventFile, block: bytes, form: TextFormat) -> tuple[_Table, bytes]:
    if said := _SEPARATOR.match(block):
        form = replace(form, delimiter=form.delimiter or said[1].decode())
        block = block[said.end() :]
    lines = _lines(block)
    delimiter = file.delimiter = form.delimiter or _sniff(file, lines[:50])
    names, used = [], 0
    for record in records(lines, 1, delimiter, list):
        if record.fields == [] and not record.why:
            continue
        if record.why:
            file.refuse(f"The header cannot be read: {record.why}.", "Correct the first line.", 1)
        names, used = [name.strip() for name in record.fields], record.next_line - 1
        break
    _check_names(file, names)
    return _Table(file, names, delimiter, used + 1), b"".join(lines[used:])


def _sniff(file: EventFile, lines: list[bytes]) -> str:
    """The sign that splits the first rows into the same number of columns, the more the better."""

    def quality(delimiter: str) -> tuple[bool, int]:
        rows = [len(r.fields) for r in records(lines, 1, delimiter, list) if r.fields]
        return len(rows) > 0 and rows.count(rows[0]) * 2 > len(rows), rows[0] if rows else 0

    signs = sorted(DELIMITERS, key=lambda sign: sign != "\t") if file.kind == "tsv" else DELIMITERS
    best = max(signs, key=lambda sign: quality(sign) if quality(sign)[1] > 1 else (False, 0))
    if quality(best)[1] > 1 and best != ("\t" if file.kind == "tsv" else ","):
        file.notes.append(f"The columns are separated by {DELIMITERS[best]}s.")
    return best


def _check_names(file: EventFile, names: list[str]) -> None:
    if not names:
        file.refuse("The file is empty.", "Export it again.")
    if len(names) > MOST_COLUMNS:
        file.refuse(f"The header has {len(names)} columns, more than {MOST_COLUMNS}.",
                    "Export only the columns that are needed.", 1)  # fmt: skip
    if not is_utf8("".join(names).encode("utf-8", "surrogateescape")):
        file.refuse("The first line holds bytes that are not text in UTF-8.",
                    "Save the file as UTF-8, or give its `encoding` in a mapping.", 1)  # fmt: skip
    empty = [place for place, name in enumerate(names, 1) if not name]
    double = sorted(name for name, count in Counter(names).items() if name and count > 1)
    if empty:
        file.refuse(f"Column {empty[0]} has no name.", "Name every column in the first line.", 1)
    if double:
        file.refuse(f"Several columns are called {shown(double[0])}.",
                    "Give each column its own name.", 1)  # fmt: skip


def _fast(table: _Table, block: bytes, line: int) -> Columns | None:
    """All lines of a block at once; None when one of them is blank or not a plain row."""
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    odd = b"\0" in block or _holds_blank(block) or _holds_long(block)
    if odd or (b'"' in block and _odd_quotes(block, table.delimiter)):
        return None
    try:
        read = pacsv.read_csv(
            io.BytesIO(block),
            pacsv.ReadOptions(column_names=table.names, use_threads=False, block_size=1 << 24),
            pacsv.ParseOptions(delimiter=table.delimiter, ignore_empty_lines=False),
            pacsv.ConvertOptions(column_types=dict.fromkeys(table.names, pa.string())),
        )
    except pa.ArrowInvalid:
        return None
    if read.num_rows != lines:
        return None
    rows = pa.array(np.arange(line, line + lines))
    return Columns(_columns(read), rows)


def _holds_blank(block: bytes) -> bool:
    """Whether a line is blank: it is no row, and only the careful way leaves it out."""
    return block.startswith((b"\n", b"\r\n")) or b"\n\n" in block or b"\n\r\n" in block


def _holds_long(block: bytes) -> bool:
    """Whether there may be a row above the limit: one has no line end in half of its length."""
    step = LONGEST // 2
    return len(block) > LONGEST and any(
        block.find(b"\n", start, start + step) < 0 for start in range(0, len(block) - step, step)
    )


def _odd_quotes(block: bytes, delimiter: str) -> bool:
    """Whether a quotation mark stands where only the careful way of reading knows what to do."""
    sign = re.escape(delimiter).encode()
    inside = rb'[^\n"%b]"[^\r\n"%b]|(?:^|[\n%b])""[^\r\n"%b]' % (sign, sign, sign, sign)
    return block.count(b'"') % 2 == 1 or re.search(inside, block) is not None


def _columns(table: pa.Table) -> dict[str, Array]:
    whole = table.combine_chunks()
    return {
        name: chunked.chunk(0) if chunked.num_chunks else pa.nulls(0, pa.string())
        for name, chunked in zip(whole.column_names, whole.columns, strict=True)
    }


def _slowly(
    table: _Table, block: bytes, line: int, source: Iterator[tuple[bytes, int]]
) -> Iterator[Columns]:
    """Row by row; a row that is cut by the end of the block pulls in the next one."""

    def more() -> list[bytes]:
        following = next(source, None)
        return _lines(following[0]) if following else []

    rows = _Rows(table)
    for record in records(_lines(block), line, table.delimiter, more, len(table.names)):
        rows.add(record)
        if len(rows.numbers) + len(rows.bad) >= BATCH:
            yield rows.columns()
            rows = _Rows(table)
    yield rows.columns()


class _Rows:
    """Rows that were read one by one, until there are enough for a batch."""

    def __init__(self, table: _Table) -> None:
        self.table = table
        self.good: list[list[str]] = []
        self.numbers: list[int] = []
        self.bad: list[BadRow] = []

    def add(self, record: Record) -> None:
        flaw = _flaw(self.table, record)
        if flaw:
            self.bad.append(BadRow(record.line, None, *flaw, raw_json(record.text[:20_000])))
        elif record.fields:
            self.good.append(record.fields)
            self.numbers.append(record.line)

    def columns(self) -> Columns:
        names = self.table.names
        columns = zip(*self.good, strict=True) if self.good else [()] * len(names)
        arrays = [pa.array(column, pa.string()) for column in columns]
        numbers = pa.array(self.numbers, pa.int64())
        return Columns(dict(zip(names, arrays, strict=True)), numbers, self.bad)


def _lines(block: bytes) -> list[bytes]:
    """Lines by line feed only: a lone carriage return is part of a row."""
    if b"\r" not in block:
        return block.splitlines(keepends=True)
    parts = block.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _flaw(table: _Table, record: Record) -> tuple[str, str] | None:
    if record.why:
        return f"{record.why}.", record.fix
    if any(not value.isascii() and _broken(value) for value in record.fields):
        return "The row holds bytes that are not UTF-8.", "Save the file as UTF-8."
    if "\0" in record.text:
        return "The row holds NUL bytes, which are no text.", "Export it again, or remove them."
    found, wanted = len(record.fields), len(table.names)
    if record.fields and found != wanted:
        sign = DELIMITERS.get(table.delimiter, table.delimiter)
        few = "Add the missing ones." if found < wanted else "Quote values that hold a separator."
        return f"The row has {found} fields, the header {wanted} (separated by {sign}s).", few
    return None


def _broken(value: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in value)
