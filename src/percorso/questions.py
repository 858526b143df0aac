"""The registry: every question by its name, where it lives, and one line that says what it tells.

It holds names alone, so that `percorso ask --list` is instant and a question loads when it is
asked. Python, the command line and the report all read it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.mark import N_


@dataclass(frozen=True)
class Entry:
    """A question in the registry.

    Attributes:
        home: Module and class, as in `percorso.measure.flow:Flow`.
        about: What it tells, in one line; shown in the reader's language.
        listed: Whether `percorso ask` offers it; `why` has a command of its own.
    """

    home: str
    about: str
    listed: bool = True


QUESTIONS: dict[str, Entry] = {
    "stages": Entry(
        "percorso.measure.stages:Stages",
        N_("Who is in each stage, who goes on, who does not, and how long it takes."),
    ),
    "flow": Entry(
        "percorso.measure.flow:Flow",
        N_("From which stage or touchpoint people move to which, and how long it takes."),
    ),
    "funnel": Entry(
        "percorso.measure.funnel:Funnel",
        N_("How many go from step to step, and how the definition moves the answer."),
    ),
    "process": Entry(
        "percorso.measure.process:Process",
        N_("From touchpoint to touchpoint, stage by stage: how often, how long, where cycles end."),
    ),
    "paths": Entry(
        "percorso.measure.paths:Paths",
        N_("What people do one after the other: the top paths, before and after anything."),
    ),
    "attribution": Entry(
        "percorso.measure.attribution:Attribution",
        N_("Which channels the conversions are credited to, by every model side by side."),
    ),
    "retention": Entry(
        "percorso.measure.retention:Retention",
        N_("Of the people who began in a period, how many come back later, with what value."),
    ),
    "loyalty": Entry(
        "percorso.measure.loyalty:Loyalty",
        N_("Who comes again, what customers are worth, who brings others, who may be leaving."),
    ),
    "moments": Entry(
        "percorso.measure.moments:Moments",
        N_("Short visits by phone with one need: how many, when, and what comes of them."),
    ),
    "voice": Entry(
        "percorso.measure.voice:Voice",
        N_("What people answer and write: NPS, CSAT, CES, reviews, and the emotion curve."),
    ),
    "touchpoints": Entry(
        "percorso.measure.touchpoints:Touchpoints",
        N_("Whom each touchpoint reaches, who goes on with it, how it is felt, what it costs."),
    ),
    "population": Entry(
        "percorso.measure.population:Population",
        N_("How many people are inside each stage, day by day."),
    ),
    "cycles": Entry("percorso.measure.cycles:Cycles", N_("The turns of the journey, one by one.")),
    "stays": Entry("percorso.measure.stays:Stays", N_("Each time that somebody was in a stage.")),
    "summary": Entry(
        "percorso.measure.summary:Summary",
        N_("One row of totals: people, cycles, goals, value, who comes again."),
    ),
    "friction": Entry(
        "percorso.explain.friction:Friction",
        N_("Where the journey hurts, ranked by cost, and where it delights."),
    ),
    "drivers": Entry(
        "percorso.explain.drivers:Drivers",
        N_("Which behaviours go with going on, and which with not, in a window equal for all."),
    ),
    "conformance": Entry(
        "percorso.explain.conformance:Conformance",
        N_("Drawn and real: which cycles follow the drawing, and how the others depart from it."),
    ),
    "segments": Entry(
        "percorso.measure.segmentation:Segments",
        N_("Segments side by side, groups that are found, and what personas’ people did."),
    ),
    "experiment": Entry(
        "percorso.explain.experiment:Experiment",
        N_("What a variant or a change does to any figure, how sure that is, how long to test."),
    ),
    "kpis": Entry(
        "percorso.measure.kpis:Kpis",
        N_("Which KPIs reach their targets, since when, and when a target was met or lost."),
    ),
    "forecast": Entry(
        "percorso.explain.forecast:Forecast",
        N_("People and value to come if the rates hold, and what a change would bring."),
    ),
    "mix": Entry(
        "percorso.explain.mix:Mix",
        N_("What each channel brings for its cost, and the split of the budget that brings most."),
    ),
    "why": Entry(
        "percorso.measure.why:Why",
        N_("Why a person is in a stage: her events and the rules."),
        listed=False,
    ),
}


def home(name: str) -> Any:
    """The class of a question, imported now.

    Raises:
        QuestionError: There is no such question.
    """
    entry = QUESTIONS.get(name)
    if entry is None:
        raise QuestionError(
            Problem(f"There is no question '{name}'.", did_you_mean(name, QUESTIONS))
        )
    module, _, kind = entry.home.partition(":")
    return getattr(import_module(module), kind)


def question(name: str, options: dict[str, Any]) -> Any:
    """A question from its name and options.

    Raises:
        QuestionError: There is no such question, or it has no such option.

    Example:
        >>> question("flow", {"between": "touchpoints"}).between
        'touchpoints'
    """
    kind = home(name)
    allowed = [each.name for each in fields(kind)]
    for option in options:
        if option not in allowed:
            raise QuestionError(
                Problem(f"The question '{name}' has no option '{option}'.",
                        did_you_mean(option, allowed))
            )  # fmt: skip
    return kind(**options)
