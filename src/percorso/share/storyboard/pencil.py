"""The hand that draws scenes: a few shapes, three tones, one width of line.

Everything in a scene is made of these: paper-white shapes with an ink outline, ink, and the
stage's colour. They stand on a board of 272 by 176 pixels whose lower edge is the cut of the shot.
"""

from __future__ import annotations

from dataclasses import dataclass

from percorso.share.pen.canvas import Canvas, num

WIDE, HIGH = 272, 176
OUTLINE = "f-skin l-lead edge"
FREE = "stroke l-ink"
"""Lines that stand on the background: light on dark; all else keeps its colours in every theme."""


@dataclass(frozen=True, slots=True)
class Pencil:
    """Draws on a canvas in the board's own measures."""

    canvas: Canvas

    def shape(self, d: str, classes: str = OUTLINE) -> None:
        """A closed shape, white with an ink outline unless told otherwise."""
        self.canvas.path(d, classes)

    def line(self, d: str, classes: str = "stroke l-lead") -> None:
        """An open line."""
        self.canvas.path(d, classes)

    def rect(
        self, x: float, y: float, wide: float, high: float, radius: float = 0,
        classes: str = OUTLINE,
    ) -> None:  # fmt: skip
        """A rectangle."""
        rounded = f' rx="{num(radius)}"' if radius else ""
        self.canvas.raw(
            f'<rect class="{classes}" x="{num(x)}" y="{num(y)}" width="{num(wide)}" '
            f'height="{num(high)}"{rounded}/>'
        )

    def disc(self, x: float, y: float, radius: float, classes: str = OUTLINE) -> None:
        """A circle."""
        self.canvas.circle(x, y, radius, classes)

    def rows(self, x: float, y: float, widths: tuple[int, ...], step: int = 9) -> None:
        """Lines that stand for a text."""
        for place, wide in enumerate(widths):
            self.line(f"M{num(x)} {num(y + place * step)}h{wide}", "stroke l-control thick")

    def bubble(
        self, x: float, y: float, wide: float, high: float, tail: str, classes: str = OUTLINE
    ) -> None:
        """A speech bubble whose tail points down to the `left` or the `right`."""
        r, low = 10, y + high
        if tail == "left":
            foot = f"H{num(x + 26)}l-14 11v-11H{num(x + r)}"
        else:
            foot = f"H{num(x + wide - 12)}v11l-14 -11H{num(x + r)}"
        self.shape(
            f"M{num(x + r)} {num(y)}H{num(x + wide - r)}a{r} {r} 0 0 1 {r} {r}V{num(low - r)}"
            f"a{r} {r} 0 0 1 -{r} {r}{foot}a{r} {r} 0 0 1 -{r} -{r}V{num(y + r)}"
            f"a{r} {r} 0 0 1 {r} -{r}Z",
            classes,
        )

    def heart(self, x: float, y: float, size: float, classes: str = "c") -> None:
        """A heart whose middle is x, y."""
        s = size
        self.shape(
            f"M{num(x)} {num(y + 0.9 * s)}C{num(x - 1.6 * s)} {num(y - 0.1 * s)} "
            f"{num(x - 0.8 * s)} {num(y - 1.2 * s)} {num(x)} {num(y - 0.35 * s)}"
            f"C{num(x + 0.8 * s)} {num(y - 1.2 * s)} {num(x + 1.6 * s)} {num(y - 0.1 * s)} "
            f"{num(x)} {num(y + 0.9 * s)}Z",
            classes,
        )

    def star(self, x: float, y: float, size: float, classes: str = "c") -> None:
        """A five-pointed star whose middle is x, y."""
        points = (
            (0, -1), (0.23, -0.32), (0.95, -0.31), (0.38, 0.12), (0.59, 0.81),
            (0, 0.4), (-0.59, 0.81), (-0.38, 0.12), (-0.95, -0.31), (-0.23, -0.32),
        )  # fmt: skip
        d = "L".join(f"{num(x + a * size)} {num(y + b * size)}" for a, b in points)
        self.shape(f"M{d}Z", classes)

    def play(self, x: float, y: float, size: float, classes: str = "c") -> None:
        """A triangle that points right, whose middle is x, y."""
        s = size
        self.shape(f"M{num(x - 0.6 * s)} {num(y - s)}l{num(1.7 * s)} {num(s)}"
                   f"l{num(-1.7 * s)} {num(s)}Z", classes)  # fmt: skip

    def question(self, x: float, y: float) -> None:
        """A question mark whose middle is x, y."""
        self.line(f"M{num(x - 8)} {num(y - 8)}a8 8 0 1 1 11.5 7.2c-2.6 1.3 -3.5 2.8 -3.5 5.8",
                  "stroke l-lead thick")  # fmt: skip
        self.disc(x, y + 13, 2.2, "f-lead")
