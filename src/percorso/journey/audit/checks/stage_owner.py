"""Stages that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages without owner and team, and those with a team and no person."""
    advice = say(
        N_("Add owner: the person who answers for it."),
        in_app=N_("Fill in Owner: the person who answers for it."),
    )
    nobody = [place for place, s in look.stages() if not s.owner and not s.team]
    if nobody:
        yield hit(
            nobody,
            plural(
                "Nobody answers for {names}.",
                "Nobody answers for {n} stages: {names}.",
                len(nobody),
                names=names(nobody),
            ),
            advice,
        )
    team = [place for place, s in look.stages() if s.team and not s.owner]
    if team:
        yield hit(
            team,
            plural(
                "{names} has a team and nobody who answers for it.",
                "{n} stages have a team and nobody who answers for them: {names}.",
                len(team),
                names=names(team),
            ),
            advice,
            "low",
        )


CHECK = Check(
    "stage_owner",
    "clear_stages",
    "medium",
    N_("owners"),
    N_("Does somebody answer for every stage?"),
    N_("What belongs to everybody is improved by nobody; a team is a start, a person is better."),
    find,
    DRAWN_FOR_COMPANY,
)
