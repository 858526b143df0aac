"""Stages nobody plans anything for."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No tactic at all, or stages without one on a map that has tactics."""
    if not look.journey.tactics:
        yield hit(
            [Place("")],
            say(N_("No tactic is planned on the map.")),
            say(
                N_("Add tactics: what you do in each stage, for whom, on which channel."),
                in_app=N_(
                    "In Strategy press Add tactic: what you do in each stage, for whom, on which "
                    "channel."
                ),
            ),
        )
        return
    planned = {stage for _, one in look.tactics() for stage in one.stages}
    without = [place for place, one in look.stages() if one.id not in planned]
    if without:
        yield hit(
            without,
            plural(
                "Nothing is planned for {names}.",
                "Nothing is planned for {n} stages: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_("Add a tactic with the stage’s id under stages."),
                in_app=N_("In Strategy add a tactic to that stage."),
            ),
        )


CHECK = Check(
    "tactic_none",
    "personal",
    "low",
    N_("tactics"),
    N_("Is something planned for every stage?"),
    N_("The map is put to work by what is done in each stage."),
    find,
    DRAWN_FOR_COMPANY,
)
