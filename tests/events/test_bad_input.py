"""Everything that a file can have wrong: the row, the column and what to do are told."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.events.conftest import HEADER, Shop, Write

GOOD = "Page Viewed,u1,2026-03-01T10:00:00Z"

# name → content after the header and one good row, row of the flaw, its column, a word of the message
ROWS: dict[str, tuple[str, int, str | None, str]] = {
    "no name": (",u1,2026-03-01T10:00:00Z", 3, "event", "no name"),
    "blank name": ("   ,u1,2026-03-01T10:00:00Z", 3, "event", "no name"),
    "endless name": (f"{'x' * 400},u1,2026-03-01T10:00:00Z", 3, "event", "300 characters"),
    "nobody": ("Page Viewed,,2026-03-01T10:00:00Z", 3, "user_id", "nobody"),
    "endless id": (f"Page Viewed,{'x' * 2000},2026-03-01T10:00:00Z", 3, "user_id", "1000"),
    "no time": ("Page Viewed,u1,", 3, "timestamp", "no time"),
    "word as time": ("Page Viewed,u1,yesterday", 3, "timestamp", "'yesterday'"),
    "slashes": ("Page Viewed,u1,01/03/2026", 3, "timestamp", "time_format"),
    "no such day": ("Page Viewed,u1,2026-02-30", 3, "timestamp", "calendar"),
    "no such hour": ("Page Viewed,u1,2026-02-20 25:00", 3, "timestamp", "calendar"),
    "before 1970": ("Page Viewed,u1,1969-12-31T23:59:59Z", 3, "timestamp", "before 1970"),
    "far future": ("Page Viewed,u1,9999-12-31", 3, "timestamp", "after 2099"),
    "day as number": ("Page Viewed,u1,20260301", 3, "timestamp", "certainty"),
    "clock alone": ("Page Viewed,u1,10:00", 3, "timestamp", "certainty"),
    "too few fields": ("Page Viewed,u1", 3, None, "2 fields"),
    "too many fields": (GOOD + ",x", 3, None, "4 fields"),
    "blanks alone": ("   ", 3, None, "1 fields"),
    "open quote": ('"Page Viewed,u1,2026-03-01', 3, None, "quotation mark"),
    "closing quote inside": ('"Page" Viewed,u1,2026-03-01', 3, None, "quotation mark"),
    "semicolons": ("Page Viewed;u1;2026-03-01", 3, None, "separated by comma"),
    "carriage return inside": ("Page\rViewed,u1,2026-03-01", 3, None, "arriage return"),
}

# name → header and row, column of the flaw, a word of the message
VALUES: dict[str, tuple[str, str, str]] = {
    "euro sign": ("value", "€ 12", "not a number"),
    "word as value": ("revenue", "twelve", "not a number"),
    "thousands or decimals": ("total", "1.234", "two numbers"),
    "comma thousands": ("total", "1,234", "two numbers"),
    "two decimals": ("value", "1.2.3", "not a number"),
    "huge value": ("value", "1" * 20, "too large"),
    "infinite value": ("value", "inf", "not a number"),
    "not a number": ("value", "NaN", "not a number"),
    "word as quantity": ("quantity", "some", "not a number"),
    "word as score": ("score", "good", "not a number"),
    "no currency": ("currency", "EURO", "ISO 4217"),
    "symbol": ("currency", "€", "ISO 4217"),
    "no truth": ("is_bot", "maybe", "neither true nor false"),
    "fraction as sequence": ("sequence", "1.5", "whole number"),
    "no class": ("touchpoint_class", "virtual", "Allowed"),
    "no medium": ("media_class", "bought", "Allowed"),
    "no direction": ("direction", "sideways", "Allowed"),
    "sent never": ("sent_at", "soon", "certainty"),
}


@pytest.mark.parametrize("name", ROWS)
def test_bad_row(name: str, write: Write, shop: Shop) -> None:
    row, line, column, word = ROWS[name]
    file = write("a.csv", f"{HEADER}\n{GOOD}\n{row}\n{GOOD}\n")
    report = shop.load(file)
    assert (report.rows_ok, report.rows_bad, report.outcome) == (2, 1, "quarantine")
    error = report.errors[0]
    assert (error.row, error.column) == (line, column)
    assert word in error.message


@pytest.mark.parametrize("name", VALUES)
def test_bad_value(name: str, write: Write, shop: Shop) -> None:
    column, value, word = VALUES[name]
    file = write("a.csv", f'{HEADER},{column}\n{GOOD},\n{GOOD},"{value}"\n')
    report = shop.load(file)
    assert (report.rows_ok, report.rows_bad) == (1, 1)
    error = report.errors[0]
    assert (error.row, error.column) == (3, column)
    assert word in error.message
    assert len(error.message) <= 300


LINES = {
    "no json": ('{"event": }', "no JSON"),
    "list": ("[1, 2]", "a list"),
    "number": ("12", "a number"),
    "null": ("null", "null"),
    "properties as text": ('{"event":"x","userId":"1","timestamp":1e9,"properties":"a"}', "`properties`"),
    "context as list": ('{"event":"x","userId":"1","timestamp":"2026-03-01","context":[1]}', "`context`"),
    "NaN": ('{"event":"x","userId":"1","timestamp":"2026-03-01","value":NaN}', "'NaN'"),
    "overflow": ('{"event":"x","userId":"1","timestamp":"2026-03-01","value":1e999}', "too large"),
    "endless number": ('{"event":"x","value":' + "1" * 6000 + "}", "too long"),
    "deep": ("[" * 100_000, "nested"),
    "half a character": ('{"event":"\\ud800","userId":"1","timestamp":"2026-03-01"}', "half"),
    "object as id": ('{"event":"x","userId":{"a":1},"timestamp":"2026-03-01"}', "no identifier"),
    "truth as id": ('{"event":"x","userId":true,"timestamp":"2026-03-01"}', "no identifier"),
    "null time": ('{"event":"x","userId":"1","timestamp":null}', "no time"),
    "empty ids": ('{"event":"x","userId":"","anonymousId":null,"timestamp":"2026-03-01"}', "nobody"),
    "two lines": ('{"event":\n"x"}', "no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_bad_line(name: str, write: Write, shop: Shop) -> None:
    line, word = LINES[name]
    good = '{"event":"Page Viewed","userId":"1","timestamp":"2026-03-01"}'
    report = shop.load(write("a.jsonl", f"{good}\n{line}\n"))
    assert report.rows_ok == 1
    assert report.errors[0].row == 2
    assert word in report.errors[0].message
    assert "\n" not in report.errors[0].message


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.csv", b"", "empty"),
    "spreadsheet": ("a.xlsx", b"PK", "Allowed"),
    "no suffix": ("events", b"event", "Allowed"),
    "double header": ("a.csv", b"event,event,user_id,timestamp\n", "Several columns"),
    "nameless column": ("a.csv", b"event,,user_id,timestamp\n", "Column 2 has no name"),
    "no event": ("a.csv", b"user_id,timestamp\n1,2\n", "name of the event"),
    "no time": ("a.csv", b"event,user_id\nx,1\n", "column `timestamp`"),
    "no person": ("a.csv", b"event,timestamp\nx,1\n", "column `user_id`"),
    "no header": ("a.csv", b"Page Viewed,u1,2026-03-01\n", "Columns found"),
    "torn gzip": ("a.csv.gz", gzip.compress(b"event,user_id,timestamp\n" * 99)[:-20], "gzip"),
    "no parquet": ("a.parquet", b"PAR1 but not really", "Parquet file is damaged"),
    "binary": ("a.csv", b"\x00\x01\x02" * 5000, "not text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_file(name: str, write: Write, shop: Shop) -> None:
    file, content, word = REFUSED[name]
    report = shop.load(write(file, content))
    assert report.outcome == "reject"
    assert any(word in str(problem) for problem in report.refused)
    assert all(file in str(problem) and problem.fix for problem in report.refused)
    assert not shop.folder.exists() or shop.events() == []


def test_file_that_is_missing_or_a_folder(tmp_path: Path, shop: Shop) -> None:
    assert "no such file" in str(shop.load(tmp_path / "none.csv").refused[0])
    assert "a folder" in str(shop.load(tmp_path).refused[0])


def test_parquet_with_two_columns_of_one_name(tmp_path: Path, shop: Shop) -> None:
    names = ["event", "event", "user_id", "timestamp"]
    pq.write_table(pa.table([pa.array(["x"])] * 4, names=names), tmp_path / "a.parquet")
    assert "Several columns" in str(shop.load(tmp_path / "a.parquet").refused[0])


def test_torn_parquet(tmp_path: Path, shop: Shop) -> None:
    table = pa.table({"event": ["x"] * 999, "user_id": ["1"] * 999, "timestamp": ["2026"] * 999})
    path = tmp_path / "a.parquet"
    pq.write_table(table, path)
    path.write_bytes(path.read_bytes()[:-30])
    assert shop.load(path).outcome == "reject"


def test_messages_echo_little_of_a_value(write: Write, shop: Shop) -> None:
    secret = "s" * 5000
    report = shop.load(write("a.csv", f"{HEADER}\nx,1,{secret}\n"))
    assert "s" * 80 not in report.errors[0].message


def test_control_characters_are_not_echoed(write: Write, shop: Shop) -> None:
    report = shop.load(write("a.csv", f"{HEADER}\nx,1,a\x1b[31mb\n"))
    assert "\x1b" not in report.errors[0].message


def test_one_bad_file_does_not_stop_the_others(write: Write, shop: Shop) -> None:
    bad, good = write("bad.csv", "a,b\n1,2\n"), write("good.csv", f"{HEADER}\n{GOOD}\n")
    assert shop.load(bad, good).outcome == "reject"
    assert shop.column("name") == ["Page Viewed"]


def test_rows_of_a_file_that_breaks_off_are_not_taken(write: Write, shop: Shop) -> None:
    whole = gzip.compress(f"{HEADER}\n".encode() + f"{GOOD}\n".encode() * 300_000, mtime=0)
    report = shop.load(write("a.csv.gz", whole[: len(whole) // 2]))
    assert report.outcome == "reject"
    assert shop.events() == []
