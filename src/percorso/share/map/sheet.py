"""What every part of the drawing gets: journey, figures, words, columns and the pen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from percorso.journey import Journey, text
from percorso.share.figures import Figures, Row
from percorso.share.map.canvas import Box, Canvas
from percorso.share.map.grid import GAP, LABEL, MARGIN, Grid
from percorso.share.map.text import clean, wrap
from percorso.theme import GRID
from percorso.words import Words

PAPER_PAD = 16


@dataclass
class Sheet:
    """One drawing in the making."""

    journey: Journey
    figures: Figures | None
    words: Words
    grid: Grid
    uid: str
    canvas: Canvas = field(default_factory=Canvas)

    def say(self, value: Any) -> str:
        """A text or claim of the journey in the reader's language, clean."""
        found = getattr(value, "text", value)
        return clean(text(found, self.words.lang, self.journey.language))

    def rows(self) -> list[Row]:
        """The stages' figures in the order of the columns; empty rows where nothing is measured."""
        if self.figures is None:
            return [{} for _ in self.journey.stages]
        return [self.figures.stage(stage.id) for stage in self.journey.stages]

    def places(self, item: Any) -> list[int]:
        """The columns a pain, an opportunity, … belongs to: its stages, else its touchpoints'."""
        wanted = set(item.stages)
        if not wanted:
            found = (t for t in self.journey.touchpoints if t.id in item.touchpoints)
            wanted = {stage for touchpoint in found for stage in touchpoint.stages}
        return [i for i, stage in enumerate(self.journey.stages) if stage.id in wanted]

    def by_stage(self, items: Iterable[Any]) -> list[list[Any]]:
        """Items in the columns that they belong to."""
        cells: list[list[Any]] = [[] for _ in self.journey.stages]
        for item in items:
            for place in self.places(item):
                cells[place].append(item)
        return cells

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
