"""Different offers at the same time and place."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
    names,
)
from percorso.journey.audit.said import say
from percorso.journey.texts import claim_text
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Stages in which incentives with different promises run on different channels."""
    running = [
        (p, t)
        for p, t in look.tactics()
        if t.incentive is not None and t.state in ("planned", "running")
    ]
    for place, stage in look.stages():
        here = [(p, t) for p, t in running if stage.id in t.stages and t.channel]
        promises = {(claim_text(t.incentive, "en"), t.channel) for _, t in here}
        if (
            len({promise for promise, _ in promises}) > 1
            and len({channel for _, channel in promises}) > 1
        ):
            places = [p for p, _ in here]
            yield hit(
                places,
                say(
                    N_("In {stage} different offers run on different channels: {names}."),
                    stage=name(place),
                    names=names(places, quoted=True),
                ),
                say(N_("Check that nobody meets both, or make the offer the same.")),
            )


CHECK = Check(
    "incentives_apart",
    "consistent",
    "medium",
    N_("the same offer everywhere"),
    N_("Is the offer in a stage the same on all channels?"),
    N_("Two prices for the same thing cost trust."),
    find,
    of="offers",
)
