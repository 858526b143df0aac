"""What the drawing shows, read from the rows of the question `process`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from percorso.share.figures import Row, Rows, Told
from percorso.share.moments import key_touchpoints
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import clean

ENDS = ("goal", "quiet", "open")
KEY = "process"
"""The key under which figures hold the answer."""


@dataclass(frozen=True)
class Node:
    """A touchpoint in a stage.

    Attributes:
        place: The column of its stage.
        id: As in the rows.
        name: As the reader calls it.
        sign: `traditional`, `digital`, `external`, `undecided`, or empty when it is none of the
            map's touchpoints.
        row: Its figures; empty when nothing was measured.
        other: Those of the second group, when two are compared.
    """

    place: int
    id: str
    name: str
    sign: str = ""
    row: Row = field(default_factory=dict, compare=False)
    other: Row = field(default_factory=dict, compare=False)

    def figure(self, key: str) -> int:
        """One of its counts."""
        return int(self.row.get(key) or 0)


@dataclass(frozen=True)
class Arc:
    """A way from node to node, by their places in the list of nodes.

    Attributes:
        row: Its figures.
        other: Those of the second group, when two are compared; empty when nobody of it went.
    """

    start: int
    end: int
    row: Row = field(default_factory=dict, compare=False)
    other: Row = field(default_factory=dict, compare=False)

    @property
    def n(self) -> int:
        """How many moves, in all groups."""
        return int(self.row.get("n") or 0) + int(self.other.get("n") or 0)

    def difference(self) -> float:
        """The share of the second group less that of the first."""
        return float(self.other.get("share") or 0) - float(self.row.get("share") or 0)


@dataclass(frozen=True)
class Graph:
    """Everything the drawing shows.

    Attributes:
        nodes: By column; in each the busiest first.
        arcs: Moves between nodes, the commonest first.
        loops: Repeats, by node.
        groups: Names of the two groups, when two are compared.
        remarks: What was pooled and what is not shown.
        starts: How many cycles begin; ends: how many end in each way.
    """

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...] = ()
    loops: dict[int, Arc] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    starts: int = 0
    ends: dict[str, int] = field(default_factory=dict)

    def base(self, arc: Arc) -> int:
        """The contacts out of which an arc's shares are; of two groups the smaller number."""
        node = self.nodes[arc.start]
        rows = (node.row, node.other) if self.groups else (node.row,)
        return min(int(row.get("contacts") or 0) for row in rows)


def graph_of(paper: Paper) -> Graph:
    """The graph of a journey: as it was measured, else the touchpoints that were drawn."""
    told = paper.figures.answers.get(KEY) if paper.figures is not None else None
    if told is None or not any(row["kind"] == "node" for row in told.rows):
        return Graph(tuple(_drawn(paper)), remarks=told.remarks if told is not None else ())
    return _measured(paper, told)


def _drawn(paper: Paper) -> Iterable[Node]:
    for place, stage in enumerate(paper.journey.stages):
        for touchpoint in key_touchpoints(paper, stage):
            sign = touchpoint.kind or "undecided"
            yield Node(place, touchpoint.id, paper.say(touchpoint.name), sign)


def _measured(paper: Paper, told: Told) -> Graph:
    groups = tuple(dict.fromkeys(str(r["segment"]) for r in told.rows if "segment" in r))[:2]
    groups = groups if len(groups) == 2 else ()
    first, second = (
        tuple(r for r in told.rows if not groups or r["segment"] == groups[g])
        if g < max(1, len(groups))
        else ()
        for g in (0, 1)
    )
    nodes = _nodes(paper, first, second)
    place = {(node.place, node.id): number for number, node in enumerate(nodes)}
    arcs = _arcs(paper, place, first, second, "arc")
    loops = {arc.start: arc for arc in _arcs(paper, place, first, second, "loop")}
    starts = sum(int(row["n"]) for row in first if row["kind"] == "start")
    ends = {end: sum(int(r["n"]) for r in first if (r["kind"], r.get("to")) == ("end", end))
            for end in ENDS}  # fmt: skip
    return Graph(nodes, tuple(arcs), loops, groups, told.remarks, starts, ends)


def _places(paper: Paper) -> dict[str, int]:
    return {stage.id: place for place, stage in enumerate(paper.journey.stages)}


def _nodes(paper: Paper, first: Rows, second: Rows) -> tuple[Node, ...]:
    touchpoints = {each.id: each for each in paper.journey.touchpoints}
    places = _places(paper)
    found: dict[tuple[int, str], Node] = {}
    rows: dict[tuple[int, str], list[Row]] = defaultdict(lambda: [{}, {}])
    for side, row in ((side, row) for side, each in enumerate((first, second)) for row in each):
        if row["kind"] != "node" or row["stage"] not in places:
            continue
        key = places[row["stage"]], str(row["touchpoint"])
        drawn = touchpoints.get(key[1])
        name = paper.words("Other") if row["point"] == "other" else clean(key[1])
        name = paper.say(drawn.name) if drawn is not None else name
        sign = (drawn.kind or "undecided") if drawn is not None else ""
        rows[key][side] = row
        found[key] = Node(*key, name, sign, *rows[key])
    return tuple(sorted(found.values(), key=lambda n: (n.place, -n.figure("cycles"), n.id)))


def _arcs(
    paper: Paper, place: dict[tuple[int, str], int], first: Rows, second: Rows, kind: str
) -> list[Arc]:
    stages = _places(paper)
    pairs: dict[tuple[int, int], list[Row]] = {}
    for side, rows in enumerate((first, second)):
        for row in rows:
            if row["kind"] == kind:
                ends = (
                    place[stages[row["from_stage"]], str(row["from"])],
                    place[stages[row["to_stage"]], str(row["to"])],
                )
                pairs.setdefault(ends, [{}, {}])[side] = row
    arcs = [Arc(*ends, *both) for ends, both in pairs.items()]
    return sorted(arcs, key=lambda arc: (-arc.n, arc.start, arc.end))
