"""Quick service: do people hear back in the stated time?"""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.said import (
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Help touchpoints whose answers are mostly later than stated."""
    for answered in look.answers:
        if answered.late:
            yield hit(
                [answered.place],
                answered.says(),
                say(
                    N_("Answer sooner, or state a time that holds in answers_within."),
                    in_app=N_("Answer sooner, or write under Answers within a time that holds."),
                ),
            )


CHECK = Check(
    "signal_responsive_service",
    "wants",
    "medium",
    N_("answer times"),
    N_("Do people hear back within the stated answer time?"),
    N_(
        "Counted where events say their direction: from what a person writes to the next answer "
        "on the same channel. Confirmed: at least nine of ten answers are in time."
    ),
    find,
    of="answered",
)
