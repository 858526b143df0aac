"""Check-ins that are not held."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import Day, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No check-in at all, or none in the last month."""
    held = [one.date for one in look.journey.checkins if one.date <= look.today]
    ahead = [one.date for one in look.journey.checkins if one.date > look.today]
    advice = say(
        N_("Hold one, and add it to checkins: date, and what was decided."),
        in_app=N_("Hold one, and record it in Check-ins with what was decided."),
    )
    if not held and not ahead:
        yield hit([Place("")], say(N_("No check-in is written down.")), advice)
    elif held and (look.today - max(held)).days > MONTH:
        place = Place(f"checkins[{[one.date for one in look.journey.checkins].index(max(held))}]")
        yield hit(
            [place],
            say(N_("The last check-in was on {day}, over a month ago."), day=Day(max(held))),
            advice,
            "medium",
        )


MONTH = 31


CHECK = Check(
    "checkin_held",
    "improving",
    "low",
    N_("check-ins"),
    N_("Was a check-in held in the last month?"),
    N_("A map that nobody meets about is out of date within a season."),
    find,
)
