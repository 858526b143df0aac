"""A JSON text that is read piece by piece, with a place in it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from percorso.events.files import LONGEST
from percorso.events.jsonlines import DECODER

_BLANK = re.compile(r"[ \t\r\n]*")
_OUTSIDE = re.compile(r'[{}\[\]"]')
_INSIDE = re.compile(r'["\\\n]')
_PAIRS = {"}": "{", "]": "["}
_OVERLAP = 200
"""Characters that are looked at again with what follows them."""


class Text:
    """Characters of which only those from the present place on are kept.

    Args:
        pieces: The text in UTF-8; bytes that are none become halves of characters.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces = pieces
        self.data, self.place, self.ended = "", 0, False
        self._lines = 1
        self._key: str | None = None
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode

    def _fill(self) -> bool:
        """Read on; False at the end."""
        piece = next(self.pieces, None)
        self.ended = piece is None
        self._lines += self.data.count("\n", 0, self.place)
        self.data = self.data[self.place :] + self._decode(piece or b"", self.ended)
        self.place = 0
        return not self.ended

    def _window(self) -> None:
        """Have at least the longest element in view."""
        while not self.ended and len(self.data) - self.place <= LONGEST:
            self._fill()

    def sign(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            match = _BLANK.match(self.data, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self.data):
                return self.data[self.place]
            if not self._fill() and self.place >= len(self.data):
                return ""

    def step(self) -> None:
        """Go over one sign."""
        self.place += 1

    def value(self) -> tuple[Any, int]:
        """The value here, and where it ends.

        Raises:
            ValueError: It is broken, or longer than an element may be.
            RecursionError: It is nested too deeply.
        """
        self.sign()
        while True:
            try:
                found, end = DECODER.raw_decode(self.data, self.place)
            except (ValueError, RecursionError):
                if self.ended or len(self.data) - self.place > LONGEST:
                    raise
            else:
                if self.ended or end < len(self.data):
                    return found, end
            self._fill()

    def opens_array(self, names: Sequence[str]) -> bool:
        """Whether an object begins here that is too long to be seen, with an array of that name."""
        self._window()
        if self.ended and self._closing() is not None:
            return False
        listed = "|".join(names)
        head = self.data[self.place : self.place + LONGEST]
        return re.match(rf'\{{[^\[]*?"(?:{listed})"\s*:\s*\[', head) is not None

    def goes_on(self, error: json.JSONDecodeError) -> bool:
        """Whether a value is not broken so far, but longer than one may be."""
        cut = error.msg.startswith("Unterminated string") or error.pos >= len(self.data)
        return cut and not self.ended

    def upto(self, end: int) -> str:
        """The text from here."""
        return self.data[self.place : end]

    def beyond(self, place: int) -> int:
        """Where the next value begins after a place, or the end of what is in view."""
        found = re.compile(r"[\[{]").search(self.data, place)
        return found.start() if found else len(self.data)

    def line(self, place: int) -> int:
        """The line of a place."""
        return self._lines + self.data.count("\n", 0, place)

    def remember(self, value: dict[str, Any]) -> None:
        """Note how good elements begin: it helps to find the next one after a broken one."""
        self._key = next(iter(value), self._key)

    def leave_broken(self) -> None:
        """Go to where reading can go on after the broken value here.

        That is its own closing bracket, where the brackets match and an element may end; else
        where an element begins as the good ones before it did, however far that is.
        """
        self._window()
        end = self._closing()
        if end is not None and self._ends_at(end):
            self.place = end
            return
        self.place += 1
        while (start := self._start()) is None:
            self.place = max(self.place, len(self.data) - _OVERLAP)
            if self.ended:
                self.place = len(self.data)
                return
            self._fill()
        self.place = start

    def _ends_at(self, end: int) -> bool:
        rest = self.data[end : end + _OVERLAP].lstrip()[:1]
        return rest in (",", "]", "{") or (not rest and self.ended)

    def _start(self) -> int | None:
        """Where an element begins as the one before it did; None when none does in view."""
        key = r"\{" if self._key is None else rf"\{{\s*{re.escape(json.dumps(self._key))}"
        start = self.data.find("{", self.place)  # much faster than to look for the pattern itself
        while start >= 0:
            if re.compile(key).match(self.data, start):
                return start
            start = self.data.find("{", start + 1)
        return None

    def _closing(self) -> int | None:
        """The end of the value here by its brackets; None when they do not match in view."""
        open_: list[str] = []
        place, last = self.place, min(len(self.data), self.place + LONGEST)
        while match := _OUTSIDE.search(self.data, place, last):
            sign, place = match[0], match.end()
            if sign == '"':
                inside = self._string(place, last)
                if inside is None:
                    return None
                place = inside
            elif sign in "{[":
                open_.append(sign)
            elif not open_ or open_.pop() != _PAIRS[sign]:
                return None
            if not open_:
                return place
        return None

    def _string(self, place: int, last: int) -> int | None:
        """The end of a string; None when there is none on its line."""
        while match := _INSIDE.search(self.data, place, last):
            if match[0] == '"':
                return match.end()
            if match[0] == "\n":
                return None
            place = match.end() + 1
        return None
