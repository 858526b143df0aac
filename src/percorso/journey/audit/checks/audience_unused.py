"""Personas and segments that no tactic is made for."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Personas and segments that no tactic names, itself or through a persona's segments."""
    if not look.journey.tactics:
        return
    used = {one for _, tactic in look.tactics() for one in (*tactic.personas, *tactic.segments)}
    used |= {s for _, one in look.items("personas") if one.id in used for s in one.segments}
    idle = [
        place
        for part in ("personas", "segments")
        for place, one in look.items(part)
        if one.id not in used
    ]
    if idle:
        yield hit(
            idle,
            plural(
                "No tactic is made for {names}.",
                "No tactic is made for {n} personas and segments: {names}.",
                len(idle),
                names=names(idle),
            ),
            say(
                N_(
                    "Add its id to personas or segments of a tactic, or drop it if it changes "
                    "nothing you do."
                ),
                in_app=N_(
                    "In Strategy, open a tactic and choose whom it is made for; or delete those "
                    "that change nothing you do."
                ),
            ),
        )


CHECK = Check(
    "audience_unused",
    "personal",
    "medium",
    N_("tactics for personas and segments"),
    N_("Is every persona and segment used by a tactic?"),
    N_("Personas are there to be used, not only described."),
    find,
    of="aimed",
)
