"""The course of every arc: feet on the cards, curves in the gaps, straight lines in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from percorso.share.pen.canvas import num
from percorso.share.process.data import Arc
from percorso.share.process.layout import Layout, sides

HEAD = 7.0
"""How much of its end an arc leaves to its head."""
Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
_FAR = 1e6


@dataclass(frozen=True)
class Route:
    """The course of an arc as cubic curves, each beginning where the one before ends.

    Attributes:
        curves: Its pieces.
        enters: In which direction it enters its card: 1 to the right, −1 to the left.
    """

    curves: tuple[Curve, ...]
    enters: int

    @property
    def tip(self) -> Point:
        """The point of its head."""
        x, y = self.curves[-1][3]
        return x + self.enters * HEAD, y

    def path(self) -> str:
        """The SVG path."""
        x, y = self.curves[0][0]
        said = [f"M{num(x)} {num(y)}"]
        for _, b, c, d in self.curves:
            flat = b[1] == c[1] == d[1]
            said.append(
                f"L{num(d[0])} {num(d[1])}"
                if flat and len(self.curves) > 1
                else f"C{num(b[0])} {num(b[1])} {num(c[0])} {num(c[1])} {num(d[0])} {num(d[1])}"
            )
        return "".join(said)

    def points(self, steps: int = 12) -> Iterator[Point]:
        """Points along it, the middle of its pieces first."""
        order = sorted(range(1, steps), key=lambda n: abs(n - steps / 2))
        for n in order:
            for curve in sorted(self.curves, key=_length, reverse=True):
                yield at(curve, n / steps)


def at(curve: Curve, t: float) -> Point:
    """A point of a cubic curve.

    Example:
        >>> at(((0, 0), (0, 0), (2, 2), (2, 2)), 0.5)
        (1.0, 1.0)
    """
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(w * p[axis] for w, p in zip(weights, curve, strict=True)) for axis in (0, 1))
    return float(x), float(y)


def _length(curve: Curve) -> float:
    (x, y), _, _, (x2, y2) = curve
    return abs(x2 - x) + abs(y2 - y)


def routes(layout: Layout) -> dict[Arc, Route]:
    """The course of every arc."""
    feet = _feet(layout)
    return {arc: _route(layout, arc, *feet[arc]) for arc in layout.graph.arcs}


def _feet(layout: Layout) -> dict[Arc, tuple[float, float]]:
    """The heights at which each arc leaves and enters, side by side without crossing."""
    feet: dict[tuple[int, int], list[tuple[float, Arc, int]]] = defaultdict(list)
    for arc in layout.graph.arcs:
        for end, (node, side) in enumerate(
            zip((arc.start, arc.end), sides(layout, arc), strict=True)
        ):
            feet[node, side].append((_pull(layout, arc, end), arc, end))
    found: dict[Arc, list[float]] = {arc: [0.0, 0.0] for arc in layout.graph.arcs}
    for (node, _), ends in feet.items():
        ends.sort(key=lambda each: (each[0], each[1].start, each[1].end, each[2]))
        whole = sum(layout.thick[arc] + 4 for _, arc, _ in ends) - 4
        y = layout.items[node].middle - whole / 2
        for _, arc, end in ends:
            found[arc][end] = y + layout.thick[arc] / 2
            y += layout.thick[arc] + 4
    return {arc: (ys[0], ys[1]) for arc, ys in found.items()}


def _pull(layout: Layout, arc: Arc, end: int) -> float:
    """Where the arc goes from this end, as a height: what goes up stands above what goes down."""
    span, items = layout.span(arc), layout.items
    if span == 0:
        here, there = (arc.end, arc.start) if end else (arc.start, arc.end)
        gap = items[there].middle - items[here].middle
        return _FAR * (1 if gap > 0 else -1) - gap
    if span < -1:
        return _FAR / 2 + layout.track(arc) * (1 if end else -1)
    if span == -1:
        return items[arc.start if end else arc.end].middle
    chain = layout.chains[arc]
    return items[chain[-2] if end else chain[1]].middle


def _route(layout: Layout, arc: Arc, leaves: float, enters: float) -> Route:
    start, end = layout.card(arc.start), layout.card(arc.end)
    out, into = sides(layout, arc)
    x = start.right if out > 0 else start.x
    x2 = (end.right if into > 0 else end.x) + into * HEAD
    if layout.span(arc) == 0:
        return Route((_bow(layout, (x, leaves), (x2, enters), out),), -into)
    points: list[Point] = [(x, leaves)]
    for place, y in _passes(layout, arc):
        edges = (layout.columns.left(place), layout.columns.right(place))
        points += [(edge, y) for edge in (edges if into < 0 else edges[::-1])]
    points.append((x2, enters))
    return Route(tuple(_bend(a, b) for a, b in pairwise(points)), -into)


def _passes(layout: Layout, arc: Arc) -> Iterator[tuple[int, float]]:
    """The columns that an arc passes, and at which height."""
    if layout.span(arc) > 0:
        for number in layout.chains[arc][1:-1]:
            yield layout.items[number].place, layout.items[number].middle
        return
    nodes = layout.graph.nodes
    for place in range(nodes[arc.start].place - 1, nodes[arc.end].place, -1):
        yield place, layout.track(arc)


def _bend(a: Point, b: Point) -> Curve:
    """From point to point, level at both."""
    middle = (a[0] + b[0]) / 2
    return a, (middle, a[1]), (middle, b[1]), b


def _bow(layout: Layout, a: Point, b: Point, side: int) -> Curve:
    """From card to card of one column, out into the gap beside it."""
    room = layout.columns.gap if layout.columns.stages > 1 else layout.columns.side
    far = min(room * 0.9, 20 + 3.6 * abs(b[1] - a[1]) ** 0.5)
    x = (max if side > 0 else min)(a[0], b[0]) + side * far
    return a, (x, a[1]), (x, b[1]), b
