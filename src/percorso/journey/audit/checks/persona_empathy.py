"""Personas without an empathy map."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    concerned,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Personas none of whose empathy maps is filled, and personas tied to no stage."""
    without = [place for place, one in look.items("personas") if not one.empathy]
    if without:
        yield hit(
            without,
            plural(
                "{names} has no empathy map.",
                "{n} personas have no empathy map: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_("Add empathy: what they think, feel, see, hear, say and do in a scenario."),
                in_app=N_(
                    "Open the persona and fill in its empathy map: what they think, feel, see, "
                    "hear, say and do in a scenario."
                ),
            ),
        )
    tied = concerned(look, "personas")
    loose = [
        place
        for place, one in look.items("personas")
        if one.empathy and not any(m.stages for m in one.empathy) and one.id not in tied
    ]
    if loose:
        yield hit(
            loose,
            plural(
                "{names} is tied to no stage.",
                "{n} personas are tied to no stage: {names}.",
                len(loose),
                names=names(loose),
            ),
            say(
                N_("Add stages to the empathy map: where it holds."),
                in_app=N_("In the empathy map choose the stages in which it holds."),
            ),
        )


CHECK = Check(
    "persona_empathy",
    "personal",
    "low",
    N_("empathy maps"),
    N_("Has every persona an empathy map, tied to stages?"),
    N_("An empathy map says what a persona lives in a stage, and so what to do there."),
    find,
    of="personas",
)
