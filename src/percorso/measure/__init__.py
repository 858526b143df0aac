"""Questions and answers: one file per question, one registry that gives each to everybody."""

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

__all__ = [
    "QUESTIONS", "Answer", "Cycles", "Flow", "Measured", "Population", "Question", "Stages",
    "Stays", "Summary", "Touchpoints", "Why", "measure", "question",
]  # fmt: skip
