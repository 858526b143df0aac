"""KPIs against their targets: the value, whether it is met, and on how many cases it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from percorso.journey import Kpi
from percorso.journey.amounts import written
from percorso.journey.audit.said import tidy
from percorso.journey.stages import SHARES
from percorso.journey.texts import text
from percorso.measure.answer import FEW
from percorso.words import Words

_BASES = {
    "conversion": "decided", "drop_off": "decided", "conversion_next": "decided_next",
    "conversion_goal": "decided_goal", "incidence": "cycles", "late": "entries",
    "completed": "entries",
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """A value of a KPI, shown with its unit; `bare` leaves out units that are words."""

    value: float
    kpi: Kpi
    bare: bool = False

    def said(self, words: Words, default: str | None) -> str:
        """The value with its unit, as the language writes it."""
        unit = tidy(text(self.kpi.unit, words.lang, default))
        return written(words, self.kpi, unit, self.value, self.bare)

    def plain(self) -> Any:
        """The number, in the unit of the KPI."""
        return self.value


def reached(kpi: Kpi, value: float) -> bool:
    """Whether a value reaches the KPI's target."""
    target = kpi.target or 0
    return value <= target if kpi.better == "lower" else value >= target


@dataclass(frozen=True)
class Judged:
    """A KPI held against its target.

    Attributes:
        kpi: The KPI.
        value: What it is, in its unit; None when it is not known.
        base: How many cases a measured share is a share of; None for other figures.
        measured: Whether the value was counted in the events.
        cases: How many cases it rests on: of a share its base, of a time the stays.
    """

    kpi: Kpi
    value: float | None
    base: int | None
    measured: bool
    cases: int | None = None

    @property
    def few(self) -> bool:
        """Whether it rests on too few cases to rely on."""
        return self.cases is not None and self.cases < FEW

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None without value or target."""
        known = self.value is not None and self.kpi.target is not None
        return reached(self.kpi, self.value) if known and self.value is not None else None


def judge(kpi: Kpi, row: Mapping[str, Any]) -> Judged:
    """A KPI against its target, by the row of its stage.

    Args:
        kpi: The KPI.
        row: The row of its stage in the answer to `stages`; empty when nothing was measured.

    Example:
        >>> kpi = Kpi(id="on", name="Go on", figure="conversion", unit="%", target=40)
        >>> found = judge(kpi, {"conversion": 0.32, "decided": 21560})
        >>> found.met, found.value, found.base
        (False, 32.0, 21560)
    """
    found = row.get(kpi.figure) if kpi.figure else None
    if found is None:
        return Judged(kpi, kpi.value, None, measured=False)
    base = row.get(_BASES.get(kpi.figure or "", "")) if kpi.figure in SHARES else None
    cases = row.get("entries") if (kpi.figure or "").endswith("_s") else base
    return Judged(kpi, kpi.in_unit(float(found)), base, True, cases)
