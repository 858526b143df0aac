"""Stages that do not say what the customer has in mind."""

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
    """Stages without mindset."""
    without = [place for place, s in look.stages() if s.mindset is None]
    if without:
        yield hit(
            without,
            plural(
                "{names} does not say what the customer has in mind.",
                "{n} stages do not say what the customer has in mind: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_("Add mindset: one sentence, in the customer’s words."),
                in_app=N_("Fill in Mindset: one sentence, in the customer’s words."),
            ),
        )


CHECK = Check(
    "stage_mindset",
    "clear_stages",
    "medium",
    N_("mindsets"),
    N_("Does every stage say what the customer has in mind?"),
    N_(
        "Without the customer’s mind the map shows the company’s process, not the customer’s "
        "journey."
    ),
    find,
)
