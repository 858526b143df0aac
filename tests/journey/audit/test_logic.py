"""What is said of rules holds for any events: held against the oracle's own reading of rules."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from percorso.journey import Comparison, Journey, Rule
from percorso.journey.audit import audit
from percorso.journey.audit.logic import can_match, overlap, within
from percorso.journey.audit.values import Condition, _candidates, satisfiable
from tests.oracle.rule_strategies import NAMES, SIZES, comparisons, rules
from tests.oracle.rules import Event, Matcher, compares

HOUR = 3_600_000_000
SITES = (None, "site", "shop")


@st.composite
def timelines(draw: st.DrawFn) -> list[Event]:
    """The events of one person."""
    found = []
    for place in range(draw(st.integers(1, 12))):
        size = draw(st.sampled_from((None, *SIZES)))
        found.append(
            Event(
                t=place * HOUR * draw(st.integers(0, 30)), source="s", sequence=place, id=str(place),
                person="p", name=draw(st.sampled_from(NAMES)), named_touchpoint=None,
                channel=draw(st.sampled_from((None, "email", "search"))), device=None, value=None,
                currency=None, order_id=None, place=place,
                properties={"size": size, "vip": draw(st.sampled_from((None, True, "no")))},
                touchpoint=draw(st.sampled_from(SITES)),
            )
        )  # fmt: skip
    return sorted(found, key=lambda event: event.t)


RULES = st.sampled_from(NAMES).flatmap(rules)


def matched(rule: dict[str, Any], events: list[Event]) -> set[int]:
    for place, event in enumerate(events):
        event.place = place
    matcher = Matcher(events, lambda event: event.touchpoint)
    return {i for i, event in enumerate(events) if matcher.matches(rule, event)}


@settings(deadline=None, max_examples=300)
@given(RULES, RULES, timelines())
def test_no_and_within_hold_for_all_events(
    one: dict[str, Any], two: dict[str, Any], events: list[Event]
) -> None:
    first, second = Rule.model_validate(one), Rule.model_validate(two)
    here, there = matched(one, events), matched(two, events)
    if can_match(first) == "no":
        assert not here
    if overlap(first, second) == "no":
        assert not here & there
    if within(first, second):
        assert here <= there


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(comparisons(), st.booleans()), min_size=1, max_size=3))
def test_yes_has_a_witness_and_no_has_none(found: list[tuple[Any, bool]]) -> None:
    try:
        conditions = [
            Condition(Comparison.model_validate(c if isinstance(c, dict) else {"eq": c}), denied)
            for c, denied in found
        ]
    except ValidationError:
        return
    values = [*_candidates(conditions), *SIZES, None, "zzz", 1.5, 11, "0.5"]
    met = [v for v in values if all(compares(v, c) != denied for c, denied in found)]
    answer = satisfiable(conditions)
    assert met if answer == "yes" else (not met or answer == "maybe")


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        ({"event": "A"}, {"event": "B"}, "no"),
        ({"event": "A"}, {"event": ["A", "B"]}, "yes"),
        ({"event": "A"}, {"channel": "email"}, "maybe"),
        ({"event": "A", "channel": "email"}, {"event": "A", "channel": "app"}, "no"),
        ({"event": "A", "where": {"event": "B"}}, {"event": "A"}, "no"),
        ({"touchpoint": "shop"}, {"touchpoint": "site"}, "no"),
        ({"touchpoint": "shop"}, {"touchpoint": "shop", "event": "A"}, "yes"),
        ({"event": "A"}, {"event": "A", "where": {"p": {"matches": "x"}}}, "maybe"),
        ({"event": "A", "where": {"p": "x"}}, {"event": "A", "where": {"p": {"ne": "x"}}}, "no"),
        (
            {"event": "A", "where": {"p": 1}},
            {"event": "A", "where": {"p": {"exists": False}}},
            "no",
        ),
        ({"event": "A"}, {"at_least": 2, "within": "7d", "of": {"event": "A"}}, "yes"),
        ({"event": "A"}, {"at_least": 2, "within": "7d", "of": {"event": "B"}}, "no"),
        ({"event": "A"}, {"not": {"event": "A"}}, "no"),
        ({"any": [{"event": "A"}, {"event": "B"}]}, {"event": "B"}, "yes"),
    ],
)
def test_overlap(first: dict[str, Any], second: dict[str, Any], answer: str) -> None:
    one, two = Rule.model_validate(first), Rule.model_validate(second)
    assert overlap(one, two) == overlap(two, one) == answer


def test_long_rules_are_left_undecided_soon() -> None:
    many = [{"any": [{"event": f"E{i}-{j}"} for j in range(9)]} for i in range(9)]
    rule = Rule.model_validate({"all": many})
    assert can_match(rule) == "maybe"
    assert overlap(rule, rule) == "maybe"
    assert not within(rule, rule)


def test_a_map_of_the_largest_size_is_looked_at_in_seconds() -> None:
    stages = [
        {"id": f"s{stage}", "name": "S", "enter": {"any": [
            {"event": [f"E{stage}-{part}-{name}" for name in range(40)]} for part in range(20)
        ]}}
        for stage in range(30)
    ]  # fmt: skip
    touchpoints = [
        {"id": f"t{number}", "name": "T", "stages": ["s0"], "rule": {"event": f"T{number}"}}
        for number in range(1_000)
    ]
    value = {"percorso": 1, "id": "x", "title": "X", "stages": stages, "touchpoints": touchpoints}
    journey, start = Journey.from_dict(value), time.process_time()
    audit(journey)
    assert time.process_time() - start < 20
