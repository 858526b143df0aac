"""The people of a scene: whoever makes the journey, with the expression of the emotion, and others.

The one who makes the journey looks the same in every scene of a storyboard.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from percorso.share.pen.canvas import num
from percorso.share.pen.faces import draw_face
from percorso.share.storyboard.pencil import FREE, OUTLINE, Pencil

X, Y, HEAD = 76, 72, 26
SHOULDER = (110, 142)
_SKIN = OUTLINE


def _crown(pencil: Pencil, x: float, y: float, r: float) -> None:
    """Hair with a parting, down to the temples."""
    pencil.shape(
        f"M{num(x - r - 1)} {num(y + 0.15 * r)}A{num(r + 1)} {num(r + 1)} 0 0 1 {num(x + r + 1)} "
        f"{num(y + 0.15 * r)}C{num(x + 0.9 * r)} {num(y - 0.25 * r)} {num(x + 0.5 * r)} "
        f"{num(y - 0.4 * r)} {num(x + 0.2 * r)} {num(y - 0.72 * r)}"
        f"C{num(x - 0.2 * r)} {num(y - 0.4 * r)} {num(x - 0.8 * r)} {num(y - 0.3 * r)} "
        f"{num(x - r - 1)} {num(y + 0.15 * r)}Z",
        "f-lead",
    )


def _long(pencil: Pencil, x: float, y: float, r: float) -> None:
    """What hangs behind the head of long hair."""
    wide, low = 1.22 * r, y + 1.3 * r
    pencil.shape(
        f"M{num(x - wide)} {num(low - 4)}V{num(y - 0.1 * r)}A{num(wide)} {num(wide)} 0 0 1 "
        f"{num(x + wide)} {num(y - 0.1 * r)}V{num(low - 4)}Q{num(x + wide)} {num(low)} "
        f"{num(x + wide - 4)} {num(low)}H{num(x - wide + 4)}Q{num(x - wide)} {num(low)} "
        f"{num(x - wide)} {num(low - 4)}Z",
        "f-lead",
    )


def _bun(pencil: Pencil, x: float, y: float, r: float) -> None:
    """A knot on top."""
    pencil.disc(x + 0.1 * r, y - 1.3 * r, 0.42 * r, "f-lead")


def _curls(pencil: Pencil, x: float, y: float, r: float) -> None:
    """Curls all round the head."""
    for dx, dy in ((-1, -0.1), (-0.85, -0.6), (-0.4, -1), (0.2, -1.1), (0.7, -0.8), (1, -0.25)):
        pencil.disc(x + dx * r, y + dy * r, 0.36 * r, "f-lead")


def _cropped(pencil: Pencil, x: float, y: float, r: float) -> None:
    """Short hair with a straight front."""
    pencil.shape(
        f"M{num(x - r - 1)} {num(y)}A{num(r + 1)} {num(r + 1)} 0 0 1 {num(x + r + 1)} {num(y)}"
        f"Q{num(x + 0.9 * r)} {num(y - 0.5 * r)} {num(x + 0.55 * r)} {num(y - 0.55 * r)}"
        f"H{num(x - 0.5 * r)}Q{num(x - 0.9 * r)} {num(y - 0.5 * r)} {num(x - r - 1)} {num(y)}Z",
        "f-lead",
    )


Hair = Callable[[Pencil, float, float, float], None]
LOOKS: tuple[tuple[Hair | None, Hair], ...] = (
    (_long, _crown), (None, _cropped), (_bun, _crown), (_curls, _crown),
)  # fmt: skip


def look_of(name: str) -> int:
    """How somebody looks: the same for the same name.

    Example:
        >>> look_of("giulia") == look_of("giulia")
        True
    """
    return zlib.crc32(name.encode()) % len(LOOKS)


def draw_person(
    pencil: Pencil, look: int, mood: int, x: float = X, y: float = Y, size: float = HEAD,
    body: str = "c",
) -> None:  # fmt: skip
    """Head and shoulders, down to the lower edge of the board; arms are drawn apart."""
    behind, front = LOOKS[look % len(LOOKS)]
    if behind is not None:
        behind(pencil, x, y, size)
    _draw_body(pencil, x, y, size, body)
    pencil.disc(x, y, size, _SKIN)
    front(pencil, x, y, size)
    draw_face(pencil.canvas, mood, x, y + 0.2 * size, 0.88 * size, "lead")
    _draw_feeling(pencil, mood, x, y, size)


def _draw_body(pencil: Pencil, x: float, y: float, size: float, body: str) -> None:
    neck, top, half = 0.34 * size, y + 1.5 * size, 1.72 * size
    pencil.shape(
        f"M{num(x - half)} 176V{num(top + 1.5 * size)}C{num(x - half)} {num(top + 0.5 * size)} "
        f"{num(x - 0.9 * size)} {num(top)} {num(x - neck)} {num(top)}H{num(x + neck)}"
        f"C{num(x + 0.9 * size)} {num(top)} {num(x + half)} {num(top + 0.5 * size)} "
        f"{num(x + half)} {num(top + 1.5 * size)}V176Z",
        body,
    )
    pencil.shape(
        f"M{num(x - neck)} {num(y + 0.8 * size)}V{num(top)}a{num(neck)} {num(neck)} 0 0 0 "
        f"{num(2 * neck)} 0V{num(y + 0.8 * size)}Z",
        _SKIN,
    )


def _draw_feeling(pencil: Pencil, mood: int, x: float, y: float, size: float) -> None:
    """Rays when somebody beams; a drop, then a scribble, when it goes badly."""
    if mood == 2:
        for dx, dy, ex, ey in ((-1.45, -0.9, -1.75, -1.15), (0, -1.75, 0, -2.1),
                               (1.45, -0.9, 1.75, -1.15)):  # fmt: skip
            pencil.line(f"M{num(x + dx * size)} {num(y + dy * size)}"
                        f"L{num(x + ex * size)} {num(y + ey * size)}", FREE)  # fmt: skip
    elif mood == -1:
        left, top = x - 1.45 * size, y - 1.05 * size
        pencil.shape(f"M{num(left)} {num(top)}c5 7 7 9 7 12a7 7 0 0 1 -14 0c0 -3 2 -5 7 -12Z")
    elif mood == -2:
        left, top = x - 0.7 * size, y - 1.75 * size
        pencil.line(f"M{num(left)} {num(top)}q6 -12 12 0t12 0t-8 5t12 -8t9 4", FREE)


def draw_arm(pencil: Pencil, x: float, y: float) -> None:
    """The near arm, from the shoulder to a hand at x, y; bent outwards when the hand is raised."""
    sx, sy = SHOULDER
    elbow = (sx + 34, sy + 16) if y < sy - 30 else ((sx + x) / 2, max(sy, y) + 14)
    d = f"M{num(sx)} {num(sy)}Q{num(elbow[0])} {num(elbow[1])} {num(x)} {num(y)}"
    pencil.line(d, "stroke l-skin sleeve-edge")
    pencil.line(d, "stroke cl sleeve")
    pencil.disc(x, y, 7.5, _SKIN)
