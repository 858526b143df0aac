"""One group's mix: why it cannot be told, or its curves, the split that brings most, and bands."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.explain.mix.allocation import Limits, allocate
from percorso.explain.mix.curves import POWER, Curves, Floats
from percorso.explain.mix.fitting import Fit, Held

Bools = NDArray[np.bool_]
LOW, HIGH, HELD = "low", "high", "held"
BAND = (2.5, 97.5)
"""Percentiles of the draws; in planted worlds they hold the truth in more than eight of ten."""


@dataclass(frozen=True)
class Told:
    """Curves of some of the channels.

    Attributes:
        curves: One curve a channel that has one.
        draws: Sets of them, for the bands.
        certain: For each whether an effect stands out from chance.
        base: What comes in a week without any of the channels; None where that is not known.
    """

    curves: Curves
    draws: Curves
    certain: Bools
    base: float | None


@dataclass
class Mix:
    """What was found for one group.

    Attributes:
        label: The group's name; None without groups.
        outcome: What was reached in each week.
        refused: Sentences that say why there are no curves.
        told: The curves, when there are.
        fit: The fit behind them, when there is one.
        held: The forecast of the last weeks, when it was made.
        place: For each channel its place among the curves, −1 where it has none.
    """

    label: str | None
    outcome: Floats
    place: NDArray[np.int64]
    refused: list[str] = field(default_factory=list)
    told: Told | None = None
    fit: Fit | None = None
    held: Held | None = None

    @property
    def free(self) -> Bools:
        """The channels whose money may be moved: those with a curve that brings something."""
        if self.told is None:
            return np.zeros(len(self.place), np.bool_)
        scale = np.append(self.told.curves.scale, 0.0)
        return np.asarray(scale[self.place] > 0)


@dataclass(frozen=True)
class Split:
    """How a budget is split among all channels.

    Attributes:
        now: The mean weekly spend of the last weeks.
        as_is: The same split of the budget asked for.
        proposed: The split that brings most.
        limits: What each channel may have.
        bound: For each channel `low`, `high` or `held`, where it cannot have less, more, or other.
    """

    now: Floats
    as_is: Floats
    proposed: Floats
    limits: Limits
    bound: list[str | None]


def limits_of(
    now: Floats, budget: float | None, most_move: float, bounds: dict[int, tuple[float, float]]
) -> tuple[Floats, Limits]:
    """The present split of the budget, and the limits around it.

    Args:
        now: The present weekly spends.
        budget: The weekly budget; None for the present one.
        most_move: By what part a channel may change.
        bounds: Limits of some channels instead, in money a week.
    """
    total = float(now.sum())
    wanted = total if budget is None else budget
    as_is = now * (wanted / total) if total else now
    low, high = as_is * (1 - most_move), as_is * (1 + most_move)
    for place, (least, most) in bounds.items():
        low[place], high[place] = least, most
    return as_is, Limits(low, high, wanted)


def split(mix: Mix, now: Floats, as_is: Floats, limits: Limits) -> Split:
    """The split that brings most; channels without a curve keep what they have.

    Raises:
        QuestionError: The limits leave no room for the budget.
    """
    free, proposed = mix.free, as_is.copy()
    bound: list[str | None] = [HELD] * len(free)
    if mix.told is not None and free.sum() > 1:
        low, high = np.where(free, limits.low, as_is), np.where(free, limits.high, as_is)
        _check_room(low, high, limits.budget)
        rest = limits.budget - float(as_is[~free].sum())
        found = allocate(_of(mix, mix.told.curves), Limits(low[free], high[free], rest))
        proposed[free] = np.clip(found, low[free], high[free])
        bound = [_bound(*each) for each in zip(proposed, low, high, free, strict=True)]
    return Split(now, as_is, proposed, limits, bound)


def _check_room(low: Floats, high: Floats, budget: float) -> None:
    slack = 1e-9 * max(budget, 1.0)
    if low.sum() > budget + slack or high.sum() < budget - slack:
        raise QuestionError(
            Problem(f"The bounds leave between {low.sum():,.2f} and {high.sum():,.2f} a week for "
                    f"a budget of {budget:,.2f}.",
                    "Widen a --bound, raise --most-move, or change the --budget.")
        )  # fmt: skip


def _bound(spend: float, low: float, high: float, free: bool) -> str | None:
    if not free:
        return HELD
    near = 1e-6 * max(high, 1e-9)
    return LOW if spend <= low + near else HIGH if spend >= high - near else None


def _of(mix: Mix, curves: Curves) -> Curves:
    """The curves of the channels whose money may be moved, in the order of the channels."""
    order = mix.place[mix.free]
    return Curves(curves.scale[..., order], curves.half[..., order], curves.shape[..., order],
                  curves.kind)  # fmt: skip


def total(mix: Mix, curves: Curves, spend: Floats) -> Floats:
    """What all channels with curves bring together."""
    known = mix.place >= 0
    order = mix.place[known]
    one = Curves(curves.scale[..., order], curves.half[..., order], curves.shape[..., order],
                 curves.kind)  # fmt: skip
    return np.asarray(one.response(spend[known]).sum(axis=-1))


@dataclass(frozen=True)
class Gain:
    """What the proposed split brings more than the present one, with its band."""

    value: float
    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether the band leaves out that nothing is gained."""
        return self.low > 0


def gain(mix: Mix, found: Split) -> Gain | None:
    """The difference between the proposed split and the present one.

    A split chosen by the same data promises too much. How much is measured: in every draw the best
    split of that draw is held against the curves it was drawn from; the mean of what it promises
    too much is taken off. Curves that are assumed promise nothing of their own.
    """
    if mix.told is None or mix.free.sum() < 2:
        return None
    curves, draws = mix.told.curves, mix.told.draws
    point = total(mix, curves, found.proposed) - total(mix, curves, found.as_is)
    drawn = total(mix, draws, found.proposed) - total(mix, draws, found.as_is)
    if not len(drawn):
        return None
    much = 0.0 if curves.kind == POWER else _promised(mix, found)
    low, high = np.percentile(drawn, BAND) - much
    return Gain(float(point) - much, float(low), float(high))


def _promised(mix: Mix, found: Split) -> float:
    """By how much a split chosen by the data promises too much, on the mean of the draws."""
    assert mix.told is not None  # noqa: S101 narrows the type
    free = mix.free
    base = found.as_is[free]
    inside = Limits(found.limits.low[free], found.limits.high[free], float(base.sum()))
    curves, draws = _of(mix, mix.told.curves), _of(mix, mix.told.draws)
    best = allocate(draws, inside)
    promised = draws.response(best).sum(axis=-1) - draws.response(base).sum(axis=-1)
    kept = curves.response(best).sum(axis=-1) - curves.response(base).sum(axis=-1)
    return float((promised - kept).mean())


def band(values: Floats) -> tuple[float | None, float | None]:
    """The middle 95% of draws; nothing without draws."""
    if not len(values):
        return None, None
    low, high = np.percentile(values, BAND).tolist()
    return low, high


__all__ = ["HELD", "Gain", "Mix", "Split", "Told", "band", "gain", "limits_of", "split", "total"]
