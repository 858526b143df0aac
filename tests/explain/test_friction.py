"""Friction: by hand, against each baseline, with its people, and what it says when it cannot."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.explain.friction import Friction

JOURNEY = pc.Journey.parse("""
percorso: 1
id: pay
title: Paying for a lamp
stages:
  - {id: see, name: See, enter: {event: Page Viewed}}
  - id: pay
    name: Pay
    goal: true
    enter: {event: Checkout Started}
    completes: {event: Order Completed}
  - {id: care, name: Care, enter: {event: Parcel Opened}}
touchpoints:
  - {id: site, name: Site, rule: {event: [Page Viewed, Checkout Started, Payment Failed]}}
  - {id: line, name: Line, answers_within: 10min, rule: {event: Call}}
""")
Told = list[dict[str, Any]]


def _person(who: str, *told: tuple[str, str], **more: Any) -> Told:
    return [{"user_id": who, "timestamp": f"{when}:00Z", "event": name, **more}
            for when, name in told]  # fmt: skip


PAGE, START, FAIL = "Page Viewed", "Checkout Started", "Payment Failed"
EXAMPLE = [
    *_person("ann", ("2026-03-01T10:00", PAGE), ("2026-03-01T11:00", PAGE),
             ("2026-03-02T10:00", START), ("2026-03-02T10:05", FAIL),
             ("2026-03-02T12:00", "Call")),
    *_person("bob", ("2026-03-01T10:00", PAGE), ("2026-03-03T10:00", START)),
    *_person("bob", ("2026-03-03T10:02", "Order Completed"), value=50.0, currency="EUR"),
    *_person("cara", ("2026-03-04T10:00", PAGE)),
    *_person("eve", ("2026-05-05T10:00", "News")),
]  # fmt: skip


def _measured(told: Told, lang: str = "en", journey: pc.Journey = JOURNEY) -> pc.Measured:
    names = dict.fromkeys(name for one in told for name in one)
    return pc.measure(
        journey, pa.table({n: [one.get(n) for one in told] for n in names}), lang=lang
    )


def _row(rows: Told, where: str, component: str, **more: Any) -> dict[str, Any]:
    (found,) = (r for r in rows if r["where"] == where and r["component"] == component
                and all(r[k] == v for k, v in more.items()))  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("where", "component", "cases", "n"),
    [
        ("stage:see", "drop_off", 1, 3),
        ("stage:see", "repeats", 1, 3),
        ("stage:see", "help", 0, 3),
        ("stage:see", "waits", 0, 3),
        ("stage:pay", "unfinished", 1, 2),
        ("stage:pay", "errors", 1, 2),
        ("stage:pay", "help", 1, 2),
        ("touchpoint:site@pay", "errors", 1, 2),
        ("transition:see>pay", "errors", 1, 2),
    ],
)
def test_the_example_by_hand(where: str, component: str, cases: int, n: int) -> None:
    rows = _measured(EXAMPLE).friction(among=("none",), everything=True).rows
    row = _row(rows, where, component)
    assert (row["cases"], row["n"], row["people"]) == (cases, n, cases)
    assert row["rank"] is row["baseline"] is row["p_value"] is row["cost_low"] is None


def test_a_journey_where_nothing_can_be_compared_says_so() -> None:
    answer = _measured(EXAMPLE).friction()
    assert answer.rows == []
    said = " ".join(answer.remarks)
    assert "0 comparisons were tested" in said
    assert "fewer than 30 cases" in said
    assert "“Payment Failed”" in said
    assert "“line”" in said


def _crowd(failing: dict[str, int], each: int = 200, value: float | None = 50.0) -> Told:
    """People who pay on two devices; on each so many of them fail."""
    told: Told = []
    for device, bad in failing.items():
        for n in range(each):
            name, more = f"{device}-{n}", {"device_class": device}
            told += _person(name, ("2026-03-01T10:00", PAGE), ("2026-03-03T10:00", START), **more)
            if n < bad:
                told += _person(name, ("2026-03-03T10:01", FAIL), **more)
            else:
                paid = {} if value is None else {"value": value, "currency": "EUR"}
                told += _person(name, ("2026-03-03T10:02", "Order Completed"), **more, **paid)
    return [*told, *_person("eve", ("2026-06-01T10:00", "News"))]


CROWD = _crowd({"phone": 100, "desktop": 20})


def test_errors_on_one_device_are_found_first_and_priced() -> None:
    answer = _measured(CROWD).friction(among=("event.device",))
    row = answer.rows[0]
    assert (row["rank"], row["value"], row["stage"]) == (1, "phone", "pay")
    found = _row(answer.rows, "stage:pay", "errors", value="phone")
    # 100 of 200 against 20 of 200; every cycle with an error was lost, none without
    assert (found["rate"], found["baseline"]) == (0.5, 0.1)
    assert found["excess_low"] == pytest.approx(0.3154, abs=5e-5)
    assert found["significant"]
    assert found["q_value"] < 1e-9
    assert found["lost_goals_low"] == pytest.approx(200 * found["excess_low"] * 0.9477, abs=0.01)
    assert found["cost_low"] == pytest.approx(found["lost_goals_low"] * 50, abs=0.01)
    assert found["cost"] == pytest.approx(80 * 50)
    assert found["currency"] == "EUR"


def test_the_people_come_with_the_event_that_shows_it() -> None:
    answer = _measured(CROWD).friction(among=("event.device",))
    row = _row(answer.rows, "stage:pay", "errors", value="phone")
    found = answer.people(rank=row["rank"])
    assert len(found) == row["cases"] == 100
    assert set(found["event"].to_pylist()) == {FAIL}
    assert all(str(who).startswith("phone-") for who in found["person"].to_pylist())
    assert answer.people(row=1).num_rows == answer.rows[0]["cases"]
    first = found.slice(0, 1).to_pylist()[0]
    assert (first["at"] - first["entered_at"]).total_seconds() == 60


@pytest.mark.parametrize(
    ("options", "segment", "against"),
    [
        ({"by": "event.device"}, "phone", "rest"),
        ({"where": "event.device=phone", "compare": "event.device=desktop"},
         "event.device=phone", "other"),
    ],
)  # fmt: skip
def test_by_and_compare_are_baselines_of_their_own(
    options: dict[str, Any], segment: str, against: str
) -> None:
    rows = _measured(CROWD).friction(**options).rows
    row = _row(rows, "stage:pay", "errors")
    assert (row["segment"], row["against"]) == (segment, against)
    assert (row["rate"], row["baseline"], row["significant"]) == (0.5, 0.1, True)


def test_a_worse_period_is_found_against_the_one_before() -> None:
    early = _crowd({"phone": 20})[:-1]
    late = [{**one, "user_id": f"late-{one['user_id']}",
             "timestamp": one["timestamp"].replace("-03-", "-04-")}
            for one in _crowd({"phone": 80})[:-1]]  # fmt: skip
    eve = _person("eve", ("2026-07-01T10:00", "News"))
    answer = _measured([*early, *late, *eve]).friction(
        against="previous", start="2026-04-01", end="2026-05-02"
    )
    row = _row(answer.rows, "stage:pay", "errors")
    assert (row["rate"], row["baseline"], row["against"]) == (0.4, 0.1, "previous")
    assert answer.people(rank=row["rank"]).num_rows == 80


def test_rows_that_count_the_same_stays_say_so() -> None:
    answer = _measured(CROWD).friction(among=("event.device",))
    errors = [row for row in answer.rows if row["component"] == "errors" and row["rank"]]
    assert [row["overlaps"] for row in errors] == [None, *[errors[0]["rank"]] * (len(errors) - 1)]
    assert any("do not add up" in said for said in answer.remarks)


def test_without_values_the_loss_is_in_goal_cycles() -> None:
    answer = _measured(_crowd({"phone": 100, "desktop": 20}, value=None)).friction()
    row = _row(answer.rows, "stage:pay", "errors", value="phone")
    assert row["cost_low"] is row["currency"] is None
    assert row["lost_goals_low"] > 50
    assert row["rank"] is not None
    assert any("counted in goal cycles" in said for said in answer.remarks)


def test_without_a_goal_no_loss_has_a_cost() -> None:
    plain = pc.Journey.parse("""
