"""A journey of nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No persona at all."""
    if not look.journey.personas:
        yield hit(
            [Place("")],
            say(N_("No persona is described: whose journey is it?")),
            say(
                N_(
                    "Add personas: two or three typical customers, from what interviews and "
                    "tickets tell."
                ),
                in_app=N_(
                    "In Personas press Add persona: two or three typical customers, from what "
                    "interviews and tickets tell."
                ),
            ),
        )


CHECK = Check(
    "persona_none",
    "personal",
    "medium",
    N_("personas"),
    N_("Is at least one persona described?"),
    N_("A journey is somebody’s. Different people make different ones."),
    find,
)
