"""Tactics for everybody where it matters who it is."""

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
    """Tactics in consideration and care stages without persona or segment."""
    if not (look.journey.personas or look.journey.segments):
        return
    matter = look.weighing | look.caring
    everybody = [
        p
        for p, one in look.tactics()
        if matter & set(one.stages) and not (one.personas or one.segments)
    ]
    if everybody:
        yield hit(
            everybody,
            plural(
                "{names} is meant for everybody alike, while people weigh or after the goal.",
                "{n} tactics are meant for everybody alike, while people weigh or after the "
                "goal: {names}.",
                len(everybody),
                names=names(everybody, quoted=True),
            ),
            say(
                N_("Add personas or segments: whom it is made for."),
                in_app=N_("Open each, and choose the personas or segments it is made for."),
            ),
        )


CHECK = Check(
    "tactic_audience",
    "personal",
    "low",
    N_("tactics made for somebody"),
    N_("Do tactics in consideration and after the goal say whom they are made for?"),
    N_("There people differ most, and the same message for all fits few."),
    find,
    of="aimed",
)
