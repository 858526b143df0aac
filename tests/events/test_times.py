"""Times in many ways of writing."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.events.times import TimeRules, read_times

ROME = TimeRules("Europe/Rome")


def read(text: str, rules: TimeRules | None = None) -> tuple[str | None, str | None]:
    """A time as UTC text, with its quality."""
    times = read_times(pa.array([text]), rules or TimeRules())
    value = times.instants[0].as_py()
    return value and value.isoformat(), times.quality[0].as_py()


UTC = {
    "2026-03-01T10:00:00Z": ("2026-03-01T10:00:00+00:00", "exact"),
    "2026-03-01T10:00:00.123456Z": ("2026-03-01T10:00:00.123456+00:00", "exact"),
    "2026-03-01T10:00:00.123456789Z": ("2026-03-01T10:00:00.123456+00:00", "exact"),
    "2026-03-01 10:00:00 UTC": ("2026-03-01T10:00:00+00:00", "exact"),
    "2026-03-01T10:00+02:00": ("2026-03-01T08:00:00+00:00", "exact"),
    "2026-03-01T10:00:00-0530": ("2026-03-01T15:30:00+00:00", "exact"),
    "2026-03-01 10:00": ("2026-03-01T10:00:00+00:00", "assumed_utc"),
    "2026/3/1 10:00": ("2026-03-01T10:00:00+00:00", "assumed_utc"),
    "2026-03-01": ("2026-03-01T00:00:00+00:00", "date_only"),
    "1772359200": ("2026-03-01T10:00:00+00:00", "exact"),
    "1772359200.5": ("2026-03-01T10:00:00.500000+00:00", "exact"),
    "1772359200123": ("2026-03-01T10:00:00.123000+00:00", "exact"),
    "1772359200123456": ("2026-03-01T10:00:00.123456+00:00", "exact"),
    "1772359200123456789": ("2026-03-01T10:00:00.123456+00:00", "exact"),
}


@pytest.mark.parametrize("text", UTC)
def test_a_time_is_read(text: str) -> None:
    assert read(text) == UTC[text]


@pytest.mark.parametrize("text", UTC)
def test_neighbours_do_not_change_a_time(text: str) -> None:
    others = pa.array([text, "2026-03-01", "1772359200", None, "2026-03-01T10:00:00Z", "nonsense"])
    times = read_times(others, TimeRules())
    assert times.instants[0].as_py().isoformat() == UTC[text][0]
    assert times.quality[0].as_py() == UTC[text][1]
    assert [index for index, _ in times.wrong] == [5]


def test_local_times() -> None:
    assert read("2026-03-01 10:00", ROME) == ("2026-03-01T09:00:00+00:00", "local")
    assert read("2026-03-01", ROME) == ("2026-02-28T23:00:00+00:00", "date_only")
    assert read("2026-03-01T10:00Z", ROME) == ("2026-03-01T10:00:00+00:00", "exact")


@pytest.mark.parametrize("other", [[], ["2026-03-01"]])
def test_the_hour_that_is_twice_or_never(other: list[str]) -> None:
    times = read_times(pa.array(["2026-10-25 02:30", "2026-03-29 02:30", *other]), ROME)
    found = [value.as_py().isoformat() for value in times.instants][:2]
    assert found == ["2026-10-25T00:30:00+00:00", "2026-03-29T01:00:00+00:00"]


@pytest.mark.parametrize(
    ("text", "pattern", "wanted"),
    [
        ("01/03/2026 10:00", "%d/%m/%Y %H:%M", ("2026-03-01T10:00:00+00:00", "assumed_utc")),
        ("01/03/2026", "%d/%m/%Y", ("2026-03-01T00:00:00+00:00", "date_only")),
        ("20260301", "%Y%m%d", ("2026-03-01T00:00:00+00:00", "date_only")),
        ("1000", "unix_s", ("1970-01-01T00:16:40+00:00", "exact")),
        ("1000", "unix_ms", ("1970-01-01T00:00:01+00:00", "exact")),
        ("1000000", "unix_us", ("1970-01-01T00:00:01+00:00", "exact")),
        ("1 Mar 2026 10:00 +0100", "%d %b %Y %H:%M %z", ("2026-03-01T09:00:00+00:00", "exact")),
    ],
)
def test_formats(text: str, pattern: str, wanted: tuple[str, str]) -> None:
    assert read(text, TimeRules(None, pattern)) == wanted


@pytest.mark.parametrize(
    ("unit", "zone"), [("s", None), ("ms", None), ("ns", "Europe/Rome"), ("us", "UTC")]
)
def test_typed_times(unit: str, zone: str | None) -> None:
    column = pa.array([1_772_359_200], pa.timestamp("s")).cast(pa.timestamp(unit, zone))
    times = read_times(column, TimeRules())
    assert times.instants[0].as_py().isoformat() == "2026-03-01T10:00:00+00:00"
    assert times.quality[0].as_py() == ("exact" if zone else "assumed_utc")


def test_typed_dates_and_numbers() -> None:
    assert read_times(pa.array([20_513], pa.date32()), ROME).quality[0].as_py() == "date_only"
    numbers = read_times(pa.array([1_772_359_200_000, None]), TimeRules())
    assert numbers.instants[0].as_py().isoformat() == "2026-03-01T10:00:00+00:00"
    assert numbers.instants[1].as_py() is None


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    times = read_times(pa.array([text]), ROME)
    assert (times.instants[0].as_py() is None) == bool(times.wrong) or not text
