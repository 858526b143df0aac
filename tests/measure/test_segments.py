"""Conditions as people write them."""

from __future__ import annotations

import pytest

import percorso as pc
from percorso.errors import QuestionError
from percorso.measure.named_segments import group_of
from percorso.measure.segments import parse_condition, parse_field

JOURNEY = pc.Journey.parse(
    """
percorso: 1
id: x
title: X
stages: [{id: a, name: A, enter: {event: E}}]
segments:
  - {id: young, name: {en: Young people, it: Giovani}, of: person, where: {age: {lt: 30}}}
"""
)


@pytest.mark.parametrize(
    ("text", "operator", "value"),
    [
        ("person.plan=pro", "eq", "pro"),
        ("person.plan = two words ", "eq", "two words"),
        ("event.value>=50", "gte", 50),
        ("event.value<2.5", "lt", 2.5),
        ("person.zip=00123", "eq", "00123"),
        ("person.plan!=free", "ne", "free"),
        ("event.page_path~/shop", "contains", "/shop"),
        ("cycle.channel in email, store", "in_", ("email", "store")),
        ("person.age exists", "exists", True),
        ("person.age missing", "exists", False),
    ],
)
def test_a_condition_is_read(text: str, operator: str, value: object) -> None:
    assert getattr(parse_condition(text).comparison, operator) == value


def test_entry_is_another_word_for_cycle() -> None:
    assert parse_field("entry.channel") == parse_field("cycle.channel")


def test_a_segment_of_the_journey_goes_by_its_id_and_shows_its_name() -> None:
    group = group_of(JOURNEY, ["young", "event.device=phone"], "it")
    assert group is not None
    assert group.label == "Giovani + event.device=phone"
    assert [str(condition.field) for condition in group.conditions] == [
        "person.age",
        "event.device",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plan=pro", "cannot be read"),
        ("persn.plan=pro", "Did you mean 'person'"),
        ("person.plan", "cannot be read"),
        ("yung", "Did you mean 'young'"),
        ("person.=3", "cannot be read"),
        ("person.a>b=c", "Expected a number"),
    ],
)
def test_a_condition_that_cannot_be_read_is_explained(text: str, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        group_of(JOURNEY, text, "en")
