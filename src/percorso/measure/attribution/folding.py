"""Equal paths become one: a path is kept once, with how often it converted and how often not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Paths:
    """Distinct paths.

    Attributes:
        codes: The channels of all paths, one path after the other.
        offsets: Where each path begins in `codes`; one more at the end.
        key: What the path belongs to: its group and target.
        converted: How often it ended in a conversion.
        nulls: How often it did not.
        decay: For each place of `codes` the time-decay weights of its conversions, added up.
        value: For each currency (by code) the value of each path's conversions.
        decay_value: For each currency the time-decay weights times the value.
    """

    codes: Codes
    offsets: Ints
    key: Codes
    converted: Ints
    nulls: Ints
    decay: Floats
    value: dict[int, Ints] = field(default_factory=dict)
    decay_value: dict[int, Floats] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.key)

    @property
    def lengths(self) -> Ints:
        """How many touches each path has."""
        return np.diff(self.offsets)

    def owner(self) -> Ints:
        """For each place of `codes` the path."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def take(self, chosen: NDArray[np.bool_]) -> Paths:
        """Only some of the paths."""
        kept = np.repeat(chosen, self.lengths)
        offsets = np.append(0, np.cumsum(self.lengths[chosen]))
        return Paths(
            self.codes[kept], offsets, self.key[chosen], self.converted[chosen],
            self.nulls[chosen], self.decay[kept],
            {code: value[chosen] for code, value in self.value.items()},
            {code: value[kept] for code, value in self.decay_value.items()},
        )  # fmt: skip


@kernel
def _same(codes: Any, a: Any, b: Any, length: Any) -> bool:
    i = 0
    while i < length and codes[a + i] == codes[b + i]:
        i += 1
    return bool(i == length)


@kernel
def _number(codes: Any, low: Any, high: Any, key: Any, table: Any, path: Any, first: Any) -> int:
    """Give equal paths of one key the same number; `first` holds one path of each."""
    mask = np.uint64(len(table) - 1)
    n = 0
    for p in range(len(low)):
        h = np.uint64(key[p]) * np.uint64(0x9E3779B97F4A7C15)
        for i in range(low[p], high[p]):
            h = (h ^ np.uint64(codes[i] + 1)) * np.uint64(0xFF51AFD7ED558CCD)
            h ^= h >> np.uint64(32)
        slot = h & mask
        length = high[p] - low[p]
        while True:
            u = table[slot]
            if u < 0:
                table[slot] = n
                first[n] = p
                path[p] = n
                n += 1
                break
            q = first[u]
            if (
                key[q] == key[p]
                and high[q] - low[q] == length
                and _same(codes, low[q], low[p], length)
            ):
                path[p] = u
                break
            slot = (slot + np.uint64(1)) & mask
    return n


def numbered(codes: Codes, low: Ints, high: Ints, key: Codes) -> tuple[Ints, Ints]:
    """The number of each path among the distinct ones, and one path of each number.

    Example:
        >>> codes = np.array([1, 2, 1, 2, 1], np.int32)
        >>> low, high = np.array([0, 2, 4]), np.array([2, 4, 5])
        >>> numbered(codes, low, high, np.zeros(3, np.int32))[0].tolist()
        [0, 0, 1]
    """
    table = np.full(1 << max(4, (2 * len(low)).bit_length()), -1, np.int64)
    path, first = np.empty(len(low), np.int64), np.empty(len(low), np.int64)
    n = _number(codes, low, high, key, table, path, first)
    return path, first[:n].copy()


@kernel
def _copy(codes: Any, low: Any, high: Any, offsets: Any, flat: Any) -> None:
    for u in range(len(low)):
        for i in range(low[u], high[u]):
            flat[offsets[u] + i - low[u]] = codes[i]


