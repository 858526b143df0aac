"""Where the time after and before an exposure ends among a person's events."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel

Ints = NDArray[np.int64]


@kernel
def _reach(
    person: Any, t: Any, rows: Any, within: Any, before: Any, ends: Any, begins: Any
) -> None:
    for k in range(len(rows)):
        row = rows[k]
        low = row + 1
        high = len(person)
        while low < high:
            middle = (low + high) // 2
            if person[middle] == person[row] and t[middle] <= t[row] + within:
                low = middle + 1
            else:
                high = middle
        ends[k] = low
        low = 0
        high = row
        while low < high:
            middle = (low + high) // 2
            if person[middle] < person[row] or t[middle] < t[row] - before:
                low = middle + 1
            else:
                high = middle
        begins[k] = low


def reach(person: Ints, t: Ints, rows: Ints, within: int, before: int) -> tuple[Ints, Ints]:
    """For each exposure the rows of its horizon: up to which, and from which before it.

    Args:
        person: The person of each event of the bucket, non-decreasing.
        t: The instants, microseconds, non-decreasing inside a person.
        rows: The rows of the exposures.
        within: How long after the exposure counts; a gap equal to it is inside.
        before: How long before it counts.

    Returns:
        The row after the last event inside the horizon, and the first row of the time before.

    Example:
        >>> person, t = np.array([1, 1, 1, 2]), np.array([0, 5, 9, 10])
        >>> [found.tolist() for found in reach(person, t, np.array([1]), 4, 5)]
        [[3], [0]]
    """
    ends, begins = np.empty(len(rows), np.int64), np.empty(len(rows), np.int64)
    _reach(np.array(person, np.int64), np.array(t, np.int64), np.array(rows, np.int64),
           np.int64(within), np.int64(before), ends, begins)  # fmt: skip
    return ends, begins
