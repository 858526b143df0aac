"""What one row of a table is about, by the file's name and the columns: an order, a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from percorso.events.suggest.vocabulary import NAMES, fit


@dataclass(frozen=True)
class Thing:
    """Something that rows are about.

    Attributes:
        noun: The first word of the names of its events.
        event: The event of a table with one time a row.
        first: The end of the name where a row has several times, for its creation.
        names: Words in names of files and columns.
        channel: The channel of all its rows, where there is only one.
        score_kind: The kind of its scores.
    """

    noun: str
    event: str
    first: str
    names: str
    channel: str | None = None
    score_kind: str | None = None


THINGS = tuple(Thing(**one) for one in NAMES["things"])
"""Most telling first; the file's name counts before the columns."""

RECORDED = Thing("Event", "Event Recorded", "Recorded", "")
"""For a table whose name and columns say nothing."""


def thing_of(file: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Thing, str]:
    """What a table is about, and what says so: `file`, `columns` or nothing.

    Args:
        file: The words of the file's name.
        columns: The words of each column's name.

    Example:
        >>> thing, why = thing_of(("olist", "orders", "2018"), [("order", "id")])
        >>> thing.event, why
        ('Order Completed', 'file')
    """
    for thing in THINGS:
        if fit(file, thing.names):
            return thing, "file"
    everything = [word for words in columns for word in words]
    hits = [(sum(fit(words, thing.names) > 0 for words in columns), -place, thing)
            for place, thing in enumerate(THINGS) if fit(everything, thing.names)]  # fmt: skip
    if hits:
        return max(hits, key=lambda hit: hit[:2])[2], "columns"
    return RECORDED, ""
