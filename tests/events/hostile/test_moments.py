"""Times come out as what they say."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from percorso.events.times import TimeRules, read_times
from tests.events.hostile.moments import GOOD_ONES

ROME = TimeRules("Europe/Rome")


@pytest.mark.parametrize("text", GOOD_ONES)
def test_a_time_is_what_it_says(text: str) -> None:
    (found,) = read_times(pa.array([text]), TimeRules()).instants.to_pylist()
    assert found == dt.datetime.fromisoformat(GOOD_ONES[text]).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-29 01:59:59", "2026-03-29T00:59:59"),
        ("2026-03-29 02:30:00", "2026-03-29T01:00:00"),
        ("2026-03-29 03:00:00", "2026-03-29T01:00:00"),
        ("2026-10-25 02:30:00", "2026-10-25T00:30:00"),
        ("2026-10-25 03:00:00", "2026-10-25T02:00:00"),
    ],
)
def test_hours_that_are_missing_or_happen_twice(text: str, utc: str) -> None:
    (found,) = read_times(pa.array([text]), ROME).instants.to_pylist()
    assert found == dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
