"""Actions that are late."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    CLOSED,
    Look,
    name,
)
from percorso.journey.audit.said import Day, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Open actions whose day is past, each with its day."""
    for place, one in look.items("actions"):
        if one.state not in CLOSED and one.due is not None and one.due < look.today:
            yield hit(
                [place],
                say(
                    N_("{action} was due on {day}."),
                    action=name(place, quoted=True),
                    day=Day(one.due),
                ),
                say(
                    N_("Write state: done with its effect, or a new due, or state: dropped."),
                    in_app=N_(
                        "Set its state to Done, with its effect; or give it a new day, or set it "
                        "to Dropped."
                    ),
                ),
            )


CHECK = Check(
    "action_overdue",
    "improving",
    "medium",
    N_("actions on time"),
    N_("Are actions done by their day?"),
    N_("A list of late actions is no plan."),
    find,
    of="actions",
)
