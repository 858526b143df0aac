"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from percorso.events.unpack import packing

if TYPE_CHECKING:
    from percorso.events.files import EventFile

HEAD = 1 << 16
_ZIP = b"PK\x03\x04"
_SHEETS = "Open it in the spreadsheet program and save the sheet as CSV (UTF-8)."
_UNPACK = "Unpack it first, and import the files in it."
OTHERS: tuple[tuple[bytes, int, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Excel workbook (.xls)", _SHEETS),
    (b"SQLite format 3\0", 0, "an SQLite database", "Export its table: sqlite3 -header -csv."),
    (b"%PDF-", 0, "a PDF", "Export the table itself as CSV."),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", 0, "a RAR archive", _UNPACK),
    (b"BZh", 0, "packed with bzip2", "Unpack it first: bunzip2 FILE."),
    (b"\xfd7zXZ\0", 0, "packed with xz", "Unpack it first: unxz FILE."),
    (b"\x04\x22\x4d\x18", 0, "packed with lz4", "Unpack it first: lz4 -d FILE."),
    (b"ustar", 257, "a tar archive", "Unpack it first: tar -xf FILE, and import the files in it."),
    (b"ARROW1\0\0", 0, "an Arrow file", "Save it as Parquet, or give the table to read_table."),
    (b"Obj\x01", 0, "an Avro file", "Convert it to Parquet or JSON Lines."),
    (b"ORC", 0, "an ORC file", "Convert it to Parquet."),
    (b"\x89PNG\r\n", 0, "a picture", "Export the table itself as CSV."),
    (b"\xff\xd8\xff", 0, "a picture", "Export the table itself as CSV."),
    (b"GIF8", 0, "a picture", "Export the table itself as CSV."),
    (b"\x7fELF", 0, "a program", "Check the name of the file."),
)  # fmt: skip
"""Kinds that are not read: how they begin, where, what they are, and what to do."""
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table)", re.I)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|[A-Za-z][\w.:-]*[\s>])")
_OBJECT = re.compile(r'\s*\{\s*(?:"|\})')
_LIST = re.compile(r"\s*\[\s*(?:\{|\]|\[)")


def settle(file: EventFile) -> None:
    """Look into a file and correct what its name says about it, with a note.

    Raises:
        EventsError: It is of a kind that is not read; the message names it and says what to do.
    """
    with file.open() as stream:
        start = stream.read(HEAD)
    if not start:
        file.refuse("The file is empty.", "Export it again.")
    if file.packed and packing(start):
        file.refuse("The file is packed twice.", "Unpack it once: gunzip FILE, or unzstd FILE.")
    _refuse_others(file, start)
    if start.startswith((b"PAR1", b"PARE")):
        _become(file, "parquet", "Parquet")
    elif file.kind == "parquet":
        _not_parquet(file, start)
    else:
        _text(file, start)


def refuse_named(file: EventFile) -> None:
    """Refuse a file whose suffix says nothing by what it holds, when that has a name.

    Raises:
        EventsError: It is of a kind that is not read.
    """
    with file.path.open("rb") as stream:
        _refuse_others(file, stream.read(HEAD))


def _become(file: EventFile, kind: str, called: str) -> None:
    if file.kind != kind:
        file.kind = kind
        file.notes.append(f"The file is read as {called}, which it is, whatever its name says.")


def _refuse_others(file: EventFile, start: bytes) -> None:
    for mark, place, called, fix in OTHERS:
        if start.startswith(mark, place):
            file.refuse(f"The file is {called}.", fix)
    if start.startswith(_ZIP):
        _refuse_zip(file, start)
    if start.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        file.refuse("The file is a ZIP archive.", "Unpack it first: unzip FILE.")
    if _HTML.match(start):
        file.refuse("The file is a web page (HTML), perhaps the message of a failed download.",
                    "Download the export again, as CSV.")  # fmt: skip
    if _XML.match(start):
        file.refuse("The file is XML.", "Export it as CSV or JSON Lines.")


def _refuse_zip(file: EventFile, start: bytes) -> None:
    if b"xl/" in start or (b"[Content_Types].xml" in start and b"word/" not in start):
        file.refuse("The file is an Excel workbook (.xlsx).", _SHEETS)
    if b"opendocument.spreadsheet" in start:
        file.refuse("The file is a spreadsheet (.ods).", _SHEETS)
    file.refuse(
        "The file is a ZIP archive.", "Unpack it first: unzip FILE, and import what is in it."
    )


def _not_parquet(file: EventFile, start: bytes) -> None:
    text = start.decode("utf-8-sig", "replace")
    if b"\0" in start or "�" in text[:1000]:
        file.refuse("The file is damaged, or no Parquet: it does not begin with PAR1.",
                    "Export it again.")  # fmt: skip
    if _OBJECT.match(text) or _LIST.match(text):
        _become(file, "json", "JSON")
    elif _is_table(text):
        _become(file, "csv", "CSV")
    else:
        file.refuse("The file is text, and no Parquet.", "Name it by what it is: .csv or .jsonl.")


def _text(file: EventFile, start: bytes) -> None:
    """Text that is JSON under the name of a table, or a table under the name of JSON."""
    text = _plain(start)
    if not text.strip("\ufeff \t\r\n") and len(start) < HEAD:
        file.refuse("The file is empty: it holds blanks alone.", "Export it again.")
    if file.kind != "json" and (_LIST.match(text) or _OBJECT.match(text)):
        _become(file, "json", "JSON")
    elif file.kind == "json" and not re.search(r"^\s*[\[{]", text, re.MULTILINE):
        if _is_table(text):
            _become(file, "csv", "CSV")
        elif text.strip():
            file.refuse("The file holds no JSON: no line begins with {.",
                        "Write one JSON object a line, or name a table .csv.", 1)  # fmt: skip


def _plain(start: bytes) -> str:
    """The first characters, in whatever encoding they seem to be."""
    from percorso.events.text import by_mark, without_mark

    return start.decode(by_mark(start) or without_mark(start) or "utf-8", "replace")


def _is_table(text: str) -> bool:
    """Whether the first line holds the standard names of columns."""
    from percorso.events import standard

    header = next((line for line in text.lstrip("﻿").splitlines() if line.strip()), "")
    return any(
        not standard.missing([name.strip(' "') for name in header.split(sign)]) for sign in ",;\t|"
    )
