"""From the options of a question on paths to what is counted, or to why it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.paths.found import Asked
from percorso.measure.selectors import Selector, selector
from percorso.measure.sessions import SESSION_GAP

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.measure.paths.question import Paths

OF = ("touchpoints", "stages", "events", "channels")
WITHIN = ("cycle", "stay", "session", "person")
VIEWS = ("paths", "steps", "tree")
ANCHORS = ("first", "last")
DROP_OFF = "drop-off"
MOST_STEPS = 50
MOST_PATHS = 1_000
LIMIT = "30d"


def read(question: Paths, journey: Journey, lang: str) -> Asked:
    """What the options mean.

    Raises:
        QuestionError: They contradict each other, or name what the journey does not have.
    """
    _check_words(question)
    _check_numbers(question)
    _check_pairs(question)
    dropped = _dropped(question)
    return Asked(
        of=question.of,
        within=question.within,
        steps=question.steps,
        keep=question.keep_repeats,
        last=question.anchor == "last",
        after=None if dropped == "after" else _signal(question.after, journey, lang),
        before=None if dropped == "before" else _signal(question.before, journey, lang),
        dropped=dropped,
        stage=_stage(question, journey),
        gap=SESSION_GAP if question.gap is None else length("gap", question.gap),
        limit=length("limit", question.limit or LIMIT),
    )


def _check_words(question: Paths) -> None:
    for name, allowed in (("of", OF), ("within", WITHIN), ("view", VIEWS), ("anchor", ANCHORS)):
        found = getattr(question, name)
        if found not in allowed:
            fix = did_you_mean(str(found), allowed, len(allowed))
            raise QuestionError(Problem(f"'{name}' cannot be '{found}'.", fix))


def _check_numbers(question: Paths) -> None:
    for name, most in (("steps", MOST_STEPS), ("top", MOST_PATHS)):
        found = getattr(question, name)
        if not isinstance(found, int) or not 1 <= found <= most:
            raise QuestionError(
                Problem(f"'{name}' cannot be {found}.", f"Write a number from 1 to {most}.")
            )


def _check_pairs(question: Paths) -> None:
    """Refuse options that say nothing together."""
    drops = DROP_OFF in (question.after, question.before)
    if question.within == "stay" and question.of == "stages":
        _refuse("In a stay there is only one stage.", "Choose --of touchpoints, or --within cycle.")
    if drops and question.within != "cycle":
        _refuse("A drop-off is the end of a cycle.", "Choose --within cycle.")
    if drops and question.after and question.before:
        _refuse("'drop-off' stands alone.", "Give either --after or --before.")
    if question.around and (question.after or question.before):
        _refuse("'around' is before and after in one.", "Leave out --after and --before.")
    if question.around == DROP_OFF:
        _refuse("'around' takes a signal.", "Ask --before drop-off, then --after drop-off.")
    if question.stage and not drops and question.within != "stay":
        fix = f"Choose --before drop-off or --within stay, or write --after {question.stage}."
        _refuse("'stage' goes with a drop-off or with stays.", fix)
    if question.gap is not None and question.within != "session":
        _refuse("'gap' is that of a session.", "Choose --within session, or leave it out.")
    if question.limit is not None and question.after != DROP_OFF:
        _refuse("'limit' goes with --after drop-off.", "Leave it out.")
    if question.view != "paths" and question.after and question.before:
        _refuse(f"The view '{question.view}' looks one way.", "Give either --after or --before.")


def _refuse(found: str, fix: str) -> None:
    raise QuestionError(Problem(found, fix))


def _dropped(question: Paths) -> str:
    if question.before == DROP_OFF:
        return "before"
    return "after" if question.after == DROP_OFF else ""


def _signal(wanted: Any, journey: Journey, lang: str) -> Selector | None:
    return None if wanted is None else selector(journey, wanted, lang)


def _stage(question: Paths, journey: Journey) -> int | None:
    if question.stage is None:
        return None
    measured = [stage.id for stage in journey.stages if stage.measured]
    if question.stage not in measured:
        raise QuestionError(
            Problem(f"There is no measured stage '{question.stage}'.",
                    did_you_mean(question.stage, measured))
        )  # fmt: skip
    if question.within != "stay" and question.stage == measured[-1]:
        _refuse(f"Nobody can drop off from '{question.stage}', the last stage.",
                "Choose an earlier stage.")  # fmt: skip
    return measured.index(question.stage)


def length(name: str, wanted: str) -> int:
    """A length of time in microseconds.

    Raises:
        QuestionError: It cannot be read.
    """
    try:
        return microseconds(wanted)
    except ValueError as error:
        raise QuestionError(Problem(f"'{name}' cannot be used: {error}")) from error


__all__ = ["DROP_OFF", "OF", "VIEWS", "WITHIN", "length", "read"]
