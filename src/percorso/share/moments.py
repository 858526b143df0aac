"""What matters most in a stage: its touchpoints, what hurts, what delights, what people do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from percorso.journey import Stage, Touchpoint
from percorso.share.map.emotion import felt, guessed
from percorso.share.pen.paper import Paper

_SPEAKING_OF_TOUCHPOINTS = ("pains", "delights", "opportunities", "actions", "tactics")
_LATER = {"planned": 1, "missing": 2}


def key_touchpoints(paper: Paper, stage: Stage, most: int | None = None) -> list[Touchpoint]:
    """The touchpoints of a stage that matter most.

    Those in use come first; among them the farthest reaching when that was measured, then those of
    which pains, high points, plans and questions speak, then those with the strongest emotion.

    Args:
        paper: The drawing.
        stage: The stage.
        most: How many at most; None for all.
    """
    here = [t for t in paper.journey.touchpoints if stage.id in t.stages and t.state != "retired"]
    return sorted(here, key=lambda t: _rank(paper, stage, t))[:most]


def _rank(paper: Paper, stage: Stage, touchpoint: Touchpoint) -> tuple[float, ...]:
    row = paper.figures.touchpoint(touchpoint.id, stage.id) if paper.figures else {}
    feeling = abs(float(touchpoint.emotion.value)) if touchpoint.emotion is not None else 0.0
    return (
        _LATER.get(touchpoint.state or "", 0),
        -float(row.get("reach") or 0),
        -_mentions(paper, stage, touchpoint.id),
        -feeling,
    )


def _mentions(paper: Paper, stage: Stage, touchpoint: str) -> int:
    """How often the map speaks of a touchpoint; in the stage's own questions it counts double."""
    asked = sum(touchpoint in question.touchpoints for question in stage.questions)
    found = sum(
        touchpoint in item.touchpoints
        for kind in _SPEAKING_OF_TOUCHPOINTS
        for item in getattr(paper.journey, kind)
    )
    return 2 * asked + found


def concerns(paper: Paper, kind: str, place: int) -> list[Any]:
    """Pains, high points, … of a stage, the gravest first; what was dropped is left out."""
    found = [
        item
        for item in getattr(paper.journey, kind)
        if place in paper.places(item) and getattr(item, "state", None) != "dropped"
    ]
    return sorted(found, key=_weight)


def _weight(item: Any) -> float:
    grave = getattr(item, "severity", None) or getattr(item, "strength", None) or 0
    solved = getattr(item, "state", None) == "solved"
    return (100 if solved else 0) - float(grave)


def feeling(paper: Paper, place: int) -> float | None:
    """The emotion of a stage: measured, else supposed, else unknown."""
    for points in (felt(paper), guessed(paper)):
        found = next((point.value for point in points if point.place == place), None)
        if found is not None:
            return found
    return None


def does(paper: Paper, stage: Stage) -> list[str]:
    """What customers do in a stage, from the empathy maps of personas and segments."""
    people: Sequence[Any] = (*paper.journey.personas, *paper.journey.segments)
    said = [
        paper.say(act)
        for person in people
        for each in person.empathy
        if stage.id in each.stages
        for act in each.does
    ]
    return list(dict.fromkeys(said))


def mindset(paper: Paper, stage: Stage) -> str:
    """What the customer has in mind, in the quotes of the language; empty when nobody wrote it."""
    said = paper.say(stage.mindset).strip('«»“”"') if stage.mindset is not None else ""
    return paper.words.quoted(said) if said else ""
