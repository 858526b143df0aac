"""KPIs against their targets: what is known of each, counted or written down by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from percorso.journey import Kpi, Stage
from percorso.server.home.known import Known


@dataclass(frozen=True)
class KpiStand:
    """A KPI with a target and a value.

    Attributes:
        stage: The stage it judges.
        kpi: The KPI.
        value: What it is now, in its unit.
        target: What it should be.
    """

    stage: Stage
    kpi: Kpi
    value: float
    target: float

    @property
    def gap(self) -> float:
        """How far it is off, as a share of the target; 0 or less: on target."""
        short = (
            self.target - self.value if self.kpi.better == "higher" else self.value - self.target
        )
        return short / abs(self.target) if self.target else float(short > 0)


def standings(known: Known) -> list[KpiStand]:
    """The KPIs that have a target and a value, in the order of the map."""
    return list(_standings(known))


def furthest_off(stands: Sequence[KpiStand]) -> KpiStand | None:
    """The KPI furthest from its target; None when all that is known is on target."""
    off = [one for one in stands if one.gap > 0]
    return max(off, key=lambda one: one.gap, default=None)


def _standings(known: Known) -> Iterator[KpiStand]:
    for stage in known.journey.stages:
        for kpi in stage.kpis:
            value = _value(known, stage, kpi)
            if kpi.target is not None and value is not None:
                yield KpiStand(stage, kpi, value, float(kpi.target))


def _value(known: Known, stage: Stage, kpi: Kpi) -> float | None:
    """The measured figure when the KPI has one, else what was written down by hand."""
    if kpi.figure:
        row = known.figures.stages.get(stage.id) if known.figures else None
        figure = row.get(kpi.figure) if row and not kpi.per else None
        return None if figure is None else kpi.in_unit(float(figure))
    return None if kpi.value is None else float(kpi.value)
