"""The rows of the question `process`: a directly-follows graph inside cycles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from tests.oracle.figures import SECOND
from tests.oracle.fold import Cycle, Fold
from tests.oracle.windows import Segment
from tests.oracle.world import Row, World

Node = tuple[int, str]  # number of the stage, name
START, ENDS = "start", ("goal", "quiet", "open")


@dataclass
class Walk:
    """One cycle: the node and the time of each of its events, and how it ended."""

    person: str
    cycle: tuple[str, int]
    nodes: list[Node]
    times: list[int]
    end: str


def _end(cycle: Cycle) -> str:
    """ "goal, went quiet, still open": the goal counts whether or not the cycle has ended."""
    if cycle.goal_hits:
        return "goal"
    return "open" if cycle.end == "open" else "quiet"


def _walk(found: Fold, cycle: Cycle) -> Walk:
    """Touchpoints per stage; an event without one stands under its own name."""
    steps = [
        ((stay.stage, event.touchpoint if event.touchpoint is not None else event.name), event.t)
        for stay in cycle.stays
        for event in stay.events
    ]
    nodes, times = [node for node, _ in steps], [t for _, t in steps]
    return Walk(found.person, (found.person, cycle.number), nodes, times, _end(cycle))


def walks_of(world: World, segment: Segment) -> list[Walk]:
    """Whole cycles, of the period in which they opened; a condition on the event looks at the
    first one."""
    return [
        _walk(found, cycle)
        for found in world.folds
        for cycle in found.cycles
        if world.window.holds(cycle.first.t) and segment.picks(found, cycle, cycle.first)
    ]


def pooling(walks: list[Walk], most: int) -> dict[Node, Node]:
    """An equal part of each stage, and then those of any stage that most cycles visit, keep their
    names; a stage's rest is `other`, unless it is a single node."""
    visiting: dict[Node, set[Any]] = defaultdict(set)
    for walk in walks:
        for node in walk.nodes:
            visiting[node].add(walk.cycle)
    touchpoints = ("site", "shop", "mail", "kiosk")
    ranked = sorted(
        visiting, key=lambda n: (-len(visiting[n]), n[0], n[1] not in touchpoints, n[1])
    )
    stages = {node[0] for node in ranked}
    kept = {
        node
        for stage in stages
        for node in [n for n in ranked if n[0] == stage][: most // len(stages)]
    }
    kept |= set([n for n in ranked if n not in kept][: most - len(kept)])
    rest = [node for node in ranked if node not in kept]
    alone = {stage for stage, count in Counter(n[0] for n in rest).items() if count == 1}
    return {
        node: node if node not in rest or node[0] in alone else (node[0], "other")
        for node in ranked
    }


def shown_moves(moves: Counter[tuple[Node, Node]], coverage: float) -> set[tuple[Node, Node]]:
    """The commonest until they cover enough, and those out of and into every node and stage."""
    ranked = sorted(moves, key=lambda m: (-moves[m], m))
    shown, total, so_far = set(), sum(moves.values()), 0
    for move in ranked:
        if so_far < coverage * total:
            shown.add(move)
        so_far += moves[move]
    for node in {n for move in moves for n in move}:
        for side in (0, 1):
            shown.update([m for m in ranked if m[side] == node][:1])
            crossing = [m for m in ranked if m[0][0] != m[1][0] and m[side][0] == node[0]]
            shown.update(crossing[:1])
    return shown


def process_rows(
    world: World, segments: list[Segment], most_nodes: int, coverage: float
) -> list[Row]:
    """Rows of every segment, with nodes pooled and moves hidden for all of them together."""
    each = {segment.name: walks_of(world, segment) for segment in segments}
    once = {walk.cycle: walk for walks in each.values() for walk in walks}
    pool = pooling(list(once.values()), most_nodes)
    for walks in each.values():
        for walk in walks:
            walk.nodes = [pool[node] for node in walk.nodes]
    every = Counter(
        move for walks in each.values() for walk in walks for move in pairwise(walk.nodes)
        if move[0] != move[1]
    )  # fmt: skip
    shown = shown_moves(every, coverage)
    stages = [stage.id for stage in world.drawing.stages]
    return [
        ({"segment": name} if len(segments) > 1 or name is not None else {}) | row
        for name, walks in each.items()
        for row in [*_arcs(walks, shown, stages), *_nodes(walks, stages)]
    ]


def _arcs(walks: list[Walk], shown: set[tuple[Node, Node]], stages: list[str]) -> list[Row]:
    steps: dict[tuple[Any, Any], list[tuple[Walk, int | None]]] = defaultdict(list)
    for walk in walks:
        steps[START, walk.nodes[0]].append((walk, None))
        for place, (a, b) in enumerate(pairwise(walk.nodes)):
            steps[a, b].append((walk, walk.times[place + 1] - walk.times[place]))
        steps[walk.nodes[-1], walk.end].append((walk, None))
    contacts = _contacts(walks)
    events = Counter(node for walk in walks for node in walk.nodes)
    rows, hidden, moves = [], 0, 0
    for (a, b), found in steps.items():
        kind = "start" if a == START else "end" if b in ENDS else "loop" if a == b else "arc"
        moves += len(found) * (kind == "arc")
        if kind == "arc" and (a, b) not in shown:
            hidden += len(found)
            continue
        of = {"start": len(walks), "loop": events[a]}.get(kind, contacts[a])
        times = sorted(wait for _, wait in found if wait is not None)
        rows.append({
            "kind": kind, **_ends("from", a, stages), **_ends("to", b, stages), "n": len(found),
            "people": len({walk.person for walk, _ in found}),
            "cycles": len({walk.cycle for walk, _ in found}), "of": of, "share": len(found) / of,
            "median_s": median(times) / SECOND if times else None,
            "p90_s": _late(times) / SECOND if times else None,
        })  # fmt: skip
    if hidden:
        rows.append({"kind": "hidden", "n": hidden, "of": moves, "share": hidden / moves})
    return rows


def _late(times: list[int]) -> int:
    """The smallest time that at least nine in ten do not exceed."""
    return next(t for t in times if 10 * sum(u <= t for u in times) >= 9 * len(times))


def _ends(side: str, node: Any, stages: list[str]) -> Row:
    if isinstance(node, str):
        return {side: node, f"{side}_stage": None}
    return {side: node[1], f"{side}_stage": stages[node[0]]}


def _contacts(walks: list[Walk]) -> Counter[Node]:
    """Events in a row at one node are one contact."""
    contacts: Counter[Node] = Counter()
    for walk in walks:
        contacts.update(
            node
            for place, node in enumerate(walk.nodes)
            if not place or walk.nodes[place - 1] != node
        )
    return contacts


def _nodes(walks: list[Walk], stages: list[str]) -> list[Row]:
    rows, contacts = [], _contacts(walks)
    for node in contacts:
        events = sum(walk.nodes.count(node) for walk in walks)
        here = [walk for walk in walks if node in walk.nodes]
        rows.append({
            "kind": "node", "touchpoint": node[1], "stage": stages[node[0]], "events": events,
            "contacts": contacts[node], "repeats": events - contacts[node],
            "people": len({walk.person for walk in here}), "cycles": len(here), "of": len(walks),
            "share": len(here) / len(walks),
            "starts": sum(walk.nodes[0] == node for walk in walks),
            **{end: sum(w.nodes[-1] == node and w.end == end for w in walks) for end in ENDS},
        })  # fmt: skip
    return rows
