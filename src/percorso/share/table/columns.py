"""What stands in each column of the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from percorso.formats import UNKNOWN
from percorso.journey import Kpi, Stage, claim_grade
from percorso.journey.amounts import written
from percorso.measure.targets import reached
from percorso.share.figures import Row
from percorso.share.map.head import stage_facts
from percorso.share.map.kpis import actual, few_cases
from percorso.share.map.notes import STATES as PLANS
from percorso.share.map.touchpoints import STATES
from percorso.share.moments import concerns, does, key_touchpoints
from percorso.share.pen.paper import Paper
from percorso.share.table.cells import Cell, Line
from percorso.words import N_

_MOST = 8
_DONE = {"done", "dropped", "solved"}
_FAR = dt.date.max


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its English name, its width at ease, and the cell of a stage."""

    name: str
    wide: int
    cell: Callable[[Paper, int, Stage], Cell]


def _counted(paper: Paper, items: Sequence[Sequence[Line]], most: int = _MOST) -> Cell:
    """At most so many items of one line or several, and how many more there are."""
    shown = items if len(items) <= most else items[: most - 1]
    lines = [line for item in shown for line in item]
    if rest := len(items) - len(shown):
        more = paper.words.plural("and {n} more", "and {n} more", rest)
        lines.append(Line(more, "muted", room=8))
    return Cell(lines)


def _stage(paper: Paper, place: int, stage: Stage) -> Cell:
    lines = [Line(paper.say(stage.name), bold=True, sign=f"number:{place + 1}")]
    if facts := stage_facts(paper, stage, place):
        lines.append(Line(facts, "muted", most=2))
    owner, team = paper.say(stage.owner), paper.say(stage.team)
    if owner or team:
        lines.append(Line(owner or team, sign=f"owner:{owner or team}", room=12, most=2))
    if owner and team:
        lines.append(Line(team, "muted", sign="owner: ", room=0, most=2))
    return Cell(lines)


def _customer(paper: Paper, place: int, stage: Stage) -> Cell:
    lines = [Line(paper.say(stage.customer_goal))] if stage.customer_goal is not None else []
    lines += [Line(paper.words("Does: {act}", act=act), "muted") for act in does(paper, stage)[:3]]
    return Cell(lines)


def _touchpoints(paper: Paper, place: int, stage: Stage) -> Cell:
    lines = []
    for touchpoint in key_touchpoints(paper, stage):
        state = STATES.get(touchpoint.state or "")
        name = paper.say(touchpoint.name)
        text = f"{name}, {paper.words(state)}" if state else name
        sign = f"kind:{touchpoint.kind or ''}"
        lines.append([Line(text, "muted" if state else "ink", sign=sign, most=2)])
    return _counted(paper, lines)


def _questions(paper: Paper, place: int, stage: Stage) -> Cell:
    lines = []
    for question in stage.questions:
        asked = paper.say(question)
        open_ = question.answered is False
        text = f"{asked} ({paper.words('no answer yet')})" if open_ else asked
        lines.append([Line(text, sign="?", most=4)])
    return _counted(paper, lines)


def _ours(paper: Paper, place: int, stage: Stage) -> Cell:
    goal = stage.business_goal
    lines = [[Line(paper.say(goal))]] if goal is not None else []
    plans = [t for t in concerns(paper, "tactics", place) if t.state not in _DONE]
    acts = [*plans, *stage.frontstage]
    return _counted(paper, [*lines, *([Line(paper.say(act), sign="–", most=3)] for act in acts)])


def _kpis(paper: Paper, place: int, stage: Stage) -> Cell:
    row = paper.figures.stage(stage.id) if paper.figures else {}
    return _counted(paper, [_kpi(paper, kpi, row) for kpi in stage.kpis])


def _kpi(paper: Paper, kpi: Kpi, row: Row) -> list[Line]:
    """Name and value; under them the target and its day."""
    words, unit, value = paper.words, paper.say(kpi.unit), actual(kpi, row)
    few = few_cases(kpi, row)
    shown = "" if value is None else written(words, kpi, unit, value)
    if few:
        shown = f"{shown}, {words.sample(few)}"
    met = value is not None and kpi.target is not None and not few and reached(kpi, value)
    tone = "muted" if few or claim_guess(kpi, row) else "good" if met else "ink"
    name = Line(paper.say(kpi.name), most=3, room=8)
    if len(shown) > 12:
        value_line = Line(shown, tone, bold=True, room=0, most=2)
        return [name, value_line, *_target(paper, kpi)]
    name = replace(name, right=shown or UNKNOWN, right_tone=tone if shown else "muted")
    return [name, *_target(paper, kpi)]


def claim_guess(kpi: Kpi, row: Row) -> bool:
    """Whether a KPI's value is only supposed."""
    measured = bool(kpi.figure) and row.get(kpi.figure or "") is not None
    return not measured and kpi.value is not None and claim_grade(kpi) == "hypothesis"


def _target(paper: Paper, kpi: Kpi) -> list[Line]:
    if kpi.target is None:
        return []
    words = paper.words
    value = written(words, kpi, paper.say(kpi.unit), kpi.target)
    said = words("target {value}", value=value)
    if kpi.by:
        said = words("{target} by {day}", target=said, day=words.date(kpi.by))
    return [Line(said, "muted", room=0, most=2)]


def _next(paper: Paper, place: int, _: Stage) -> Cell:
    """What is to be done, the most urgent first; without actions, the open opportunities."""
    found = [a for a in concerns(paper, "actions", place) if a.state not in _DONE]
    found.sort(key=lambda action: action.due or _FAR)
    if not found:
        found = [o for o in concerns(paper, "opportunities", place) if o.state not in _DONE]
    return _counted(paper, [_plan(paper, item) for item in found], 5)


def _plan(paper: Paper, item: Any) -> list[Line]:
    words, state = paper.words, PLANS.get(item.state or "")
    due = getattr(item, "due", None)
    parts = [
        paper.say(item.owner) or paper.say(item.team),
        words("by {day}", day=words.date(due)) if due else "",
        words(state) if state else "",
    ]
    said = ", ".join(part for part in parts if part)
    first = Line(paper.say(item), room=8, most=4)
    return [first, Line(said, "muted", room=0, most=3)] if said else [first]


COLUMNS = (
    Column(N_("Stage"), 176, _stage),
    Column(N_("Customer"), 200, _customer),
    Column(N_("Key touchpoints"), 184, _touchpoints),
    Column(N_("Questions"), 184, _questions),
    Column(N_("What we do"), 216, _ours),
    Column(N_("KPI"), 200, _kpis),
    Column(N_("Next action"), 208, _next),
)
"""The columns in their order; one that is empty in every stage is left out."""
