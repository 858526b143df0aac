"""Each template's rules lead a person through all its stages, in order, and then let them rest."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import percorso as pc
from percorso.journey import template as templates

Step = tuple[str, dict[str, Any]]
"""The name of an event and its properties."""

PRICES = {"page_path": "/prezzi"}
BLOG = {"page_path": "/blog/una-storia"}
PROMOTER = {"score_kind": "nps", "score": 9}
CUSTOMER = {"customer": True}

WALKS: dict[str, dict[str, list[Step]]] = {
    "five-phases": {
        "awareness": [("Page Viewed", {"page_path": "/"})],
        "consideration": [("Product Viewed", {}), ("Product Viewed", {})],
        "sale": [("Checkout Started", {}), ("Order Completed", {"value": 90, "currency": "EUR"})],
        "retention": [("Order Delivered", {}), ("Email Opened", CUSTOMER), ("Answer Rated", {})],
        "loyalty": [("Survey Answered", PROMOTER), ("Referral Converted", {})],
    },
    "crm-five": {
        "need": [("Lead Created", {})],
        "evaluation": [("Page Viewed", PRICES), ("Call Logged", {}), ("Lead Qualified", {})],
        "decision": [("Opportunity Created", {}), ("Meeting Held", {}), ("Quote Answered", {})],
        "purchase": [("Opportunity Won", {}), ("Contract Signed", {})],
        "retention": [("Service Started", {}), ("Contract Renewed", {})],
    },
    "ecommerce-six": {
        "need": [("Products Searched", {})],
        "compare": [("Product Added to Wishlist", {}), ("Product List Filtered", {})],
        "acquire": [("Product Added", {}), ("Order Completed", {"value": 40, "currency": "EUR"})],
        "support": [("Help Article Viewed", CUSTOMER), ("Ticket Solved", {})],
        "weigh": [("Purchase Overdue", {}), ("Subscription Renewed", {})],
        "share": [("Product Reviewed", {}), ("Referral Converted", {})],
    },
    "see-think-do-care": {
        "see": [("Video Playback Started", {})],
        "think": [("Page Viewed", {"page_path": "/features"}), ("Webinar Registered", {})],
        "do": [("Page Viewed", {**PRICES, "user_id": "ann"}), ("Contract Signed", {})],
        "care": [("Feature Used", {}), ("Subscription Upgraded", {})],
    },
    "five-stages": {
        "awareness": [("Page Viewed", BLOG)],
        "interest": [("Page Viewed", BLOG), ("Page Viewed", BLOG), ("Newsletter Subscribed", {})],
        "consideration": [("Page Viewed", PRICES), ("Cost Simulated", {})],
        "purchase": [("Online Application Started", {}), ("Account Opened", {})],
        "loyalty": [("Signed In", {"months_as_customer": 2}), ("Survey Answered", PROMOTER)],
    },
    "four-stages": {
        "awareness": [("Branch Visited", {})],
        "consideration": [
            ("Session Started", {}),
            ("Session Started", {}),
            ("Page Viewed", PRICES),
        ],
        "decision": [("Meeting Held", {}), ("Order Completed", {"value": 300, "currency": "EUR"})],
        "retention": [("Ticket Opened", {}), ("Product Reviewed", {})],
    },
}
# What a customer does all the time: it must neither send them back nor open a new cycle.
QUIET: list[Step] = [("Page Viewed", {"page_path": "/"}), ("Newsletter Delivered", {})]
ALL = pytest.mark.parametrize("name", templates.TEMPLATES)


def log(steps: list[Step], path: Path) -> Path:
    """A file of events, a day apart from each other."""
    start = datetime(2026, 3, 1, 9, tzinfo=UTC)
    events = [
        {
            "event": event,
            "anonymous_id": "ann",
            "timestamp": (start + timedelta(days=day)).isoformat(),
            **properties,
        }
        for day, (event, properties) in enumerate(steps)
    ]
    path.write_text("\n".join(json.dumps(event) for event in events), encoding="utf-8")
    return path


def steps_of(name: str) -> list[Step]:
    return [step for steps in WALKS[name].values() for step in steps]


@ALL
def test_a_person_walks_through_all_stages_in_order(name: str, tmp_path: Path) -> None:
    journey = templates.load(name)
    assert list(WALKS[name]) == [stage.id for stage in journey.stages]
    measured = pc.measure(journey, log(steps_of(name), tmp_path / "events.jsonl"))
    rows = measured.stays().rows
    assert [row["stage"] for row in rows] == [stage.id for stage in journey.stages]
    assert {row["cycle"] for row in rows} == {rows[0]["cycle"]}
    for row in measured.stages().rows:
        stage = journey.stages[journey.stage_index(row["stage"]) or 0]
        assert row["entries"] == 1
        assert row["completed"] == 1 or stage.completes is None
        assert row["returned"] == row["skipped"] == row["new_cycle"] == 0


@ALL
def test_what_customers_do_all_the_time_moves_nobody(name: str, tmp_path: Path) -> None:
    journey = templates.load(name)
    measured = pc.measure(journey, log([*steps_of(name), *QUIET], tmp_path / "events.jsonl"))
    assert len(measured.stays().rows) == len(journey.stages)


@ALL
def test_from_the_last_stage_a_second_purchase_opens_a_new_cycle(name: str, tmp_path: Path) -> None:
    journey = templates.load(name)
    goal = journey.goal_index()
    assert goal is not None
    again = WALKS[name][journey.stages[goal].id]
    measured = pc.measure(journey, log([*steps_of(name), *again], tmp_path / "events.jsonl"))
    rows = measured.cycles().rows
    assert [row["kind"] for row in rows] == ["first", "repeat"]
    assert [row["stage"] for row in measured.stays().rows][-1] == journey.stages[goal].id


@ALL
def test_stages_do_not_share_events(name: str, tmp_path: Path) -> None:
    """Each event of the walk is recognised by one stage alone, save where a priority decides."""
    path = log([*steps_of(name), *QUIET], tmp_path / "events.jsonl")
    journey = templates.load(name)
    takers = [_taken(journey, stage.id, path) for stage in journey.stages]
    shared = [
        event for event in range(len(steps_of(name))) if sum(event in taken for taken in takers) > 1
    ]
    assert len(shared) == (1 if name in PRIORITIES else 0)


PRIORITIES = ("see-think-do-care",)
"""A pricing page seen by somebody identified is in Think's rule too; Do is tried first."""


def _taken(journey: pc.Journey, stage: str, path: Path) -> set[int]:
    """The places of the events that a stage would take if it were alone."""
    index = journey.stage_index(stage)
    assert index is not None
    rules = {"enter": journey.stages[index].enter, "completes": journey.stages[index].completes}
    alone = journey.model_copy(
        update={"stages": (journey.stages[index].model_copy(update={"goal": False, **rules}),),
                "restart": None, "touchpoints": (), "pains": (), "tactics": ()}
    )  # fmt: skip
    rows = pc.measure(alone, path).why("ann").rows
    return {place for place, row in enumerate(rows) if row["matches"] == stage}
