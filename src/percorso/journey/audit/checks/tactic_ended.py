"""Tactics that have ended and still run."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
)
from percorso.journey.audit.said import Day, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Running or planned tactics whose last day is past, planned ones that should have begun."""
    for place, one in look.tactics():
        if one.ends is not None and one.ends < look.today and one.state in ("planned", "running"):
            yield hit(
                [place],
                say(
                    N_("{tactic} ended on {day}, but the map shows it as running or planned."),
                    tactic=name(place, quoted=True),
                    day=Day(one.ends),
                ),
                say(
                    N_("Write state: done, or a new ends."),
                    in_app=N_("Set its state to Done, or give it a new end."),
                ),
            )
        elif one.starts is not None and one.starts < look.today and one.state == "planned":
            yield hit(
                [place],
                say(
                    N_("{tactic} was to start on {day} and is still planned."),
                    tactic=name(place, quoted=True),
                    day=Day(one.starts),
                ),
                say(
                    N_("Write state: running, or a new starts."),
                    in_app=N_("Set its state to Running, or give it a new start."),
                ),
                "low",
            )


CHECK = Check(
    "tactic_ended",
    "improving",
    "medium",
    N_("tactics up to date"),
    N_("Does the map show tactics as they are today?"),
    N_("Who reads the map must be able to believe what runs now."),
    find,
    of="tactics",
)
