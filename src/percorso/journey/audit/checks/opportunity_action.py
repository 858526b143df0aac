"""Opportunities that nobody takes up."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    CLOSED,
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Open or planned opportunities that no action takes up."""
    taken = {
        one
        for action in look.journey.actions
        if action.state != "dropped"
        for one in action.opportunities
    }
    idle = [
        p
        for p, one in look.items("opportunities")
        if one.state not in CLOSED and one.id not in taken
    ]
    if idle:
        yield hit(
            idle,
            plural(
                "Nobody takes up {names}.",
                "Nobody takes up {n} opportunities: {names}.",
                len(idle),
                names=names(idle, quoted=True),
            ),
            say(
                N_("Add an action with its id under opportunities, or write state: dropped."),
                in_app=N_(
                    "On the map add an action, and choose it under Opportunities it takes up; or "
                    "set the opportunity to Dropped."
                ),
            ),
        )


CHECK = Check(
    "opportunity_action",
    "improving",
    "low",
    N_("opportunities taken up"),
    N_("Does an action take up every opportunity?"),
    N_("An opportunity becomes a change only by somebody doing something."),
    find,
    of="opportunities",
)
