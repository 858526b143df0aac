"""Touchpoints of which nobody knows what they say."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import Count, plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Touchpoints that customers can meet and the company controls, without a message."""
    ours = [
        (p, one) for p, one in look.touchpoints() if look.live(one.id) and one.kind != "external"
    ]
    silent = [place for place, one in ours if one.message is None]
    if silent:
        yield hit(
            silent,
            plural(
                "The map does not say what {names} tells customers.",
                "The map does not say what {n} of {all} touchpoints tell customers: {names}.",
                len(silent),
                all=Count(len(ours)),
                names=names(silent),
            ),
            say(
                N_("Add message: what it says, in a sentence; then read them side by side."),
                in_app=N_(
                    "Open each and fill in Message: what it says, in a sentence; then read them "
                    "side by side."
                ),
            ),
        )


CHECK = Check(
    "touchpoint_message",
    "consistent",
    "low",
    N_("messages"),
    N_("Does the map say what each touchpoint tells customers?"),
    N_("Only messages side by side show whether all channels make the same promise."),
    find,
    of="touchpoints",
)
