"""Where everything stands: cards in columns, slots for ways that pass, tracks for ways back."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from percorso.errors import DrawingError, Problem
from percorso.share.map.grid import MARGIN, WIDEST
from percorso.share.pen.canvas import Box
from percorso.share.process.data import Arc, Graph
from percorso.share.process.order import Link, ordered, settled
from percorso.theme import GRID

CARD, SPACE, SLOT, LOOP, TRACK = 52.0, 20.0, 22.0, 24.0, 24.0
THICKEST, THINNEST = 14.0, 1.5
NARROWEST, SHORTEST = 144, 80
_COLUMN = {1: 240, 2: 224, 3: 208, 4: 200, 5: 188}
_FROM_SIX = 176
_GAP = {2: 200, 3: 176, 4: 152, 5: 136}
_GAP_FROM_SIX = 120
_ROUNDS = 10
SIDE = 88
"""Room beside the outer columns when ways run between cards of one column."""


@dataclass(frozen=True)
class Columns:
    """The columns of the stages and the gaps between them.

    Attributes:
        stages: How many there are.
        column: Width of a column.
        gap: Room between two.
        side: Room left of the first and right of the last.
    """

    stages: int
    column: int
    gap: int
    side: int

    @property
    def wide(self) -> int:
        """Width of the picture."""
        inner = self.stages * (self.column + self.gap) - self.gap
        return 2 * (MARGIN + self.side) + inner

    def left(self, place: int) -> float:
        """Left edge of a column."""
        return MARGIN + self.side + place * (self.column + self.gap)

    def right(self, place: int) -> float:
        """Right edge of a column."""
        return self.left(place) + self.column


def columns_for(stages: int, side: int, width: int | None = None) -> Columns:
    """The columns for so many stages.

    Raises:
        DrawingError: A width too narrow for the stages, or beyond all use.

    Example:
        >>> columns_for(5, 0).wide
        1532
    """
    column, gap = _COLUMN.get(stages, _FROM_SIX), _GAP.get(stages, _GAP_FROM_SIX)
    if width is None:
        return Columns(stages, column, gap, side)
    if width > WIDEST:
        raise DrawingError(
            Problem(f"A picture {width} pixels wide is too wide.", f"Give at most {WIDEST}.",
                    key="width")
        )  # fmt: skip
    found = _scaled(stages, side, width)
    if not _fits(found):
        raise DrawingError(
            Problem(f"A picture {width} pixels wide is too narrow for {stages} stages.",
                    f"Give at least {least_width(stages, side)}, or no width.", key="width")
        )  # fmt: skip
    return found


def least_width(stages: int, side: int) -> int:
    """The least width that holds so many stages.

    Example:
        >>> columns_for(5, 88, least_width(5, 88)).column
        144
    """
    widths = range(0, WIDEST + 1, GRID)
    return next((each for each in widths if _fits(_scaled(stages, side, each))), WIDEST)


def _scaled(stages: int, side: int, width: int) -> Columns:
    """Columns and gaps as they are, made smaller or larger for a width."""
    column, gap = _COLUMN.get(stages, _FROM_SIX), _GAP.get(stages, _GAP_FROM_SIX)
    inner = stages * (column + gap) - gap
    ratio = (width - 2 * (MARGIN + side)) / inner
    narrow = max(NARROWEST, int(column * ratio // GRID * GRID))
    if stages == 1:
        return Columns(1, int(column * ratio // GRID * GRID), gap, side)
    rest = (width - 2 * (MARGIN + side) - stages * narrow) // (stages - 1)
    return Columns(stages, narrow, min(int(rest), int(gap * max(1.0, ratio))), side)


def _fits(found: Columns) -> bool:
    return found.column >= NARROWEST and (found.stages == 1 or found.gap >= SHORTEST)


@dataclass
class Item:
    """What stands in a column: a card, or the slot of a way that passes.

    Attributes:
        node: The node of a card; −1 for a slot.
        room: Free room kept above a card for its loop.
        size: How tall it is, without that room.
        top: Where it begins.
    """

    place: int
    node: int
    size: float
    room: float = 0.0
    top: float = 0.0

    @property
    def middle(self) -> float:
        """Its middle height."""
        return self.top + self.size / 2


@dataclass
class Layout:
    """Where all parts stand.

    Attributes:
        items: Cards first, in the order of the nodes, then slots.
        chains: For each arc that goes on: the items that it passes, from card to card.
        tracks: For each arc that goes back over more than one column: its track, from 0.
        floor: Under all cards.
    """

    graph: Graph
    columns: Columns
    thick: dict[Arc, float]
    items: list[Item] = field(default_factory=list)
    chains: dict[Arc, list[int]] = field(default_factory=dict)
    tracks: dict[Arc, int] = field(default_factory=dict)
    floor: float = 0.0

    def span(self, arc: Arc) -> int:
        """How many columns an arc goes on; below zero when it goes back."""
        nodes = self.graph.nodes
        return nodes[arc.end].place - nodes[arc.start].place

    def card(self, node: int) -> Box:
        """The card of a node."""
        item = self.items[node]
        left, right = self.columns.left(item.place), self.columns.right(item.place)
        return Box(left, item.top, right, item.top + item.size)

    def track(self, arc: Arc) -> float:
        """The height of an arc's track under the cards."""
        return self.floor + (self.tracks[arc] + 0.5) * TRACK

    @property
    def bottom(self) -> float:
        """Where cards and tracks end."""
        return self.floor + (max(self.tracks.values(), default=-1) + 1) * TRACK


