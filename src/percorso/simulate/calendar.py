"""Days and hours: when people come, and at which hour of their day something happens."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.curves import spread

Ints = NDArray[np.int64]
MS_DAY = 86_400_000
HOURS = (
    *(5, 3, 2, 1, 1, 3, 10, 26, 42, 52, 56, 55, 58, 60),
    *(54, 48, 47, 50, 58, 68, 84, 92, 70, 30),
)
"""How often people do something in each hour of their day, from midnight."""
WEEK = (96, 94, 95, 97, 100, 112, 118)
"""The same for the days of the week, from Monday."""
EXTRA = 400
"""Days after the end that the calendar still knows: stays may reach beyond."""


@dataclass(frozen=True)
class Calendar:
    """The days of a simulation in its time zone.

    Attributes:
        start: The first day.
        days: How many days.
        midnights: The instant at which each day begins, milliseconds since 1970, with `EXTRA`
            days more.
        hours: 4,096 times of day in milliseconds, as frequent as the hours are busy.
        arrivals: 65,536 days from 0, as frequent as people come for the first time on each.
    """

    start: date
    days: int
    midnights: Ints
    hours: Ints
    arrivals: Ints

    @property
    def end(self) -> int:
        """The instant at which the last day ends."""
        return int(self.midnights[self.days])

    def day_of(self, t: Ints) -> Ints:
        """The day of each instant, from 0."""
        return np.searchsorted(self.midnights, t, side="right") - 1

    def snapped(self, t: Ints, draws: Ints) -> Ints:
        """The instants moved to a likelier hour of the same day."""
        days = np.minimum(self.day_of(t), len(self.midnights) - 2)
        return self.midnights[days] + self.hours[draws]


def calendar(start: date, days: int, zone: str, weights: list[float] | None = None) -> Calendar:
    """The days of a simulation.

    Args:
        start: The first day.
        days: How many days.
        zone: The time zone of days and hours.
        weights: How many people come on each day, in any unit; None: by `seasons` alone.
    """
    tz = zoneinfo.ZoneInfo(zone)
    firsts = [
        datetime.combine(start + timedelta(days=day), time(), tz) for day in range(days + EXTRA)
    ]
    midnights = [int(first.astimezone(UTC).timestamp()) * 1000 for first in firsts]
    hours = spread([float(weight) for weight in HOURS for _ in range(12)], 4096)
    step = MS_DAY // (24 * 12)
    arrivals = spread(weights or seasons(start, days), 65_536)
    tod = np.array(hours, np.int64) * step + np.arange(4096) % 97 * (step // 97)
    return Calendar(start, days, np.array(midnights, np.int64), tod, np.array(arrivals, np.int64))


def seasons(start: date, days: int) -> list[float]:
    """How many people come on each day: weeks, a growing trade, and the Italian year.

    August is quiet, the week of Black Friday and December before Christmas are busy, and on the
    great holidays hardly anybody comes.
    """
    return [_day(start + timedelta(days=day), day) for day in range(days)]


def outage(days: int) -> int:
    """The day on which the site did not work; −1 in short simulations."""
    return days * 5 // 9 if days >= 30 else -1


def _day(day: date, place: int) -> float:
    weight = WEEK[day.weekday()] * (1 + 0.15 * place / 365)
    weight *= {1: 0.95, 7: 0.9, 8: 0.6, 10: 1.05, 11: 1.15, 12: 1.2}.get(day.month, 1.0)
    friday = _black_friday(day.year)
    if -4 <= (day - friday).days <= 3:
        weight *= 2.2 if day == friday else 1.6
    if (day.month, day.day) in ((1, 1), (8, 15), (12, 25), (12, 26)):
        weight *= 0.35
    return weight


def _black_friday(year: int) -> date:
    """The day after the fourth Thursday of November."""
    first = date(year, 11, 1)
    thursday = first + timedelta(days=(3 - first.weekday()) % 7)
    return thursday + timedelta(days=22)
