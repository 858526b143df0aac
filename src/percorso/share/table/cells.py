"""Cells of the table: paragraphs with a sign, a tone and a tip, wrapped to their column."""

from __future__ import annotations

from dataclasses import dataclass, field

from percorso.formats import UNKNOWN
from percorso.share.pen.canvas import Box, Canvas
from percorso.share.pen.glyphs import avatar, grade_sign, kind_sign
from percorso.share.pen.text import width, wrap
from percorso.theme import BOLD, MIDDLE, REGULAR

LEADING = 16
SIGN = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell.

    Attributes:
        text: What it says.
        tone: Colour class.
        bold: Whether it is set in bold.
        sign: What stands before it: `kind:digital`, `grade:reported`, `?`, `–`, an owner's
            initials as `owner:Name`, or a stage's number as `number:3`; empty for none.
        room: Room above it.
        most: At most so many lines; the rest is shortened and stays in the tip.
        right: A short text at the right end of its first line.
        right_tone: Its colour class.
    """

    text: str
    tone: str = "ink"
    bold: bool = False
    sign: str = ""
    room: int = 4
    most: int = 6
    right: str = ""
    right_tone: str = "ink"

    @property
    def size(self) -> int:
        """Type size: a stage's name is larger."""
        return MIDDLE if self.sign.startswith("number:") else 12

    @property
    def leading(self) -> int:
        """Height of a line."""
        return 20 if self.size == MIDDLE else LEADING

    @property
    def indent(self) -> float:
        """Room that the sign takes."""
        if self.sign.startswith("number:"):
            return width(self.sign.removeprefix("number:"), MIDDLE) + 8
        return 32 if self.sign.startswith("owner:") else SIGN if self.sign else 0


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell; an empty one says so with a dash."""

    lines: list[Line] = field(default_factory=list)

    def wrapped(self, wide: float) -> list[tuple[Line, list[str]]]:
        """Every paragraph with its lines in a column so wide."""
        found = self.lines or [Line(UNKNOWN, "muted")]
        return [(line, _wrapped(line, wide)) for line in found]

    def height(self, wide: float) -> int:
        """How tall the cell is in a column so wide."""
        rows = self.wrapped(wide)
        tall = sum(line.leading * len(texts) + line.room for line, texts in rows)
        return tall - rows[0][0].room


def _wrapped(line: Line, wide: float) -> list[str]:
    aside = width(line.right, weight=BOLD) + 12 if line.right else 0
    weight = BOLD if line.bold else REGULAR
    return wrap(line.text, wide - line.indent - aside, line.size, weight, lines=line.most)


def draw_cell(canvas: Canvas, cell: Cell, box: Box) -> None:
    """Draw the paragraphs from the top of a box down."""
    y = box.y
    for place, (line, texts) in enumerate(cell.wrapped(box.right - box.x)):
        y += line.room if place else 0
        base = y + (16 if line.size == MIDDLE else 12)
        _draw_sign(canvas, line, box, base)
        canvas.lines(
            box.x + line.indent, base, texts, line.tone, size=line.size, bold=line.bold,
            leading=line.leading, inside=box, tip=line.text,
        )  # fmt: skip
        canvas.text(box.right, base, line.right, line.right_tone, bold=True, anchor="end",
                    inside=box)  # fmt: skip
        y += line.leading * len(texts)


def _draw_sign(canvas: Canvas, line: Line, box: Box, base: float) -> None:
    kind, _, value = line.sign.partition(":")
    if kind == "kind":
        kind_sign(canvas, value or None, box.x + 5, base - 4)
    elif kind == "grade":
        grade_sign(canvas, value, box.x + 5, base - 4)
    elif kind == "owner":
        avatar(canvas, value, box.x + 12, base - 4)
    elif kind == "number":
        canvas.text(box.x, base, value, "muted", size=MIDDLE, inside=box)
    elif kind:
        canvas.text(box.x, base, kind, "muted", bold=True, inside=box)
