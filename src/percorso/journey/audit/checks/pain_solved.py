"""Pain points closed without a measured change."""

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
    """Solved pains whose actions show no before and after."""
    shown = set(_shown(look))
    unshown = [p for p, one in look.items("pains") if one.state == "solved" and one.id not in shown]
    if unshown:
        yield hit(
            unshown,
            plural(
                "{names} is called solved, but no figure before and after shows it.",
                "{n} pain points are called solved, but no figure before and after shows it: "
                "{names}.",
                len(unshown),
                names=names(unshown, quoted=True),
            ),
            say(
                N_(
                    "Add an action with an effect, before and after, to an opportunity that "
                    "eases it."
                )
            ),
        )


def _shown(look: Look) -> Iterator[str]:
    """Ids of the pains behind actions with a measured effect."""
    pains = {one.id: one.pains for one in look.journey.opportunities}
    for action in look.journey.actions:
        effect = action.effect
        if effect is not None and effect.before is not None and effect.after is not None:
            yield from (pain for one in action.opportunities for pain in pains[one])


CHECK = Check(
    "pain_solved",
    "improving",
    "low",
    N_("closed pain points"),
    N_("Does a before and after show that solved pain points are solved?"),
    N_("The customers decide whether a trouble is gone."),
    find,
    of="solved",
)
