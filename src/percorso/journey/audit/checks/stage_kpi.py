"""Stages that no figure judges."""

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
    """Stages without KPI."""
    without = [place for place, s in look.stages() if not s.kpis]
    if without:
        yield hit(
            without,
            plural(
                "{names} has no KPI.",
                "{n} stages have no KPI: {names}.",
                len(without),
                names=names(without),
            ),
            say(
                N_("Add kpis: one figure that would tell whether it goes well."),
                in_app=N_("In the tab KPI add one figure that would tell whether it goes well."),
            ),
        )


CHECK = Check(
    "stage_kpi",
    "clear_stages",
    "medium",
    N_("KPIs"),
    N_("Is every stage judged by a KPI?"),
    N_("A stage without a figure cannot get better or worse, as far as anybody can tell."),
    find,
    DRAWN_FOR_COMPANY,
)
