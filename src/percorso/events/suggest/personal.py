"""Columns that a mapping should leave out: who somebody is, when an identifier already says it."""

from __future__ import annotations

from percorso.events.names import is_address
from percorso.events.suggest.column import Column
from percorso.events.suggest.vocabulary import fit
from percorso.words import N_

OTHERS = ("line", "location", "campaign", "channel", "event", "order", "subject",
          "value", "currency", "country", "device", "quantity")  # fmt: skip
SHAPES = {
    "email": N_("e-mail addresses: personal data, left out"),
    "phone": N_("telephone numbers: personal data, left out"),
    "iban": N_("bank accounts: personal data, left out"),
    "tax": N_("tax codes of people: personal data, left out"),
    "address": N_("network addresses: personal data, left out"),
}
NAMED = N_("personal data, left out")
NAME_LIKE = N_("looks like names of people: left out")
STAFF = N_("somebody of the staff, not the customer: left out")
LEAST, STAFF_LEAST = 0.4, 0.6


def personal(column: Column) -> str | None:
    """Why a column is left out, to be translated; None when it can be kept.

    Example:
        >>> import pyarrow as pa
        >>> personal(Column("contatto", pa.string(), ["anna@example.com"]))
        'e-mail addresses: personal data, left out'
        >>> personal(Column("Nome prodotto", pa.string(), ["Lampada"])) is None
        True
    """
    if is_address(column.name):
        return SHAPES["address"]
    for shape, why in SHAPES.items():
        if (shape != "phone" or _worth(column, "personal")) and column.is_like(shape, 0.8):
            return why
    if fit(column.words, "staff") >= STAFF_LEAST:
        return STAFF
    if _worth(column, "personal"):
        return NAMED
    return NAME_LIKE if _is_name(column) else None


def _worth(column: Column, phrases: str) -> bool:
    mine = fit(column.words, phrases)
    return mine >= LEAST and mine > max(fit(column.words, other) for other in OTHERS)


def _is_name(column: Column) -> bool:
    """Whether a column called just "name" or for a customer holds first and last names."""
    called = column.words in (("name",), ("nome",)) or fit(column.words, "user") >= HALF
    return called and not column.is_category and column.is_like("person", 0.9)


HALF = 0.5
