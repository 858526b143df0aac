"""A journey without a goal."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    name,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No goal stage; a goal before which nothing is drawn."""
    if look.goal is None:
        yield hit(
            [Place("")],
            say(
                N_(
                    "No stage is the goal, so conversion to the goal, repeat customers and value "
                    "stay empty."
                )
            ),
            say(
                N_("Write goal: true in the stage whose completion is the conversion."),
                in_app=N_("Open the stage whose completion is the conversion, and tick Goal."),
            ),
            "high",
        )
    elif look.goal == 0 and len(look.journey.stages) > 1:
        place, _ = next(look.stages())
        yield hit(
            [place],
            say(
                N_("The goal {stage} is the first stage: nothing that leads to it is on the map."),
                stage=name(place),
            ),
            say(N_("Add the stages that come before it.")),
            "medium",
        )


CHECK = Check(
    "goal_stage",
    "clear_stages",
    "high",
    N_("the goal"),
    N_("Is one stage the goal, with stages before it?"),
    N_("Conversion is counted towards the goal."),
    find,
    DRAWN_FOR_COMPANY,
)
