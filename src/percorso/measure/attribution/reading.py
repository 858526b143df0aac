"""The options of an attribution as numbers, and the words of its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.attribution.models import MODELS
from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.measure.attribution.touches import GOAL
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.journey import Journey

ALL_STAGES = "all-stages"
SHARED = (*MODELS, "markov_2", "markov_3")
LABELS = MODELS_SAID | {
    "markov_2": N_("Markov 2"),
    "markov_3": N_("Markov 3"),
    "of": N_("Of"),
    "model": N_("Model"),
    "order": N_("Order"),
    "place": N_("Place"),
    "title": N_("Title"),
    "path": N_("Path"),
    "touches": N_("Touches"),
    "n": N_("Cases"),
    "nulls": N_("Led nowhere"),
    "rate": N_("Converted"),
    "credit": N_("Credit"),
    "share": N_("Share"),
    "low": N_("Low"),
    "high": N_("High"),
    "heard": N_("Heard of us"),
    "lowest": N_("Least"),
    "low_model": N_("Least by"),
    "highest": N_("Most"),
    "high_model": N_("Most by"),
    "spread": N_("Spread"),
    "removal_effect": N_("Removal effect"),
    "cost": N_("Cost"),
    "cost_per_conversion": N_("Per conversion"),
    "impressions": N_("Contacts"),
    "grp": N_("GRP"),
}
NEVER = ("none", "never", "0")


def targets(journey: Journey, of: str | None) -> tuple[int, ...]:
    """The numbers of the measured stages that are meant, or the goal.

    Raises:
        QuestionError: There is no such stage, or the journey has no goal.
    """
    measured = [stage.id for stage in journey.stages if stage.measured]
    if of == ALL_STAGES or (of is None and journey.goal_index() is None):
        return tuple(range(len(measured)))
    if of in measured:
        return (measured.index(of),)
    if of not in (None, "goal"):
        known = [*measured, "goal", ALL_STAGES]
        raise QuestionError(
            Problem(f"There is no stage '{of}' with a rule.", did_you_mean(str(of), known))
        )
    if journey.goal_index() is None:
        raise QuestionError(
            Problem("The journey has no goal, so there are no conversions.",
                    "Mark a stage with 'goal: true', or say --of STAGE or --of all-stages.")
        )  # fmt: skip
    return (GOAL,)


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """The value of an option that has a few.

    Raises:
        QuestionError: It is none of them.
    """
    if value not in allowed:
        raise QuestionError(
            Problem(f"'{name}' cannot be '{value}'.", did_you_mean(str(value), allowed, 12))
        )
    return value


def length(name: str, value: str, never: int) -> int:
    """A length of time in microseconds; `never` for the words that mean none, unless it is 0.

    Raises:
        QuestionError: It cannot be read.
    """
    if never and str(value).strip().lower() in NEVER:
        return never
    try:
        return microseconds(value)
    except ValueError as error:
        fix = "Write 30d, 12h or 30min" + (", or none." if never else ".")
        raise QuestionError(Problem(f"'{name}' cannot be read: {error}", fix)) from error


def parts(name: str, text: str, many: int) -> list[float]:
    """Parts of a hundred such as `40/20/40`, as shares of one.

    Raises:
        QuestionError: They are not so many, or do not make 100.
    """
    try:
        found = [float(part) for part in str(text).split("/")]
    except ValueError:
        found = []
    if len(found) != many or min(found, default=-1) < 0 or abs(sum(found) - 100) > 1e-6:
        example = "40/20/40" if many == 3 else "50/50"
        raise QuestionError(
            Problem(f"'{name}' cannot be '{text}'.",
                    f"Write {many} shares that make 100, such as {example}.")
        )  # fmt: skip
    return [part / 100 for part in found]
