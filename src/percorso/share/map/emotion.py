"""The emotion curve: what the team supposes, dashed; what people said, solid with band and n."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from percorso.share.figures import SMALL, Row
from percorso.share.map.sheet import Sheet, on_grid
from percorso.share.pen.canvas import Box, num, text_box
from percorso.share.pen.glyphs import face
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width

_STEP = 28
_LEAST = 1.0
_ROOM = 24
_SAMPLES = 16


@dataclass(frozen=True, slots=True)
class Point:
    """A stage's emotion.

    Attributes:
        place: The stage's column.
        value: From −2 to +2.
        half: Half the width of the 95 % interval; None when unknown.
        n: Answers behind it; None for a guess.
    """

    place: int
    value: float
    half: float | None = None
    n: int | None = None


def guessed(sheet: Paper) -> list[Point]:
    """The drawn curve: the stages' emotions as the team wrote them."""
    stages = enumerate(sheet.journey.stages)
    return [Point(i, float(s.emotion.value)) for i, s in stages if s.emotion is not None]


def felt(sheet: Paper) -> list[Point]:
    """The measured curve: that of the question `voice`, so that the two never disagree.

    Figures that were made without it have the answers at the touchpoints of each stage, weighted by
    their number.
    """
    if sheet.figures is None:
        return []
    told = sheet.figures.answers.get("voice_curve")
    if told is not None:
        found = {row["stage"]: row for row in told.rows if row["emotion"] is not None}
        stages = enumerate(sheet.journey.stages)
        return [_heard(place, found[stage.id]) for place, stage in stages if stage.id in found]
    points = []
    for place, stage in enumerate(sheet.journey.stages):
        rows = [
            row
            for row in sheet.figures.touchpoints
            if row["stage"] == stage.id and row.get("emotion") is not None and row.get("score_n")
        ]
        if rows:
            points.append(_mean(place, rows))
    return points


def _heard(place: int, row: Row) -> Point:
    return Point(place, float(row["emotion"]), half_width(row), int(row["n"]))


def _mean(place: int, rows: list[Row]) -> Point:
    n = sum(int(row["score_n"]) for row in rows)
    value = sum(float(row["emotion"]) * int(row["score_n"]) for row in rows) / n
    halves = [half_width(row) for row in rows]
    known = [(half, int(row["score_n"])) for half, row in zip(halves, rows, strict=True) if half]
    whole = len(known) == len(rows)
    half = math.sqrt(sum((h * k / n) ** 2 for h, k in known)) if whole else None
    return Point(place, value, half, n)


def half_width(row: Row) -> float | None:
    """Half the interval of an emotion, when the row holds its ends."""
    low, high = row.get("emotion_low"), row.get("emotion_high")
    return None if low is None or high is None else (float(high) - float(low)) / 2


def has_emotion(sheet: Paper) -> bool:
    """Whether there is a curve to draw."""
    return bool(guessed(sheet) or felt(sheet))


def slopes(xs: list[float], ys: list[float]) -> list[float]:
    """Slopes of a smooth curve that never swings beyond its points (Fritsch and Carlson 1980)."""
    steps = [(ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) for i in range(len(xs) - 1)]
    if not steps:
        return [0.0] * len(xs)
    inner = [0.0 if a * b <= 0 else 2 * a * b / (a + b) for a, b in itertools.pairwise(steps)]
    return [steps[0], *inner, steps[-1]]


def curve(xs: list[float], ys: list[float]) -> str:
    """A smooth path through points."""
    if len(xs) < 2:
        return ""
    ms = slopes(xs, ys)
    parts = [f"M{num(xs[0])} {num(ys[0])}"]
    for i in range(len(xs) - 1):
        third = (xs[i + 1] - xs[i]) / 3
        ends = (
            xs[i] + third,
            ys[i] + ms[i] * third,
            xs[i + 1] - third,
            ys[i + 1] - ms[i + 1] * third,
        )
        parts.append("C" + " ".join(num(v) for v in (*ends, xs[i + 1], ys[i + 1])))
    return "".join(parts)


def height_at(xs: list[float], ys: list[float], x: float) -> float | None:
    """Height of the curve at x; None outside it."""
    if not xs or x < xs[0] or x > xs[-1]:
        return None
    i = max(k for k in range(len(xs)) if xs[k] <= x)
    if i == len(xs) - 1:
        return ys[i]
    ms, wide = slopes(xs, ys), xs[i + 1] - xs[i]
    t = (x - xs[i]) / wide
    first = (2 * t**3 - 3 * t**2 + 1) * ys[i] + (t**3 - 2 * t**2 + t) * ms[i] * wide
    return first + (3 * t**2 - 2 * t**3) * ys[i + 1] + (t**3 - t**2) * ms[i + 1] * wide


def extent(sheet: Paper) -> tuple[float, float]:
    """How far the row reaches over and under zero, so that a calm curve needs little room."""
    values = [point.value for point in (*guessed(sheet), *felt(sheet))]
    return max(*values, _LEAST), max(*(-value for value in values), _LEAST)


