"""From events to a drawing: every choice in turn, each kept with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError
from percorso.explain.discovery import goal as goals
from percorso.explain.discovery import kernels
from percorso.explain.discovery.finding import Found, find
from percorso.explain.discovery.grouping import Cut, cut
from percorso.explain.discovery.naming import AFTER, BEFORE, GOAL, Name, distinct, named
from percorso.explain.discovery.places import Place, places
from percorso.explain.discovery.way import Way, way
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.measure.measured import Measured

REST = "30min"
COMEBACKS = 0.8
"""New beginnings that start no later than the stage of `restart`."""
FEWEST_COMEBACKS = 20


@dataclass(frozen=True)
class Drawing:
    """What was found in events, and what is drawn of it.

    Attributes:
        found: The signals.
        goal: The goal among them.
        way: Their order.
        cut: Them in stages.
        stages: The names of the stages, in order.
        spoken: How much the signals speak for each name, 0 to 1.
        places: The touchpoints.
        nowhere: Touchpoints near which no event of a stage happens.
        restart: The number of the stage where people begin anew; None when few do.
        comebacks: How many begin anew in each stage before the goal.
    """

    found: Found
    goal: goals.Goal
    way: Way
    cut: Cut
    stages: tuple[Name, ...]
    spoken: tuple[float, ...]
    places: tuple[Place, ...]
    nowhere: tuple[Place, ...]
    restart: int | None
    comebacks: tuple[int, ...]


def draw(measured: Measured, stages: int | None, lang: str) -> Drawing:
    """Draw a journey from the events behind a measurement.

    Raises:
        QuestionError: There are no events, or no order is visible in them.
    """
    words = Words.of(lang)
    found = find(measured)
    if not found.signals:
        raise QuestionError(_nothing(found, words))
    goal = goals.choose(found)
    on = way(found, goal)
    if not on.ordered or len(on.before) + len(on.after) + bool(goal.signals) < 2:
        raise QuestionError(_no_order(found, goal, on, words))
    parts = cut(on, goal.signals, stages)
    names, spoken = zip(*_named(found, parts), strict=True)
    counts = _comebacks(found, goal, parts)
    near, nowhere = places(found, list(parts.groups))
    return Drawing(
        found, goal, on, parts, names, spoken, tuple(near), tuple(nowhere), _restart(counts), counts
    )  # fmt: skip


def _named(found: Found, parts: Cut) -> list[tuple[Name, float]]:
    groups = [[found.signals[i] for i in group] for group in parts.groups]
    if parts.goal is None:
        return distinct(named(groups, BEFORE))
    before, after = groups[: parts.goal], groups[parts.goal + 1 :]
    return distinct([*named(before, BEFORE), (GOAL, 1.0), *named(after, AFTER)])


def _comebacks(found: Found, goal: goals.Goal, parts: Cut) -> tuple[int, ...]:
    if parts.goal is None:
        return ()
    group = np.full(len(found.signals), -1, np.int64)
    for k, signals in enumerate(parts.groups[: parts.goal]):
        group[list(signals)] = k
    ends = np.zeros(len(found.signals), np.bool_)
    ends[list(goal.signals)] = True
    counts = np.zeros(parts.goal, np.int64)
    for person, t, signal in found.buckets():
        kernels.comebacks(person, t, group, ends, signal, microseconds(REST), counts)
    return tuple(int(n) for n in counts)


def _restart(counts: tuple[int, ...]) -> int | None:
    """The first stage up to which most new beginnings start."""
    if sum(counts) < FEWEST_COMEBACKS:
        return None
    shares = np.cumsum(counts) / sum(counts)
    return int(np.searchsorted(shares, COMEBACKS))


def _nothing(found: Found, words: Words) -> Problem:
    if not found.total:
        return Problem(words("There are no events."), words("Import some first, or give a file."))
    return Problem(
        words("No event happens often enough to draw a journey: {events} with {names} names.",
              events=words.plural("{n} event", "{n} events", found.total),
              names=words.number(len(found.left))),
        words("A stage needs an event that at least 5 people did, 20 times in all. If names hold "
              "numbers or ids, give them one name with a mapping."),
    )  # fmt: skip


def _no_order(found: Found, goal: goals.Goal, on: Way, words: Words) -> Problem:
    said = words("No order is visible in these events, so no stages are drawn. {pairs}",
                 pairs=order_of(on, words))  # fmt: skip
    return Problem(
        f"{said} {_would_be(found, goal, words)}".strip(),
        words("More people, a longer period or more telling event names may show one; or start "
              "from a template with percorso new."),
    )  # fmt: skip


def _would_be(found: Found, goal: goals.Goal, words: Words) -> str:
    if not goal.signals:
        return ""
    return words("The goal would be {goal}.", goal=found.signals[goal.signals[0]].label)


def order_of(on: Way, words: Words) -> str:
    """How much order is visible, in a sentence."""
    if not on.compared:
        return words("No two kinds of event are done often enough by the same people to compare.")
    return words.plural(
        "Of {n} pair of events that people do near each other, {k} comes in an order that is more "
        "than chance.",
        "Of {n} pairs of events that people do near each other, {k} come in an order that is more "
        "than chance.", on.compared, k=words.number(on.ordered),
    )  # fmt: skip
