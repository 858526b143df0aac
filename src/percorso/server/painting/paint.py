"""One picture: what was asked, drawn, converted, and kept for the next who asks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from percorso.journey import Journey
from percorso.server.painting.converting import Converter
from percorso.share.drawings import compose
from percorso.share.figures import Figures
from percorso.share.pen.document import Drawing
from percorso.share.pen.pages import paged

Format: TypeAlias = Literal["svg", "png", "pdf"]
MEDIA: dict[str, str] = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
MOST_BYTES = 32 * 1024**2


@dataclass(frozen=True)
class Look:
    """How a picture is to look.

    Attributes:
        form: One of the drawings’ forms.
        format: `svg`, `png` or `pdf`.
        theme: `light` or `dark`; of SVG also `auto`.
        lang: Language of its words.
        width: Width in pixels; None for the one that reads best.
        lanes: Rows of the map; None for all that have content.
        page: Of a PDF: `fit`, or sheets `a4`, `a3` on their side.
        fonts: Whether an SVG brings its face with it.
        title: Whether it has title and legend.
    """

    form: str = "map"
    format: Format = "svg"
    theme: str = "light"
    lang: str = "en"
    width: int | None = None
    lanes: tuple[str, ...] | None = None
    page: str = "fit"
    fonts: bool = True
    title: bool = True


def paint(
    look: Look, journey: Journey, figures: Figures | None, beside: Journey | None,
    converter: Converter,
) -> bytes:  # fmt: skip
    """Draw a journey, and convert it when asked.

    Raises:
        DrawingError: It cannot be drawn so, or is too large.
    """
    drawing = compose(
        journey, figures, form=look.form, beside=beside, lanes=look.lanes, lang=look.lang,
        width=look.width, title=look.title,
    )  # fmt: skip
    if look.format == "svg":
        return drawing.svg(look.theme, look.fonts).encode()
    theme = "light" if look.theme == "auto" else look.theme
    if look.format == "png":
        return converter.png(drawing.svg(theme), drawing.width, drawing.height)
    return converter.pdf(_sheets(drawing, look.page, theme), drawing.title, look.lang)


def _sheets(drawing: Drawing, page: str, theme: str) -> list[str]:
    return [drawing.svg(theme)] if page == "fit" else paged(drawing, page, theme)


class Gallery:
    """Pictures that were made, the last ones used, up to some megabytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._bytes = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """A picture that was made before."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, picture: bytes) -> None:
        """Keep a picture; the ones unused for longest go."""
        with self._lock:
            self._bytes += len(picture) - len(self._kept.pop(key, b""))
            self._kept[key] = picture
            while self._bytes > self._most:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone)
