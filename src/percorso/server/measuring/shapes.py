"""The measured layer as it goes to the browser."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from percorso.measure.differences import Kind
from percorso.server.work.record import Record

State = Literal["none", "making", "ready", "stale", "failed"]


class MeasuredStage(BaseModel):
    """The figures of a stage; None where it has no rule, or nothing is known."""

    stage: str
    people: int | None
    entries: int | None
    population: int | None
    """People who are in it now."""
    cycles: int | None
    decided: int | None
    """Cycles of which it is known whether they went on: the base of conversion and drop-off."""
    undecided: int | None
    conversion: float | None
    conversion_low: float | None
    conversion_high: float | None
    decided_next: int | None
    conversion_next: float | None
    conversion_next_low: float | None
    conversion_next_high: float | None
    decided_goal: int | None
    conversion_goal: float | None
    conversion_goal_low: float | None
    conversion_goal_high: float | None
    drop_off: float | None
    drop_off_low: float | None
    drop_off_high: float | None
    incidence: float | None
    time_median_s: float | None
    time_p90_s: float | None
    progress_median_s: float | None
    advanced: int | None
    skipped: int | None
    returned: int | None
    """Stays that went back to an earlier stage."""
    new_cycle: int | None
    expired: int | None
    open: int | None
    late: float | None
    few: bool = False
    """Fewer than 30 are decided: show n, not the rate."""
    emotion: float | None = None
    emotion_low: float | None = None
    emotion_high: float | None = None
    emotion_n: int = 0
    emotion_few: bool = False


class MeasuredTouchpoint(BaseModel):
    """The figures of a touchpoint in a stage, or in the whole journey."""

    touchpoint: str
    name: str
    stage: str | None
    drawn: bool
    """Whether the map holds it."""
    people: int | None
    reach: float | None
    events: int | None
    cycles_share: float | None
    stays_with: int | None
    progress_with: float | None
    progress_without: float | None
    difference: float | None
    difference_low: float | None
    difference_high: float | None
    few: bool = False
    score_n: int | None
    score_kind: str | None
    score: float | None
    emotion: float | None
    emotion_low: float | None
    emotion_high: float | None


class MeasuredFlow(BaseModel):
    """People moving from one stage to the next one they enter."""

    start: str = Field(validation_alias="from")
    end: str = Field(validation_alias="to")
    n: int
    people: int
    median_s: float | None
    kind: str


class MeasuredTotal(BaseModel):
    """Figures of the whole."""

    events: int | None
    people: int | None
    people_with_stay: int | None
    stays: int | None
    unmatched: int | None
    cycles: int | None
    goal_cycles: int | None
    goal_people: int | None
    value: dict[str, str] | None
    again_share: float | None
    emotion: float | None = None
    emotion_low: float | None = None
    emotion_high: float | None = None
    emotion_n: int = 0


class MeasuredDifference(BaseModel):
    """One place where drawing and measure part."""

    model_config = ConfigDict(from_attributes=True)

    key: str
    """The same as long as it is about the same."""
    kind: Kind
    element: str
    """What of the drawing it is about; empty: it is not on the map."""
    stage: str | None
    """The column where it shows."""
    drawn: float | str | None
    measured: float | None
    low: float | None
    high: float | None
    n: int | None
    people: int | None
    share: float | None
    to: str | None
    """Of a move, the stage it goes to."""
    name: str | None
    """What the data call something that is not on the map."""
    ruled: bool | None
    """Of a touchpoint: whether it has a rule by which events could show it."""


class SegmentCard(BaseModel):
    """A segment that can be chosen."""

    id: str
    name: str


class Layer(BaseModel):
    """What really happened, in the columns of the map."""

    state: State
    reason: Literal["no_events", "no_rules", "damaged"] | None = None
    """Why there is nothing to measure."""
    job: Record | None = None
    """The job that measures it now, or the last one that failed."""
    as_of: datetime | None = None
    start: datetime | None = None
    """The first instant covered; None: from the first event."""
    end: datetime | None = None
    first_event: datetime | None = None
    last_event: datetime | None = None
    time_zone: str | None = None
    made_at: datetime | None = None
    simulated: bool = False
    hidden: bool = False
    """The segment has so few people that the reader may not see its figures."""
    stages: list[MeasuredStage] = []
    touchpoints: list[MeasuredTouchpoint] = []
    flow: list[MeasuredFlow] = []
    total: MeasuredTotal | None = None
    differences: list[MeasuredDifference] = []
    """Where the drawing of now and these figures part."""
    segments: list[SegmentCard] = []
    definitions: dict[str, str] = {}
    """What the figures mean, in the reader's language, by question."""
