"""Where columns stand: a label column and one column a stage, on a grid of four pixels."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.errors import DrawingError, Problem
from percorso.theme import GRID

MARGIN = 24
LABEL = 124
GAP = 16
PAD = 12
WIDEST = 20_000
NARROWEST = 144
_COLUMN = {1: 480, 2: 416, 3: 360, 4: 320, 5: 288, 6: 256, 7: 232}
_FROM_EIGHT = 216


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of a map.

    Attributes:
        stages: Number of stages.
        column: Width of a stage's column.
    """

    stages: int
    column: int

    @property
    def start(self) -> int:
        """Left edge of the first stage."""
        return MARGIN + LABEL + GAP

    @property
    def end(self) -> int:
        """Right edge of the last stage."""
        return self.start + self.stages * (self.column + GAP) - GAP

    @property
    def width(self) -> int:
        """Width of the whole picture."""
        return self.end + MARGIN

    def left(self, place: int) -> int:
        """Left edge of a stage's column."""
        return self.start + place * (self.column + GAP)

    def right(self, place: int) -> int:
        """Right edge of a stage's column."""
        return self.left(place) + self.column

    def centre(self, place: int) -> float:
        """Middle of a stage's column."""
        return self.left(place) + self.column / 2

    @property
    def inner(self) -> int:
        """Room for text inside a card."""
        return self.column - 2 * PAD


def grid_for(stages: int, width: int | None = None) -> Grid:
    """The columns for so many stages.

    Args:
        stages: Number of stages.
        width: Width of the picture in pixels; None for the width that reads best.

    Raises:
        DrawingError: The width leaves too little room for that many stages, or is beyond all use.

    Example:
        >>> grid_for(5).width
        1692
    """
    if width is None:
        return Grid(stages, _COLUMN.get(stages, _FROM_EIGHT))
    if width > WIDEST:
        raise DrawingError(
            Problem(f"A picture {width} pixels wide is too wide.", f"Give at most {WIDEST}.",
                    key="width")
        )  # fmt: skip
    free = width - 2 * MARGIN - LABEL - stages * GAP
    column = free // stages // GRID * GRID
    if column < NARROWEST:
        least = Grid(stages, NARROWEST).width
        raise DrawingError(
            Problem(
                f"A picture {width} pixels wide is too narrow for {stages} stages.",
                f"Give at least {least}, or no width.",
                key="width",
            )
        )
    return Grid(stages, column)
