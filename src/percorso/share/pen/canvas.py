"""A sheet to draw on: marks and texts become SVG, and every text remembers the room it takes.

Colours are classes, so that one drawing serves light, dark and the reader's own choice; the boxes
of texts are kept, so that a test can say that none covers another or leaves its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from percorso.share.pen.text import clean, escape, width
from percorso.theme import BOLD, REGULAR, SMALL

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    x: float
    y: float
    right: float
    bottom: float

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether two boxes come nearer than the gap."""
        apart = self.right + gap <= other.x or other.right + gap <= self.x
        return not (apart or self.bottom + gap <= other.y or other.bottom + gap <= self.y)

    def holds(self, other: Box) -> bool:
        """Whether the other box lies inside this one."""
        across = self.x - 0.5 <= other.x and other.right <= self.right + 0.5
        return across and self.y - 0.5 <= other.y and other.bottom <= self.bottom + 0.5


@dataclass(frozen=True, slots=True)
class Label:
    """A text on the sheet, the room it takes, and the box it must stay in."""

    text: str
    box: Box
    inside: Box | None


def text_box(
    x: float, y: float, text: str, size: int, weight: int = REGULAR, anchor: Anchor = "start"
) -> Box:
    """The room of a line of text whose baseline starts (or ends, or is centred) at x, y."""
    wide = width(text, size, weight)
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, y - 0.76 * size, left + wide, y + 0.22 * size)


def num(value: float) -> str:
    """A coordinate: at most one decimal, no trailing zero.

    Example:
        >>> num(12.0), num(12.345)
        ('12', '12.3')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


@dataclass
class Canvas:
    """What has been drawn so far."""

    parts: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    def raw(self, markup: str) -> None:
        """Add markup that is already safe."""
        self.parts.append(markup)

    @contextmanager
    def group(self, label: str, classes: str = "") -> Iterator[None]:
        """A group with a name that assistive technology reads."""
        named = f' class="{classes}"' if classes else ""
        self.raw(f'<g{named} role="group" aria-label="{escape(label)}">')
        yield
        self.raw("</g>")

    def rect(self, box: Box, classes: str, radius: float = 0, more: str = "") -> None:
        """A rectangle; nothing when it has no extent."""
        wide, high = box.right - box.x, box.bottom - box.y
        if wide <= 0 or high <= 0:
            return
        rounded = f' rx="{num(radius)}"' if radius else ""
        self.raw(
            f'<rect class="{classes}" x="{num(box.x)}" y="{num(box.y)}" width="{num(wide)}" '
            f'height="{num(high)}"{rounded}{more}/>'
        )

    def path(self, d: str, classes: str, more: str = "") -> None:
        """A path."""
        self.raw(f'<path class="{classes}" d="{d}"{more}/>')

    def line(self, x: float, y: float, x2: float, y2: float, classes: str) -> None:
        """A straight line."""
        self.path(f"M{num(x)} {num(y)}L{num(x2)} {num(y2)}", classes)

    def circle(self, x: float, y: float, radius: float, classes: str) -> None:
        """A circle."""
        self.raw(f'<circle class="{classes}" cx="{num(x)}" cy="{num(y)}" r="{num(radius)}"/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        classes: str = "ink",
        *,
        size: int = SMALL,
        bold: bool = False,
        anchor: Anchor = "start",
        inside: Box | None = None,
        tip: str = "",
    ) -> None:
        """One line of real text; y is the baseline."""
        text = clean(text)
        if not text:
            return
        weight = BOLD if bold else REGULAR
        self.labels.append(Label(text, text_box(x, y, text, size, weight, anchor), inside))
        end = "" if anchor == "start" else f" {anchor[0]}"
        # Tabular figures make hyphens as wide as digits: they are for numbers, not for words.
        end += " t" if any(sign.isdigit() for sign in text) and "-" not in text else ""
        title = f"<title>{escape(tip)}</title>" if tip and clean(tip) != text else ""
        self.raw(
            f'<text class="z{size}{" b" if bold else ""}{end} {classes}" x="{num(x)}" '
            f'y="{num(y)}">{title}{escape(text)}</text>'
        )

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        classes: str = "ink",
        *,
        size: int = SMALL,
        bold: bool = False,
        leading: int = 16,
        inside: Box | None = None,
        tip: str = "",
    ) -> None:
        """Lines of one text; y is the first baseline."""
        for place, line in enumerate(lines):
            self.text(
                x, y + place * leading, line, classes, size=size, bold=bold, inside=inside, tip=tip
            )
