"""Questions and answers: one file per question, one registry that gives each to everybody.

`percorso.measure` is this package and, because `pc.measure(journey, events)` is how everybody
begins, also a function: calling the package calls `measure`. A question's class loads when it is
first used: `from percorso.measure import Flow`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured, measure
from percorso.questions import QUESTIONS, question

if TYPE_CHECKING:
    from percorso.measure.cycles import Cycles
    from percorso.measure.flow import Flow
    from percorso.measure.population import Population
    from percorso.measure.stages import Stages
    from percorso.measure.stays import Stays
    from percorso.measure.summary import Summary
    from percorso.measure.touchpoints import Touchpoints
    from percorso.measure.why import Why

_KINDS = {
    kind: module
    for module, _, kind in (entry.home.partition(":") for entry in QUESTIONS.values())
    if module.startswith("percorso.measure.")
}


class _Callable(ModuleType):
    """A package that can be called: Python puts it where `percorso.measure` was a function."""

    def __call__(self, *args: Any, **options: Any) -> Measured:
        return measure(*args, **options)

    def __getattr__(self, name: str) -> Any:
        if name not in _KINDS:
            raise AttributeError(f"module 'percorso.measure' has no attribute '{name}'")
        return getattr(import_module(_KINDS[name]), name)


sys.modules[__name__].__class__ = _Callable

__all__ = [
    "QUESTIONS", "Answer", "Cycles", "Flow", "Measured", "Population", "Question", "Stages",
    "Stays", "Summary", "Touchpoints", "Why", "measure", "question",
]  # fmt: skip
