"""The fit of weekly outcomes on the spends: least squares, no negative effect, and its bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.explain.mix.curves import Curves, Floats
from percorso.explain.mix.design import Candidates, candidates, free_columns, inflation
from percorso.explain.mix.kernels import descend_all

Ints = NDArray[np.int64]
BLOCK = 4
"""Weeks that are drawn together, so that what lasts a month stays together."""
HELD_OUT, RECENT = 8, 13
_SD = 3.919927969080108
"""Width of an interval at 95% in standard deviations."""


@dataclass(frozen=True)
class Weekly:
    """What is fitted: weeks by rows.

    Attributes:
        outcome: Goals or value of each week.
        spend: Weeks by channels, in one currency.
        controls: Weeks by controls.
        priors: For some channels (by place) what an experiment found one unit of money brings:
            the interval at 95%.
        saturation: `concave` or `s-shaped`.
    """

    outcome: Floats
    spend: Floats
    controls: Floats
    priors: Mapping[int, tuple[float, float]]
    saturation: str

    def until(self, weeks: int) -> Weekly:
        """Only the first weeks."""
        return Weekly(self.outcome[:weeks], self.spend[:weeks], self.controls[:weeks],
                      self.priors, self.saturation)  # fmt: skip


@dataclass(frozen=True)
class Fit:
    """Fitted response curves with their draws, and how well they fit.

    Attributes:
        curves: One curve a channel, at a steady weekly spend.
        carry: The adstock of each.
        draws: The same curves fitted to outcomes drawn anew.
        fitted: The outcome of each week by the fit.
        base: That part of it which is not of the channels.
        inflation: The variance inflation factor of each channel.
        p_value: Of each channel: how often chance alone fits as well as it does.
    """

    curves: Curves
    carry: Floats
    draws: Curves
    fitted: Floats
    base: Floats
    inflation: Floats
    p_value: Floats


@dataclass(frozen=True)
class Held:
    """The last weeks, forecast from those before.

    Attributes:
        predicted: By the fit to the weeks before, knowing what was spent.
        error: Its mean absolute error.
        naive: That of the mean of the thirteen weeks before.
        without: That of the same fit without any channel.
    """

    predicted: Floats
    error: float
    naive: float
    without: float


@dataclass(frozen=True)
class _Frame:
    """The normal equations, the free columns taken out."""

    options: Candidates
    free: Floats
    basis: Floats
    columns: Floats
    gram: Floats
    extra: Floats

    def target(self, outcome: Floats) -> Floats:
        return np.asarray(self.columns.T @ _without(self.basis, outcome))


def fit(weekly: Weekly, resamples: int, seed: int) -> Fit:
    """Fit the curves of all channels together.

    For each channel adstock and half saturation are chosen from a grid, one channel after the
    other until nothing changes; the coefficients are those of non-negative least squares. The
    bands come from residuals drawn anew in blocks of four weeks, everything fitted again.

    Args:
        weekly: What is fitted.
        resamples: How many draws.
        seed: Where their chance begins.
    """
    frame, choice, beta = _chosen(weekly)
    starts = _starts(frame.options)
    effect = frame.options.columns[:, choice] @ beta
    base = frame.free @ np.linalg.lstsq(frame.free, weekly.outcome - effect, rcond=None)[0]
    chance = np.random.default_rng(seed)
    drawn = _draws(weekly, frame, base + effect, resamples, chance)
    choices, betas, _ = _descended(frame, drawn, np.vstack([choice[None, :], starts[:1]]))
    options = frame.options
    return Fit(
        Curves(beta, options.half[choice], options.shape[choice]), options.carry[choice],
        Curves(betas, options.half[choices], options.shape[choices]), base + effect, base,
        inflation(options.columns[:, choice], frame.free),
        np.array([_by_chance(weekly, place, resamples, chance) for place in range(len(beta))]),
    )  # fmt: skip


def hold_out(weekly: Weekly) -> Held:
    """Forecast the last eight weeks from those before, and compare."""
    weeks = len(weekly.outcome) - HELD_OUT
    _, choice, beta = _chosen(weekly.until(weeks))
    free = free_columns(len(weekly.outcome), weekly.controls)
    options = candidates(weekly.spend, weekly.saturation, weeks)
    effect = options.columns[:, choice] @ beta
    known, truth = weekly.outcome[:weeks], weekly.outcome[weeks:]
    predicted = effect[weeks:] + _ahead(free, known - effect[:weeks])
    naive = np.full(HELD_OUT, known[-RECENT:].mean())
    errors = [
        float(np.abs(truth - each).mean()) for each in (predicted, naive, _ahead(free, known))
    ]
    return Held(predicted, *errors)


def _chosen(weekly: Weekly) -> tuple[_Frame, Ints, Floats]:
    """The normal equations, with the priors; the candidates chosen and their coefficients."""
    frame = _frame(weekly)
    starts = _starts(frame.options)
    target = frame.target(weekly.outcome)
    [choice], [beta], _ = _descended(frame, target[None, :], starts)
    if weekly.priors:
        frame = _with_priors(weekly, frame, _variance(weekly, frame, choice, beta))
        pulled = target + _pull(weekly, frame, None)
        [choice], [beta], _ = _descended(frame, pulled[None, :], starts)
    return frame, choice, beta


def _by_chance(
    weekly: Weekly, place: int, resamples: int, chance: np.random.Generator
) -> float:  # fmt: skip
    """How often a channel without any effect lowers the squares as much as this one does.

    Outcomes are drawn anew from a fit without the channel; the search over its adstock and
    saturation is made again each time, so that the choice of the best counts as chance too.
    """
    plain = Weekly(weekly.outcome, weekly.spend, weekly.controls, {}, weekly.saturation)
    others = np.arange(weekly.spend.shape[1]) != place
    rest = _frame(Weekly(plain.outcome, plain.spend[:, others], plain.controls, {},
                         plain.saturation))  # fmt: skip
    whole = _frame(plain)
    target = rest.target(plain.outcome)
    [choice], [beta], _ = _descended(rest, target[None, :], _starts(rest.options))
    effect = rest.options.columns[:, choice] @ beta
    fitted = plain.outcome - _without(rest.basis, plain.outcome - effect)
    drawn = _outcomes(plain.outcome, fitted, rest.free.shape[1] + len(beta), resamples, chance)
    outcomes = np.vstack([plain.outcome, drawn])
    gains = _gain(whole, outcomes) - _gain(rest, outcomes)
    return float((gains[1:] >= gains[0]).sum() + 1) / (resamples + 1)


def _gain(frame: _Frame, outcomes: Floats) -> Floats:
    targets = np.array([frame.target(each) for each in outcomes])
    return _descended(frame, targets, _starts(frame.options)[:2])[2]


def _ahead(free: Floats, known: Floats) -> Floats:
    gamma = np.linalg.lstsq(free[: len(known)], known, rcond=None)[0]
    return np.asarray(free[len(known) :] @ gamma)


def _frame(weekly: Weekly) -> _Frame:
    options = candidates(weekly.spend, weekly.saturation)
    free = free_columns(len(weekly.outcome), weekly.controls)
    basis = _basis(free)
    columns = _without(basis, options.columns)
    gram = np.ascontiguousarray(columns.T @ columns)
    return _Frame(options, free, basis, columns, gram, np.zeros(len(gram)))


def _basis(free: Floats) -> Floats:
    """An orthonormal basis of the free columns, also where some of them say the same."""
    left, sizes, _ = np.linalg.svd(free / np.maximum(np.abs(free).max(axis=0), 1e-12),
                                   full_matrices=False)  # fmt: skip
    return np.asarray(left[:, sizes > 1e-9 * sizes[0]])


def _without(basis: Floats, values: Floats) -> Floats:
    return np.asarray(values - basis @ (basis.T @ values))


def _starts(options: Candidates) -> Ints:
    """Three places to begin: short and straight, in the middle, long and soon saturated."""
    size = np.diff(options.first)
    return np.array([options.first[:-1] + (size * part).astype(np.int64)
                     for part in (0.36, 0.1, 0.62)])  # fmt: skip


def _descended(frame: _Frame, targets: Floats, starts: Ints) -> tuple[Ints, Floats, Floats]:
    """For each target the candidates, their coefficients, and how much they lower the squares."""
    k = len(frame.options.first) - 1
    choices = np.zeros((len(targets), k), np.int64)
    betas, gains = np.zeros((len(targets), k)), np.zeros(len(targets))
    if k:
        first = np.ascontiguousarray(frame.options.first, np.int64)
        descend_all(frame.gram, np.ascontiguousarray(targets), first,
                    np.ascontiguousarray(starts, np.int64), choices, betas, gains)  # fmt: skip
    return choices, betas, gains


def _variance(weekly: Weekly, frame: _Frame, choice: Ints, beta: Floats) -> float:
    left = _without(frame.basis, weekly.outcome) - frame.columns[:, choice] @ beta
    freedom = max(len(left) - frame.basis.shape[1] - len(beta), 1)
    return float(np.sum(left**2) / freedom)


def _with_priors(weekly: Weekly, frame: _Frame, variance: float) -> _Frame:
    """Each prior is one more observation: what a unit of money brought, with its own precision."""
    gram, extra = frame.gram.copy(), np.zeros(len(frame.gram))
    for place, (low, high) in weekly.priors.items():
        part = slice(*frame.options.first[place : place + 2].tolist())
        per_unit = frame.options.columns[:, part].mean(axis=0) / weekly.spend[:, place].mean()
        weight = variance / ((high - low) / _SD) ** 2
        gram[part, part] += weight * np.outer(per_unit, per_unit)
        extra[part] = weight * per_unit
    return _Frame(frame.options, frame.free, frame.basis, frame.columns, gram, extra)


def _pull(weekly: Weekly, frame: _Frame, chance: np.random.Generator | None) -> Floats:
    """What the priors add to the target: their middles, or one draw from each."""
    found = np.zeros(len(frame.extra))
    for place, (low, high) in weekly.priors.items():
        part = slice(*frame.options.first[place : place + 2].tolist())
        middle = (low + high) / 2
        value = middle if chance is None else chance.normal(middle, (high - low) / _SD)
        found[part] = frame.extra[part] * value
    return found


def _draws(
    weekly: Weekly, frame: _Frame, fitted: Floats, resamples: int, chance: np.random.Generator
) -> Floats:
    """Targets of outcomes drawn anew, and of priors drawn anew."""
    terms = frame.free.shape[1] + len(frame.options.first) - 1
    drawn = _outcomes(weekly.outcome, fitted, terms, resamples, chance)
    return np.array([frame.target(each) + _pull(weekly, frame, chance) for each in drawn]).reshape(
        resamples, len(frame.gram)
    )


def _outcomes(
    outcome: Floats, fitted: Floats, terms: int, resamples: int, chance: np.random.Generator
) -> Floats:
    """The fit, and blocks of its residuals in another order; these widened for the terms fitted."""
    n = len(fitted)
    left = outcome - fitted
    left = (left - left.mean()) * np.sqrt(n / max(n - terms, 1))
    starts = chance.integers(0, n, (resamples, -(-n // BLOCK)))
    rows = (starts[:, :, None] + np.arange(BLOCK)).reshape(resamples, -1)[:, :n] % n
    return np.asarray(fitted + left[rows])
