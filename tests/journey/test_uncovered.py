"""Touchpoints that nobody covers yet, each with why it is proposed."""

from __future__ import annotations

from percorso.journey import Journey
from percorso.journey.uncovered import Uncovered, uncovered

HEAD = """
percorso: 1
id: lamp
title: Buying a lamp
stages:
  - {id: see, name: See, phase: see}
  - {id: think, name: Think, phase: think}
  - {id: do, name: Do, goal: true, enter: {event: Order Completed}}
  - {id: care, name: Care}
"""


def found(more: str = "", seen: dict[str, int] | None = None) -> dict[str, Uncovered]:
    journey = Journey.parse(HEAD + more)
    return {one.id: one for one in uncovered(journey, seen, most=None)}


def test_what_templates_place_there_is_a_guess_with_its_count() -> None:
    reviews = found()["reviews"]
    assert (reviews.grade, reviews.kind) == ("hypothesis", "external")
    assert reviews.to_dict("en")["why"].startswith("No evidence yet; in ")
    assert reviews.to_dict("it")["why"].startswith("Nessuna evidenza ancora; qui in ")


def test_what_stands_on_the_map_is_not_proposed_whatever_its_id() -> None:
    map_ = "touchpoints: [{id: t1, name: Recensioni, stages: [think]}]"
    assert "reviews" not in found(map_)


def test_what_the_register_lacks_comes_first_with_its_own_reason() -> None:
    map_ = """
touchpoints:
  - {id: swatches, name: Swatches, stages: [think], state: missing, grade: reported,
     if_missing: Two interviews in eight ask for them}
"""
    first = next(one for one in found(map_).values() if one.stage == "think")
    assert (first.id, first.registered, first.grade) == ("swatches", True, "reported")
    assert first.to_dict("en")["why"] == "Two interviews in eight ask for them"


def test_evidence_that_names_it_makes_it_reported() -> None:
    map_ = """
evidence: [{id: talks, kind: interview, title: Eight talks, finding: They all read the forum first}]
"""
    forum = found(map_)["forum"]
    assert (forum.grade, forum.to_dict("en")["why"]) == ("reported", "“Eight talks” speaks of it")


def test_people_seen_on_a_channel_without_touchpoint_make_it_measured() -> None:
    forum = found(seen={"forum": 412})["forum"]
    assert forum.grade == "measured"
    assert forum.to_dict("en")["why"] == "People who came by forum: 412"


def test_stages_without_phase_are_placed_by_the_goal() -> None:
    assert {one.stage for one in found().values()} == {"see", "think", "do", "care"}


def test_a_few_a_stage_unless_all_are_asked() -> None:
    few = uncovered(Journey.parse(HEAD))
    assert len(few) == 12
    assert len(found()) > 30
