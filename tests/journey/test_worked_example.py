"""The worked example shows all that a map can hold, and its future state is about the same things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from percorso.journey import Evidence, Journey, claim_grade
from percorso.journey.personas import BOXES
from percorso.journey.touchpoints import Want
from tests.conftest import ROOT
from tests.journey.test_shipped import texts

FOLDER = ROOT / "examples" / "industrial-design"


@pytest.fixture(scope="module")
def now() -> Journey:
    return Journey.load(FOLDER / "journey.yaml")


@pytest.fixture(scope="module")
def future() -> Journey:
    return Journey.load(FOLDER / "future.yaml")


def test_every_stage_is_complete(now: Journey) -> None:
    for stage in now.stages:
        assert stage.mindset
        assert stage.customer_goal
        assert stage.business_goal
        assert stage.questions
        assert stage.owner
        assert stage.measured
        assert all(kpi.target is not None for kpi in stage.kpis)
        assert any(stage.id in one.stages for one in now.tactics)
        assert any(stage.id in one.stages and one.state == "covered" for one in now.touchpoints)


def test_questions_are_answered_and_unanswered(now: Journey) -> None:
    answers = [one.answered for stage in now.stages for one in stage.questions]
    assert answers.count(True) >= 10
    assert answers.count(False) >= 5


def test_touchpoints_are_of_all_kinds_states_media_and_wants(now: Journey) -> None:
    assert {one.kind for one in now.touchpoints} == {"traditional", "digital", "external"}
    assert {one.state for one in now.touchpoints} == {"covered", "planned", "missing", "retired"}
    assert {one.media for one in now.touchpoints} == {"owned", "paid", "earned"}
    assert {want for one in now.touchpoints for want in one.wants} == set(get_args(Want))
    for one in now.touchpoints:
        assert one.message or one.state in ("missing", "retired")
        assert one.owner or one.state == "missing"
        assert one.due or one.state != "planned"
        assert one.if_missing or one.state != "missing"


def test_personas_have_empathy_maps_tied_to_scenario_and_stage(now: Journey) -> None:
    assert sum(one.share or 0 for one in now.personas) == 100
    for persona in now.personas:
        for empathy in persona.empathy:
            assert empathy.scenario
            assert empathy.stages
            assert all(getattr(empathy, box) for box in BOXES)
        assert any(persona.id in one.personas for one in now.tactics)


def test_tactics_say_who_where_how_much_and_how_far(now: Journey) -> None:
    states = {one.state for one in now.tactics}
    assert states == {"idea", "planned", "running", "paused", "done"}
    for tactic in now.tactics:
        assert tactic.owner
        assert tactic.personas
        assert tactic.channel
        assert tactic.cost


def test_grades_are_mixed_and_stand_on_evidence(now: Journey) -> None:
    graded = [one for one in _parts(now) if getattr(one, "grade", "hypothesis") != "hypothesis"]
    grades = [one.grade for one in graded]
    assert min(grades.count(grade) for grade in ("reported", "measured")) >= 20
    assert [one for one in graded if not one.evidence] == []
    kinds = {one.kind for one in now.evidence}
    assert kinds == set(get_args(Evidence.model_fields["kind"].annotation)) - {"other"}
    cited = {id for one in _parts(now) for id in getattr(one, "evidence", ()) if one is not now}
    assert {one.id for one in now.evidence} == cited


def _parts(part: Any) -> Iterator[Any]:
    """A part of a journey and all parts inside it."""
    if isinstance(part, tuple):
        for inner in part:
            yield from _parts(inner)
    elif hasattr(type(part), "model_fields"):
        yield part
        for name in type(part).model_fields:
            yield from _parts(getattr(part, name))


def test_from_pain_to_effect(now: Journey) -> None:
    (solved,) = (one for one in now.pains if one.state == "solved")
    chance = next(one for one in now.opportunities if solved.id in one.pains)
    act = next(one for one in now.actions if chance.id in one.opportunities)
    assert act.effect is not None
    assert act.effect.before is not None
    assert act.effect.after is not None
    assert act.effect.after > act.effect.before
    assert act.effect.grade == "measured"
    assert len(now.checkins) >= 3


def test_the_future_state_is_about_the_same_things(now: Journey, future: Journey) -> None:
    assert (future.kind, future.based_on) == ("future", now.id)
    for part, fewest in (("stages", 7), ("touchpoints", 30), ("personas", 3), ("tactics", 7)):
        old, new = ({one.id for one in getattr(one, part)} for one in (now, future))
        assert len(old & new) >= fewest
    assert [stage.id for stage in future.stages if now.stage_index(stage.id) is None] == ["trial"]


def test_the_future_state_answers_and_aims_higher(now: Journey, future: Journey) -> None:
    assert all(one.answered for stage in future.stages[1:] for one in stage.questions)
    targets = {kpi.id: kpi for stage in now.stages for kpi in stage.kpis}
    better = 0
    for kpi in (kpi for stage in future.stages for kpi in stage.kpis if kpi.id in targets):
        old = targets[kpi.id].target
        assert old is not None
        assert kpi.target is not None
        assert kpi.target >= old if kpi.better == "higher" else kpi.target <= old
        better += kpi.target != old
    assert better >= 15


def test_what_is_new_in_the_future_is_a_hypothesis(future: Journey) -> None:
    for stage in future.stages[1:-1]:
        assert claim_grade(stage.mindset) == "hypothesis"
        assert {one.grade for one in stage.questions} == {"hypothesis"}
        assert stage.emotion is None or stage.emotion.grade == "hypothesis"


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_future_state_speaks_both_languages(future: Journey, lang: str) -> None:
    assert [one for one in texts(future.to_dict()) if set(one) != {"it", "en"}] == []
    assert list(texts(future.in_language(lang).to_dict())) == []
