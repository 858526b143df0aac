"""The paths of one group and target, ready for every model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from percorso.measure.attribution.folding import Paths

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Game:
    """The paths that have touches, and how many there are without.

    Attributes:
        paths: Distinct paths with at least one touch; their codes count through `names`.
        names: The channels, in order of their names.
        direct: The code of the channel that `last_non_direct` passes over, or −1.
        untouched: Conversions without a touch.
        untouched_nulls: Null paths without a touch.
        value: For each path the value of its conversions, in ten-thousandths of `currency`.
        untouched_value: The value of the conversions without a touch.
    """

    paths: Paths
    names: tuple[str, ...]
    direct: int
    untouched: int
    untouched_nulls: int
    value: Ints
    untouched_value: int

    @property
    def touched(self) -> int:
        """Conversions with a touch."""
        return int(self.paths.converted.sum())

    @property
    def conversions(self) -> int:
        """All conversions."""
        return self.touched + self.untouched

    @property
    def nulls(self) -> int:
        """Null paths that have a touch."""
        return int(self.paths.nulls.sum())

    @property
    def reach(self) -> Ints:
        """For each channel the conversions whose path has it."""
        owner = self.paths.owner()
        pairs = np.unique(owner * len(self.names) + self.paths.codes)
        codes, paths = pairs % max(len(self.names), 1), pairs // max(len(self.names), 1)
        found = np.bincount(codes, weights=self.paths.converted[paths], minlength=len(self.names))
        return found.astype(np.int64)


def game_of(paths: Paths, texts: Sequence[str], currency: int, direct: str) -> Game:
    """A game from the distinct paths of one group and target.

    Args:
        paths: The paths.
        texts: The names behind their codes.
        currency: The currency whose value is credited, by code; −2 when there is no value at all.
        direct: The channel that `last_non_direct` passes over; upper and lower case are the same.
    """
    used = sorted(np.unique(paths.codes).tolist(), key=lambda code: texts[code])
    local = np.full(max(used, default=-1) + 1, -1, np.int32)
    local[used] = np.arange(len(used), dtype=np.int32)
    value = paths.value.get(currency, np.zeros(len(paths), np.int64))
    empty = paths.lengths == 0
    some = paths.take(~empty)
    some = replace(
        some, codes=local[some.codes],
        value={0: some.value[currency]} if currency in some.value else {},
        decay_value={0: some.decay_value[currency]} if currency in some.decay_value else {},
    )  # fmt: skip
    names = tuple(texts[code] for code in used)
    found = [place for place, name in enumerate(names) if name.casefold() == direct.casefold()]
    return Game(
        some, names, found[0] if found else -1, int(paths.converted[empty].sum()),
        int(paths.nulls[empty].sum()), value[~empty], int(value[empty].sum()),
    )  # fmt: skip
