"""Counting the arcs between nodes, in one pass over the walks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.errors import Problem, QuestionError
from percorso.measure.process.nodes import Nodes
from percorso.measure.process.walks import ENDINGS, Walks
from percorso.measure.tally import Cells

MOST_CELLS = 10_000_000
N, PEOPLE, CYCLES = range(3)


@dataclass(frozen=True)
class Arcs:
    """The arcs of each group.

    Attributes:
        counts: By group, node left (the last: where cycles start) and node entered (the last
            three: how they end): number, people, cycles. From a node to itself: repeats.
        nodes: By group and node: events, people, cycles.
        cycles: By group its cycles.
        waits: The time of every arc between nodes, by its cell.
    """

    counts: NDArray[np.int64]
    nodes: NDArray[np.int64]
    cycles: NDArray[np.int64]
    waits: Waits

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return int(self.nodes.shape[1])

    @property
    def start(self) -> int:
        """The place of the start among the nodes left."""
        return self.size

    def moves(self) -> NDArray[np.int64]:
        """By group, node and other node the counts of moves; none from a node to itself."""
        between = self.counts[:, : self.size, : self.size].copy()
        every = np.arange(self.size)
        between[:, every, every] = 0
        return between

    def times(self, group: int, start: int, end: int) -> tuple[float | None, float | None]:
        """Median and 90th percentile of the time between two nodes, seconds."""
        cell = (group * (self.size + 1) + start) * (self.size + len(ENDINGS)) + end
        return self.waits.of(cell)


class Waits:
    """Times by the cell of their arc."""

    def __init__(self, cell: NDArray[np.int32], wait: NDArray[np.int64], cells: int) -> None:
        self._wait = wait
        self._cells = Cells(cell, cells)

    def of(self, cell: int) -> tuple[float | None, float | None]:
        """The median, and the smallest time that at least nine in ten do not exceed; seconds."""
        found = np.asarray(self._cells.of(self._wait, cell), np.int64)
        n = len(found)
        if n == 0:
            return None, None
        low, high, late = (n - 1) // 2, n // 2, (9 * n + 9) // 10 - 1
        found.partition(sorted({low, high, late}))
        return (int(found[low]) + int(found[high])) / 2e6, int(found[late]) / 1e6


@kernel
def _arc(counts: Any, seen: Any, g: Any, a: Any, b: Any, person: Any, cycle: Any) -> None:
    counts[g, a, b, N] += 1
    if seen[g, a, b, 0] != person:
        seen[g, a, b, 0] = person
        counts[g, a, b, PEOPLE] += 1
    if seen[g, a, b, 1] != cycle:
        seen[g, a, b, 1] = cycle
        counts[g, a, b, CYCLES] += 1


@kernel
def _count(
    node: Any,
    t: Any,
    first: Any,
    person: Any,
    ending: Any,
    group: Any,
    recode: Any,
    counts: Any,
    nodes: Any,
    cycles: Any,
    seen: Any,
    seen_node: Any,
    cell: Any,
    wait: Any,
) -> int:
    size = nodes.shape[1]
    wide = counts.shape[2]
    n = 0
    for c in range(len(person)):
        g = group[c]
        if g < 0:
            continue
        cycles[g] += 1
        before = size
        for i in range(first[c], first[c + 1]):
            here = recode[node[i]]
            _arc(counts, seen, g, before, here, person[c], c)
            if before < size:
                cell[n] = (g * (size + 1) + before) * wide + here
                wait[n] = t[i] - t[i - 1]
                n += 1
            nodes[g, here, N] += 1
            if seen_node[g, here, 0] != person[c]:
                seen_node[g, here, 0] = person[c]
                nodes[g, here, PEOPLE] += 1
            if seen_node[g, here, 1] != c:
                seen_node[g, here, 1] = c
                nodes[g, here, CYCLES] += 1
            before = here
        _arc(counts, seen, g, before, size + ending[c], person[c], c)
    return n


def count_arcs(parts: list[Walks], nodes: Nodes, groups: int) -> Arcs:
    """The arcs of all walks.

    Raises:
        QuestionError: There are more nodes and groups than can be counted at once.
    """
    size = len(nodes.all)
    shape = (groups, size + 1, size + len(ENDINGS))
    if int(np.prod(shape)) > MOST_CELLS:
        raise QuestionError(
            Problem(f"{size} nodes in {groups} groups are too many to count.",
                    "Choose fewer nodes, or a field with fewer values.")
        )  # fmt: skip
    counts, whole = np.zeros((*shape, 3), np.int64), np.zeros((groups, size, 3), np.int64)
    cycles = np.zeros(groups, np.int64)
    cells, waits = [], []
    for part in parts:
        for number in range(len(part.groups)):
            cell, wait = _part(part, part.groups[number], nodes.recode, counts, whole, cycles)
            cells.append(cell)
            waits.append(wait)
    found = Waits(np.concatenate(cells), np.concatenate(waits), int(np.prod(shape)))
    return Arcs(counts, whole, cycles, found)


def _part(
    part: Walks, group: NDArray[np.int32], recode: NDArray[np.int32], counts: NDArray[np.int64],
    whole: NDArray[np.int64], cycles: NDArray[np.int64],
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:  # fmt: skip
    """Count one group of one bucket; the cell and the time of every arc between nodes."""
    cell, wait = np.empty(len(part.node), np.int32), np.empty(len(part.node), np.int64)
    seen = np.full((*counts.shape[:3], 2), -1, np.int64)
    seen_node = np.full((*whole.shape[:2], 2), -1, np.int64)
    n = _count(
        part.node, part.t, part.first, part.person, part.ending, group, recode, counts, whole,
        cycles, seen, seen_node, cell, wait,
    )  # fmt: skip
    return cell[:n], wait[:n]


def kept_arcs(arcs: Arcs, nodes: Nodes, coverage: float) -> NDArray[np.bool_]:
    """Which moves are shown: by node left and node entered.

    The commonest until they make up the coverage, and always the commonest into and out of every
    node and of every stage.
    Ties go to what comes first by stage and name.
    """
    moves = arcs.moves()[..., N].sum(axis=0)
    names = [(node.stage, node.id) for node in nodes.all]
    pairs = sorted(
        zip(*(side.tolist() for side in np.nonzero(moves)), strict=True),
        key=lambda pair: (-int(moves[pair]), names[pair[0]], names[pair[1]]),
    )
    kept, needed, so_far = np.zeros(moves.shape, np.bool_), coverage * int(moves.sum()), 0
    met: set[tuple[str, int]] = set()
    for a, b in pairs:
        ways = _ways(nodes, a, b)
        kept[a, b] = so_far < needed or not ways <= met
        so_far += int(moves[a, b])
        met |= ways
    return kept


def _ways(nodes: Nodes, a: int, b: int) -> set[tuple[str, int]]:
    """What an arc joins: it leaves a node and enters one, and perhaps a stage too."""
    ways = {("leaves node", a), ("enters node", b)}
    here, there = nodes.all[a].stage, nodes.all[b].stage
    return ways if here == there else ways | {("leaves stage", here), ("enters stage", there)}


__all__ = ["Arcs", "count_arcs", "kept_arcs"]
