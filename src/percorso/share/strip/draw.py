"""The strip as a drawing: title, line, and what is said of each step."""

from __future__ import annotations

from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.draw import describe
from percorso.share.map.grid import MARGIN
from percorso.share.map.head import draw_title
from percorso.share.map.sheet import on_grid
from percorso.share.pen.document import Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.strip.line import draw_line
from percorso.share.strip.steps import Steps, steps_for
from percorso.share.strip.texts import (
    Step,
    draw_figure,
    draw_mindset,
    draw_name,
    draw_touchpoints,
    mindset_height,
    name_height,
    step_of,
    touchpoints_height,
)
from percorso.words import Words

_ROWS = (
    (name_height, draw_name, 4),
    (mindset_height, draw_mindset, 0),
    (touchpoints_height, draw_touchpoints, 0),
)
_FIGURE = 44


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out a strip.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title, subtitle and legend.

    Raises:
        DrawingError: A width too narrow for the stages.
    """
    steps = steps_for(len(journey.stages), width)
    uid = uid_of("strip", journey.id, lang, width, figures is None)
    paper = Paper(journey=journey, figures=figures, words=Words.of(lang), wide=steps.wide, uid=uid)
    y = draw_line(paper, steps, (draw_title(paper) if title else 8) + 8)
    found = [
        step_of(paper, steps, *each) for each in zip(journey.stages, paper.rows(), strict=True)
    ]
    y = _draw_rows(paper, steps, found, on_grid(y))
    return Drawing(paper, on_grid(y + MARGIN - 8), describe(paper), paper.words("Strip"))


def _draw_rows(paper: Paper, steps: Steps, found: list[Step], y: float) -> float:
    for height, draw, gap in _ROWS:
        tall = max(height(step) for step in found)
        for place, step in enumerate(found):
            draw(paper, step, steps.box(place, y, y + tall + 4))
        y += tall + gap
    if any(step.figure for step in found):
        y += 4
        for place, step in enumerate(found):
            box = steps.box(place, y, y + _FIGURE)
            paper.canvas.line(box.x, y, box.right, y, "line l-line")
            draw_figure(paper, step, steps.box(place, y + 4, y + 4 + _FIGURE))
        y += _FIGURE + 4
    return y
