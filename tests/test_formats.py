"""Numbers, dates and money: the rules of the house in both languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from percorso import formats as f
from percorso.errors import PercorsoError
from percorso.words import Words

IT, EN = Words("it"), Words("en")
UNKNOWN = [None, float("nan"), float("inf"), Decimal("NaN"), "no number"]


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [
        (0, "0", "0"),
        (1, "1", "1"),
        (2, "2", "2"),
        (999, "999", "999"),
        (1_234, "1.234", "1,234"),
        (48_210, "48.210", "48,210"),
        (1_000_000, "1.000.000", "1,000,000"),
        (-3, "−3", "−3"),
        (-0.2, "0", "0"),
        (2.5, "3", "3"),
        (Decimal("1234.4"), "1.234", "1,234"),
    ],
)
def test_whole_numbers(value: float, italian: str, english: str) -> None:
    assert (IT.number(value), EN.number(value)) == (italian, english)


@pytest.mark.parametrize("value", UNKNOWN)
def test_unknown_is_a_dash_everywhere(value: float | None) -> None:
    for words in (IT, EN):
        for say in (words.number, words.decimal, words.share, words.points, words.duration,
                    words.figure, words.signed, words.duration_words):  # fmt: skip
            assert say(value) == "–"
        assert words.money(value, "EUR") == "–"
        assert words.interval(value, 0.1, 0.2) == "–"
    assert IT.date(None) == "–"


def test_decimals() -> None:
    assert IT.decimal(12.5) == "12,5"
    assert EN.decimal(-1234.55, 2) == "−1,234.55"
    assert EN.decimal(0.125, 2) == "0.13"


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [
        (0, "0%", "0%"),
        (0.447, "44,7%", "44.7%"),
        (0.0004, "0,0%", "0.0%"),
        (1, "100%", "100%"),
        (0.99999, "100%", "100%"),
        (0.9994, "99,9%", "99.9%"),
        (12.345, "1.235%", "1,235%"),
        (-0.035, "−3,5%", "−3.5%"),
    ],
)
def test_shares_have_one_decimal_and_no_space(value: float, italian: str, english: str) -> None:
    assert (IT.share(value), EN.share(value)) == (italian, english)


def test_differences_are_points_with_their_sign() -> None:
    assert (IT.points(0.039), EN.points(0.039)) == ("+3,9 pt", "+3.9 pts")
    assert (IT.points(-0.008), EN.points(-0.008)) == ("−0,8 pt", "−0.8 pts")
    assert EN.points(0) == "0.0 pts"


def test_intervals() -> None:
    assert IT.interval(0.447, 0.443, 0.451) == "44,7% (44,3–45,1)"
    assert EN.interval(1, 0.9, 1) == "100% (90.0–100.0)"
    assert EN.interval(0.5, None, 0.6) == "50.0%"


@pytest.mark.parametrize(
    ("value", "currency", "italian", "english"),
    [
        (1.9, "EUR", "1,90\u00a0€", "€1.90"),
        (0, "EUR", "0,00\u00a0€", "€0.00"),
        (999.99, "EUR", "999,99\u00a0€", "€999.99"),
        (999.999, "EUR", "1.000\u00a0€", "€1,000"),
        (1234.5, "EUR", "1.235\u00a0€", "€1,235"),
        (-3.5, "EUR", "−3,50\u00a0€", "−€3.50"),
        (18_600, "CHF", "18.600\u00a0CHF", "CHF\u00a018,600"),
        (212, "JPY", "212\u00a0JPY", "JP¥212"),
        (5, None, "5,00", "5.00"),
    ],
)
def test_money(value: float, currency: str | None, italian: str, english: str) -> None:
    assert (IT.money(value, currency), EN.money(value, currency)) == (italian, english)


def test_codes_stand_where_two_currencies_meet() -> None:
    both: dict[str, f.Number] = {"EUR": Decimal("5"), "CHF": 1_800}
    assert IT.moneys(both) == "5,00\u00a0EUR e 1.800\u00a0CHF"
    assert EN.moneys(both) == "EUR\u00a05.00 and CHF\u00a01,800"
    assert EN.moneys({"EUR": 5}) == "€5.00"
    assert EN.moneys({}) == "–"


def test_dates_have_their_month_in_letters() -> None:
    assert IT.date(dt.date(2025, 1, 3)) == "3 gen 2025"
    assert EN.date("2025-01-03T22:00:00+00:00") == "3 Jan 2025"


def test_ranges_join_single_dates() -> None:
    assert IT.date_range("2025-01-01", "2025-12-31") == "1 gen – 31 dic 2025"
    assert EN.date_range("2024-12-01", "2025-01-31") == "1 Dec 2024 – 31 Jan 2025"
    assert IT.date_range("2025-12-01", "2025-12-31") == "1 – 31 dic 2025"
    assert IT.date_range("2025-12-31", "2025-12-31") == "31 dic 2025"
    assert IT.date_range(None, "2025-12-31") == "– – 31 dic 2025"


@pytest.mark.parametrize(
    ("seconds", "italian", "english"),
    [
        (0, "0 s", "0 s"),
        (59.6, "1 min", "1 min"),
        (90, "1 min 30 s", "1 min 30 s"),
        (3_599.9, "1 h", "1 h"),
        (3 * 86_400 + 4 * 3_600, "3 g 4 h", "3 d 4 h"),
        (84.3 * 86_400, "84 g", "84 d"),
        (400 * 86_400, "400 g", "400 d"),
        (1_500 * 86_400, "1.500 g", "1,500 d"),
        (-60, "−1 min", "−1 min"),
    ],
)
def test_durations(seconds: float, italian: str, english: str) -> None:
    assert (IT.duration(seconds), EN.duration(seconds)) == (italian, english)


def test_durations_are_spelled_out_in_sentences() -> None:
    assert IT.duration_words(86_400 + 2 * 3_600) == "1 giorno e 2 ore"
    assert EN.duration_words(60) == "1 minute"


def test_lists_quotes_and_samples() -> None:
    assert IT.listed(["a", "b", "c"]) == "a, b e c"
    assert EN.listed(["a"]) == "a"
    assert EN.listed([]) == ""
    assert (IT.quoted("x"), EN.quoted("x")) == ("«x»", "“x”")
    assert IT.sample(1_203) == "n 1.203"


def test_figures_take_the_decimals_they_need() -> None:
    assert [EN.figure(v) for v in (2, 2.5, 2.555, 41.26, 4_100.4)] == [
        "2", "2.5", "2.56", "41.3", "4,100",
    ]  # fmt: skip


def test_true_and_false_are_no_numbers() -> None:
    assert f.exact(True) is None


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(PercorsoError, match="not spoken"):
        f.language("xx")


@pytest.mark.parametrize("value", [3.7e36, -1.5e300, 5e-324])
def test_very_large_and_very_small_numbers_are_printed(value: float) -> None:
    assert f.decimal(value, 2, "it").count(",") == 1
