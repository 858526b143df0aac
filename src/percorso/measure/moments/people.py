"""The moments one by one, with the person behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import chosen
from percorso.measure.listing import Part, assemble, person_codes, person_names
from percorso.measure.moments.kinds import KINDS
from percorso.measure.moments.rows import ALL, NOWHERE
from percorso.measure.moments.visits import MOMENT, Plan, visits
from percorso.measure.retention.starts import groups_at
from percorso.measure.turns import NONE, STAGE

if TYPE_CHECKING:
    from percorso.measure.run import Bucket

INSTANTS = frozenset({"began_at", "ended_at"})


def people(plan: Plan, columns: set[str], which: dict[str, Any]) -> pa.Table:
    """The moments behind a figure, each with its person.

    Args:
        plan: What was asked.
        columns: The columns of the timeline that are needed.
        which: `kind`, `stage`, `touchpoint`, `converted` and `segment`.

    Raises:
        QuestionError: There is no such choice, kind, stage or group.
    """
    kind, stage, touchpoint, converted, segment = chosen(
        which, "kind", "stage", "touchpoint", "converted", "segment"
    )
    parts = plan.run.over(lambda bucket: _part(plan, bucket), columns, True, True)
    table = _table(plan, parts)
    for name, value, known in (
        ("kind", None if kind == ALL else kind, [*KINDS, ALL]),
        ("stage", stage, [*(each.id for each in plan.run.stages), NOWHERE]),
        ("touchpoint", touchpoint, [*plan.run.touchpoints.names, NOWHERE]),
        ("segment", segment, [str(each) for each in plan.run.labels()]),
    ):
        if value is not None:
            table = _only(table, name, str(value), known)
    if converted is None:
        return table
    return table.filter(pc.equal(table["converted"], pa.scalar(bool(converted))))


def _only(table: pa.Table, name: str, value: str, known: list[str]) -> pa.Table:
    if name not in table.column_names:
        raise QuestionError(Problem("There are no groups here.", "Leave 'segment' out."))
    if value not in known:
        raise QuestionError(Problem(f"There is no {name} '{value}'.", did_you_mean(value, known)))
    column: Any = table[name]
    if value == NOWHERE:
        return table.filter(pc.is_null(column))
    return table.filter(pc.equal(column.cast(pa.string()), pa.scalar(value)))


def _part(plan: Plan, bucket: Bucket) -> Part:
    found = visits(plan, bucket)
    low, high = plan.run.window.bounds
    wanted = (found.role == MOMENT) & (found.begin >= low) & (found.begin < high)
    touchpoint = bucket.columns[RESOLVED][found.best]
    stage = np.full(len(found.stay), NONE, np.int32)
    stage[found.stay >= 0] = bucket.fold.stays[found.stay[found.stay >= 0], STAGE]
    rows, cells = [], []
    for group in groups_at(plan.run, bucket, found.first):
        rows.append(np.flatnonzero(wanted & (group >= 0)))
        cells.append(group[rows[-1]])
    own = np.concatenate(rows)
    persons = np.asarray(bucket.columns["person"], np.int64)[found.first[own]]
    return {
        "person": person_codes(plan.run, persons),
        "segment": np.concatenate(cells).astype(np.int32),
        "kind": found.kind[own].astype(np.int32),
        "stage": stage[own],
        "touchpoint": touchpoint[own].astype(np.int32),
        "began_at": found.begin[own],
        "ended_at": found.end[own],
        "interactions": found.count[own],
        "converted": found.converted[own],
        "decided": found.decided[own],
    }


def _table(plan: Plan, parts: list[Part]) -> pa.Table:
    texts = {
        "person": person_names(plan.run),
        "segment": plan.run.labels(),
        "kind": list(KINDS),
        "stage": [each.id for each in plan.run.stages],
        "touchpoint": list(plan.run.touchpoints.names),
    }
    columns = assemble(parts, texts, INSTANTS)
    if not plan.run.grouping.split:
        columns.pop("segment")
    return pa.table(columns)
