"""Touchpoints that are planned and late, or planned without a date."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
    names,
)
from percorso.journey.audit.said import Day, plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Planned touchpoints whose day is past, and those without day or owner."""
    planned = [(place, one) for place, one in look.touchpoints() if one.state == "planned"]
    for place, one in planned:
        if one.due is not None and one.due < look.today:
            yield hit(
                [place],
                say(N_("{name} was planned for {day}."), name=name(place), day=Day(one.due)),
                say(
                    N_("Write state: covered if it is live, or a new due."),
                    in_app=N_("Set its state to Covered if it is live, or give it a new day."),
                ),
                "medium",
            )
    vague = [place for place, one in planned if one.due is None or not (one.owner or one.team)]
    if vague:
        yield hit(
            vague,
            plural(
                "{names} is planned without a day or an owner.",
                "{n} touchpoints are planned without a day or an owner: {names}.",
                len(vague),
                names=names(vague),
            ),
            say(N_("Add due and owner."), in_app=N_("Fill in Due and Owner.")),
        )


CHECK = Check(
    "touchpoint_planned",
    "good_touchpoints",
    "low",
    N_("planned touchpoints"),
    N_("Have planned touchpoints a day, an owner, and is the day still ahead?"),
    N_("Planned means decided: with somebody who does it, by a day."),
    find,
    of="planned",
)
