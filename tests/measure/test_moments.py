"""Micro-moments: the worked example of their page, the limits to the microsecond, refusals."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.moments import Moments
from percorso.measure.moments.kinds import likely
from percorso.measure.moments.visits import offsets
from percorso.measure.window import window

DAY = datetime(2026, 3, 2, tzinfo=UTC)
LAMP = """
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, phase: see, enter: {event: Page}}
  - {id: do, name: Do, phase: do, goal: true, enter: {event: Order}}
touchpoints:
  - {id: website, name: Website, stages: [see]}
  - {id: store-finder, name: Store finder}
  - {id: checkout, name: Checkout, stages: [do]}
"""
WORKED = (
    ("ann", "Page", "2026-03-02T08:00:00Z", "website", "phone"),
    ("ann", "Directions", "2026-03-02T08:10:00Z", "store-finder", "phone"),
    ("ann", "Order", "2026-03-02T20:00:00Z", "checkout", "desktop"),
    ("bob", "Directions", "2026-03-02T09:00:00Z", "store-finder", "phone"),
    ("bob", "Page", "2026-03-02T09:02:00Z", "website", "phone"),
    ("cara", "Page", "2026-03-03T10:00:00Z", "website", "phone"),
    ("cara", "Page", "2026-03-03T10:02:00Z", "website", "phone"),
    ("cara", "Page", "2026-03-03T10:04:00Z", "website", "phone"),
    ("cara", "Page", "2026-03-03T10:06:00Z", "website", "phone"),
    ("cara", "Order", "2026-03-04T18:00:00Z", "checkout", "phone"),
    ("dan", "News", "2026-03-06T12:00:00Z", None, None),
)
Told = tuple[str, str, str, str | None, str | None]


def measured(told: tuple[Told, ...] = WORKED, journey: str = LAMP, **options: Any) -> pc.Measured:
    names = ("user_id", "event", "timestamp", "touchpoint", "device_class")
    columns = list(zip(*told, strict=True))
    table = pa.table({n: pa.array(c, pa.string()) for n, c in zip(names, columns, strict=True)})
    return pc.measure(pc.Journey.parse(journey), table, **options)


def at(*seconds: float, device: str = "phone", event: str = "Page") -> tuple[Told, ...]:
    """Events of ann so many seconds after midnight, and one of dan's ten days later."""
    found = [
        ("ann", event, (DAY + timedelta(seconds=s)).isoformat(), "website", device) for s in seconds
    ]
    later = ("dan", "News", (DAY + timedelta(days=10)).isoformat(), None, None)
    return (*found, later)


def count(*told: Told, **options: Any) -> int:
    rows = measured(told).ask(Moments(**options)).rows
    return int(rows[0]["moments"])


def test_the_worked_example_is_as_by_hand() -> None:
    rows = {row["kind"]: row for row in measured().moments().rows}
    assert list(rows) == ["all", "know", "go", "buy"]
    assert [row["moments"] for row in rows.values()] == [3, 1, 1, 1]
    assert [row["converted"] for row in rows.values()] == [2, 1, 0, 1]
    whole = rows["all"]
    assert (whole["cycles"], whole["cycles_of"], whole["undecided"]) == (3, 3, 0)
    assert (whole["against"], whole["against_converted"]) == (1, 0)
    assert whole["converted_inside"] == 1
    assert rows["go"]["interactions_median"] == 2.0
    assert rows["go"]["length_median_s"] == 120.0


def test_visits_elsewhere_are_the_other_comparison() -> None:
    row = measured().moments(against="elsewhere").rows[0]
    assert (row["against"], row["against_converted"]) == (1, 1)
    assert row["difference"] == pytest.approx(-1 / 3)


def test_a_pause_equal_to_the_limit_is_inside_and_a_longer_one_is_not() -> None:
    row = measured(at(0, 120)).moments().rows[0]
    assert (row["moments"], row["interactions_median"]) == (1, 2.0)
    row = measured(at(0, 120.000001)).moments().rows[0]
    assert (row["moments"], row["interactions_median"]) == (1, 1.0)


def test_quiet_and_length_and_number_are_inclusive() -> None:
    assert count(*at(0, 15 * 60)) == 2
    assert count(*at(0, 15 * 60 - 0.000001)) == 1
    assert count(*at(0, 100, 200, 300)) == 1
    assert count(*at(0, 100, 200, 300.000001)) == 0
    assert count(*at(*range(8))) == 1
    assert count(*at(*range(9))) == 0
    assert count(*at(*range(9)), most=9) == 1


def test_another_device_ends_a_visit_and_breaks_the_quiet() -> None:
    desktop = at(30, device="desktop")[0]
    assert count(*at(0)[:1], desktop, *at(60)) == 1
    assert count(*at(0)[:1], desktop, *at(30 + 15 * 60)) == 2


def test_an_event_without_a_device_neither_ends_a_visit_nor_breaks_the_quiet() -> None:
    parcel: Told = ("ann", "Sent", (DAY + timedelta(seconds=60)).isoformat(), None, None)
    row = measured((*at(0, 120)[:2], parcel, *at(901 + 120)[:1], at(0)[-1])).moments().rows[0]
    assert (row["moments"], row["interactions_median"]) == (2, 1.5)


