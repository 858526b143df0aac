"""Small signs: the kind of a touchpoint, the grade of a claim, the owner's initials, faces."""

from __future__ import annotations

from percorso.share.pen.canvas import Box, Canvas, num
from percorso.share.pen.text import clean


def kind_sign(
    canvas: Canvas, kind: str | None, x: float, y: float, classes: str = "f-muted"
) -> None:
    """A square for traditional, a circle for digital, a diamond for external; centre at x, y.

    A touchpoint whose kind is not decided has an empty ring.
    """
    if kind is None:
        canvas.circle(x, y, 4, "line l-muted")
    elif kind == "digital":
        canvas.circle(x, y, 4, classes)
    elif kind == "external":
        canvas.path(f"M{num(x)} {num(y - 5)}l5 5l-5 5l-5 -5Z", classes)
    else:
        canvas.rect(Box(x - 4, y - 4, x + 4, y + 4), classes, 1)


def grade_sign(canvas: Canvas, grade: str, x: float, y: float) -> None:
    """A dashed ring for a hypothesis, a half disc for reported, a full disc for measured."""
    if grade == "measured":
        canvas.circle(x, y, 5, "f-muted")
        return
    if grade == "reported":
        canvas.path(f"M{num(x)} {num(y - 5)}a5 5 0 0 0 0 10Z", "f-muted")
        canvas.circle(x, y, 5, "line l-muted")
        return
    canvas.raw(
        f'<circle class="line l-muted" stroke-dasharray="2 1.93" cx="{num(x)}" '
        f'cy="{num(y)}" r="5"/>'
    )


def initials(name: str) -> str:
    """At most two letters for a person or a team.

    Example:
        >>> initials("Marta Bassi"), initials("E-commerce"), initials("  ")
        ('MB', 'E', '')
    """
    words = [word for word in clean(name).replace("-", "\u2010").split() if word[0].isalpha()]
    if not words:
        return clean(name)[:1].upper()
    ends = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    return "".join(word[0].upper() for word in ends)


def avatar(canvas: Canvas, name: str, x: float, y: float) -> None:
    """A disc with initials; the whole name is its tip."""
    short = initials(name)
    if not short:
        return
    canvas.circle(x, y, 12, "f-hover")
    inside = Box(x - 12, y - 12, x + 12, y + 12)
    canvas.text(
        x, y + 4, short, "muted", size=10, bold=True, anchor="middle", inside=inside, tip=name
    )


def face(canvas: Canvas, mood: int, x: float, y: float) -> None:
    """A face: glad (1), even (0) or sad (−1)."""
    canvas.circle(x, y, 7, "line l-control")
    for eye in (-2.5, 2.5):
        canvas.circle(x + eye, y - 2, 0.9, "f-control")
    bend = 2.6 * mood
    canvas.path(f"M{num(x - 3)} {num(y + 3 - bend / 3)}q3 {num(bend)} 6 0", "line l-control")


def arrow_head(canvas: Canvas, x: float, y: float, direction: str, size: float = 5) -> None:
    """A small triangle whose point is at x, y: `up`, `down` or `right`."""
    s = num(size)
    shapes = {
        "up": f"l{s} {num(size * 1.6)}l-{num(size * 2)} 0Z",
        "down": f"l{s} -{num(size * 1.6)}l-{num(size * 2)} 0Z",
        "right": f"l-{num(size * 1.6)} {s}l0 -{num(size * 2)}Z",
    }
    canvas.path(f"M{num(x)} {num(y)}{shapes[direction]}", "c")
