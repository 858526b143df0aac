"""What the home page receives."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel

from percorso.server.documents import JourneyKind

Grade = Literal["hypothesis", "reported", "measured"]


class HomeStage(BaseModel):
    """A stage of the mini map."""

    id: str
    name: str
    people: int | None = None
    """People who entered it in the period measured; None: not measured."""
    share: float | None = None
    """Those people as a share of the largest stage, for the height of the bar."""
    emotion: float | None = None
    grade: Grade | None = None
    """How well the emotion is known."""
    goal: bool = False


class HomeFigure(BaseModel):
    """The one figure of a journey: a KPI against its target, or where most people stop."""

    text: str
    value: str
    target: str | None = None
    state: Literal["on_target", "off_target", "loss", "plain"]


class Findings(BaseModel):
    """How many findings the map check has, by how much they matter."""

    high: int = 0
    medium: int = 0
    low: int = 0


class HomeJourney(BaseModel):
    """A journey as a card."""

    id: str
    title: str
    kind: JourneyKind
    version: int
    changed_at: datetime
    changed_by: str | None = None
    source_file: str | None = None
    """The file it was taken in from, where nobody has changed it since."""
    mine: bool = False
    """Whether the reader made it or changed it last."""
    based_on: str | None = None
    stages: list[HomeStage]
    figure: HomeFigure | None = None
    loss: float | None = None
    """The largest share of people that stops at one stage; None: not measured."""
    findings: Findings
    as_of: datetime | None = None
    simulated: bool = False


class PutAway(BaseModel):
    """A journey in the archive."""

    id: str
    title: str
    archived_at: datetime


class Change(BaseModel):
    """What somebody did to a journey; the same thing done several times stands once."""

    journey: str
    title: str
    version: int
    element: str
    sentence: str
    by: str | None
    at: datetime
    times: int = 1
    undone: bool = False


class Waiting(BaseModel):
    """Something that waits for the reader, with one verb."""

    kind: Literal["mention", "reply", "action", "findings", "guide", "invitations"]
    text: str
    detail: str = ""
    journey: str | None = None
    element: str | None = None
    at: datetime | None = None
    due: date | None = None
    verb: str


class CheckInNews(BaseModel):
    """The check-in that comes next, or the last one."""

    journey: str
    title: str
    date: date
    people: str = ""
    agenda: int = 0
    coming: bool


class Home(BaseModel):
    """Everything on the home page."""

    sentence: str
    journeys: list[HomeJourney]
    archived: list[PutAway]
    changes: list[Change]
    changes_total: int
    since: date | None
    waiting: list[Waiting]
    checkin: CheckInNews | None
