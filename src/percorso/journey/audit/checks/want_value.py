"""Good value: is the price known before the goal?"""

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
    """Nothing up to the goal says what it costs."""
    if look.says_wants and not look.serving("value", look.before_goal):
        yield hit(
            [Place("")],
            say(N_("Good value: nothing before the goal tells customers the price.")),
            say(
                N_(
                    "Write wants: [value] in the touchpoints that show prices and costs before the "
                    "goal, or add one."
                ),
                in_app=N_(
                    "Open the touchpoints that show prices and costs before the goal, and tick "
                    "Good value under What it serves; or add one."
                ),
            ),
        )


CHECK = Check(
    "want_value",
    "wants",
    "medium",
    N_("good value"),
    N_("Is there information on the price before the goal?"),
    N_("A price that appears at the end is the commonest reason to leave."),
    find,
)
