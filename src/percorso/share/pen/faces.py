"""A face with the expression of an emotion, the same in every form."""

from __future__ import annotations

from percorso.share.pen.canvas import Canvas, num


def mood_of(emotion: float | None) -> int:
    """The expression of an emotion from −2 to +2: five of them; even when nobody knows.

    Example:
        >>> [mood_of(value) for value in (-2, -0.5, 0.2, 1, 1.5, None)]
        [-2, -1, 0, 1, 2, 0]
    """
    if emotion is None or abs(emotion) < 0.4:
        return 0
    strength = 2 if abs(emotion) >= 1.25 else 1
    return strength if emotion > 0 else -strength


def draw_face(
    canvas: Canvas, mood: int, x: float, y: float, radius: float, ink: str = "ink"
) -> None:
    """Eyes, brows and mouth for a round head whose centre is x, y; the head is drawn before.

    Args:
        canvas: Where to draw.
        mood: The expression, −2 to 2; see `mood_of`.
        x: Centre of the head.
        y: Centre of the head.
        radius: Of the head.
        ink: The colour, by name.
    """
    r = radius
    for side in (-1, 1):
        _eye(canvas, mood, x + side * 0.36 * r, y - 0.12 * r, r, ink)
        if mood < 0:
            _brow(canvas, mood, (x, y), r, side, ink)
    _mouth(canvas, mood, x, y + 0.38 * r, r, ink)


def _eye(canvas: Canvas, mood: int, x: float, y: float, r: float, ink: str) -> None:
    if mood < 2:
        canvas.circle(x, y, 0.1 * r, f"f-{ink}")
        return
    bow = f"M{num(x - 0.15 * r)} {num(y + 0.06 * r)}q{num(0.15 * r)} {num(-0.24 * r)} "
    canvas.path(f"{bow}{num(0.3 * r)} 0", f"stroke l-{ink}")


def _brow(
    canvas: Canvas, mood: int, at: tuple[float, float], r: float, side: int, ink: str
) -> None:
    """Brows that rise to the middle: worry; stronger when it is worse."""
    x, y = at
    inner, outer = x + side * 0.2 * r, x + side * 0.56 * r
    rise = 0.1 * r * -mood
    high = y - 0.42 * r
    canvas.path(
        f"M{num(inner)} {num(high - rise / 2)}L{num(outer)} {num(high + rise / 2)}",
        f"stroke l-{ink}",
    )


def _mouth(canvas: Canvas, mood: int, x: float, y: float, r: float, ink: str) -> None:
    wide = 0.36 * r
    if mood == 2:
        d = f"M{num(x - wide)} {num(y - 0.12 * r)}h{num(2 * wide)}"
        canvas.path(f"{d}a{num(wide)} {num(wide)} 0 0 1 {num(-2 * wide)} 0Z", f"f-{ink}")
        return
    bend = 0.3 * r * mood
    start = y - bend * 0.3 + (0.1 * r if mood < 0 else 0)
    d = f"M{num(x - wide)} {num(start)}q{num(wide)} {num(bend)} {num(2 * wide)} 0"
    canvas.path(d, f"stroke l-{ink}")
