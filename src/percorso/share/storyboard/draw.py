"""The storyboard as a drawing: panels in rows, each a scene and its caption."""

from __future__ import annotations

import math

from percorso.errors import DrawingError, Problem
from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.draw import describe
from percorso.share.map.grid import MARGIN
from percorso.share.map.head import MOMENTS, draw_title
from percorso.share.map.sheet import on_grid
from percorso.share.pen.canvas import Box, num
from percorso.share.pen.document import Band, Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.storyboard.captions import Caption, caption_of, draw_caption
from percorso.share.storyboard.pencil import HIGH, WIDE
from percorso.share.storyboard.people import look_of
from percorso.share.storyboard.scenes import draw_scene
from percorso.share.storyboard.shots import Shot, shots_of
from percorso.words import N_, Words

PANEL, GAP = 304, 32
MOODS = {
    -2: N_("desperate"), -1: N_("worried"), 0: N_("calm"), 1: N_("content"), 2: N_("delighted"),
}  # fmt: skip


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out a storyboard.

    Args:
        journey: The journey.
        figures: What was measured; None draws the drawing alone.
        lang: Language of words and numbers.
        width: Width in pixels: as many panels a row as fit; None for rows that look balanced.
        title: Draw title, subtitle and legend.

    Raises:
        DrawingError: A width too narrow for one panel.
    """
    across = _across(len(journey.stages), width)
    uid = uid_of("storyboard", journey.id, lang, width, figures is None)
    paper = Paper(journey=journey, figures=figures, words=Words.of(lang), wide=0, uid=uid)
    shots = shots_of(paper)
    across = across or _balanced(len(shots))
    paper.wide = 2 * MARGIN + across * (PANEL + GAP) - GAP
    y = draw_title(paper, MOMENTS) + 12 if title else float(MARGIN)
    bands = [Band(0, y, 0, len(paper.canvas.parts))]
    for row in range(0, len(shots), across):
        start, top = len(paper.canvas.parts), y
        y = _draw_row(paper, shots[row : row + across], y) + MARGIN
        bands.append(Band(top, y, start, len(paper.canvas.parts)))
    return Drawing(
        paper, on_grid(y), describe(paper), paper.words("Storyboard"),
        defs=_frame(uid), bands=tuple(bands),
    )  # fmt: skip


def _across(stages: int, width: int | None) -> int | None:
    if width is None:
        return None
    across = (width - 2 * MARGIN + GAP) // (PANEL + GAP)
    if across < 1:
        raise DrawingError(
            Problem(f"A storyboard {width} pixels wide is too narrow for a scene.",
                    f"Give at least {PANEL + 2 * MARGIN}, or no width.", key="width")
        )  # fmt: skip
    return min(across, max(stages, 1) * 2)


def _balanced(shots: int) -> int:
    """So many panels a row that the last row is as full as can be; four at most.

    Example:
        >>> [_balanced(n) for n in (1, 4, 5, 6, 7, 8, 9, 11)]
        [1, 4, 3, 3, 4, 4, 3, 4]
    """
    if shots <= 4:
        return shots
    return 3 if math.ceil(shots / 3) <= math.ceil(shots / 4) or shots % 3 == 0 else 4


def _frame(uid: str) -> str:
    """The cut of every shot."""
    return f'<clipPath id="{uid}-shot"><rect width="{PANEL}" height="{HIGH}" rx="8"/></clipPath>'


def _draw_row(paper: Paper, shots: list[Shot], top: float) -> float:
    captions = [caption_of(paper, shot, PANEL) for shot in shots]
    tall = max(caption.height for caption in captions)
    for place, (shot, caption) in enumerate(zip(shots, captions, strict=True)):
        left = MARGIN + place * (PANEL + GAP)
        _draw_panel(paper, shot, caption, Box(left, top, left + PANEL, top + HIGH + tall))
    return top + HIGH + tall


def _draw_panel(paper: Paper, shot: Shot, caption: Caption, box: Box) -> None:
    canvas = paper.canvas
    with canvas.group(_spoken(paper, shot), f"shot s{shot.place % 8}"):
        move = f"translate({num(box.x)} {num(box.y)})"
        canvas.raw(f'<g transform="{move}" clip-path="url(#{paper.uid}-shot)" class="scene">')
        canvas.rect(Box(0, 0, PANEL, HIGH), "f-surface")
        canvas.rect(Box(0, 0, PANEL, HIGH), "tint")
        look = look_of(_protagonist(paper))
        draw_scene(canvas, shot.scene, look, shot.mood, ((PANEL - WIDE) / 2, 0))
        canvas.raw("</g>")
        draw_caption(paper, shot, caption, Box(box.x, box.y + HIGH, box.right, box.bottom))


def _protagonist(paper: Paper) -> str:
    """Whose journey it is: the first persona's id, else the journey's."""
    personas = paper.journey.personas
    return personas[0].id if personas else paper.journey.id


def _spoken(paper: Paper, shot: Shot) -> str:
    """A scene in words."""
    words, name = paper.words, paper.say(shot.stage.name)
    said = [f"{shot.place + 1} {name}"]
    if shot.touchpoint is not None:
        said.append(paper.say(shot.touchpoint.name))
    return ", ".join([*said, words("the person looks {mood}", mood=words(MOODS[shot.mood]))])
