"""One time as text: what it says, or why that is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from percorso.events.batch import shown

EPOCHS = {"unix_s": 1_000_000, "unix_ms": 1_000, "unix_us": 1}
"""Names of `time_format` for numbers since 1970, and the microseconds of one unit."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = (
    r"(\d{1,2}:\d{2})(:\d{2})?(?:[.,](\d{1,9}))?(?:\s?([AaPp])\.?[Mm]\.?)?"
    r"\s?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
)
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})(?:[T ]{_CLOCK})?", re.ASCII)
_BASIC = re.compile(
    r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_WORDS = re.compile(
    rf"(?:[^\W\d_]{{2,9}}\.?,?\s+)?(?:(\d{{1,2}})[\s./-]+([^\W\d_]{{3,9}})\.?[\s.,/-]+(\d{{4}})"
    rf"|([^\W\d_]{{3,9}})\.?\s+(\d{{1,2}}),?\s+(\d{{4}}))(?:[,\sT]+{_CLOCK})?"
)
_NUMBER = re.compile(r"\d{9,19}(\.\d{1,9})?", re.ASCII)
_STEPS = ((10**11, 1_000_000), (10**14, 1_000), (10**17, 1))
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})(?:[ T].*)?", re.ASCII)
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?", re.ASCII)
_COMPACT = re.compile(r"(?:19|20)\d{6}", re.ASCII)
_MONTHS = (
    ("january", "gennaio"), ("february", "febbraio"), ("march", "marzo"), ("april", "aprile"),
    ("may", "maggio"), ("june", "giugno"), ("july", "luglio"), ("august", "agosto"),
    ("september", "settembre"), ("october", "ottobre"), ("november", "novembre"),
    ("december", "dicembre"),
)  # fmt: skip
MONTHS = {
    form: number
    for number, names in enumerate(_MONTHS, 1)
    for name in names
    for form in (name, name[:3], *(("sept",) if name.startswith("sept") else ()))
}
"""The names of the months in English and Italian, whole and short."""
Found = tuple[datetime, str]
"""An instant, or a local time without its zone, and its quality; see `schema.TIME_QUALITIES`."""


def recognised(text: str) -> Found:
    """A time in one of the usual ways of writing.

    24:00 is midnight of the next day, and a leap second the second before it.

    Raises:
        ValueError: It is none, or two readings are possible; the message says which.

    Example:
        >>> recognised("1 marzo 2026, 10:30")
        (datetime.datetime(2026, 3, 1, 10, 30), 'local')
    """
    if match := _ISO.fullmatch(text):
        year, _, month, day, *clock = match.groups()
        return _placed(text, int(year), int(month), int(day), clock)
    if _NUMBER.fullmatch(text):
        size = int(text.partition(".")[0])
        unit = next((Decimal(unit) for limit, unit in _STEPS if size < limit), Decimal("0.001"))
        return epoch_in(text, unit)
    if match := _BASIC.fullmatch(text):
        year, month, day, hour, minute, second, part, zone = match.groups()
        clock = [f"{hour}:{minute}", second and f":{second}", part, None, zone]
        return _placed(text, int(year), int(month), int(day), clock)
    if (match := _WORDS.fullmatch(text)) and (month := _month(match[2] or match[4])):
        day, year = match[1] or match[5], match[3] or match[6]
        return _placed(text, int(year), month, int(day), list(match.groups()[6:]))
    raise ValueError(_why_not(text))


def _month(name: str) -> int | None:
    return MONTHS.get(name.lower())


def _placed(text: str, year: int, month: int, day: int, clock: list[str | None]) -> Found:
    try:
        if clock[0] is None:
            return datetime(year, month, day), "date_only"
        return _with_clock(datetime(year, month, day), *clock)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{shown(text)} is no day and time of the calendar.") from error


