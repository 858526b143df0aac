"""The tree of paths: where they part, step by step, with everything that is left out counted."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.paths.counting import Ints, N, count, share, started
from percorso.measure.paths.found import LONGER, OVER, Asked, Found
from percorso.measure.paths.steps import items_at
from percorso.measure.run import Run
from percorso.measure.turns import NONE

Places = NDArray[np.int32]
LEAST = 0.01
"""A branch of fewer than so many of all units is among the others of its place."""


@dataclass
class Node:
    """A place in the tree.

    Attributes:
        way: The codes of the steps that lead to it, in the order in which they were taken.
        kind: `start`, `step`, or `other`: the rarer steps after the node before it, as one.
        parent: The number of the node before it, −1 for the start.
        paths: How many different next steps it stands for.
    """

    way: tuple[int, ...]
    kind: str
    parent: int
    paths: int = 1


@dataclass
class Tree:
    """The nodes, and for each unit the node in which it stands at each place."""

    nodes: list[Node]
    places: list[Places] = field(default_factory=list)


def grow(found: Found, asked: Asked, top: int) -> Tree:
    """The tree of all units: at each place the commonest steps, and the others as one."""
    tree = Tree([Node((), "start", NONE)], [np.zeros(len(found.kind), np.int32)])
    least = max(1.0, LEAST * len(found.kind))
    for position in range(1, asked.steps + 1):
        item = items_at(found, position, asked.back)
        tree.places.append(_branch(tree, item, len(found.names), (top, least), asked.back))
    return tree


def _branch(tree: Tree, item: Places, names: int, limits: tuple[int, float], back: bool) -> Places:
    """Where each unit stands one place on; −1 where it has no step, or came by a rare one."""
    here = tree.places[-1]
    going = np.flatnonzero((here >= 0) & (item >= 0))
    rare = np.array([node.kind == "other" for node in tree.nodes])
    going = going[~rare[here[going]]]
    key = here[going].astype(np.int64) * names + item[going]
    keys, inverse, n = np.unique(key, return_inverse=True, return_counts=True)
    target = _children(tree, keys, n, names, limits, back)
    there = np.full(len(item), NONE, np.int32)
    there[going] = target[inverse]
    return there


def _children(
    tree: Tree, keys: Ints, n: Ints, names: int, limits: tuple[int, float], back: bool
) -> Places:
    """New nodes for the branches, and for each branch the node that it belongs to."""
    top, least = limits
    target = np.empty(len(keys), np.int32)
    for parent in np.unique(keys // names).tolist():
        branches = np.flatnonzero(keys // names == parent)
        ranked = branches[np.argsort(-n[branches], kind="stable")]
        kept = [branch for branch in ranked[:top].tolist() if n[branch] >= least]
        rest = sorted(set(branches.tolist()) - set(kept))
        for branch in kept:
            target[branch] = len(tree.nodes)
            step, way = int(keys[branch] % names), tree.nodes[parent].way
            tree.nodes.append(Node((step, *way) if back else (*way, step), "step", parent))
        if rest:
            target[rest] = len(tree.nodes)
            tree.nodes.append(Node(tree.nodes[parent].way, "other", parent, len(rest)))
    return target


def tree_rows(run: Run, asked: Asked, found: Found, top: int) -> list[Row]:
    """One row a place in the tree (and group), a branch after the place that it leaves."""
    tree = grow(found, asked, top)
    groups = len(run.labels())
    size = len(tree.nodes)
    counts = _added(found, tree.places, size, groups)
    stops = [_added(found, each, size, groups)[..., :1] for each in _stopping(found, tree)]
    figures = np.concatenate([counts[..., :2], *stops], axis=2)
    base = started(found, groups)
    rows = []
    for number in _depth_first(tree, counts):
        for group, label in enumerate(run.labels()):
            row: Row = {"segment": label} if run.grouping.split else {}
            rows.append(row | _row(found, asked, tree, number, figures[:, group], base[group]))
    return rows


def _added(found: Found, places: list[Places], size: int, groups: int) -> Ints:
    """The counts of all places, node by node."""
    return np.asarray(sum(count(found, slot, size, groups) for slot in places))


def _stopping(found: Found, tree: Tree) -> tuple[list[Places], list[Places]]:
    """For each place the node at which a unit stops: those that are over, and the others."""
    rare = np.array([*(node.kind == "other" for node in tree.nodes), True])
    more = (found.flags & LONGER) > 0
    over = (found.flags & OVER) > 0
    ended, undecided = [], []
    for here, there in zip(tree.places, [*tree.places[1:], np.where(more, 0, NONE)], strict=True):
        stops = (there < 0) & ~rare[here]
        ended.append(np.where(stops & over, here, NONE).astype(np.int32))
        undecided.append(np.where(stops & ~over, here, NONE).astype(np.int32))
    return ended, undecided


def _depth_first(tree: Tree, counts: Ints) -> list[int]:
    """The nodes, each followed by what it leads to: the commonest first, the others last."""
    n = counts[:, :, N].sum(axis=1)
    children: dict[int, list[int]] = {}
    for number, node in enumerate(tree.nodes):
        children.setdefault(node.parent, []).append(number)
    order: list[int] = []
    waiting = [0]
    while waiting:
        number = waiting.pop()
        order.append(number)
        following = children.get(number, [])
        waiting += sorted(following, key=lambda c: (tree.nodes[c].kind == "other", -n[c]))[::-1]
    return order


def _row(found: Found, asked: Asked, tree: Tree, number: int, figures: Ints, base: int) -> Row:
    node, (n, people, ended, undecided) = tree.nodes[number], figures[number].tolist()
    depth = len(node.way) + (node.kind == "other")
    names = [found.names[code] for code in node.way]
    before = int(figures[node.parent, 0]) if node.parent >= 0 else 0
    return {
        "position": -depth if asked.back else depth,
        "kind": node.kind,
        "step": (names[0] if asked.back else names[-1]) if node.kind == "step" else None,
        "path": names,
        "n": n,
        "share": share(n, base),
        "started": base,
        "share_previous": share(n, before) if node.parent >= 0 else None,
        "people": people,
        "paths": node.paths,
        **(
            {"began": ended + undecided} if asked.back else {"ended": ended, "undecided": undecided}
        ),
    }


__all__ = ["Tree", "grow", "tree_rows"]
