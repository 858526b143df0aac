"""Shapley attribution: each channel's fair share of what sets of channels bring.

`sum`: the worth of a set is the conversions whose channels all lie in it, which gives a conversion
in equal parts to the distinct channels of its path (Zhao, Mahboobi and Bagheri 2018). `ordered`:
the same, told by the place of each touch. `rate`: the worth of a set is the conversion rate of the
paths with exactly these channels, 0 when none was seen; the Shapley values inside each observed set
divide that set's conversions.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.attribution.folding import Paths, numbered

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LAST_PLACE = 10
"""Places from here on are told together."""


@dataclass(frozen=True)
class Sets:
    """The distinct sets of channels of some paths.

    Attributes:
        channels: The channels of each set, ascending, one set after the other.
        offsets: Where each set begins.
        of_path: The set of each path.
    """

    channels: NDArray[np.int32]
    offsets: Ints
    of_path: Ints

    def __len__(self) -> int:
        return len(self.offsets) - 1


def sets_of(paths: Paths) -> Sets:
    """The sets of channels of paths, none of them empty."""
    owner = paths.owner()
    order = np.lexsort((paths.codes, owner))
    codes, owner = paths.codes[order], owner[order]
    new = np.append(True, (owner[1:] != owner[:-1]) | (codes[1:] != codes[:-1]))[: len(codes)]
    codes, sizes = codes[new], np.bincount(owner[new], minlength=len(paths))
    bounds = np.append(0, np.cumsum(sizes)).astype(np.int64)
    key = np.zeros(len(paths), np.int32)
    of_path, first = numbered(codes, bounds[:-1].copy(), bounds[1:].copy(), key)
    offsets = np.append(0, np.cumsum(sizes[first])).astype(np.int64)
    places = np.repeat(bounds[first] - offsets[:-1], sizes[first]) + np.arange(offsets[-1])
    return Sets(codes[places], offsets, of_path)


def sum_weights(sets: Sets) -> Floats:
    """The share of each member of each set: one part of as many as the set has members."""
    sizes = np.diff(sets.offsets)
    return np.repeat(1.0 / np.maximum(sizes, 1), sizes)


def ordered_weights(paths: Paths) -> Floats:
    """The share of each touch: 1 / (distinct channels × times that its channel comes)."""
    owner, most = paths.owner(), int(paths.codes.max(initial=0)) + 1
    _, pair, times = np.unique(owner * most + paths.codes, return_inverse=True, return_counts=True)
    share = 1.0 / times[pair]
    distinct = np.bincount(owner, weights=share, minlength=len(paths))
    return np.asarray(share / np.round(distinct)[owner])


def places(paths: Paths) -> Ints:
    """The place of each touch in its path from 1; from `LAST_PLACE` on they are told together."""
    found: Ints = np.arange(len(paths.codes)) - paths.offsets[paths.owner()] + 1
    return np.asarray(np.minimum(found, LAST_PLACE))


@dataclass(frozen=True)
class Pairs:
    """Every observed set with each of the converting sets inside it.

    Attributes:
        inner: The smaller set (or the same).
        outer: The set that holds it.
        with_, without: What one unit of the inner set's worth adds to each of its members, and
            takes from each member of the outer set that it lacks.
    """

    inner: Ints
    outer: Ints
    with_: Floats
    without: Floats


@kernel
def _inside(bits: Any, sizes: Any, words: Any, inner: Any, outer: Any) -> int:
    """Pairs of sets where the first lies in the second; the sets are sorted by size."""
    n = 0
    room = len(inner)
    for s in range(len(sizes)):
        for u in range(len(sizes)):
            if sizes[u] > sizes[s]:
                break
            fits = True
            for w in range(words):
                if bits[u, w] & ~bits[s, w]:
                    fits = False
                    break
            if fits:
                if n < room:
                    inner[n] = u
                    outer[n] = s
                n += 1
    return n


def pairs_of(sets: Sets, channels: int, converted: NDArray[np.bool_]) -> Pairs:
    """The pairs of converting sets that the rate game needs; the others are worth nothing."""
    sizes = np.diff(sets.offsets)
    chosen = np.flatnonzero(converted)
    chosen = chosen[np.argsort(sizes[chosen], kind="stable")]
    bits = _bits(sets, channels)[chosen]
    size, none = sizes[chosen], np.empty(0, np.int64)
    count = _inside(bits, size, bits.shape[1], none, none.copy())
    inner, outer = np.empty(count, np.int64), np.empty(count, np.int64)
    _inside(bits, size, bits.shape[1], inner, outer)
    u, s = size[inner], size[outer]
    logs = np.array([lgamma(k + 1.0) for k in range(int(size.max(initial=0)) + 1)])
    # |T|! (n − |T| − 1)! / n! with T the set without the channel: |T| = u − 1, or u itself
    with_ = np.exp(logs[u - 1] + logs[s - u] - logs[s])
    without = np.where(u < s, np.exp(logs[u] + logs[np.maximum(s - u - 1, 0)] - logs[s]), 0.0)
    return Pairs(chosen[inner], chosen[outer], with_, without)


def _bits(sets: Sets, channels: int) -> NDArray[np.uint64]:
    """Each set as bits in words of 64."""
    found = np.zeros((len(sets), (channels + 63) // 64), np.uint64)
    owner = np.repeat(np.arange(len(sets)), np.diff(sets.offsets))
    word, bit = sets.channels // 64, (sets.channels % 64).astype(np.uint64)
    np.bitwise_or.at(found, (owner, word), np.uint64(1) << bit)
    return found


@kernel
def _rate(
    inner: Any,
    outer: Any,
    with_: Any,
    without: Any,
    members: Any,
    offsets: Any,
    worth: Any,
    scale: Any,
    credit: Any,
) -> None:
    """Credits of the rate game; the last axis holds the draws, which are computed at once."""
    draws = worth.shape[1]
    given = np.empty(draws)
    for p in range(len(inner)):
        u = inner[p]
        s = outer[p]
        for b in range(draws):
            given[b] = worth[u, b] * scale[s, b]
        a = offsets[u]
        for i in range(offsets[s], offsets[s + 1]):
            c = members[i]
            while a < offsets[u + 1] and members[a] < c:
                a += 1
            factor = -without[p]
            if a < offsets[u + 1] and members[a] == c:
                factor = with_[p]
            for b in range(draws):
                credit[c, b] += factor * given[b]


def rate_credits(
    sets: Sets, pairs: Pairs, channels: int, converted: Floats, seen: Floats, scaled: Floats
) -> Floats:
    """The credits of the rate game, channels × draws.

    Args:
        sets: The sets of channels.
        pairs: Their pairs.
        channels: How many channels there are.
        converted: Conversions of each set, sets × draws.
        seen: Paths of each set, sets × draws.
        scaled: What is divided in each set, sets × draws: its conversions, or their value.
    """
    worth = np.divide(converted, seen, out=np.zeros_like(converted), where=seen > 0)
    scale = np.divide(scaled, worth, out=np.zeros_like(scaled), where=worth > 0)
    credit = np.zeros((channels, worth.shape[1]))
    _rate(
        pairs.inner, pairs.outer, pairs.with_, pairs.without, sets.channels, sets.offsets,
        worth, scale, credit,
    )  # fmt: skip
    return credit
