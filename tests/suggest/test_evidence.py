"""What decides a choice: values before names, and doubts said as questions."""

from __future__ import annotations

import pyarrow as pa
import pytest

from percorso.events.suggest.amounts import number_form
from percorso.events.suggest.column import words_of
from percorso.events.suggest.timeforms import TimeForm, time_form
from tests.suggest.conftest import Draft

TEXT = pa.string()


def form(*values: str, name: str = "date") -> TimeForm:
    found = time_form(TEXT, list(values), words_of(name))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("values", "pattern", "why"),
    [
        (("01/03/2026", "17/03/2026"), "%d/%m/%Y", "values"),
        (("03/01/2026", "03/17/2026"), "%m/%d/%Y", "values"),
        (("01.03.26 10:00", "31.03.26 11:30"), "%d.%m.%y %H:%M", "values"),
        (("3/17/2026, 2:05 PM",), "%m/%d/%Y, %I:%M %p", "values"),
        (
            ("01/03/2026", "02/03/2026", "03/03/2026", "01/04/2026", "02/04/2026"),
            "%d/%m/%Y",
            "order",
        ),
        (("03/01/2026", "03/02/2026", "03/03/2026", "04/01/2026"), "%m/%d/%Y", "order"),
        (("01/02/2026", "03/04/2026"), "%d/%m/%Y", ""),
        (("20260317",), "%Y%m%d", "values"),
    ],
)
def test_times_by_pattern(values: tuple[str, ...], pattern: str, why: str) -> None:
    found = form(*values)
    assert (found.way, found.pattern, found.why) == ("pattern", pattern, why)


@pytest.mark.parametrize(
    ("values", "way", "zoned", "clock"),
    [
        (("2026-03-01T10:00:00Z",), "iso", True, True),
        (("2026-03-01 10:00",), "iso", False, True),
        (("2026-03-01",), "iso", False, False),
        (("Tue, 17 Mar 2026 10:00:00 +0100",), "iso", True, True),
        (("1772359200", "1772445600"), "epoch", True, True),
        (("1772359200123",), "epoch", True, True),
        (("46082.5", "46083.25"), "serial", False, True),
    ],
)
def test_times_that_are_recognised(
    values: tuple[str, ...], way: str, zoned: bool, clock: bool
) -> None:
    found = form(*values)
    assert (found.way, found.zoned, found.clock) == (way, zoned, clock)


def test_numbers_are_times_only_where_the_name_says_so() -> None:
    assert time_form(TEXT, ["1772359200"], words_of("phone")) is None
    assert time_form(TEXT, ["20260317"], words_of("article")) is None
    assert time_form(TEXT, ["Milano"], words_of("date")) is None


@pytest.mark.parametrize(
    ("values", "decimal", "unsure"),
    [
        (("12,50", "1.250,00", "7"), ",", 0),
        (("12.50", "1,250.00"), ".", 0),
        (("1.250", "12,50"), ",", 1),
        (("1.250", "2.300"), None, 2),
        (("12", "7"), None, 0),
    ],
)
def test_decimal_sign(values: tuple[str, ...], decimal: str | None, unsure: int) -> None:
    found = number_form(TEXT, values)
    assert found is not None
    assert (found.decimal, found.unsure) == (decimal, unsure)


def test_no_numbers() -> None:
    assert number_form(TEXT, ["Milano", "Roma"]) is None
    assert number_form(TEXT, ["€ 12,50"]) is None


def asked(draft: Draft, text: str, name: str = "orders.csv", lang: str = "en") -> str:
    return " ".join(draft(name, text, lang).questions)


def test_both_orders_of_the_day_are_a_question(draft: Draft) -> None:
    text = "order id,customer,order date,total\n1,a,01/02/2026,12.5\n2,b,03/04/2026,7.0\n"
    assert "“01/02/2026” in “order date” have the day first" in asked(draft, text)


