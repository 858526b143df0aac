"""Touchpoints that stand in no stage."""

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
    """Touchpoints without a stage."""
    loose = [place for place, one in look.touchpoints() if not one.stages]
    if loose:
        yield hit(
            loose,
            plural(
                "{names} stands in no stage.",
                "{n} touchpoints stand in no stage: {names}.",
                len(loose),
                names=names(loose),
            ),
            say(
                N_("Add stages: where customers meet it."),
                in_app=N_("Open each, and choose the stages where customers meet it."),
            ),
        )


CHECK = Check(
    "touchpoint_stage",
    "good_touchpoints",
    "medium",
    N_("touchpoints in their stages"),
    N_("Does every touchpoint stand in a stage?"),
    N_("A touchpoint in no stage is on no drawing."),
    find,
    of="touchpoints",
)
