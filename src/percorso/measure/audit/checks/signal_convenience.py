"""Convenience: do customers find it easy?"""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit
from percorso.journey.audit.said import (
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.measure.audit.signals import unhappy
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Ease that is clearly bad."""
    yield from unhappy(
        look, "convenience", say(N_("Convenience is not confirmed by customers’ answers on ease."))
    )


CHECK = Check(
    "signal_convenience",
    "wants",
    "medium",
    N_("ease"),
    N_("Does the customer effort score (CES) confirm convenience?"),
    N_("Confirmed: the mean lies above the middle of the scale, with its whole interval."),
    find,
    of="scores",
)