def test_a_goal_counts_from_the_first_interaction_to_the_end_of_the_day_after() -> None:
    order = at(86_400, event="Order", device="desktop")[0]
    assert measured((*at(0)[:1], order, at(0)[-1])).moments().rows[0]["converted"] == 1
    order = at(86_400.000001, event="Order", device="desktop")[0]
    assert measured((*at(0)[:1], order, at(0)[-1])).moments().rows[0]["converted"] == 0
    before = at(0, event="Order", device="desktop")[0]
    assert measured((before, *at(3600))).moments().rows[0]["converted"] == 0


def test_a_moment_is_decided_when_its_day_is_over_and_not_before() -> None:
    ends = DAY + timedelta(days=1)
    row = measured(at(0)).moments(as_of=ends).rows[0]
    assert (row["decided"], row["undecided"]) == (1, 0)
    row = measured(at(0)).moments(as_of=ends - timedelta(microseconds=1)).rows[0]
    assert (row["decided"], row["undecided"], row["converted_share"]) == (0, 1, None)


def test_a_visit_that_may_go_on_is_left_out_and_counted() -> None:
    over = DAY + timedelta(seconds=120)
    assert measured(at(0)).moments(as_of=over).rows[0]["moments"] == 1
    answer = measured(at(0)).moments(as_of=over - timedelta(microseconds=1))
    assert answer.rows[0]["moments"] == 0
    assert "1 visit was not over yet and is left out." in answer.remarks


def test_the_most_decisive_interaction_gives_kind_and_touchpoint() -> None:
    rows = measured().moments(view="touchpoints").rows
    assert [(row["touchpoint"], row["kind"]) for row in rows if row["kind"] != "all"] == [
        ("website", "know"), ("store-finder", "go"), ("checkout", "buy"),
    ]  # fmt: skip


def test_hours_and_days_are_local() -> None:
    local = measured(time_zone="Europe/Rome")
    hours = {
        r["hour"]: r["moments"] for r in local.moments(view="hours").rows if r["kind"] == "all"
    }
    assert len(hours) == 24
    assert {hour for hour, moments in hours.items() if moments} == {9, 10, 19}
    days = [row for row in local.moments(view="weekdays").rows if row["kind"] == "all"]
    assert [row["moments"] for row in days] == [2, 0, 1, 0, 0, 0, 0]


def test_the_day_on_which_clocks_change_is_exact() -> None:
    import numpy as np

    rome = window(None, None, "2026-04-01", "Europe/Rome", None)
    change = int(datetime(2026, 3, 29, 1, tzinfo=UTC).timestamp()) * 1_000_000
    found = offsets(np.array([change - 1, change]), rome) // 3_600_000_000
    assert found.tolist() == [1, 2]


def test_people_lists_the_moments_behind_a_figure() -> None:
    answer = measured().moments()
    table = answer.people()
    assert table["person"].to_pylist() == ["ann", "bob", "cara"]
    assert answer.people(kind="go")["person"].to_pylist() == ["bob"]
    assert answer.people(stage="do")["kind"].to_pylist() == ["buy"]
    assert answer.people(touchpoint="website", converted=True)["person"].to_pylist() == ["ann"]
    for wrong in ({"kind": "gone"}, {"stage": "sea"}, {"segment": "pro"}, {"colour": "red"}):
        with pytest.raises(QuestionError):
            answer.people(**wrong)


def test_a_touchpoint_says_its_moment_itself() -> None:
    journey = LAMP.replace("name: Website,", "name: Website, moment: do,")
    answer = measured(journey=journey).moments()
    assert [row["kind"] for row in answer.rows] == ["all", "go", "do", "buy"]
    assert not any("Website" in remark for remark in answer.remarks)


def test_stages_that_do_not_agree_say_nothing_of_their_touchpoint() -> None:
    journey = pc.Journey.parse(LAMP.replace("stages: [see]", "stages: [see, do]"))
    assert likely(journey.touchpoints[0], journey.stages) == "unknown"


def test_without_any_device_it_says_why_there_is_nothing() -> None:
    nowhere: tuple[Told, ...] = (*((*each[:4], None) for each in WORKED),)
    answer = measured(nowhere).moments()
    assert answer.rows == []
    assert "device_class" in answer.remarks[0]
    with pytest.raises(QuestionError, match="Nothing happened on 'phone'"):
        answer.people()


def test_other_devices_are_named() -> None:
    there = tuple(told for told in WORKED if told[4] != "phone")
    assert "desktop" in measured(there).moments().remarks[0]
    with pytest.raises(QuestionError, match="Did you mean 'phone'"):
        measured().moments(device="fone")


def test_a_journey_without_a_goal_has_moments_but_no_conversions() -> None:
    journey = LAMP.replace("goal: true, ", "").replace("phase: do, ", "")
    answer = measured(journey=journey).moments()
    assert answer.rows[0]["moments"] == 3
    assert answer.rows[0]["converted"] is None
    assert "The journey has no goal, so nothing says what comes of a moment." in answer.remarks


@pytest.mark.parametrize(
    "option",
    [{"gap": "2"}, {"length": "0s"}, {"most": 0}, {"quiet": "soon"}, {"within": ""},
     {"view": "days"}, {"against": "shorter"}],
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_refused(option: dict[str, Any]) -> None:
    with pytest.raises(QuestionError, match="cannot be"):
        measured().moments(**option)


def test_definition_and_remarks_are_italian_too() -> None:
    answer = measured(lang="it").moments()
    assert answer.definition.startswith("Un micro-momento")
    assert "Per andare" in answer.remarks[0]
