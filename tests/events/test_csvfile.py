"""CSV: physical lines, separators, encodings, quotes."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.errors import EventsError
from percorso.events.batch import Columns
from percorso.events.csvfile import TextFormat, read_csv
from percorso.events.files import EventFile
from tests.events.conftest import HEADER, Shop, Write


def rows_of(path: Path) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """Rows with their numbers, and the numbers of the bad ones."""
    good, bad = [], []
    for batch in read_csv(EventFile(path, "csv", False, []), TextFormat()):
        assert isinstance(batch, Columns)
        values = zip(*(column.to_pylist() for column in batch.columns.values()), strict=True)
        good += [(n, list(v)) for n, v in zip(batch.rows.to_pylist(), values, strict=True)]
        bad += [row.row for row in batch.bad]
    return good, bad


def test_a_quoted_field_may_span_lines(write: Write) -> None:
    path = write("a.csv", 'a,b\n1,"x\ny"\n\n2,z\n3\n"4",""\n')
    assert rows_of(path) == ([(2, ["1", "x\ny"]), (5, ["2", "z"]), (7, ["4", ""])], [6])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("first", ["1,x", '1,"x"', '1,"x\ny"'])
def test_blank_lines_are_no_rows(write: Write, first: str, end: str) -> None:
    text = f"a,b\n\n{first}\n\n\n2,y\n\n".replace("\n", end)
    good, bad = rows_of(write("a.csv", text))
    last = 7 if "\n" in first else 6
    assert ([n for n, _ in good], bad) == ([3, last], [])


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\ufeffsep=;\n"])
def test_the_line_in_which_excel_names_the_separator(write: Write, line: str) -> None:
    path = write("a.csv", line + "a;b\n1;2,5\n")
    assert rows_of(path) == ([(3, ["1", "2,5"])], [])


def test_utf_16_without_its_mark_is_told(write: Write) -> None:
    path = write("a.csv", "a,b\n1,2\n")
    with pytest.raises(EventsError, match="not text in utf-16"):
        list(read_csv(EventFile(path, "csv", False, []), TextFormat(encoding="utf-16")))


def test_reading_goes_on_at_the_line_after_a_stray_quote(write: Write) -> None:
    path = write("a.csv", 'a,b\n1,"x\n2,y\n3,"z"\n')
    good, bad = rows_of(path)
    assert bad == [2]
    assert good == [(3, ["2", "y"]), (4, ["3", "z"])]


def test_a_header_may_span_lines(write: Write) -> None:
    path = write("a.csv", '\n"a\nb",c\n1,2\n')
    assert rows_of(path) == ([(4, ["1", "2"])], [])


@given(
    st.lists(
        st.lists(st.text("ab,;\"\n é'x", max_size=6), min_size=2, max_size=2),
        min_size=1,
        max_size=30,
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_every_table_that_python_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], end: str, sign: str
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign, lineterminator=end)
    writer.writerow(["first", "second"])
    numbers = []
    for row in rows:
        numbers.append(text.getvalue().count("\n") + 1)
        writer.writerow(row)
    path = tmp_path_factory.mktemp("csv") / "a.csv"
    path.write_bytes(text.getvalue().encode())
    form = TextFormat(delimiter=sign)
    good = []
    for batch in read_csv(EventFile(path, "csv", False, []), form):
        values = zip(*(column.to_pylist() for column in batch.columns.values()), strict=True)
        good += [(n, list(v)) for n, v in zip(batch.rows.to_pylist(), values, strict=True)]
        assert not batch.bad
    assert good == list(zip(numbers, rows, strict=True))


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found(sign: str, write: Write, shop: Shop) -> None:
    text = f"{HEADER},note\nPage Viewed,u1,2026-03-01,x\n".replace(",", sign)
    report = shop.load(write("a.csv", text))
    assert (report.rows_ok, len(report.notes)) == (1, int(sign != ","))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding: str, write: Write, shop: Shop) -> None:
    report = shop.load(write("a.csv", f"{HEADER}\nCaffè,u1,2026-03-01\n".encode(encoding)))
    assert shop.column("name") == ["Caffè"]
    assert bool(report.notes) == (encoding == "cp1252")


def test_damaged_characters_spoil_their_row_only(write: Write, shop: Shop) -> None:
    lines = [HEADER.encode(), *["Caffè,u1,2026-03-01".encode()] * 3, b"Caff\xe8,u1,2026-03-01"]
    report = shop.load(write("a.csv", b"\n".join(lines)))
    assert (report.rows_ok, report.rows_bad) == (3, 1)
    assert report.errors[0].row == 5
    assert "UTF-8" in report.errors[0].message


def test_packed_files_and_tabs(write: Write, shop: Shop) -> None:
    text = f"{HEADER}\nPage Viewed,u1,2026-03-01\n".replace(",", "\t")
    assert shop.load(write("a.tsv.gz", gzip.compress(text.encode()))).rows_ok == 1


def test_blocks_do_not_change_rows(monkeypatch: pytest.MonkeyPatch, write: Write) -> None:
    lines = ["a,b"] + [f'{i},"x\ny"' if i % 3 == 0 else f"{i},é{i}" for i in range(400)]
    path = write("a.csv", "\n".join(lines))
    whole = rows_of(path)
    monkeypatch.setattr("percorso.events.files.BLOCK", 97)
    assert rows_of(path) == whole
    assert len(whole[0]) == 400
