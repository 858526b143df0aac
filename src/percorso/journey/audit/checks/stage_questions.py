"""Stages without the customer's questions."""

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
    """Stages in which the customer asks nothing."""
    without = [place for place, s in look.stages() if not s.questions]
    if without:
        yield hit(
            without,
            plural(
                "{names} names no question of the customer.",
                "{n} stages name no question of the customer: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_("Add questions: what the customer wants to know before going on."),
                in_app=N_(
                    "On the map, in the row Questions, add what the customer wants to know before"
                    " going on."
                ),
            ),
        )


CHECK = Check(
    "stage_questions",
    "clear_stages",
    "low",
    N_("customers’ questions"),
    N_("Does every stage hold the questions customers ask there?"),
    N_("An open question is the commonest reason to stop."),
    find,
)
