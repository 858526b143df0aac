"""The nodes of the map: those that most cycles visit, the rest of each stage pooled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.process.walks import Places, Walks

OTHER = "other"
TOUCHPOINT, EVENT, POOLED = "touchpoint", "event", "other"


@dataclass(frozen=True)
class Node:
    """A touchpoint in a stage.

    Attributes:
        stage: Its number among the measured stages.
        id: The touchpoint's id, the event's name, or `other`.
        point: What it is: `touchpoint`, `event` (no touchpoint, so its name) or `other`.
    """

    stage: int
    id: str
    point: str

    @property
    def rank(self) -> tuple[int, bool, str]:
        """Where it stands among equals: by stage, touchpoints first, then by name."""
        return self.stage, self.point != TOUCHPOINT, self.id


@dataclass(frozen=True)
class Nodes:
    """The nodes that a map shows.

    Attributes:
        all: The nodes, by stage, in each the one that most cycles visit first, the pooled one last.
        recode: For each node of the walks its place in `all`; −1 for one without events.
        pooled: How many nodes with a name are pooled.
        pooled_events: How many events fall on them.
        nameless: How many events at no touchpoint are pooled without regard to their names.
        events: How many events there are in all.
    """

    all: tuple[Node, ...]
    recode: NDArray[np.int32]
    pooled: int
    pooled_events: int
    nameless: int
    events: int


def choose_nodes(parts: list[Walks], places: Places, most: int) -> Nodes:
    """The nodes that are shown; what is left in a stage is pooled as `other`.

    Every stage has an equal part of the `most`, those of its nodes that most cycles visit; what
    others leave over goes to those that most cycles visit in any stage. A stage in which only one
    node is left keeps it under its own name. Ties go to the earlier stage, there to a touchpoint,
    then to the name that sorts first.
    """
    reach = sum((part.reach for part in parts[1:]), parts[0].reach)
    events = sum((part.events for part in parts[1:]), parts[0].events)
    ranked = sorted(
        ((int(code), _node(int(code), places)) for code in np.flatnonzero(events)),
        key=lambda each: (-int(reach[each[0]]), each[1].rank),
    )
    kept, left = _split(ranked, most)
    place = {pair: number for number, pair in enumerate(ranked)}
    named = sorted(kept, key=lambda pair: (pair[1].stage, place[pair]))
    pooled = sorted({node.stage for _, node in left})
    nodes = [node for _, node in named] + [Node(stage, OTHER, POOLED) for stage in pooled]
    nodes.sort(key=lambda node: (node.stage, node.point == POOLED))
    return _numbered(nodes, named, left, events)


def _split(
    ranked: list[tuple[int, Node]], most: int
) -> tuple[list[tuple[int, Node]], list[tuple[int, Node]]]:
    """The nodes that are shown, and those that are pooled; `other` always is."""
    known = [pair for pair in ranked if pair[1].point != POOLED]
    stages = {node.stage for _, node in ranked}
    fair = [
        pair
        for stage in stages
        for pair in [each for each in known if each[1].stage == stage][: most // len(stages)]
    ]
    rest = [pair for pair in known if pair not in fair]
    kept = [*fair, *rest[: max(0, most - len(fair))]]
    left = [pair for pair in ranked if pair not in kept]
    for stage in {node.stage for _, node in left}:
        here = [pair for pair in left if pair[1].stage == stage]
        if len(here) == 1 and here[0][1].point != POOLED:
            left.remove(here[0])
            kept.append(here[0])
    return kept, left


def _numbered(
    nodes: list[Node], kept: list[tuple[int, Node]], left: list[tuple[int, Node]],
    events: NDArray[np.int64],
) -> Nodes:  # fmt: skip
    place = {node: number for number, node in enumerate(nodes)}
    recode = np.full(len(events), -1, np.int32)
    for code, node in kept:
        recode[code] = place[node]
    for code, node in left:
        recode[code] = place[Node(node.stage, OTHER, POOLED)]
    named = [code for code, node in left if node.point != POOLED]
    nameless = sum(int(events[code]) for code, node in left if node.point == POOLED)
    pooled = sum(int(events[code]) for code in named)
    return Nodes(tuple(nodes), recode, len(named), pooled, nameless, int(events.sum()))


def _node(code: int, places: Places) -> Node:
    stage, place = divmod(code, places.size)
    if place == places.size - 1:
        return Node(stage, OTHER, POOLED)
    known = len(places.touchpoints)
    if place < known:
        name = places.touchpoints[place]
        return Node(stage, f"touchpoint:{name}" if name == OTHER else name, TOUCHPOINT)
    name = places.names[place - known]
    taken = name in places.touchpoints or name == OTHER
    return Node(stage, f"event:{name}" if taken else name, EVENT)
