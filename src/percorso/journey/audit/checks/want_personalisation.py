"""Personalisation: a tactic for each persona, where it matters."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Consideration and care without a tactic for some persona or segment."""
    made = [t for _, t in look.tactics() if t.personas or t.segments]
    for stages, message in (
        (
            look.weighing,
            N_(
                "Personalisation: no tactic is made for a persona or segment while people weigh: "
                "{names}."
            ),
        ),
        (
            look.caring,
            N_(
                "Personalisation: no tactic is made for a persona or segment after the goal: "
                "{names}."
            ),
        ),
    ):
        if stages and not any(stages.intersection(t.stages) for t in made):
            places = [place for place, stage in look.stages() if stage.id in stages]
            yield hit(
                places,
                say(message, names=names(places)),
                say(N_("Add a tactic there, with the persona or segment it is made for.")),
            )


CHECK = Check(
    "want_personalisation",
    "wants",
    "medium",
    N_("personalisation"),
    N_("Is there a tactic made for somebody in consideration and after the goal?"),
    N_("People want to be met as who they are, above all by a company they know."),
    find,
)
