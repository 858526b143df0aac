"""The figures that an experiment can move, each counted only after the exposure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.scales import SCALES
from percorso.measure.selectors import selector
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.journey import Journey

SHARE, MEAN, RATIO = "share", "mean", "ratio"
LABELS = {
    "conversion": N_("Entered a later stage"),
    "conversion_next": N_("Entered the next stage"),
    "conversion_goal": N_("Reached the goal"),
    "value": N_("Value per person"),
    "order_value": N_("Value per goal"),
    "time": N_("Time to the goal"),
}
GOALS = ("conversion_goal", "value", "order_value", "time")
WELCOME = (*LABELS, "nps", "csat", "stars", "sentiment")
"""Figures of which more is better, but for the time, of which less is."""


@dataclass(frozen=True)
class Figure:
    """A figure of an experiment.

    Attributes:
        key: What was asked for: `conversion_goal`, `value`, `nps` or a signal.
        label: Its name for people.
        kind: `share` of the people, `mean` over them, or `ratio` of two sums.
        unit: `share`, `money`, `score` or `time`.
        better: 1 when more is better, −1 when less is, 0 when nobody can say.
        signal: For a signal its place among the signals; else −1.
    """

    key: str
    label: str
    kind: str = SHARE
    unit: str = "share"
    better: int = 1
    signal: int = -1


def figures_of(journey: Journey, wanted: Sequence[str], lang: str) -> list[Figure]:
    """The figures that were asked for; without any the conversions and the value that there are.

    Raises:
        QuestionError: One needs a goal and the journey has none, or a signal cannot be read.
    """
    goal = journey.goal_index() is not None
    if not wanted:
        wanted = ("conversion", "conversion_goal", "value") if goal else ("conversion",)
    words, found, signals = Words(lang), [], 0
    for key in dict.fromkeys(wanted):
        if key in GOALS and not goal:
            raise QuestionError(
                Problem(f"'{key}' needs a goal, and the journey has none.",
                        "Mark a stage with 'goal: true', or name a signal.")
            )  # fmt: skip
        figure = _figure(journey, key, words, signals)
        signals += figure.signal >= 0
        found.append(figure)
    return found


def _figure(journey: Journey, key: str, words: Words, signals: int) -> Figure:
    if key.startswith("conversion") and key in LABELS:
        return Figure(key, words(LABELS[key]))
    if key in ("value", "order_value"):
        return Figure(key, words(LABELS[key]), MEAN if key == "value" else RATIO, "money")
    if key == "time":
        return Figure(key, words(LABELS[key]), MEAN, "time", -1)
    if key in SCALES:
        better = int(key in WELCOME)
        return Figure(key, key.upper() if len(key) < 5 else key, MEAN, "score", better)
    return Figure(key, selector(journey, key, words.lang).label, better=0, signal=signals)


def stage_named(journey: Journey, stage: str | None) -> int:
    """The number of a stage among the measured ones; −1 when none is named.

    Raises:
        QuestionError: There is no such stage, or it has no rule.
    """
    measured = [one.id for one in journey.stages if one.measured]
    if stage is not None and stage not in measured:
        raise QuestionError(
            Problem(f"There is no stage '{stage}' with a rule.", did_you_mean(stage, measured))
        )
    return -1 if stage is None else measured.index(stage)
