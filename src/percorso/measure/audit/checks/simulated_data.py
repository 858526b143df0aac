"""Events that a simulator made."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.said import (
    Count,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Any simulated events at all."""
    observed = look.observed
    if observed.simulated:
        yield hit(
            [Place("")],
            say(
                N_(
                    "Simulated data: a simulator made {n} of {all} events, so the figures show "
                    "no real customer."
                ),
                n=Count(observed.simulated),
                all=Count(observed.events),
            ),
            say(N_("Import real events before deciding anything by these figures.")),
        )


CHECK = Check(
    "simulated_data",
    "clear_stages",
    "low",
    N_("real events"),
    N_("Did real people do what was measured?"),
    N_("Simulated data is good for trying things out, and must never be taken for customers."),
    find,
)
