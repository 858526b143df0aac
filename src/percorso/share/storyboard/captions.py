"""What stands under a scene: the stage, the mindset, what the person does, the moment, a figure."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.journey import Pain
from percorso.share.figures import SMALL
from percorso.share.map.touchpoints import STATES
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import kind_sign
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width, wrap
from percorso.share.storyboard.shots import Shot
from percorso.theme import BOLD, MIDDLE

_INDENT = 16


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a shot, wrapped; empty lists take no room."""

    number: str
    name: list[str]
    mindset: list[str]
    whole: str
    does: list[str]
    touchpoint: list[str]
    moment: list[str]
    figure: list[str]

    @property
    def height(self) -> int:
        """How tall it is."""
        rows = (self.mindset, self.does, self.touchpoint, self.moment, self.figure)
        return 28 + 20 * len(self.name) + sum(16 * len(row) + 8 for row in rows if row)


def caption_of(paper: Paper, shot: Shot, wide: int) -> Caption:
    """The words of a shot for a panel so many pixels wide."""
    number, inner = str(shot.place + 1), wide - _INDENT
    room = wide - width(number, MIDDLE) - 8
    return Caption(
        number,
        wrap(paper.say(shot.stage.name), room, MIDDLE, BOLD, lines=3),
        _lines(shot.mindset, wide, 4),
        shot.mindset,
        _lines(shot.does, wide, 3),
        _lines(_touchpoint(paper, shot), inner, 2),
        _lines(paper.say(shot.moment) if shot.moment is not None else "", inner, 4),
        _lines(_figure(paper, shot), wide, 2),
    )


def _lines(text: str, room: float, most: int) -> list[str]:
    return wrap(text, room, lines=most) if text else []


def _touchpoint(paper: Paper, shot: Shot) -> str:
    if shot.touchpoint is None:
        return ""
    state = STATES.get(shot.touchpoint.state or "")
    name = paper.say(shot.touchpoint.name)
    return f"{name}, {paper.words(state)}" if state else name


def _figure(paper: Paper, shot: Shot) -> str:
    row = paper.figures.stage(shot.stage.id) if paper.figures else {}
    if row.get("people") is None or shot.again:
        return ""
    said = [paper.words.plural("{n} person", "{n} people", row["people"])]
    if row.get("conversion") is not None:
        said.append(paper.words("{share} go on", share=paper.words.share(row["conversion"])))
        if (row.get("decided") or 0) < SMALL:
            said.append(paper.words.sample(row.get("decided")))
    return ", ".join(said)


def draw_caption(paper: Paper, shot: Shot, caption: Caption, box: Box) -> None:
    """Draw the caption from the top of a box down."""
    canvas, y = paper.canvas, box.y + 24
    canvas.text(box.x, y, caption.number, "muted", size=MIDDLE, inside=box)
    left = box.x + width(caption.number, MIDDLE) + 8
    canvas.lines(left, y, caption.name, size=MIDDLE, bold=True, leading=20, inside=box)
    y += 20 * len(caption.name)
    if caption.mindset:
        canvas.lines(box.x, y, caption.mindset, inside=box, tip=caption.whole)
        y += 16 * len(caption.mindset) + 8
    if caption.does:
        canvas.lines(box.x, y, caption.does, "muted", inside=box, tip=shot.does)
        y += 16 * len(caption.does) + 8
    y = _draw_touchpoint(paper, shot, caption, box, y)
    y = _draw_moment(paper, shot, caption, box, y)
    canvas.lines(box.x, y, caption.figure, "ink", bold=True, inside=box)


def _draw_touchpoint(paper: Paper, shot: Shot, caption: Caption, box: Box, y: float) -> float:
    if shot.touchpoint is None:
        return y
    planned = shot.touchpoint.state in STATES
    tone = "f-control" if planned else "f-muted"
    kind_sign(paper.canvas, shot.touchpoint.kind, box.x + 5, y - 4, tone)
    ink = "muted" if planned else "ink"
    paper.canvas.lines(box.x + _INDENT, y, caption.touchpoint, ink, inside=box)
    return y + 16 * len(caption.touchpoint) + 8


def _draw_moment(paper: Paper, shot: Shot, caption: Caption, box: Box, y: float) -> float:
    """The pain with an orange edge, the high point with a green one; dashed while it is a guess."""
    if shot.moment is None:
        return y
    guess, low = shot.moment.grade == "hypothesis", y + 16 * (len(caption.moment) - 1)
    edge = "pain" if isinstance(shot.moment, Pain) else "gain"
    dash = ' stroke-dasharray="4 3"' if guess else ""
    paper.canvas.path(f"M{box.x + 5:g} {y - 12:g}V{low + 4:g}", f"stroke thick l-{edge}", dash)
    whole = paper.say(shot.moment)
    paper.canvas.lines(box.x + _INDENT, y, caption.moment, inside=box, tip=whole)
    return low + 24
