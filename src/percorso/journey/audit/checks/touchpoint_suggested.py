"""Touchpoints that such journeys commonly have and this one lacks."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import (
    Look,
)
from percorso.journey.audit.said import Names, say
from percorso.journey.catalogue import KnownTouchpoint, touchpoints
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """For each channel of the catalogue that no touchpoint travels by, one that commonly does."""
    found = _usual(look) if look.journey.touchpoints else []
    if found:
        yield hit(
            [Place("")],
            say(
                N_("Journeys like this one commonly also have: {names}."),
                names=Names(tuple(one.name for one in found), most=MOST),
            ),
            say(
                N_(
                    "Ask customers whether they use them; add those they do, with state: missing "
                    "if nobody covers them."
                ),
                in_app=N_(
                    "Ask customers whether they use them; add those they do in Touchpoints, under"
                    " Not covered yet."
                ),
            ),
        )


def _usual(look: Look) -> list[KnownTouchpoint]:
    """Touchpoints of the channels that stand in most phases, one a channel."""
    items = [one for _, one in look.items("touchpoints")]
    known = {one.channel for one in items} | {one.id.replace("-", "_") for one in items}
    phases = {stage.phase for _, stage in look.stages()}
    channels: dict[str, list[KnownTouchpoint]] = {}
    for one in touchpoints():
        if phases.intersection(one.phases):
            channels.setdefault(one.channel, []).append(one)
    absent = [found for name, found in channels.items() if name not in known]
    absent = [found for found in absent if not known.intersection(one.id for one in found)]
    absent.sort(key=lambda found: -len({phase for one in found for phase in one.phases}))
    return [found[0] for found in absent[:MOST]]


MOST = 5


CHECK = Check(
    "touchpoint_suggested",
    "good_touchpoints",
    "low",
    N_("the usual touchpoints"),
    N_("Which touchpoints do such journeys commonly have that this one lacks?"),
    N_(
        "What is not on the map is easily forgotten. What its absence costs, only your customers "
        "can say."
    ),
    find,
    of="touchpoints",
)
