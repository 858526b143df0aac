"""A column of a sample: how full it is, how many values differ, and what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property

import pyarrow as pa

from percorso.events.numbers import currencies
from percorso.events.suggest.amounts import NumberForm, number_form
from percorso.events.suggest.timeforms import TimeForm, time_form

MOST_LOOKED_AT = 2000
"""Different values that are compared with the shapes."""
NEARLY_ALL = 0.95
MOST_WORDS, SMALL = 60, 30
SHAPES = {
    name: re.compile(pattern)
    for name, pattern in {
        "email": r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,24}",
        "uuid": r"(?i)\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?",
        "url": r"(?i)https?://\S+",
        "address": r"\d{1,3}(\.\d{1,3}){3}|(?=.*:.*:)[0-9a-fA-F:]{3,39}",
        "phone": r"(\+|00)[\d /.()\-]{7,20}|\(\d{2,5}\)[\d /.\-]{5,15}|3\d{2}[ .\-]?\d{6,7}",
        "iban": r"[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?",
        "tax": r"(?i)[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]",
        "currency": r"[A-Z]{3}",
        "priced": r"(€|\$|£|[A-Z]{3})\s?-?\d[\d.,' ]*|-?\d[\d.,' ]*\s?(€|\$|£|[A-Z]{3})",
        "clock": r"([01]?\d|2[0-3])[:.][0-5]\d([:.][0-5]\d)?",
        "whole": r"-?\d+",
        "cookie": r"(GA\d\.\d\.)?\d{6,12}\.\d{9,12}",
        "person": r"[^\W\d_][\w'’.\-]+( [^\W\d_][\w'’.\-]*){1,3}",
        "word": r"[^\W\d][\w .:/&'’()\-]{0,60}",
        "list": r"\s*(\[.*\]|\{.*\})\s*",
    }.items()
}
"""What a value can look like; a shape holds where nearly all different values have it."""
_GLUED = re.compile(
    "(visitor|user|customer|client|item|product|transaction|session|order|contact|member|event|"
    "message|store|shop|campaign|device|cookie|account|person|start|end|create|close|update|birth)"
    "(id|name|code|number|date|time|type)"
)
"""Two words written as one."""
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name: small letters, without accents, humps and signs taken apart.

    Example:
        >>> words_of("OrderDate"), words_of("Q.tà venduta"), words_of("visitorid")
        (('order', 'date'), ('q', 'ta', 'venduta'), ('visitor', 'id'))
    """
    plain = unicodedata.normalize("NFKD", _HUMP.sub(" ", name[:200])).encode("ascii", "ignore")
    found = re.findall(r"[a-z]+|\d+", plain.decode().lower())
    return tuple(part for word in found for part in _GLUED.sub(r"\1 \2", word).split())


class Column:
    """A column and what its values show.

    Args:
        name: Its name in the file.
        kind: Its type, where the file has types.
        values: The values of the sample as text, in the order of the file.
    """

    def __init__(self, name: str, kind: pa.DataType, values: list[str | None]) -> None:
        self.name = name
        self.kind = kind
        self.values = values
        self.words = words_of(name)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each value stands there."""
        return Counter(value for value in self.values if value is not None)

    @property
    def rows(self) -> int:
        """Rows that were looked at."""
        return len(self.values)

    @cached_property
    def filled(self) -> int:
        """Rows with a value."""
        return sum(self.counts.values())

    @property
    def different(self) -> int:
        """Different values."""
        return len(self.counts)

    @property
    def full(self) -> bool:
        """Whether nearly all rows have a value."""
        return self.filled >= NEARLY_ALL * self.rows > 0

    @property
    def unique(self) -> bool:
        """Whether no value stands twice."""
        return self.different == self.filled > 1

    @cached_property
    def looked_at(self) -> list[str]:
        """Some of the different values, in the order in which they come."""
        return list(self.counts)[:MOST_LOOKED_AT]

    def is_like(self, shape: str, share: float = NEARLY_ALL) -> bool:
        """Whether so many of the different values have a shape."""
        hits = sum(SHAPES[shape].fullmatch(value) is not None for value in self.looked_at)
        return bool(self.looked_at) and hits >= share * len(self.looked_at)

    @cached_property
    def is_currency(self) -> bool:
        """Whether the values are codes of currencies."""
        return self.is_like("currency") and all(v in currencies() for v in self.looked_at)

    @cached_property
    def time(self) -> TimeForm | None:
        """How times are written in it; None when it holds none."""
        if SHAPES["list"].fullmatch(next(iter(self.counts), "")):
            return None
        return time_form(self.kind, self.looked_at, self.words)

    @cached_property
    def number(self) -> NumberForm | None:
        """How numbers are written in it; None when it holds none."""
        if pa.types.is_boolean(self.kind):
            return None
        return number_form(self.kind, self.looked_at)

    @cached_property
    def is_category(self) -> bool:
        """Whether it holds a few different words again and again."""
        again = self.different * 2 <= self.filled or (self.filled < SMALL and not self.unique)
        return 1 <= self.different <= MOST_WORDS and again and self.is_like("word")

    @cached_property
    def length(self) -> float:
        """The mean length of the different values, in characters."""
        return sum(map(len, self.looked_at)) / max(len(self.looked_at), 1)
