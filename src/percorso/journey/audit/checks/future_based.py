"""Future states that change no map."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """A future state without `based_on`, and a `based_on` that leads nowhere."""
    journey = look.journey
    if journey.kind == "future" and journey.based_on is None:
        yield hit(
            [Place("")],
            say(N_("This is a future state, but it is not said which journey it changes.")),
            say(
                N_("Add based_on: the id of the journey as it is today."),
                in_app=N_(
                    "On Home, choose Draw its future state in the menu of the current journey: "
                    "the new one knows what it changes."
                ),
            ),
        )
    if journey.based_on is not None and journey.based_on == journey.id:
        yield hit(
            [Place("based_on")],
            say(N_("The journey is based on itself.")),
            say(
                N_("Give the future state an id of its own."),
                in_app=N_(
                    "On Home, choose Draw its future state in the menu of the current journey, "
                    "and go on in the new one."
                ),
            ),
            "medium",
        )
    elif journey.based_on is not None and journey.kind != "future":
        yield hit(
            [Place("based_on")],
            say(
                N_("based_on is meant for a future state; this map is none."),
                in_app=N_("The map says which journey it changes, but it is no future state."),
            ),
            say(
                N_("Write kind: future, or remove based_on."),
                in_app=N_("It came with the file: correct it there and import the file again."),
            ),
        )


CHECK = Check(
    "future_based",
    "improving",
    "low",
    N_("current and future"),
    N_("Does a future state say which journey it changes?"),
    N_("Beside each other the two show what changes."),
    find,
    of="based_on",
)
