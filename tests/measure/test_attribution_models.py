"""Each model on paths written by hand and invented: published values, closed forms, laws."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from percorso.measure.attribution import markov
from percorso.measure.attribution.bands import bands, draws_of
from percorso.measure.attribution.folding import Paths, merged
from percorso.measure.attribution.game import Game, game_of
from percorso.measure.attribution.models import MODELS, credits
from percorso.measure.attribution.rules import Weights, touch_weights
from tests.oracle.attribution_models import Journey, rate_game
from tests.oracle.attribution_models import markov as markov_oracle

NAMES = ("a", "b", "c", "direct")
Told = list[tuple[str, int, int]]


def paths_of(told: Told) -> Paths:
    """Paths from texts such as `a>b`, with conversions and null paths."""
    codes = [[NAMES.index(name) for name in text.split(">") if name] for text, _, _ in told]
    offsets = np.append(0, np.cumsum([len(one) for one in codes])).astype(np.int64)
    flat = np.array([code for one in codes for code in one], np.int32)
    converted = np.array([one[1] for one in told], np.int64)
    nulls = np.array([one[2] for one in told], np.int64)
    # an even decay: the weights of each touch, added up over the conversions
    decay = np.repeat(converted / np.maximum(np.diff(offsets), 1), np.diff(offsets))
    value = {0: converted * 10_000}
    return Paths(flat, offsets, np.zeros(len(told), np.int32), converted, nulls, decay, value,
                 {0: decay * 10_000})  # fmt: skip


def game(told: Told) -> Game:
    return game_of(merged([paths_of(told)]), NAMES, 0, "direct")


def credit(told: Told, model: str, order: int = 0) -> dict[str, float]:
    played = game(told)
    found = credits(played, model, order, Weights(), True).credit
    return dict(zip(played.names, np.round(found, 12).tolist(), strict=True))


# Anderl, Becker, von Wangenheim and Schumann (2016) draw this graph of three paths; by hand:
# P = 2/3 · 1/2 + 1/3 = 2/3; without a 1/3, without b 0, without c 0.
THREE = [("a>b>c", 1, 0), ("a", 0, 1), ("b>c", 1, 0)]


def test_the_three_paths_of_the_literature() -> None:
    played = game(THREE)
    found = credits(played, "markov", 1, Weights(), True)
    assert found.effect == pytest.approx([0.5, 1.0, 1.0])
    assert found.credit == pytest.approx([0.4, 0.8, 0.8])
    assert found.value == pytest.approx([4_000, 8_000, 8_000])


def test_rules_by_hand() -> None:
    told = [("a>b>c>direct", 10, 0)]
    assert credit(told, "first") == {"a": 10, "b": 0, "c": 0, "direct": 0}
    assert credit(told, "last") == {"a": 0, "b": 0, "c": 0, "direct": 10}
    assert credit(told, "last_non_direct") == {"a": 0, "b": 0, "c": 10, "direct": 0}
    assert credit(told, "linear") == {"a": 2.5, "b": 2.5, "c": 2.5, "direct": 2.5}
    assert credit(told, "position") == {"a": 4, "b": 1, "c": 1, "direct": 4}


def test_all_direct_falls_to_the_last() -> None:
    assert credit([("a", 3, 0), ("direct>direct", 2, 0)], "last_non_direct") == {
        "a": 3,
        "direct": 2,
    }


@pytest.mark.parametrize(("of_two", "wanted"), [(0.5, [5, 5]), (0.25, [2.5, 7.5]), (0.3, [3, 7])])
def test_position_with_two_touches(of_two: float, wanted: list[float]) -> None:
    weights = Weights(0.2, 0.6, of_two)
    assert (
        touch_weights("position", paths_of([("a>b", 1, 0)]), -1, weights) * 10
    ).tolist() == wanted


def test_the_j_shape() -> None:
    shares = touch_weights("position", paths_of([("a>b>c>a", 1, 0)]), -1, Weights(0.2, 0.6, 0.25))
    assert shares == pytest.approx([0.2, 0.1, 0.1, 0.6])


def test_shapley_by_hand() -> None:
    # 8 of {a} alone convert (rate 0.8), 2 of {b} (0.2), 9 of {a, b} (0.9)
    told = [("a", 8, 2), ("b", 2, 8), ("a>b", 9, 1)]
    assert credit(told, "shapley_sum") == {"a": 12.5, "b": 6.5}
    # inside {a, b}: a has (0.8 + 0.9 − 0.2) / 2 = 0.75, b (0.2 + 0.9 − 0.8) / 2 = 0.15, of 0.9
    assert credit(told, "shapley_rate") == {"a": 8 + 9 * 0.75 / 0.9, "b": 2 + 9 * 0.15 / 0.9}


def test_ordered_shapley_tells_places_and_adds_up_to_the_sum_game() -> None:
    told = [("a>b>a", 6, 0), ("c", 1, 3)]
    found = credits(game(told), "shapley_ordered", 0, Weights(), True)
    assert found.place is not None
    assert found.place.tolist() == [[1.5, 0, 1.5], [0, 3, 0], [1, 0, 0]]
    assert found.place.sum(axis=1).tolist() == list(credit(told, "shapley_sum").values())


texts = st.lists(st.sampled_from(NAMES), min_size=1, max_size=6).map(">".join)
tables = st.lists(
    st.tuples(texts, st.integers(0, 9), st.integers(0, 9)).filter(lambda one: one[1] + one[2]),
    min_size=2, max_size=12, unique_by=lambda one: one[0],
).filter(lambda told: sum(one[1] for one in told) > 0)  # fmt: skip


def _journeys(told: Told) -> list[Journey]:
    return [
        Journey(tuple(text.split(">")), (), 0, place < converted, 1 if place < converted else 0)  # type: ignore[arg-type]
        for text, converted, nulls in told
        for place in range(converted + nulls)
    ]


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from((1, 2, 3)), st.booleans())
def test_markov_is_the_chain_of_the_oracle(told: Told, order: int, dense: bool) -> None:
    played = game(told)
    _, _, wanted, _, effects = markov_oracle(_journeys(told), order)
    assert effects is not None
    before = markov.MOST_DENSE
    try:
        markov.MOST_DENSE = before if dense else 0
        found = credits(played, "markov", order, Weights(), True)
    finally:
        markov.MOST_DENSE = before
    assert found.effect == pytest.approx([effects[name] for name in played.names], abs=1e-9)
    assert found.credit == pytest.approx([wanted[name] for name in played.names], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_the_rate_game_is_that_of_the_oracle(told: Told) -> None:
    _, _, wanted, _, _ = rate_game(_journeys(told))
    found = credits(game(told), "shapley_rate", 0, Weights(), True).credit
    assert found == pytest.approx([float(wanted[name]) for name in game(told).names], abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables, st.sampled_from(MODELS))
def test_credits_and_draws_add_up(told: Told, model: str) -> None:
    played = game(told)
    order = 1 if model == "markov" else 0
    found = credits(played, model, order, Weights(), True)
    assert found.credit.sum() == pytest.approx(played.touched, abs=1e-9)
    assert found.value is not None
    assert found.value.sum() == pytest.approx(played.value.sum(), abs=1e-6)
    for drawn in draws_of(played, 5, 1):
        given_ = found.draw(drawn.converted, drawn.nulls).sum(axis=0)
        assert given_ == pytest.approx(drawn.converted.sum(axis=0), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(tables, st.permutations(NAMES))
def test_names_are_only_names(told: Told, names: list[str]) -> None:
    """Channels called otherwise have the same credits (`direct` is no name but a role)."""
    new = dict(zip(NAMES, names, strict=True))
    renamed = [(">".join(new[part] for part in text.split(">")), c, n) for text, c, n in told]
    for model in ("linear", "markov", "shapley_rate"):
        before, after = (credit(each, model, int(model == "markov")) for each in (told, renamed))
        assert after == pytest.approx({new[name]: one for name, one in before.items()}, abs=1e-9)


def test_a_draw_has_as_many_journeys_and_the_right_spread() -> None:
    told = [("a", 400, 100), ("b", 5, 3), ("a>b", 2, 40), ("", 30, 20)]
    played = game(told)
    drawn = next(draws_of(played, 400, 7))
    every = drawn.converted.sum(axis=0) + drawn.nulls.sum(axis=0)
    assert every.max() <= 600
    wide = drawn.converted.sum(axis=1).tolist()
    assert wide[0] / 400 == pytest.approx(400, rel=0.02)
    spread = drawn.converted[0].std()
    assert spread == pytest.approx((600 * (400 / 600) * (200 / 600)) ** 0.5, rel=0.2)


def test_bands_hold_the_share_and_the_seed_gives_them_again() -> None:
    told = [("a", 200, 300), ("b", 50, 400), ("a>b", 80, 100), ("", 20, 10)]
    played = game(told)
    found = {("linear", 0): credits(played, "linear", 0, Weights(), True),
             ("markov", 1): credits(played, "markov", 1, Weights(), True)}  # fmt: skip
    first, again = (bands(played, found, 200, 3) for _ in range(2))
    other = bands(played, found, 200, 4)
    for key, one in first.items():
        share = found[key].credit / played.conversions
        assert (one.low[:-1] < share).all()
        assert (share < one.high[:-1]).all()
        assert one.low.tolist() == again[key].low.tolist() != other[key].low.tolist()
        # a binomial share of 350 conversions: ± 1.64 standard errors are about 0.04 at most
        assert (one.high - one.low).max() < 0.12
    assert Counter(first[("linear", 0)].rank_low.tolist()) == Counter([1, 2])
