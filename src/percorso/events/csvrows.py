"""Rows of a text table, one by one, where reading a whole block at once will not do."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from percorso.events.files import LONGEST

QUOTES = 'Put the value in quotation marks and double those inside: "".'
MANY = 20
"""Lines within one quoted value from which on it is doubted."""
More = Callable[[], list[bytes]]
csv.field_size_limit(2 * LONGEST)  # a row is longer than its fields, and has a limit of its own


@dataclass
class Record:
    """One record of a text table: its first line, the line after it, its fields or its flaw."""

    line: int
    next_line: int
    fields: list[str]
    why: str = ""
    fix: str = QUOTES
    text: str = ""


class _TooLong(Exception):
    pass


@dataclass
class _Feed:
    """Lines for the parser, decoded one at a time, with a look at how many it took."""

    lines: list[bytes]
    more: More
    place: int = 0
    taken: int = 0
    ended: bool = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self.place >= len(self.lines):
            self._extend()
        if self.place >= len(self.lines):
            raise StopIteration
        line = self.lines[self.place]
        self.taken += len(line)
        if self.taken > LONGEST:
            raise _TooLong
        self.place += 1
        return line.decode("utf-8", "surrogateescape")

    def _extend(self) -> None:
        if not self.ended:
            following = self.more()
            self.ended = not following
            self.lines.extend(following)


def records(
    lines: list[bytes], first: int, delimiter: str, more: More, wanted: int = 0
) -> Iterator[Record]:
    """Records with their physical lines; after a broken one reading goes on at its next line.

    Args:
        lines: Lines with their ends.
        first: The number of the first of them.
        delimiter: The sign between the fields.
        more: Gives the lines that follow; none at the end of the file.
        wanted: How many fields a row has; 0: any number.
    """
    feed = _Feed(lines, more)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while feed.place < len(feed.lines):
        start, feed.taken = feed.place, 0
        fields, why, fix = _next(reader, feed, start, first)
        if fields is None:
            return
        if not why and feed.place > start + 1 and _swallows(feed, start, fields, delimiter, wanted):
            why = _open(first + start)
        if why:
            feed.place = start + 1
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
        text = b"".join(feed.lines[start : feed.place])[:LONGEST].decode("utf-8", "replace")
        yield Record(first + start, first + feed.place, fields, why, fix, text.rstrip("\r\n"))


def _next(
    reader: Iterator[list[str]], feed: _Feed, start: int, first: int
) -> tuple[list[str] | None, str, str]:
    try:
        return next(reader), "", ""
    except StopIteration:
        return None, "", ""
    except _TooLong:
        if feed.place > start:
            return [], _open(first + start), QUOTES
        return [], "The row is longer than 1 MB", "Move long contents out of the event."
    except csv.Error as error:
        return [], _explain(str(error), feed.place - start, first + start), QUOTES


def _swallows(feed: _Feed, start: int, fields: list[str], delimiter: str, wanted: int) -> bool:
    """Whether a quotation mark that was never meant to open a value has taken in other rows."""
    if wanted and len(fields) != wanted:
        return True
    inner = feed.lines[start + 1 : feed.place - 1]
    if not wanted or wanted < 2 or len(inner) < MANY:
        return False
    sign = delimiter.encode()
    return all(line.count(sign) == wanted - 1 for line in inner)


def _open(line: int) -> str:
    return f"A quotation mark opens in line {line} and is not closed where the row ends"


def _explain(error: str, lines: int, first: int) -> str:
    if "unexpected end" in error and lines > 1:
        return _open(first)
    if "expected after" in error or "unexpected end" in error or "field larger" in error:
        return "A quotation mark opens or closes in the wrong place"
    if "new-line character" in error:
        return "A carriage return stands inside the row"
    return error[:1].upper() + error[1:]
