"""KPIs that nothing will ever fill."""

from __future__ import annotations

from collections.abc import Iterator

from percorso.journey.audit.check import DRAWN_FOR_COMPANY, Check
from percorso.journey.audit.finding import Hit, hit
from percorso.journey.audit.look import (
    Look,
    kpis,
    names,
)
from percorso.journey.audit.said import plural, say
from percorso.words import N_


def find(look: Look) -> Iterator[Hit]:
    """KPIs without measured figure, value or source."""
    empty = [
        place
        for place, kpi in kpis(look)
        if kpi.figure is None and kpi.value is None and not kpi.sources
    ]
    if empty:
        yield hit(
            empty,
            plural(
                "Nothing fills {names}.",
                "Nothing fills {n} KPIs: {names}.",
                len(empty),
                names=names(empty),
            ),
            say(
                N_(
                    "Add figure: the measured figure that fills it, or value: the one you know, "
                    "or sources: what must be connected first."
                ),
                in_app=N_(
                    "Open each and choose its measured figure, or write the value you know, or say "
                    "under Sources needed what must be connected first."
                ),
            ),
        )


CHECK = Check(
    "kpi_filled",
    "clear_stages",
    "low",
    N_("where KPIs come from"),
    N_("Is it said where the value of every KPI comes from?"),
    N_("A KPI that no figure, hand or source fills stays empty for ever."),
    find,
    DRAWN_FOR_COMPANY,
    of="kpis",
)
