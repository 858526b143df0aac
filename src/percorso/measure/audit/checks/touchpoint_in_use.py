"""Touchpoints that are called missing or planned, and that events show."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import (
    Count,
    say,
)
from percorso.measure.audit.checks.touchpoint_silent import events_at
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Touchpoints not covered or planned, with the events there."""
    for place, one in look.touchpoints():
        n = events_at(look, one.id)
        if n and one.state in ("missing", "planned"):
            message = (
                N_("{name} is drawn as not covered, yet events happen there: {n}.")
                if one.state == "missing"
                else N_("{name} is drawn as planned, yet events happen there: {n}.")
            )
            yield hit(
                [place],
                say(message, name=name_of(place), n=Count(n)),
                say(
                    N_("Write state: covered, with its owner; or correct its rule."),
                    in_app=N_("Set its state to Covered, with its owner; or correct its rule."),
                ),
            )


CHECK = Check(
    "touchpoint_in_use",
    "good_touchpoints",
    "medium",
    N_("states of touchpoints"),
    N_("Do events happen at touchpoints drawn as missing or planned?"),
    N_("Customers are there already; somebody should be too."),
    find,
    of="events",
)
