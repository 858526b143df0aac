"""What the steps of the guide count: the team's work, told apart from what a template gave."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.journey import Journey, template
from percorso.server.maps.guide import StepState, steps


@pytest.fixture(params=template.TEMPLATES)
def drawn(request: pytest.FixtureRequest) -> dict[str, Any]:
    return Journey.to_dict(template.start(request.param, "it", title="La nostra mappa"))


def step(document: dict[str, Any], name: str) -> StepState:
    return next(one for one in steps(document, []) if one.id == name)


def test_what_a_template_gave_is_nobodys_work(drawn: dict[str, Any]) -> None:
    for one in steps(drawn, []):
        own = {
            name: n for name, n in one.counts.items() if n and name not in ("stages", "undecided")
        }
        assert (one.done, own) == (False, {})
    assert step(drawn, "goals").given["kpis"] == sum(len(one["kpis"]) for one in drawn["stages"])
    assert step(drawn, "map").given["rules"] == len(drawn["stages"])
    assert step(drawn, "map").given["tactics"] == len(drawn["tactics"])


def test_what_the_team_changes_is_its_own(drawn: dict[str, Any]) -> None:
    kpis = step(drawn, "goals").given["kpis"]
    drawn["stages"][0]["kpis"][0]["target"] = 12
    drawn["stages"][0]["enter"] = {"event": "Page Viewed", "where": {"page_path": "/lamps"}}
    drawn["tactics"][0]["owner"] = "Sara"
    goals, work = step(drawn, "goals"), step(drawn, "map")
    assert (goals.counts["kpis"], goals.given["kpis"]) == (1, kpis - 1)
    assert (work.counts["rules"], work.counts["tactics"]) == (1, 1)
    for stage in drawn["stages"]:
        stage["owner"] = "Sara"
    assert step(drawn, "map").done


def test_touchpoints_of_a_template_are_to_decide(drawn: dict[str, Any]) -> None:
    there = len(drawn["touchpoints"])
    assert step(drawn, "touchpoints").counts["undecided"] == there
    drawn["touchpoints"][0]["state"] = "covered"
    found = step(drawn, "touchpoints")
    assert found.done
    assert (found.counts["covered"], found.counts["undecided"]) == (1, there - 1)
