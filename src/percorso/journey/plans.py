"""From finding to effect: what is aimed at, what hurts, what is done about it, and the meetings."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from percorso.journey.nodes import Many, Node, wrong
from percorso.journey.stages import Figure
from percorso.journey.texts import Claim, Grade, Text
from percorso.journey.touchpoints import Want
from percorso.journey.values import Cost, Day, Name, Number, Slug
from percorso.mark import N_, phrase

Points = Annotated[int, Field(ge=1, le=5)]


class Concern(Node):
    """What pains, delights and plans share: what they say, where, and how sure we are."""

    id: Slug
    """Short name, unique among its kind."""
    text: Text
    """What it is, in one sentence."""
    stages: Many[Slug] = ()
    """Ids of the stages it concerns."""
    touchpoints: Many[Slug] = ()
    """Ids of the touchpoints it concerns."""
    personas: Many[Slug] = ()
    """Ids of the personas it concerns."""
    segments: Many[Slug] = ()
    """Ids of the segments it concerns."""
    grade: Grade = "hypothesis"
    """hypothesis, reported or measured."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""
    team: Text | None = None
    """The team that looks after it."""
    owner: Text | None = None
    """The person who answers for it."""
    date: Day | None = None
    """When it was found or decided."""
    note: Text | None = None
    """A remark for the team."""


class Objective(Concern):
    """A goal of the whole journey, of the business or of what people should do."""

    called = N_("an objective")

    of: Literal["business", "customer"] = "business"
    """business: a goal of ours; customer: what people should be able to do."""
    kpis: Many[Slug] = ()
    """Ids of the KPIs that show it."""
    due: Day | None = None
    """When it should be reached."""


class Pain(Concern):
    """A pain point: trouble drawn on the map."""

    called = N_("a pain")

    severity: Points | None = None
    """1 (small) to 5 (grave)."""
    cost: Cost | None = None
    """What it costs the company, when known."""
    state: Literal["open", "doing", "solved", "accepted"] | None = None
    """What is being done about it."""


class Delight(Concern):
    """A moment that delights and should be kept."""

    called = N_("a delight")

    strength: Points | None = None
    """1 (small) to 5 (memorable)."""


class Opportunity(Concern):
    """A change worth making."""

    called = N_("an opportunity")

    pains: Many[Slug] = ()
    """Ids of the pains it would ease."""
    delights: Many[Slug] = ()
    """Ids of the delights it builds on."""
    problems: Many[Slug] = ()
    """Ids of the board's problems it would solve."""
    ideas: Many[Slug] = ()
    """Ids of the board's ideas it comes from."""
    objectives: Many[Slug] = ()
    """Ids of the objectives it serves."""
    value: Cost | None = None
    """What it may be worth."""
    effort: Points | None = None
    """1 (small) to 5 (great)."""
    state: Literal["open", "planned", "doing", "done", "dropped"] | None = None
    """How far it is."""


class Effect(Node):
    """What an action changed, once it is known."""

    called = N_("an effect")

    text: Claim | None = None
    """The effect in words."""
    stage: Slug | None = None
    """Id of the stage whose figure changed."""
    figure: Figure | None = None
    """The measured figure that changed."""
    kpi: Slug | None = None
    """Id of the KPI that changed."""
    before: Number | None = None
    """Its value before."""
    after: Number | None = None
    """Its value after."""
    grade: Grade = "hypothesis"
    """How well it is supported."""
    evidence: Many[Slug] = ()
    """Ids of the evidence behind it."""


class Action(Concern):
    """Something to do, with owner and date, and later its effect."""

    called = N_("an action")

    opportunities: Many[Slug] = ()
    """Ids of the opportunities it takes up."""
    due: Day | None = None
    """By when."""
    state: Literal["todo", "doing", "done", "dropped"] | None = None
    """How far it is."""
    cost: Cost | None = None
    """What it costs."""
    effect: Effect | None = None
    """What it changed."""


class CheckIn(Node):
    """A meeting about the journey: on a day, with its agenda and what was decided."""

    called = N_("a check-in")

    date: Day
    """The day it was held, or is to be held."""
    people: Text | None = None
    """Who took part."""
    agenda: Many[Text] = ()
    """What was on the agenda: what changed since the last one."""
    decisions: Many[Text] = ()
    """What was decided."""
    note: Text | None = None
    """A remark for the team."""


class DatedNote(Node):
    """What to remember when figures are read over time: a campaign, an outage, a holiday."""

    called = N_("a dated note")

    date: Day
    """The day, or the first of several."""
    until: Day | None = None
    """The last day; none: one day."""
    kind: Literal["campaign", "outage", "holiday", "other"] = "other"
    """campaign, outage, holiday or other."""
    text: Text
    """What happened, in a few words."""
    stages: Many[Slug] = ()
    """Ids of the stages it concerns; none: all."""

    @model_validator(mode="after")
    def _days_in_order(self) -> DatedNote:
        if self.until and self.until < self.date:
            raise wrong(
                phrase(
                    "It ends on {ends}, before it starts on {starts}.",
                    ends=self.until,
                    starts=self.date,
                ),
                N_("Swap the days."),
            )
        return self


class Tactic(Concern):
    """A planned piece of marketing in a stage: a campaign, content, message or incentive."""

    called = N_("a tactic")

    kind: Literal["tactic", "content", "message", "incentive"] = "tactic"
    """tactic, content, message or incentive."""
    channel: Name | None = None
    """The channel it runs on."""
    message: Claim | None = None
    """What it says to the customer."""
    incentive: Claim | None = None
    """The discount, gift or bonus that asks for the act."""
    cost: Cost | None = None
    """What it costs, incentive included."""
    objectives: Many[Slug] = ()
    """Ids of the objectives it serves."""
    kpis: Many[Slug] = ()
    """Ids of the KPIs that show whether it works."""
    wants: Many[Want] = ()
    """Which of the things customers want it serves."""
    starts: Day | None = None
    """First day."""
    ends: Day | None = None
    """Last day."""
    state: Literal["idea", "planned", "running", "paused", "done", "dropped"] | None = None
    """How far it is."""

    @model_validator(mode="after")
    def _days_in_order(self) -> Tactic:
        starts: date | None = self.starts
        if starts and self.ends and self.ends < starts:
            raise wrong(
                phrase(
                    "It ends on {ends}, before it starts on {starts}.",
                    ends=self.ends,
                    starts=starts,
                ),
                N_("Swap the days."),
            )
        return self
