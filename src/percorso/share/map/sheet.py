"""The map's sheet: columns for the stages, rows with a name, cards one under the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from percorso.share.map.grid import GAP, LABEL, MARGIN, Grid
from percorso.share.pen.canvas import Box
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import wrap
from percorso.theme import GRID

PAPER_PAD = 16


@dataclass(kw_only=True)
class Sheet(Paper):
    """A sheet with a label column and one column a stage."""

    grid: Grid

    def column(self, place: int, top: float, bottom: float) -> Box:
        """The cell of a stage between two heights."""
        return Box(self.grid.left(place), top, self.grid.right(place), bottom)


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the map.

    Attributes:
        name: Its name in `--lanes`.
        title: Its English name on the map.
        note: An English line under the name that says how to read it; may be empty.
        has: Whether there is anything to show.
        draw: Draws it from a height down and returns where it ends.
        edge: Draws its upper edge; None for a thin line.
    """

    name: str
    title: str
    note: Callable[[Sheet], str]
    has: Callable[[Sheet], bool]
    draw: Callable[[Sheet, float], float]
    edge: Callable[[Sheet, float], None] | None = None


def on_grid(value: float) -> int:
    """The next height on the grid of four pixels."""
    return int(-(-value // GRID) * GRID)


def draw_lane(sheet: Sheet, lane: Lane, top: float) -> float:
    """A line, the row's name and note, and the row; returns where the next one may begin."""
    words, canvas = sheet.words, sheet.canvas
    if lane.edge is None:
        canvas.line(MARGIN, top, sheet.grid.end, top, "line l-line")
    else:
        lane.edge(sheet, top)
    with canvas.group(words(lane.title), f"lane lane-{lane.name}"):
        named = draw_label(sheet, words(lane.title), lane.note(sheet), top + PAPER_PAD)
        bottom = lane.draw(sheet, top + PAPER_PAD)
    return on_grid(max(named, bottom) + PAPER_PAD)


def draw_label(sheet: Sheet, title: str, note: str, top: float) -> float:
    """The name of a row and how to read it, in the label column."""
    room = Box(MARGIN, top - 4, MARGIN + LABEL + GAP, top + 4_000)
    titles = wrap(title, LABEL - 8, weight=600)
    sheet.canvas.lines(MARGIN, top + 12, titles, bold=True, inside=room)
    below = top + 12 + 16 * len(titles)
    notes = wrap(note, LABEL - 8) if note else []
    sheet.canvas.lines(MARGIN, below, notes, "muted", inside=room)
    return below + 16 * len(notes) - 8


def stack_cells(
    sheet: Sheet,
    cells: Sequence[Sequence[Any]],
    top: float,
    draw: Callable[[Sheet, int, Any, float], float],
    gap: int = 4,
) -> float:
    """Draw the items of every column one under the other; returns the lowest end."""
    lowest = top
    for place, items in enumerate(cells):
        y = top
        for item in items:
            y = draw(sheet, place, item, y) + gap
        lowest = max(lowest, y - gap if items else top)
    return lowest
