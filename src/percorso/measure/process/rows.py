"""Rows and remarks of the map of the process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Row
from percorso.measure.process.arcs import CYCLES, PEOPLE, Arcs, N
from percorso.measure.process.nodes import Node, Nodes
from percorso.measure.process.walks import ENDINGS
from percorso.measure.run import Run
from percorso.words import Words

START = "start"
KINDS = ("arc", "loop", "start", "end", "hidden")


@dataclass(frozen=True)
class Found:
    """What was counted, and which moves are shown."""

    run: Run
    nodes: Nodes
    arcs: Arcs
    kept: NDArray[np.bool_]

    def groups(self) -> Iterator[tuple[int, Row]]:
        """The groups that hold a cycle, with how their rows begin."""
        for group, label in enumerate(self.run.labels()):
            if self.arcs.cycles[group]:
                yield group, ({"segment": label} if self.run.grouping.split else {})

    def stage(self, node: Node) -> str:
        """The id of a node's stage."""
        return self.run.stages[node.stage].id

    def contacts(self, group: int) -> NDArray[np.int64]:
        """For each node its contacts: events in a row are one."""
        every = np.arange(self.arcs.size)
        repeats = self.arcs.counts[group, every, every, N]
        return np.asarray(self.arcs.nodes[group, :, N] - repeats, np.int64)


def arc_rows(found: Found) -> list[Row]:
    """One row an arc that is shown: moves, repeats, starts and ends, the commonest first."""
    rows: list[Row] = []
    for group, begin in found.groups():
        counts, contacts = found.arcs.counts[group], found.contacts(group)
        pairs = zip(*(side.tolist() for side in np.nonzero(counts[..., N])), strict=True)
        here = [
            begin | _arc_row(found, group, contacts, a, b)
            for a, b in pairs
            if a == b or max(a, b) >= found.arcs.size or found.kept[a, b]
        ]
        rows += sorted(here, key=_order)
    return rows


def _order(row: Row) -> tuple[object, ...]:
    names = (row["from_stage"], row["from"], row["to_stage"], row["to"])
    return (KINDS.index(row["kind"]), -row["n"], *map(str, names))


def _arc_row(found: Found, group: int, contacts: NDArray[np.int64], a: int, b: int) -> Row:
    arcs, size = found.arcs, found.arcs.size
    n, people, cycles = (int(each) for each in arcs.counts[group, a, b])
    kind = "start" if a == size else "end" if b >= size else "loop" if a == b else "arc"
    base = {"start": arcs.cycles[group], "loop": arcs.nodes[group, b % size, N]}
    of = int(base[kind] if kind in base else contacts[a])
    median, p90 = arcs.times(group, a, b) if kind in ("arc", "loop") else (None, None)
    left, entered = _name(found, a, START), _name(found, b, ENDINGS[max(b - size, 0)])
    return {
        "kind": kind, "from": left[0], "from_stage": left[1], "to": entered[0],
        "to_stage": entered[1], "n": n, "people": people, "cycles": cycles, "of": of,
        "share": n / of, "median_s": median, "p90_s": p90,
    }  # fmt: skip


def _name(found: Found, place: int, otherwise: str) -> tuple[str, str | None]:
    if place >= found.arcs.size:
        return otherwise, None
    node = found.nodes.all[place]
    return node.id, found.stage(node)


def hidden_rows(found: Found) -> list[Row]:
    """One row (a group) for all moves along arcs that are not shown; none when all are."""
    rows = []
    moves = found.arcs.moves()[..., N]
    for group, begin in found.groups():
        hidden, every = int(moves[group][~found.kept].sum()), int(moves[group].sum())
        if hidden:
            rows.append(begin | {
                "kind": "hidden", "from": None, "from_stage": None, "to": None, "to_stage": None,
                "n": hidden, "people": None, "cycles": None, "of": every, "share": hidden / every,
                "median_s": None, "p90_s": None,
            })  # fmt: skip
    return rows


def node_rows(found: Found) -> list[Row]:
    """One row a node: events, contacts, people, and the cycles that it begins or ends."""
    rows = []
    for group, begin in found.groups():
        contacts = found.contacts(group)
        for place, node in enumerate(found.nodes.all):
            if contacts[place]:
                rows.append(begin | _node_row(found, group, place, node, int(contacts[place])))
    return rows


def _node_row(found: Found, group: int, place: int, node: Node, contacts: int) -> Row:
    arcs, of = found.arcs, int(found.arcs.cycles[group])
    events, people, cycles = (int(each) for each in arcs.nodes[group, place])
    ends = arcs.counts[group, place, arcs.size :, N].tolist()
    return {
        "kind": "node", "touchpoint": node.id, "stage": found.stage(node), "point": node.point,
        "events": events, "contacts": contacts, "repeats": events - contacts, "people": people,
        "cycles": cycles, "of": of, "share": cycles / of,
        "starts": int(arcs.counts[group, arcs.start, place, N]),
        **dict(zip(ENDINGS, ends, strict=True)),
    }  # fmt: skip


def remarks(found: Found) -> Iterator[str]:
    """What was pooled and what is not shown; that there is nothing."""
    words, nodes = Words(found.run.lang), found.nodes
    if not nodes.all:
        yield words("No cycle began in the period.")
    if nodes.pooled:
        yield words.plural(
            "{n} rarer touchpoint is pooled as other: {events} of {all} events ({share}).",
            "{n} rarer touchpoints are pooled as other: {events} of {all} events ({share}).",
            nodes.pooled, events=words.number(nodes.pooled_events),
            all=words.number(nodes.events), share=words.share(nodes.pooled_events / nodes.events),
        )  # fmt: skip
    if nodes.nameless:
        yield words(
            "{events} of {all} events ({share}) are at no touchpoint; they count as other.",
            events=words.number(nodes.nameless), all=words.number(nodes.events),
            share=words.share(nodes.nameless / nodes.events),
        )  # fmt: skip
    moves = found.arcs.moves()[..., N].sum(axis=0)
    hidden, ways = int(moves[~found.kept].sum()), int((moves[~found.kept] > 0).sum())
    if hidden:
        every = int(moves.sum())
        yield words.plural(
            "{hidden} of {all} transitions ({share}) run along {n} rarer way that is not shown.",
            "{hidden} of {all} transitions ({share}) run along {n} rarer ways that are not shown.",
            ways, hidden=words.number(hidden), all=words.number(every),
            share=words.share(hidden / every),
        )  # fmt: skip


__all__ = ["CYCLES", "PEOPLE", "Found", "arc_rows", "hidden_rows", "node_rows", "remarks"]
