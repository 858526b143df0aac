"""Actions that are done and whose effect nobody measured."""

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
    """Done actions without an effect before and after."""
    done = [(place, one) for place, one in look.items("actions") if one.state == "done"]
    blind = [
        p
        for p, one in done
        if one.effect is None or one.effect.before is None or one.effect.after is None
    ]
    if blind:
        yield hit(
            blind,
            plural(
                "{names} is done, but its effect is not measured.",
                "{n} actions are done, but their effect is not measured: {names}.",
                len(blind),
                names=names(blind, quoted=True),
            ),
            say(
                N_(
                    "Add effect: the figure or KPI that should have changed, with before and after."
                ),
                in_app=N_(
                    "Fill in Effect: the figure or KPI that should have changed, before and after."
                ),
            ),
        )


CHECK = Check(
    "action_effect",
    "improving",
    "medium",
    N_("measured effects"),
    N_("Is the effect of what was done measured, before and after?"),
    N_("Only so does the team learn what works."),
    find,
    of="done",
)