def test_italian_columns_read_the_day_first(draft: Draft) -> None:
    text = "ordine;cliente;data;importo\n1;a;02/01/2026;12,5\n2;b;04/03/2026;7,0\n"
    found = draft("ordini.csv", text)
    assert '"%d/%m/%Y"' in found.yaml
    assert "Italian names" in found.yaml
    assert (found.events, found.bad) == (2, 0)


def test_another_column_decides_the_order_of_the_day(draft: Draft) -> None:
    text = "order id,customer,created,delivered\n1,a,1/2/2026,1/14/2026\n2,b,3/4/2026,3/9/2026\n"
    assert draft("orders.csv", text).yaml.count('"%m/%d/%Y"') == 2


def test_amounts_that_can_be_read_in_two_ways_are_a_question(draft: Draft) -> None:
    text = "order,customer,date,total\n1,a,2026-03-01,1.250\n2,b,2026-03-02,2.300\n"
    assert "such as “1.250” for decimals or for thousands" in asked(draft, text)
    assert 'decimal: "."' in draft("orders.csv", text).yaml


def test_amounts_with_a_sign_are_a_question(draft: Draft) -> None:
    text = "order,customer,date,total\n1,a,2026-03-01,€ 12.50\n2,b,2026-03-02,€ 7.00\n"
    assert "“total” stand with the sign of their currency" in asked(draft, text)


def test_cancelled_rows_are_a_question(draft: Draft) -> None:
    text = "order,customer,date,status\n1,a,2026-03-01,paid\n2,b,2026-03-02,cancelled\n3,b,2026-03-03,paid\n"
    assert "“status” is 'cancelled'" in asked(draft, text)


def test_codes_beyond_the_scale_are_a_question(draft: Draft) -> None:
    rows = "".join(f"{n},2026-03-{n + 1:02},{n}\n" for n in range(12))
    assert "up to 11" in asked(draft, "respondent id,date,nps\n" + rows, "survey.csv")


def test_names_alone_are_a_question(draft: Draft) -> None:
    text = "customer,date,total\nAnna Neri,2026-03-01,12\nBob Blu,2026-03-02,7\n"
    found = draft("orders.csv", text)
    assert "user_id: customer" in found.yaml
    assert "two people can have one name" in " ".join(found.questions)


def test_a_better_identifier_lets_the_mail_go(draft: Draft) -> None:
    text = "customer id,email,date,total\n1,a@example.com,2026-03-01,12\n2,b@example.com,2026-03-02,7\n"
    found = draft("orders.csv", text)
    assert "user_id: customer id" in found.yaml
    assert "#   email: e-mail addresses: personal data, left out" in found.yaml
    assert "example.com" not in found.yaml


def test_the_command_line_wins(draft: Draft) -> None:
    text = "cliente;data;ora;importo\na;02/01/2026;10:00;12,5\nb;04/03/2026;11:00;7,0\n"
    found = draft("ordini.csv", text, time_zone="Europe/London", currency="GBP", source="tills")
    for line in ("time_zone: Europe/London  # as given", "currency: GBP", "source: tills"):
        assert line in found.yaml


def test_serial_days_are_told(draft: Draft) -> None:
    text = "customer,date,total\na,46082.5,12\nb,46083.25,7\n"
    found = draft("orders.csv", text)
    assert found.missing == ["time"]
    assert "counts days as spreadsheets do" in " ".join(found.questions)


def test_standard_names_are_told(draft: Draft) -> None:
    text = "event,user_id,timestamp\nPage Viewed,a,2026-03-01T10:00:00Z\n"
    assert "without a mapping" in asked(draft, text, "events.csv")
    assert draft("events.csv", text).events == 1


def test_italian_words(draft: Draft) -> None:
    text = "ordine;cliente;data;importo\n1;a;02/01/2026;12,5\n2;b;04/03/2026;7,0\n"
    found = draft("ordini.csv", text, "it")
    assert "# Una bozza per ordini.csv" in found.yaml
    assert "2 righe sono diventate 2 eventi." in found.sentences
    assert "In quale fuso orario" in " ".join(found.questions)
