"""Files of events: which kind they are, and their bytes as blocks of whole lines."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

from percorso.errors import EventsError, Problem

KINDS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".parquet": "parquet",
    ".pq": "parquet",
}
ALLOWED = ".csv, .tsv, .jsonl, .ndjson, .json, .parquet, each also with .gz"
BLOCK = 1 << 22
LONGEST_LINE = 1 << 24
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
Tick = Callable[[int], None]


@dataclass
class EventFile:
    """A file of events on disk.

    Attributes:
        path: Where it is.
        kind: csv, tsv, json or parquet.
        packed: Whether it is compressed by gzip.
        notes: What the reader decided by itself, for the report.
        read: Bytes of the file that were read so far, for the progress.
        delimiter: The sign between the columns of a text table, when it was found.
        encoding: The encoding of a text, when it was found.
    """

    path: Path
    kind: str
    packed: bool
    notes: list[str]
    read: int = 0
    delimiter: str | None = None
    encoding: str | None = None

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes, unpacked; damage ends in an `EventsError`."""
        with self.path.open("rb") as raw:
            stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if self.packed else raw  # type: ignore[assignment]
            try:
                yield _Counted(self, raw, stream)  # type: ignore[misc]
            except (EOFError, gzip.BadGzipFile, zlib.error) as error:
                self.refuse(
                    f"The gzip file is damaged or cut off: {error}.",
                    "Download or export it again.",
                )

    def refuse(self, message: str, fix: str, line: int | None = None) -> NoReturn:
        """Refuse the whole file."""
        raise EventsError(Problem(message, fix, file=str(self.path), line=line))


class _Counted:
    """A stream that notes how far the file has been read."""

    def __init__(self, file: EventFile, raw: IO[bytes], stream: IO[bytes]) -> None:
        self.file, self.raw, self.stream = file, raw, stream

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.file.read = self.raw.tell()
        return data


def event_file(path: str | Path) -> EventFile:
    """Look at a file: does it exist, and is it of a kind that can be read?

    Raises:
        EventsError: It is missing, empty, a folder, or of a kind that is not read.
    """
    path = Path(path)
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    packed = bool(suffixes) and suffixes[-1] == ".gz"
    kind = KINDS.get(suffixes[-2] if packed and len(suffixes) > 1 else "".join(suffixes[-1:]))
    file = EventFile(path, kind or "", packed, [])
    if not path.exists():
        file.refuse("There is no such file.", "Check the name and the folder.")
    if not path.is_file():
        file.refuse("This is a folder, not a file.", "Name the files: FOLDER/*.csv")
    if kind is None:
        file.refuse(f"Files of this kind are not read. Allowed: {ALLOWED}.",
                    "Save or export it as CSV, JSON Lines or Parquet.")  # fmt: skip
    _check_readable(file)
    return file


def _check_readable(file: EventFile) -> None:
    try:
        with file.path.open("rb") as stream:
            if not stream.read(1):
                file.refuse("The file is empty.", "Export it again.")
    except OSError as error:
        file.refuse(f"The file cannot be read: {error.strerror}.", "Check who may read it.")


def blocks(file: EventFile, stream: IO[bytes], encoding: str) -> Iterator[tuple[bytes, int]]:
    """Blocks of whole lines in UTF-8, each with the number of its first line."""
    line, rest = 1, b""
    for chunk in _decoded(file, stream, encoding):
        rest += chunk
        cut = rest.rfind(b"\n") + 1
        if cut:
            yield rest[:cut], line
            line += rest.count(b"\n", 0, cut)
            rest = rest[cut:]
        elif len(rest) > LONGEST_LINE:
            file.refuse("A line is longer than 16 MB.", "Check that the file is text.", line)
    if rest:
        yield rest, line


def _decoded(file: EventFile, stream: IO[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("utf-8", "utf-8-sig"):
        first = True
        while chunk := stream.read(BLOCK):
            yield chunk.removeprefix(codecs.BOM_UTF8) if first else chunk
            first = False
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := stream.read(BLOCK):
            yield decoder.decode(chunk).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")
    except UnicodeError as error:  # some decoders know no place, such as UTF-16 without its mark
        why = getattr(error, "reason", error)
        file.refuse(
            f"The file is not text in {encoding}: {why}.",
            "Save it as UTF-8, or give its `encoding` in a mapping.",
        )


def find_encoding(file: EventFile) -> str:
    """UTF-8, or what the mark at the start says, or Windows-1252 when UTF-8 cannot be.

    A file in which more lines hold good UTF-8 than bad is UTF-8 with damaged rows.
    """
    good = bad = 0
    with file.open() as stream:
        start = stream.read(4)
        for mark, encoding in MARKS:
            if start.startswith(mark):
                return encoding
        rest = start
        while chunk := stream.read(BLOCK):
            if b"\0" in chunk[:4096]:
                file.refuse("The file is not text, or UTF-16 without its mark.",
                            "Save it as UTF-8, or give its `encoding` in a mapping.")  # fmt: skip
            rest += chunk
            cut = rest.rfind(b"\n") + 1
            good, bad = _count(rest[:cut], good, bad)
            rest = rest[cut:]
        good, bad = _count(rest, good, bad)
    if bad > good:
        file.notes.append("The text is read as Windows-1252, because it is not UTF-8.")
        return "cp1252"
    return "utf-8"


def _count(data: bytes, good: int, bad: int) -> tuple[int, int]:
    if data.isascii():
        return good, bad
    try:
        data.decode()
    except UnicodeDecodeError:
        for line in data.split(b"\n"):
            if not line.isascii():
                good, bad = (good + 1, bad) if _is_utf8(line) else (good, bad + 1)
        return good, bad
    return good + 1, bad


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
