"""The registry: every question by its name. Python, the command line and the report read it."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import Question
from percorso.measure.cycles import Cycles, Summary
from percorso.measure.flow import Flow
from percorso.measure.population import Population
from percorso.measure.stages import Stages
from percorso.measure.stays import Stays
from percorso.measure.touchpoints import Touchpoints
from percorso.measure.why import Why

QUESTIONS: dict[str, type[Question]] = {
    kind.name: kind for kind in (Stages, Flow, Touchpoints, Population, Cycles, Stays, Summary, Why)
}


def question(name: str, options: dict[str, Any]) -> Question:
    """A question from its name and options.

    Raises:
        QuestionError: There is no such question, or it has no such option.

    Example:
        >>> question("flow", {"between": "touchpoints"}).between
        'touchpoints'
    """
    kind = QUESTIONS.get(name)
    if kind is None:
        raise QuestionError(
            Problem(f"There is no question '{name}'.", did_you_mean(name, QUESTIONS))
        )
    allowed = [each.name for each in fields(kind)]
    for option in options:
        if option not in allowed:
            raise QuestionError(
                Problem(f"The question '{name}' has no option '{option}'.",
                        did_you_mean(option, allowed))
            )  # fmt: skip
    return kind(**options)
