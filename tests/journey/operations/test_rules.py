"""A rule without a touchpoint that is gone holds for the same events as before, none of them there."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from percorso.journey import Rule
from percorso.journey.operations.rules import without_touchpoint

NAMES = st.sampled_from(["a", "b", "gone"])
SOME = st.one_of(NAMES, st.lists(NAMES, min_size=1, max_size=3, unique=True))
LEAVES = st.fixed_dictionaries({}, optional={"touchpoint": SOME, "event": SOME}).filter(bool)


def _around(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"all": several}, optional={"touchpoint": SOME}),
        st.fixed_dictionaries({"any": several}, optional={"event": SOME}),
        st.fixed_dictionaries({"not": inner}, optional={"all": several, "any": several}),
        st.fixed_dictionaries({"at_least": st.just(1), "within": st.just("1d"), "of": inner}),
    )


RULES = st.recursive(LEAVES, _around, max_leaves=6)
EVENTS = [(event, at) for event in ("a", "b", "gone") for at in ("a", "b", None)]


def _holds(rule: dict[str, Any], event: str, at: str | None) -> bool:
    return all(_part(key, value, event, at) for key, value in rule.items())


def _part(key: str, value: Any, event: str, at: str | None) -> bool:
    if key in {"event", "touchpoint"}:
        found = event if key == "event" else at
        return found in value if isinstance(value, list) else found == value
    if key in {"all", "any"}:
        inside = [_holds(each, event, at) for each in value]
        return all(inside) if key == "all" else any(inside)
    if key in {"not", "of"}:
        return _holds(value, event, at) is (key == "of")
    return True


def _counts_everything(rule: Any) -> bool:
    """Whether the rule counts events by what would then be any event: such a count goes."""
    if isinstance(rule, list):
        return any(map(_counts_everything, rule))
    if not isinstance(rule, dict):
        return False
    counted = rule.get("of")
    everything = isinstance(counted, dict) and without_touchpoint(counted, "gone") is True
    return everything or any(map(_counts_everything, rule.values()))


@given(RULES.filter(lambda rule: not _counts_everything(rule)))
def test_it_holds_for_the_same_events(rule: dict[str, Any]) -> None:
    left = without_touchpoint(rule, "gone")
    for event, at in EVENTS:
        then = left if isinstance(left, bool) else _holds(left, event, at)
        assert then is _holds(rule, event, at)


@given(RULES)
def test_what_is_left_is_a_rule_that_does_not_name_it(rule: dict[str, Any]) -> None:
    left = without_touchpoint(rule, "gone")
    if not isinstance(left, bool):
        inner = Rule.model_validate(left)
        assert all("gone" not in one.touchpoint for one in inner.walk())


def test_a_count_of_any_event_goes() -> None:
    counted = {"at_least": 2, "within": "1d", "of": {"not": {"touchpoint": "gone"}}}
    assert without_touchpoint(counted, "gone") is False
