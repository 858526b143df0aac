"""The people behind a figure of retention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import chosen
from percorso.measure.listing import Part, assemble, person_codes, person_names
from percorso.measure.retention.cohorts import Begun, Ints, Plan, begun, places
from percorso.measure.retention.rows import ALL

if TYPE_CHECKING:
    from percorso.measure.retention.question import Retention
    from percorso.measure.run import Bucket, Run


def people(question: Retention, run: Run, which: dict[str, Any]) -> pa.Table:
    """The people of a cohort who were seen through a period, and who of them was active in it.

    Args:
        question: What was asked.
        run: Its run.
        which: `cohort`, `period`, `retained` and `segment`, as in `RetentionAnswer.people`.

    Raises:
        QuestionError: There is no such choice, or no such cohort.
    """
    cohort, period, retained, segment = chosen(which, "cohort", "period", "retained", "segment")
    if question.view == "lifecycle":
        raise QuestionError(
            Problem("The lifecycle has no list of people.", "Ask for the cohorts' people.")
        )
    plan, period = question.plan(run), 1 if period is None else int(period)
    parts = run.over(lambda b: _part(plan, b, period), plan.columns(), True, plan.resolve)
    table = _table(plan, parts)
    for name, value in (("cohort", None if cohort == ALL else cohort), ("segment", segment)):
        if value is not None:
            table = _kept(table, name, str(value))
    return table if retained is None else _only(table, "retained", bool(retained))


def _kept(table: pa.Table, name: str, value: str) -> pa.Table:
    there = name in table.column_names
    known = [str(each) for each in pc.unique(table[name]).to_pylist()] if there else []
    if value not in known:
        raise QuestionError(Problem(f"There is no {name} '{value}'.", did_you_mean(value, known)))
    return _only(table, name, value)


def _only(table: pa.Table, name: str, value: str | bool) -> pa.Table:
    wanted: Any = pa.scalar(value)
    column: Any = table[name]
    return table.filter(pc.equal(column.cast(wanted.type), wanted))


def _part(plan: Plan, bucket: Bucket, period: int) -> Part:
    first, active = plan.signals.rows(bucket)
    parts = [_listed(plan, bucket, who, active, period) for who in begun(plan, bucket, first)]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _listed(plan: Plan, bucket: Bucket, who: Begun, rows: Ints, period: int) -> Part:
    _, whose, when = places(plan, who, bucket, rows)
    there = when >= period if plan.kind == "unbounded" else when == period
    active = np.zeros(len(who.group), np.bool_)
    active[whose[there]] = True
    if plan.kind == "rolling":
        seen = who.watched > period
    else:
        seen = who.cohort + period < len(plan.calendar)
    own = np.flatnonzero((who.group >= 0) & seen)
    return {
        "person": person_codes(plan.run, who.starts.person[own]),
        "segment": who.group[own].astype(np.int32),
        "cohort": who.cohort[own].astype(np.int32),
        "began_at": who.starts.t[own],
        "retained": active[own],
    }


def _table(plan: Plan, parts: list[Part]) -> pa.Table:
    labels = [plan.calendar.label(place) for place in range(len(plan.calendar))]
    texts = {"person": person_names(plan.run), "segment": plan.run.labels(), "cohort": labels}
    columns = assemble(parts, texts, frozenset({"began_at"}))
    if not plan.run.grouping.split:
        columns.pop("segment")
    return pa.table(columns)
