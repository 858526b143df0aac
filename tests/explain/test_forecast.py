"""Forecast: by hand, its laws, its changes, what it refuses, and what was saved against what came."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import percorso as pc
from percorso.engine.loader import load
from percorso.errors import JourneyError, QuestionError
from percorso.explain.forecast import Forecast
from percorso.explain.forecast.model import chances, weights
from percorso.explain.forecast.outcome import outcomes
from percorso.explain.forecast.project import project, reach
from percorso.explain.forecast.remarks import memory
from percorso.explain.forecast.scenario import Scenario
from percorso.journey.changes import read_change
from tests.explain.forecast_data import journey, people

Rows = list[dict[str, Any]]
TEN = """
percorso: 1
id: lamps
title: Lamps
stages:
  - {id: see, name: See, enter: {event: Page}}
  - {id: do, name: Do, goal: true, enter: {event: Order}}
"""
BY_HAND = (
    ("ann", 1, "Page"), ("bob", 2, "Page"), ("ann", 3, "Order"), ("bob", 4, "Order"),
    ("cara", 5, "Page"), ("dan", 7, "Page"), ("eve", 8, "News"),
)  # fmt: skip


@pytest.fixture(scope="module")
def measured() -> pc.Measured:
    return pc.measure(journey(), people(1))


def _value(rows: Rows, measure: str, stage: str | None = None, **which: Any) -> dict[str, Any]:
    asked = {"measure": measure, "stage": stage, "scenario": "baseline"} | which
    (found,) = (row for row in rows if all(row[k] == v for k, v in asked.items()))
    return found


def test_by_hand() -> None:
    """Two moves in eight days of people in See: one of four moves each day."""
    events = pa.table({
        "user_id": [who for who, _, _ in BY_HAND],
        "timestamp": [f"2026-01-{day:02}T10:00Z" for _, day, _ in BY_HAND],
        "event": [event for _, _, event in BY_HAND],
    })  # fmt: skip
    measured = pc.measure(pc.Journey.parse(TEN), events)
    question = Forecast(days=7, draws=20)
    run = measured.run(question)
    (teller,) = question.tellers(run)
    (told,) = outcomes(teller.basis, [Scenario((), ["see", "do"])])
    goals = 3 * (1 - 0.75**7) + (1 - 0.75**4) + (1 - 0.75**2)
    assert told["goals", -1].upto(0, 7)[0] == pytest.approx(goals)
    assert told["inside", 0].upto(0, 7)[0] == pytest.approx(2 + 3 - goals)
    assert told["inflow", -1].daily[0].tolist() == pytest.approx([1, 0, 0, 1, 0, 1, 0])
    answer = measured.ask(question)
    assert all(row["expected"] is None for row in answer.rows)
    assert any("Fewer than 30 stays" in remark for remark in answer.remarks)


def test_people_are_conserved(measured: pc.Measured) -> None:
    question = Forecast(days=30, draws=20)
    (teller,) = question.tellers(measured.run(question))
    basis = teller.basis
    process = chances(basis.sample, basis.weights(), reach(30, np.ones(1)))
    inflow = basis.inflow.draws(20, 30, 1)
    flows, ways = project(process, basis.inside, inflow, 30), process.ways
    left = np.zeros_like(flows.arrived)
    came = inflow.copy()
    for place, (source, target) in enumerate(zip(ways.source, ways.target, strict=True)):
        left[:, source] += flows.taken[:, place]
        came[:, target] += flows.taken[:, place]
    assert np.allclose(came, flows.arrived)
    inside = basis.inside.sum(axis=1)[None, :, None] + np.cumsum(came - left, axis=2)
    assert inside.min() > -1e-6
    assert inside.sum(axis=1) == pytest.approx(
        basis.inside.sum() + np.cumsum(inflow.sum(axis=1), axis=1), rel=1e-6
    )


def test_the_chances_of_all_ways_and_of_staying_add_up_to_one(measured: pc.Measured) -> None:
    question = Forecast(days=30, draws=20)
    run = measured.run(question)
    (teller,) = question.tellers(run)
    base = chances(teller.basis.sample, weights(20, 1), reach(30, np.ones(1)))
    change = Scenario((read_change("see->think: +20 points"),), [s.id for s in run.stages])
    for process in (base, change.applied(base)):
        for state in np.unique(process.ways.source):
            total = process.leave[:, process.ways.source == state].sum(axis=(1, 2))
            assert (total <= 1 + 1e-9).all()
        assert (process.leave >= 0).all()
    one, other = base.leave.sum(axis=1), change.applied(base).leave.sum(axis=1)
    assert one.sum(axis=1) == pytest.approx(other.sum(axis=1))


def test_without_a_change_both_scenarios_are_the_same(measured: pc.Measured) -> None:
    rows = measured.forecast("see->think: +0 points", "inflow: +0%", days=30, draws=20).rows
    half = len(rows) // 2
    for one, other in zip(rows[:half], rows[half:], strict=True):
        assert (one["measure"], one["stage"]) == (other["measure"], other["stage"])
        assert other["expected"] == pytest.approx(one["expected"])
        assert other["difference"] == pytest.approx(0, abs=1e-6)


def test_weeks_add_up_to_the_whole(measured: pc.Measured) -> None:
    whole = measured.forecast(days=30, draws=20).rows
    weeks = measured.forecast(days=30, draws=20, view="weeks").rows
    for measure, stage in (("goals", None), ("entries", "think"), ("value", None)):
        parts = [r for r in weeks if r["measure"] == measure and r["stage"] == stage]
        assert len(parts) == 5
        assert sum(row["expected"] for row in parts) == pytest.approx(
            _value(whole, measure, stage)["expected"]
        )


def test_changes_do_what_they_say(measured: pc.Measured) -> None:
    asked = ("inflow: +100%", "value: x2")
    rows = measured.forecast(*asked, days=60, draws=40).rows
    base, more = (_value(rows, "inflow", scenario=s)["expected"] for s in ("baseline", "changed"))
    assert more == pytest.approx(2 * base)
    goals, value = (_value(rows, m, scenario="changed") for m in ("goals", "value"))
    assert 0 < goals["difference_low"] < goals["difference"] < goals["difference_high"]
    assert value["expected"] / goals["expected"] == pytest.approx(
        2 * _value(rows, "value")["expected"] / _value(rows, "goals")["expected"], rel=0.05
    )


def test_more_going_on_brings_goals_and_less_time_brings_them_sooner(measured: pc.Measured) -> None:
    for change in ("think->do: +10 points", "think.time: x0.5", "see.conversion_next: x1.1",
                   "see.conversion: +5 points", "think->out: -20%"):  # fmt: skip
        rows = measured.forecast(change, days=30, draws=40).rows
        assert _value(rows, "goals", scenario="changed")["difference_low"] > 0, change


def test_points_are_points_of_those_who_leave(measured: pc.Measured) -> None:
    answer = measured.forecast("think->do: +10 points", days=30, draws=20)
    (said,) = (each for each in answer.remarks if each.startswith("think->do"))
    before, after = (float(part) for part in re.findall(r"([\d.]+)%", said))
    assert after - before == pytest.approx(10, abs=0.11)


def test_levers_rank_where_a_change_pays(measured: pc.Measured) -> None:
    rows = measured.forecast(view="levers", days=60, draws=40).rows
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    values = [row["value"] for row in rows]
    assert values == sorted(values, reverse=True)
    assert {"see.conversion: +1 point", "think.conversion: +1 point"} <= {
        row["lever"] for row in rows[:4]
    }
    assert all(row["goals_low"] <= row["goals"] <= row["goals_high"] for row in rows)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("think-do: +5 points", "is no change"),
        ("thin->do: +5 points", "Did you mean 'think'"),
        ("think.tme: x2", "Did you mean 'time'"),
        ("think.time: +5 points", "points are added to shares only"),
        ("inflow: x50", "Allowed: from x0.1 to x10"),
        ("think->do: 5 points", "more or less"),
        ("think->think: +5 points", "leads where it begins"),
        ("see->care: +5 points", "nobody went that way"),
    ],
)
def test_a_change_that_cannot_be_read_says_what_is_allowed(
    measured: pc.Measured, change: str, said: str
) -> None:
    with pytest.raises(QuestionError, match=said):
        measured.forecast(change, days=7, draws=20)


@pytest.mark.parametrize(
    "options",
    [{"days": 0}, {"days": 400}, {"draws": 3}, {"view": "all"}, {"view": "levers", "save": "x"}],
)
def test_an_option_out_of_bounds_is_refused(measured: pc.Measured, options: Any) -> None:
    with pytest.raises(QuestionError):
        measured.forecast(**options)


def test_without_a_goal_none_is_expected() -> None:
    stages = [s for s in journey().to_dict()["stages"] if s["id"] != "do"]
    measured = pc.measure(journey(stages=stages), people(2, days=60))
    answer = measured.forecast(days=7, draws=20)
    assert _value(answer.rows, "goals")["expected"] is None
    assert _value(answer.rows, "entries", "see")["expected"] > 0
    assert any("no goal" in remark for remark in answer.remarks)
    assert not measured.forecast(view="levers", draws=20).rows


def test_groups_people_and_charts(measured: pc.Measured) -> None:
    rows = measured.forecast(days=14, draws=20, by="event.event").rows
    assert {row["segment"] for row in rows} == {"Page", "Compare"}
    answer = measured.forecast("think->do: +5 points", days=14, draws=20)
    inside = answer.people(stage="think")
    stages = {row["stage"]: row["population"] for row in measured.stages().rows}
    assert len(inside) == stages["think"]
    for view in ("end", "weeks", "levers"):
        told = measured.forecast("think->do: +5 points", days=21, draws=20, view=view)
        assert told.chart().to_svg().startswith("<svg")


def test_the_changes_of_a_future_state_are_asked_by_themselves() -> None:
    future = journey(id="lamps-2027", kind="future", based_on="lamps",
                     changes=["think->do: +5 points", "inflow: +20%"])  # fmt: skip
    answer = pc.measure(future, people(3, days=80)).forecast(days=14, draws=20)
    assert {row["scenario"] for row in answer.rows} == {"baseline", "changed"}
    with pytest.raises(JourneyError, match="is no change"):
        journey(changes=["more"])


def test_what_was_saved_is_held_against_what_came(tmp_path: Path) -> None:
    events = people(4, days=150)
    pq.write_table(events, tmp_path / "events.parquet")
    lake = pc.Workspace.create(tmp_path / "ws")
    load([tmp_path / "events.parquet"], lake)
    measured = pc.measure(journey(), lake)
    early = measured.forecast(as_of="2026-04-15", days=42, draws=60, save="spring")
    assert any("spring" in remark for remark in early.remarks)
    with pytest.raises(QuestionError, match="already a forecast"):
        measured.forecast(as_of="2026-04-15", draws=20, save="spring")
    with pytest.raises(QuestionError, match="Did you mean 'spring'"):
        measured.forecast(view="held", saved="sprig")
    held = measured.forecast(view="held", saved="spring")
    weeks = {row["week"] for row in held.rows}
    assert weeks == {1, 2, 3, 4, 5, 6}
    day = "2026-04-23"
    stages = measured.stages(start="2026-04-16", end=day, as_of="2026-05-30").rows
    for row in stages:
        found = next(r for r in held.rows if r["stage"] == row["stage"] and r["week"] == 1
                     and r["measure"] == "entries")  # fmt: skip
        assert found["seen"] == row["entries"]
        assert found["start"] == "2026-04-16"
    inside = sum(row["inside_95"] for row in held.rows) / len(held.rows)
    assert inside > 0.8
    assert "within the 95% band" in held.remarks[0]
    assert held.chart().to_svg().startswith("<svg")


def test_memory_is_found_where_it_is_and_not_where_it_is_not() -> None:
    plain = memory(_steps(0.5, 0.5))
    strong = memory(_steps(0.9, 0.1))
    assert plain is not None
    assert strong is not None
    assert not plain[1]
    assert strong[1]
    assert strong[0] == pytest.approx(0.8, abs=0.01)


def _steps(one: float, other: float) -> Any:
    from percorso.explain.forecast.gather import Table

    keys = np.array([[0, a, b] for a in (0, 1) for b in (0, 1)])
    sums = np.array([500 * one, 500 * (1 - one), 500 * other, 500 * (1 - other)])
    return Table(keys, sums)
