"""The rows of the fitted models, and those of the RFM groups."""

from __future__ import annotations

from typing import Any

import numpy as np

from percorso.measure.answer import Row
from percorso.measure.loyalty import purchases, spending
from percorso.measure.loyalty.gather import Customers
from percorso.measure.loyalty.outlook import DAY_US, FEW_BACK, Outlook
from percorso.measure.loyalty.people import Listed
from percorso.measure.loyalty.purchases import Histories
from percorso.measure.loyalty.rfm import SEGMENTS
from percorso.measure.statistics import Z

MODEL = ("model", "parameter", "estimate", "low", "high", "unit")
RFM = ("group", "people", "share", "goals_mean", "silence_median_s", "value", "value_share")
HELD = 1 / 3
"""The last part of the time that is held back to see how the model does."""


def model_rows(found: Outlook, who: Customers, currency: str) -> list[Row]:
    """The parameters with their intervals, and what they say of all customers together."""
    rows: list[Row] = []
    if found.buying is not None:
        name = found.buying.model
        rows += _parameters(name, found.buying, purchases.PARAMETERS, {"alpha": "days"})
        rows += [*_totals(found, name), *_held_back(found, who, name)]
    if found.paying is not None:
        rows += _parameters("gamma_gamma", found.paying, spending.PARAMETERS, {"v": currency})
        rows += _money(found, currency)
    if found.correlation is not None:
        rows.append(_row("gamma_gamma", "correlation", found.correlation, None, ""))
    return rows


def _row(model: str, parameter: str, estimate: float | None, bounds: Any, unit: str) -> Row:
    low, high = bounds or (None, None)
    return {"model": model, "parameter": parameter, "estimate": estimate, "low": low,
            "high": high, "unit": unit}  # fmt: skip


def _parameters(name: str, model: Any, names: Any, units: dict[str, str]) -> list[Row]:
    spread = None if model.covariance is None else Z * np.sqrt(np.diag(model.covariance))
    rows = []
    for place, each in enumerate(names):
        value, bounds = float(getattr(model, each)), None
        if spread is not None:
            factor = float(np.exp(spread[place]))
            bounds = value / factor, value * factor
        rows.append(_row(name, each, value, bounds, units.get(each, "")))
    return [*rows, _row(name, "log_likelihood", model.log_likelihood, None, "")]


def _sum(values: Any) -> float:
    return float(np.sum(values))


def _totals(found: Outlook, name: str) -> list[Row]:
    people = float(len(found.histories.x))
    alive = found.bounds(lambda one: _sum(one.alive()), False)
    alive = alive and (alive[0], min(alive[1], people))
    goals = found.bounds(lambda one: _sum(one.goals()), False)
    return [
        _row(name, "people", people, None, ""),
        _row(name, "people_alive", _sum(found.alive()), alive, ""),
        _row(name, "expected_goals", _sum(found.goals()), goals, ""),
    ]


def _held_back(found: Outlook, who: Customers, name: str) -> list[Row]:
    """What the model, fitted to the first two thirds of the time, expected of the last third."""
    as_of = found.wanted.as_of
    held = round(float(found.histories.age.max()) * HELD) * DAY_US
    known = as_of - who.first > held
    early, came = before(who.of(known), as_of - held)
    if np.count_nonzero(early.x > 0) < FEW_BACK:
        return []
    model = purchases.fit(name, early)
    expected = None if model is None else _sum(model.expected(early, held / DAY_US))
    return [_row(name, "held_back_expected", expected, None, ""),
            _row(name, "held_back_came", float(came), None, "")]  # fmt: skip


def before(who: Customers, cut: int) -> tuple[Histories, int]:
    """The histories of customers as they were at an earlier instant, and the goals since then."""
    run = np.cumsum(who.gaps)
    first = np.searchsorted(who.gap_who, np.arange(len(who)))
    begin = (np.append(run, 0) - np.append(who.gaps, 0))[np.minimum(first, len(run))]
    early = who.first[who.gap_who] + run - begin[who.gap_who] <= cut
    x = np.bincount(who.gap_who[early], minlength=len(who))
    t_x = np.bincount(who.gap_who[early], who.gaps[early], len(who)) / DAY_US
    return Histories.of(x, t_x, (cut - who.first) / DAY_US), int(np.count_nonzero(~early))


def _money(found: Outlook, currency: str) -> list[Row]:
    def value(one: Outlook) -> float:
        return float(np.sum(one.goals() * one.value()))  # type: ignore[operator]

    def worth(one: Outlook) -> float:
        return float(np.sum(one.discounted() * one.value()))  # type: ignore[operator]

    assert found.paying is not None  # noqa: S101 narrows the type
    rows = [
        _row("gamma_gamma", "value_mean", found.paying.mean,
             found.bounds(_mean, True), currency),
        _row("both", "expected_value", value(found), found.bounds(value, True), currency),
    ]  # fmt: skip
    if found.wanted.rate:
        rows.append(_row("both", "clv", worth(found), found.bounds(worth, True), currency))
    return rows


def _mean(one: Outlook) -> float:
    assert one.paying is not None  # noqa: S101 narrows the type
    return one.paying.mean


def rfm_rows(each: Listed, currency: str) -> list[Row]:
    """One row a group of customers, by how recently and how often they came."""
    segment, who = each.scores.segment(), each.who
    worth = each.outlook.worth.total
    total, rows = float(worth.sum()), []
    for place, name in enumerate(SEGMENTS):
        some = segment == place
        n = int(some.sum())
        silence = each.outlook.wanted.as_of - who.last[some]
        own = float(worth[some].sum())
        rows.append({
            "group": name,
            "people": n,
            "share": n / len(who) if len(who) else None,
            "goals_mean": float(who.goals[some].mean()) if n else None,
            "silence_median_s": float(np.median(silence)) / 1e6 if n else None,
            "value": {currency: own} if each.outlook.worth.goals.any() else {},
            "value_share": own / total if total > 0 else None,
        })  # fmt: skip
    return rows
