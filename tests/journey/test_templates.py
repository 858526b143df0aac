"""The six templates hold what they promise: counts, ids, flags, teams, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from percorso.journey import Journey, Stage, catalogue, claim_grade, text
from percorso.journey import template as templates
from percorso.journey.write import plain
from tests.journey.test_shipped import texts


class Shape(NamedTuple):
    """What a template holds: per stage questions, touchpoints by kind, KPIs, tactics, frictions."""

    goal: str
    stages: dict[str, tuple[int, int, int, int, int, int, int]]


SHAPES = {
    "five-phases": Shape("sale", {
        "awareness": (2, 5, 5, 4, 5, 3, 2),
        "consideration": (3, 3, 6, 4, 5, 3, 3),
        "sale": (3, 3, 4, 2, 5, 3, 3),
        "retention": (3, 4, 6, 2, 5, 3, 2),
        "loyalty": (2, 3, 5, 4, 4, 3, 2),
    }),
    "crm-five": Shape("purchase", {
        "need": (1, 3, 5, 4, 4, 3, 2),
        "evaluation": (2, 3, 6, 3, 4, 3, 2),
        "decision": (3, 2, 3, 2, 4, 3, 3),
        "purchase": (2, 2, 3, 1, 4, 2, 1),
        "retention": (2, 3, 5, 2, 5, 3, 2),
    }),
    "ecommerce-six": Shape("acquire", {
        "need": (2, 2, 7, 3, 4, 3, 2),
        "compare": (1, 1, 7, 3, 4, 3, 2),
        "acquire": (1, 1, 5, 1, 5, 3, 3),
        "support": (2, 2, 6, 1, 5, 3, 2),
        "weigh": (2, 1, 6, 3, 4, 3, 2),
        "share": (2, 1, 4, 4, 4, 3, 2),
    }),
    "see-think-do-care": Shape("do", {
        "see": (1, 3, 5, 4, 4, 3, 2),
        "think": (3, 1, 8, 4, 5, 3, 2),
        "do": (3, 2, 6, 2, 5, 3, 2),
        "care": (2, 2, 8, 3, 6, 3, 3),
    }),
    "five-stages": Shape("purchase", {
        "awareness": (2, 4, 4, 3, 4, 3, 2),
        "interest": (2, 2, 6, 4, 4, 3, 3),
        "consideration": (3, 3, 6, 3, 4, 3, 2),
        "purchase": (1, 3, 5, 1, 5, 3, 2),
        "loyalty": (2, 4, 8, 3, 6, 3, 2),
    }),
    "four-stages": Shape("decision", {
        "awareness": (2, 4, 4, 3, 4, 3, 2),
        "consideration": (5, 5, 12, 5, 7, 6, 5),
        "decision": (4, 4, 8, 3, 9, 6, 5),
        "retention": (5, 6, 10, 4, 9, 6, 4),
    }),
}  # fmt: skip
REPEATS = {
    "five-phases": ["consideration"],
    "crm-five": ["evaluation"],
    "ecommerce-six": ["compare"],
    "see-think-do-care": ["think"],
    "five-stages": ["interest", "consideration"],
    "four-stages": ["consideration"],
}
ALL = pytest.mark.parametrize("name", templates.TEMPLATES)


def shape(journey: Journey, stage: Stage) -> tuple[int, ...]:
    met = [one.kind for one in journey.touchpoints if stage.id in one.stages]
    kinds = [met.count(kind) for kind in ("traditional", "digital", "external")]
    planned, hurting = (
        sum(stage.id in one.stages for one in items) for items in (journey.tactics, journey.pains)
    )
    return (len(stage.questions), *kinds, len(stage.kpis), planned, hurting)


def test_every_template_is_held_here() -> None:
    assert set(SHAPES) == set(templates.TEMPLATES)


@ALL
def test_counts_of_every_stage(name: str) -> None:
    journey = templates.load(name)
    assert {stage.id: shape(journey, stage) for stage in journey.stages} == SHAPES[name].stages
    assert journey.id == name


@ALL
def test_goal_care_and_the_way_back(name: str) -> None:
    journey = templates.load(name)
    goal = journey.goal_index()
    assert goal is not None
    assert journey.stages[goal].id == journey.restart == SHAPES[name].goal
    care = [stage.phase == "care" for stage in journey.stages]
    assert care == [i > goal for i in range(len(care))]
    assert "begins again" in text(journey.stages[-1].note, "en")
    assert "nuovo ciclo" in text(journey.stages[-1].note, "it")
    rounds = [stage.id for stage in journey.stages if "Several rounds" in text(stage.note, "en")]
    assert rounds == REPEATS[name]


@ALL
def test_flags(name: str) -> None:
    flagged = {
        stage.id: (stage.optional, stage.wanted, stage.inferred)
        for stage in templates.load(name).stages
        if stage.optional or stage.wanted == "fewer" or stage.inferred
    }
    expected = {"support": (True, "fewer", False), "weigh": (False, "more", True)}
    assert flagged == (expected if name == "ecommerce-six" else {})


@ALL
def test_every_text_is_there_in_both_languages(name: str) -> None:
    value = templates.load(name).to_dict()
    assert [one for one in texts(value) if set(one) != {"it", "en"}] == []
    assert all(words == words.strip() and words for one in texts(value) for words in one.values())
    assert "'" not in "".join(words for one in texts(value) for words in one.values())
    teams = {team.name for team in catalogue.teams() if isinstance(team.name, str)}
    alike = {words for words in bare_texts(value) if len(words.split()) > 2}
    assert not {words for words in alike if not set(words.split(", ")) <= teams}


def bare_texts(value: Any, key: str = "") -> Iterator[str]:
    """Texts that are the same in both languages: names and words that both use."""
    if isinstance(value, dict):
        for inner, part in value.items():
            yield from bare_texts(part, inner)
    elif isinstance(value, list):
        for part in value:
            yield from bare_texts(part, key)
    elif key in {"name", "text", "title", "mindset", "team", "handover", "questions", "note"}:
        yield value


@ALL
def test_everything_is_a_hypothesis_to_be_decided(name: str) -> None:
    journey = templates.load(name)
    claims = [
        claim
        for stage in journey.stages
        for claim in (stage.mindset, stage.customer_goal, stage.business_goal, *stage.questions)
    ]
    parts = [*claims, *journey.touchpoints, *journey.pains, *journey.tactics]
    assert {claim_grade(part) for part in parts} == {"hypothesis"}
    assert {one.state for one in journey.touchpoints} == {None}
    assert {one.state for one in journey.tactics} == {None}
    assert {kpi.target for stage in journey.stages for kpi in stage.kpis} == {None}
    assert journey.evidence == ()


@ALL
def test_touchpoints_are_those_of_the_catalogue(name: str) -> None:
    known = {one["id"]: one for one in plain(catalogue.touchpoints())}
    order = list(known)
    for one in plain(templates.load(name).touchpoints):
        assert {key: one[key] for key in one if key != "stages"} == {
            key: value for key, value in known[one["id"]].items() if key not in ("phases", "moment")
        }
    ids = [one.id for one in templates.load(name).touchpoints]
    assert ids == sorted(ids, key=order.index)


def test_the_catalogue_says_where_the_templates_place_touchpoints() -> None:
    met: dict[str, set[str | None]] = {}
    for name in templates.TEMPLATES:
        journey = templates.load(name)
        phases = {stage.id: stage.phase for stage in journey.stages}
        for one in journey.touchpoints:
            met.setdefault(one.id, set()).update(phases[stage] for stage in one.stages)
    said = {one.id: set(one.phases) for one in catalogue.touchpoints()}
    assert said == met


@ALL
def test_kpis_are_those_of_the_catalogue(name: str) -> None:
    known = {one["id"]: one for one in plain(catalogue.kpis())}
    for stage in templates.load(name).stages:
        for kpi in plain(stage.kpis):
            added = {"figure": "completed"} if (name, kpi["id"]) == FILLED_HERE else {}
            assert kpi == known[kpi["id"]] | added


FILLED_HERE = ("five-stages", "form_done")
"""An application is what opens and completes that stage, so its figure fills the KPI there only."""


@ALL
def test_teams_and_handovers_are_those_of_the_catalogue(name: str) -> None:
    for lang in ("it", "en"):
        teams = {text(team.name, lang): team for team in catalogue.teams()}
        passed = {text(team.handover, lang).casefold() for team in teams.values()}
        for stage in templates.load(name).stages:
            assert set(text(stage.team, lang).split(", ")) <= set(teams)
            assert (stage.handover is None) == (stage.hands_over_to is None)
            if stage.handover is not None:
                assert text(plain(stage.handover), lang).casefold() in passed
    assert any(stage.handover for stage in templates.load(name).stages)


def test_the_short_variant_is_composed_of_the_longer_ones() -> None:
    short = {stage.id: stage for stage in templates.load("four-stages").stages}
    sources = {
        "awareness": [("five-stages", "awareness")],
        "consideration": [("five-stages", "interest"), ("five-stages", "consideration")],
        "decision": [("crm-five", "decision"), ("five-stages", "purchase")],
        "retention": [("five-phases", "retention"), ("five-stages", "loyalty")],
    }
    for id, parts in sources.items():
        for name, stage_id in parts:
            journey = templates.load(name)
            index = journey.stage_index(stage_id)
            assert index is not None
            stage = journey.stages[index]
            assert set(stage.questions) <= set(short[id].questions)
            assert {kpi.id for kpi in stage.kpis} <= {kpi.id for kpi in short[id].kpis}
            for lang in ("it", "en"):
                mine, theirs = (text(plain(one.mindset), lang) for one in (short[id], stage))
                assert theirs in mine
