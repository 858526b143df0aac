"""Periods: local days, instants with a zone, and clear words when they cannot be read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from percorso.errors import QuestionError
from percorso.measure.window import DAY, micros, window

UTC = dt.UTC


def test_a_day_is_local_and_as_of_is_its_end() -> None:
    found = window("2026-03-29", "2026-03-30", "2026-03-29", "Europe/Rome", None)
    assert found.start == micros(dt.datetime(2026, 3, 28, 23, tzinfo=UTC))
    assert found.end == micros(dt.datetime(2026, 3, 29, 22, tzinfo=UTC))  # a day of 23 hours
    assert found.as_of == found.end - 1


def test_without_as_of_the_newest_event_counts_but_never_the_future() -> None:
    newest = micros(dt.datetime(2020, 1, 1, tzinfo=UTC))
    assert window(None, None, None, "UTC", newest).as_of == newest
    future = micros(dt.datetime(2900, 1, 1, tzinfo=UTC))
    assert window(None, None, None, "UTC", future).as_of < future


def test_the_last_day_ends_with_the_window_or_with_the_data() -> None:
    found = window("2026-01-01", "2026-02-01", "2026-01-10", "UTC", None)
    assert found.last_day() == dt.date(2026, 1, 10)
    assert found.first_day(0) == dt.date(2026, 1, 1)
    found = window("2026-01-01", "2026-02-01", "2026-03-10", "UTC", None)
    assert found.last_day() + DAY == dt.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1/3/2026", None, "cannot be read"),
        ("2026-03-01T10:00", None, "without a time zone"),
        ("2026-13-01", None, "cannot be read"),
        ("2026-03-02", "2026-03-01", "is not after"),
        ("2026-03-01", "2026-03-01", "is not after"),
        ("0001-01-01", None, "between 1900 and 2999"),
        ("2026-03-01", "9999-12-31", "between 1900 and 2999"),
        (20260301, None, "between 1900 and 2999"),
    ],
)
def test_what_cannot_be_read_is_said(start: Any, end: str | None, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        window(start, end, None, "UTC", None)


def test_a_day_as_of_at_the_end_of_time_is_refused() -> None:
    with pytest.raises(QuestionError, match="between 1900 and 2999"):
        window(None, None, "9999-12-31", "UTC", None)
