"""What a hostile evening found: each of these once ended an import, or gave a wrong value."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from percorso.errors import EventsError
from percorso.events.files import event_file
from percorso.events.numbers import read_money, read_numbers
from percorso.events.reading import Plan, batches, parse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(path: Path) -> tuple[list[dict[str, Any]], list[tuple[int, str]]]:
    """The events of a file, and the rows and messages of what was put aside."""
    plan, good, bad = Plan(), [], []
    for batch in batches(event_file(path), plan):
        parsed = parse(batch, plan)
        good += parsed.events.to_pylist()
        bad += [(flaw.row, flaw.message) for flaw in parsed.bad]
    return good, bad


def with_times(path: Path, times: pa.Array[Any]) -> Path:
    """A Parquet file of three rows with these times."""
    names = ["E"] * len(times)
    table = pa.table({"event": names, "user_id": names, "timestamp": times})
    pq.write_table(table, path / "t.parquet")
    return path / "t.parquet"


@pytest.mark.parametrize("digits", [str(2**128 + 50_000), "9" * 1000, "-" + "9" * 1000])
def test_more_digits_than_a_decimal_has_are_no_other_amount(digits: str) -> None:
    amounts, wrong = read_money(pa.array(["1.50", digits]), None)
    assert [str(one) for one in amounts.to_pylist()] == ["1.5000", "None"]
    assert [place for place, _ in wrong] == [1]


def test_a_number_without_end_is_put_aside() -> None:
    numbers, wrong = read_numbers(pa.array(["9" * 400, "2"]), None)
    assert numbers.to_pylist() == [None, 2.0]
    assert [place for place, _ in wrong] == [0]


@pytest.mark.parametrize(
    "times",
    [
        pa.array([1772366400.0, float("nan"), None]),
        pa.array([1772366400.0, float("inf"), None]),
        pa.array([b"2026-03-01T12:00:00Z", b"", None], pa.binary()),
        pa.array(["2026-03-01T12:00:00Z", "", None]).dictionary_encode(),
    ],
)
def test_a_time_that_is_none_costs_its_row_alone(tmp_path: Path, times: pa.Array[Any]) -> None:
    good, bad = read(with_times(tmp_path, times))
    assert [event["occurred_at"] for event in good] == [NOON]
    assert bad == [(2, "The event has no time."), (3, "The event has no time.")]


@pytest.mark.parametrize("zone", [None, "UTC", "Europe/Rome"])
@pytest.mark.parametrize("name", ["timestamp", "until"])
def test_a_time_beyond_all_calendars_costs_its_row_alone(
    tmp_path: Path, zone: str | None, name: str
) -> None:
    instants = [int(NOON.timestamp()) * 1_000_000, 2**63 - 1, -(2**62)]
    odd = pa.array(instants, pa.int64()).view(pa.timestamp("us", zone))
    path = with_times(tmp_path, pa.array([NOON] * 3))
    table = pq.read_table(path)
    table = table.drop_columns([name]) if name in table.column_names else table
    pq.write_table(table.append_column(name, odd), path)
    good, bad = read(path)
    assert good[0]["occurred_at"] == NOON
    assert [row for row, _ in bad] == ([2, 3] if name == "timestamp" else [])


def test_seconds_that_do_not_fit_into_microseconds_become_no_other_time(tmp_path: Path) -> None:
    wraps = (2**64) // 1_000_000 + int(NOON.timestamp())
    seconds = pa.array([int(NOON.timestamp()), wraps], pa.int64()).view(pa.timestamp("s", "UTC"))
    good, bad = read(with_times(tmp_path, seconds))
    assert [event["occurred_at"] for event in good] == [NOON]
    assert [row for row, _ in bad] == [2]


def test_a_zone_that_nobody_knows_changes_no_instant(tmp_path: Path) -> None:
    path = with_times(tmp_path, pa.array([NOON, NOON]))
    odd = pa.array([int(NOON.timestamp())] * 2, pa.int64()).view(pa.timestamp("s", "Mars/Olympus"))
    table = pq.read_table(path).drop_columns(["timestamp"])
    pq.write_table(table.append_column("timestamp", odd).append_column("seen", odd), path)
    good, bad = read(path)
    assert [event["occurred_at"] for event in good] == [NOON, NOON]
    assert not bad


def test_check_sums_of_parquet_are_held_against_the_pages(tmp_path: Path) -> None:
    table = pa.table({"event": ["Aaaa"] * 3, "user_id": ["Bbbb"] * 3, "timestamp": [NOON] * 3})
    path = tmp_path / "t.parquet"
    pq.write_table(
        table, path, compression="none", use_dictionary=False, write_page_checksum=True,
        write_statistics=False,
    )  # fmt: skip
    assert len(read(path)[0]) == 3
    path.write_bytes(path.read_bytes().replace(b"Aaaa", b"Abaa", 1))
    with pytest.raises(EventsError, match="damaged"):
        read(path)


def test_zstandard_may_begin_with_a_part_to_leave_out(tmp_path: Path) -> None:
    text = b"event,user_id,timestamp\nE,u,2026-03-01T12:00:00Z\n"
    skipped = struct.pack("<II", 0x184D2A5A, 300) + bytes(300)
    packed: bytes = pa.compress(text, codec="zstd", asbytes=True)
    path = tmp_path / "t.csv.zst"
    path.write_bytes(skipped + packed)
    assert len(read(path)[0]) == 1


ROWS = [f"E,u{number},2026-03-01T10:{number % 60:02d}:00Z,x" for number in range(60)]


@pytest.mark.parametrize("run", [1, 7, 60])
@pytest.mark.parametrize("block", [64, 1 << 22])
def test_rows_that_end_in_three_ways_are_all_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: int, block: int
) -> None:
    monkeypatch.setattr("percorso.events.files.BLOCK", block)
    ends = ["\n", "\r\n", "\r"]
    text = "".join(row + ends[place // run % 3] for place, row in enumerate(ROWS))
    path = tmp_path / "t.csv"
    path.write_bytes(f"event,user_id,timestamp,text\n{text}\nbad\n".encode())
    good, bad = read(path)
    assert [event["user_id"] for event in good] == [f"u{number}" for number in range(60)]
    assert [row for row, _ in bad] == [62 if text.endswith("\r") else 63]


def test_a_long_run_of_rows_without_a_line_feed_is_read(tmp_path: Path) -> None:
    rows = [f"E,u{number % 9},2026-03-01T10:00:00Z,{'x' * 1000}" for number in range(20_000)]
    path = tmp_path / "t.csv"
    path.write_bytes(("event,user_id,timestamp,text\n" + "\r".join(rows) + "\n?\n").encode())
    good, bad = read(path)
    assert len(good) == 20_000
    assert [row for row, _ in bad] == [20_002]


def test_a_carriage_return_inside_a_value_ends_no_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(
        b"event,user_id,timestamp,text\n"
        b"A,u,2026-03-01T10:00:00Z,not\rquoted\n"
        b'B,u,2026-03-01T10:00:00Z,"well\rquoted"\n'
        b'C,u,2026-03-01T10:00:00Z,"looks\rlike,a,row,too"\n'
    )
    good, bad = read(path)
    assert [event["text"] for event in good] == ["well\rquoted", "looks\rlike,a,row,too"]
    assert [row for row, _ in bad] == [2]


def test_millions_of_bad_rows_are_handed_on_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("percorso.events.csvfile.BATCH", 100)
    path = tmp_path / "t.csv"
    path.write_text("event,user_id,timestamp\n" + "x\n" * 1000)
    sizes = [len(batch.bad) for batch in batches(event_file(path), Plan())]
    assert max(sizes) == 100
    assert sum(sizes) == 1000


@pytest.mark.parametrize("run", [1, 7, 60])
@pytest.mark.parametrize("block", [64, 1 << 22])
def test_objects_that_end_in_three_ways_are_all_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: int, block: int
) -> None:
    monkeypatch.setattr("percorso.events.files.BLOCK", block)
    lines = [
        f'{{"event": "E", "user_id": "u{number}", "timestamp": "2026-03-01T10:00:00Z"}}'
        for number in range(61)
    ]
    ends = ["\n", "\r\n", "\r"]
    text = "".join(line + ends[place // run % 3] for place, line in enumerate(lines))
    path = tmp_path / "t.jsonl"
    path.write_bytes(f"{text}\n{{bad\n".encode())
    good, bad = read(path)
    assert [event["user_id"] for event in good] == [f"u{number}" for number in range(61)]
    assert len(bad) == 1


def test_an_element_that_is_too_long_is_told_so(tmp_path: Path) -> None:
    one = '{"event": "E", "user_id": "u", "timestamp": "2026-03-01T10:00:00Z"'
    path = tmp_path / "t.json"
    far = "a" * 9_000_000
    path.write_text(
        f'[{one}}},\n{one}, "x": "{far}"}},\n{one}, ]}},\n{one}, "x": [{"1," * 999_999}'
    )
    good, bad = read(path)
    assert len(good) == 1
    assert bad[0] == (2, "The element is longer than 1 MB.")
    assert "no JSON" in bad[1][1]
