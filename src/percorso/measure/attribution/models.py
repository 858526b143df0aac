"""Every model on one game: credits, value, removal effects, and the same for each draw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.attribution.game import Game
from percorso.measure.attribution.markov import Chain, chain_of, counted, removal_effects
from percorso.measure.attribution.rules import RULES, Weights, touch_weights
from percorso.measure.attribution.shapley import (
    ordered_weights,
    pairs_of,
    places,
    rate_credits,
    sets_of,
    sum_weights,
)

Floats = NDArray[np.float64]
MODELS = (*RULES, "markov", "shapley_sum", "shapley_rate", "shapley_ordered")
DATA_DRIVEN = ("markov", "shapley_sum", "shapley_rate", "shapley_ordered")

Draw = Callable[[Floats, Floats], Floats]
"""From how often each path converted and how often not (paths × draws) the credits of the channels
(channels × draws)."""


@dataclass(frozen=True)
class Credits:
    """What a model gives to the channels of a game.

    Attributes:
        credit: Conversions, by channel; where `place` is given by channel and place.
        value: Their value, in ten-thousandths; None when there is none.
        effect: Removal effects (markov).
        states: How many states the chain has (markov).
        draw: The credits by channel of other draws of the same paths.
        place: Credits by place in the path, channels × places (shapley_ordered).
        value_place: Their value.
    """

    credit: Floats
    value: Floats | None
    draw: Draw
    effect: Floats | None = None
    states: int = 0
    place: Floats | None = None
    value_place: Floats | None = None


def credits(game: Game, model: str, order: int, weights: Weights, with_value: bool) -> Credits:
    """The credits of one model.

    Args:
        game: The paths.
        model: One of `MODELS`.
        order: Of the Markov chain.
        weights: Of the position model.
        with_value: Whether the conversions have a value.
    """
    if model == "markov":
        return _markov(game, order, with_value)
    if model == "shapley_rate":
        return _rate(game, with_value)
    if model == "shapley_sum":
        return _sum(game, with_value)
    touches = (
        ordered_weights(game.paths)
        if model == "shapley_ordered"
        else touch_weights(model, game.paths, game.direct, weights)
    )
    found = _shared(game, game.paths.owner(), game.paths.codes, touches, with_value)
    if model == "time_decay" and with_value:
        value = _by_channel(game, game.paths.decay_value[0])
        return Credits(found.credit, value, found.draw)
    return _placed(game, found, touches, with_value) if model == "shapley_ordered" else found


def _by_channel(game: Game, amounts: Floats) -> Floats:
    return counted(game.paths.codes, amounts, len(game.names))


def _shared(
    game: Game, owner: NDArray[np.int64], codes: NDArray[np.int32], share: Floats, with_value: bool
) -> Credits:
    """Models that divide each conversion by shares of its own path."""
    from scipy.sparse import csr_matrix

    some = share != 0
    shape = len(game.names), len(game.paths)
    operator = csr_matrix((share[some], (codes[some], owner[some])), shape=shape)
    value = operator @ game.value.astype(np.float64) if with_value else None
    credit = operator @ game.paths.converted.astype(np.float64)
    return Credits(credit, value, lambda converted, _: operator @ converted)


def _placed(game: Game, found: Credits, share: Floats, with_value: bool) -> Credits:
    place = places(game.paths) - 1
    owner, most = game.paths.owner(), int(place.max(initial=0)) + 1
    cell = game.paths.codes * most + place
    size = len(game.names), most

    def spread(amounts: NDArray[np.int64]) -> Floats:
        flat = counted(cell, share * amounts[owner], size[0] * size[1])
        return flat.reshape(size)

    value = spread(game.value) if with_value else None
    return Credits(
        found.credit, found.value, found.draw, place=spread(game.paths.converted),
        value_place=value,
    )  # fmt: skip


def _sum(game: Game, with_value: bool) -> Credits:
    sets = sets_of(game.paths)
    sizes = np.diff(sets.offsets)[sets.of_path]
    bounds = np.append(0, np.cumsum(sizes))[:-1]
    owner = np.repeat(np.arange(len(game.paths)), sizes)
    places = np.repeat(sets.offsets[sets.of_path] - bounds, sizes) + np.arange(sizes.sum())
    return _shared(game, owner, sets.channels[places], sum_weights(sets)[places], with_value)


def _rate(game: Game, with_value: bool) -> Credits:
    sets, channels = sets_of(game.paths), len(game.names)
    together = _grouping(sets.of_path, len(sets))
    converted = together(game.paths.converted[:, None].astype(np.float64))
    nulls = together(game.paths.nulls[:, None].astype(np.float64))
    pairs = pairs_of(sets, channels, converted[:, 0] > 0)

    def draw(converting: Floats, not_: Floats) -> Floats:
        c, n = together(converting), together(not_)
        return rate_credits(sets, pairs, channels, c, c + n, c)

    value = None
    if with_value:
        worth = together(game.value[:, None].astype(np.float64))
        value = rate_credits(sets, pairs, channels, converted, converted + nulls, worth)[:, 0]
    credit = rate_credits(sets, pairs, channels, converted, converted + nulls, converted)[:, 0]
    return Credits(credit, value, draw)


def _grouping(of_path: NDArray[np.int64], sets: int) -> Callable[[Floats], Floats]:
    """From numbers by path to numbers by set."""
    from scipy.sparse import csr_matrix

    ones, places = np.ones(len(of_path)), np.arange(len(of_path))
    operator = csr_matrix((ones, (of_path, places)), shape=(sets, len(of_path)))
    return lambda numbers: np.asarray(operator @ numbers)


def _markov(game: Game, order: int, with_value: bool) -> Credits:
    chain, channels = chain_of(game.paths, order), len(game.names)
    converted = game.paths.converted.astype(np.float64)
    every = converted + game.paths.nulls
    effect, _ = removal_effects(chain, channels, every, converted)
    value = None
    if with_value:
        worth = game.value.astype(np.float64)
        value = _divided(removal_effects(chain, channels, every, worth)[0], worth.sum())
    return Credits(_divided(effect, converted.sum()), value, _markov_draws(chain, channels), effect)


def _markov_draws(chain: Chain, channels: int) -> Draw:
    def draw(converting: Floats, not_: Floats) -> Floats:
        found = np.zeros((channels, converting.shape[1]))
        for b in range(converting.shape[1]):
            c = np.ascontiguousarray(converting[:, b])
            effect, _ = removal_effects(chain, channels, c + not_[:, b], c)
            found[:, b] = _divided(effect, float(c.sum()))
        return found

    return draw


def _divided(effect: Floats, total: float) -> Floats:
    """The total in proportion to the effects."""
    whole = float(effect.sum())
    return effect * (total / whole) if whole else np.zeros(len(effect))