def flattened(codes: Codes, low: Ints, high: Ints) -> tuple[Codes, Ints]:
    """The stretches one after the other, and where each begins."""
    offsets = np.append(0, np.cumsum(high - low)).astype(np.int64)
    flat = np.empty(int(offsets[-1]), np.int32)
    _copy(codes, low, high, offsets, flat)
    return flat, offsets


@kernel
def _decayed(
    t: Any, low: Any, high: Any, path: Any, weight: Any, offsets: Any, half: Any, flat: Any
) -> None:
    """Add the time-decay weights of each path, times its own weight, to those of its number."""
    for p in range(len(low)):
        if weight[p] == 0.0 or high[p] == low[p]:
            continue
        newest = t[high[p] - 1]
        total = 0.0
        for i in range(low[p], high[p]):
            total += 0.5 ** ((newest - t[i]) / half)
        for i in range(low[p], high[p]):
            share = 0.5 ** ((newest - t[i]) / half) / total
            flat[offsets[path[p]] + i - low[p]] += weight[p] * share


def fold_paths(
    codes: Codes, t: Ints, low: Ints, high: Ints, key: Codes, converted: NDArray[np.bool_],
    values: dict[int, Ints], half_life: float,
) -> Paths:  # fmt: skip
    """Fold the paths of a bucket.

    Args:
        codes: The channel of each touch of the bucket.
        t: Its instant.
        low: Where each path begins among the touches.
        high: Where it ends.
        key: What each path belongs to.
        converted: Whether it is a conversion.
        values: For each currency the value of each path.
        half_life: Of the time decay, in microseconds.
    """
    path, first = numbered(codes, low, high, key)
    flat, offsets = flattened(codes, low[first], high[first])

    def decayed(weight: NDArray[Any]) -> Floats:
        sums = np.zeros(len(flat))
        _decayed(t, low, high, path, weight.astype(np.float64), offsets, half_life, sums)
        return sums

    return Paths(
        flat, offsets, key[first],
        np.bincount(path[converted], minlength=len(first)),
        np.bincount(path[~converted], minlength=len(first)),
        decayed(converted),
        {code: _sums(path, value, len(first)) for code, value in values.items()},
        {code: decayed(value) for code, value in values.items()},
    )  # fmt: skip


def _sums(path: Ints, values: Ints, size: int) -> Ints:
    """Whole numbers added up by path, exactly."""
    sums = np.zeros(size, np.int64)
    np.add.at(sums, path, values)
    return sums


@kernel
def _add(flat: Any, low: Any, path: Any, offsets: Any, sums: Any) -> None:
    """Add the numbers along each path to those of its number."""
    for p in range(len(path)):
        for i in range(low[p], low[p + 1]):
            sums[offsets[path[p]] + i - low[p]] += flat[i]


def merged(parts: Sequence[Paths]) -> Paths:
    """The distinct paths of several buckets."""
    codes = np.concatenate([part.codes for part in parts])
    lengths = np.concatenate([part.lengths for part in parts])
    bounds = np.append(0, np.cumsum(lengths)).astype(np.int64)
    key = np.concatenate([part.key for part in parts])
    path, first = numbered(codes, bounds[:-1].copy(), bounds[1:].copy(), key)
    flat, offsets = flattened(codes, bounds[:-1][first], bounds[1:][first])

    def summed(numbers: list[Ints]) -> Ints:
        return _sums(path, np.concatenate(numbers), len(first))

    def along(numbers: list[Floats]) -> Floats:
        sums = np.zeros(len(flat))
        _add(np.concatenate(numbers), bounds, path, offsets, sums)
        return sums

    currencies = sorted({code for part in parts for code in part.value})
    return Paths(
        flat, offsets, key[first], summed([part.converted for part in parts]),
        summed([part.nulls for part in parts]), along([part.decay for part in parts]),
        {code: summed([part.value.get(code, np.zeros(len(part), np.int64)) for part in parts])
         for code in currencies},
        {code: along([part.decay_value.get(code, np.zeros(len(part.codes))) for part in parts])
         for code in currencies},
    )  # fmt: skip
