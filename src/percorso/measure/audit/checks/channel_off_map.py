"""Channels in use that are on no touchpoint."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.said import (
    Counted,
    Share,
    plural,
    say,
)
from percorso.measure.audit.look import MeasuredLook
from percorso.words import N_


def find(look: MeasuredLook) -> Iterator[Hit]:
    """Channels of events that happen at no touchpoint of the map, and that no touchpoint has."""
    drawn = {one.channel for _, one in look.touchpoints()}
    found = {name: n for name, n in look.seen.off_map.items() if name not in drawn}
    if found:
        n = sum(found.values())
        yield hit(
            [Place("")],
            plural(
                "A channel in use is on no touchpoint of the map: {names}; {share} of the events.",
                "{n} channels in use are on no touchpoint of the map: {names}; {share} of the "
                "events.",
                len(found),
                names=Counted(tuple(found.items())),
                share=Share(n / look.seen.events),
            ),
            say(N_("Add the touchpoint at which they happen, with this channel.")),
        )


CHECK = Check(
    "channel_off_map",
    "good_touchpoints",
    "medium",
    N_("channels in use"),
    N_("Is every channel that people use on the map?"),
    N_("People meet the company there, and nobody has drawn it."),
    find,
    of="events",
)
