"""Pain points that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Open pains that no opportunity would ease; grave ones matter more."""
    eased = {
        pain for one in look.journey.opportunities if one.state != "dropped" for pain in one.pains
    }
    open_ = [
        (p, one)
        for p, one in look.items("pains")
        if one.state not in ("solved", "accepted") and one.id not in eased
    ]
    advice = say(
        N_("Add an opportunity with its id under pains, or write state: accepted."),
        in_app=N_(
            "On the map add an opportunity, and choose it under Pain points it eases; or "
            "set the pain point to Accepted."
        ),
    )
    grave = [place for place, one in open_ if (one.severity or 0) >= GRAVE]
    if grave:
        yield hit(
            grave,
            plural(
                "A grave pain point has no opportunity that would ease it: {names}.",
                "{n} grave pain points have no opportunity that would ease them: {names}.",
                len(grave),
                names=names(grave, quoted=True),
            ),
            advice,
            "medium",
        )
    light = [place for place, one in open_ if (one.severity or 0) < GRAVE]
    if light:
        yield hit(
            light,
            plural(
                "A pain point has no opportunity that would ease it: {names}.",
                "{n} pain points have no opportunity that would ease them: {names}.",
                len(light),
                names=names(light, quoted=True),
            ),
            advice,
        )


GRAVE = 4


CHECK = Check(
    "pain_opportunity",
    "improving",
    "low",
    N_("answers to pain points"),
    N_("Has every pain point an opportunity that would ease it?"),
    N_("Trouble that is drawn and never answered stays trouble."),
    find,
    of="pains",
)
