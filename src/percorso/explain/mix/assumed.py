"""Without a history of spends: what a channel is credited with, on a curve that is assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from percorso.explain.mix.curves import POWER, Curves, Floats
from percorso.explain.mix.solving import Mix, Told

if TYPE_CHECKING:
    from percorso.explain.mix.telling import Known
    from percorso.measure.answer import Row
    from percorso.measure.measured import Measured

EXPONENTS = (0.5, 0.9)
"""The exponents that are held possible; the band runs over all of them."""
_SD = 3.289707253902945
"""Width of the middle 90% in standard deviations."""


def credits_of(known: Known, measured: Measured) -> list[Row]:
    """What attribution credits each channel with, in the weeks of the costs."""
    from percorso.explain.mix.weeks import WEEK
    from percorso.measure.attribution import Attribution

    asked, weeks = known.asked, known.spent.mondays
    question = Attribution(
        of="goal", model=(asked.model,), start=weeks[0], end=weeks[-1] + WEEK, as_of=asked.as_of,
        where=asked.where, by=asked.by, compare=asked.compare, currency=known.currency or None,
    )  # fmt: skip
    return measured.ask(question).rows


def assumed(known: Known, label: str | None, outcome: Floats) -> Mix:
    """The mix with curves credit = c · spend^e, the exponent e being assumed."""
    mix = Mix(label, outcome, np.full(len(known.spent.channels), -1))
    credit, spread = _credited(known, label)
    if not (credit > 0).any():
        mix.refused = [known.words("No curve can be assumed: attribution credits nothing to any "
                                   "channel whose cost is known.")]  # fmt: skip
        return mix
    chosen = np.array([n in known.chosen for n in range(len(credit))]) & (credit > 0)
    mix.place[chosen] = np.arange(int(chosen.sum()))
    spend = known.spent.spend.mean(axis=0)[chosen]
    told, draws = _curves(known, credit[chosen], spread[chosen], spend)
    mix.told = Told(told, draws, np.ones(len(spend), np.bool_), None)
    return mix


def _credited(known: Known, label: str | None) -> tuple[Floats, Floats]:
    """What is credited to each channel a week, and the standard deviation of that."""
    names, weeks = known.spent.channels, len(known.spent.mondays)
    credit, spread = np.zeros(len(names)), np.zeros(len(names))
    for row in known.credits:
        if row.get("segment") != label or row["channel"] not in names:
            continue
        amount = row["credit"] if known.asked.of == "goals" else row["value"]
        if amount is None or not row["share"]:
            continue
        place = names.index(row["channel"])
        credit[place] = float(amount) / weeks
        width = (row["high"] or row["share"]) - (row["low"] or row["share"])
        spread[place] = credit[place] * width / row["share"] / _SD
    return credit, spread


def _curves(
    known: Known, credit: Floats, spread: Floats, spend: Floats
) -> tuple[Curves, Curves]:  # fmt: skip
    """The assumed curves, and draws: credits and exponents inside their bands."""
    chance = np.random.default_rng(known.asked.seed)
    shape = (known.asked.resamples, len(credit))
    exponent = np.full(len(credit), known.asked.assume)
    drawn = np.maximum(chance.normal(credit, spread, shape), 0.0)
    exponents = chance.uniform(*EXPONENTS, shape)
    one = np.ones(len(credit))
    return (
        Curves(credit / spend**exponent, one, exponent, POWER),
        Curves(drawn / spend**exponents, np.ones(shape), exponents, POWER),
    )
