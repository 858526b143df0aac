"""KPIs against their targets: the value, whether it is met, and on how many cases it rests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from percorso.journey import Kpi
from percorso.journey.audit.said import tidy
from percorso.journey.stages import SHARES
from percorso.journey.texts import text
from percorso.measure.answer import FEW
from percorso.words import Words

_CURRENCIES = {"€": "EUR", "£": "GBP", "$": "USD", "EUR": "EUR", "CHF": "CHF", "USD": "USD"}
_TIMES = {"d": 86_400, "h": 3_600, "min": 60, "s": 1, "w": 604_800}
_SCALE = re.compile(r"[\d−-]|(?:da|from)\b")
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


def written(words: Words, kpi: Kpi, unit: str, value: float, bare: bool = False) -> str:
    """A KPI's value with its unit, as the language writes it; `bare` leaves out worded units."""
    if unit == "%":
        return words.share(value / 100)
    if unit in _CURRENCIES:
        return words.money(value, _CURRENCIES[unit])
    if unit in _TIMES:
        return words.duration(value * _TIMES[unit])
    if kpi.figure in SHARES and not unit:
        return words.share(value)
    figure = words.figure(round(value, 2))
    return figure if bare else _with_unit(figure, unit)


def currency_of(unit: str) -> str | None:
    """The code of the currency that a unit is; None when it is none.

    Example:
        >>> currency_of("€"), currency_of("%")
        ('EUR', None)
    """
    return _CURRENCIES.get(unit)


def reached(kpi: Kpi, value: float) -> bool:
    """Whether a value reaches the KPI's target."""
    target = kpi.target or 0
    return value <= target if kpi.better == "lower" else value >= target


def _with_unit(value: str, unit: str) -> str:
    """A number and its unit as one reads them: `4.4 (1–5)`, `1,900/month`, `12 people`."""
    if unit == "n" or unit.startswith("n/"):
        return f"{value}{unit[1:]}"
    if _SCALE.match(unit):
        return f"{value} ({unit})"
    return f"{value} {unit}".strip()


@dataclass(frozen=True)
class Judged:
    """A KPI held against its target.

    Attributes:
        kpi: The KPI.
        value: What it is, in its unit; None when it is not known.
        base: How many cases a measured share is a share of; None for other figures.
        measured: Whether the value was counted in the events.
    """

    kpi: Kpi
    value: float | None
    base: int | None
    measured: bool

    @property
    def few(self) -> bool:
        """Whether it rests on too few cases to rely on."""
        return self.base is not None and self.base < FEW

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
    return Judged(kpi, kpi.in_unit(float(found)), base, measured=True)
