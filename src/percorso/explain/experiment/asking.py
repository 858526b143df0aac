"""From the options of the question to the plan of what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from percorso.durations import microseconds
from percorso.engine.columns import BASE, column_of
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.experiment.arms import Asked
from percorso.explain.experiment.exposure import TEST, Plan
from percorso.explain.experiment.figures import figures_of, stage_named
from percorso.measure.retention.starts import signals
from percorso.measure.segments import SCOPES, Field
from percorso.measure.selectors import selector

if TYPE_CHECKING:
    from percorso.explain.experiment.question import Experiment
    from percorso.journey import Journey
    from percorso.measure.run import Run

ARMS, POWER, BEFORE_AFTER = "arms", "power", "before-after"
VIEWS = (ARMS, POWER, BEFORE_AFTER)


@dataclass(frozen=True)
class Sized:
    """The numbers of the design.

    Attributes:
        effect: The smallest difference that matters: points for shares, else the figure's unit.
        power: How often it shall be seen.
        alpha: How often a difference may be seen where there is none.
    """

    effect: float
    power: float
    alpha: float


def check(question: Experiment) -> None:
    """Refuse options that cannot be meant.

    Raises:
        QuestionError: A view, a share, a length or a number cannot be used.
    """
    if question.view not in VIEWS:
        raise QuestionError(
            Problem(f"'view' cannot be '{question.view}'.", did_you_mean(question.view, VIEWS))
        )
    length(question.within, "--within")
    length(question.cuped, "--cuped")
    planned(question)
    for name in ("power", "alpha"):
        if not 0 < getattr(question, name) < 1:
            raise QuestionError(
                Problem(f"'{name}' cannot be {getattr(question, name)}.",
                        "Write a share of one: 0.8 for the power, 0.05 for alpha.")
            )  # fmt: skip
    if question.effect <= 0 or question.days < 7:
        raise QuestionError("'effect' must be above 0, and 'days' at least 7.")
    if question.view == BEFORE_AFTER and question.on is None:
        raise QuestionError(
            Problem("Before and after which day?", "Say --on 2026-03-01, the day of the change.")
        )


def length(text: str | None, flag: str) -> int:
    """A length of time in microseconds; 0 for none.

    Raises:
        QuestionError: It cannot be read.
    """
    try:
        return microseconds(text) if text else 0
    except ValueError as error:
        raise QuestionError(
            Problem(f"'{flag}' cannot be '{str(text)[:40]}': {error}",
                    "Write a number and a unit, such as 14d or 12h.")
        ) from error  # fmt: skip


def planned(question: Experiment) -> tuple[float, ...]:
    """The planned shares of the arms, control first; none when nothing is said.

    Raises:
        QuestionError: They are no positive numbers.
    """
    if not question.share:
        return ()
    try:
        found = tuple(float(part) for part in question.share.split(","))
    except ValueError:
        found = ()
    if len(found) < 2 or any(not 0 < share < float("inf") for share in found):
        raise QuestionError(
            Problem(f"'--share {question.share[:40]}' cannot be read.",
                    "Write the planned shares with the control first: 50,50 or 90,10.")
        )  # fmt: skip
    return found


def variant_field(question: Experiment) -> Field:
    """The field of the arm; a bare name is one of the event of exposure."""
    scope, dot, name = question.variant.strip().partition(".")
    if dot and name and scope in SCOPES:
        return Field(SCOPES[scope], name)
    return Field("event", question.variant.strip())


def fields(question: Experiment, journey: Journey) -> set[str]:
    """The fields that the timeline must hold beyond its base columns."""
    named = {one for key in _signals(question, journey) for one in selector(journey, key).fields()}
    if question.view == ARMS:
        named |= {variant_field(question).name, TEST}
    return {name for name in named if column_of(name) not in BASE}


def _signals(question: Experiment, journey: Journey) -> list[str]:
    """The signals of the figures, in order, and last that of the exposure."""
    figures = figures_of(journey, question.figure, "en")
    exposed = exposure(question, journey)
    return [one.key for one in figures if one.signal >= 0] + ([exposed] if exposed else [])


def exposure(question: Experiment, journey: Journey) -> str | None:
    """The signal of the exposure; without arms, by default, the first stage with a rule."""
    if question.exposed or question.view == ARMS:
        return question.exposed
    return f"stage:{next(stage.id for stage in journey.stages if stage.measured)}"


def plan_of(question: Experiment, run: Run, bounds: tuple[int, int] | None = None) -> Plan:
    """What is counted.

    Args:
        question: What was asked.
        run: Its run.
        bounds: From when and up to when somebody is exposed; None takes the window.

    Raises:
        QuestionError: A signal, a stage or the experiment is not there.
    """
    journey = run.journey
    stage = stage_named(journey, question.stage)
    figures = tuple(figures_of(journey, question.figure, run.lang))
    onward = {figure.key for figure in figures} & {"conversion", "conversion_next"}
    if onward and stage == run.plan.stages - 1:
        raise QuestionError(
            Problem(f"Nothing comes after the stage '{question.stage}'.",
                    "Name an earlier stage, or ask for --figure conversion_goal.")
        )  # fmt: skip
    tests, test = _test(question, run) if question.view == ARMS else ("", -1)
    return Plan(
        run, figures, signals(run, _signals(question, journey)),
        exposure(question, journey) is not None,
        variant_field(question) if question.view == ARMS else None, tests, test, stage,
        length(question.within, "--within"), length(question.cuped, "--cuped"),
        bounds or run.window.bounds, question.view == BEFORE_AFTER,
    )  # fmt: skip


def _test(question: Experiment, run: Run) -> tuple[str, int]:
    """The column that names experiments, and the code of the one that is meant."""
    column = column_of(TEST)
    known = run.timeline.codes.of(column).values
    if question.test is None:
        return (column if known else ""), -1
    if question.test not in known:
        raise QuestionError(
            Problem(f"No event has the experiment '{question.test[:60]}'.",
                    did_you_mean(question.test, known))
        )  # fmt: skip
    return column, known.index(question.test)


def asked_of(question: Experiment) -> Asked:
    """How the arms are compared."""
    return Asked(question.control or "", planned(question), question.peek, bool(question.cuped))


def seen_variants(question: Experiment, run: Run) -> int:
    """How many values the field of the variant has at all."""
    column = variant_field(question).column
    if column == RESOLVED:
        return len(run.touchpoints.names)
    return len(run.timeline.codes.of(column).values)
