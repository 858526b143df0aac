"""What a draft leaves to a person: questions, and the events that stand in no stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.explain.discovery.draft import LeftOut
from percorso.explain.discovery.drawing import Drawing
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

MOST_ASKED = 8
SURE_OF_GOAL = 0.8
"""A rival with so much of the goal's score is asked about."""
WHY = {
    "noise": N_("by its name it says nothing about a journey"),
    "rare": N_("too rare to find its place"),
    "many": N_("there are more frequent ones; 60 are looked at"),
    "rest": N_("small parts of it"),
    "unwritable": N_("its name holds signs that no rule can hold"),
    "loose": N_("it comes at any time: no order is visible"),
}


def questions(drawing: Drawing, journey: Journey, words: Words) -> tuple[str, ...]:
    """What only a person can answer, the weightiest first."""
    return (
        *_about_goal(drawing, words),
        *_about_sides(drawing, words),
        *_about_names(drawing, journey, words),
        *_about_places(drawing, words),
    )


def _about_goal(drawing: Drawing, words: Words) -> Iterator[str]:
    goal, signals = drawing.goal, drawing.found.signals
    if not goal.signals:
        yield words("Which event is the goal? Mark its stage with goal: true.")
        return
    best = goal.scores[goal.signals[0]]
    for i in goal.rivals:
        if goal.scores[i] >= SURE_OF_GOAL * best:
            yield words("Is {goal} the goal, or rather {rival}?",
                        goal=words.quoted(signals[goal.signals[0]].label),
                        rival=words.quoted(signals[i].label))  # fmt: skip


def _about_sides(drawing: Drawing, words: Words) -> Iterator[str]:
    order = [(k, i) for k, group in enumerate(drawing.cut.groups) for i in group]
    doubtful = [(k, i) for k, i in order if i in drawing.way.doubts and k != drawing.cut.goal]
    for k, i in doubtful[:MOST_ASKED]:
        event = words.quoted(drawing.found.signals[i].label)
        if k > (drawing.cut.goal or 0):
            yield words("Is {event} part of the journey, after the goal? The data do not show "
                        "clearly on which side of the goal it stands.", event=event)  # fmt: skip
        else:
            yield words("Is {event} part of the journey, before the goal? The data do not show "
                        "clearly on which side of the goal it stands.", event=event)  # fmt: skip


def _about_names(drawing: Drawing, journey: Journey, words: Words) -> Iterator[str]:
    guessed = [words.quoted(str(stage.name)) for stage, name in
               zip(journey.stages, drawing.stages, strict=True) if name.own]  # fmt: skip
    if guessed:
        yield words("What are these stages called? They have the names of events: {names}.",
                    names=words.listed(guessed))  # fmt: skip


def _about_places(drawing: Drawing, words: Words) -> Iterator[str]:
    if not drawing.places and not drawing.nowhere:
        yield words("Where does it happen? No event names a touchpoint, a channel or a page.")
    if drawing.nowhere:
        names = [words.quoted(one.value) for one in drawing.nowhere[:MOST_ASKED]]
        yield words("When do people meet {names}? Nobody does anything of a stage in the same "
                    "visit, so they are not on the map.", names=words.listed(names))  # fmt: skip


def left_out(drawing: Drawing, words: Words) -> tuple[LeftOut, ...]:
    """The events that stand in no stage, the most frequent first."""
    left = [(one, WHY[why]) for one, why in drawing.found.left]
    left += [(drawing.found.signals[i], WHY["loose"]) for i in drawing.way.loose]
    total = max(drawing.found.total, 1)
    found = [LeftOut(one.label, one.n, one.n / total, words(why)) for one, why in left]
    return tuple(sorted(found, key=lambda one: (-one.n, one.label)))
