"""Files of events: which kind they are, and their bytes as blocks of whole lines."""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NoReturn

from percorso.errors import EventsError, Problem
from percorso.events import unpack
from percorso.events.text import MIXED, Decoder, find_encoding, mended

__all__ = ["EventFile", "blocks", "event_file", "find_encoding", "pieces"]

KINDS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".txt": "csv",
    ".jsonl": "json",
    ".ndjson": "json",
    ".json": "json",
    ".parquet": "parquet",
    ".pq": "parquet",
}
PACKED = (".gz", ".zst")
ALLOWED = ".csv, .tsv, .txt, .jsonl, .ndjson, .json, .parquet, each also with .gz or .zst"
BLOCK = 1 << 22
LONGEST = 1 << 20
"""Bytes of the longest row, of whatever kind of text; longer ones go to quarantine."""
_KEPT = LONGEST + 1
"""What is kept of a line that is much longer: enough to see that it is."""
_FAR = 16 * LONGEST


@dataclass
class EventFile:
    """A file of events on disk.

    Attributes:
        path: Where it is.
        kind: csv, tsv, json or parquet.
        packed: Whether its name says that it is compressed; its first bytes decide.
        notes: What the reader decided by itself, for the report.
        read: Bytes of the file that were read so far, for the progress.
        delimiter: The sign between the columns of a text table, when it was found.
        encoding: The encoding of a text, when it was found.
        mark: Size and times of the file when it was opened first.
        called: What people call it, where its path says nothing to them.
    """

    path: Path
    kind: str
    packed: bool
    notes: list[str]
    read: int = 0
    delimiter: str | None = None
    encoding: str | None = None
    mark: tuple[int, ...] = field(default=(), repr=False)
    called: str = ""

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return self.path.stat().st_size

    @property
    def name(self) -> str:
        """The path, or what people call it, as text that can be stored; see `readable`."""
        return readable(self.called or self.path)

    @property
    def title(self) -> str:
        """Its name without folders."""
        return Path(self.called or self.path).name

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes, unpacked; damage ends in an `EventsError`."""
        try:
            with self.path.open("rb") as raw:
                self._look(raw)
                how = unpack.packing(raw.read(4))
                raw.seek(0)
                self._tell_packing(how)
                stream = unpack.unpacked(raw, how, self.note) if how else raw
                yield _Counted(self, raw, stream)  # type: ignore[misc]
        except (EOFError, zlib.error) as error:
            self.refuse(
                f"The gzip file is damaged or cut off: {error}.", "Download or export it again."
            )
        except OSError as error:
            self.refuse_os(error)

    def _look(self, raw: IO[bytes]) -> None:
        """Refuse what is no file by now; note how it looks, to see whether it changes."""
        found = os.fstat(raw.fileno())
        if not stat.S_ISREG(found.st_mode):
            self.refuse("This is no ordinary file.", "Save its contents to a file first.")
        self.mark = self.mark or _mark(found)
        self._compare(_mark(found))

    def check_unchanged(self) -> None:
        """Refuse a file that was written to while it was read: nobody knows what was seen of it.

        Raises:
            EventsError: It has changed, or is gone.
        """
        try:
            self._compare(_mark(self.path.stat()))
        except OSError:
            self._compare(())

    def _compare(self, mark: tuple[int, ...]) -> None:
        if mark != self.mark:
            self.refuse("The file changed while it was read.",
                        "Import it again when nothing writes to it, or import a copy.")  # fmt: skip

    def _tell_packing(self, how: str | None) -> None:
        if how and not self.packed:
            self.note(f"The file is packed with {how}, whatever its name says.")
        elif self.packed and not how and self.size:
            self.note("The file is not packed, whatever its name says.")
        self.packed = how is not None

    def note(self, text: str) -> None:
        """Note once what the reader decided by itself."""
        if text not in self.notes:
            self.notes.append(text)

    def refuse(self, message: str, fix: str, line: int | None = None) -> NoReturn:
        """Refuse the whole file."""
        raise EventsError(Problem(message, fix, file=self.name, line=line))

    def refuse_os(self, error: OSError) -> NoReturn:
        """Refuse a file that the system does not give, or that cannot be unpacked."""
        if error.errno is None:  # Arrow says so of packed files
            self.refuse("The packed file is damaged or cut off.", "Download or export it again.")
        self.refuse(
            f"The file cannot be read: {error.strerror}.", "Check that it is there, and who may "
            "read it.")  # fmt: skip


class _Counted:
    """A stream that notes how far the file has been read, and stops at a bomb."""

    def __init__(self, file: EventFile, raw: IO[bytes], stream: Any) -> None:
        self.file, self.raw, self.stream, self.given = file, raw, stream, 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self.stream.read(size)
        self.file.read = self.raw.tell()
        self.given += len(data)
        if self.stream is not self.raw:
            self._check()
        return data

    def _check(self) -> None:
        most = min(max(unpack.FLOOR, unpack.RATIO * self.file.read), unpack.MOST)
        if self.given > most:
            self.file.refuse(
                f"The packed file unpacks to more than {unpack.RATIO} times its size: "
                f"{self.given >> 20} MB from {max(self.file.read >> 10, 1)} KB so far.",
                "Check where it comes from; if you trust it, unpack it and import what is in it.",
            )


def _mark(found: os.stat_result) -> tuple[int, ...]:
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def readable(path: str | os.PathLike[str]) -> str:
    r"""A path as text that can be stored and shown on one line: what is no text is escaped.

    Example:
        >>> readable("a\nb.csv")
        'a\\nb.csv'
    """
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def event_file(path: str | Path, called: str = "") -> EventFile:
    """Look at a file: does it exist, and has it the name of a kind that can be read?

    Args:
        path: Where it is.
        called: What people call it; default: its path.

    Raises:
        EventsError: It is missing, empty, no file, or of a kind that is not read.
    """
    path = Path(path)
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    packed = bool(suffixes) and suffixes[-1] in PACKED
    kind = KINDS.get(suffixes[-2] if packed and len(suffixes) > 1 else "".join(suffixes[-1:]))
    file = EventFile(path, kind or "", packed, [], called=called)
    _check_place(file)
    if kind is None:
        _refuse_kind(file)
    _check_readable(file)
    return file


def _check_place(file: EventFile) -> None:
    try:
        mode = file.path.stat().st_mode
    except (OSError, ValueError):
        file.refuse("There is no such file.", "Check the name and the folder.")
    if stat.S_ISDIR(mode):
        file.refuse("This is a folder, not a file.", "Name the files: FOLDER/*.csv")
    if not stat.S_ISREG(mode):
        file.refuse("This is no ordinary file.", "Save its contents to a file first.")


def _refuse_kind(file: EventFile) -> NoReturn:
    from percorso.events.detect import refuse_named

    refuse_named(file)
    file.refuse(f"Files of this kind are not read. Allowed: {ALLOWED}.",
                "Save or export it as CSV, JSON Lines or Parquet.")  # fmt: skip


def _check_readable(file: EventFile) -> None:
    try:
        with file.path.open("rb") as stream:
            if not stream.read(1):
                file.refuse("The file is empty.", "Export it again.")
    except OSError as error:
        file.refuse_os(error)


def blocks(
    file: EventFile, stream: IO[bytes], encoding: str, returns: bool = False
) -> Iterator[tuple[bytes, int]]:
    """Blocks of whole lines in UTF-8, each with the number of its first line.

    Of a line that is far too long only the start is handed on: no memory is needed for the rest.
    With `returns`, a block may end in a carriage return where a line feed is long in coming.
    """
    line, rest = 1, b""
    for chunk in pieces(file, stream, encoding):
        if len(rest) > _FAR:
            end = chunk.find(b"\n")
            if end < 0:
                continue
            rest, chunk = rest[:_KEPT], chunk[end:]
        rest += chunk
        cut = rest.rfind(b"\n") + 1
        if not cut and returns and len(rest) > LONGEST:
            cut = rest.rfind(b"\r", 0, -1) + 1
        if cut:
            yield _mended(rest[:cut], encoding), line
            line += rest.count(b"\n", 0, cut)
            rest = rest[cut:]
    if rest:
        yield _mended(rest[:_FAR], encoding), line


def _mended(block: bytes, encoding: str) -> bytes:
    return mended(block) if encoding == MIXED else block


def pieces(file: EventFile, stream: IO[bytes], encoding: str) -> Iterator[bytes]:
    """Pieces in UTF-8; where lines end in carriage returns alone, in line feeds."""
    decode, old, first = Decoder(file, encoding), False, True
    while chunk := stream.read(BLOCK):
        piece = decode(chunk)
        if first and piece:
            old, first = b"\r" in piece[:-1] and b"\n" not in piece, False
            if old:
                file.note("The lines end in carriage returns alone, as on old Macintoshes.")
        yield piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if old else piece
    yield decode(b"", final=True)
