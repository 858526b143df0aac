"""What is said beside the figures: refusals, what was left out, and whether a split is better."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from percorso.explain.mix.curves import POWER
from percorso.explain.mix.solving import Gain, Mix
from percorso.explain.mix.telling import Known
from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.words import Words

TOGETHER = 10
"""A variance inflation above this: the spends move together."""


def about_costs(known: Known) -> Iterator[str]:
    """What concerns all groups: no costs, other currencies, channels without a cost."""
    words, spent = known.words, known.spent
    if not spent.channels:
        yield words("No costs are known in whole weeks of this period: import them with "
                    "percorso import FILE --as costs, or --as media.")  # fmt: skip
        return
    if spent.others:
        others = words.listed([each or "?" for each in spent.others])
        yield words("Costs in {others} are left out: amounts in different currencies are never "
                    "added up.", others=others)  # fmt: skip
    if spent.contacts:
        yield words("Without a cost, and so no channel of the mix but held constant: {names}.",
                    names=words.listed(list(spent.contacts)))  # fmt: skip
    left = [spent.channels[n] for n in range(len(spent.channels)) if n not in known.chosen]
    if left:
        yield words("Held constant together, and kept at their share of the budget: {names}.",
                    names=words.listed(left))  # fmt: skip
    grouping = known.run.grouping
    if grouping.split or grouping.groups[0].conditions:
        yield words("Costs are nobody’s: here stands what all of the spend brings from these "
                    "people.")  # fmt: skip


def about_mix(known: Known, mix: Mix, gain: Gain | None) -> list[str]:
    """What concerns one group, its name before it where there are several."""
    said = [*mix.refused, *_channels(known, mix), *_checks(known, mix), *_gain(known, mix, gain)]
    return [f"{mix.label}: {each}" if mix.label is not None else each for each in said]


def _channels(known: Known, mix: Mix) -> Iterator[str]:
    if mix.told is None:
        return
    words, names = known.words, known.spent.channels
    steady = [names[n] for n in known.chosen if n not in known.moving]
    if steady and mix.fit is not None:
        yield words("Spent nearly the same every week, so that nothing shows what it does; kept at "
                    "its share of the budget: {names}.", names=words.listed(steady))  # fmt: skip
    without = [names[n] for n in np.flatnonzero((mix.place >= 0) & ~mix.free)]
    if without:
        yield words("No effect that raises the outcome was found; kept at its share of the "
                    "budget: {names}.", names=words.listed(without))  # fmt: skip
    uncertain = [names[n] for n in np.flatnonzero(mix.free) if not mix.told.certain[mix.place[n]]]
    if uncertain:
        yield words("May have no effect at all, as chance alone fits as well in more than one draw "
                    "of twenty: {names}.", names=words.listed(uncertain))  # fmt: skip
    if mix.told.curves.kind == POWER:
        yield _assumption(known, mix)


def _assumption(known: Known, mix: Mix) -> str:
    words = known.words
    said = words(
        "An assumption, not a measurement: the credit is that of the model {model}, the power is "
        "{exponent}; bands run over powers from 0.5 to 0.9.",
        model=words.quoted(words(MODELS_SAID[known.asked.model])),
        exponent=words.figure(known.asked.assume),
    )  # fmt: skip
    left = [name for n, name in enumerate(known.spent.channels) if mix.place[n] < 0]
    if not left:
        return said
    more = words("No credit, so no curve: {names}.", names=words.listed(left))
    return f"{said} {more}"


def _checks(known: Known, mix: Mix) -> Iterator[str]:
    if mix.fit is None or mix.held is None:
        return
    words, left = known.words, mix.outcome - mix.fit.fitted
    around = mix.outcome - mix.outcome.mean()
    yield words(
        "The fit explains {share} of what changes from week to week; the last weeks, forecast from "
        "those before, are off by {error} a week ({naive} with a plain mean, {without} without "
        "channels); residuals follow the week before by {follow}.",
        share=words.share(1 - float((left**2).sum() / (around**2).sum())),
        error=words.figure(mix.held.error), naive=words.figure(mix.held.naive),
        without=words.figure(mix.held.without),
        follow=words.decimal(float((left[1:] * left[:-1]).sum() / (left**2).sum()), 2),
    )  # fmt: skip
    together = [known.spent.channels[place] for n, place in enumerate(known.moving)
                if mix.fit.inflation[n] > TOGETHER]  # fmt: skip
    if together:
        yield words("Their spend moves with that of others or with the season, so that their "
                    "effects can hardly be told apart: {names}.",
                    names=words.listed(together))  # fmt: skip


def _gain(known: Known, mix: Mix, gain: Gain | None) -> Iterator[str]:
    words = known.words
    if mix.told is None:
        return
    if gain is None:
        yield words("There is nothing to move: fewer than two channels have a response.")
        return
    told = [measured(known, each) for each in (gain.value, gain.low, gain.high)]
    if not gain.known:
        yield words(
            "The data do not tell a better split: against leaving it as it is, the proposed one "
            "brings between {low} and {high} a week, which may be nothing.",
            low=told[1], high=told[2],
        )  # fmt: skip
        return
    yield words(
        "Against leaving it as it is, the proposed split brings {value} more a week, between {low} "
        "and {high}.", value=told[0], low=told[1], high=told[2],
    )  # fmt: skip


def measured(known: Known, value: float) -> str:
    """An amount of the outcome: goals as a number, value as money."""
    return amount(known.words, value, known.asked.of, known.currency)


def amount(words: Words, value: float, of: str, currency: str | None) -> str:
    """An amount of goals or of value, for a sentence.

    Example:
        >>> amount(Words("en"), 2.345, "goals", None)
        '2.3 goals'
    """
    if of == "value":
        return words.money(round(value, 2), currency)
    return words("{n} goals", n=words.decimal(value, 1))


__all__ = ["about_costs", "about_mix", "amount", "measured"]
