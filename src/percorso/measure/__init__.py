"""Questions and answers: one file per question, one registry that gives each to everybody.

`percorso.measure` is this package and, because `pc.measure(journey, events)` is how everybody
begins, also a function: calling the package calls `measure`.
"""

import sys
from types import ModuleType
from typing import Any

from percorso.measure.answer import Answer, Question
from percorso.measure.cycles import Cycles, Summary
from percorso.measure.flow import Flow
from percorso.measure.measured import Measured, measure
from percorso.measure.population import Population
from percorso.measure.questions import QUESTIONS, question
from percorso.measure.stages import Stages
from percorso.measure.stays import Stays
from percorso.measure.touchpoints import Touchpoints
from percorso.measure.why import Why


class _Callable(ModuleType):
    """A package that can be called: Python puts it where `percorso.measure` was a function."""

    def __call__(self, *args: Any, **options: Any) -> Measured:
        return measure(*args, **options)


sys.modules[__name__].__class__ = _Callable

__all__ = [
    "QUESTIONS", "Answer", "Cycles", "Flow", "Measured", "Population", "Question", "Stages",
    "Stays", "Summary", "Touchpoints", "Why", "measure", "question",
]  # fmt: skip
