"""The figures of discovered groups, and the moves inside them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import UNIT
from percorso.measure.answer import Row
from percorso.measure.statistics import wilson

if TYPE_CHECKING:
    from percorso.measure.segmentation.clusters import Clusters

Flags = NDArray[np.bool_]
SHOWN = 0.05
FEW = 10
RATES = (
    "share", "share_low", "share_high", "goal_cycles", "decided", "conversion", "conversion_low",
    "conversion_high", "value", "value_person", "goal_median_s", "steps_median",
)  # fmt: skip
START = "start"


def cluster_figures(clusters: Clusters, smallest: int) -> Iterator[tuple[Row, int, Row]]:
    """For each group of people asked for and each discovered one: its head, number and figures."""
    run = clusters.run
    labels = run.labels()
    own = clusters.gathered.groups[:, clusters.sequences.cycles]
    for base in range(len(own)):
        for value in np.unique(own[base][own[base] >= 0]).tolist():
            everyone = own[base] == value
            head: Row = {"segment": labels[value]} if run.grouping.split else {}
            for group in range(clusters.groups):
                inside = everyone & clusters.inside(group)
                yield head, group, _figures(clusters, inside, int(everyone.sum()), smallest)


def _figures(clusters: Clusters, inside: Flags, everyone: int, smallest: int) -> Row:
    found = clusters.gathered
    cycles = clusters.sequences.cycles[inside]
    people = len(np.unique(found.key[cycles]))
    goal = clusters.run.plan.goal >= 0
    reached, decided = int(found.reached[cycles].sum()), int(found.decided[cycles].sum())
    lengths = np.diff(clusters.sequences.walks.ends, prepend=0)[inside]
    waits = found.wait[cycles][found.reached[cycles]]
    row: Row = {"cycles": len(cycles), "people": people}
    row |= _share("share", len(cycles), everyone)
    row |= {"goal_cycles": reached if goal else None, "decided": decided if goal else None}
    row |= _share("conversion", reached, decided if goal else 0)
    row |= {"value": _money(clusters, cycles, 1), "value_person": _money(clusters, cycles, people)}
    row |= {"goal_median_s": float(np.median(waits)) / 1e6 if len(waits) else None}
    row |= {"steps_median": float(np.median(lengths - 1)) if len(lengths) else None}
    return row | (dict.fromkeys(RATES) if 0 < people < smallest else {})


def _share(name: str, part: int, whole: int) -> Row:
    low, high = wilson(part, whole) or (None, None)
    return {name: part / whole if whole else None, f"{name}_low": low, f"{name}_high": high}


def _money(clusters: Clusters, cycles: NDArray[np.int64], people: int) -> dict[str, Decimal]:
    found = clusters.gathered
    names = [*clusters.run.timeline.codes.of("currency").values, ""]
    sums = found.money[cycles].sum(axis=0).tolist()
    there = np.count_nonzero(found.valued[cycles], axis=0).tolist()
    return {
        name: Decimal(round(int(total) / people) if people > 1 else int(total)) / UNIT
        for name, total, seen in zip(names, sums, there, strict=True)
        if seen and people
    }


def move_rows(clusters: Clusters) -> list[Row]:
    """For each group the beginnings and moves that are at least one in twenty.

    A beginning is a move from `start`.
    """
    n, times = clusters.sequences.walks.states, clusters.tokens[1]
    return [
        row
        for group in range(clusters.groups)
        for start in (-1, *range(n))
        for row in _moves(clusters, times[:n] if start < 0 else
                          times[n + start * n : n + (start + 1) * n], group, start)
    ]  # fmt: skip


def _moves(clusters: Clusters, counts: NDArray[np.int64], group: int, start: int) -> Iterator[Row]:
    left = counts.sum(axis=0)
    own, others = int(left[group]), int(left.sum() - left[group])
    order = np.argsort(-counts[:, group], kind="stable").tolist()
    for state in order:
        n = int(counts[state, group])
        if n < FEW or n < SHOWN * own:
            break
        rest = int(counts[state].sum()) - n
        chance, other = n / own, rest / others if others else None
        yield {
            "cluster": group + 1,
            "from": START if start < 0 else clusters.codes[start],
            "to": clusters.codes[state],
            "n": n,
            "chance": chance,
            "chance_others": other,
            "times_others": chance / other if other else None,
        }


__all__ = ["START", "cluster_figures", "move_rows"]
