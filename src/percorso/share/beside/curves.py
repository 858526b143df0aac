"""The emotion of both journeys: as it is, thin; as it should become, strong."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.share.beside.pair import Pair
from percorso.share.map.emotion import curve, felt
from percorso.share.map.sheet import on_grid
from percorso.share.moments import feeling
from percorso.share.pen.canvas import num
from percorso.share.pen.glyphs import face
from percorso.share.pen.text import width
from percorso.words import N_

_STEP = 28
_ARROW = 28
Values = list[float | None]


def emotions(pair: Pair) -> tuple[Values, Values]:
    """The feelings of all columns, now and then; None where a journey has none."""
    sides: list[Values] = []
    for sheet, side in ((pair.now, "now"), (pair.then, "then")):
        found: Values = []
        for column in pair.columns:
            stage = getattr(column, side)
            place = None if stage is None else sheet.journey.stage_index(stage.id)
            found.append(None if place is None else feeling(sheet, place))
        sides.append(found)
    return sides[0], sides[1]


def has_curves(pair: Pair) -> bool:
    """Whether any stage has an emotion."""
    return any(value is not None for side in emotions(pair) for value in side)


def lines_of(pair: Pair) -> list[tuple[str, str]]:
    """The names of both curves and how they are drawn: only what was measured is solid."""
    dash = "" if felt(pair.now) else " dash"
    return [(N_("now"), f"line bold l-muted{dash}"), (N_("future"), "line dash bold l-accent")]


def draw_curves(pair: Pair, top: float) -> float:
    """Draw scale, both curves, and under them the values now and then."""
    sheet, (now, then) = pair.then, emotions(pair)
    known = [value for value in (*now, *then) if value is not None]
    over, under = max(*known, 1.0), max(*(-value for value in known), 1.0)
    middle = top + on_grid(over * _STEP) + 12
    canvas, grid = sheet.canvas, sheet.grid
    canvas.line(grid.start, middle, grid.end, middle, "line l-line2")
    for mood, value in ((1, over), (0, 0), (-1, -under)):
        face(canvas, mood, grid.start - 12, middle - value * _STEP)
    (_, first), (_, second) = lines_of(pair)
    _draw_line(pair, now, middle, first, "f-paper l-muted dot")
    _draw_line(pair, then, middle, second, "f-accent l-paper bold")
    y = middle + on_grid(under * _STEP) + 28
    for place in range(len(pair.columns)):
        _draw_values(pair, place, now[place], then[place], y)
    return y


def _draw_line(
    pair: Pair, values: Sequence[float | None], middle: float, line: str, dot: str
) -> None:
    places = [place for place, value in enumerate(values) if value is not None]
    xs = [pair.then.grid.centre(place) for place in places]
    ys = [middle - (values[place] or 0.0) * _STEP for place in places]
    if path := curve(xs, ys):
        pair.then.canvas.path(path, line)
    for x, y in zip(xs, ys, strict=True):
        pair.then.canvas.circle(x, y, 4, dot)


def _draw_values(pair: Pair, place: int, now: float | None, then: float | None, y: float) -> None:
    """The value now, an arrow and the value then; one value where nothing changes."""
    words, canvas, x = pair.then.words, pair.then.canvas, pair.then.grid.centre(place)
    first, second = ("" if value is None else words.signed(value) for value in (now, then))
    if not first or not second or first == second:
        tone = "accent" if not first else "muted"
        canvas.text(x, y, second or first, tone, bold=not first, anchor="middle")
        return
    left = x - (width(first) + width(second, weight=600) + _ARROW) / 2
    canvas.text(left, y, first, "muted")
    left += width(first) + _ARROW / 2
    canvas.path(
        f"M{num(left - 6)} {num(y - 4)}h10m-3.5 -3.5l3.5 3.5l-3.5 3.5", "stroke thin l-muted"
    )
    canvas.text(left + _ARROW / 2, y, second, "accent", bold=True)
