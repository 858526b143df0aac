"""The line of a strip: it rises and falls with the emotion, and comes round again."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.share.figures import SMALL
from percorso.share.map.emotion import Point, curve, felt, guessed
from percorso.share.map.flow_data import flow_of, opens_at
from percorso.share.map.flow_text import circle_words
from percorso.share.pen.canvas import num
from percorso.share.pen.faces import draw_face, mood_of
from percorso.share.pen.glyphs import arrow_head
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width
from percorso.share.strip.steps import FACE, Steps

_STEP = 18
_LOOP = 20
_VALUE = 36


@dataclass(frozen=True, slots=True)
class Loop:
    """The way to the next cycle: from a step, back to a step, and what it says."""

    start: int
    end: int
    forms: list[str]
    tip: str
    measured: bool


def known(paper: Paper) -> dict[int, Point]:
    """The emotion of each step: measured where it was, else supposed."""
    points = {point.place: point for point in guessed(paper)}
    return points | {point.place: point for point in felt(paper)}


def loop_of(paper: Paper) -> Loop | None:
    """The next cycle: as it was measured, else as the journey's goal implies it."""
    flow, said = flow_of(paper), circle_words(paper)
    last = len(paper.journey.stages) - 1
    if flow is not None:
        if said is None or flow.last <= opens_at(paper, flow):
            return None
        few = ((paper.figures.summary if paper.figures else {}).get("goal_cycles") or 0) < SMALL
        return Loop(flow.last, opens_at(paper, flow), *said, measured=not few)
    if paper.journey.restart_index() is None or not last:
        return None
    word = paper.words("New cycle")
    return Loop(last, 0, [word], word, measured=False)


def draw_line(paper: Paper, steps: Steps, top: float) -> float:
    """Draw the line, the faces and the loop; returns where the texts may begin."""
    points, loop = known(paper), loop_of(paper)
    values = [point.value for point in points.values()] or [0.0]
    over = max(*values, 0.0) * _STEP
    middle = top + FACE + over + (_LOOP + 12 if loop else 4)
    ys = [middle - (points[i].value if i in points else 0.0) * _STEP for i in _places(paper)]
    if loop:
        _draw_loop(paper, steps, loop, top + 8, ys)
    _draw_curve(paper, steps, points, ys)
    for place, y in enumerate(ys):
        _draw_step(paper, steps, points.get(place), place, y)
    return max(ys) + FACE + (_VALUE - 8 if points else 8)


def _places(paper: Paper) -> range:
    return range(len(paper.journey.stages))


def _draw_curve(paper: Paper, steps: Steps, points: dict[int, Point], ys: list[float]) -> None:
    """Solid where feelings were measured all along, dashed where the team supposes them."""
    xs = [steps.face(place) for place in _places(paper)]
    measured = bool(points) and all(point.n for point in points.values())
    solid = measured and len(points) == len(ys)
    tone = "line bold l-ink" if solid else "line bold l-control" + (" dash" if points else "")
    if path := curve(xs, ys):
        paper.canvas.path(path, tone)


def _draw_step(paper: Paper, steps: Steps, point: Point | None, place: int, y: float) -> None:
    canvas, x = paper.canvas, steps.face(place)
    name = paper.say(paper.journey.stages[place].name)
    with canvas.group(f"{place + 1} {name}", f"s{place % 8}"):
        canvas.circle(x, y, FACE + 4, "f-paper")
        canvas.circle(x, y, FACE - 1.5, "f-surface cl thick")
        if point is None:
            canvas.text(x, y + 4, str(place + 1), bold=True, anchor="middle")
        else:
            draw_face(canvas, mood_of(point.value), x, y, FACE - 3)
            _draw_value(paper, point, x, y + _VALUE)


def _draw_value(paper: Paper, point: Point, x: float, y: float) -> None:
    """The emotion under its face; with its n when people said it."""
    words, canvas = paper.words, paper.canvas
    value, solid = words.signed(point.value), point.n is not None and point.n >= SMALL
    tip = words("Emotion {value} of −2 to +2", value=value)
    canvas.text(x - FACE, y, value, "ink" if solid else "muted", bold=solid, tip=tip)
    if point.n is not None:
        left = x - FACE + width(value, weight=600) + 8
        canvas.text(left, y, words.sample(point.n), "muted")


def _draw_loop(paper: Paper, steps: Steps, loop: Loop, y: float, ys: list[float]) -> None:
    """From a face up, back over the line, and down to the face where it begins again."""
    canvas, start, end = paper.canvas, steps.face(loop.start), steps.face(loop.end)
    label = next((f for f in loop.forms if width(f) <= start - end - 72), loop.forms[-1])
    middle, half = (start + end) / 2, width(label, weight=600) / 2 + 8
    more = f' stroke-width="{2 if loop.measured else 1.5}"'
    way = "cl way" if loop.measured else "cl way dash"
    low, high = ys[loop.start] - FACE - 4, ys[loop.end] - FACE - 6
    with canvas.group(loop.tip, f"s{loop.start % 8}"):
        canvas.path(
            f"M{num(start)} {num(low)}V{num(y + 12)}Q{num(start)} {num(y)} {num(start - 12)} "
            f"{num(y)}H{num(middle + half)}",
            way, more,
        )  # fmt: skip
        canvas.path(
            f"M{num(middle - half)} {num(y)}H{num(end + 12)}Q{num(end)} {num(y)} {num(end)} "
            f"{num(y + 12)}V{num(high - 8)}",
            way, more,
        )  # fmt: skip
        arrow_head(canvas, end, high, "down", 5)
        canvas.text(
            middle, y + 4, label, "ink" if loop.measured else "muted",
            bold=loop.measured, anchor="middle", tip=loop.tip,
        )  # fmt: skip
