"""Counting units by cell: how many, how many people, what became of them, how long they took."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.answer import Row
from percorso.measure.paths.found import DECIDED, LONGER, REACHED, Found
from percorso.measure.statistics import newcombe, wilson
from percorso.measure.turns import NONE

Ints = NDArray[np.int64]
N, PEOPLE, REACH, DECIDE, LONG = range(5)


@kernel
def _count(cell: Any, person: Any, flags: Any, seen: Any, counts: Any) -> None:
    for u in range(len(cell)):
        c = cell[u]
        if c < 0:
            continue
        counts[c, N] += 1
        if seen[c] != person[u]:
            seen[c] = person[u]
            counts[c, PEOPLE] += 1
        if flags[u] & REACHED:
            counts[c, REACH] += 1
        if flags[u] & DECIDED:
            counts[c, DECIDE] += 1
        if flags[u] & LONGER:
            counts[c, LONG] += 1


def count(found: Found, slot: NDArray[np.int32], slots: int, groups: int) -> Ints:
    """The counts of each slot and group: `N`, `PEOPLE`, `REACH`, `DECIDE`, `LONG`.

    Args:
        found: The units. Those of one person stand together inside each group.
        slot: Where each unit counts, −1 for nowhere.
        slots: How many slots there are.
        groups: How many groups there are.
    """
    cell = np.where(slot < 0, NONE, slot.astype(np.int64) * groups + found.group)
    counts = np.zeros((slots * groups, 5), np.int64)
    seen = np.full(slots * groups, NONE, np.int64)
    _count(cell, found.person, found.flags, seen, counts)
    return counts.reshape(slots, groups, 5)


def started(found: Found, groups: int) -> list[int]:
    """How many units started in each group."""
    counted: list[int] = np.bincount(found.group, minlength=groups).tolist()
    return counted


def best(found: Found, top: int) -> Ints:
    """The numbers of the commonest paths, the commonest first, equal ones by their steps' ids."""
    n = np.bincount(found.path[found.path >= 0], minlength=len(found.items))
    wanted = min(top, int(np.count_nonzero(n)))
    if not wanted:
        return np.zeros(0, np.int64)
    least = int(np.partition(n, -wanted)[-wanted])
    sure = np.flatnonzero(n > least)
    order = _places(found.names)
    tied = _smallest(order[found.items], np.flatnonzero(n == least), wanted - len(sure))
    chosen = np.concatenate([sure, tied])
    keys = [(-int(n[path]), order[found.items[path]].tolist()) for path in chosen.tolist()]
    return chosen[sorted(range(len(chosen)), key=keys.__getitem__)]


def _places(names: tuple[str, ...]) -> NDArray[np.int32]:
    """The place of each code in the order of the ids; the last entry, −1, is that of no step."""
    places = np.full(len(names) + 1, NONE, np.int32)
    places[np.argsort(np.array(names, object), kind="stable")] = np.arange(len(names))
    places[-1] = NONE
    return places


def _smallest(table: NDArray[np.int32], rows: Ints, wanted: int) -> Ints:
    """The wanted number of rows that come first, column by column, without sorting all of them."""
    taken = []
    for column in range(table.shape[1]):
        if len(rows) <= wanted:
            break
        values = table[rows, column]
        edge = np.partition(values, wanted - 1)[wanted - 1]
        taken.append(rows[values < edge])
        wanted -= len(taken[-1])
        rows = rows[values == edge]
    return np.concatenate([*taken, rows[:wanted]]).astype(np.int64)


@dataclass(frozen=True)
class Waits:
    """The times of units, in the order of their slots and groups."""

    order: Ints
    ends: Ints
    wait: Ints

    def median(self, cell: int) -> float | None:
        """The median time of a cell in seconds."""
        rows = self.order[self.ends[cell] : self.ends[cell + 1]]
        values = self.wait[rows]
        values = values[values >= 0]
        return float(np.median(values)) / 1e6 if len(values) else None


def waits(found: Found, slot: NDArray[np.int32], slots: int, groups: int) -> Waits:
    """The times of all units, to take medians from."""
    cell = slot.astype(np.int64) * groups + found.group
    small = cell.astype(np.int16) if slots * groups < 2**15 else cell
    order = np.argsort(small, kind="stable")
    ends = np.append(0, np.cumsum(np.bincount(cell, minlength=slots * groups)))
    return Waits(order, ends, found.wait)


def share(n: int, base: int) -> float | None:
    """A share, None without a base."""
    return n / base if base else None


def conversion(reached: int, decided: int, measured: bool) -> Row:
    """The share that reached the goal with its Wilson interval; empty where there is no goal."""
    bounds = wilson(reached, decided) if measured else None
    low, high = bounds or (None, None)
    return {
        "reached": reached if measured else None,
        "decided": decided if measured else None,
        "conversion": share(reached, decided) if measured else None,
        "conversion_low": low,
        "conversion_high": high,
    }


def difference(own: tuple[int, int], other: tuple[int, int], apart: bool) -> Row:
    """This group's share less the other's, with Newcombe's interval when they share no unit."""
    if not own[1] or not other[1]:
        return {"difference": None, "difference_low": None, "difference_high": None}
    low, high = (newcombe(*own, *other) if apart else None) or (None, None)
    found = own[0] / own[1] - other[0] / other[1]
    return {"difference": found, "difference_low": low, "difference_high": high}
