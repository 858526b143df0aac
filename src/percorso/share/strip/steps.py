"""Where the steps of a strip stand."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.errors import DrawingError, Problem
from percorso.share.map.grid import MARGIN, WIDEST
from percorso.share.pen.canvas import Box
from percorso.theme import GRID

GAP = 24
NARROWEST = 128
FACE = 18
_COLUMN = {1: 480, 2: 360, 3: 312, 4: 264, 5: 224, 6: 200, 7: 184}
_FROM_EIGHT = 176


@dataclass(frozen=True, slots=True)
class Steps:
    """The columns of a strip: one a stage, texts flush left under the stage's face."""

    stages: int
    column: int

    @property
    def wide(self) -> int:
        """Width of the picture."""
        return 2 * MARGIN + self.stages * (self.column + GAP) - GAP

    def left(self, place: int) -> int:
        """Left edge of a step."""
        return MARGIN + place * (self.column + GAP)

    def face(self, place: int) -> float:
        """Middle of a step's face."""
        return self.left(place) + FACE

    def box(self, place: int, top: float, bottom: float) -> Box:
        """The cell of a step between two heights."""
        return Box(self.left(place), top, self.left(place) + self.column, bottom)


def steps_for(stages: int, width: int | None = None) -> Steps:
    """The columns for so many stages.

    Args:
        stages: Number of stages.
        width: Width of the picture in pixels; None for the width that reads best.

    Raises:
        DrawingError: The width leaves too little room for that many stages, or is beyond all use.

    Example:
        >>> steps_for(5).wide
        1264
    """
    if width is None:
        return Steps(stages, _COLUMN.get(stages, _FROM_EIGHT))
    column = (width - 2 * MARGIN + GAP) // stages // GRID * GRID - GAP
    if column < NARROWEST:
        least = Steps(stages, NARROWEST).wide
        raise DrawingError(
            Problem(f"A strip {width} pixels wide is too narrow for {stages} stages.",
                    f"Give at least {least}, or no width.", key="width")
        )  # fmt: skip
    if width > WIDEST:
        raise DrawingError(
            Problem(f"A picture {width} pixels wide is too wide.", f"Give at most {WIDEST}.",
                    key="width")
        )  # fmt: skip
    return Steps(stages, column)
