"""Maps that do not say what customers want."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import Look
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """No touchpoint and no tactic names a want."""
    if not look.says_wants:
        yield hit(
            [Place("")],
            say(
                N_(
                    "No touchpoint or tactic says which of the things customers want it serves: "
                    "quality, value, convenience, trust and so on."
                )
            ),
            say(
                N_("Add wants to those that do, such as wants: [quality, trust]."),
                in_app=N_("Open those that do, and tick what they serve in Details, More fields."),
            ),
        )


CHECK = Check(
    "wants_said",
    "wants",
    "medium",
    N_("what customers want"),
    N_("Does the map say what serves the things that customers want?"),
    N_("Only then can the map check say which of them is missing."),
    find,
)
