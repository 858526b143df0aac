"""What a finding says: a sentence with places for names and numbers, filled in any language.

A finding is made once and read in Italian or English; so it keeps its sentence and its values, and
puts them together when somebody reads.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from percorso.journey.catalogue import channel_name
from percorso.journey.texts import text
from percorso.words import Words

MOST_NAMES = 4
LONGEST = 90


class Piece(Protocol):
    """A value of a sentence."""

    def said(self, words: Words, default: str | None) -> str:
        """The value in the reader's language; `default` is the language of the map."""

    def plain(self) -> Any:
        """The value for programs: text, number, list or texts by language."""


def tidy(value: str, longest: int = LONGEST) -> str:
    r"""A text of the map as it may stand in a sentence: one line, no control characters, not long.

    Example:
        >>> tidy("a\x1b[2J\n b")
        'a[2J b'
    """
    kept = "".join(c for c in value if c.isspace() or unicodedata.category(c) not in _UNSHOWN)
    line = " ".join(kept.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Co"})


@dataclass(frozen=True)
class Name:
    """A text or claim of the map."""

    value: Any
    quoted: bool = False

    def said(self, words: Words, default: str | None) -> str:
        """The text in the reader's language, else in the one it has."""
        found = tidy(text(getattr(self.value, "text", self.value), words.lang, default))
        return words.quoted(found) if self.quoted else found

    def plain(self) -> Any:
        """The text, or the texts by language."""
        return getattr(self.value, "text", self.value)


def _joint(name: str) -> bool:
    """Whether a name would be taken apart in a list."""
    return any(part in f" {name} " for part in (" and ", " e ", ", "))


@dataclass(frozen=True)
class Channel:
    """A channel, by the name people know it by."""

    value: str

    def said(self, words: Words, default: str | None) -> str:
        """What people call it."""
        return tidy(channel_name(self.value, words.lang))

    def plain(self) -> Any:
        """Its name on events."""
        return self.value


@dataclass(frozen=True)
class Names:
    """Several texts of the map, the first few by name."""

    values: tuple[Any, ...]
    quoted: bool = False
    most: int = MOST_NAMES

    def said(self, words: Words, default: str | None) -> str:
        """The texts as a list in a sentence."""
        shown = self.values if len(self.values) <= self.most + 1 else self.values[: self.most]
        listed = [Name(value).said(words, default) for value in shown]
        if self.quoted or (len(shown) > 1 and any(_joint(one) for one in listed)):
            listed = [words.quoted(one) for one in listed]
        if rest := len(self.values) - len(shown):
            listed.append(words.plural("{n} other", "{n} others", rest))
        return words.listed(listed)

    def plain(self) -> Any:
        """All texts."""
        return [Name(value).plain() for value in self.values]


@dataclass(frozen=True)
class Term:
    """A word of the product, translated."""

    message: str

    def said(self, words: Words, default: str | None) -> str:
        """The word in the reader's language."""
        return words(self.message)

    def plain(self) -> Any:
        """The English word."""
        return self.message


@dataclass(frozen=True)
class Terms:
    """Several words of the product, translated, as a list in a sentence."""

    messages: tuple[str, ...]

    def said(self, words: Words, default: str | None) -> str:
        """The words in the reader's language."""
        return words.listed([words(message) for message in self.messages])

    def plain(self) -> Any:
        """The English words."""
        return list(self.messages)


@dataclass(frozen=True)
class Count:
    """A whole number."""

    value: int

    def said(self, words: Words, default: str | None) -> str:
        """The number as the language writes it."""
        return words.number(self.value)

    def plain(self) -> Any:
        """The number."""
        return self.value


@dataclass(frozen=True)
class Counted:
    """Names with how many of each: the first few."""

    values: tuple[tuple[str, int], ...]
    most: int = MOST_NAMES

    def said(self, words: Words, default: str | None) -> str:
        """The names as a list, each with its number."""
        shown = self.values if len(self.values) <= self.most + 1 else self.values[: self.most]
        listed = [f"{words.quoted(tidy(name))} ({words.number(n)})" for name, n in shown]
        if rest := len(self.values) - len(shown):
            listed.append(words.plural("{n} other", "{n} others", rest))
        return words.listed(listed)

    def plain(self) -> Any:
        """All names with their numbers."""
        return dict(self.values)


@dataclass(frozen=True)
class Share:
    """A part of one, shown in percent."""

    value: float

    def said(self, words: Words, default: str | None) -> str:
        """The percentage."""
        return words.share(self.value)

    def plain(self) -> Any:
        """The share, from 0 to 1."""
        return self.value


@dataclass(frozen=True)
class Level:
    """A number with a sign or decimals: an emotion, a mean score."""

    value: float
    places: int = 1
    signed: bool = False

    def said(self, words: Words, default: str | None) -> str:
        """The number with its decimals."""
        write = words.signed if self.signed else words.decimal
        return write(self.value, self.places)

    def plain(self) -> Any:
        """The number."""
        return self.value


@dataclass(frozen=True)
class Day:
    """A day of the calendar."""

    value: dt.date

    def said(self, words: Words, default: str | None) -> str:
        """The day, with its month in letters."""
        return words.date(self.value)

    def plain(self) -> Any:
        """The day in ISO form."""
        return self.value.isoformat()


@dataclass(frozen=True)
class Time:
    """A length of time in seconds."""

    seconds: float

    def said(self, words: Words, default: str | None) -> str:
        """The length spelled out."""
        return words.duration_words(self.seconds)

    def plain(self) -> Any:
        """The seconds."""
        return self.seconds


@dataclass(frozen=True)
class Said:
    """A sentence: its English words, and the values that stand in its places.

    Attributes:
        one: The sentence, or its singular.
        other: Its plural; empty when it does not count.
        n: What it counts.
        values: The pieces by their places.
        in_app: The sentence in the web app, where nobody writes a file; empty: the same.
    """

    one: str
    other: str = ""
    n: int | None = None
    values: tuple[tuple[str, Piece], ...] = ()
    in_app: str = ""

    @property
    def for_app(self) -> Said:
        """The same for people in the web app."""
        return Said(self.in_app, values=self.values) if self.in_app else self

    def say(self, words: Words, default: str | None = None) -> str:
        """The sentence in a language."""
        filled = {name: piece.said(words, default) for name, piece in self.values}
        if self.other:
            return words.plural(self.one, self.other, self.n, **filled)
        return words(self.one, **filled)

    def plain(self) -> dict[str, Any]:
        """The values for programs."""
        found = {name: piece.plain() for name, piece in self.values}
        return found if self.n is None else {"n": self.n, **found}


def say(message: str, *, in_app: str = "", **values: Piece) -> Said:
    """A sentence, and what it says in the web app; mark their words with `N_`.

    Example:
        >>> say("{stage} has no owner.", stage=Name("See")).say(Words("en"))
        'See has no owner.'
    """
    return Said(message, values=tuple(values.items()), in_app=in_app)


def plural(one: str, other: str, n: int, /, **values: Piece) -> Said:
    """A sentence that counts.

    Example:
        >>> plural("{n} day", "{n} days", 2).say(Words("it"))
        '2 giorni'
    """
    return Said(one, other, n, tuple(values.items()))


def spoken(parts: Sequence[Said], lang: str, default: str | None) -> str:
    """Sentences one after the other."""
    words = Words.of(lang)
    return " ".join(part.say(words, default) for part in parts)


def merged(parts: Iterable[Said]) -> Mapping[str, Any]:
    """The values of several sentences."""
    return {name: value for part in parts for name, value in part.plain().items()}
