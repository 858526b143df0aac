"""What stands above the events: the source, the zone, the decimal sign and the currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.events.suggest.column import Column, words_of
from percorso.events.suggest.draft import Draft, Entry
from percorso.events.suggest.vocabulary import single

if TYPE_CHECKING:
    from percorso.events.suggest.compose import Composer

CODES = {"eur": "EUR", "euro": "EUR", "usd": "USD", "dollari": "USD", "dollars": "USD",
         "gbp": "GBP", "sterline": "GBP", "chf": "CHF", "brl": "BRL"}  # fmt: skip
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
MONTHS = single("months")
ITALY = "Europe/Rome"


@dataclass(frozen=True)
class Given:
    """What the user said on the command line, which needs no guess.

    Attributes:
        source: The name of the source.
        time_zone: The zone of times without one.
        decimal: The decimal sign.
        currency: The currency of amounts without one.
    """

    source: str | None = None
    time_zone: str | None = None
    decimal: str | None = None
    currency: str | None = None


def head(composer: Composer, draft: Draft) -> list[Entry]:
    """The keys above the events."""
    entries = [_source(composer), *_zone(composer), *_decimal(composer), *_currency(composer)]
    if only := composer.only:
        why = composer.words("rows that the source has deleted are left out")
        entries.append(Entry("when", only, why))
    return entries


def _source(composer: Composer) -> Entry:
    words = composer.words
    if composer.given.source:
        return Entry("source", composer.given.source, words("as given"))
    why = words("by the file’s name, without its numbers: the next export is the same source")
    return Entry("source", source_name(composer.table.name), why)


def source_name(stem: str) -> str:
    """The name of a source from a file's name, without numbers and dates.

    Example:
        >>> source_name("Ordini marzo 2026 (1)"), source_name("2026")
        ('ordini', 'import')
    """
    words = [word for word in words_of(stem) if not word.isdigit() and word not in MONTHS]
    return "_".join(words)[:60] or "import"


def _zone(composer: Composer) -> Iterator[Entry]:
    words, open_times = composer.words, unzoned(composer)
    if not open_times:
        return
    if composer.given.time_zone:
        yield Entry("time_zone", composer.given.time_zone, words("as given"))
    elif all({"utc", "gmt"} & set(column.words) for column in open_times):
        yield Entry("time_zone", "UTC", words("by the column’s name"))
    elif composer.table.italian:
        why = words("a guess: the columns have Italian names; the times say no zone")
        yield Entry("time_zone", ITALY, why)
    else:
        why = words("the times say no zone: they are read as UTC unless you give it here")
        yield Entry("time_zone", ITALY, why, off=True)


def unzoned(composer: Composer) -> list[Column]:
    """Columns whose times do not say where they were read from a clock."""
    moments = [one.moment for one in composer.story.happenings if one.moment]
    return [m.column for m in moments if m.column.time and not m.column.time.zoned]


def _decimal(composer: Composer) -> Iterator[Entry]:
    words = composer.words
    if composer.given.decimal:
        yield Entry("decimal", composer.given.decimal, words("as given"))
        return
    forms = [c.number for c in numbers(composer) if c.number is not None]
    commas = sum(form.proofs for form in forms if form.decimal == ",")
    dots = sum(form.proofs for form in forms if form.decimal == ".")
    if commas:
        yield Entry("decimal", ",", words("{n} different amounts show it", n=words.number(commas)))
    elif any(form.unsure for form in forms):
        sign = decimal_guess(composer, "".join(form.sign for form in forms)[0], dots)
        yield Entry("decimal", sign, words("amounts such as 1.234 can be read in two ways"))


def decimal_guess(composer: Composer, sign: str, dots: int) -> str:
    """The decimal sign where amounts such as 1.234 leave it open."""
    if dots:
        return "."
    if sign == ",":
        return "."
    return "," if composer.table.italian else "."


def numbers(composer: Composer) -> list[Column]:
    """The columns that become numbers of an event."""
    used = {e.value for e in composer.picks if e.key in ("value", "quantity", "score")
            and isinstance(e.value, str)}  # fmt: skip
    return [column for column in composer.table.columns if column.name in used]


def _currency(composer: Composer) -> Iterator[Entry]:
    words = composer.words
    if composer.value is None or not _without(composer.value, composer.currency):
        return
    if composer.given.currency:
        yield Entry("currency", composer.given.currency, words("as given"))
    elif code := _in_name(composer.value):
        yield Entry("currency", code, words("by the column’s name"))
    elif composer.table.italian:
        yield Entry("currency", "EUR", words("a guess: the columns have Italian names"))
    else:
        why = words("the amounts say no currency: give it here, and take the # away")
        yield Entry("currency", "EUR", why, off=True)


def _without(value: Column, currency: Column | None) -> bool:
    """Whether amounts stand without a currency."""
    if currency is None:
        return True
    pairs = zip(value.values, currency.values, strict=True)
    return any(amount is not None and code is None for amount, code in pairs)


def _in_name(column: Column) -> str | None:
    for word in column.words:
        if word in CODES:
            return CODES[word]
    return next((SIGNS[sign] for sign in re.findall("[€$£]", column.name)), None)
