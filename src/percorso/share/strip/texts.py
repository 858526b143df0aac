"""The texts of a step: name, mindset, the touchpoints that matter, and one figure."""

from __future__ import annotations

from dataclasses import dataclass

from percorso.journey import Stage, Touchpoint
from percorso.share.figures import SMALL, Row
from percorso.share.map.touchpoints import STATES
from percorso.share.moments import key_touchpoints, mindset
from percorso.share.pen.canvas import Box
from percorso.share.pen.glyphs import kind_sign
from percorso.share.pen.paper import Paper
from percorso.share.pen.text import width, wrap
from percorso.share.strip.steps import Steps
from percorso.theme import BOLD, MIDDLE

_MINDSET = 4
_TOUCHPOINTS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """The words of a step, wrapped to its column."""

    number: str
    name: list[str]
    mindset: list[str]
    whole: str
    touchpoints: list[tuple[Touchpoint, list[str]]]
    figure: tuple[str, str, str, bool] | None


def step_of(paper: Paper, steps: Steps, stage: Stage, row: Row) -> Step:
    """What is said of a stage."""
    whole = mindset(paper, stage)
    found = key_touchpoints(paper, stage, _TOUCHPOINTS)
    number = str(paper.journey.stages.index(stage) + 1)
    room = steps.column - width(number, MIDDLE) - 8
    return Step(
        number,
        wrap(paper.say(stage.name), room, MIDDLE, BOLD, lines=3),
        wrap(whole, steps.column, lines=_MINDSET) if whole else [],
        whole,
        [(t, wrap(paper.say(t.name), steps.column - 16, lines=2)) for t in found],
        _figure(paper, row),
    )


def _figure(paper: Paper, row: Row) -> tuple[str, str, str, bool] | None:
    """People, their number's noun, what became of them, and whether they are few."""
    if row.get("entries") is None:
        return None
    words = paper.words
    people = row["people"] if row.get("people") is not None else row["entries"]
    noun = words.plural("person", "people", people)
    decided, share, few = row.get("decided") or 0, row.get("conversion"), False
    onward = ""
    if share is not None:
        few = decided < SMALL
        onward = words("{share} go on", share=words.share(share))
        onward = f"{onward}, {words.sample(decided)}" if few else onward
    return words.number(people), noun, onward, few


def name_height(step: Step) -> int:
    """How tall a name is."""
    return 20 * len(step.name)


def mindset_height(step: Step) -> int:
    """How tall a mindset is, with the room under it."""
    return 16 * len(step.mindset) + 12 if step.mindset else 0


def touchpoints_height(step: Step) -> int:
    """How tall the touchpoints are, with the room under them."""
    return sum(16 * len(lines) + 4 for _, lines in step.touchpoints) + 8 * bool(step.touchpoints)


def draw_name(paper: Paper, step: Step, box: Box) -> None:
    """Draw the stage's number and name."""
    canvas, y, x = paper.canvas, box.y + 16, box.x + width(step.number, MIDDLE) + 8
    canvas.text(box.x, y, step.number, "muted", size=MIDDLE, inside=box)
    canvas.lines(x, y, step.name, size=MIDDLE, bold=True, leading=20, inside=box)


def draw_mindset(paper: Paper, step: Step, box: Box) -> None:
    """Draw what the customer has in mind."""
    paper.canvas.lines(box.x, box.y + 12, step.mindset, inside=box, tip=step.whole)


def draw_touchpoints(paper: Paper, step: Step, box: Box) -> None:
    """Draw the touchpoints that matter, each with the shape of its kind."""
    y = box.y + 12
    for touchpoint, lines in step.touchpoints:
        gap = touchpoint.state in STATES
        kind_sign(
            paper.canvas, touchpoint.kind, box.x + 5, y - 4, "f-control" if gap else "f-muted"
        )
        tip = paper.say(touchpoint.name)
        if gap:
            tip = f"{tip}: {paper.words(STATES[touchpoint.state or ''])}"
        paper.canvas.lines(box.x + 16, y, lines, "muted" if gap else "ink", inside=box, tip=tip)
        y += 16 * len(lines) + 4


def draw_figure(paper: Paper, step: Step, box: Box) -> None:
    """Draw how many people, and what became of them."""
    if step.figure is None:
        return
    number, noun, onward, few = step.figure
    canvas, y = paper.canvas, box.y + 16
    canvas.text(box.x, y, number, size=MIDDLE, bold=True, inside=box)
    canvas.text(box.x + width(number, MIDDLE, BOLD) + 6, y, noun, "muted", inside=box)
    canvas.text(box.x, y + 20, onward, "muted" if few else "ink", inside=box)
