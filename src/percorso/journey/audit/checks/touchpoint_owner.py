"""Covered touchpoints that nobody answers for."""

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
    """Covered touchpoints without owner and team."""
    nobody = [
        p for p, one in look.touchpoints() if one.state == "covered" and not (one.owner or one.team)
    ]
    if nobody:
        yield hit(
            nobody,
            plural(
                "{names} is covered, but nobody answers for it.",
                "{n} touchpoints are covered, but nobody answers for them: {names}.",
                len(nobody),
                names=names(nobody),
            ),
            say(
                N_("Add owner, or team. Of external ones: who follows and answers."),
                in_app=N_("Fill in Owner or Team. Of external ones: who follows and answers."),
            ),
        )


CHECK = Check(
    "touchpoint_owner",
    "good_touchpoints",
    "low",
    N_("owners of touchpoints"),
    N_("Does somebody answer for every covered touchpoint?"),
    N_("Covered means that somebody looks after it."),
    find,
    of="covered",
)
