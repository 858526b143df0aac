"""The two ways out that are not pages: lines of a terminal, cells of a CSV file."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.safe import csv_cell, json_text, on_terminal

ANY = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.text())
def test_a_terminal_gets_one_line_that_does_nothing(text: str) -> None:
    shown = on_terminal(text)
    assert shown.isprintable()
    assert len(shown.splitlines()) <= 1
    assert len(shown) == len(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert on_terminal(text) == text


@given(
    st.recursive(ANY | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(ANY, inner))
)
def test_json_reads_back_the_same(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert text.isprintable()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u200b=1",
     "＝1", "＋1", "－1", "＠x", "-", "+", "-1-1", "+39 333 123", "-1e5+A1", "- a", "\0=1", "=", "－１"],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["-1", "-12.50", "+3.5", "a=b", "1-2", "", "a@b.it", "'=1", -3, 2.5, None]
)
def test_numbers_stay_numbers_and_words_stay_words(value: object) -> None:
    assert csv_cell(value) == value


@given(ANY)
def test_an_apostrophe_is_all_that_is_added(text: str) -> None:
    cell = csv_cell(text)
    assert cell in (text, f"'{text}")
    out = io.StringIO()
    csv.writer(out).writerow([cell, "x"])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [cell, "x"]
