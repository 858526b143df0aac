"""The words on arcs: each where there is room for it; one that finds none is left to its tip."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from percorso.share.figures import SMALL
from percorso.share.pen.canvas import Box
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width
from percorso.share.process.data import Arc, Graph
from percorso.share.process.layout import Layout
from percorso.share.process.routes import Route, at
from percorso.words import Words

TALL = 16.0
_PAD = 4.0
_SQUARE, _STEPS = 8, 48


@dataclass(frozen=True)
class Chip:
    """A label on an arc.

    Attributes:
        text: What it says.
        box: Its room.
        few: Whether it rests on few cases.
    """

    text: str
    box: Box
    few: bool


def arc_forms(words: Words, graph: Graph, arc: Arc) -> tuple[list[str], bool]:
    """What an arc says, the longest first, and whether it rests on few cases."""
    few = graph.base(arc) < SMALL
    if graph.groups:
        return [words.points(arc.difference())] if graph.base(arc) else [], few
    share = words.sample(arc.n) if few else words.share(arc.row["share"])
    wait = words.duration(arc.row["median_s"])
    return [f"{share} · {wait}", wait], few


def arc_tip(paper: Paper, graph: Graph, arc: Arc) -> str:
    """An arc in one sentence."""
    words = paper.words
    stages = [paper.say(stage.name) for stage in paper.journey.stages]
    start, end = graph.nodes[arc.start], graph.nodes[arc.end]
    names = {"start": f"{start.name} ({stages[start.place]})",
             "end": f"{end.name} ({stages[end.place]})"}  # fmt: skip
    if graph.groups:
        shares = [words.share(row.get("share") or 0) for row in (arc.row, arc.other)]
        first, second = graph.groups
        return words("{start} → {end}: {first} {share}, {second} {other}", **names,
                     first=first, share=shares[0], second=second, other=shares[1])  # fmt: skip
    row = arc.row
    said = words(
        "{start} → {end}: n {n}, {share} of the contacts, {people}, median {median}, p90 {p90}",
        **names, n=words.number(arc.n), share=words.share(row["share"]),
        people=words.plural("{n} person", "{n} people", row["people"]),
        median=words.duration(row["median_s"]), p90=words.duration(row["p90_s"]),
    )  # fmt: skip
    return said


class Ground:
    """Which arcs run where, on squares of a few pixels."""

    def __init__(self, courses: dict[Arc, Route]) -> None:
        self._squares: dict[tuple[int, int], set[Arc]] = defaultdict(set)
        for arc, route in courses.items():
            for curve in route.curves:
                for step in range(_STEPS + 1):
                    x, y = at(curve, step / _STEPS)
                    self._squares[int(x // _SQUARE), int(y // _SQUARE)].add(arc)

    def others(self, box: Box, arc: Arc) -> int:
        """How many other arcs run through a box."""
        across = range(int(box.x // _SQUARE), int(box.right // _SQUARE) + 1)
        down = range(int(box.y // _SQUARE), int(box.bottom // _SQUARE) + 1)
        empty: set[Arc] = set()
        found = empty.union(*(self._squares.get((x, y), empty) for x in across for y in down))
        return len(found - {arc})


def place_chips(
    paper: Paper, layout: Layout, courses: dict[Arc, Route], taken: list[Box]
) -> dict[Arc, Chip]:
    """The labels that find room, those of the commonest arcs first.

    Args:
        paper: The drawing.
        layout: Where the cards stand.
        courses: The course of every arc.
        taken: Boxes that nothing may cover.
    """
    chips: dict[Arc, Chip] = {}
    cards = [layout.card(number) for number in range(len(layout.graph.nodes))]
    closed = [*taken, *(Box(c.x - 6, c.y - 2, c.right + 6, c.bottom + 2) for c in cards)]
    sheet, ground = Box(0, 0, paper.wide, layout.bottom + TALL), Ground(courses)
    for arc in layout.graph.arcs:
        chip = _chip(paper, layout.graph, arc, courses[arc], ground, closed, sheet)
        if chip is not None:
            chips[arc] = chip
            closed.append(chip.box)
    return chips


def _chip(
    paper: Paper, graph: Graph, arc: Arc, route: Route, ground: Ground, closed: list[Box],
    sheet: Box,
) -> Chip | None:  # fmt: skip
    """The longest label for which there is room, where the fewest other arcs run."""
    forms, few = arc_forms(paper.words, graph, arc)
    for text in forms:
        wide = width(text, weight=400 if few else 600) + 2 * _PAD
        spots = (Box(x - wide / 2, y - TALL / 2, x + wide / 2, y + TALL / 2)
                 for x, y in route.points())  # fmt: skip
        free = [
            box
            for box in spots
            if sheet.holds(box) and not any(box.overlaps(other, 2) for other in closed)
        ]
        if free:
            return Chip(text, min(free, key=lambda box: ground.others(box, arc)), few)
    return None


def draw_chips(paper: Paper, graph: Graph, chips: dict[Arc, Chip]) -> None:
    """Each label on a piece of paper of its own, so that lines do not run through it."""
    for arc, chip in chips.items():
        x, y = (chip.box.x + chip.box.right) / 2, chip.box.y + 12
        paper.canvas.rect(chip.box, "f-paper", 4, ' fill-opacity="0.88"')
        paper.canvas.text(
            x, y, chip.text, "muted" if chip.few else "ink", bold=not chip.few, anchor="middle",
            inside=chip.box, tip=arc_tip(paper, graph, arc),
        )  # fmt: skip
