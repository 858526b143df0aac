"""The other fields of an event: money, orders, channels, scores, texts, places and more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from percorso.events.suggest.column import Column
from percorso.events.suggest.table import Table
from percorso.events.suggest.vocabulary import fit, single

NO_MONEY = ("Survey", "Review", "Ticket", "Customer", "Call", "Meeting")
VOICE = ("Survey", "Review", "Ticket", "Call", "Meeting")
"""Things about which people write."""
LONG = 15
"""Mean characters from which on values are texts of people."""
NOT_VALUE = single("not_value")
"""Words that make of an amount something else than what the customer paid."""
KINDS = ("nps", "ces", "csat", "stars")


@dataclass(frozen=True)
class Rule:
    """Which columns a field takes: by the name, and only when the values suit."""

    field: str
    phrases: str
    suits: Callable[[Column], bool] = lambda _: True
    least: float = 0.5


def money(column: Column) -> bool:
    """Whether a column can hold what somebody paid."""
    return bool(column.number) and not NOT_VALUE & set(column.words)


def _few(column: Column) -> bool:
    return (column.is_category or column.different == 1) and not column.number


def _counts(column: Column) -> bool:
    return bool(column.number and column.number.lowest >= -1000 and column.number.highest < 1e6)


def _place(column: Column) -> bool:
    return not column.time and not {"type", "tipo", "page"} & set(column.words)


def _named(column: Column) -> bool:
    return not {"type", "tipo", "status", "stato"} & set(column.words) and not column.is_like("url")


def _letters(column: Column) -> bool:
    return not column.number and column.length < LONG * 20 and not column.is_category


RULES = (
    Rule("session_id", "session"),
    Rule("quantity", "quantity", _counts),
    Rule("utm_source", "utm_source", least=0.6),
    Rule("utm_medium", "utm_medium", least=0.6),
    Rule("utm_campaign", "campaign", _named),
    Rule("utm_content", "utm_content", least=0.9),
    Rule("utm_term", "utm_term", least=0.9),
    Rule("channel", "channel", _few),
    Rule("touchpoint", "touchpoint", _few),
    Rule("device_class", "device", _few),
    Rule("page_url", "page", lambda c: c.is_like("url", 0.5)),
    Rule("location_id", "location", _place),
    Rule("referrer_url", "referrer", lambda c: c.is_like("url", 0.5)),
    Rule("geo_country", "country", _few, 0.9),
)
"""Fields that a name decides, in the order in which they choose."""


def value_of(table: Table) -> Column | None:
    """The amount that the customer paid."""
    if table.thing.noun in NO_MONEY:
        return None
    return table.best("value", money, 0.3)


def currency_of(table: Table) -> Column | None:
    """The column with the currency."""
    named = table.best("currency", lambda c: c.is_currency)
    return named or next((c for c in table.free() if c.is_currency and c.is_category), None)


def message_of(table: Table) -> Column | None:
    """A column that tells every row from every other."""
    return table.best("message", lambda c: c.unique and c.full and not c.is_like("email"))


def score_of(table: Table) -> tuple[Column, str] | None:
    """The column with a score, and its kind."""
    found = table.best("score", _scores, 0.3) or next(
        (c for c in table.free() if len(c.words) > 4 and fit(c.words, "nps") and _scores(c)), None
    )
    if found is None:
        return None
    return found, _kind(found, table)


def _scores(column: Column) -> bool:
    form = column.number
    fine = form is not None and form.lowest >= 0 and form.highest <= 20 and column.different > 1
    return fine and not {"member", "count", "id", "lead", "group"} & set(column.words)


def _kind(column: Column, table: Table) -> str:
    for kind in KINDS:
        if fit(column.words, kind):
            return kind
    if table.thing.score_kind:
        return table.thing.score_kind
    return "nps" if column.number and column.number.highest > 5 else "csat"


def text_of(table: Table) -> Column | None:
    """What people wrote."""
    if table.thing.noun not in VOICE:
        return None
    return table.best("text", lambda c: not c.number and c.length >= LONG, 0.15)


def subject_of(table: Table) -> Column | None:
    """The title of what people wrote."""
    return table.best("subject", _letters) if table.thing.noun in VOICE else None


def priced(table: Table) -> list[Column]:
    """Columns with amounts that carry the sign of their currency, which cannot be read."""
    return [c for c in table.free() if c.is_like("priced", 0.8) and not c.number]
