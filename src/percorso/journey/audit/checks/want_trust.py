"""Trust: costs, terms, reviews and privacy before the goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    every_language,
)
from percorso.journey.audit.said import Terms, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Nothing up to the goal builds trust; or some of its four parts are mentioned nowhere."""
    if not look.says_wants:
        return
    if not look.serving("trust", look.before_goal):
        yield hit(
            [Place("")],
            say(N_("Trust: nothing before the goal is there to earn it.")),
            say(
                N_(
                    "Write wants: [trust] in the touchpoints that show total costs, terms, reviews "
                    "or privacy choices before the goal."
                ),
                in_app=N_(
                    "Open the touchpoints that show total costs, terms, reviews or privacy "
                    "choices before the goal, and tick Trust and transparency under What it "
                    "serves."
                ),
            ),
            "medium",
        )
        return
    said = " ".join(_said(look)).casefold()
    silent = tuple(
        topic for topic, stems in TOPICS.items() if not any(stem in said for stem in stems)
    )
    if silent:
        yield hit(
            [Place("")],
            say(
                N_("Trust: before the goal, the map does not mention {topics}."),
                topics=Terms(silent),
            ),
            say(
                N_("Say in the message of a touchpoint where customers find it before they decide.")
            ),
        )


def _said(look: Look) -> Iterator[str]:
    """What touchpoints, questions and tactics up to the goal say, in all languages."""
    for _, stage in look.stages():
        if stage.id in look.before_goal:
            yield from (one for q in stage.questions for one in every_language(q.text))
    live: list[Any] = [t for _, t in look.touchpoints() if look.live(t.id)]
    for one in (*live, *(t for _, t in look.tactics())):
        if look.before_goal.intersection(one.stages):
            fields = ("id", "channel", "name", "text", "message", "incentive", "note")
            parts = (getattr(one, field, None) for field in fields)
            yield from (said for part in parts for said in every_language(part))


TOPICS = {
    N_("total costs"): (
        "cost",
        "price",
        "pricing",
        "quote",
        "spes",
        "prezz",
        "preventiv",
        "tariff",
    ),
    N_("terms and returns"): (
        "terms",
        "return",
        "refund",
        "guarant",
        "warrant",
        "condizion",
        "reso",
        "resi",
        "rimbors",
        "garanzi",
        "recess",
    ),
    N_("reviews"): ("review", "recension", "rating", "testimonial", "case stud", "referenz"),
    N_("privacy choices"): (
        "privacy",
        "consent",
        "cookie",
        "consens",
        "dati personali",
        "personal data",
    ),
}


CHECK = Check(
    "want_trust",
    "wants",
    "low",
    N_("trust"),
    N_("Do customers find total costs, terms, reviews and privacy choices before the goal?"),
    N_("Whoever has to look for these, or finds them too late, wonders why."),
    find,
)
