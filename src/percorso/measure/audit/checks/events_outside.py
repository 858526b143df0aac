"""Events that no stage takes."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.said import (
    Count,
    Counted,
    Said,
    Share,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """More than half of the events in no stage."""
    seen = look.seen
    if seen.events and seen.untaken > MOST * seen.events:
        common = tuple(seen.loose.items())
        says = [
            say(
                N_("{share} of the events ({n} of {all}) are taken by no stage."),
                share=Share(seen.untaken / seen.events),
                n=Count(seen.untaken),
                all=Count(seen.events),
            )
        ]
        if common:
            says.append(say(N_("The commonest on no rule: {names}."), names=Counted(common)))
        yield hit(
            [Place("")],
            says,
            say(
                N_(
                    "Look whether some of them show a stage, and add them to its rule; the rest "
                    "may stay outside."
                )
            ),
        )


def notes(look: MeasuredLook) -> Iterator[Said]:
    """How many of the events some stage takes."""
    seen = look.seen
    if seen.events and seen.untaken <= MOST * seen.events:
        yield say(
            N_("{share} of the events ({n} of {all}) are taken by a stage."),
            share=Share(1 - seen.untaken / seen.events),
            n=Count(seen.events - seen.untaken),
            all=Count(seen.events),
        )


MOST = 0.5


CHECK = Check(
    "events_outside",
    "clear_stages",
    "low",
    N_("events in stages"),
    N_("How many of the events are taken by a stage?"),
    N_("Not every event is a signal, but when most are none the journey may miss a part."),
    find,
    of="events",
    notes=notes,
)
