"""Events that are on no touchpoint and in no rule."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, Severity, hit
from percorso.journey.audit.said import (
    Count,
    Counted,
    Share,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Names of events that no rule takes and that happen at no touchpoint."""
    found = look.seen.loose
    if found:
        n = sum(found.values())
        severity: Severity = "medium" if n >= MANY * look.seen.events else "low"
        yield hit(
            [Place("")],
            say(
                N_(
                    "{share} of the events ({n} of {all}) are in no rule and at no touchpoint: "
                    "{names}."
                ),
                share=Share(n / look.seen.events),
                n=Count(n),
                all=Count(look.seen.events),
                names=Counted(tuple(found.items())),
            ),
            say(N_("Add those that matter to the rule of a stage or of a touchpoint.")),
            severity,
        )


MANY = 0.05


CHECK = Check(
    "event_off_map",
    "good_touchpoints",
    "low",
    N_("events on the map"),
    N_("Is every kind of event on the map?"),
    N_("What people do and the map does not know is neither seen nor looked after."),
    find,
    of="events",
)