def draw_emotion(sheet: Sheet, top: float) -> float:
    """Draw the scale, both curves and their labels."""
    canvas, grid, (over, under) = sheet.canvas, sheet.grid, extent(sheet)
    middle = top + on_grid(over * _STEP) + _ROOM - 8
    bottom = middle + under * _STEP + _ROOM
    canvas.line(grid.start, middle, grid.end, middle, "line l-line2")
    for mood, value in ((1, over), (0, 0), (-1, -under)):
        face(canvas, mood, grid.start - 12, middle - value * _STEP)
    lines = [_line(sheet, points, middle) for points in (guessed(sheet), felt(sheet))]
    _draw_band(sheet, felt(sheet), middle)
    for line, classes in zip(lines, ("line dash l-muted", "line bold l-ink"), strict=True):
        if path := curve(*line):
            canvas.path(path, classes)
    zero = ([float(grid.start), float(grid.end)], [middle, middle])
    place = Box(grid.start, top - 4, grid.end, bottom)
    _draw_points(sheet, middle, [*lines, zero], place)
    return bottom - 8


def _line(sheet: Sheet, points: list[Point], middle: float) -> tuple[list[float], list[float]]:
    return [sheet.grid.centre(p.place) for p in points], [middle - p.value * _STEP for p in points]


def _draw_band(sheet: Sheet, points: list[Point], middle: float) -> None:
    known = [point for point in points if point.half is not None]
    if len(known) < 2 or len(known) < len(points):
        return
    xs = [sheet.grid.centre(p.place) for p in known]
    high = [middle - min(p.value + (p.half or 0), 2) * _STEP for p in known]
    low = [middle - max(p.value - (p.half or 0), -2) * _STEP for p in known]
    back = curve([-x for x in reversed(xs)], list(reversed(low)))
    turned = _mirrored(back)
    sheet.canvas.path(f"{curve(xs, high)}L{turned}Z", "f-muted band")


def _mirrored(path: str) -> str:
    """A path drawn over negative x, turned round so that it runs leftwards."""
    pieces = path[1:].split("C")
    turned = []
    for piece in pieces:
        values = [float(v) for v in piece.split(" ")]
        turned.append(" ".join(num(-v if k % 2 == 0 else v) for k, v in enumerate(values)))
    return "C".join(turned)


Lines = list[tuple[list[float], list[float]]]


def _draw_points(sheet: Sheet, middle: float, lines: Lines, place: Box) -> None:
    measured = {point.place: point for point in felt(sheet)}
    supposed = {point.place: point for point in guessed(sheet)}
    taken = _edges(place)
    for column, point in supposed.items():
        x, y = sheet.grid.centre(column), middle - point.value * _STEP
        sheet.canvas.circle(x, y, 4, "f-paper l-muted dot")
        if column not in measured:
            _draw_value(sheet, point, (x, y), lines, taken)
    for column, point in measured.items():
        x, y = sheet.grid.centre(column), middle - point.value * _STEP
        sheet.canvas.raw(f'<g class="s{column % 8}">')
        few = (point.n or 0) < SMALL
        sheet.canvas.circle(x, y, 5, "f-paper cl bold" if few else "c l-paper bold")
        sheet.canvas.raw("</g>")
        _draw_value(sheet, point, (x, y), lines, taken)


def _edges(place: Box) -> list[Box]:
    """The edges of the row as boxes that a label keeps clear of."""
    far = 10_000.0
    return [
        Box(-far, -far, far, place.y),
        Box(-far, place.bottom, far, far),
        Box(-far, -far, place.x, far),
        Box(place.right, -far, far, far),
    ]


def _draw_value(
    sheet: Sheet, point: Point, at: tuple[float, float], lines: Lines, taken: list[Box]
) -> None:
    """The value and its n where no curve and no other label passes."""
    words = sheet.words
    value = words.signed(point.value)
    sample = words.sample(point.n) if point.n is not None else ""
    first = width(value, weight=600)
    wide = first + (8 + width(sample) if sample else 0)
    few = point.n is not None and point.n < SMALL
    x, y = _spot(at, wide, lines, taken)
    taken.append(Box(x - 4, y - 10, x + wide + 4, y + 4))
    tip = words("Emotion {value} of −2 to +2", value=value)
    solid = point.n is not None and not few
    sheet.canvas.text(x, y, value, "ink" if solid else "muted", bold=solid, tip=tip)
    sheet.canvas.text(x + first + 8, y, sample, "muted")


def _spot(
    at: tuple[float, float], wide: float, lines: Lines, taken: list[Box]
) -> tuple[float, float]:
    """The place for a label near a point that lies farthest from curves and labels."""
    x, y = at
    spots = [(dx - wide / 2, dy) for dy in (20, -12, 32, -24, 44) for dx in (0, 24, -24, 48, -48)]
    ranked = [
        (_clash(Box(x + dx, y + dy - 10, x + dx + wide, y + dy + 4), lines, taken), k)
        for k, (dx, dy) in enumerate(spots)
    ]
    _, best = min(ranked)
    return x + spots[best][0], y + spots[best][1]


def _clash(box: Box, lines: Lines, taken: list[Box]) -> float:
    """How badly a label would lie: curves that pass through it, labels under it, the edges."""
    bad = 20.0 * sum(box.overlaps(other) for other in taken)
    for xs, ys in lines:
        for k in range(_SAMPLES + 1):
            x = box.x + (box.right - box.x) * k / _SAMPLES
            y = height_at(xs, ys, x)
            bad += y is not None and box.y - 3 <= y <= box.bottom + 3
        bad += 4.0 * sum(box.overlaps(_dot(x, y), 2) for x, y in zip(xs, ys, strict=True))
    return bad


def _dot(x: float, y: float) -> Box:
    return text_box(x, y + 5, "o", 12, anchor="middle")
