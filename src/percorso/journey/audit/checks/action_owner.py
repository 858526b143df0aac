"""Actions without owner or day."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    CLOSED,
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Open actions without owner and team, or without due."""
    items = [(p, one) for p, one in look.items("actions") if one.state not in CLOSED]
    vague = [p for p, one in items if one.due is None or not (one.owner or one.team)]
    if vague:
        yield hit(
            vague,
            plural(
                "{names} has no owner or no day.",
                "{n} actions have no owner or no day: {names}.",
                len(vague),
                names=names(vague, quoted=True),
            ),
            say(N_("Add owner and due."), in_app=N_("Fill in Owner and Due.")),
        )


CHECK = Check(
    "action_owner",
    "improving",
    "medium",
    N_("actions with owner and day"),
    N_("Has every action an owner and a day?"),
    N_("An action without either does not happen."),
    find,
    of="actions",
)
