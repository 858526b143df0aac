"""A journey in which everything is right, to be spoilt by the tests one thing at a time."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from percorso.journey import Journey

TODAY = dt.date(2026, 6, 15)
Value = dict[str, Any]


def claim(text: str) -> Value:
    return {"text": text, "grade": "reported", "evidence": ["talks"]}


def stage(name: str, team: str, kpi: str, **more: Any) -> Value:
    return {
        "id": name, "name": name.title(), "mindset": claim("I wonder."), "emotion": 1,
        "customer_goal": "Get on", "business_goal": "Help them on", "team": team,
        "owner": "Ann", "questions": [{"text": "Is it good?", "touchpoints": ["shop"]}],
        "kpis": [
            {"id": f"{name}-kpi", "name": f"{name} figure", "figure": kpi, "target": 1,
             "by": "2026-12-31", "better": "higher"}
        ],
        **more,
    }  # fmt: skip


def touchpoint(name: str, kind: str, channel: str, stages: list[str], **more: Any) -> Value:
    return {
        "id": name, "name": name.title(), "kind": kind, "channel": channel, "stages": stages,
        "state": "covered", "owner": "Bob", "message": "Come and see the price", "emotion": 1,
        **more,
    }  # fmt: skip


def tactic(name: str, stages: list[str], who: dict[str, list[str]]) -> Value:
    return {
        "id": name, "text": name.title(), "stages": stages, "state": "running", **who,
        "starts": "2026-01-01", "ends": "2026-12-31",
    }  # fmt: skip


FINE: Value = {
    "percorso": 1, "id": "lamp", "title": "Buying a lamp", "language": "en",
    "stages": [
        stage("see", "Marketing", "people", enter={"event": "Page Viewed"}),
        stage("think", "Marketing", "people", enter={"event": "Product Viewed"},
              handover="What they looked at"),
        stage("do", "Sales", "entries", goal=True, enter={"event": "Basket Filled"},
              completes={"event": "Order Completed"}, target_duration="2d",
              handover="What was promised"),
        stage("care", "Support", "people", enter={"event": "Ticket Opened"}),
    ],
    "touchpoints": [
        touchpoint("site", "digital", "website", ["see", "think", "do"],
                   rule={"event": ["Page Viewed", "Product Viewed", "Basket Filled"]},
                   wants=["value", "convenience", "trust"],
                   message="Costs, terms, reviews and privacy choices at a glance"),
        touchpoint("shop", "traditional", "store", ["think", "do", "care"],
                   rule={"event": "Order Completed"}, wants=["quality", "good_experience"]),
        touchpoint("chat", "digital", "chat", ["care"], rule={"event": "Ticket Opened"},
                   wants=["responsive_service", "improvement"], answers_within="2h"),
        touchpoint("friends", "external", "word_of_mouth", ["see", "care"]),
    ],
    "personas": [
        {"id": "ann", "name": "Ann", "segments": ["near"],
         "empathy": [{"stages": ["think"], "thinks": ["Too tall?"]}]},
    ],
    "segments": [{"id": "near", "name": "Near", "where": {"city": "Como"}}],
    "objectives": [
        {"id": "more", "text": "More orders", "stages": ["do"], "kpis": ["do-kpi"],
         "due": "2026-12-31"},
    ],
    "pains": [
        {"id": "late", "text": "It comes late", "severity": 4, "stages": ["do"]},
        {"id": "dim", "text": "The picture is dim", "stages": ["see"], "state": "solved"},
    ],
    "delights": [{"id": "light", "text": "The first evening", "stages": ["care"]}],
    "opportunities": [
        {"id": "faster", "text": "Send it faster", "pains": ["late"], "state": "doing"},
        {"id": "brighter", "text": "Take it again", "pains": ["dim"], "state": "done"},
    ],
    "actions": [
        {"id": "van", "text": "Hire a van", "opportunities": ["faster"], "owner": "Bob",
         "due": "2026-09-01", "state": "doing"},
        {"id": "photo", "text": "New pictures", "opportunities": ["brighter"], "owner": "Bob",
         "due": "2026-03-01", "state": "done",
         "effect": {"figure": "conversion", "before": 40, "after": 44}},
    ],
    "tactics": [
        tactic("films", ["see", "think"], {"personas": ["ann"]}),
        tactic("visit", ["do", "care"], {"segments": ["near"]}),
    ],
    "checkins": [{"date": "2026-06-01", "decisions": ["Hire a van"]}],
    "evidence": [
        {"id": "talks", "kind": "interview", "title": "Twelve interviews", "date": "2026-02-01"},
    ],
}  # fmt: skip


def fine() -> Value:
    """The journey as plain values, to be changed at will."""
    return copy.deepcopy(FINE)


def journey(value: Value | None = None) -> Journey:
    return Journey.from_dict(value or fine())
