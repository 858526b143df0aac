"""The blueprint as a drawing: rows between three lines, and what connects them."""

from __future__ import annotations

from percorso.journey import Journey
from percorso.share.blueprint.rows import LANES, Lane
from percorso.share.figures import Figures
from percorso.share.map.draw import describe, sheet_of
from percorso.share.map.grid import MARGIN
from percorso.share.map.head import draw_heads, draw_title
from percorso.share.map.sheet import PAPER_PAD, Sheet, draw_label, on_grid
from percorso.share.pen.canvas import Box, num
from percorso.share.pen.document import Drawing
from percorso.share.pen.text import wrap

_CONNECTOR = 20
_EDGE = 12


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out a service blueprint.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title and subtitle.

    Raises:
        DrawingError: A width too narrow for the stages.
    """
    sheet = sheet_of(journey, figures, lang, width, "blueprint")
    y = draw_heads(sheet, draw_title(sheet) if title else 8) + PAPER_PAD
    feet: dict[int, float] = {}
    for lane in LANES:
        cells = lane.cells(sheet)
        if any(cells):
            y = _draw_lane(sheet, lane, cells, y, feet)
    y = _draw_gap(sheet, y)
    name = sheet.words("Service blueprint")
    return Drawing(sheet, on_grid(y + 8), describe(sheet), name)


def _draw_lane(
    sheet: Sheet, lane: Lane, cells: list[list[object]], top: float, feet: dict[int, float]
) -> float:
    """A row, its upper line, and the connectors that reach it; `feet` are the last cells' ends."""
    start = _draw_edge(sheet, lane, top) + PAPER_PAD
    words = sheet.words
    with sheet.canvas.group(words(lane.title), f"lane lane-{lane.name}"):
        note = words(lane.note) if lane.note else ""
        lowest = draw_label(sheet, words(lane.title), note, start)
        for place, cell in enumerate(cells):
            if not cell:
                continue
            if lane.linked and place in feet:
                _connect(sheet, place, feet[place], start)
            y = start
            for item in cell:
                y = lane.draw(sheet, place, item, y) + 4
            lowest = max(lowest, y - 4)
            if lane.linked or lane.name == "evidence":
                feet[place] = y - 4
    return on_grid(lowest + PAPER_PAD)


def _draw_edge(sheet: Sheet, lane: Lane, y: float) -> float:
    """The line above a row; one of the three has its name beside it."""
    canvas, grid = sheet.canvas, sheet.grid
    if lane.edge is None:
        canvas.line(MARGIN, y, grid.end, y, "line l-line")
        return y
    name, classes, dashes = lane.edge
    lines = wrap(sheet.words(name), grid.start - MARGIN - 16)
    level = y + _EDGE
    more = f' stroke-dasharray="{dashes}"' if dashes else ""
    canvas.path(f"M{grid.start} {num(level)}H{grid.end}", classes, more)
    first = level + 4 - 8 * (len(lines) - 1)
    room = Box(MARGIN, level - 40, grid.start, level + 40)
    canvas.lines(MARGIN, first, lines, "muted", bold=True, inside=room)
    return level + _EDGE


def _connect(sheet: Sheet, place: int, start: float, end: float) -> None:
    """An arrow from the cell above, down through the empty ones."""
    x = sheet.grid.left(place) + _CONNECTOR
    sheet.canvas.raw(f'<g class="s{place % 8}">')
    sheet.canvas.line(x, start, x, end - 8, "line bold cl link")
    sheet.canvas.path(f"M{num(x)} {num(end)}l5 -8h-10Z", "c")
    sheet.canvas.raw("</g>")


def _draw_gap(sheet: Sheet, y: float) -> float:
    """That nobody has drawn the work behind, where that is so."""
    stages = sheet.journey.stages
    if any(stage.frontstage or stage.backstage or stage.support for stage in stages):
        return y
    text = sheet.words(
        "No work behind is drawn yet: add frontstage, backstage and support to the stages."
    )
    lines = wrap(text, sheet.grid.end - MARGIN)
    room = Box(MARGIN, y, sheet.grid.end, y + 400)
    sheet.canvas.line(MARGIN, y, sheet.grid.end, y, "line l-line")
    sheet.canvas.lines(MARGIN, y + 24, lines, "muted", inside=room)
    return y + 24 + 16 * len(lines)
