"""JSON that spans lines, element by element: no more than one element is in memory at a time.

A broken element is put aside with its place; reading goes on where the next one begins.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from percorso.events.batch import BadRow, Records
from percorso.events.files import BLOCK, LONGEST, EventFile, pieces
from percorso.events.jsonlines import BATCH, DEEPEST, KEPT, Wrong, bad_row, check, too_much
from percorso.events.jsonshapes import ALWAYS, OFTEN, envelope, with_shared
from percorso.events.jsontext import Text

_BROKEN = "Correct it, or export the file again."
_LONG = "The element is longer than 1 MB.\nMove long contents out of the event."
_CUT = Wrong(f"The file ends inside its JSON: it was cut off.\n{_BROKEN}")


def read_array(file: EventFile, encoding: str) -> Iterator[Records]:
    """Read arrays of objects, objects with an array of events in them, and objects over many lines.

    Raises:
        EventsError: The file is damaged.
    """
    with file.open() as stream:
        walk = _Walk(Text(pieces(file, stream, encoding)), file)
        yield from walk.batches()


class _Walk:
    """A way through a JSON text from one event to the next."""

    def __init__(self, text: Text, file: EventFile) -> None:
        self.text, self.file = text, file
        self.number = self.size = 0
        self.around: dict[str, Any] = {}
        self.records: list[dict[str, Any]] = []
        self.rows: list[int] = []
        self.bad: list[BadRow] = []

    def batches(self) -> Iterator[Records]:
        """All events, in batches; the last one may be empty."""
        for _ in self._top():
            if len(self.records) >= BATCH or self.size > BLOCK or len(self.bad) >= BATCH:
                yield self._batch()
        yield self._batch()

    def _batch(self) -> Records:
        made = Records(self.records, pa.array(self.rows, pa.int64()), self.bad)
        self.records, self.rows, self.bad, self.size = [], [], [], 0
        return made

    def _top(self) -> Iterator[None]:
        """Values that follow one another: arrays, envelopes, or events themselves."""
        while sign := self.text.sign():
            self.around = {}
            if sign == "[":
                self.text.step()
                yield from self._elements()
            elif sign == "{":
                yield from self._object()
            else:
                self._blame(Wrong(f"Something stands between the JSON values.\n{_BROKEN}"),
                            self.text.beyond(self.text.place + 1))  # fmt: skip
                yield

    def _object(self) -> Iterator[None]:
        """An event, or an envelope: a small one at once, a large one member by member."""
        try:
            value, end = self.text.value()
        except (ValueError, RecursionError) as error:
            if self.text.opens_array((*ALWAYS, *OFTEN)):
                yield from self._members()
                return
            self._broken(error)
            yield
            return
        name = envelope(value)
        if name is None:
            self._take(value, end)
            yield
            return
        self.text.place = end
        self.around = value
        for one in value[name]:
            self._keep(one, json.dumps(one, ensure_ascii=False), True)
            yield

    def _members(self) -> Iterator[None]:
        """The members of an envelope up to its array, the array, and what follows it."""
        self.text.step()
        while (sign := self.text.sign()) == '"':
            key, end = self.text.value()
            self.text.place = end
            if self.text.sign() == ":":
                self.text.step()
            if self.text.sign() == "[" and key in (*ALWAYS, *OFTEN):
                self.text.step()
                yield from self._elements()
                self.around = {"": True}
            else:
                self._member(str(key))
            if self.text.sign() == ",":
                self.text.step()
        if sign == "}":
            self.text.step()

    def _member(self, key: str) -> None:
        value, end = self.text.value()
        self.text.place = end
        if "" not in self.around:
            self.around[key] = value
        elif key == "context":
            self.file.note("The `context` after the events is not used; before them it would be.")

    def _elements(self) -> Iterator[None]:
        """The elements of an array whose bracket is open, and the bracket that closes it."""
        while sign := self.text.sign():
            if sign == "]":
                self.text.step()
                return
            if sign == ",":
                self.text.step()
                continue
            self._element()
            yield
        self.number += 1
        self.bad.append(bad_row(self.number, _CUT, ""))

    def _element(self) -> None:
        try:
            value, end = self.text.value()
        except (ValueError, RecursionError) as error:
            self._broken(error)
            return
        self._take(value, end)

    def _take(self, value: Any, end: int) -> None:
        text = self.text.upto(end)
        self.text.place = end
        self._keep(value, text, not text.isascii() or "\\u" in text)

    def _keep(self, value: Any, text: str, escaped: bool) -> None:
        self.number += 1
        self.size += len(text)
        try:
            if len(text) > LONGEST:
                raise Wrong(_LONG)
            deep = text.count("{") + text.count("[") > DEEPEST
            check(value, "element", deep, escaped)
        except Wrong as error:
            self.bad.append(bad_row(self.number, error, text))
            return
        self.records.append(with_shared(value, self.around))
        self.rows.append(self.number)
        self.text.remember(value)

    def _broken(self, error: Exception) -> None:
        """Put an element aside, with its place, and go to where the next one begins."""
        wrong = too_much(error, "element")
        if isinstance(error, json.JSONDecodeError) and self.text.goes_on(error):
            wrong = Wrong(_LONG)
        elif isinstance(error, json.JSONDecodeError):
            line = self.text.line(error.pos)
            wrong = Wrong(f"The element is no JSON: {error.msg} in line {line}.\n{_BROKEN}")
        self._blame_broken(wrong)

    def _blame(self, wrong: Wrong, end: int) -> None:
        self.number += 1
        self.bad.append(bad_row(self.number, wrong, self.text.upto(end)))
        self.text.place = end

    def _blame_broken(self, wrong: Wrong) -> None:
        """Put an element aside whose end has to be looked for."""
        self.number += 1
        self.bad.append(bad_row(self.number, wrong, self.text.upto(self.text.place + KEPT)))
        self.text.leave_broken()
