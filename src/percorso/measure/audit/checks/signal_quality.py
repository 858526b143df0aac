"""Quality: do the reviews confirm it?"""

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
    """Review scores that are clearly bad."""
    yield from unhappy(look, "quality", say(N_("Quality is not confirmed by reviews.")))


CHECK = Check(
    "signal_quality",
    "wants",
    "medium",
    N_("reviews"),
    N_("Do review scores confirm quality?"),
    N_("Confirmed: the mean lies above the middle of the scale, with its whole interval."),
    find,
    of="scores",
)
