"""What to expect: the models fitted to some customers, or the reasons why they are not.

| refused | when |
|---|---|
| when people come back | fewer than 30 people came back, or no parameters fit |
| what a goal is worth | no values; fewer than 30 people with two goals of a value |
| | frequency and value go together (a correlation of 0.3 or more); no finite mean |
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import UNIT
from percorso.measure.loyalty import purchases, spending
from percorso.measure.loyalty.gather import Customers
from percorso.measure.loyalty.purchases import Histories, Purchases
from percorso.measure.loyalty.spending import Spending
from percorso.measure.statistics import Z
from percorso.words import Words

Floats = NDArray[np.float64]
Bounds = tuple[float, float] | None
DAY_US = 86_400 * 1_000_000
FEW_BACK = 30
MOSTLY_ONCE = 0.7
SAMPLE = 20_000
STEPS = 12
YEAR = 365.0


@dataclass(frozen=True)
class Wanted:
    """What is asked of the models.

    Attributes:
        model: `bg_nbd` or `mbg_nbd`.
        days: How far ahead.
        rate: What money is worth less a year later, as a share.
        currency: The code of the currency in which value counts.
        as_of: The end of the data.
    """

    model: str
    days: float
    rate: float
    currency: int
    as_of: int


@dataclass(frozen=True)
class Worth:
    """The money of each customer in one currency, net, in units of money.

    Attributes:
        goals: How many goals with a value she has.
        total: What she brought.
    """

    goals: Floats
    total: Floats

    @property
    def mean(self) -> Floats:
        """The mean value of a goal; NaN without one."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.goals > 0, self.total / self.goals, np.nan)


