"""Improvement: do customers see that something changes?"""

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
    """No way to say what is wrong, or no trouble closed with a before and after."""
    asked = bool(look.serving("improvement"))
    closed = any(a.effect is not None and a.effect.after is not None for a in look.journey.actions)
    if look.says_wants and not asked and not closed:
        yield hit(
            [Place("")],
            say(
                N_(
                    "Improvement: customers cannot see that anything changes: no touchpoint asks "
                    "them, and no action shows a before and after."
                )
            ),
            say(
                N_(
                    "Write wants: [improvement] in the touchpoint that asks customers, such as a "
                    "survey, and add effect to what was done."
                ),
                in_app=N_(
                    "Open the touchpoint that asks customers, such as a survey, and tick "
                    "Continuous improvement under What it serves; then fill in the effect of what"
                    " was done."
                ),
            ),
        )


CHECK = Check(
    "want_improvement",
    "wants",
    "low",
    N_("improvement"),
    N_("Can customers say what is wrong, and does it change?"),
    N_("Customers forgive what gets better."),
    find,
)
