"""Amounts of a journey as people read them: values of KPIs with their units, and costs."""

from __future__ import annotations

import re

from percorso.journey.stages import SHARES, Kpi
from percorso.journey.values import Cost
from percorso.words import N_, Words

_CURRENCIES = {"€": "EUR", "£": "GBP", "$": "USD", "EUR": "EUR", "CHF": "CHF", "USD": "USD"}
_TIMES = {"d": 86_400, "h": 3_600, "min": 60, "s": 1, "w": 604_800}
_SCALE = re.compile(r"[\d−-]|(?:da|from)\b")
_PER = {
    "once": "{money}",
    "day": N_("{money} a day"),
    "week": N_("{money} a week"),
    "month": N_("{money} a month"),
    "quarter": N_("{money} a quarter"),
    "year": N_("{money} a year"),
    "person": N_("{money} a person"),
    "contact": N_("{money} a contact"),
    "click": N_("{money} a click"),
    "thousand_views": N_("{money} a thousand views"),
    "order": N_("{money} an order"),
    "event": N_("{money} an event"),
}


def cost_written(words: Words, cost: Cost) -> str:
    """A cost as the language writes it, with what it pays.

    Example:
        >>> cost_written(Words.of("en"), Cost(amount=1900, currency="EUR", per="month"))
        '€1,900 a month'
    """
    return words(_PER[cost.per or "once"], money=words.money(cost.amount, cost.currency))


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


def _with_unit(value: str, unit: str) -> str:
    """A number and its unit as one reads them: `4.4 (1–5)`, `1,900/month`, `12 people`."""
    if unit == "n" or unit.startswith("n/"):
        return f"{value}{unit[1:]}"
    if _SCALE.match(unit):
        return f"{value} ({unit})"
    return f"{value} {unit}".strip()
