"""Drivers: by hand, equal exposure, its people, and what it says when it cannot."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.explain.drivers import Drivers
from percorso.explain.drivers.odds import woolf

JOURNEY = pc.Journey.parse("""
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, enter: {event: Page Viewed}}
  - {id: buy, name: Buy, goal: true, enter: {event: Order Completed}}
  - {id: care, name: Care, enter: {event: Parcel Opened}}
touchpoints:
  - {id: guide, name: Buying guide, rule: {event: Guide Read}}
""")
Told = list[dict[str, Any]]
PAGE, GUIDE, ORDER = "Page Viewed", "Guide Read", "Order Completed"
EXAMPLE = [
    ("ann", "2026-03-01T10:00", PAGE), ("ann", "2026-03-01T12:00", GUIDE),
    ("ann", "2026-03-03T10:00", ORDER),
    ("bob", "2026-03-01T10:00", PAGE), ("bob", "2026-03-02T11:00", GUIDE),
    ("bob", "2026-03-04T10:00", ORDER),
    ("cara", "2026-03-01T10:00", PAGE),
    ("dan", "2026-03-02T10:00", PAGE),
    ("eve", "2026-03-02T10:00", PAGE), ("eve", "2026-03-02T15:00", ORDER),
    ("fay", "2026-05-04T10:00", PAGE),
]  # fmt: skip
ALL: dict[str, Any] = {"window": "1d", "least": 1, "everything": True}


def _measured(told: Any, lang: str = "en") -> pc.Measured:
    rows = [(*one, None) if len(one) == 3 else one for one in told]
    names = ("user_id", "timestamp", "event", "device_class")
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    columns["timestamp"] = [f"{when}:00Z" for when in columns["timestamp"]]
    return pc.measure(JOURNEY, pa.table(columns), lang=lang)


def _row(rows: Told, behaviour: str, times: int = 1) -> dict[str, Any]:
    (found,) = (r for r in rows if (r["behaviour"], r["times"]) == (behaviour, times))
    return found


def test_the_example_by_hand() -> None:
    answer = _measured(EXAMPLE).drivers(**ALL)
    row = _row(answer.rows, "guide")
    assert row["entries"] == 6
    assert (row["went_early"], row["ended_early"], row["undecided"]) == (1, 0, 1)
    assert (row["n_with"], row["went_on_with"]) == (1, 1)  # Ann; Bob read it after the window
    assert (row["n_without"], row["went_on_without"]) == (3, 1)
    assert row["odds_ratio"] == pytest.approx(5)  # (1.5 × 2.5) / (0.5 × 1.5)
    assert row["odds_ratio_low"] == pytest.approx(0.113, abs=0.001)
    assert row["odds_ratio_high"] == pytest.approx(220.6, abs=0.5)
    assert not row["significant"]
    rank = row["rank"]
    assert answer.people(rank=rank)["person"].to_pylist() == ["ann"]
    without = answer.people(rank=rank, which="without")
    assert without["person"].to_pylist() == ["bob", "cara", "dan"]
    assert without["went_on"].to_pylist() == [True, False, False]


def test_people_of_one_behaviour_may_be_those_of_another() -> None:
    rows = _measured(EXAMPLE).drivers(**ALL).rows
    guide, event = _row(rows, "guide"), _row(rows, GUIDE)
    assert {guide["same_as"], event["same_as"]} == {None, min(guide["rank"], event["rank"])}
    # a behaviour of everybody has nobody without it
    page = _row(rows, PAGE)
    assert (page["n_without"], page["share_without"], page["odds_ratio"]) == (0, None, None)


def test_a_longer_window_sees_more_and_leaves_out_more() -> None:
    rows = _measured(EXAMPLE).drivers(**ALL | {"window": "2d"}).rows
    row = _row(rows, "guide")
    # Ann ordered after exactly two days: inside the window, so she is left out
    assert (row["went_early"], row["n_with"], row["went_on_with"]) == (2, 1, 1)


def _leaflets() -> tuple[list[tuple[str, str, str]], tuple[int, int, int, int]]:
    """People who are handed a leaflet now and then while they are there: half of them go on after
    some days, half leave after a day. And the table of who ever had one, and went on."""
    chance, told = np.random.default_rng(3), []
    cells = [0, 0, 0, 0]
    for number in range(1200):
        day = dt.datetime(2026, 1, 1) + dt.timedelta(days=int(chance.integers(60)))
        goes = chance.random() < 0.5
        days = int(chance.integers(2, 21)) if goes else 1
        who, handed = f"p{number:04}", False
        told.append((who, day, PAGE))
        for hour in range(1, days * 24):
            if chance.random() < 0.006:
                told.append((who, day + dt.timedelta(hours=hour), GUIDE))
                handed = True
        if goes:
            told.append((who, day + dt.timedelta(days=days), ORDER))
        cells[(not handed) * 2 + (not goes)] += 1
    told.append(("zoe", dt.datetime(2026, 6, 1), "News"))
    listed = [(who, when.isoformat(timespec="minutes"), what) for who, when, what in told]
    return listed, (cells[0], cells[1], cells[2], cells[3])


def test_without_a_landmark_a_harmless_leaflet_looks_good_and_with_it_it_does_not() -> None:
    """Immortal time: whoever goes on was there longer, and so had more chances to be handed one."""
    told, ever = _leaflets()
    assert woolf(*ever)[1] > 3
    answer = _measured(told).drivers(window="1d", everything=True)
    row = _row(answer.rows, "guide")
    assert row["n_with"] > 100
    assert row["odds_ratio_low"] < 1 < row["odds_ratio_high"]
    assert not any(row["significant"] for row in answer.rows)


def _devices() -> list[tuple[str, str, str, str]]:
    """Phones go on rarely and desktops often; only desktops read guides, which change nothing."""
    told = []
    for number in range(800):
        who, phone = f"p{number:03}", number % 2 == 0
        device = "phone" if phone else "desktop"
        day = f"2026-02-{1 + number % 27:02}"
        told.append((who, f"{day}T10:00", PAGE, device))
        if number % 20 == 0 if phone else number % 8 > 1:
            told.append((who, f"{day}T11:00", GUIDE, device))
        if (number // 16) % 10 < (2 if phone else 7):
            told.append((who, f"2026-03-{1 + number % 27:02}T10:00", ORDER, device))
    return [*told, ("zoe", "2026-08-01T00:00", "News", "phone")]


def test_adjusted_odds_hold_the_device_constant() -> None:
    answer = _measured(_devices()).drivers(window="1d", everything=True)
    row = _row(answer.rows, "guide")
    assert row["significant"]
    assert row["odds_ratio"] > 3
    assert row["odds_ratio_adjusted"] == pytest.approx(1, abs=0.35)
    assert row["odds_ratio_adjusted_low"] < 1 < row["odds_ratio_adjusted_high"]
    device = _row(answer.rows, "device=desktop")
    assert device["significant"]
    assert device["odds_ratio_adjusted"] is None  # one kind of cycle: nothing to hold constant
    assert "Adjusted odds hold the kind of cycle and the device constant." in answer.remarks


def test_both_directions_and_the_order_of_ranks() -> None:
    rows = _measured(_devices()).drivers(window="1d").rows
    phone, desktop = _row(rows, "device=phone"), _row(rows, "device=desktop")
    assert phone["odds_ratio"] == pytest.approx(1 / desktop["odds_ratio"])
    assert phone["difference"] == pytest.approx(-desktop["difference"])
    assert {phone["rank"], desktop["rank"]} == {1, 2}


def test_asked_alone_nothing_else_is_tested() -> None:
    told = _devices()
    answer = _measured(told).drivers(window="1d", behaviours=("guide",))
    assert {(row["kind"], row["behaviour"]) for row in answer.rows} == {("signal", "guide")}
    q = answer.rows[0]["q_value"]
    assert q == pytest.approx(answer.rows[0]["p_value"])
    both = _measured(told).drivers(window="1d", behaviours=("guide",), of=("properties",))
    assert {row["kind"] for row in both.rows} == {"signal", "property"}


def test_what_is_asked_and_never_seen_is_a_row_without_figures() -> None:
    answer = _measured(EXAMPLE).drivers(behaviours=("event:Never Sent",), window="1d")
    (row,) = (row for row in answer.rows if row["times"] == 1)
    assert (row["n_with"], row["share_with"], row["odds_ratio"]) == (0, None, None)
    assert (row["p_value"], row["significant"]) == (None, False)
    assert any("25" in said for said in answer.remarks)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"window": "soon"}, "'window' cannot be 'soon'"),
        ({"window": "100%"}, "'window' cannot be '100%'"),
        ({"stage": "sea"}, "There is no measured stage 'sea'"),
        ({"stage": "care"}, "nobody can go on to 'later'"),
        ({"stage": "buy", "outcome": "goal"}, "nobody can go on to 'goal'"),
        ({"of": ("colours",)}, "'of' cannot be 'colours'"),
        ({"least": 0}, "'least' is 1 or more"),
        ({"outcome": "touchpoint:gide"}, "no touchpoint 'gide'"),
    ],
)
def test_mistakes_are_told(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        _measured(EXAMPLE).drivers(**asked)


@pytest.mark.parametrize(
    ("which", "said"),
    [({}, "Which behaviour's people"), ({"rank": 999}, "There is no rank 999"),
     ({"rank": 1, "which": "whit"}, "Did you mean 'with'")],
)  # fmt: skip
def test_people_of_no_row(which: dict[str, Any], said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        _measured(EXAMPLE).drivers(**ALL).people(**which)


def test_where_nobody_goes_on_nothing_is_compared() -> None:
    answer = _measured([one for one in EXAMPLE if one[2] != ORDER]).drivers()
    assert answer.rows == []
    assert "“See”: nobody went on, so nothing can be compared." in answer.remarks


def test_a_signal_may_be_the_outcome() -> None:
    row = _row(_measured(EXAMPLE).drivers(outcome=f"event:{GUIDE}", stage="see", **ALL).rows, PAGE)
    # Ann read it within the day; Bob after it; Cara and Dan never; Eve's cycle ended without
    assert (row["went_early"], row["n_with"], row["went_on_with"]) == (1, 4, 1)


def test_it_is_said_in_italian() -> None:
    answer = _measured(_devices(), "it").drivers(window="1d")
    assert "va insieme" in answer.definition
    assert any("finestra di 1 g" in said for said in answer.remarks)
    assert Drivers().answer(_measured(EXAMPLE)).rows == []


def test_who_ends_exactly_with_the_window_ended_in_it() -> None:
    answer = _measured(EXAMPLE).drivers(**ALL | {"window": "30d"})
    assert answer.rows == []
    assert "3 went on sooner, 2 ended sooner, 1 undecided" in answer.remarks[0]


def test_the_entry_itself_is_no_going_on() -> None:
    told = [*EXAMPLE, ("dan", "2026-03-05T10:00", PAGE)]
    row = _row(_measured(told).drivers(outcome=f"event:{PAGE}", stage="see", **ALL).rows, PAGE)
    assert (row["went_early"], row["n_with"], row["went_on_with"]) == (0, 5, 1)
