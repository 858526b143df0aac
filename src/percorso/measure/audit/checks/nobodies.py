"""Customer numbers that mean nobody."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.said import (
    Counted,
    Share,
    plural,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Events whose customer number is a word such as `undefined`."""
    found = look.seen.nobodies
    if found:
        n = sum(found.values())
        yield hit(
            [Place("")],
            plural(
                "{n} event ({share}) belongs to a customer number that means nobody: {names}. "
                "All of one such number count as one person.",
                "{n} events ({share}) belong to customer numbers that mean nobody: {names}. All "
                "of one such number count as one person.",
                n,
                share=Share(n / look.seen.events),
                names=Counted(tuple(found.items())),
            ),
            say(
                N_(
                    "Make the source leave the customer number empty when it knows none, and "
                    "import again."
                )
            ),
        )


CHECK = Check(
    "nobodies",
    "clear_stages",
    "medium",
    N_("customer numbers"),
    N_("Does every customer number mean somebody?"),
    N_("A word such as undefined in place of a number makes one person of many."),
    find,
    of="events",
)
