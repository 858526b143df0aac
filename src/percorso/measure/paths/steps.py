"""The steps at each place: what a step matrix and a flow picture are drawn from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.paths.counting import PEOPLE, Ints, N, count, share, started
from percorso.measure.paths.found import OVER, PATH, Asked, Found
from percorso.measure.run import Run
from percorso.measure.turns import NONE

ENDS = ("other", "ended", "undecided", "began")


def step_rows(run: Run, asked: Asked, found: Found, top: int) -> list[Row]:
    """For each place the top steps, the other steps, and the units that have none there.

    Places count from 1; before a signal from −1 back.
    """
    rows = []
    for position in range(1, asked.steps + 1):
        chosen, slot = step_slots(asked, found, top, position)
        counts = count(found, slot, len(chosen) + len(ENDS), len(run.labels()))
        rows += _place_rows(run, found, chosen, counts, -position if asked.back else position)
    return rows


def step_slots(
    asked: Asked, found: Found, top: int, position: int
) -> tuple[Ints, NDArray[np.int32]]:
    """The codes of the top steps, and for each unit which of them it has at a place, or what else.

    The slots after those of the steps are `ENDS`.
    """
    chosen = _best(found, top)
    place = np.full(len(found.names) + 1, len(chosen), np.int32)
    place[chosen] = np.arange(len(chosen))
    item = items_at(found, position, asked.back)
    slot = np.where(item >= 0, place[item], len(chosen) + _absent(found, asked.back))
    return chosen, slot.astype(np.int32)


def items_at(found: Found, position: int, back: bool) -> NDArray[np.int32]:
    """The step of each unit at a place, −1 for none; back: counted from the end of its path."""
    column = found.size - position if back else np.full(len(found.size), position - 1)
    inside = (column >= 0) & (column < found.size)
    items = np.full(len(found.size) + 1, NONE, np.int32)
    rows = np.flatnonzero(inside)
    items[rows] = found.items[rows, column[rows]]
    return items[np.where(found.kind == PATH, found.path, NONE)]


def _absent(found: Found, back: bool) -> NDArray[np.int64]:
    """Why a unit has no step at a place, as a place in `ENDS`."""
    if back:
        return np.full(len(found.kind), ENDS.index("began"))
    return np.where(found.flags & OVER, ENDS.index("ended"), ENDS.index("undecided"))


def _best(found: Found, top: int) -> Ints:
    """The commonest steps over all places, the commonest first."""
    weight = np.bincount(found.path[found.path >= 0], minlength=len(found.items))
    n = np.zeros(len(found.names) + 1, np.int64)
    for column in found.items.T:
        n += np.bincount(column + 1, weights=weight, minlength=len(n)).astype(np.int64)
    ranked = sorted(np.flatnonzero(n[1:]).tolist(), key=lambda c: (-n[c + 1], found.names[c]))
    return np.array(ranked[:top], np.int64)


def _place_rows(run: Run, found: Found, chosen: Ints, counts: Ints, position: int) -> list[Row]:
    names = [found.names[code] for code in chosen.tolist()]
    told = [("step", name) for name in names] + [(kind, None) for kind in ENDS]
    base = started(found, len(run.labels()))
    rows = []
    for slot, (kind, name) in enumerate(told):
        shown = run.grouping.by is None and (kind == "other" or counts[slot, :, N].any())
        for group, label in enumerate(run.labels()):
            n, people = counts[slot, group, [N, PEOPLE]].tolist()
            if not n and not shown:
                continue
            row: Row = {"segment": label} if run.grouping.split else {}
            row |= {"position": position, "kind": kind, "step": name, "n": n}
            row |= {"share": share(n, base[group]), "started": base[group], "people": people}
            rows.append(row)
    return rows


__all__ = ["ENDS", "items_at", "step_rows", "step_slots"]
