"""The drawn way as a straight line; over it what is left out, under it what comes again."""

from __future__ import annotations

from percorso.journey import Journey
from percorso.share.departures.data import StageTold, Told, stages_told
from percorso.share.figures import Figures
from percorso.share.map.draw import describe
from percorso.share.map.grid import MARGIN
from percorso.share.map.head import draw_title
from percorso.share.map.sheet import on_grid
from percorso.share.pen.canvas import num
from percorso.share.pen.document import Drawing
from percorso.share.pen.paper import Paper, uid_of
from percorso.share.pen.text import clean, shorten, wrap
from percorso.share.strip.steps import Steps, steps_for
from percorso.theme import BOLD, MIDDLE
from percorso.words import Words

_RADIUS = 14
_OVER, _UNDER = 60, 60
_LEADING = 16
_THINNEST, _THICKEST = 1.5, 9.0
_AGAIN = ("repeated", "out_of_order")
_LISTED = ("late", "added", "other_channel")


def compose(
    journey: Journey,
    figures: Figures | None = None,
    *,
    lang: str = "en",
    width: int | None = None,
    title: bool = True,
) -> Drawing:
    """Lay out the departures on the line of the stages.

    Args:
        journey: The journey.
        figures: What was measured, with the answers of `conformance`; without them the line alone.
        lang: Language of words and numbers.
        width: Width in pixels; None for the one that reads best.
        title: Draw title, subtitle and legend.

    Raises:
        DrawingError: A width too narrow for the stages.
    """
    steps = steps_for(len(journey.stages), width)
    uid = uid_of("departures", journey.id, lang, width, figures is None)
    paper = Paper(journey=journey, figures=figures, words=Words.of(lang), wide=steps.wide, uid=uid)
    told = stages_told(paper)
    line = (draw_title(paper) if title else 8) + _OVER + _RADIUS
    _draw_line(paper, steps, line)
    for place, stage in enumerate(told):
        _draw_stage(paper, steps, place, stage, line)
    top = line + _RADIUS + _UNDER
    bottom = max(_draw_texts(paper, steps, p, stage, top) for p, stage in enumerate(told))
    about = [*describe(paper), *_about(paper, told)]
    return Drawing(paper, on_grid(bottom + MARGIN - 8), about, paper.words("Drawn and real"))


def _centre(steps: Steps, place: int) -> float:
    return steps.left(place) + steps.column / 2


def _draw_line(paper: Paper, steps: Steps, y: float) -> None:
    """The drawn way."""
    start, end = _centre(steps, 0), _centre(steps, steps.stages - 1)
    paper.canvas.line(start, y, end, y, "line bold l-control")


def _draw_stage(paper: Paper, steps: Steps, place: int, told: StageTold, y: float) -> None:
    canvas, x = paper.canvas, _centre(steps, place)
    name = paper.say(paper.journey.stages[place].name)
    if (skipped := told.kinds.get("skipped")) is not None:
        _draw_hop(paper, steps, place, skipped, y)
    again = [told.kinds[kind] for kind in _AGAIN if kind in told.kinds]
    if again:
        _draw_again(paper, x, again, y)
    with canvas.group(f"{place + 1} {name}", f"s{place % 8}"):
        canvas.circle(x, y, _RADIUS, "f-surface cl thick")
        canvas.text(x, y + 4, str(place + 1), bold=True, anchor="middle")


def _draw_hop(paper: Paper, steps: Steps, place: int, told: Told, y: float) -> None:
    """An arc over a stage: it is left out."""
    canvas, x = paper.canvas, _centre(steps, place)
    half = (steps.column + 24) / 2
    high = y - _OVER + 14
    with canvas.group(told.text, "s1"):
        canvas.path(
            f"M{num(x - half)} {num(y - 3)}C{num(x - half * 0.6)} {num(high)} "
            f"{num(x + half * 0.6)} {num(high)} {num(x + half)} {num(y - 3)}",
            "way l-pain", _thick(told),
        )  # fmt: skip
        _tip(paper, x + half + 3, y - 2)
        canvas.text(
            x, y - _OVER + 14, told.text, _tone(told), bold=not told.few, anchor="middle"
        )  # fmt: skip


def _draw_again(paper: Paper, x: float, told: list[Told], y: float) -> None:
    """A loop under a stage: it is entered again, or after a later one."""
    canvas, low = paper.canvas, y + _RADIUS + 22
    share = Told("", sum(each.share for each in told), False)
    with canvas.group(", ".join(each.text for each in told)):
        canvas.path(
            f"M{num(x + 10)} {num(y + 11)}C{num(x + 34)} {num(low)} {num(x - 34)} {num(low)} "
            f"{num(x - 10)} {num(y + 13)}",
            "way l-pain", _thick(share),
        )  # fmt: skip
        _tip(paper, x - 8, y + 12, -1)
        for line, each in enumerate(told):
            canvas.text(
                x, low + 8 + line * _LEADING, each.text, _tone(each), bold=not each.few,
                anchor="middle",
            )  # fmt: skip


def _tip(paper: Paper, x: float, y: float, way: int = 1) -> None:
    """The head of an arrow whose point is at x, y: down, or up when `way` is −1."""
    paper.canvas.path(f"M{num(x)} {num(y)}l{-8 * way} {-5 * way}l{7 * way} {-4 * way}Z", "f-pain")


def _thick(told: Told) -> str:
    """The wider the more cycles."""
    wide = min(_THICKEST, _THINNEST + told.share * 2 * (_THICKEST - _THINNEST))
    return f' stroke-width="{num(wide)}"'


def _tone(told: Told) -> str:
    return "muted" if told.few else "ink"


def _draw_texts(paper: Paper, steps: Steps, place: int, told: StageTold, top: float) -> float:
    """Name, share as drawn, and what else departs; returns where it ends."""
    canvas, x, room = paper.canvas, steps.left(place), steps.column
    name = wrap(paper.say(paper.journey.stages[place].name), room, MIDDLE, BOLD, lines=2)
    canvas.lines(x, top + 16, name, size=MIDDLE, bold=True, leading=20)
    y = top + 16 + 2 * 20 + 4
    if told.follow is None:
        canvas.text(x, y, paper.words("Not measured yet"), "muted")
        return y
    canvas.text(x, y, told.follow.text, _tone(told.follow), bold=not told.follow.few)
    for kind in _LISTED:
        if kind not in told.kinds:
            continue
        y += _LEADING + 6
        canvas.text(x, y, told.kinds[kind].text, _tone(told.kinds[kind]))
        for said in told.places.get(kind, ()):
            y += _LEADING
            canvas.text(x + 12, y, shorten(clean(said), room - 12), "muted", tip=said)
    return y


def _about(paper: Paper, told: list[StageTold]) -> list[str]:
    """The same in sentences."""
    said = []
    for place, stage in enumerate(told, 1):
        kinds = [each.text for each in stage.kinds.values()]
        name = paper.say(paper.journey.stages[place - 1].name)
        if stage.follow is not None:
            said.append(f"{place} {name}: {paper.words.listed([stage.follow.text, *kinds])}.")
    return said
