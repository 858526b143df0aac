"""Objectives that hang in the air."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """Objectives without a stage, and objectives without a KPI."""
    nowhere = [place for place, one in look.items("objectives") if not one.stages]
    if nowhere:
        yield hit(
            nowhere,
            plural(
                "The objective {names} is tied to no stage.",
                "{n} objectives are tied to no stage: {names}.",
                len(nowhere),
                names=names(nowhere, quoted=True),
            ),
            say(
                N_("Add stages: where it is won."),
                in_app=N_("In Strategy, under Objectives, choose the stages where it is won."),
            ),
        )
    unseen = [place for place, one in look.items("objectives") if not one.kpis]
    if unseen:
        yield hit(
            unseen,
            plural(
                "The objective {names} has no KPI that would show it.",
                "{n} objectives have no KPI that would show them: {names}.",
                len(unseen),
                names=names(unseen, quoted=True),
            ),
            say(
                N_("Add kpis: the ids of the KPIs by which it is judged."),
                in_app=N_("In Strategy, under Objectives, choose the KPIs by which it is judged."),
            ),
        )


CHECK = Check(
    "objective_tied",
    "clear_stages",
    "low",
    N_("objectives"),
    N_("Is every objective tied to a stage and a KPI?"),
    N_("An objective that no stage works for and no figure shows is a wish."),
    find,
    DRAWN_FOR_COMPANY,
    of="objectives",
)
