"""The split: every law of it, and the same as two other ways of finding it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.errors import QuestionError
from percorso.explain.mix.allocation import Limits, allocate
from percorso.explain.mix.curves import POWER, Curves
from percorso.explain.mix.solving import Mix, Told, limits_of, split
from tests.oracle.mix import best_split

PLAIN = st.just(1.0)
positive = st.floats(0.01, 1000.0)


@st.composite
def problems(draw: st.DrawFn, shapes: Any = PLAIN, kind: str = "hill") -> Any:
    k = draw(st.integers(2, 3))
    each = [draw(st.lists(positive, min_size=k, max_size=k)) for _ in range(3)]
    scale, half, now = (np.array(one) for one in each)
    shape = np.array([draw(shapes) for _ in range(k)])
    move = draw(st.floats(0.05, 0.9))
    return Curves(scale, half, shape, kind), Limits(now * (1 - move), now * (1 + move), now.sum())


def held(limits: Limits, spend: Any) -> None:
    """The budget is spent whole and every bound is kept."""
    assert spend.sum() == pytest.approx(limits.budget)
    assert (spend >= limits.low * (1 - 1e-9)).all()
    assert (spend <= limits.high * (1 + 1e-9)).all()


@given(problems())
def test_inside_the_bounds_one_more_unit_brings_the_same_everywhere(problem: Any) -> None:
    curves, limits = problem
    spend = allocate(curves, limits)
    held(limits, spend)
    slope = curves.slope(spend)
    more = spend < limits.high * (1 - 1e-6)
    less = spend > limits.low * (1 + 1e-6)
    if more.any() and less.any():
        assert slope[more].max() <= slope[less].min() * (1 + 1e-5)


@given(problems(st.floats(0.5, 0.9), POWER))
def test_power_curves_keep_the_same_law(problem: Any) -> None:
    curves, limits = problem
    spend = allocate(curves, limits)
    held(limits, spend)
    assert curves.response(spend).sum() >= best_split(
        curves.response, limits.low, limits.high, limits.budget
    ) * (1 - 1e-9)


@given(problems(st.sampled_from((1.0, 2.0, 3.0))))
def test_no_split_of_a_grid_brings_more(problem: Any) -> None:
    curves, limits = problem
    spend = allocate(curves, limits)
    held(limits, spend)
    best = best_split(curves.response, limits.low, limits.high, limits.budget, 40)
    assert curves.response(spend).sum() >= best * (1 - 1e-4)


@given(problems())
def test_a_general_optimiser_finds_nothing_better(problem: Any) -> None:
    from scipy.optimize import minimize

    curves, limits = problem
    unit, size = limits.budget, curves.scale.sum()
    start = (limits.low + limits.high) / 2
    found = minimize(
        lambda x: -curves.response(x * unit).sum() / size,
        start / start.sum(),
        bounds=list(zip(limits.low / unit, limits.high / unit, strict=True)),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1},
        method="SLSQP",
        options={"ftol": 1e-12},
    )
    ours = curves.response(allocate(curves, limits)).sum() / size
    feasible = np.clip(found.x, limits.low / unit, limits.high / unit)
    if abs(feasible.sum() - 1) < 1e-9:
        assert ours >= -found.fun - 1e-7


@given(problems(), st.floats(1.0, 2.0))
def test_more_money_never_brings_less(problem: Any, more: float) -> None:
    curves, limits = problem
    wider = Limits(limits.low, limits.high * 2, limits.budget * more)
    less = allocate(curves, Limits(limits.low, limits.high * 2, limits.budget))
    assert curves.response(allocate(curves, wider)).sum() >= curves.response(less).sum() - 1e-9


def test_money_in_cents_or_in_millions_gives_the_same_split() -> None:
    curves = Curves(np.array([9.0, 5.0]), np.array([3.0, 1.0]), np.ones(2))
    limits = Limits(np.zeros(2), np.full(2, 9.0), 6.0)
    plain = allocate(curves, limits)
    for unit in (1e-6, 1e6):
        large = Curves(curves.scale, curves.half * unit, curves.shape)
        wide = Limits(limits.low * unit, limits.high * unit, limits.budget * unit)
        assert allocate(large, wide) / unit == pytest.approx(plain)


def test_two_power_curves_by_hand() -> None:
    """2√x and √y with x + y = 5: the slopes 1/√x and 1/(2√y) are equal at x = 4, y = 1."""
    curves = Curves(np.array([2.0, 1.0]), np.ones(2), np.full(2, 0.5), POWER)
    assert allocate(curves, Limits(np.zeros(2), np.full(2, 9.0), 5.0)) == pytest.approx([4, 1])


def _mix(*scale: float) -> Mix:
    curves = Curves(np.array(scale), np.ones(len(scale)), np.ones(len(scale)))
    draws = Curves(np.tile(scale, (60, 1)), np.ones((60, len(scale))), np.ones((60, len(scale))))
    mix = Mix(None, np.ones(60), np.arange(len(scale)))
    mix.told = Told(curves, draws, np.ones(len(scale), np.bool_), 1.0)
    return mix


def test_a_channel_without_an_effect_keeps_its_money() -> None:
    now = np.array([4.0, 4.0, 2.0])
    found = split(_mix(10.0, 1.0, 0.0), now, *limits_of(now, None, 0.2, {}))
    assert found.proposed == pytest.approx([4.8, 3.2, 2.0])
    assert found.bound == ["high", "low", "held"]


def test_a_larger_budget_is_first_shared_as_now() -> None:
    now = np.array([4.0, 4.0])
    found = split(_mix(5.0, 5.0), now, *limits_of(now, 16.0, 0.2, {}))
    assert found.as_is.tolist() == [8.0, 8.0]
    assert found.proposed == pytest.approx([8.0, 8.0])


def test_bounds_that_leave_no_room_are_refused() -> None:
    now = np.array([4.0, 4.0])
    with pytest.raises(QuestionError, match="a budget of 8"):
        split(_mix(5.0, 5.0), now, *limits_of(now, None, 0.2, {0: (9.0, 10.0)}))