def _with_clock(
    day: datetime, clock: str | None, second: str | None, part: str | None, half: str | None,
    zone: str | None,
) -> Found:  # fmt: skip
    hour, minute = map(int, (clock or "").split(":"))
    if half:
        hour = hour % 12 + (12 if half in "Pp" else 0) if 1 <= hour <= 12 else 99
    seconds = int((second or ":0")[1:])
    if hour == 24 and minute == seconds == 0:
        day, hour = day + timedelta(days=1), 0
    if seconds == 60 and minute == 59:
        seconds = 59
    micros = int((part or "0").ljust(6, "0")[:6])
    naive = day.replace(hour=hour, minute=minute, second=seconds, microsecond=micros)
    if zone is None:
        return naive, "local"
    offset = "+00:00" if zone in ("Z", "z", "UTC", "GMT") else zone
    return datetime.fromisoformat(naive.isoformat() + offset).astimezone(UTC), "exact"


def _why_not(text: str) -> str:
    """Why a text is not read as a time, by what it looks like."""
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, int(match[1]), int(match[3]), match[4])
    if _SERIAL.fullmatch(text):
        day = date(1899, 12, 30) + timedelta(days=int(text[:5]))
        return f"{shown(text)} is a day number of Excel, perhaps {day}; save the column as dates."
    if _COMPACT.fullmatch(text):
        return f"{shown(text)} cannot be read with certainty; as a day it is '%Y%m%d'."
    return f"{shown(text)} is not a time that can be read with certainty."


def _slashed(text: str, first: int, second: int, year: str) -> str:
    if len(year) == 2:
        return f"{shown(text)} has a year of two digits, which is not certain."
    if first > 12 or second > 12:
        called = "day" if first > 12 else "month"
        return f"{shown(text)} has the {called} first, which is not certain without `time_format`."
    return f"{shown(text)} has two readings: day first or month first."


def order_of(texts: Iterable[str]) -> str:
    """What the other values of a column say of days and months; empty when nothing, or both.

    Example:
        >>> order_of(["01/02/2026", "31/01/2026"])
        " Other rows have the day first: '%d/%m/%Y'."
    """
    found = [match for text in texts if (match := _SLASHED.fullmatch(text))]
    day = any(int(match[1]) > 12 for match in found)
    if not found or day == any(int(match[3]) > 12 for match in found):
        return ""
    sign = found[0][2]
    pattern = sign.join(("%d", "%m", "%Y") if day else ("%m", "%d", "%Y"))
    return f" Other rows have the {'day' if day else 'month'} first: '{pattern}'."


def epoch_in(text: str, unit: int | Decimal) -> Found:
    """A number since 1970, in units of so many microseconds.

    Raises:
        ValueError: It is none.
    """
    try:
        micros = int(Decimal(text) * unit)
        return EARLIEST + timedelta(microseconds=micros), "exact"
    except (ArithmeticError, OverflowError, ValueError) as error:
        raise ValueError(f"{shown(text)} is no number of seconds since 1970.") from error


def by_pattern(text: str, pattern: str) -> Found:
    """A time as a `strptime` pattern says.

    Raises:
        ValueError: It is written in another way.
    """
    try:
        value = datetime.strptime(text, pattern)
    except ValueError as error:
        raise ValueError(f"{shown(text)} does not follow the time_format '{pattern}'.") from error
    if value.tzinfo:
        return value.astimezone(UTC), "exact"
    has_clock = any(sign in pattern for sign in ("%H", "%I", "%c", "%X", "%T"))
    return value, "local" if has_clock else "date_only"


def holds_day(pattern: str) -> bool:
    """Whether a `strptime` pattern gives back the day of what it was written from.

    Example:
        >>> holds_day("%d/%m/%Y %H:%M"), holds_day("%H:%M"), holds_day("%Y%Y"), holds_day("%Q")
        (True, False, False, False)
    """
    day = datetime(2026, 11, 23, tzinfo=UTC)
    try:
        return datetime.strptime(day.strftime(pattern), pattern).date() == day.date()
    except (ValueError, re.error):  # a sign that stands twice is an error of patterns
        return False
