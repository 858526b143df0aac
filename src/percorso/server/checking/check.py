"""The map check of a journey, with what was measured of it where that still holds."""

from __future__ import annotations

import datetime as dt

from percorso.journey import Journey
from percorso.journey.audit import MapCheck, examine
from percorso.measure.audit import judged
from percorso.server.measuring.answers import Kept


def checked(journey: Journey, kept: Kept | None, today: dt.date | None = None) -> MapCheck:
    """Check a map; nothing is measured here.

    Args:
        journey: The journey as it is drawn now.
        kept: What was measured of it, if anything; it may be of rules that it has no longer.
        today: The day on which dates are judged; by default today.
    """
    observed = kept.observed(journey) if kept else None
    return judged(journey, observed, today) if observed else examine(journey, today)
