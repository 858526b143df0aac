"""Touchpoints that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    name,
    names,
)
from percorso.journey.audit.said import Name, plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Touchpoints that are not covered: what their absence costs, where the map says it."""
    missing = [(place, one) for place, one in look.touchpoints() if one.state == "missing"]
    for place, one in missing:
        if one.if_missing is not None:
            yield hit(
                [place],
                (
                    say(N_("{name} is not covered."), name=name(place)),
                    say(N_("What it costs: {cost}"), cost=Name(one.if_missing, quoted=True)),
                ),
                say(
                    N_(
                        "Decide on it: write state: planned with due and owner, or covered when "
                        "somebody looks after it."
                    ),
                    in_app=N_(
                        "Decide on it: set its state to Planned with a day and an owner, or to "
                        "Covered when somebody looks after it."
                    ),
                ),
            )
    unsaid = [place for place, one in missing if one.if_missing is None]
    if unsaid:
        yield hit(
            unsaid,
            plural(
                "{names} is not covered, and the map does not say what that costs.",
                "{n} touchpoints are not covered, and the map does not say what that costs: "
                "{names}.",
                len(unsaid),
                names=names(unsaid),
            ),
            say(
                N_(
                    "Add if_missing: what their absence costs or may cost, so that they can be "
                    "compared."
                ),
                in_app=N_(
                    "Open each and fill in If it is missing: what its absence costs or may cost, "
                    "so that they can be compared."
                ),
            ),
            "low",
        )


CHECK = Check(
    "touchpoint_missing",
    "good_touchpoints",
    "medium",
    N_("covered touchpoints"),
    N_("Which touchpoints do customers use or expect, and nobody looks after?"),
    N_("Where customers need a touchpoint and nobody covers it, they turn to somebody else."),
    find,
    of="decided",
)
