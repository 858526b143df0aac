"""The rows of the top paths, and of what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.paths.counting import (
    DECIDE,
    LONG,
    PEOPLE,
    REACH,
    Ints,
    N,
    Waits,
    best,
    conversion,
    count,
    difference,
    share,
    started,
    waits,
)
from percorso.measure.paths.found import KINDS, PATH, Found
from percorso.measure.run import Run

OTHER = "other"


@dataclass(frozen=True)
class Ranked:
    """The units in slots: the top paths, the other paths, and those that have none.

    Attributes:
        top: The numbers of the top paths.
        slot: The slot of each unit: the rank of its path, then the others, then the kinds.
        counts: Slots × groups × counts.
        started: Units in each group.
        measured: Whether there is a goal to reach.
    """

    found: Found
    top: Ints
    slot: NDArray[np.int32]
    counts: Ints
    started: list[int]
    measured: bool
    waits: Waits

    @property
    def slots(self) -> list[str]:
        """The kind of each slot."""
        return ["path"] * len(self.top) + [OTHER, *KINDS[1:]]


def rank(run: Run, found: Found, top: int, measured: bool) -> Ranked:
    """Put every unit in its slot and count."""
    groups = len(run.labels())
    chosen = best(found, top)
    place = np.full(len(found.items) + 1, len(chosen), np.int32)
    place[chosen] = np.arange(len(chosen))
    slot = np.where(found.kind == PATH, place[found.path], len(chosen) + found.kind)
    slot = slot.astype(np.int32)
    slots = len(chosen) + len(KINDS)
    return Ranked(
        found, chosen, slot, count(found, slot, slots, groups), started(found, groups), measured,
        waits(found, slot, slots, groups),
    )  # fmt: skip


def path_rows(run: Run, ranked: Ranked) -> list[Row]:
    """One row a top path (and group), then the others, then the units without a path."""
    shown = [
        slot
        for slot, kind in enumerate(ranked.slots)
        if kind in ("path", OTHER) or ranked.counts[slot, :, N].any()
    ]
    distinct = _distinct(ranked, len(run.labels()))
    return [
        _row(run, ranked, slot, group, distinct)
        for slot in shown
        for group in range(len(run.labels()))
        if _wanted(run, ranked, slot, group)
    ]


def _wanted(run: Run, ranked: Ranked, slot: int, group: int) -> bool:
    """Of the values of a field only those that somebody has; of one or two groups all."""
    return run.grouping.by is None or bool(ranked.counts[slot, group, N])


def _distinct(ranked: Ranked, groups: int) -> list[int]:
    """How many different paths are among the others, in each group."""
    found, other = ranked.found, ranked.slot == len(ranked.top)
    if groups == 1:
        return [int(np.count_nonzero(np.bincount(found.path[other])))]
    pairs = np.unique(found.path[other].astype(np.int64) * groups + found.group[other])
    counted: list[int] = np.bincount(pairs % groups, minlength=groups).tolist()
    return counted


def _row(run: Run, ranked: Ranked, slot: int, group: int, distinct: list[int]) -> Row:
    kind = ranked.slots[slot]
    counts = ranked.counts[slot, group].tolist()
    base = ranked.started[group]
    row: Row = {"segment": run.labels()[group]} if run.grouping.split else {}
    row |= {
        "rank": slot + 1 if kind == "path" else None,
        "kind": kind,
        "path": steps(ranked.found, int(ranked.top[slot])) if kind == "path" else None,
        "n": counts[N],
        "share": share(counts[N], base),
        "started": base,
        "people": counts[PEOPLE],
        "paths": distinct[group] if kind == OTHER else int(kind == "path" and counts[N] > 0),
    }
    told = ranked.measured and kind != "undecided"
    row |= conversion(counts[REACH], counts[DECIDE], told)
    cell = slot * len(run.labels()) + group
    row |= {
        "undecided": counts[N] - counts[DECIDE],
        "longer": counts[LONG],
        "time_median_s": ranked.waits.median(cell),
    }
    return row | _compared(run, ranked, slot, group)


def _compared(run: Run, ranked: Ranked, slot: int, group: int) -> Row:
    if len(run.grouping.groups) < 2:
        return {}
    pair = [(int(ranked.counts[slot, g, N]), ranked.started[g]) for g in (group, 1 - group)]
    return difference(pair[0], pair[1], not ranked.found.shared)


def steps(found: Found, path: int) -> list[str]:
    """The ids of the steps of a path."""
    return [found.names[code] for code in found.items[path, : found.size[path]].tolist()]


__all__ = ["OTHER", "Ranked", "path_rows", "rank", "steps"]
