"""The encoding of text files: by its mark, by its pattern of zeros, or by trying.

Rows are handed on in UTF-8. What cannot be decoded stays as it is, and its row goes to quarantine.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from percorso.events.files import EventFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How files begin that say their encoding; the longer marks first."""
MIXED = "cp1252, in part utf-8"
"""Windows-1252, but for the lines that are UTF-8; no codec has this name."""
_HEAD = 4096
_MOST_CONTROLS = 0.05
_CONTROLS = bytes({*range(32)} - set(b"\t\n\r\f\x1b\x1e\x1f"))
_MAC = re.compile(rb"[a-z][\x80-\x84\x86-\x91\x94\x97-\x9f]")
_WINDOWS = re.compile(rb"[a-z][\xc0-\xff]")
_UTF8 = "Save it as UTF-8, or give its `encoding` in a mapping."


def by_mark(start: bytes) -> str | None:
    """The encoding that a mark at the start says; None without a mark."""
    return next((name for mark, name in MARKS if start.startswith(mark)), None)


def without_mark(start: bytes) -> str | None:
    """UTF-16 or UTF-32 without its mark, by where the zeros of Latin letters stand.

    Example:
        >>> without_mark("event,user_id".encode("utf-16-le"))
        'utf-16-le'
    """
    head = start[: _HEAD - _HEAD % 4]
    shares = [head[place::4].count(0) / max(len(head[place::4]), 1) for place in range(4)]
    full, empty = [share > 0.7 for share in shares], [share < 0.1 for share in shares]
    if len(head) < 8:
        return None
    for name, zeros in (("utf-32-le", (1, 2, 3)), ("utf-32-be", (0, 1, 2)),
                        ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2))):  # fmt: skip
        if all(full[i] if i in zeros else empty[i] for i in range(4)):
            return name
    return None


def find_encoding(file: EventFile) -> str:
    """UTF-8, or what the mark at the start says, or Windows-1252 when UTF-8 cannot be.

    A file in which more lines hold good UTF-8 than bad is UTF-8 with damaged rows.

    Raises:
        EventsError: It is no text, or in an encoding that cannot be told with certainty.
    """
    from percorso.events.files import BLOCK

    count = _Count()
    with file.open() as stream:
        start = stream.read(_HEAD)
        if known := by_mark(start):
            return known
        if known := without_mark(start):
            file.notes.append(f"The text is read as {known.upper()}, without its mark.")
            return known
        if _is_noise(start):
            file.refuse("The file is not text.", "Export it as CSV, JSON Lines or Parquet.")
        count.add(start)
        while chunk := stream.read(BLOCK):
            count.add(chunk)
        count.end()
    if count.bad <= count.good:
        return "utf-8"
    if count.mac > count.windows:
        file.refuse("The text is not UTF-8; it looks like Mac Roman.",
                    "Save it as UTF-8, or write `encoding: mac_roman` in a mapping.")  # fmt: skip
    file.notes.append("The text is read as Windows-1252, because it is not UTF-8.")
    return MIXED


def _is_noise(start: bytes) -> bool:
    """Whether bytes are no text; the last line is left out, for a torn file may end in zeros."""
    whole = start[: start.rfind(b"\n") + 1] or start
    return len(whole) - len(whole.translate(None, _CONTROLS)) > len(whole) * _MOST_CONTROLS


class _Count:
    """Lines that are UTF-8 and lines that are not, among those that are not plain ASCII."""

    def __init__(self) -> None:
        self.good = self.bad = self.mac = self.windows = 0
        self._rest = b""

    def add(self, chunk: bytes) -> None:
        whole = self._rest + chunk
        cut = whole.rfind(b"\n") + 1
        if not cut and len(whole) < 1 << 24:
            self._rest = whole
            return
        self._lines(whole[:cut] if cut else whole)
        self._rest = whole[cut:] if cut else b""

    def end(self) -> None:
        self._lines(self._rest)

    def _lines(self, data: bytes) -> None:
        if data.isascii():
            return
        if is_utf8(data):
            self.good += 1
            return
        for line in data.split(b"\n"):
            if line.isascii():
                continue
            if is_utf8(line):
                self.good += 1
            else:
                self.bad += 1
                self.mac += len(_MAC.findall(line))
                self.windows += len(_WINDOWS.findall(line))


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def mended(block: bytes) -> bytes:
    """A block of lines in UTF-8, of which some were Windows-1252; what is neither stays."""
    if block.isascii() or is_utf8(block):
        return block
    return b"\n".join(map(_mended, block.split(b"\n")))


def _mended(line: bytes) -> bytes:
    if line.isascii() or is_utf8(line):
        return line
    try:
        return line.decode("cp1252").encode()
    except UnicodeDecodeError:
        return line


class Decoder:
    """Makes UTF-8 of the bytes of a file, piece by piece."""

    def __init__(self, file: EventFile, encoding: str) -> None:
        self.file, self.encoding = file, encoding
        self.plain = encoding in ("utf-8", "utf-8-sig", MIXED)
        # Half characters of UTF-16 go on as bytes that are not UTF-8: only their row is bad.
        errors = "surrogatepass" if encoding.startswith(("utf-16", "utf-32")) else "strict"
        self._inner = None if self.plain else codecs.getincrementaldecoder(encoding)(errors)
        self._first = True

    def __call__(self, chunk: bytes, final: bool = False) -> bytes:
        """The next piece in UTF-8.

        Raises:
            EventsError: It is no text in this encoding.
        """
        if self._inner is None:
            start, self._first = self._first, False
            return chunk.removeprefix(codecs.BOM_UTF8) if start else chunk
        try:
            return self._inner.decode(chunk, final).encode("utf-8", "surrogatepass")
        except UnicodeError as error:  # some decoders know no place, such as UTF-16 without a mark
            why = getattr(error, "reason", error)
            self.file.refuse(f"The file is not text in {self.encoding}: {why}.", _UTF8)
