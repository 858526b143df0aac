"""A journey that ends at the sale."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No stage after the goal."""
    if look.goal is not None and look.goal == len(look.journey.stages) - 1 and not look.caring:
        place = list(look.stages())[-1][0]
        yield hit(
            [place],
            say(
                N_("The journey ends at {stage}: what customers live after it is not on the map."),
                stage=name(place),
            ),
            say(
                N_("Add a stage with phase: care, such as help, use or coming back."),
                in_app=N_(
                    "On the map press Add stage, and choose the phase Care for it: help, use or "
                    "coming back."
                ),
            ),
        )


CHECK = Check(
    "care_stage",
    "clear_stages",
    "medium",
    N_("life after the goal"),
    N_("Does the journey go on after the goal?"),
    N_("Help, use and coming back decide whether a customer stays, and the journey is a circle."),
    find,
    DRAWN_FOR_COMPANY,
)
