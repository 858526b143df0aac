"""Questions answered only by touchpoints that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import TODAY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
    questions,
)
from percorso.journey.audit.said import Names, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Questions all of whose touchpoints are planned, missing or retired."""
    known = {one.id: one.name for one in look.journey.touchpoints}
    for place, one in questions(look):
        if one.answered is False or not one.touchpoints or any(map(look.live, one.touchpoints)):
            continue
        absent = Names(tuple(known[touchpoint] for touchpoint in one.touchpoints))
        yield hit(
            [place],
            say(
                N_("{question} is answered only by {names}, which customers cannot meet yet."),
                question=name(place, quoted=True),
                names=absent,
            ),
            say(
                N_("Write answered: false until it is there, or add a touchpoint that is."),
                in_app=N_(
                    "Say that people do not find the answer until it is there, or choose a "
                    "touchpoint that is."
                ),
            ),
        )


CHECK = Check(
    "question_promised",
    "good_touchpoints",
    "medium",
    N_("answers that are there"),
    N_("Are the touchpoints that answer questions there today?"),
    N_("A planned answer helps nobody today."),
    find,
    TODAY,
    of="answers",
)
