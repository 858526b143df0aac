"""Quality: is it proved anywhere?"""

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
    """Nothing that customers meet proves quality."""
    if look.says_wants and not look.serving("quality"):
        yield hit(
            [Place("")],
            say(N_("Quality: no touchpoint or tactic proves it.")),
            say(
                N_(
                    "Write wants: [quality] in those that do, such as reviews, samples, tests or "
                    "guarantees."
                ),
                in_app=N_(
                    "Open those that do, such as reviews, samples, tests or guarantees, and tick "
                    "Quality under What it serves."
                ),
            ),
        )


CHECK = Check(
    "want_quality",
    "wants",
    "medium",
    N_("quality"),
    N_("Does a touchpoint or tactic prove quality?"),
    N_("Customers want to know before they buy that it is good."),
    find,
)
