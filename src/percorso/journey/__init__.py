"""What the team draws: a journey's stages, touchpoints, personas, rules, ideas and evidence."""

from percorso.journey.evidence import Competitor, Criterion, Evidence
from percorso.journey.ideas import Board, Group, Idea, Problem
from percorso.journey.model import Journey
from percorso.journey.personas import EmpathyMap, Persona, Segment
from percorso.journey.plans import (
    Action,
    CheckIn,
    DatedNote,
    Delight,
    Effect,
    Objective,
    Opportunity,
    Pain,
    Tactic,
)
from percorso.journey.rules import Comparison, Rule
from percorso.journey.stages import Kpi, Question, Reading, Stage
from percorso.journey.texts import (
    Claim,
    GradedClaim,
    Text,
    claim_evidence,
    claim_grade,
    claim_text,
    text,
)
from percorso.journey.touchpoints import Touchpoint
from percorso.journey.values import Cost, Duration, Emotion

__all__ = [
    "Action",
    "Board",
    "CheckIn",
    "Claim",
    "Comparison",
    "Competitor",
    "Cost",
    "Criterion",
    "DatedNote",
    "Delight",
    "Duration",
    "Effect",
    "Emotion",
    "EmpathyMap",
    "Evidence",
    "GradedClaim",
    "Group",
    "Idea",
    "Journey",
    "Kpi",
    "Objective",
    "Opportunity",
    "Pain",
    "Persona",
    "Problem",
    "Question",
    "Reading",
    "Rule",
    "Segment",
    "Stage",
    "Tactic",
    "Text",
    "Touchpoint",
    "claim_evidence",
    "claim_grade",
    "claim_text",
    "text",
]
