"""Touchpoints of which it is not said whether they are covered, or of what kind they are."""

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
    """Touchpoints without a state, and touchpoints without a kind."""
    every = list(look.touchpoints())
    open_ = [place for place, one in every if one.state is None]
    if open_:
        yield hit(
            open_,
            plural(
                "It is not decided whether {names} is covered.",
                "For {n} of {all} touchpoints it is not decided whether they are covered: {names}.",
                len(open_),
                all=Count(len(every)),
                names=names(open_),
            ),
            say(
                N_("Write state: covered, planned or missing."),
                in_app=N_(
                    "Select them in Touchpoints, and set their state: Covered, Planned or Not "
                    "covered."
                ),
            ),
            "medium" if len(open_) * 2 > len(every) else None,
        )
    kind = [place for place, one in every if one.kind is None]
    if kind:
        yield hit(
            kind,
            plural(
                "The kind of {names} is not given.",
                "The kind of {n} touchpoints is not given: {names}.",
                len(kind),
                names=names(kind),
            ),
            say(
                N_("Write kind: traditional, digital or external."),
                in_app=N_("Open each, and choose its kind: Traditional, Digital or External."),
            ),
        )


CHECK = Check(
    "touchpoint_decided",
    "good_touchpoints",
    "low",
    N_("decided touchpoints"),
    N_("Is it said of every touchpoint whether it is covered, and of what kind it is?"),
    N_("To know which touchpoints are missing, somebody must have looked at each."),
    find,
    of="touchpoints",
)
