"""The map check with events: by what was measured before, of the drawing as it is now."""

from __future__ import annotations

import copy
from typing import Any

from tests.server.layer.conftest import DOCUMENT, Team


def audit(team: Team, lang: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = team.journey(f"/audit?lang={lang}").json()
    return found


def checks(found: dict[str, Any]) -> set[str]:
    return {one["check"] for one in found["findings"]}


def drawn(**site: Any) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    document["touchpoints"][0].update(site)
    document["stages"].append({"id": "use", "name": "Use", "enter": {"event": "Lamp Lit"}})
    return document


def test_before_anything_is_measured_the_drawing_is_checked(measured_team: Team) -> None:
    found = audit(measured_team)
    assert found["as_of"] is None
    assert not checks(found) & {"rule_unknown_event", "touchpoint_silent"}


def test_what_was_measured_is_told_and_opens_its_place(measured_team: Team) -> None:
    measured_team.change(drawn(state="covered"))
    measured_team.measure()
    found = audit(measured_team)
    assert found["as_of"].startswith("2026-03-2")
    told = {one["check"]: one for one in found["findings"]}
    assert told["rule_unknown_event"]["places"][0]["element"] == "stages/use"
    assert "“Lamp Lit”" in told["rule_unknown_event"]["explanation"]
    assert told["rule_unknown_event"]["fix"].startswith("In the tab Rule")
    assert told["touchpoint_silent"]["places"][0]["element"] == "touchpoints/site"


def test_the_drawing_may_change_and_its_findings_follow_at_once(measured_team: Team) -> None:
    measured_team.change(drawn(state="covered"))
    measured_team.measure()
    assert "touchpoint_silent" in checks(audit(measured_team))
    measured_team.change(drawn(state="missing"))
    assert "touchpoint_silent" not in checks(audit(measured_team))


def test_other_rules_are_not_judged_by_old_counts(measured_team: Team) -> None:
    measured_team.change(drawn())
    measured_team.measure()
    document = drawn()
    document["stages"][1]["enter"] = {"event": "Lamp Seen"}
    measured_team.change(document)
    found = audit(measured_team)
    assert found["as_of"] is None
    assert "rule_unknown_event" not in checks(found)


def test_a_segment_is_not_taken_for_everyone(measured_team: Team) -> None:
    measured_team.measure(query="?segment=pro")
    assert audit(measured_team)["as_of"] is None


def test_home_counts_the_same_findings(measured_team: Team) -> None:
    measured_team.change(drawn(state="covered"))
    measured_team.measure()
    (card,) = measured_team.ask("/home").json()["journeys"]
    assert sum(card["findings"].values()) == len(audit(measured_team)["findings"])
