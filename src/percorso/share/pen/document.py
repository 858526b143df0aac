"""From a finished sheet to an SVG document: size, name, description, style and face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from percorso.share.pen.canvas import Box
from percorso.share.pen.paper import Paper
from percorso.share.pen.style import face_rules, style_rules
from percorso.share.pen.text import escape


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a drawing that stays whole when it is cut into pages.

    Attributes:
        top: Where it begins.
        bottom: Where it ends.
        start: Its first mark.
        end: The mark after its last one.
        repeated: Whether every page begins with it, as with the head of a table.
    """

    top: float
    bottom: float
    start: int
    end: int
    repeated: bool = False


@dataclass(frozen=True)
class Drawing:
    """A drawing that is laid out: every form ends as one.

    Attributes:
        paper: The sheet with all marks and texts.
        height: Its height in pixels.
        about: Sentences for those who do not see it.
        name: What it is, when it is not the map: it stands in the title.
        defs: Gradients that the marks use.
        bands: The parts that stay whole on paper, from the top; empty when all of it does.
    """

    paper: Paper
    height: int
    about: Sequence[str] = ()
    name: str = ""
    defs: str = ""
    bands: tuple[Band, ...] = ()

    @property
    def width(self) -> int:
        """Its width in pixels."""
        return self.paper.wide

    @cached_property
    def title(self) -> str:
        """The journey's title and the form's name."""
        title = self.paper.say(self.paper.journey.title)
        return f"{title} – {self.name}" if self.name else title

    def svg(self, theme: str, fonts: bool = True) -> str:
        """The whole SVG document.

        Args:
            theme: `light`, `dark`, or `auto` for what the reader's system prefers.
            fonts: Embed the face; a page that holds several drawings has it once and leaves it out.
        """
        box, marks = Box(0, 0, self.width, self.height), "".join(self.paper.canvas.parts)
        return document(self, theme, fonts, box, marks)


def document(drawing: Drawing, theme: str, fonts: bool, box: Box, marks: str) -> str:
    """An SVG document that shows a rectangle of a drawing."""
    paper, wide, high = drawing.paper, box.right - box.x, box.bottom - box.y
    uid, face = paper.uid, face_rules() if fonts else ""
    view = f"{box.x:g} {box.y:g} {wide:g} {high:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pm pm-{theme}" width="{wide:g}" '
        f'height="{high:g}" viewBox="{view}" role="img" lang="{paper.words.lang}" '
        f'aria-labelledby="{uid}-title {uid}-desc">'
        f'<title id="{uid}-title">{escape(drawing.title)}</title>'
        f'<desc id="{uid}-desc">{escape(" ".join(drawing.about))}</desc>'
        f"<style>{face}{style_rules(theme)}</style>"
        + (f"<defs>{drawing.defs}</defs>" if drawing.defs else "")
        + f'<rect class="f-paper" x="{box.x:g}" y="{box.y:g}" width="{wide:g}" height="{high:g}"/>'
        f"{marks}</svg>\n"
    )
