"""The models that are rules: what share of a conversion each touch of its path is given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.attribution.folding import Paths

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
RULES = ("first", "last", "last_non_direct", "linear", "position", "time_decay")


@dataclass(frozen=True)
class Weights:
    """The shares of the position model.

    Attributes:
        first: Of the first touch, where there are three or more.
        last: Of the last touch, where there are three or more; the middle shares the rest.
        of_two: Of the first of two touches; the second has the rest.
    """

    first: float = 0.4
    last: float = 0.4
    of_two: float = 0.5


def touch_weights(model: str, paths: Paths, direct: int, weights: Weights) -> Floats:
    """For each touch of each path its share of one conversion; each path's shares make 1.

    Args:
        model: One of `RULES`.
        paths: Distinct paths.
        direct: The code that `last_non_direct` passes over; −1 when there is none.
        weights: Of the position model.

    Example:
        >>> one = np.ones(1, np.int64)
        >>> codes = np.array([0, 1, 0, 2], np.int32)
        >>> paths = Paths(codes, np.array([0, 4]), one, one, one, np.zeros(4))
        >>> touch_weights("position", paths, -1, Weights()).round(9).tolist()
        [0.4, 0.1, 0.1, 0.4]
    """
    if model == "time_decay":
        return paths.decay / np.maximum(paths.converted, 1)[paths.owner()]
    if model in ("linear", "position"):
        place, size = _places(paths)
        return 1.0 / size if model == "linear" else _by_position(place, size, weights)
    chosen = np.zeros(len(paths.codes))
    chosen[_chosen(model, paths, direct)] = 1.0
    return chosen


def _places(paths: Paths) -> tuple[Ints, Ints]:
    """For each touch its place in its path, from 0, and how many touches the path has."""
    owner = paths.owner()
    return np.arange(len(owner)) - paths.offsets[owner], paths.lengths[owner]


def _by_position(place: Ints, size: Ints, weights: Weights) -> Floats:
    ends = np.where(place == 0, weights.first, weights.last)
    middle = (1.0 - weights.first - weights.last) / np.maximum(size - 2, 1)
    shares = np.where((place == 0) | (place == size - 1), ends, middle)
    two = np.where(place == 0, weights.of_two, 1.0 - weights.of_two)
    return np.where(size == 1, 1.0, np.where(size == 2, two, shares))


def _chosen(model: str, paths: Paths, direct: int) -> Ints:
    """The one touch of each path that takes all; paths without touches have none."""
    some = np.flatnonzero(paths.lengths > 0)
    if model == "first":
        return paths.offsets[some]
    last = paths.offsets[some + 1] - 1
    if model == "last" or direct < 0:
        return last
    places = np.where(paths.codes != direct, np.arange(len(paths.codes)), -1)
    newest = np.maximum.accumulate(places) if len(places) else places
    named = newest[last]  # may lie in an earlier path: then all of this one are direct
    return np.where(named >= paths.offsets[some], named, last)
