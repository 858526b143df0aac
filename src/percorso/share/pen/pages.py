"""A drawing on paper: cut between its bands, with the head of a table on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from percorso.errors import DrawingError, Problem, did_you_mean
from percorso.share.pen.canvas import Box, Canvas, num
from percorso.share.pen.document import Band, Drawing, document
from percorso.share.pen.text import shorten

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType({"a4": (297, 210), "a3": (420, 297)})
"""Width and height of a sheet on its side, in millimetres."""
_EDGE = 6.0
_POINT = 72 / 25.4
_FOOT = 28


@dataclass
class Page:
    """The bands of a page and how tall they are."""

    bands: list[Band] = field(default_factory=list)

    @property
    def height(self) -> float:
        """How tall all its bands are."""
        return sum(band.bottom - band.top for band in self.bands)

    @property
    def has_body(self) -> bool:
        """Whether there is more on it than a title and heads."""
        return any(not band.repeated and band.top > 0 for band in self.bands)


def paged(drawing: Drawing, paper: str, theme: str, fonts: bool = True) -> list[str]:
    """A drawing as SVG documents, one a sheet of paper on its side.

    What can be cut (a table, a storyboard) runs over as many sheets as it needs at the width of
    the paper; everything else is made to fit on one.

    Args:
        drawing: The drawing.
        paper: `a4` or `a3`.
        theme: `light` or `dark`.
        fonts: Embed the face.

    Raises:
        DrawingError: There is no such paper.
    """
    if paper not in PAPERS:
        raise DrawingError(
            Problem(f"There is no paper '{paper}'.", did_you_mean(paper, [*PAPERS, "fit"]),
                    key="page")
        )  # fmt: skip
    wide, high = (each - 2 * _EDGE for each in PAPERS[paper])
    pages = _flow(drawing, drawing.width * high / wide - _FOOT)
    return [
        _sheet(drawing, page, f"{place} / {len(pages)}" if len(pages) > 1 else "",
               PAPERS[paper], theme, fonts)
        for place, page in enumerate(pages, 1)
    ]  # fmt: skip


def _flow(drawing: Drawing, most: float) -> list[Page]:
    """The bands on pages; a band that is too tall for a page has one of its own."""
    whole = Band(0, drawing.height, 0, len(drawing.paper.canvas.parts))
    bands = drawing.bands or (whole,)
    heads = [band for band in bands if band.repeated]
    pages = [Page()]
    for band in bands:
        page = pages[-1]
        if page.has_body and page.height + band.bottom - band.top > most:
            page = Page([*heads])
            pages.append(page)
        page.bands.append(band)
    return pages


def _sheet(
    drawing: Drawing, page: Page, number: str, size: tuple[float, float], theme: str, fonts: bool
) -> str:
    """A page as a document of the paper's size."""
    wide, high = (each - 2 * _EDGE for each in size)
    tall = page.height + (_FOOT if number else 0)
    unit = max(drawing.width / wide, tall / high)
    box = Box(0, 0, size[0] * unit, size[1] * unit)
    left, y, marks = (box.right - drawing.width) / 2, _EDGE * unit, []
    parts = drawing.paper.canvas.parts
    for band in page.bands:
        inner = "".join(parts[band.start : band.end])
        marks.append(f'<g transform="translate({num(left)} {num(y - band.top)})">{inner}</g>')
        y += band.bottom - band.top
    if number:
        marks.append(_foot(drawing, number, box, left, unit))
    found = document(drawing, theme, fonts, box, "".join(marks))
    asked = f'width="{box.right:g}" height="{box.bottom:g}"'
    points = (each * _POINT for each in size)
    return found.replace(asked, 'width="{:.2f}" height="{:.2f}"'.format(*points), 1)


def _foot(drawing: Drawing, number: str, box: Box, left: float, unit: float) -> str:
    """Title and page number at the lower edge."""
    canvas, y = Canvas(), box.bottom - _EDGE * unit
    title = shorten(drawing.title, drawing.width - 200)
    canvas.text(left + 24, y, title, "muted")
    canvas.text(left + drawing.width - 24, y, number, "muted", anchor="end")
    return "".join(canvas.parts)