percorso: 1
id: pay
title: Paying
stages:
  - {id: see, name: See, enter: {event: Page Viewed}}
  - {id: pay, name: Pay, enter: {event: Checkout Started}}
""")
    answer = _measured(CROWD, journey=plain).friction(everything=True)
    assert {row["cost_low"] for row in answer.rows} == {None}
    assert {row["lost_goals_low"] for row in answer.rows} == {None}
    assert any("has no goal" in said for said in answer.remarks)


def test_signals_can_be_named_instead() -> None:
    rows = _measured(EXAMPLE).friction(
        errors=("event:Call",), asks=(FAIL,), everything=True, among=()
    ).rows  # fmt: skip
    assert _row(rows, "stage:pay", "errors")["cases"] == 1
    assert _row(rows, "touchpoint:line@pay", "errors")["cases"] == 1
    assert _row(rows, "touchpoint:site@pay", "errors")["cases"] == 0
    assert _row(rows, "stage:pay", "help")["cases"] == 1
    assert _row(rows, "stage:see", "help")["cases"] == 1  # 23 h 5 min after the second page


def test_scores_low_and_high() -> None:
    told = [{**one, "score": None, "score_kind": None} for one in EXAMPLE]
    told += [
        {**_person("bob", ("2026-03-05T10:00", "Parcel Opened"))[0]},
        {**_person("bob", ("2026-03-05T11:00", "Survey"))[0], "score": 3.0, "score_kind": "nps"},
        {**_person("ann", ("2026-03-02T13:00", "Survey"))[0], "score": 9.0, "score_kind": "nps"},
    ]
    measured = _measured(told)
    rows = measured.friction(everything=True, among=()).rows
    assert _row(rows, "stage:care", "low_scores")["rate"] == 1
    assert _row(rows, "stage:pay", "low_scores")["rate"] == 0
    glad = measured.friction(view="delights", everything=True).rows
    found = _row(glad, "touchpoint:site@pay", "high_scores")
    assert (found["cases"], found["n"]) == (1, 2)  # Ann's 9; Bob's first answer was low


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"view": "pains"}, "'view' cannot be 'pains'"),
        ({"against": "median"}, "'against' cannot be 'median'"),
        ({"back_within": "soon"}, "no length of time"),
        ({"against": "previous"}, "no period before"),
        ({"among": ("device",)}, "does not say whose value"),
        ({"errors": ("touchpoint:nowhere",)}, "no touchpoint 'nowhere'"),
    ],
)
def test_a_mistake_is_told(options: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        _measured(EXAMPLE).friction(**options)


@pytest.mark.parametrize("which", [{}, {"rank": 99}, {"row": 0}, {"stage": "see"}])
def test_people_of_nothing_are_refused(which: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        _measured(CROWD).friction().people(**which)


@pytest.mark.parametrize("lang", ["en", "it"])
@pytest.mark.parametrize("view", ["frictions", "delights"])
@pytest.mark.parametrize("width", [320, 640])
def test_the_chart_and_the_json(lang: str, view: str, width: int) -> None:
    from percorso.measure.charts import chart

    answer = _measured(CROWD, lang).friction(view=view, among=("event.device",))
    found = chart(answer, width=width)
    assert len(found.spec["hconcat"]) == (1 if width < 440 else 2)
    assert "<svg" in found.to_svg()
    rows = json.loads(answer.to_json())["rows"]
    assert {"rank", "where", "component", "n", "excess", "excess_low", "q_value"} <= set(rows[0]) \
        if rows else view == "delights"  # fmt: skip


def test_the_words_of_the_issue_stand_in_the_columns() -> None:
    words = {"rank", "where", "component", "n", "excess", "excess_low", "cost_low", "q_value"}
    assert words <= set(Friction.columns)
