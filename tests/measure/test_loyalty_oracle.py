"""What is known of each customer is that of the naive oracle; the views agree with each other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.loyalty import Loyalty
from tests.measure.test_against_oracle import CASES, Rows, product, table
from tests.measure.test_retention_oracle import ASKED, same
from tests.oracle.loyalty import customer_rows
from tests.oracle.retention import groups
from tests.oracle.strategies import Case, cases

SOME = settings(CASES, max_examples=100)
PER = st.sampled_from(("cycle", "order"))
COLUMNS = (
    *("goals", "frequency", "recency_s", "age_s", "silence_s", "value_total", "value_mean"),
    "gap_chance",
)


def listed(case: Case, **asked: Any) -> Rows:
    rows = product(case).measured.loyalty(view="people", **asked).rows
    return [{k: row[k] for k in ("segment", "person", *COLUMNS) if k in row} for row in rows]


@SOME
@given(cases(), PER, st.sampled_from((None, "News")), st.sampled_from(ASKED))
def test_customers_are_those_of_the_oracle(
    case: Case, per: str, refund: str | None, group: dict[str, Any]
) -> None:
    if case.oracle().drawing.goal is None:
        assert listed(case, per=per) == []
        return
    try:
        found = listed(case, per=per, currency="EUR", refund=(refund or "None",), **group)
    except QuestionError:
        assert not any(event["currency"] == "EUR" for event in case.events)
        return
    segments = groups(case.oracle(), group.get("where"), group.get("by"), group.get("compare"))
    named = bool(group.get("by") or group.get("compare"))
    wanted = [
        {"segment": segment.name, **row} if named else row
        for segment in segments
        for row in customer_rows(case.oracle(), segment, per, refund, "EUR")
    ]
    assert same(found, wanted, ("segment", "person")) == []


@SOME
@given(cases(), PER)
def test_the_views_agree(case: Case, per: str) -> None:
    measured = product(case).measured
    [row] = measured.loyalty(per=per).rows or [{}]
    if not row:
        return
    people = measured.loyalty(per=per, view="people").table()
    goals: list[Any] = people["goals"].to_pylist()
    assert row["people"] == len(goals)
    assert row["goals"] == sum(goals)
    assert row["repeat_people"] == sum(n > 1 for n in goals)
    assert row["value"] == {
        name: row["value_gross"][name] - row["value_discount"][name] - row["value_refund"][name]
        for name in row["value_gross"]
    }
    rfm = measured.loyalty(per=per, view="rfm").rows
    assert sum(each["people"] for each in rfm) == row["people"]
    risky = measured.loyalty(per=per, view="at-risk").table()
    assert risky.num_rows == people["at_risk"].to_pylist().count(True) == row["overdue"]


@settings(SOME, max_examples=40)
@given(cases())
def test_the_gross_value_is_that_of_the_cycles(case: Case) -> None:
    """Without a window the same goal hits stand behind loyalty and the totals."""
    whole = product(case, **{k: v for k, v in case.options.items() if k not in ("start", "end")})
    rows = whole.measured.loyalty().rows
    if rows:
        total = whole.summary()["value"]
        assert {c: v for c, v in rows[0]["value_gross"].items() if v} == {
            c: v for c, v in total.items() if v
        }


JOURNEY = {
    "percorso": 1, "id": "lamp", "title": "Lamps",
    "stages": [
        {"id": "see", "name": "See", "enter": {"event": "Page"}},
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order"}},
    ],
}  # fmt: skip


def told(*events: tuple[str, str, str, dict[str, Any]]) -> pc.Measured:
    """People, days of 2026, names of events, and what else they hold."""
    rows = [
        {"user_id": who, "timestamp": f"2026-{day}T00:00:00+00:00", "event": name, "value": None,
         "message_id": str(place), "properties": {}, "currency": "EUR", **more}
        for place, (who, day, name, more) in enumerate(events)
    ]  # fmt: skip
    return pc.measure(pc.Journey.parse(json.dumps(JOURNEY)), table(rows))


EXAMPLE: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("ann", "01-05", "Order", {"value": 40, "order_id": "a1"}),
    ("bob", "01-20", "Order", {"value": 30, "order_id": "b1"}),
    ("ann", "01-25", "Order Refunded", {"value": 15, "order_id": "a1"}),
    ("ann", "02-03", "Page", {}),
    ("ann", "02-04", "Order", {"value": 20, "order_id": "a2"}),
    ("cara", "02-10", "Order", {"value": 50, "order_id": "c1"}),
    ("cara", "02-11", "Order Refunded", {"order_id": "c1"}),
    ("ann", "03-01", "Survey Answered", {"properties": {"score_kind": "nps", "score": 10}}),
    ("cara", "04-02", "Page", {}),
    ("bob", "04-15", "Referral Shared", {}),
)


def test_the_worked_example_of_retention() -> None:
    rows = told(*EXAMPLE).retention().rows
    said = [(r["cohort"], r["period"], r["size"], r["retained"], r["complete"]) for r in rows]
    assert said == [
        ("all", 0, 3, 3, True), ("all", 1, 3, 1, True), ("all", 2, 2, 0, True),
        ("2026-01", 0, 2, 2, True), ("2026-01", 1, 2, 1, True), ("2026-01", 2, 2, 0, True),
        ("2026-01", 3, 2, 0, False),
        ("2026-02", 0, 1, 1, True), ("2026-02", 1, 1, 0, True), ("2026-02", 2, 1, 0, False),
    ]  # fmt: skip
    assert [str(r["value_cumulative"]["EUR"]) for r in rows[3:5]] == ["55", "75"]
    assert [str(r["value_cumulative"]["EUR"]) for r in rows[-3:]] == ["0", "0", "0"]


def test_the_worked_example_of_loyalty() -> None:
    measured = told(*EXAMPLE)
    [row] = measured.loyalty().rows
    assert (row["people"], row["repeat_people"]) == (3, 1)
    assert {name: int(row[name]["EUR"]) for name in row if name.startswith("value_")} == {
        "value_gross": 140, "value_discount": 0, "value_refund": 65, "value_person": 25,
    }  # fmt: skip
    assert row["referrers"] == 1
    kinds = {r["kind"]: r["n"] for r in measured.loyalty(view="advocacy").rows}
    assert (kinds["referrals"], kinds["customers"]) == (1, 3)


def test_more_than_an_order_was_worth_cannot_come_back() -> None:
    measured = told(
        ("ann", "01-05", "Order", {"value": 40, "order_id": "a1"}),
        ("ann", "01-06", "Order Cancelled", {"value": 40, "order_id": "a1"}),
        ("ann", "01-07", "Order Refunded", {"value": 40, "order_id": "a1"}),
        ("bob", "01-07", "Refund Issued", {"value": 5}),
    )
    answer = measured.loyalty()
    assert int(answer.rows[0]["value"]["EUR"]) == 0
    assert "Refunds beyond the value of their orders are left out." in answer.remarks
    assert "1 refund belongs to no goal signal and is left out." in answer.remarks


def test_a_negative_amount_of_an_order_comes_off_it() -> None:
    measured = told(
        ("ann", "01-05", "Order", {"value": 40, "order_id": "a1"}),
        ("ann", "01-06", "Order Adjusted", {"value": -10, "order_id": "a1"}),
    )
    assert int(measured.loyalty().rows[0]["value"]["EUR"]) == 30


def test_a_discount_that_stands_apart_is_taken_off() -> None:
    measured = told(
        ("ann", "01-05", "Order", {"value": 40, "properties": {"rebate": "4.50"}}),
        ("bob", "01-06", "Order", {"value": 3, "properties": {"rebate": 9}}),
    )
    [row] = measured.loyalty(discount="rebate").rows
    assert str(row["value_discount"]["EUR"]) == "7.5"
    assert str(row["value"]["EUR"]) == "35.5"
    with pytest.raises(QuestionError, match="no field of discounts"):
        measured.loyalty(discount="currency")


def test_what_cannot_be_seen_is_not_zero() -> None:
    answer = told(("ann", "01-05", "Order", {"value": 40})).loyalty(view="advocacy")
    by_kind = {row["kind"]: row for row in answer.rows}
    assert by_kind["referrers"]["n"] is None
    assert by_kind["promoters"]["n"] is None
    assert len(answer.remarks) == 2


@pytest.mark.parametrize(
    "asked", [{"view": "sumary"}, {"limit": 5.0}, {"horizon": "0d"}, {"currency": "XYZ"}]
)
def test_mistakes_are_told(asked: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        told(*EXAMPLE).ask(Loyalty(**asked | {"view": asked.get("view", "people")}))
