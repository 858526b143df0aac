"""Good experiences: are customers content?"""

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
    """Satisfaction or recommendation that is clearly bad."""
    yield from unhappy(
        look,
        "good_experience",
        say(N_("Good experiences are not confirmed by customers’ answers.")),
    )


CHECK = Check(
    "signal_good_experience",
    "wants",
    "medium",
    N_("satisfaction"),
    N_("Do CSAT and NPS confirm good experiences?"),
    N_(
        "Confirmed: CSAT lies above the middle of its scale, with its whole interval; there are "
        "more promoters than detractors."
    ),
    find,
    of="scores",
)
