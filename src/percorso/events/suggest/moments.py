"""Columns with times, and what happened at them: placed, paid, shipped, delivered and so on."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.events.suggest.column import Column
from percorso.events.suggest.vocabulary import NAMES, fit
from percorso.words import N_

VERBS: dict[str, str] = NAMES["verbs"]
"""The end of the event's name and the words that say so, the more telling ones first."""


@dataclass(frozen=True)
class Moment:
    """A column with the time of something that happened, or with another time.

    Attributes:
        column: The column.
        verb: What happened, the second word of an event's name; empty when the name does not say.
        kind: happened, planned, changed or birth.
    """

    column: Column
    verb: str
    kind: str


WHY_NOT = {
    "planned": N_("a time that was planned, not one at which something happened"),
    "changed": N_("says when the row was last changed, not when something happened"),
    "birth": N_("a date of birth: personal data, and no event"),
    "serial": N_("days as spreadsheets count them cannot be read: format the cells as dates"),
}


def moment(column: Column) -> Moment | None:
    """What a column with times says; None for a column without times.

    Example:
        >>> import pyarrow as pa
        >>> paid = Column("Paid at", pa.string(), ["2026-03-01 10:00:00 +0100"])
        >>> moment(paid).verb, moment(paid).kind
        ('Paid', 'happened')
    """
    if column.time is None:
        return None
    words = column.words
    for kind, phrases in (
        ("birth", "birth"),
        ("planned", "planned_time"),
        ("changed", "changed_time"),
    ):
        if fit(words, phrases):
            return Moment(column, "", kind)
    if column.time.way == "serial":
        return Moment(column, "", "serial")
    return Moment(column, _verb(words), "happened")


def _verb(words: tuple[str, ...]) -> str:
    found = [verb for verb, phrases in VERBS.items() if fit(words, phrases)]
    if "Shipped" in found and "carrier" in words:
        return "Shipped"
    return found[0] if found else ""
