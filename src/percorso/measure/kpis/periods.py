"""Days, weeks, months, quarters and years of the local calendar that a window covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.window import DAY, Window

UNITS = ("day", "week", "month", "quarter", "year")
MOST_PERIODS = 36_525


@dataclass(frozen=True)
class Period:
    """One period of the local calendar.

    Attributes:
        name: `2026-03-01`, `2026-W10` (a week begins on Monday), `2026-03`, `2026-Q1` or `2026`.
        first: Its first day.
        last: Its last day.
        start: The instant from which the window covers it, microseconds.
        end: The instant from which the window covers it no longer.
        complete: Whether all of it lies inside the window, after the records began and before
            `as_of`.
    """

    name: str
    first: dt.date
    last: dt.date
    start: int
    end: int
    complete: bool


def check_unit(unit: str | None) -> None:
    """Refuse a period that no calendar has.

    Raises:
        QuestionError: It is not one of `UNITS`.
    """
    if unit is not None and unit not in UNITS:
        raise QuestionError(
            Problem(f"'period' cannot be '{str(unit)[:40]}'.", did_you_mean(str(unit), UNITS))
        )


def periods(window: Window, oldest: int | None, unit: str) -> list[Period]:
    """The periods that a window covers, from its start, else that of the oldest event.

    Args:
        window: The window of the figures.
        oldest: The instant of the oldest event; None without events.
        unit: One of `UNITS`.

    Raises:
        QuestionError: There are too many of them.

    Example:
        >>> from percorso.measure.window import micros, window
        >>> march = window("2026-02-10", None, "2026-04-15", "UTC", None)
        >>> [(each.name, each.complete) for each in periods(march, march.start, "month")]
        [('2026-02', False), ('2026-03', True), ('2026-04', False)]
    """
    if oldest is None:
        return []
    day, last = first_day(window.first_day(oldest), unit), window.last_day()
    found = []
    while day <= last:
        after = next_day(day, unit)
        found.append(_period(window, oldest, unit, day, after))
        if len(found) > MOST_PERIODS:
            raise QuestionError(
                Problem(f"There are more than {MOST_PERIODS} periods.",
                        "Give a shorter window with 'from' and 'to', or a longer period.")
            )  # fmt: skip
        day = after
    return found


def _period(window: Window, oldest: int, unit: str, day: dt.date, after: dt.date) -> Period:
    start, end = window.midnight(day), window.midnight(after)
    low, high = window.bounds
    whole = low <= start and end <= min(high, window.as_of + 1) and window.day_of(oldest) <= day
    return Period(name(day, unit), day, after - DAY, max(start, low), min(end, high), whole)


def first_day(day: dt.date, unit: str) -> dt.date:
    """The first day of the period that a day lies in.

    Example:
        >>> first_day(dt.date(2026, 3, 5), "week"), first_day(dt.date(2026, 3, 5), "quarter")
        (datetime.date(2026, 3, 2), datetime.date(2026, 1, 1))
    """
    if unit == "week":
        return day - DAY * day.weekday()
    months = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}
    return day.replace(month=months[unit], day=1) if unit in months else day


def next_day(day: dt.date, unit: str) -> dt.date:
    """The first day of the next period, from the first day of one."""
    days = {"day": 1, "week": 7}
    if unit in days:
        return day + DAY * days[unit]
    return first_day(day + DAY * {"month": 31, "quarter": 93, "year": 366}[unit], unit)


def name(day: dt.date, unit: str) -> str:
    """The name of the period that begins on a day, as ISO 8601 writes it.

    Example:
        >>> [name(dt.date(2026, 1, 1), unit) for unit in UNITS]
        ['2026-01-01', '2026-W01', '2026-01', '2026-Q1', '2026']
    """
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    names = {"month": f"-{day.month:02}", "quarter": f"-Q{(day.month + 2) // 3}", "year": ""}
    return f"{day.year:04}{names[unit]}"
