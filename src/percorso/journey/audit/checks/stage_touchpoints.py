"""Stages in which customers meet nothing."""

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
    """Stages where no touchpoint stands."""
    met = {stage for _, one in look.touchpoints() for stage in one.stages}
    without = [place for place, stage in look.stages() if stage.id not in met]
    if without:
        yield hit(
            without,
            plural(
                "No touchpoint stands in {names}.",
                "No touchpoint stands in {n} stages: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_(
                    "Add touchpoints there, those of others too, or the stage’s id to stages of "
                    "those there are."
                ),
                in_app=N_(
                    "On the map add touchpoints there, those of others too; or open one there is,"
                    " and choose the stage too."
                ),
            ),
        )


CHECK = Check(
    "stage_touchpoints",
    "good_touchpoints",
    "medium",
    N_("touchpoints in every stage"),
    N_("Do customers meet a touchpoint in every stage?"),
    N_("A stage without touchpoints cannot be helped, measured or improved."),
    find,
)