@dataclass(frozen=True)
class Outlook:
    """What to expect of some customers.

    Attributes:
        histories: Their goals as the model sees them.
        worth: Their money.
        buying: When they come back; None when refused.
        paying: What a goal is worth; None when refused.
        reasons: Why something is refused or to be read with care.
        correlation: Of frequency and value, among those with two goals.
    """

    wanted: Wanted
    histories: Histories
    worth: Worth
    buying: Purchases | None
    paying: Spending | None
    reasons: tuple[str, ...]
    correlation: float | None

    def alive(self) -> Floats | None:
        """The chance that each is still there."""
        return None if self.buying is None else self.buying.alive(self.histories)

    def goals(self) -> Floats | None:
        """The goals to expect of each."""
        if self.buying is None:
            return None
        return self.buying.expected(self.histories, self.wanted.days)

    def value(self) -> Floats | None:
        """The mean value of a goal to expect of each."""
        if self.paying is None:
            return None
        mean = np.maximum(np.nan_to_num(self.worth.mean), 0.0)
        return self.paying.expected(self.worth.goals, mean)

    def discounted(self) -> Floats | None:
        """The goals to expect of each, later ones counting less."""
        if self.buying is None or not self.wanted.rate:
            return self.goals()
        ends = np.linspace(0, self.wanted.days, STEPS + 1)
        sums, before = np.zeros(len(self.histories.x)), np.zeros(len(self.histories.x))
        for start, end in pairwise(ends.tolist()):
            after = self.buying.expected(self.histories, end)
            sums += (after - before) / (1 + self.wanted.rate) ** ((start + end) / 2 / YEAR)
            before = after
        return sums

    def sample(self) -> Outlook:
        """Every so many-th customer, for intervals: at most 20,000."""
        step = max(1, len(self.histories.x) // SAMPLE)
        some = slice(None, None, step)
        who = self.histories
        found = Histories(who.x[some], who.t_x[some], who.age[some], who.weight[some])
        worth = Worth(self.worth.goals[some], self.worth.total[some])
        return replace(self, histories=found, worth=worth)

    def bounds(self, total: Callable[[Outlook], float], with_value: bool) -> Bounds:
        """The interval of a positive total: how it moves with the parameters, at 95 %.

        The delta method on logarithms; it holds what the data leave open about the parameters, not
        the chance in what single people do.
        """
        some, variance = self.sample(), 0.0
        middle = total(some)
        if self.buying is None or self.buying.covariance is None or middle <= 0:
            return None
        variance += _spread(self.buying, lambda m: total(replace(some, buying=m)), middle)
        if with_value:
            if self.paying is None or self.paying.covariance is None:
                return None
            variance += _spread(self.paying, lambda m: total(replace(some, paying=m)), middle)
        whole = total(self)
        factor = float(np.exp(Z * np.sqrt(variance)))
        return whole / factor, whole * factor


def _spread(model: Any, total: Callable[[Any], float], middle: float) -> float:
    """The variance of the logarithm of a total, from that of a model's parameters."""
    step = 1e-4
    moves = np.eye(len(model.logs)) * step
    slope = np.array([total(model.at(model.logs + m)) - total(model.at(model.logs - m))
                      for m in moves]) / (2 * step * middle)  # fmt: skip
    return float(slope @ model.covariance @ slope)


def histories(who: Customers, as_of: int) -> Histories:
    """What the models need of some customers."""
    return Histories.of(
        who.goals - 1, (who.last - who.first) / DAY_US, (as_of - who.first) / DAY_US
    )


def worth(who: Customers, currency: int) -> Worth:
    """The net value of some customers in one currency."""
    hits = who.hits.only(who.hits.currency == currency)
    units = np.append(True, hits.unit[1:] != hits.unit[:-1])[: len(hits.unit)]
    net = hits.gross - hits.discount - hits.refund
    return Worth(
        np.bincount(hits.who[units], minlength=len(who)).astype(np.float64),
        np.asarray(np.bincount(hits.who, net / UNIT, len(who)), np.float64),
    )


def outlook(who: Customers, wanted: Wanted, words: Words) -> Outlook:
    """Fit the models to some customers, or say why not.

    Args:
        who: The customers.
        wanted: What is asked.
        words: The reader's language.
    """
    past, money = histories(who, wanted.as_of), worth(who, wanted.currency)
    buying, said = _buying(past, wanted, words)
    paying, correlation, more = _paying(money, words)
    if buying is None:
        paying, more = None, []
    return Outlook(wanted, past, money, buying, paying, (*said, *more), correlation)


def _buying(past: Histories, wanted: Wanted, words: Words) -> tuple[Purchases | None, list[str]]:
    back = int(np.count_nonzero(past.x > 0))
    if back < FEW_BACK:
        return None, [words(
            "No model: {n} people came back, and it takes {few} to tell how people come back.",
            n=words.number(back), few=words.number(FEW_BACK),
        )]  # fmt: skip
    found = purchases.fit(wanted.model, past)
    if found is None:
        return None, [words("No model: no parameters fit these people.")]
    said = []
    if found.covariance is None:
        said.append(
            words("The data do not tell the model’s parameters apart: no interval can be given.")
        )
    once = 1 - back / len(past.x)
    if wanted.model == "bg_nbd" and once >= MOSTLY_ONCE:
        said.append(words(
            "{share} reached the goal once. BG/NBD takes all of them for still there; MBG/NBD does "
            "not: ask with --model mbg_nbd.", share=words.share(once),
        ))  # fmt: skip
    return found, said


def _paying(money: Worth, words: Words) -> tuple[Spending | None, float | None, list[str]]:
    fit = (money.goals > 0) & (np.nan_to_num(money.mean) > 0)
    twice = fit & (money.goals > 1)
    if not fit.any():
        return None, None, [words("No value to expect: no goal has a value.")]
    if twice.sum() < FEW_BACK:
        return None, None, [words(
            "No value to expect: {n} people have two goals with a value, and it takes {few}.",
            n=words.number(int(twice.sum())), few=words.number(FEW_BACK),
        )]  # fmt: skip
    found = spending.correlation(money.goals[twice], money.mean[twice])
    if found is not None and abs(found) >= spending.CORRELATED:
        return None, found, [words(
            "No value to expect: those who come more often spend differently (correlation "
            "{r}), and the model needs that they do not.", r=words.signed(found, 2),
        )]  # fmt: skip
    model = spending.fit(money.goals[fit], money.mean[fit])
    if model is None or model.covariance is None:
        return None, found, [words("No value to expect: what goals are worth differs too little "
                                   "from person to person to fit the model.")]  # fmt: skip
    if model.q <= 1:
        return None, found, [words("No value to expect: the values have no steady mean.")]
    return model, found, []
