"""The fit finds what was planted, says how sure it is, and finds nothing where nothing was."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from percorso.explain.mix.allocation import Limits, allocate
from percorso.explain.mix.curves import Curves, Floats
from percorso.explain.mix.design import candidates, free_columns
from percorso.explain.mix.fitting import Fit, Weekly, fit, hold_out
from percorso.explain.mix.solving import BAND, Mix, Told, gain, limits_of, split
from tests.explain.mixworld import Planted
from tests.oracle.mix import best_fit

SEEDS = range(24)
NOTHING = Planted(most=(0.0, 0.0, 0.0))


@cache
def fitted(planted: Planted, seed: int) -> tuple[Weekly, Fit]:
    """A world and its fit, once for all tests."""
    weekly = planted.weekly(seed)
    return weekly, fit(weekly, 100, 1)


def now_of(weekly: Weekly) -> Floats:
    return np.asarray(weekly.spend[-13:].mean(axis=0))


def proposal(weekly: Weekly, found: Fit) -> tuple[Mix, Floats, Floats, float]:
    """The mix, the present spends, the proposed ones, and the lower bound of the gain."""
    now = now_of(weekly)
    mix = Mix(None, weekly.outcome, np.arange(3))
    mix.told = Told(found.curves, found.draws, found.p_value <= 0.05, 0.0)
    chosen = split(mix, now, *limits_of(now, None, 0.2, {}))
    won = gain(mix, chosen)
    return mix, now, chosen.proposed, won.low if won else 0.0


def test_planted_adstock_and_responses_are_found() -> None:
    carries = np.array([fitted(Planted(), seed)[1].carry for seed in SEEDS])
    assert np.abs(np.median(carries, axis=0) - Planted().carry).max() <= 0.15
    off = []
    for seed in SEEDS:
        weekly, found = fitted(Planted(), seed)
        now, truth = now_of(weekly), Planted().curves
        off.append(found.curves.response(now) / truth.response(now))
    assert np.median(off, axis=0) == pytest.approx(1.0, abs=0.15)


def test_bands_hold_the_truth_about_as_often_as_they_say() -> None:
    inside = np.zeros(3)
    for seed in SEEDS:
        weekly, found = fitted(Planted(), seed)
        now = now_of(weekly)
        low, high = np.percentile(found.draws.response(now), BAND, axis=0)
        truth = Planted().curves.response(now)
        inside += (low <= truth) & (truth <= high)
    assert (inside / len(SEEDS)).min() >= 0.7
    assert inside.sum() / (3 * len(SEEDS)) >= 0.8


def test_the_proposed_split_is_better_in_truth_and_near_the_best() -> None:
    truth, better, part = Planted().curves, 0, []
    for seed in SEEDS:
        weekly, found = fitted(Planted(), seed)
        _, now, proposed, _ = proposal(weekly, found)
        before = truth.response(now).sum()
        most = truth.response(allocate(truth, Limits(0.8 * now, 1.2 * now, now.sum()))).sum()
        won = truth.response(proposed).sum() - before
        better += won > 0
        part.append(won / (most - before))
    assert better >= 0.9 * len(SEEDS)
    assert np.median(part) >= 0.9


def test_marginal_returns_are_ranked_as_planted() -> None:
    right = 0
    for seed in SEEDS:
        weekly, found = fitted(Planted(), seed)
        now = now_of(weekly)
        truth = Planted().curves.slope(now)
        right += int(found.curves.slope(now).argmax() == truth.argmax())
    assert right >= 0.8 * len(SEEDS)


def test_where_nothing_is_planted_nothing_is_recommended() -> None:
    alarms, certain = 0, 0
    for seed in SEEDS:
        weekly, found = fitted(NOTHING, seed)
        alarms += proposal(weekly, found)[3] > 0
        certain += int((found.p_value <= 0.05).sum())
    assert alarms <= 0.1 * len(SEEDS)
    assert certain <= 0.12 * 3 * len(SEEDS)


def test_the_forecast_of_the_last_weeks_beats_a_plain_mean_only_where_channels_matter() -> None:
    held = [hold_out(Planted().weekly(seed)) for seed in SEEDS]
    assert sum(one.error < one.naive for one in held) >= 0.9 * len(SEEDS)
    assert sum(one.error < one.without for one in held) >= 0.9 * len(SEEDS)


@pytest.mark.parametrize("seed", range(4))
def test_the_fit_is_the_best_of_all_choices(seed: int) -> None:
    planted = Planted(most=(60.0, 40.0), carry=(0.3, 0.6), half=(1000.0, 2000.0),
                      mean=(1000.0, 1500.0), weeks=80)  # fmt: skip
    weekly = planted.weekly(seed)
    options = candidates(weekly.spend, "concave")
    groups = [
        options.columns[:, a:b] for a, b in zip(options.first, options.first[1:], strict=False)
    ]
    free = free_columns(80, weekly.controls)
    best, _ = best_fit(weekly.outcome, free, [group[:, ::2] for group in groups])
    found = fit(weekly, 50, 1)
    ours = float(((weekly.outcome - found.fitted) ** 2).sum())
    assert ours <= best * (1 + 1e-6)


def test_an_experiment_narrows_the_band_and_pulls_the_fit() -> None:
    weekly = Planted(noise=15.0).weekly(2)
    spend = weekly.spend[:, 0].mean()
    truth = float(Planted().curves.response(weekly.spend).mean(axis=0)[0] / spend)
    pulled = fit(Planted(noise=15.0).weekly(2, priors={0: (0.9 * truth, 1.1 * truth)}), 100, 1)
    plain = fit(weekly, 100, 1)

    def width(found: Fit) -> float:
        low, high = np.percentile(found.draws.response(now_of(weekly))[:, 0], (5, 95))
        return float(high - low)

    assert width(pulled) < width(plain)


def test_the_same_seed_gives_the_same_bands() -> None:
    weekly = Planted(weeks=80).weekly(1)
    one, two = fit(weekly, 50, 7), fit(weekly, 50, 7)
    assert (one.draws.scale == two.draws.scale).all()
    assert isinstance(one.curves, Curves)
