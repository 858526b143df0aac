"""KPIs without a value to reach."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    kpis,
    names,
)
from percorso.journey.audit.said import Count, plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """KPIs without target."""
    every = list(kpis(look))
    without = [place for place, kpi in every if kpi.target is None]
    if without:
        yield hit(
            without,
            plural(
                "{names} has no target.",
                "{n} of {all} KPIs have no target: {names}.",
                len(without),
                all=Count(len(every)),
                names=names(without),
            ),
            say(
                N_("Add target: the value that should be reached, and by: the day."),
                in_app=N_(
                    "Open each, and write the target and the day by which it should be reached."
                ),
            ),
        )


CHECK = Check(
    "kpi_target",
    "clear_stages",
    "medium",
    N_("targets"),
    N_("Does every KPI have a target?"),
    N_(
        "A figure without a target does not say whether to act. The target is the team’s "
        "decision, so templates leave it empty."
    ),
    find,
    DRAWN_FOR_COMPANY,
    of="kpis",
)
