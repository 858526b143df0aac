"""Periods of the local calendar: days, weeks from Monday, months and quarters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.measure.window import DAY, Window

PERIODS = ("day", "week", "month", "quarter")
LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 90}
"""Days of 24 hours in a period of somebody's own time."""
MOST_PERIODS = 4_000
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Calendar:
    """The periods of a report, from that of the oldest event to that of `as_of`.

    Attributes:
        period: `day`, `week`, `month` or `quarter`.
        days: The first local day of each, and of the one after the last.
        edges: The instants at which these days begin, microseconds.
    """

    period: str
    days: tuple[dt.date, ...]
    edges: Ints

    def __len__(self) -> int:
        return len(self.days) - 1

    def place(self, t: Ints) -> Ints:
        """The number of the period in which each instant falls."""
        return np.searchsorted(self.edges, t, side="right") - 1

    def label(self, place: int) -> str:
        """A period as text: `2026-03-01`, `2026-W09`, `2026-03` or `2026-Q1`."""
        return label(self.period, self.days[place])

    def over(self, place: int, as_of: int) -> bool:
        """Whether a period has ended by `as_of`, which is inclusive."""
        return bool(self.edges[place + 1] <= as_of + 1)


def label(period: str, day: dt.date) -> str:
    """The name of the period that begins on a day.

    Example:
        >>> label("week", dt.date(2026, 3, 2)), label("quarter", dt.date(2026, 4, 1))
        ('2026-W10', '2026-Q2')
    """
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if period == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: 7 if period == "month" else 10]


def first_day(period: str, day: dt.date) -> dt.date:
    """The first day of the period that holds a day.

    Example:
        >>> first_day("week", dt.date(2026, 3, 5)), first_day("quarter", dt.date(2026, 3, 5))
        (datetime.date(2026, 3, 2), datetime.date(2026, 1, 1))
    """
    if period == "week":
        return day - DAY * day.weekday()
    if period == "day":
        return day
    return day.replace(
        day=1, month=day.month if period == "month" else (day.month - 1) // 3 * 3 + 1
    )


def next_day(period: str, day: dt.date) -> dt.date:
    """The first day of the period after the one that begins on a day.

    Example:
        >>> next_day("month", dt.date(2026, 12, 1))
        datetime.date(2027, 1, 1)
    """
    if period in ("day", "week"):
        return day + DAY * LENGTHS[period]
    months = day.month + (1 if period == "month" else 3)
    return dt.date(day.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)


def calendar(window: Window, period: str, oldest: int | None) -> Calendar:
    """The periods from that of the oldest event to that of `as_of`.

    Raises:
        QuestionError: There are too many of them.
    """
    oldest = window.as_of if oldest is None else min(oldest, window.as_of)
    last = window.day_of(window.as_of)
    days = [first_day(period, window.day_of(oldest))]
    while days[-1] <= last:
        days.append(next_day(period, days[-1]))
        if len(days) > MOST_PERIODS:
            raise QuestionError(
                Problem(f"The events span more than {MOST_PERIODS} periods of a {period}.",
                        "Choose longer periods with --period.")
            )  # fmt: skip
    edges = np.array([window.midnight(day) for day in days], np.int64)
    return Calendar(period, tuple(days), edges)
