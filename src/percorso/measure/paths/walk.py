"""From the events of units to their paths, and paths to numbers: the two kernels.

Both are plain Python in a C-like subset, compiled when first called (`_walk.py_func` is readable
and can be stepped through).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.turns import NONE

Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
NEVER = -(2**62)
"""No instant: earlier than any."""


@dataclass(frozen=True)
class Reach:
    """Where the path of each unit begins and stops, in rows of the bucket.

    Attributes:
        lo: The first row of the unit.
        hi: The row after its last.
        after: The row of the signal after which the path begins; −1 for none.
        before: The row of the signal before which it stops; −1 for none.
        since: The instant from which its time runs; `NEVER`: from its first step.
        until: The instant to which its time runs; `NEVER`: to its last step.
    """

    lo: Ints
    hi: Ints
    after: Ints
    before: Ints
    since: Ints
    until: Ints


@dataclass(frozen=True)
class Walked:
    """The path of each unit.

    Attributes:
        items: The codes of its steps, −1 after the last; one row a unit.
        size: How many steps are kept.
        total: How many it has.
        wait: Its time, microseconds; −1 where it has no step.
    """

    items: Codes
    size: Codes
    total: Codes
    wait: Ints


@kernel
def _walk(  # noqa: C901 one pass, one place
    lo: Any,
    hi: Any,
    after: Any,
    before: Any,
    since: Any,
    until: Any,
    same: Any,
    item: Any,
    t: Any,
    back: Any,
    items: Any,
    size: Any,
    total: Any,
    wait: Any,
) -> None:
    steps = items.shape[1]
    for u in range(len(lo)):
        a = after[u]
        b = before[u]
        begin = a + 1 if a >= 0 else lo[u]
        stop = b if b >= 0 else hi[u]
        edge = b if back else a  # the signal's own run is no step
        current = same[edge] if edge >= 0 and item[edge] >= 0 else -1
        count = 0
        first: Any = np.int64(NEVER)
        last: Any = np.int64(NEVER)
        for k in range(stop - begin):
            i = stop - 1 - k if back else begin + k
            if item[i] < 0:
                continue
            if same[i] != current:
                current = same[i]
                count += 1
                if count <= steps:
                    items[u, count - 1] = item[i]
                    if not back:
                        last = t[i]
                    if count == 1 and not back:
                        first = t[i]
            if back and 0 < count <= steps:
                first = t[i]
        if not back and b >= 0 and count > 0 and item[b] >= 0 and same[b] == current:
            count -= 1  # it runs on into the signal before which the path stops
            if count < steps:
                items[u, count] = -1
        kept = min(count, steps)
        if back:
            for k in range(kept // 2):
                left = items[u, k]
                items[u, k] = items[u, kept - 1 - k]
                items[u, kept - 1 - k] = left
        size[u] = kept
        total[u] = count
        if until[u] != NEVER and since[u] != NEVER:
            wait[u] = until[u] - since[u]
        elif count == 0:
            wait[u] = -1
        elif until[u] != NEVER:
            wait[u] = until[u] - first
        elif since[u] != NEVER:
            wait[u] = last - since[u]
        else:
            wait[u] = last - first if count > 1 and steps > 1 else -1


def walk(reach: Reach, item: Codes, same: Ints, t: Ints, steps: int, back: bool) -> Walked:
    """The steps of each unit.

    Args:
        reach: The rows of each unit, and the signals between which its path lies.
        item: For each event its step's code; −1 for an event that is no step.
        same: Events in a row with the same number are one step.
        t: The instant of each event.
        steps: How many steps are kept.
        back: Whether the last ones are kept, counted back from the end; else the first ones.
    """
    size = len(reach.lo)
    items = np.full((size, steps), NONE, np.int32)
    kept, total = np.zeros(size, np.int32), np.zeros(size, np.int32)
    wait = np.zeros(size, np.int64)
    _walk(
        reach.lo, reach.hi, reach.after, reach.before, reach.since, reach.until, same, item, t,
        back, items, kept, total, wait,
    )  # fmt: skip
    return Walked(items, kept, total, wait)


@kernel
def _number(items: Any, table: Any, number: Any, first: Any) -> int:
    steps = items.shape[1]
    mask = len(table) - 1
    found = 0
    for u in range(len(items)):
        mixed = np.uint64(1469598103934665603)
        for k in range(steps):
            mixed = (mixed ^ np.uint64(items[u, k] + 1)) * np.uint64(1099511628211)
            mixed = mixed ^ (mixed >> np.uint64(29))
        place = np.int64(mixed & np.uint64(mask))
        while True:
            known = table[place]
            if known < 0:
                table[place] = found
                first[found] = u
                number[u] = found
                found += 1
                break
            equal = True
            for k in range(steps):
                if items[first[known], k] != items[u, k]:
                    equal = False
                    break
            if equal:
                number[u] = known
                break
            place = (place + 1) & mask
    return found


def number_paths(items: Codes) -> tuple[Codes, Ints]:
    """Number the distinct rows of a table of steps, in the order in which they are met.

    A hash table with the rows themselves compared, so that no two paths are ever taken for one.

    Returns:
        For each row the number of its path, and for each path the first row that has it.

    Example:
        >>> number, first = number_paths(np.array([[1, 2], [3, -1], [1, 2]], np.int32))
        >>> number.tolist(), first.tolist()
        ([0, 1, 0], [0, 1])
    """
    rows = len(items)
    table = np.full(1 << max(4, (2 * rows).bit_length()), NONE, np.int32)
    number, first = np.empty(rows, np.int32), np.empty(rows, np.int64)
    found = _number(items, table, number, first)
    return number, first[:found].copy()


__all__ = ["NEVER", "Codes", "Ints", "Reach", "Walked", "number_paths", "walk"]
