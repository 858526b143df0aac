"""The search: from a question to findings, each tested against its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError
from percorso.explain.friction.baselines import Finding
from percorso.explain.friction.finding import (
    Atlas,
    by_contact,
    by_groups,
    by_steps,
    by_values,
    judge,
)
from percorso.explain.friction.gather import (
    MOST_POINTS,
    MOST_VALUES,
    Part,
    Places,
    Plan,
    count,
    gather,
)
from percorso.explain.friction.kernels import COMPONENTS
from percorso.explain.friction.marks import Limits
from percorso.explain.friction.money import Worth, worth
from percorso.explain.friction.rows import Teller
from percorso.explain.friction.trouble import Trouble, trouble
from percorso.measure.run import Run
from percorso.measure.segments import Field

if TYPE_CHECKING:
    from percorso.explain.friction.question import Friction

MOST_CELLS = 40_000_000


@dataclass(frozen=True)
class Found:
    """What was found, with what it was found with."""

    findings: list[Finding]
    teller: Teller
    plan: Plan
    trouble: Trouble
    worth: Worth
    left_out: list[str]
    points: int


def search(question: Friction, run: Run) -> Found:
    """Everything that was found, tested together."""
    among, left_out = _comparable(question, run)
    plan = _plan(question, run, among)
    parts = gather(run, plan)
    places = Places(run.plan.stages, len(plan.limits.asking))
    atlas = Atlas(places, run.plan.goal)
    _check_size(run, places, question)
    findings = _findings(question, run, plan, parts, atlas)
    judge(findings)
    price = worth(run, parts)
    return Found(findings, Teller(run, price, among), plan, plan.trouble, price, left_out,
                 places.points)  # fmt: skip


def _findings(
    question: Friction, run: Run, plan: Plan, parts: Sequence[Part], atlas: Atlas
) -> list[Finding]:
    groups = len(run.labels())
    if plan.before is not None:
        counts = count(parts, 2 * groups, atlas.places)
        if question.view == "delights":
            return list(by_contact(counts[:groups], atlas))
        return list(by_groups(counts[:groups], counts[groups:], atlas, "previous"))
    counts = count(parts, groups, atlas.places)
    if question.view == "delights":
        return list(by_contact(counts, atlas))
    if run.grouping.by is not None:
        known = counts[:-1]
        return list(by_groups(known, known.sum(axis=0) - known, atlas, "rest"))
    if groups == 2:
        return list(by_groups(counts, counts[::-1], atlas, "other"))
    findings = list(by_steps(counts[0], atlas))
    for number, each in enumerate(plan.among):
        values = len(run.timeline.codes.of(each.column).values)
        found = count(parts, values, atlas.places, number)
        findings += by_values(found, atlas, number)
    return findings


def _comparable(question: Friction, run: Run) -> tuple[tuple[Field, ...], list[str]]:
    """The fields that can be compared; and those left out because they have too many values."""
    kept: list[Field] = []
    left: list[Field] = []
    for each in question.compared():
        many = len(run.timeline.codes.of(each.column).values) > MOST_VALUES
        (left if many else kept).append(each)
    return tuple(kept), [str(each) for each in left]


def _plan(question: Friction, run: Run, among: tuple[Field, ...]) -> Plan:
    found = trouble(run, question.errors, question.asks)
    points = len(run.touchpoints.names)
    if points > MOST_POINTS:
        points = run.touchpoints.drawn
    finishing = np.array([one.completes is not None for one in run.stages])
    asking = np.ascontiguousarray(found.asking[:points])
    limits = Limits(run.plan.goal, finishing, found.desks, asking,
                    microseconds(question.back_within), run.window.as_of)  # fmt: skip
    before = _before(run) if question.against == "previous" else None
    return Plan(limits, found, among, before)


def _before(run: Run) -> tuple[int, int]:
    start, end = run.window.start, run.window.end
    if start is None:
        raise QuestionError(
            Problem("There is no period before: this one has no beginning.",
                    "Say where it begins with --from, such as --from 2026-03-01.")
        )  # fmt: skip
    end = run.window.as_of + 1 if end is None else end
    return start - (end - start), start


def _check_size(run: Run, places: Places, question: Friction) -> None:
    groups = len(run.labels()) * (2 if question.against == "previous" else 1)
    if groups * places.size * len(COMPONENTS) > MOST_CELLS:
        raise QuestionError(
            Problem(f"There are {places.points} touchpoints in {groups} groups: too many to "
                    "hold apart.", "Choose a field with fewer values, or a condition with 'where'.")
        )  # fmt: skip