def thickness(graph: Graph) -> dict[Arc, float]:
    """How thick each arc is: to scale with its moves, none thinner than can be seen."""
    most = max((arc.n for arc in graph.arcs), default=1)
    return {arc: max(THINNEST, THICKEST * arc.n / most) for arc in graph.arcs}


def lay_out(graph: Graph, columns: Columns, heights: list[float], top: float) -> Layout:
    """Cards in their columns from a height down.

    Args:
        graph: What is drawn.
        columns: The columns.
        heights: How tall the text of each node's card is.
        top: Where the cards begin.
    """
    layout = Layout(graph, columns, thickness(graph))
    for number, node in enumerate(graph.nodes):
        size = max(CARD, heights[number], _ports(layout, number) + 12)
        layout.items.append(Item(node.place, number, size, LOOP if number in graph.loops else 0.0))
    for arc in graph.arcs:
        if layout.span(arc) > 0:
            layout.chains[arc] = _chain(layout, arc)
    _stand(layout, top)
    _assign_tracks(layout)
    return layout


def sides(layout: Layout, arc: Arc) -> tuple[int, int]:
    """On which side an arc leaves its card and enters the other: −1 left, 1 right."""
    span = layout.span(arc)
    if span == 0:
        down = layout.items[arc.start].top < layout.items[arc.end].top
        return (1, 1) if down else (-1, -1)
    return (1, -1) if span > 0 else (-1, 1)


def _ports(layout: Layout, node: int) -> float:
    """The most room that the feet of arcs can need on one side of a card."""
    both = [arc for arc in layout.graph.arcs if node in (arc.start, arc.end)]
    lefts = [a for a in both if layout.span(a) == 0 or (layout.span(a) > 0) == (a.end == node)]
    rights = [a for a in both if layout.span(a) == 0 or (layout.span(a) > 0) == (a.start == node)]
    return max(sum(layout.thick[arc] + 4 for arc in side) for side in (lefts, rights))


def _chain(layout: Layout, arc: Arc) -> list[int]:
    """The cards and slots along an arc that goes on."""
    nodes, chain = layout.graph.nodes, [arc.start]
    for place in range(nodes[arc.start].place + 1, nodes[arc.end].place):
        chain.append(len(layout.items))
        layout.items.append(Item(place, -1, max(SLOT, layout.thick[arc] + 8)))
    return [*chain, arc.end]


def _links(layout: Layout) -> list[Link]:
    found: list[Link] = []
    for arc, chain in layout.chains.items():
        found += [(a, b, layout.thick[arc]) for a, b in pairwise(chain)]
    for arc in layout.graph.arcs:
        if layout.span(arc) == -1:
            found.append((arc.end, arc.start, layout.thick[arc]))
    return found


def _stand(layout: Layout, top: float) -> None:
    """Order every column, then let each item come near its neighbours."""
    links = _links(layout)
    columns = [
        [n for n, item in enumerate(layout.items) if item.place == place]
        for place in range(layout.columns.stages)
    ]
    order = ordered(columns, links)
    for column in order:
        _place(layout, column, [0.0] * len(column))
    for turn in range(_ROUNDS):
        for column in order if turn % 2 == 0 else reversed(order):
            _place(layout, column, [_wanted(layout, item, links) for item in column])
    highest = min((item.top - item.room for item in layout.items), default=top)
    for item in layout.items:
        item.top += top - highest
    layout.floor = max((item.top + item.size for item in layout.items), default=top) + SPACE


def _wanted(layout: Layout, number: int, links: list[Link]) -> float:
    """The top at which an item's ways would be straight."""
    item = layout.items[number]
    beside = [(b if a == number else a, w) for a, b, w in links if number in (a, b)]
    weight = sum(w for _, w in beside)
    if not weight:
        return item.top
    return sum(layout.items[n].middle * w for n, w in beside) / weight - item.size / 2


def _place(layout: Layout, column: list[int], wanted: list[float]) -> None:
    items = [layout.items[number] for number in column]
    heads = [want - item.room for want, item in zip(wanted, items, strict=True)]
    gaps = [SPACE / 2 if item.node < 0 else SPACE for item in items]
    tops = settled(heads, [item.room + item.size for item in items], gaps)
    for item, found in zip(items, tops, strict=True):
        item.top = found + item.room


def _assign_tracks(layout: Layout) -> None:
    """Short ways back near the cards, long ones under them; one track for ways that do not meet."""
    taken: list[list[tuple[int, int]]] = []
    nodes = layout.graph.nodes
    back = [arc for arc in layout.graph.arcs if layout.span(arc) < -1]
    for arc in sorted(back, key=lambda a: (-layout.span(a), -a.n, a.start, a.end)):
        low, high = nodes[arc.end].place, nodes[arc.start].place
        free = (n for n, ways in enumerate(taken) if all(high <= a or b <= low for a, b in ways))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((low, high))
        layout.tracks[arc] = number
