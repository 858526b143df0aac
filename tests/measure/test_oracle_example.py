"""The worked example of what the numbers mean: the oracle is proven first, cell by cell."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from tests.oracle import Oracle, example
from tests.oracle.figures import aalen_johansen, kaplan_meier, newcombe, wilson
from tests.oracle.laws import broken_laws
from tests.oracle.stories import STORIES, Story
from tests.oracle.strategies import Case, cases
from tests.oracle.windows import local_day, local_midnight

DAY = 86_400.0


def on(day: int, month: int = 3) -> int:
    return int(datetime(2026, month, day, tzinfo=UTC).timestamp()) * 1_000_000


def oracle(**options: Any) -> Oracle:
    journey = copy.deepcopy(example.JOURNEY)
    journey |= {k: options.pop(k) for k in ("progression",) if k in options}
    return Oracle(journey, example.EVENTS, **options)


CYCLE_KEYS = ("person", "cycle", "kind", "goal_at", "value", "end", "ended_at")
CYCLES = [
    ("ann", 1, "first", on(12), {"EUR": Decimal(50)}, "new_cycle", on(20)),
    ("ann", 2, "repeat", None, {}, "open", None),
    ("bob", 1, "first", on(6), {"EUR": Decimal(30)}, "expired", on(6, 4)),
    ("cara", 1, "first", None, {}, "expired", on(15)),
    ("cara", 2, "retry", None, {}, "open", None),
]
STAY_KEYS = (
    *("person", "cycle", "number", "stage", "entered_at", "last_hit_at", "left_at", "hits", "end"),
)
ANN = [
    ("ann", 1, 1, "see", on(1), on(1), on(3), 1, "advanced"),
    ("ann", 1, 2, "think", on(3), on(10), on(12), 2, "advanced"),
    ("ann", 1, 3, "do", on(12), on(14), on(20), 2, "new_cycle"),
    ("ann", 2, 1, "see", on(20), on(20), None, 1, "open"),
]
BOB = [
    ("bob", 1, 1, "think", on(2), on(2), on(5), 1, "returned"),
    ("bob", 1, 2, "see", on(5), on(5), on(6), 1, "skipped"),
    ("bob", 1, 3, "do", on(6), on(6), on(7), 1, "advanced"),
    ("bob", 1, 4, "care", on(7), on(7), on(6, 4), 1, "expired"),
]
CARA = [
    ("cara", 1, 1, "see", on(4), on(4), on(8), 1, "advanced"),
    ("cara", 1, 2, "think", on(8), on(8), on(15), 1, "expired"),
    ("cara", 2, 1, "see", on(20), on(20), None, 1, "open"),
]


def cells(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(row[k] for k in keys) for row in rows]


def test_the_stays_are_those_of_the_table() -> None:
    assert cells(oracle().stays(), STAY_KEYS) == ANN + BOB + CARA


def test_the_cycles_are_those_of_the_table() -> None:
    assert cells(oracle().cycles(), CYCLE_KEYS) == CYCLES


@pytest.mark.parametrize("progression", ["furthest", "sequential"])
def test_only_bob_changes_in_another_progression(progression: str) -> None:
    bob = {
        "furthest": [
            ("bob", 1, 1, "think", on(2), on(5), on(6), 2, "advanced"),
            ("bob", 1, 2, "do", on(6), on(6), on(7), 1, "advanced"),
            ("bob", 1, 3, "care", on(7), on(7), on(6, 4), 1, "expired"),
        ],
        "sequential": [("bob", 1, 1, "see", on(5), on(5), on(4, 4), 1, "expired")],
    }[progression]
    found = oracle(progression=progression)
    assert cells(found.stays(), STAY_KEYS) == ANN + bob + CARA
    out = [e.name for f in found.folds for e in f.out_of_order]
    assert out == (["Compare", "Order", "Help"] if progression == "sequential" else [])


COUNT_KEYS = (
    *("stage", "entries", "people", "advanced", "skipped", "returned", "new_cycle", "expired"),
    "open",
)
SHARE_KEYS = (
    *("converted", "decided", "converted_next", "decided_next", "converted_goal", "decided_goal"),
    *("undecided", "undecided_next", "undecided_goal"),
)
STAGES = [
    # counts, then conversion, _next, _goal, undecided (all three), then median and p90 in days
    (("see", 5, 3, 2, 1, 0, 0, 0, 2), (3, 3, 2, 3, 2, 3, 2, 2, 2), (4, None)),
    (("think", 3, 3, 1, 0, 1, 0, 1, 0), (2, 3, 2, 3, 2, 3, 0, 0, 0), (3, 9)),
    (("do", 2, 2, 1, 0, 0, 1, 0, 0), (1, 2, 1, 2, None, None, 0, 0, None), (1, 8)),
    (("care", 1, 1, 0, 0, 0, 0, 1, 0), (None,) * 9, (0, 0)),
]


@pytest.mark.parametrize(("counts", "shares", "days"), STAGES, ids=[s[0][0] for s in STAGES])
def test_the_stage_rows_are_those_of_the_table(
    counts: tuple[Any, ...], shares: tuple[Any, ...], days: tuple[Any, ...]
) -> None:
    row = next(r for r in oracle().stages() if r["stage"] == counts[0])
    assert tuple(row[k] for k in COUNT_KEYS) == counts
    assert tuple(row[k] for k in SHARE_KEYS) == shares
    times = tuple(None if d is None else d * DAY for d in days)
    assert (row["time_median_s"], row["time_p90_s"]) == times
    for key in ("", "_next", "_goal"):
        if row[f"decided{key}"]:
            share = row[f"converted{key}"] / row[f"decided{key}"]
            assert row[f"conversion{key}"] == pytest.approx(share)
        else:
            assert row[f"conversion{key}"] is None


def test_the_population_on_31_march() -> None:
    rows = {(r["day"], r["stage"]): r["people"] for r in oracle().population()}
    assert [rows["2026-03-31", s] for s in ("see", "think", "do", "care")] == [2, 0, 0, 1]
    until_april = oracle(end="2026-04-01").stages()
    assert [r["population"] for r in until_april] == [2, 0, 0, 1]


def test_figures_that_the_table_implies() -> None:
    see, think, do, care = oracle().stages()
    # of five cycles in see, three went on, after one, two and four days; two are still open
    assert see["incidence"] == pytest.approx(3 / 5)
    assert see["progress_median_s"] == 4 * DAY
    assert see["drop_off"] == 0
    assert think["drop_off"] == pytest.approx(1 / 3)
    assert [see["cycles_first"], see["cycles_repeat"], see["cycles_retry"]] == [3, 1, 1]
    # ann ordered twice in one stay, two days apart
    assert do["rounds"] == pytest.approx(3 / 2)
    assert do["completed"] == 1
    assert care["incidence"] is None
    assert (see["conversion_low"], see["conversion_high"]) == pytest.approx((0.438503, 1))


def test_the_flow_of_the_example() -> None:
    rows = [(r["from"], r["to"], r["kind"], r["n"], r["median_s"] / DAY) for r in oracle().flow()]
    assert sorted(rows) == [
        ("do", "care", "advanced", 1, 1),
        ("do", "see", "new_cycle", 1, 8),
        ("see", "do", "skipped", 1, 1),
        ("see", "think", "advanced", 2, 3),
        ("think", "do", "advanced", 1, 9),
        ("think", "see", "returned", 1, 3),
    ]


def test_the_intervals_are_those_of_the_literature() -> None:
    # Newcombe 1998, table II: 56/70 against 48/80; Wilson 1927 for 81 of 263
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_the_incidence_leaves_room_for_those_still_on_their_way() -> None:
    observed = [(1, "event"), (2, "censored"), (3, "other"), (4, "event"), (5, "censored")]
    steps = aalen_johansen(observed)
    assert steps[-1] == (4, Fraction(1, 5) + Fraction(4, 5) * Fraction(2, 3) * Fraction(1, 2))
    there = kaplan_meier([(1, True), (2, False), (3, True), (3, False), (4, True)])
    assert there == [(1, Fraction(4, 5)), (3, Fraction(8, 15)), (4, Fraction(0))]


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Rome", "2025-03-30"),
        ("Europe/Rome", "2025-10-26"),
        ("Atlantic/Azores", "2025-10-26"),  # midnight comes twice
        ("Asia/Beirut", "2025-03-30"),  # midnight does not come
        ("Asia/Kolkata", "2025-03-30"),
    ],
)
def test_a_local_day_starts_at_its_first_instant(zone: str, day: str) -> None:
    wanted = date.fromisoformat(day)
    start = local_midnight(wanted, zone)
    assert local_day(start, zone) == wanted
    assert local_day(start - 1, zone) < wanted


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_the_oracle_tells_the_stories(story: Story) -> None:
    assert story.told(Oracle(story.journey, story.events, as_of=story.as_of)) == story.end


@settings(max_examples=200)
@given(cases())
def test_the_oracle_keeps_the_laws(case: Case) -> None:
    assert broken_laws(case.oracle(), case) == []
