"""Runs: what one person does on one device without a pause, and the quiet before it.

One pass over the timeline finds them; what a run is called, a moment or not, is decided after it.
Events without a device are passed over: a parcel that is sent neither begins a visit nor ends one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel

Ints = NDArray[np.int64]
FIRST_ROW, LAST_ROW, BEST_ROW, KIND, COUNT, QUIET, OVER, STAY_ROW = range(8)
WIDTH = 8


@dataclass(frozen=True)
class Limits:
    """What a visit must keep to be a moment; lengths of time in microseconds, inclusive.

    Attributes:
        gap: The longest pause inside it.
        length: The longest time from its first interaction to its last.
        most: The most interactions.
        quiet: The least time before it without anything on any device.
        within: How long after its last interaction a goal still counts.
    """

    gap: int
    length: int
    most: int
    quiet: int
    within: int


@kernel
def _runs(
    person: Any, t: Any, device: Any, kind: Any, stay: Any, gap: Any, quiet: Any, as_of: Any,
    found: Any,
) -> int:  # fmt: skip
    """Write one row a run: `WIDTH` columns; gives how many there are."""
    n = 0
    last = -1  # the row of the last event on any device
    for i in range(len(person)):
        if t[i] > as_of or device[i] < 0:
            continue
        before = last >= 0 and person[last] == person[i]
        pause = t[i] - t[last] if before else 0
        if before and device[last] == device[i] and pause <= gap:
            k = n - 1
            found[k, COUNT] += 1
            if kind[i] > found[k, KIND]:
                found[k, KIND] = kind[i]
                found[k, BEST_ROW] = i
            if found[k, STAY_ROW] < 0 and stay[i] >= 0:
                found[k, STAY_ROW] = i
        else:
            if before:
                found[n - 1, OVER] = 1
            found[n, FIRST_ROW] = i
            found[n, BEST_ROW] = i
            found[n, KIND] = kind[i]
            found[n, COUNT] = 1
            found[n, QUIET] = 1 if not before or pause >= quiet else 0
            found[n, OVER] = 0
            found[n, STAY_ROW] = i if stay[i] >= 0 else -1
            n += 1
        found[n - 1, LAST_ROW] = i
        last = i
    for k in range(n):
        if as_of - t[found[k, LAST_ROW]] >= gap:
            found[k, OVER] = 1
    return n


def runs(
    person: Ints, t: Ints, device: NDArray[np.int32], kind: NDArray[np.int8],
    stay: NDArray[np.int32], limits: Limits, as_of: int,
) -> Ints:  # fmt: skip
    """The runs of a bucket, in its order.

    Args:
        person: The person of each event, in the order of the timeline.
        t: The instant of each event, microseconds.
        device: The code of the device of each event, −1 for none.
        kind: The kind of each interaction, a higher number being more decisive.
        stay: The stay in which each event falls, −1 for none.
        limits: Of these `gap` and `quiet`.
        as_of: Events after it do not exist.

    Returns:
        One row a run: the rows of its first and last event and of the first most decisive one, its
        kind, how many events it has, whether it was quiet before, whether it is over, and the row
        of its first event in a stay (−1 for none).

    Example:
        >>> minute = 60_000_000
        >>> t = np.array([0, 1, 30, 33]) * minute
        >>> limits = Limits(2 * minute, 5 * minute, 8, 15 * minute, 1)
        >>> one, none = np.zeros(4, np.int32), np.full(4, -1, np.int32)
        >>> found = runs(np.ones(4, np.int64), t, one, one.astype(np.int8), none, limits, int(t[3]))
        >>> found[:, [COUNT, QUIET, OVER]].tolist()
        [[2, 1, 1], [1, 1, 1], [1, 0, 0]]
    """
    found = np.empty((int(np.count_nonzero(device >= 0)), WIDTH), np.int64)
    n = _runs(
        np.array(person, np.int64), np.array(t, np.int64), np.array(device, np.int32),
        np.array(kind, np.int8), np.array(stay, np.int32), limits.gap, limits.quiet, as_of, found,
    )  # fmt: skip
    return found[:n]
