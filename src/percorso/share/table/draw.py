"""The table as a drawing: a head of column names, a row a stage, and where pages may end."""

from __future__ import annotations

from percorso.errors import DrawingError, Problem
from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.draw import describe
from percorso.share.map.grid import MARGIN, WIDEST
from percorso.share.map.head import draw_title
from percorso.share.map.sheet import on_grid
from percorso.share.pen.canvas import Box
from percorso.share.pen.document import Band, Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.table.cells import Cell, draw_cell
from percorso.share.table.columns import COLUMNS, Column
from percorso.words import Words

GAP, BAR, PAD = 24, 12, 16
NARROWEST = 120
_HEAD = 32


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out a table of key actions.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title and subtitle.

    Raises:
        DrawingError: A width too narrow for the columns.
    """
    uid = uid_of("table", journey.id, lang, width, figures is None)
    paper = Paper(journey=journey, figures=figures, words=Words.of(lang), wide=0, uid=uid)
    cells = _cells(paper)
    widths = _widths([column.wide for column, _ in cells], width)
    paper.wide = 2 * MARGIN + BAR + sum(widths) + GAP * (len(widths) - 1)
    top = draw_title(paper, ()) + 4 if title else 8
    bands = [Band(0, top, 0, len(paper.canvas.parts))]
    bands.append(_draw_head(paper, [column for column, _ in cells], widths, top))
    y = bands[-1].bottom
    for place in range(len(journey.stages)):
        bands.append(_draw_row(paper, place, [found[place] for _, found in cells], widths, y))
        y = bands[-1].bottom
    return Drawing(
        paper, on_grid(y + MARGIN - PAD), describe(paper), paper.words("Table"), bands=tuple(bands)
    )


def _cells(paper: Paper) -> list[tuple[Column, list[Cell]]]:
    """The columns that have something to say, with their cells."""
    stages = paper.journey.stages
    found = [(c, [c.cell(paper, i, stage) for i, stage in enumerate(stages)]) for c in COLUMNS]
    return [(column, cells) for column, cells in found if any(cell.lines for cell in cells)]


def _widths(wide: list[int], width: int | None) -> list[int]:
    """The columns' widths: at ease, or shared out of a given width."""
    if width is None:
        return wide if len(wide) > 2 else [max(each, 320) for each in wide]
    free = min(width, WIDEST) - 2 * MARGIN - BAR - GAP * (len(wide) - 1)
    found = [each * free // sum(wide) for each in wide]
    if min(found) < NARROWEST:
        least = 2 * MARGIN + BAR + GAP * (len(wide) - 1) + NARROWEST * sum(wide) // min(wide) + 8
        raise DrawingError(
            Problem(f"A table {width} pixels wide is too narrow for {len(wide)} columns.",
                    f"Give at least {least}, or no width.", key="width")
        )  # fmt: skip
    return found


def _lefts(widths: list[int]) -> list[int]:
    return [MARGIN + BAR + sum(widths[:place]) + GAP * place for place in range(len(widths))]


def _draw_head(paper: Paper, columns: list[Column], widths: list[int], top: float) -> Band:
    start, canvas, bottom = len(paper.canvas.parts), paper.canvas, top + _HEAD
    for column, left, wide in zip(columns, _lefts(widths), widths, strict=True):
        box = Box(left, top, left + wide, bottom)
        canvas.text(left, top + 20, paper.words(column.name), "muted", inside=box)
    canvas.line(MARGIN, bottom, paper.wide - MARGIN, bottom, "line l-line2")
    return Band(top, bottom, start, len(canvas.parts), repeated=True)


def _draw_row(paper: Paper, place: int, cells: list[Cell], widths: list[int], top: float) -> Band:
    canvas, start = paper.canvas, len(paper.canvas.parts)
    tall = max(cell.height(wide) for cell, wide in zip(cells, widths, strict=True))
    bottom = on_grid(top + 2 * PAD + tall)
    name = paper.say(paper.journey.stages[place].name)
    with canvas.group(f"{place + 1} {name}", f"row s{place % 8}"):
        canvas.rect(Box(MARGIN, top + PAD - 4, MARGIN + 4, bottom - PAD + 4), "c", 2)
        for cell, left, wide in zip(cells, _lefts(widths), widths, strict=True):
            draw_cell(canvas, cell, Box(left, top + PAD, left + wide, bottom - PAD + 4))
        canvas.line(MARGIN, bottom, paper.wide - MARGIN, bottom, "line l-line")
    return Band(top, bottom, start, len(canvas.parts))
