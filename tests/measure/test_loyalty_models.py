"""The models of loyalty: published values, plain integration, and parameters found again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from percorso.measure.loyalty import purchases, spending
from percorso.measure.loyalty.outlook import Wanted, Worth, _buying, _paying
from percorso.measure.loyalty.purchases import MODELS, Histories, Purchases
from percorso.measure.loyalty.rfm import fifths, scores
from percorso.measure.loyalty.risk import risk
from percorso.measure.loyalty.spending import Spending
from percorso.measure.loyalty.survival import curve
from percorso.words import Words
from tests.oracle.loyalty import gap_chance, not_back, rfm_score, story

CDNOW = Purchases("bg_nbd", 0.243, 4.414, 0.793, 2.426)
"""The parameters that Fader, Hardie and Lee (2005) publish for their panel, in weeks."""
MBG = Purchases("mbg_nbd", 0.525, 6.183, 0.891, 1.614)
"""Those of MBG/NBD for the same panel (Batislam, Denizel and Filiztekin 2007)."""
GIVEN = [(0, 0.0, 38.86), (1, 1.71, 38.86), (2, 30.43, 38.86), (7, 29.43, 38.86), (26, 30.86, 31.0)]


def test_the_published_customer_of_cdnow() -> None:
    who = Histories.of([2], [30.43], [38.86])
    assert CDNOW.expected(who, 39)[0] == pytest.approx(1.226, abs=0.0005)
    assert CDNOW.alive(who)[0] == pytest.approx(0.7266, abs=0.0001)


def test_the_published_values_of_gamma_gamma() -> None:
    model = Spending(6.25, 3.74, 15.44)
    assert model.mean == pytest.approx(35.2, abs=0.05)
    found = model.expected(np.array([2.0, 0.0]), np.array([22.35, 0.0]))
    assert found == pytest.approx([24.66, 35.2], abs=0.05)


@pytest.mark.parametrize("model", [CDNOW, MBG], ids=lambda model: model.model)
@pytest.mark.parametrize(("x", "t_x", "age"), GIVEN)
def test_likelihood_chance_and_expectation_are_those_of_plain_integration(
    model: Purchases, x: int, t_x: float, age: float
) -> None:
    who = Histories.of([x], [t_x], [age])
    told = (model.r, model.alpha, model.a, model.b, x, t_x, age, 39.0)
    likelihood, alive, expected = story(model.model, *told)
    found = purchases.log_likelihood(model.model, model.logs, who)[0]
    assert found == pytest.approx(np.log(likelihood), rel=1e-5)
    assert model.alive(who)[0] == pytest.approx(alive, rel=1e-5)
    assert model.expected(who, 39.0)[0] == pytest.approx(expected, rel=1e-5)


def test_nobody_who_came_once_has_left_in_bg_but_may_in_mbg() -> None:
    once = Histories.of([0], [0.0], [38.86])
    assert CDNOW.alive(once)[0] == 1
    assert 0 < MBG.alive(once)[0] < 1


@pytest.mark.parametrize("model", MODELS)
def test_where_chances_to_leave_hardly_differ_both_ways_agree(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = Histories.of([0, 3, 9], [0.0, 20.0, 30.0], [38.0, 38.0, 38.0])
    alike = Purchases(model, 0.5, 6.0, 60.0, 120.0)
    found = alike.expected(who, 39.0)
    monkeypatch.setattr(purchases, "ALIKE", 100.0)
    assert found == pytest.approx(alike.expected(who, 39.0), rel=1e-3)
    same = Purchases(model, 0.5, 6.0, 100_000.0, 200_000.0)
    assert np.all(np.isfinite(same.expected(who, 39.0)))


def test_very_many_goals_stay_finite() -> None:
    often = Histories.of([3_000], [360.0], [365.0])
    assert 0 < CDNOW.expected(often, 365)[0] < 4_000


@pytest.mark.parametrize("model", MODELS)
def test_the_slope_is_that_of_the_value(model: str) -> None:
    who, logs = lived(model, 300, 3), np.log([0.5, 30.0, 0.7, 2.0])
    slope = purchases.log_likelihood(model, logs, who)[1]
    for place, step in enumerate(np.eye(4) * 1e-5):
        up, down = (purchases.log_likelihood(model, logs + s, who)[0] for s in (step, -step))
        assert slope[place] == pytest.approx((up - down) / 2e-5, rel=1e-4, abs=1e-4)


def lived(model: str, people: int, seed: int) -> Histories:
    """Customers who live as the model says."""
    rng = np.random.default_rng(seed)
    rate, chance = rng.gamma(0.8, 1 / 40, people), rng.beta(0.8, 2.5, people)
    age = rng.uniform(150, 300, people)
    x, t_x, now = np.zeros(people), np.zeros(people), np.zeros(people)
    there = rng.random(people) > chance if model == "mbg_nbd" else np.ones(people, np.bool_)
    while there.any():
        now += rng.exponential(1, people) / rate
        there &= now <= age
        x[there] += 1
        t_x[there] = now[there]
        there &= rng.random(people) > chance
    return Histories.of(x, t_x, age)


@pytest.mark.parametrize("model", MODELS)
def test_parameters_are_found_again_inside_their_intervals(model: str) -> None:
    true, inside = np.log([0.8, 40.0, 0.8, 2.5]), 0
    for seed in range(8):
        found = purchases.fit(model, lived(model, 4_000, seed))
        assert found is not None
        assert found.covariance is not None
        spread = 1.96 * np.sqrt(np.diag(found.covariance))
        inside += int(np.sum(np.abs(found.logs - true) <= spread))
    assert inside >= 26, "of 32 intervals at 95 %"


def test_values_are_found_again() -> None:
    rng = np.random.default_rng(5)
    x = 1 + rng.poisson(2, 20_000)
    mean = rng.gamma(6.25 * x, 1 / (rng.gamma(3.74, 1 / 15.44, 20_000) * x))
    found = spending.fit(x, mean)
    assert found is not None
    assert found.covariance is not None
    spread = 2.6 * np.sqrt(np.diag(found.covariance))
    assert np.all(np.abs(found.logs - np.log([6.25, 3.74, 15.44])) <= spread)


def test_rounded_times_move_the_fit_of_very_many_hardly(monkeypatch: pytest.MonkeyPatch) -> None:
    who = lived("bg_nbd", 20_000, 1)
    exact = purchases.fit("bg_nbd", who)
    monkeypatch.setattr(purchases, "MANY", 1_000)
    rounded = purchases.fit("bg_nbd", who)
    assert exact is not None
    assert rounded is not None
    assert rounded.logs == pytest.approx(exact.logs, abs=0.02)


WANTED = Wanted("bg_nbd", 365.0, 0.0, 0, 0)


def test_too_few_who_came_back_are_refused() -> None:
    who = Histories.of([1] * 29 + [0] * 500, [5.0] * 29 + [0.0] * 500, [100.0] * 529)
    model, said = _buying(who, WANTED, Words("en"))
    assert model is None
    assert said == ["No model: 29 people came back, and it takes 30 to tell how people come back."]


def test_where_most_come_once_the_other_model_is_named() -> None:
    who = lived("bg_nbd", 800, 2)
    once = Histories.of(
        [*who.x, *[0] * 4_000], [*who.t_x, *[0] * 4_000], [*who.age, *[200] * 4_000]
    )
    _, said = _buying(once, WANTED, Words("en"))
    assert any("--model mbg_nbd" in each for each in said)


@pytest.mark.parametrize(
    ("goals", "means", "said"),
    [
        ([0] * 50, [0.0] * 50, "no goal has a value"),
        ([1] * 500 + [2] * 10, [20.0] * 510, "10 people have two goals"),
        (list(range(2, 62)), [float(n) for n in range(2, 62)], "spend differently"),
    ],
)
def test_values_are_refused_where_they_cannot_be_told(
    goals: list[int], means: list[float], said: str
) -> None:
    worth = Worth(np.array(goals, np.float64), np.array(goals) * np.array(means))
    model, _, reasons = _paying(worth, Words("en"))
    assert model is None
    assert said in reasons[0]


def test_the_textbook_curve_of_kaplan_and_meier() -> None:
    """Remission under 6-MP, Freireich and others (1963), as in every textbook."""
    times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    came = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    found = curve(np.array(times), np.array(came, np.bool_))
    printed = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    for at, share in printed.items():
        assert 1 - found.back_by(at)[0] == pytest.approx(share, abs=0.0006)
    assert found.median()[:2] == (23, 13)


def test_the_curve_is_that_of_the_oracle() -> None:
    rng = np.random.default_rng(4)
    times, came = rng.integers(1, 30, 60), rng.random(60) < 0.6
    found = curve(times, came)
    for at in range(32):
        wanted = not_back(times.tolist(), came.tolist(), at)
        back, low, high = found.back_by(at)
        assert 1 - back == pytest.approx(wanted)
        assert low <= back <= high


@pytest.mark.parametrize(
    ("x", "t_x", "silence"), [(1, 10.0, 50.0), (3, 20.0, 30.0), (9, 80.0, 5.0)]
)
def test_the_chance_of_a_gap_is_that_of_plain_integration(
    x: int, t_x: float, silence: float
) -> None:
    found = risk(Histories.of([x], [t_x], [t_x + silence]), None, 0.5)
    assert found.gap_chance[0] == pytest.approx(gap_chance(x, t_x, silence), rel=1e-4)


def test_scores_are_fifths_and_ties_share_them() -> None:
    rng = np.random.default_rng(7)
    values = rng.integers(0, 12, 200)
    assert fifths(values).tolist() == [rfm_score(values.tolist(), v) for v in values.tolist()]
    found = scores([1, 400], [9, 1], [500.0, 10.0])
    assert found.texts() == ["333", "111"]


def test_no_customers_have_no_scores(recwarn: Any) -> None:
    assert fifths([]).tolist() == []
    assert not recwarn.list
