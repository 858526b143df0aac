"""The journey as Python objects: goal, restart, texts, claims, KPIs, immutability."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from percorso.errors import JourneyError
from percorso.journey import (
    Duration,
    Journey,
    Kpi,
    Stage,
    claim_evidence,
    claim_grade,
    claim_text,
    text,
)

RULE = {"event": "Page Viewed"}


def journey(*stages: dict[str, Any], **fields: Any) -> Journey:
    made = [{"id": f"s{i}", "name": f"S{i}", **stage} for i, stage in enumerate(stages)]
    return Journey.from_dict({"percorso": 1, "id": "j", "title": "J", "stages": made, **fields})


def test_defaults() -> None:
    made = journey({})
    assert (made.kind, made.progression, made.language) == ("current", "latest", None)
    assert (made.expires_after, made.expires_after.us) == ("30d", 30 * 86_400_000_000)
    assert (made.restart, made.restart_after.us) == (None, 30 * 60_000_000)
    assert (made.touchpoints, made.board) == ((), None)
    stage = made.stages[0]
    assert (stage.goal, stage.optional, stage.wanted, stage.inferred) == (
        False,
        False,
        "more",
        False,
    )
    assert (stage.priority, stage.measured, stage.expires_after) == (0, False, None)


R: dict[str, Any] = {"enter": RULE}
GOAL: dict[str, Any] = {"goal": True}
CARE: dict[str, Any] = {"phase": "care"}


@pytest.mark.parametrize(
    ("stages", "goal", "restart"),
    [
        ([R, R], None, None),
        ([R, {**R, **GOAL}], 1, 0),
        ([R, GOAL], None, None),
        ([{**R, **GOAL}, R], 0, 0),
        ([R, {}, {**R, **GOAL}], 2, 0),
        ([{}, {**R, **GOAL}], 1, 1),
        ([R, R, {**R, **CARE}], 1, 0),
        ([R, R, {}, {**R, **CARE}, {**R, **CARE}], 1, 0),
        ([{**R, **CARE}, R], None, None),
        ([{}, {**R, **CARE}], None, None),
        ([R, {**R, **GOAL}, {**R, **CARE}], 1, 0),
        ([{"completes": RULE}, {"completes": RULE, **GOAL}], 1, 0),
    ],
)
def test_goal_and_restart(stages: list[Any], goal: int | None, restart: int | None) -> None:
    made = journey(*stages)
    assert (made.goal_index(), made.restart_index()) == (goal, restart)


def test_restart_given() -> None:
    made = journey(R, R, {**R, **GOAL}, restart="s0")
    assert made.restart_index() == 0
    assert journey(R, R, {**R, **GOAL}, restart="s2").restart_index() == 2
    assert journey(R, R, restart="s1").restart_index() is None


def test_restart_after_an_implied_goal_is_refused() -> None:
    with pytest.raises(JourneyError, match="after the goal"):
        journey(R, R, {**R, **CARE}, restart="s2")


def test_a_stage_goes_quiet_by_its_own_time_or_the_journeys() -> None:
    made = journey({"expires_after": "7d"}, {}, expires_after="90d")
    assert [made.stays_quiet_after(stage) for stage in made.stages] == ["7d", "90d"]
    assert made.stage_index("s1") == 1
    assert made.stage_index("s9") is None


def test_texts_fall_back() -> None:
    both = {"it": "Vendita", "en": "Sale"}
    assert text(both, "en") == "Sale"
    assert text(both, "en-GB") == "Sale"
    assert text(both, "de", "en") == "Sale"
    assert text(both, "de") == "Vendita"
    assert text("Sale", "it") == "Sale"
    assert text(None, "it") == ""


def test_claims() -> None:
    made = journey(
        {
            "mindset": "Plain",
            "customer_goal": {"it": "Uno", "en": "One"},
            "business_goal": {"text": {"en": "Sell"}, "grade": "measured", "evidence": ["poll"]},
            "questions": ["Why?", {"text": "How?", "grade": "reported"}],
        },
        evidence=[{"id": "poll", "kind": "survey", "title": "Poll"}],
    )
    stage = made.stages[0]
    said = [stage.mindset, stage.customer_goal, stage.business_goal, *stage.questions]
    assert [claim_text(one, "en") for one in said] == ["Plain", "One", "Sell", "Why?", "How?"]
    assert [claim_grade(one) for one in said] == [
        "hypothesis", "hypothesis", "measured", "hypothesis", "reported",
    ]  # fmt: skip
    assert claim_evidence(stage.business_goal) == ("poll",)
    assert claim_text(None, "en") == ""


def test_no_is_a_language() -> None:
    made = journey({"mindset": {"no": "Hei", "en": "Hi"}})
    assert claim_text(made.stages[0].mindset, "no") == "Hei"


@pytest.mark.parametrize(
    ("figure", "unit", "value", "shown"),
    [
        ("conversion", "%", 0.25, 25),
        ("conversion", None, 0.25, 0.25),
        ("time_median_s", "d", 172_800, 2),
        ("time_median_s", "h", 7_200, 2),
        ("time_p90_s", {"it": "giorni", "en": "days"}, 86_400, 1),
        ("time_p90_s", None, 30, 30),
        ("people", None, 12, 12),
        (None, "€", 5, 5),
    ],
)
def test_kpi_in_its_unit(figure: Any, unit: Any, value: float, shown: float) -> None:
    assert Kpi(id="k", name="K", figure=figure, unit=unit).in_unit(value) == shown


def test_durations() -> None:
    assert Duration("1h 30min").us == 5_400_000_000
    assert journey({}, expires_after="1w").expires_after.us == 7 * 86_400_000_000


def test_money_is_decimal() -> None:
    made = journey(
        {},
        touchpoints=[
            {"id": "t", "name": "T", "kind": "digital", "cost": {"amount": 0.1, "currency": "EUR"}}
        ],
    )
    cost = made.touchpoints[0].cost
    assert cost is not None
    assert cost.amount == Decimal("0.1")
    assert made.to_dict()["touchpoints"][0]["cost"] == {"amount": 0.1, "currency": "EUR"}


def test_a_journey_cannot_be_changed_and_can_be_copied() -> None:
    made = journey(R, {**R, **GOAL})
    with pytest.raises(ValidationError, match="frozen"):
        made.stages[0].goal = True  # type: ignore[misc]
    twin = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert twin == copy.deepcopy(made) == made
    assert len({twin, made, copy.copy(made)}) == 1
    assert hash(made) != hash(journey(R))


def test_python_objects_are_checked_too() -> None:
    stage = Stage(id="a", name="A", questions=("Why?",))  # type: ignore[arg-type]
    made = Journey(percorso=1, id="j", title="J", stages=(stage,))
    assert Journey.parse(made.to_yaml()) == made
    with pytest.raises(ValidationError, match="There is no stage 'b'"):
        Journey(percorso=1, id="j", title="J", stages=(stage,), restart="b")


def test_from_dict_names_the_key_path() -> None:
    with pytest.raises(JourneyError) as caught:
        journey({"phase": "buy"})
    problem = caught.value.problems[0]
    assert (problem.key, problem.line, problem.file) == ("stages[0].phase", None, None)


def test_in_language() -> None:
    made = journey(
        {"name": {"it": "Vedo", "en": "See"}, "enter": {"where": {"it": "x", "a": {"gte": 1}}},
         "questions": [{"it": "Perché?", "en": "Why?"}]},
        title={"it": "Lampada", "en": "Lamp"},
        audience="All",
    )  # fmt: skip
    single = made.in_language("it")
    assert (single.language, single.title, single.audience) == ("it", "Lampada", "All")
    assert single.stages[0].name == "Vedo"
    assert single.stages[0].questions[0].text == "Perché?"
    assert single.stages[0].enter == made.stages[0].enter


def test_all_rules() -> None:
    made = journey(
        {"enter": {"event": "a"}, "completes": {"event": "b"}},
        touchpoints=[{"id": "t", "name": "T", "kind": "digital", "rule": {"event": "c"}}],
    )
    assert [rule.event for rule in made.rules()] == [("a",), ("b",), ("c",)]
