"""Numbers, dates and money as people read them, in Italian and in English.

The rules are the project's own (no space before %, a true minus sign, grouping always, months in
letters); the separators, month names and currency symbols come from CLDR through Babel. Every
function takes the language last and prints an en dash for what is unknown: None, NaN, infinity.
"""

from __future__ import annotations

import datetime as dt
import math
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import (
    get_currency_precision,
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
)

from percorso.errors import PercorsoError, Problem, did_you_mean
from percorso.mark import phrase

Number = int | float | Decimal
LOCALES = {"en": "en_GB", "it": "it_IT"}
UNKNOWN = "–"
MINUS = "−"
NBSP = "\u00a0"
LONG = Context(prec=400)
"""Room for the digits of any float."""
_UNITS = (("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1))
_UNIT_SIGNS = {"it": {"d": "g"}}


def language(lang: str) -> str:
    """The language that Percorso speaks for a tag such as `it-IT`: `it` or `en`.

    Raises:
        PercorsoError: The language is not spoken.

    Example:
        >>> language("it-IT")
        'it'
    """
    base = str(lang).replace("_", "-").split("-")[0].casefold()
    if base not in LOCALES:
        raise PercorsoError(
            Problem(
                phrase("The language '{lang}' is not spoken here.", lang=lang),
                did_you_mean(base, LOCALES),
            )
        )
    return base


@lru_cache
def locale(lang: str) -> Locale:
    """The Babel locale of a language: British English, Italian of Italy."""
    return Locale.parse(LOCALES[language(lang)])


def exact(value: object) -> Decimal | None:
    """A number as its shortest decimal, or None when it is unknown.

    Example:
        >>> exact(0.1)
        Decimal('0.1')
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    try:
        found = value if isinstance(value, Decimal) else Decimal(str(value))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, LONG)


def _grouped(value: Decimal, places: int, lang: str) -> str:
    """Digits without sign, in groups of three."""
    whole, _, rest = f"{abs(_rounded(value, places)):,.{places}f}".partition(".")
    text = whole.replace(",", get_group_symbol(locale(lang)))
    return f"{text}{get_decimal_symbol(locale(lang))}{rest}" if rest else text


def _sign(value: Decimal, places: int, plus: bool = False) -> str:
    rounded = _rounded(value, places)
    if rounded == 0:
        return ""
    return MINUS if rounded < 0 else "+" * plus


def decimal(value: Number | None, places: int, lang: str) -> str:
    """A number with a fixed count of decimals.

    Example:
        >>> decimal(-1234.5, 1, "it")
        '−1.234,5'
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    return _sign(found, places) + _grouped(found, places, lang)


def number(value: Number | None, lang: str) -> str:
    """A whole number in groups of three; fractions are rounded.

    Example:
        >>> number(48210, "it")
        '48.210'
    """
    return decimal(value, 0, lang)


def figure(value: Number | None, lang: str) -> str:
    """A number with the decimals it needs: at most two under 10, one under 100, then none.

    Example:
        >>> figure(2.5, "en"), figure(41.0, "en")
        ('2.5', '41')
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    most = 2 if abs(found) < 10 else int(abs(found) < 100)
    needed = next(p for p in range(most + 1) if p == most or _rounded(found, p) == found)
    return decimal(found, needed, lang)


def signed(value: Number | None, places: int, lang: str) -> str:
    """A number with its sign always shown, zero apart.

    Example:
        >>> signed(0.4, 1, "it"), signed(-1.1, 1, "it")
        ('+0,4', '−1,1')
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    return _sign(found, places, plus=True) + _grouped(found, places, lang)


def _share_places(percent: Decimal) -> int:
    whole = percent == 0 or abs(_rounded(percent, 1)) >= 100
    return 0 if whole else 1


def share(value: Number | None, lang: str) -> str:
    """A share of one as a percentage: one decimal, none for nothing and from 100 up.

    Example:
        >>> share(0.447, "it"), share(1, "it")
        ('44,7%', '100%')
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    return f"{decimal(found * 100, _share_places(found * 100), lang)}%"


def points(value: Number | None, lang: str) -> str:
    """A difference of two shares, in points, with its sign.

    Example:
        >>> points(0.039, "it"), points(-0.008, "en")
        ('+3,9 pt', '−0.8 pts')
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    return f"{signed(found * 100, 1, lang)} {'pt' if language(lang) == 'it' else 'pts'}"


def interval(value: Number | None, low: Number | None, high: Number | None, lang: str) -> str:
    """A share and the bounds of its interval: en dash, same decimals, no unit inside.

    Example:
        >>> interval(0.447, 0.443, 0.451, "it")
        '44,7% (44,3–45,1)'
    """
    ends = [exact(low), exact(high)]
    if exact(value) is None or None in ends:
        return share(value, lang)
    inside = UNKNOWN.join(decimal(end * 100, 1, lang) for end in ends if end is not None)
    return f"{share(value, lang)} ({inside})"


def money(value: Number | None, currency: str | None, lang: str, code: bool = False) -> str:
    r"""An amount of money; no cents from 1,000 up.

    Args:
        value: The amount.
        currency: ISO 4217 code; None prints the bare number.
        lang: Language.
        code: Print the code instead of the symbol, as where two currencies meet.

    Example:
        >>> money(18600, "EUR", "en"), money(1.9, "CHF", "it", code=True)
        ('€18,600', '1,90\xa0CHF')
    """
    found = exact(value)
    if found is None:
        return UNKNOWN
    cents = _cents(currency)
    places = 0 if abs(_rounded(found, cents)) >= 1000 else cents
    sign, digits = _sign(found, places), _grouped(found, places, lang)
    if not currency:
        return sign + digits
    mark = currency if code else get_currency_symbol(currency, locale(lang))
    if language(lang) == "it":
        return f"{sign}{digits}{NBSP}{mark}"
    return f"{sign}{mark}{NBSP if mark[-1:].isalpha() else ''}{digits}"


def _cents(currency: str | None) -> int:
    return int(get_currency_precision(currency)) if currency else 2


def _day(value: dt.date | str) -> dt.date:
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    return value.date() if isinstance(value, dt.datetime) else value


def date(value: dt.date | str | None, lang: str, pattern: str = "d MMM y") -> str:
    """A day with its month in letters.

    Example:
        >>> date(dt.date(2025, 1, 3), "it")
        '3 gen 2025'
    """
    if value is None:
        return UNKNOWN
    return str(format_date(_day(value), pattern, locale=locale(lang)))


def date_range(first: dt.date | str | None, last: dt.date | str | None, lang: str) -> str:
    """Two days, both included, joined by an en dash; what they share is said once.

    Example:
        >>> date_range(dt.date(2025, 1, 1), dt.date(2025, 12, 31), "en")
        '1 Jan – 31 Dec 2025'
    """
    if first is None or last is None:
        return f"{date(first, lang)} – {date(last, lang)}"
    start, end = _day(first), _day(last)
    if start == end:
        return date(end, lang)
    same_year = start.year == end.year
    month = "d" if (start.year, start.month) == (end.year, end.month) else "d MMM"
    return f"{date(start, lang, month if same_year else 'd MMM y')} – {date(end, lang)}"


def duration_parts(seconds: Number | None) -> list[tuple[int, str]] | None:
    """A duration as its two largest units; from ten of the largest, that one alone.

    Example:
        >>> duration_parts(90)
        [(1, 'min'), (30, 's')]
    """
    found = exact(seconds)
    if found is None:
        return None
    left = int(_rounded(abs(found), 0))
    for place, (unit, size) in enumerate(_UNITS):
        if left < size and unit != "s":
            continue
        below = _UNITS[place + 1] if place + 1 < len(_UNITS) and left < 10 * size else None
        step = below[1] if below else size
        left = (left + step // 2) // step * step
        if place and left >= _UNITS[place - 1][1]:
            return duration_parts(left)
        rest = (left % size // below[1], below[0]) if below else (0, "")
        return [(left // size, unit), rest] if rest[0] else [(left // size, unit)]
    return None


def duration(seconds: Number | None, lang: str) -> str:
    """A length of time, short: two units, one from ten of the largest.

    Example:
        >>> duration(3 * 86400 + 4 * 3600, "it"), duration(84.2 * 86400, "en")
        ('3 g 4 h', '84 d')
    """
    parts = duration_parts(seconds)
    if parts is None:
        return UNKNOWN
    signs = _UNIT_SIGNS.get(language(lang), {})
    text = " ".join(f"{number(n, lang)} {signs.get(unit, unit)}" for n, unit in parts)
    return MINUS * ((exact(seconds) or 0) < 0) + text
