"""A small sheet to draw the pictures of the documentation on; colours are those of the product.

A picture carries its own background and both sets of colours: it can be read on any page, light or
dark, in the documentation and on the pages of a code host.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from percorso.theme import colours, stage_colours

Anchor = Literal["start", "middle", "end"]
WIDTH = 720
TEXT_SIZE = 13
# Strokes are named apart from fills, so that one element can have both.
STROKES = ("ink", "muted", "line", "line2", "ghost", "loss", "good")


def _rules(theme: str) -> str:
    found: Mapping[str, str] = colours(theme)
    rules = [f".{name}{{fill:{found[name]}}}" for name in found]
    rules += [f".l-{name}{{stroke:{found[name]}}}" for name in STROKES]
    for place, colour in enumerate(stage_colours(theme)):
        rules.append(f".s{place}{{fill:{colour}}}.l-s{place}{{stroke:{colour}}}")
    return "".join(rules)


def _style() -> str:
    return (
        f"text{{font:{TEXT_SIZE}px Inter,system-ui,sans-serif}}.b{{font-weight:600}}"
        ".small{font-size:11px}.big{font-size:22px;font-weight:600}"
        ".none{fill:none}.soft{opacity:.28}.dash{stroke-dasharray:5 4}"
        f"{_rules('light')}@media(prefers-color-scheme:dark){{{_rules('dark')}}}"
    )


def number(value: float) -> str:
    """A coordinate with at most one decimal.

    Example:
        >>> number(3.0), number(2.345)
        ('3', '2.3')
    """
    return f"{value:.1f}".removesuffix(".0")


@dataclass
class Sketch:
    """One picture: what it is called, how high it is, and what has been drawn."""

    title: str
    height: float
    parts: list[str] = field(default_factory=list)

    def rect(
        self, x: float, y: float, wide: float, high: float, classes: str, radius: float = 4
    ) -> None:
        """A rectangle from its upper left corner."""
        self.parts.append(
            f'<rect class="{classes}" x="{number(x)}" y="{number(y)}" width="{number(wide)}" '
            f'height="{number(high)}" rx="{number(radius)}"/>'
        )

    def path(self, d: str, classes: str, wide: float = 1.5) -> None:
        """A path without filling."""
        self.parts.append(f'<path class="none {classes}" d="{d}" stroke-width="{number(wide)}"/>')

    def shape(self, d: str, classes: str) -> None:
        """A filled path."""
        self.parts.append(f'<path class="{classes}" d="{d}"/>')

    def line(
        self, x: float, y: float, x2: float, y2: float, classes: str, wide: float = 1.5
    ) -> None:
        """A straight line."""
        self.path(f"M{number(x)} {number(y)}L{number(x2)} {number(y2)}", classes, wide)

    def circle(self, x: float, y: float, radius: float, classes: str) -> None:
        """A circle; without a fill class it needs `none`."""
        self.parts.append(
            f'<circle class="{classes}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" '
            'stroke-width="2"/>'
        )

    def arrow(self, x: float, y: float, x2: float, y2: float, classes: str = "l-muted") -> None:
        """A level arrow from left to right, or right to left."""
        way = 1 if x2 > x else -1
        self.line(x, y, x2, y2, classes)
        self.path(f"M{number(x2 - 6 * way)} {number(y2 - 5)}l{6 * way} 5l{-6 * way} 5", classes)

    def text(
        self, x: float, y: float, text: str, classes: str = "ink", anchor: Anchor = "start"
    ) -> None:
        """One line of text; y is its baseline."""
        end = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(
            f'<text class="{classes}" x="{number(x)}" y="{number(y)}"{end}>{escape(text)}</text>'
        )

    def lines(
        self, x: float, y: float, texts: list[str], classes: str = "muted", leading: float = 18
    ) -> None:
        """Several lines of text, one under the other."""
        for place, text in enumerate(texts):
            self.text(x, y + place * leading, text, classes)

    def svg(self) -> str:
        """The whole file."""
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
                f'{number(self.height)}" width="{WIDTH}" height="{number(self.height)}" '
                f'role="img" aria-label="{escape(self.title)}">',
                f"<title>{escape(self.title)}</title><style>{_style()}</style>",
                f'<rect class="surface l-line" x=".5" y=".5" width="{WIDTH - 1}" '
                f'height="{number(self.height - 1)}" rx="8"/>',
                *self.parts,
                "</svg>\n",
            ]
        )


@dataclass(frozen=True)
class Days:
    """A scale of days: where an instant stands on the sheet."""

    first: dt.datetime
    last: dt.datetime
    left: float
    right: float

    def at(self, when: dt.datetime) -> float:
        """The place of an instant."""
        share = (when - self.first) / (self.last - self.first)
        return self.left + share * (self.right - self.left)


@contextmanager
def moved(sketch: Sketch, x: float, y: float) -> Iterator[None]:
    """Draw with another origin."""
    sketch.parts.append(f'<g transform="translate({number(x)} {number(y)})">')
    yield
    sketch.parts.append("</g>")
