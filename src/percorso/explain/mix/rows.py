"""The rows of the answer: the split, the curves, the fit and the weeks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from percorso.explain.mix.curves import Curves, Floats
from percorso.explain.mix.fitting import HELD_OUT, RECENT
from percorso.explain.mix.solving import Gain, Mix, Split, Told, band, total
from percorso.explain.mix.telling import Known
from percorso.measure.answer import Row

POINTS = 25
BEYOND = 1.25
"""A curve is told up to so many times the largest weekly spend seen."""
COLUMNS = (
    "what", "channel", "spend", "proposed", "change", "response", "low", "high",
    "response_proposed", "low_proposed", "high_proposed", "outcome", "marginal",
    "marginal_proposed", "cost_next", "cost_next_proposed", "bound", "least", "most",
    "extrapolated", "spend_max", "adstock", "saturation", "shape", "vif", "p_value", "currency",
    "of", "value_currency", "weeks",
    "refused",
)  # fmt: skip


def split_rows(known: Known, mix: Mix, split: Split, gain: Gain | None) -> Iterator[Row]:
    """A row a channel, then the present split, the proposed one, and their difference."""
    for place, name in enumerate(known.spent.channels):
        yield _row(known, mix, "channel") | {"channel": name} | _channel(known, mix, split, place)
    budget, present = split.limits.budget, float(split.now.sum())
    if abs(budget - present) > 1e-6 * max(budget, 1.0):
        yield _row(known, mix, "now") | {"spend": present} | _whole(mix, split.now)
    said = " ".join(mix.refused) or None
    yield _row(known, mix, "as_is") | {"spend": budget, "refused": said} | _whole(mix, split.as_is)
    if gain is not None:
        yield _row(known, mix, "proposed") | {"spend": budget} | _whole(mix, split.proposed)
        yield _row(known, mix, "difference") | {
            "spend": 0.0, "response": gain.value, "low": gain.low, "high": gain.high,
        }  # fmt: skip


def _row(known: Known, mix: Mix, what: str) -> Row:
    head: Row = {"segment": mix.label} if known.run.grouping.split else {}
    row = head | dict.fromkeys(COLUMNS) | {"what": what, "currency": known.spent.currency}
    return row | {
        "of": known.asked.of, "value_currency": known.currency,
        "weeks": len(known.spent.mondays),
    }  # fmt: skip


def _whole(mix: Mix, spend: Floats) -> Row:
    """What the channels with curves bring together at a split, and what comes in all."""
    if mix.told is None:
        return {}
    response = float(total(mix, mix.told.curves, spend))
    low, high = band(total(mix, mix.told.draws, spend))
    if not mix.told.certain.any():
        low = None if low is None else 0.0
    row: Row = {"response": response, "low": low, "high": high}
    return row | {"outcome": None if mix.told.base is None else mix.told.base + response}


def _channel(known: Known, mix: Mix, split: Split, place: int) -> Row:
    spend, proposed = float(split.now[place]), float(split.proposed[place])
    most = float(known.spent.spend[:, place].max()) if len(known.spent.spend) else 0.0
    row: Row = {"spend": spend, "spend_max": most}
    if mix.told is None:
        return row
    row |= {"proposed": proposed, "change": proposed - spend, "bound": split.bound[place]}
    if mix.free[place]:
        row |= {"least": float(split.limits.low[place]), "most": float(split.limits.high[place])}
        row["extrapolated"] = proposed > most * (1 + 1e-9)
        row |= _responses(mix.told, int(mix.place[place]), spend, proposed)
    return row | _fitted(mix, int(mix.place[place]))


def _responses(told: Told, column: int, spend: float, proposed: float) -> Row:
    """What a channel brings, and what one more unit of money brings, now and as proposed."""
    curve, draws = _one(told.curves, column), _one(told.draws, column)
    row: Row = {}
    for ending, at in (("", spend), ("_proposed", proposed)):
        x = np.array([at])
        slope = float(curve.slope(x)[0])
        low, high = band(draws.response(x)[..., 0])
        if not told.certain[column]:
            low = None if low is None else 0.0
        row[f"response{ending}"] = float(curve.response(x)[0])
        row |= {f"low{ending}": low, f"high{ending}": high, f"marginal{ending}": slope}
        row[f"cost_next{ending}"] = 1 / slope if slope > 0 else None
    return row


def _one(curves: Curves, column: int) -> Curves:
    place = slice(column, column + 1)
    return Curves(curves.scale[..., place], curves.half[..., place], curves.shape[..., place],
                  curves.kind)  # fmt: skip


def _fitted(mix: Mix, column: int) -> Row:
    """How the curve of a channel was made."""
    if column < 0 or mix.told is None:
        return {}
    if mix.fit is None:
        return {"shape": float(mix.told.curves.shape[column])}
    row: Row = {"p_value": float(mix.fit.p_value[column])}
    inflation = float(mix.fit.inflation[column])
    row["vif"] = inflation if np.isfinite(inflation) else None
    if mix.fit.curves.scale[column] > 0:
        row |= {"adstock": float(mix.fit.carry[column]),
                "saturation": float(mix.fit.curves.half[column]),
                "shape": float(mix.fit.curves.shape[column])}  # fmt: skip
    return row


def curve_rows(known: Known, mix: Mix, split: Split) -> Iterator[Row]:
    """Points of every curve, with those of now and of the proposal among them."""
    if mix.told is None:
        return
    for place, name in enumerate(known.spent.channels):
        if not mix.free[place]:
            continue
        column, most = int(mix.place[place]), float(known.spent.spend[:, place].max())
        now, proposed = float(split.now[place]), float(split.proposed[place])
        end = max(most * BEYOND, now, proposed)
        points = dict.fromkeys((end * np.linspace(0, 1, POINTS) ** 1.5).tolist(), "") | {now: "now"}
        if abs(proposed - now) > 1e-9 * end:
            points |= {proposed: "proposed"}
        for x, point in sorted(points.items()):
            found = _responses(mix.told, column, x, x)
            yield _head(known, mix) | {
                "channel": name, "spend": x, "point": point or None,
                **{key: found[key] for key in ("response", "low", "high", "marginal")},
                "extrapolated": x > most * (1 + 1e-9), "currency": known.spent.currency,
            }  # fmt: skip


def _head(known: Known, mix: Mix) -> Row:
    return {"segment": mix.label} if known.run.grouping.split else {}


def fit_rows(known: Known, mix: Mix) -> Iterator[Row]:
    """Week by week what was reached and what the fit says; the last weeks also as a forecast."""
    weeks = len(known.spent.mondays)
    naive = float(mix.outcome[:-HELD_OUT][-RECENT:].mean()) if weeks > HELD_OUT else None
    for place, monday in enumerate(known.spent.mondays):
        out = place - (weeks - HELD_OUT)
        row: Row = {"week": monday, "observed": float(mix.outcome[place])}
        row |= dict.fromkeys(("fitted", "base", "residual", "forecast", "naive"))
        if mix.fit is not None:
            row |= {"fitted": float(mix.fit.fitted[place]), "base": float(mix.fit.base[place])}
            row["residual"] = row["observed"] - row["fitted"]
        if mix.held is not None and out >= 0:
            row |= {"forecast": float(mix.held.predicted[out]), "naive": naive}
        yield _head(known, mix) | row


def week_rows(known: Known, labels: list[str | None]) -> Iterator[Row]:
    """The weekly table that other programs for marketing mixes read: a row a week (and group)."""
    for group, label in enumerate(labels):
        head: Row = {"segment": label} if known.run.grouping.split else {}
        for place, monday in enumerate(known.spent.mondays):
            row: Row = {"week": monday, "goals": int(known.reached.goals[group, place])}
            for currency, sums in sorted(known.reached.value.items()):
                row[f"value_{currency}" if currency else "value"] = float(sums[group, place])
            for n, name in enumerate(known.spent.channels):
                row[f"spend_{name}"] = float(known.spent.spend[place, n])
            row |= {f"control_{name}": float(each[place]) for name, each in known.controls.items()}
            yield head | row
