"""Rules by clicking: said as a sentence, counted before they are saved."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field, JsonValue, ValidationError

from percorso.engine.rules import needed_fields
from percorso.engine.stopping import Stopped
from percorso.errors import Problem, QuestionError
from percorso.journey import Journey, Rule, text
from percorso.journey.complaints import complaints
from percorso.journey.sentences import sentence_parts
from percorso.journey.tree import MOST_PROBLEMS, Tree
from percorso.mark import N_
from percorso.measure.preview import Preview, changed
from percorso.server.access import Access, Editor, Lang, Viewer
from percorso.server.bodies import Body
from percorso.server.documents import RuleTree
from percorso.server.errors import Refusal
from percorso.server.measuring.asked import Asked
from percorso.server.measuring.journey import Drawn, TheDrawn
from percorso.server.measuring.lakes import Lake, lake_of
from percorso.server.measuring.making import preparing
from percorso.server.measuring.trying import TheTrials, tried
from percorso.server.routes.jobs import said
from percorso.server.work.jobs import Jobs, TheJobs, Wish
from percorso.server.work.record import Record

router = APIRouter(tags=["rules"], prefix="/workspaces/{workspace}/journeys/{journey}/rules")


class Said(Body):
    """A rule to be said."""

    rule: RuleTree


class Part(BaseModel):
    """A piece of a sentence."""

    text: str
    path: str | None
    """The part of the rule that says it; None for what joins."""


class RuleSentence(BaseModel):
    """A rule as a sentence, in pieces."""

    parts: list[Part]


class Tried(Body):
    """A rule to be tried out in the place of one of the journey."""

    element: Annotated[str, Field(max_length=200)]
    field: Literal["enter", "completes", "rule"]
    rule: RuleTree | None
    start: Annotated[str, Field(max_length=40)] | None = None
    end: Annotated[str, Field(max_length=40)] | None = None


class RulePart(BaseModel):
    """A part of a rule, by its path, and the people with an event that matches it."""

    path: str
    people: int


class Overlap(BaseModel):
    """Another stage with events in common, and the stage that takes them."""

    stage: str
    events: int
    taken_by: str


class Piece(BaseModel):
    """A piece of the period: its first day, and the people under both rules."""

    day: str
    people: int
    today: int


class RulePreview(BaseModel):
    """What a rule would do."""

    state: Literal["none", "making", "ready"]
    """`none`: there are no events; `making`: the events are being made ready by a job."""
    job: Record | None = None
    people: int | None = None
    today: int | None = None
    difference: int | None = None
    enter: int | None = None
    leave: int | None = None
    stay: int | None = None
    events: int | None = None
    few: bool = False
    parts: list[RulePart] = []
    overlaps: list[Overlap] = []
    series: list[Piece] = []
    as_of: datetime | None = None
    start: datetime | None = None
    end: datetime | None = None


@router.post("/sentence")
def rule_sentence(body: Said, access: Viewer, drawn: TheDrawn, lang: Lang) -> RuleSentence:
    """A rule as a sentence in the reader's language."""
    rule, journey = read_rule(body.rule), drawn.journey
    names = {one.id: text(one.name, lang, journey.language) for one in journey.touchpoints}
    found = sentence_parts(rule, lang, names)
    return RuleSentence(parts=[Part(text=one.text, path=one.path) for one in found])


@router.post("/preview")
def rule_preview(
    body: Tried, access: Editor, drawn: TheDrawn, jobs: TheJobs, trials: TheTrials, lang: Lang
) -> RulePreview:
    """Count whom a rule would match, beside the rule of today; nothing is saved."""
    if body.rule is not None:
        read_rule(body.rule)
    journey = changed(drawn.journey, body.element, body.field, body.rule)
    lake = lake_of(access.folder)
    if lake is None:
        return RulePreview(state="none")
    wanted = Asked(body.start, body.end)
    wanted.check(journey, lake)
    with trials.newest(f"{access.account.id}/{drawn.stored.id}") as stop:
        try:
            found = tried(stop, drawn.journey, lake, wanted, body.element, body.field, body.rule)
        except Stopped:
            if not stop.late:
                raise Refusal(409, N_("A newer rule is being counted.")) from None
            return _making(access, drawn, journey, lake, jobs, lang)
    return _preview(found)


def _making(
    access: Access, drawn: Drawn, journey: Journey, lake: Lake, jobs: Jobs, lang: str
) -> RulePreview:
    """Make the events ready by a job, since that takes longer than a preview may."""
    fields = sorted(needed_fields(journey) | needed_fields(drawn.journey))
    key = "/".join((*map(str, lake.covers), *fields))[:64]
    wish = Wish(access.workspace.id, "timeline", key, None, access.account.id)
    record = jobs.start(wish, preparing(access.folder, drawn.journey, fields))
    return RulePreview(state="making", job=said(record, lang, access.role))


def _preview(found: Preview) -> RulePreview:
    kept: dict[str, Any] = {
        name: getattr(found, name)
        for name in ("people", "today", "enter", "leave", "stay", "events", "few")
    }
    return RulePreview(
        state="ready",
        **kept,
        difference=found.people - found.today,
        parts=[RulePart(**row) for row in found.parts],
        overlaps=[Overlap(**row) for row in found.overlaps],
        series=[Piece(**row) for row in found.series],
        as_of=found.window["as_of"],
        start=found.window["from"],
        end=found.window["to"],
    )


def read_rule(rule: dict[str, JsonValue]) -> Rule:
    """A rule of the closed grammar.

    Raises:
        QuestionError: It is none; the key of each problem is its place in the rule.
    """
    try:
        return Rule.model_validate(rule)
    except ValidationError as error:
        found = complaints(error, Rule, Tree("", rule), MOST_PROBLEMS)
        raise QuestionError([_placed(one) for one in found]) from error


def _placed(problem: Problem) -> Problem:
    key = ".".join(part for part in ("rule", problem.key) if part)
    return Problem(problem.message, problem.fix, key=key)
