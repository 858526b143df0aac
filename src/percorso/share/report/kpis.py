"""KPIs against their targets, as the report says them."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.formats import UNKNOWN
from percorso.journey import Kpi
from percorso.journey.amounts import written
from percorso.journey.stages import SHARES
from percorso.share.figures import SMALL, Row
from percorso.share.map.kpis import actual
from percorso.share.report.facts import Facts

_BASES = {"conversion": "decided", "drop_off": "decided", "conversion_next": "decided_next",
          "conversion_goal": "decided_goal", "incidence": "cycles", "late": "entries",
          "completed": "entries"}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """A KPI with its value and target in words.

    Attributes:
        stage: Id of its stage.
        met: Whether the target is reached; None when it cannot be told.
        measured: Whether the value is counted in the data.
        known: Whether there is a value at all.
        base: The denominator of a measured share, if it is one.
    """

    stage: str
    name: str
    value: str
    target: str
    met: bool | None
    measured: bool
    known: bool
    base: int | None = None

    @property
    def few(self) -> bool:
        """Whether the value rests on too few cases."""
        return self.base is not None and self.base < SMALL


def judged(facts: Facts) -> list[Judged]:
    """All KPIs of the journey in the order of the stages."""
    return [
        _judge(facts, stage.id, kpi, facts.figures.stage(stage.id))
        for stage in facts.figures.journey.stages
        for kpi in stage.kpis
    ]


def _judge(facts: Facts, stage: str, kpi: Kpi, row: Row) -> Judged:
    words, unit = facts.words, facts.say(kpi.unit)
    value = actual(kpi, row)
    base = row.get(_BASES.get(kpi.figure or "", "")) if kpi.figure in SHARES else None
    met = None
    if value is not None and kpi.target is not None:
        met = value >= kpi.target if kpi.better == "higher" else value <= kpi.target
    return Judged(
        stage=stage,
        name=facts.say(kpi.name),
        value=UNKNOWN if value is None else written(words, kpi, unit, value),
        target=UNKNOWN if kpi.target is None else written(words, kpi, unit, kpi.target),
        known=value is not None,
        met=met,
        measured=bool(kpi.figure and row.get(kpi.figure) is not None),
        base=base,
    )
