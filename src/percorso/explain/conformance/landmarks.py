"""Equal exposure: a departure is set against those who were still on their way at that moment."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Landmarks:
    """Median moments of departures, and what came of those who followed until then.

    Args:
        after: For each departure its key, and how long after the first entry of its stage it was.
        followed: For each cycle that followed in a stage its cell, how long after the entry it was
            decided or a last signal came, and whether it was reached.

    Example:
        >>> found = Landmarks(np.array([[7, 10], [7, 30]]), np.array([[0, 5, 1], [0, 25, 1]]))
        >>> found.after(7), found.followed(0, 20.0)
        (20.0, (1, 1))
    """

    def __init__(self, after: Ints, followed: Ints) -> None:
        self._after, self._followed = after, followed

    def after(self, key: int) -> float | None:
        """The median moment of a departure, in microseconds; None when none is compared."""
        keys, moments = self._sorted_after
        low, high = np.searchsorted(keys, (key, key + 1))
        return float(np.median(moments[low:high])) if high > low else None

    def followed(self, cell: int, after: float | None) -> tuple[int, int]:
        """Of those still on their way: how many are decided, and how many reached it."""
        cells, lasted, reached = self._sorted_followed
        low, high = np.searchsorted(cells, (cell, cell + 1))
        start = low + np.searchsorted(lasted[low:high], after or 0.0)
        return int(high - start), int(reached[start:high].sum())

    @cached_property
    def _sorted_after(self) -> tuple[Ints, Ints]:
        order = np.argsort(self._after[:, 0], kind="stable")
        return self._after[order, 0], self._after[order, 1]

    @cached_property
    def _sorted_followed(self) -> tuple[Ints, Ints, Ints]:
        order = np.lexsort((self._followed[:, 1], self._followed[:, 0]))
        cells, lasted, reached = self._followed[order].T
        return cells, lasted, reached
