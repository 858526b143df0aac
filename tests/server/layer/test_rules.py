"""Rules by clicking: said, counted against a plain count, refused when they are none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.layer.conftest import ONE, Team, events

PAID = {"event": "Order Completed"}


def preview(team: Team, rule: Any, who: str = "editor", **more: Any) -> Any:
    body = {"element": "stages/think", "field": "enter", "rule": rule, **more}
    return team.journey("/rules/preview", who, "POST", json=body)


def test_a_rule_is_said_in_the_readers_language(team: Team) -> None:
    rule = {"any": [{"event": "Lamp Compared"}, {"event": "Order Completed", "touchpoint": "site"}]}
    parts = team.journey("/rules/sentence?lang=it", "viewer", "POST", json={"rule": rule}).json()
    said = "".join(part["text"] for part in parts["parts"])
    assert (
        said
        == "L’evento è Lamp Compared oppure (l’evento è Order Completed e il touchpoint è Site)."
    )
    paths = [part["path"] for part in parts["parts"] if part["path"]]
    assert paths == ["any.0.event", "any.1.event", "any.1.touchpoint"]


def test_people_difference_and_who_comes_and_goes(measured_team: Team) -> None:
    found = preview(measured_team, {"any": [{"event": "Lamp Compared"}, PAID]}).json()
    compared = {k for k in range(60) if k % 2 == 0}
    bought = {k for k in range(60) if k % 5 == 0}
    assert found["state"] == "ready"
    assert found["today"] == len(compared)
    assert found["people"] == len(compared | bought)
    assert found["enter"] == len(bought - compared)
    assert (found["leave"], found["stay"]) == (0, len(compared))
    assert found["difference"] == found["people"] - found["today"]
    people = {part["path"]: part["people"] for part in found["parts"]}
    assert people == {"": len(compared | bought), "any.0": 30, "any.1": 12}
    assert found["overlaps"] == [{"stage": "do", "events": 12, "taken_by": "think"}]
    assert len(found["series"]) == 20


def test_a_rule_on_a_property_that_was_never_used(measured_team: Team) -> None:
    rule = {"event": "Lamp Compared", "where": {"value": {"gte": 30}, "plan": "free"}}
    found = preview(measured_team, rule).json()
    assert found["people"] == len([k for k in range(60) if k % 2 == 0 and k >= 30])
    assert found["leave"] == found["today"] - found["stay"]


def test_without_a_rule_nobody_is_there(measured_team: Team) -> None:
    found = preview(measured_team, None).json()
    assert (found["people"], found["leave"]) == (0, 30)


def test_nothing_is_saved_by_looking(measured_team: Team) -> None:
    preview(measured_team, PAID)
    document = measured_team.journey("").json()["document"]
    assert document["stages"][1]["enter"] == {"event": "Lamp Compared"}
    assert measured_team.journey("").json()["version"] == 0


def test_a_period_counts_its_own_people(measured_team: Team) -> None:
    found = preview(
        measured_team, {"event": "Page Viewed"}, element="stages/see",
        start="2026-03-01", end="2026-03-03",
    )  # fmt: skip
    assert found.json()["people"] == 6


def test_without_events_it_says_so(team: Team) -> None:
    assert preview(team, PAID).json()["state"] == "none"


@pytest.mark.parametrize(
    "rule",
    [
        {"sql": "1=1"},
        {"event": "x", "where": {"a": {"matches": "(a+)+$(?=x)"}}},
        {"event": ""},
        {},
        {"at_least": 2},
        {"event": "x", "__class__": "y"},
    ],
)
def test_what_is_no_rule_is_refused_in_words(measured_team: Team, rule: Any) -> None:
    found = preview(measured_team, rule)
    assert found.status_code == 422
    assert found.json()["problems"][0]["message"]


def test_deep_rules_and_unknown_places_are_refused(measured_team: Team) -> None:
    deep: Any = {"event": "x"}
    for _ in range(40):
        deep = {"not": deep}
    assert preview(measured_team, deep).status_code == 422
    for more in ({"element": "stages/nowhere"}, {"element": "personas/x"}, {"extra": 1}):
        assert preview(measured_team, PAID, **more).status_code == 422


def test_names_from_outside_are_values_only(measured_team: Team) -> None:
    rule = {"event": "x'); DROP TABLE stored; --", "where": {'a"; --': {"eq": "' OR 1=1"}}}
    assert preview(measured_team, rule).json()["people"] == 0
    assert preview(measured_team, PAID).json()["people"] == 12


def test_counts_are_for_editors_only(measured_team: Team) -> None:
    assert preview(measured_team, PAID, "viewer").status_code == 403
    assert measured_team.ask("/seen", "viewer").status_code == 403
    assert preview(measured_team, PAID, "stranger").status_code == 404
    assert measured_team.ask("/seen", "stranger", w=ONE).status_code == 404


def test_what_was_seen(measured_team: Team) -> None:
    found = measured_team.ask("/seen").json()
    assert found["events"][0] == {"value": "Page Viewed", "count": 60}
    kinds = {one["name"]: one["kind"] for one in found["properties"]}
    assert kinds["plan"] == "text"
    assert kinds["value"] == "number"
    named = measured_team.ask("/seen?event=Page%20Viewed").json()["properties"]
    assert "value" not in {one["name"] for one in named}


def test_values_with_their_counts_but_never_those_that_name_people(measured_team: Team) -> None:
    plans = measured_team.ask("/seen?field=plan&event=Page%20Viewed").json()["values"]
    assert plans["values"] == [{"value": "free", "count": 57}, {"value": "pro", "count": 3}]
    assert measured_team.ask("/seen?field=plan&search=PR").json()["values"]["distinct"] == 1
    amounts = measured_team.ask("/seen?field=value&event=Lamp%20Compared").json()["values"]
    assert (amounts["low"], amounts["high"]) == (0, 58)
    for field in ("email", "user_id"):
        hidden = measured_team.ask(f"/seen?field={field}").json()["values"]
        assert hidden["hidden"] is True
        assert hidden["values"] == []


def test_what_was_seen_follows_the_events(measured_team: Team) -> None:
    measured_team.ask("/seen")
    measured_team.bring_in(events(80))
    assert measured_team.ask("/seen").json()["events"][0]["count"] == 80


def test_without_events_nothing_was_seen(team: Team) -> None:
    assert team.ask("/seen").json()["state"] == "none"
