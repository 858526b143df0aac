"""The map check as lines of text, and as plain values for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import (
    MARKS,
    SEVERITIES,
    Finding,
    Mark,
    Severity,
    mark_name,
)
from percorso.journey.audit.lines import Lines
from percorso.journey.audit.said import Names, spoken
from percorso.journey.audit.survey import MapCheck, Standing
from percorso.words import Words

Paint = Callable[[Severity, str], str]
WIDEST = 100


def bare(severity: Severity, text: str) -> str:
    """A text without colour."""
    return text


class Listing:
    """Writes a map check for people.

    Args:
        check: The map check.
        lang: `en` or `it`.
        lines: The lines of the journey file.
        width: Characters in a line of the terminal.
        paint: Colours the word of a severity.
        marks: The marks to show; none shows all.
    """

    def __init__(
        self, check: MapCheck, lang: str, lines: Lines | None = None, width: int = WIDEST,
        paint: Paint = bare, marks: tuple[Mark, ...] = (),
    ) -> None:  # fmt: skip
        self.check = check
        self.lang = lang
        self.words = Words.of(lang)
        self.lines = lines
        self.width = max(min(width, WIDEST), 40)
        self.paint = paint
        self.marks = tuple(mark for mark in MARKS if not marks or mark in marks)
        self.column = max(len(self.words(name)) for name in SEVERITIES.values()) + 4

    def text(self) -> Iterator[str]:
        """All lines: the head, then each mark with its findings."""
        yield from self._wrapped(self.head(), "")
        if self.check.simulated:
            yield from self._wrapped(self.words("Simulated data"), "")
        for mark in self.marks:
            yield ""
            yield from self._mark(mark)

    def head(self) -> str:
        """How many findings there are, by severity."""
        counts = {s: sum(f.severity == s for f in self.check.findings) for s in SEVERITIES}
        words, n = self.words, len(self.check.findings)
        if not n:
            return words("Map check: nothing found.")
        parts = [
            words.plural("{n} high", "{n} high", counts["high"]),
            words.plural("{n} medium", "{n} medium", counts["medium"]),
            words.plural("{n} low", "{n} low", counts["low"]),
        ]
        said = ", ".join(part for part, count in zip(parts, counts.values(), strict=True) if count)
        return words.plural(
            "Map check: {n} finding ({parts}).", "Map check: {n} findings ({parts}).", n, parts=said
        )

    def _mark(self, mark: Mark) -> Iterator[str]:
        words, found = self.words, self.check.of(mark)
        name = mark_name(mark, self.lang)
        if found:
            yield words.plural("{mark}: {n} finding", "{mark}: {n} findings", len(found), mark=name)
        else:
            yield words("{mark}: nothing found", mark=name)
        if mark == "wants":
            for standing in self.check.wants:
                yield from self._wrapped(self._standing(standing), "  ", "      ")
        elif order := self.check.order_in(mark, self.lang):
            yield from self._wrapped(words("In order: {names}", names=order), "  ", "      ")
        for note in self.check.notes_in(mark, self.lang):
            yield from self._wrapped(note, "  ", "      ")
        for finding in found:
            yield from self._finding(finding)

    def _standing(self, one: Standing) -> str:
        default = self.check.journey.language
        by = Names(one.by).said(self.words, default)
        said = f"{one.name(self.lang)}: {one.word(self.lang)}"
        parts = [said, *([by] if by else []), spoken(one.signal, self.lang, default)]
        return " · ".join(part for part in parts if part)

    def _finding(self, finding: Finding) -> Iterator[str]:
        word = self.words(SEVERITIES[finding.severity])
        first = f"  {self.paint(finding.severity, word)}{' ' * (self.column - 2 - len(word))}"
        inside = " " * self.column
        body = list(self._wrapped(finding.explanation(self.lang), inside))
        yield first + body[0][self.column :]
        yield from body[1:]
        yield from self._wrapped(f"→ {finding.fix(self.lang)}", inside, f"{inside}  ")
        yield inside + self._where(finding)

    def _where(self, finding: Finding) -> str:
        places = [place.key for place in finding.places if place.key]
        parts = [finding.check, *places[:1]]
        if places and self.lines is not None and (line := self.lines.line(places[0])):
            parts.append(self.words("line {n}", n=line))
        if len(places) > 1:
            parts.append(self.words.plural("{n} other", "{n} others", len(places) - 1))
        return " · ".join(parts)

    def _wrapped(self, text: str, first: str, rest: str | None = None) -> Iterator[str]:
        yield from textwrap.wrap(
            text, self.width, initial_indent=first, break_long_words=False,
            break_on_hyphens=False, subsequent_indent=first if rest is None else rest,
        )  # fmt: skip


def plain(check: MapCheck, lang: str, lines: Lines | None = None) -> dict[str, Any]:
    """The map check as plain values.

    Args:
        check: The map check.
        lang: The language of its sentences.
        lines: The lines of the journey file.
    """
    return {
        "measured": check.measured,
        "simulated": check.simulated,
        "counts": {s: sum(f.severity == s for f in check.findings) for s in SEVERITIES},
        "marks": {mark: _mark(check, mark, lang) for mark in MARKS},
        "wants": [_want(one, lang, check.journey.language) for one in check.wants],
        "findings": [_finding(one, lang, lines) for one in check.findings],
    }


def _mark(check: MapCheck, mark: Mark, lang: str) -> dict[str, Any]:
    words = Words.of(lang)
    return {
        "name": mark_name(mark, lang),
        "findings": len(check.of(mark)),
        "in_order": [words(message) for message in check.in_order.get(mark, ())],
        "notes": check.notes_in(mark, lang),
    }


def _want(one: Standing, lang: str, default: str | None) -> dict[str, Any]:
    by = [Names((name,)).said(Words.of(lang), default) for name in one.by]
    return {
        "want": one.want,
        "name": one.name(lang),
        "state": one.state,
        "by": by,
        "confirmed": one.confirmed,
        "signal": spoken(one.signal, lang, default),
    }


def _finding(one: Finding, lang: str, lines: Lines | None) -> dict[str, Any]:
    found = one.to_dict(lang)
    if lines is not None:
        found["line"] = lines.line(one.key)
        found["places"] = [{**p, "line": lines.line(p["key"])} for p in found["places"]]
    return found


def catalogue_of(
    drawn: Iterable[Check], measured: Iterable[Check], lang: str
) -> Iterator[tuple[str, list[tuple[Check, str, bool]]]]:
    """The checks by mark: each with its question, and whether it needs events."""
    words = Words.of(lang)
    every = [*((check, False) for check in drawn), *((check, True) for check in measured)]
    for mark in MARKS:
        found = [(check, words(check.asks), m) for check, m in every if check.mark == mark]
        yield mark_name(mark, lang), found
