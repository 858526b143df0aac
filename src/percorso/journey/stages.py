"""Stages: the parts of a journey, with what the customer has in mind and what we want there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from percorso.durations import MICROSECONDS
from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.rules import Rule
from percorso.journey.texts import Claim, Grade, Text, looks_graded
from percorso.journey.values import Day, Feeling, Length, Number, Slug
from percorso.mark import N_, phrase

Phase: TypeAlias = Literal["see", "think", "do", "care"]
Source: TypeAlias = Literal["events", "cost", "survey", "reviews", "tickets", "crm", "aggregate"]
Figure: TypeAlias = Literal[
    "entries", "people", "advanced", "skipped", "returned", "new_cycle", "expired", "open",
    "cycles", "cycles_first", "cycles_repeat", "cycles_retry",
    "decided", "undecided", "converted", "conversion",
    "decided_next", "undecided_next", "converted_next", "conversion_next",
    "decided_goal", "undecided_goal", "converted_goal", "conversion_goal",
    "drop_off", "incidence", "time_median_s", "time_p90_s", "progress_median_s",
    "completed", "rounds", "population", "late",
]  # fmt: skip
SHARES = frozenset(
    {
        "conversion",
        "conversion_next",
        "conversion_goal",
        "drop_off",
        "incidence",
        "completed",
        "late",
    }
)
# Units of time as people write them.
_UNITS = {
    "g": "d", "giorni": "d", "giorno": "d", "day": "d", "days": "d",
    "ore": "h", "ora": "h", "hour": "h", "hours": "h",
    "minuti": "min", "minutes": "min", "secondi": "s", "seconds": "s",
    "settimane": "w", "weeks": "w",
}  # fmt: skip


class Reading(Node):
    """What a KPI was on a day, known from elsewhere."""

    called = N_("a reading")

    date: Day
    """The day it was read, or the last day of the time it stands for."""
    value: Number
    """The value, in the KPI's unit."""


class Kpi(Node):
    """A figure by which a stage is judged.

    Example:
        >>> kpi = Kpi(id="time", name="Time", figure="time_median_s", unit="d", target=3)
        >>> kpi.in_unit(172800)
        2.0
    """

    called = N_("a KPI")

    id: Slug
    """Short name of the KPI, unique in its stage."""
    name: Text
    """The KPI's name on the map."""
    target: Number | None = None
    """The value it should reach, in `unit`."""
    unit: Text | None = None
    """%, €, d, h, people/month, …"""
    figure: Figure | None = None
    """Which measured figure of the stage fills it; none: it is filled by hand or not yet."""
    better: Literal["higher", "lower"] = "higher"
    """Which direction is good."""
    value: Number | None = None
    """The value known from elsewhere, when no figure fills it."""
    history: Many[Reading] = ()
    """Values known from elsewhere, day by day, when no figure fills it."""
    per: Literal["day", "week", "month", "quarter", "year"] | None = None
    """The period that the target is for; a count in another period is not held against it."""
    by: Day | None = None
    """The day by which the target should be reached."""
    sources: Many[Source] = ()
    """What must be connected before it can be measured."""
    grade: Grade = "hypothesis"
    """How well `value` is supported."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind `value`."""
    note: Text | None = None
    """A remark for the team."""

    @model_validator(mode="after")
    def _percentages(self) -> Kpi:
        if self.figure in SHARES and self.target is not None:
            most = 100 if self.unit == "%" else 1
            if not 0 <= self.target <= most:
                raise wrong(
                    phrase(
                        "The target of a share lies between 0 and {most}; found {target}.",
                        most=most,
                        target=self.target,
                    ),
                    N_("Add unit: '%' to write percentages.") if most == 1 else "",
                )
        return self

    def in_unit(self, figure: float) -> float:
        """A measured figure on the scale of this KPI.

        Args:
            figure: As the stages table gives it: shares from 0 to 1, times in seconds.

        Returns:
            Shares times 100 when the unit is `%`; times in the unit (`d`, `days`, `h`, `min`, …).
        """
        if self.figure in SHARES and self.unit == "%":
            return figure * 100
        if (self.figure or "").endswith("_s"):
            return figure * 1_000_000 / self._unit_of_time()
        return figure

    def _unit_of_time(self) -> int:
        """Microseconds of the unit, in whichever language it is written; else of a second."""
        words = [self.unit] if isinstance(self.unit, str) else [*(self.unit or {}).values()]
        units = (_UNITS.get(word.strip().lower(), word.strip()) for word in words)
        return next((MICROSECONDS[unit] for unit in units if unit in MICROSECONDS), 1_000_000)


class Question(Node):
    """Something the customer wants to know before going on."""

    called = N_("a question")

    text: Text
    """The question in the customer's words."""
    answered: bool | None = None
    """Whether the customer finds the answer today; nothing: not known."""
    touchpoints: Many[Slug] = ()
    """Ids of the touchpoints that answer it."""
    grade: Grade = "hypothesis"
    """How well we know that people ask this."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""


def _bare_question(value: object) -> object:
    if isinstance(value, Question):
        return value
    graded = isinstance(value, Mapping) and looks_graded(value, Question)
    return value if graded else {"text": value}


class Stage(Node):
    """A part of the journey with its mindset, goals, owner and rules."""

    called = N_("a stage")

    id: Slug
    """Short name of the stage, unique in the journey."""
    name: Text
    """The stage's name on the map."""
    phase: Phase | None = None
    """see, think, do or care: makes stages of different journeys comparable."""
    mindset: Claim | None = None
    """What the customer has in mind, in one sentence."""
    customer_goal: Claim | None = None
    """What the customer wants to get done."""
    business_goal: Claim | None = None
    """What the company wants from the stage."""
    questions: Many[Annotated[Question, BeforeValidator(
        _bare_question, json_schema_input_type=Text | Question
    )]] = ()  # fmt: skip
    """What the customer wants to know here."""
    team: Text | None = None
    """The team that governs the stage."""
    owner: Text | None = None
    """The person who answers for the stage."""
    hands_over_to: Text | None = None
    """The team that takes over after this stage."""
    handover: Claim | None = None
    """What is passed on at the handover."""
    kpis: Many[Kpi] = ()
    """The figures by which the stage is judged."""
    goal: bool = False
    """true: completing this stage is the conversion; at most one stage."""
    optional: bool = False
    """true: may be skipped without counting as a loss."""
    wanted: Literal["more", "fewer"] = "more"
    """fewer: few people should need this stage (support)."""
    inferred: bool = False
    """true: the rule is a proxy, no event proves it."""
    priority: Annotated[int, Field(ge=-1_000, le=1_000)] = 0
    """Higher is tried first when several rules match one event."""
    expires_after: Length | None = None
    """Goes quiet after: time without signals that ends a stay; else the journey's."""
    target_duration: Length | None = None
    """Expected time: a longer stay is late."""
    enter: Rule | None = None
    """Enters when: the events that put a person in the stage."""
    completes: Rule | None = None
    """Completes when: the events by which the stage has done its work; else `enter`."""
    emotion: Feeling | None = None
    """Hypothesised emotion, −2 to 2."""
    frontstage: Many[Claim] = ()
    """Blueprint: work that the customer sees."""
    backstage: Many[Claim] = ()
    """Blueprint: work that the customer does not see."""
    support: Many[Claim] = ()
    """Blueprint: systems and suppliers that serve the work."""
    note: Text | None = None
    """A remark for the team."""

    @property
    def measured(self) -> bool:
        """Whether the stage has a rule; a stage without one is drawn, not measured."""
        return self.enter is not None or self.completes is not None
