"""Numbers and money in text."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.events.numbers import number, read_money, read_numbers

CLEAR = {
    "12": "12", "12.5": "12.5", "12,5": "12.5", "-3": "-3", "+3": "3", "1,234.50": "1234.50",
    "1.234,50": "1234.50", "1.234.567": "1234567", "1,234,567": "1234567", "0.125": "0.125",
    "0,125": "0.125", "1234.567": "1234.567", "1 234,50": "1234.50", "1'234.50": "1234.50",
    "1e3": "1000", ".5": "0.5", " 7 ": "7", "1.234.567,8": "1234567.8", "12.50": "12.50",
}  # fmt: skip


@pytest.mark.parametrize("text", CLEAR)
def test_clear_numbers(text: str) -> None:
    assert number(text) == Decimal(CLEAR[text])


@pytest.mark.parametrize("text", ["1.234", "1,234", "-1.234", "999.999"])
def test_two_readings_are_asked_about(text: str) -> None:
    with pytest.raises(ValueError, match="two numbers"):
        number(text)
    assert number(text, ".") != number(text, ",")


@pytest.mark.parametrize(
    "text", ["", "-", "1.2.3", "1,2,3", "12a", "€5", "1..2", "0x10", "1_000", "½"]
)
def test_no_numbers(text: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text)


@pytest.mark.parametrize(
    ("text", "sign"), [("1,5", "."), ("1.5", ","), ("1.23,4", ","), ("12,34.5", ".")]
)
def test_the_decimal_sign_that_was_told_is_kept(text: str, sign: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(text, sign)


@given(st.decimals(-(10**9), 10**9, places=4))
def test_money_in_all_ways_of_writing(value: Decimal) -> None:
    italian = f"{value:,}".translate(str.maketrans(".,", ",."))
    for text, sign in ((f"{value}", "."), (f"{value:,}", "."), (italian, ",")):
        column, wrong = read_money(pa.array([text]), sign)
        assert not wrong
        assert column[0].as_py() == value


def test_money_of_floats_is_rounded_to_four_places() -> None:
    column, wrong = read_money(pa.array([2.99, 0.1 + 0.2, None, 1e-7]), None)
    assert not wrong
    assert [None if v is None else str(v) for v in column.to_pylist()] == [
        "2.9900",
        "0.3000",
        None,
        "0.0000",
    ]


def test_what_is_no_money() -> None:
    column, wrong = read_money(pa.array([1e15, 5.0]), None)
    assert (column.to_pylist()[1], [i for i, _ in wrong]) == (Decimal(5), [0])
    assert read_money(pa.array([float("nan")]), None)[0].null_count == 1
    floats = pa.array([float("inf"), 2, float("nan"), None])
    for read in (read_numbers, read_money):
        values, wrong = read(floats, None)
        assert values.to_pylist() == [None, 2, None, None]
        assert [place for place, _ in wrong] == [0]


@given(st.lists(st.sampled_from(["1.5", "2", "x", None, "1.234"]), max_size=6))
def test_neighbours_do_not_change_a_number(texts: list[str | None]) -> None:
    column, wrong = read_numbers(pa.array(texts, pa.string()), None)
    alone = [read_numbers(pa.array([text], pa.string()), None)[0][0].as_py() for text in texts]
    assert column.to_pylist() == alone
    assert [i for i, _ in wrong] == [i for i, text in enumerate(texts) if text in ("x", "1.234")]
