"""The period a report covers, `[start, end)` in a time zone, and the instant it is as of."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from percorso.errors import Problem, QuestionError

Moment = str | dt.date | dt.datetime
DAY = dt.timedelta(days=1)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2999
_EARLIEST, _LATEST = -(2**62), 2**62


def micros(moment: dt.datetime) -> int:
    """An instant as microseconds since 1970 UTC."""
    return (moment - EPOCH) // dt.timedelta(microseconds=1)


def instant(us: int) -> dt.datetime:
    """Microseconds since 1970 as an instant in UTC."""
    return EPOCH + dt.timedelta(microseconds=us)


@dataclass(frozen=True)
class Window:
    """A period `[start, end)`, its time zone, and `as_of` (inclusive); instants in microseconds.

    `start` and `end` are None when the report covers everything.
    """

    start: int | None
    end: int | None
    as_of: int
    zone: ZoneInfo

    @property
    def bounds(self) -> tuple[int, int]:
        """Start and end, with the open sides far away."""
        return (
            _EARLIEST if self.start is None else self.start,
            _LATEST if self.end is None else self.end,
        )

    def day_of(self, us: int) -> dt.date:
        """The local day of an instant."""
        return instant(us).astimezone(self.zone).date()

    def midnight(self, day: dt.date) -> int:
        """The instant at which a local day begins."""
        return micros(dt.datetime.combine(day, dt.time(), self.zone))

    def last_day(self) -> dt.date:
        """The last local day that the window covers, not after the day of `as_of`."""
        today = self.day_of(self.as_of)
        return today if self.end is None else min(self.day_of(self.end - 1), today)

    def closing(self) -> int:
        """The instant at which the window closes: `end`, but not after the day of `as_of`."""
        midnight = self.midnight(self.last_day() + DAY)
        return midnight if self.end is None else min(self.end, midnight)

    def first_day(self, oldest: int) -> dt.date:
        """The first local day that the window covers: that of `start`, else of the oldest event."""
        return self.day_of(oldest if self.start is None else self.start)

    def words(self) -> dict[str, str | None]:
        """The window as text, for `--json`."""
        return {
            "from": None if self.start is None else self._text(self.start),
            "to": None if self.end is None else self._text(self.end),
            "as_of": self._text(self.as_of),
            "time_zone": self.zone.key,
        }

    def _text(self, us: int) -> str:
        return instant(us).astimezone(self.zone).isoformat()


def window(
    start: Moment | None, end: Moment | None, as_of: Moment | None, zone: str, newest: int | None
) -> Window:
    """A window from what a person wrote.

    Args:
        start: First day or instant covered, or None.
        end: First day or instant no longer covered, or None.
        as_of: Data counts up to here, inclusive; a day means its end. None means the newest event,
            but not later than now.
        zone: Time zone of days.
        newest: The instant of the newest event, if there is one.

    Raises:
        QuestionError: A moment cannot be read, or `end` is not after `start`.
    """
    local = ZoneInfo(zone)
    begins = None if start is None else _read("from", start, local)
    ends = None if end is None else _read("to", end, local)
    if begins is not None and ends is not None and ends <= begins:
        raise QuestionError(
            Problem(
                f"'to' ({end}) is not after 'from' ({start}).",
                "'to' is the first day no longer covered.",
            )
        )
    now = time.time_ns() // 1000
    if as_of is not None:
        return Window(begins, ends, _read("as_of", as_of, local, last=True), local)
    return Window(begins, ends, now if newest is None else min(newest, now), local)


def _read(name: str, moment: Moment, zone: ZoneInfo, last: bool = False) -> int:
    if isinstance(moment, str):
        moment = _parse(name, moment)
    if not isinstance(moment, dt.date) or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise QuestionError(
            Problem(f"'{name}' is no day between {EARLIEST_YEAR} and {LATEST_YEAR}: {moment}.",
                    "Write 2026-03-01, or 2026-03-01T10:00+01:00.")
        )  # fmt: skip
    if not isinstance(moment, dt.datetime):
        day = dt.datetime.combine(moment + (DAY if last else dt.timedelta()), dt.time(), zone)
        return micros(day) - (1 if last else 0)
    if moment.tzinfo is None:
        raise QuestionError(
            Problem(f"'{name}' is an instant without a time zone: {moment}.",
                    "Add the zone (2026-03-01T10:00+01:00), or give the day alone (2026-03-01).")
        )  # fmt: skip
    return micros(moment)


def _parse(name: str, text: str) -> dt.date | dt.datetime:
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        raise QuestionError(
            Problem(f"'{name}' cannot be read as a day or an instant: '{text[:80]}'.",
                    "Write 2026-03-01, or 2026-03-01T10:00+01:00.")
        ) from None  # fmt: skip
