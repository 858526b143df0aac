"""The people behind the weeks: who reached the goal, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.mix.weeks import week_edges
from percorso.measure.answer import chosen
from percorso.measure.cycles import cycle_groups, cycle_persons
from percorso.measure.listing import INSTANT, person_codes, person_names
from percorso.measure.turns import C_GOAL_AT

if TYPE_CHECKING:
    from percorso.explain.mix.question import MixAnswer
    from percorso.measure.run import Bucket

Line = tuple[int, int, int, int]


def goals_behind(answer: MixAnswer, which: dict[str, Any]) -> pa.Table:
    """The goals of the weeks that were fitted, in the order of people and time.

    Raises:
        QuestionError: There is no such week or group.
    """
    week, segment = chosen(which, "week", "segment")
    run = answer.run
    mondays = [] if answer.known is None else list(answer.known.spent.mondays)
    days = [day.isoformat() for day in mondays]
    labels = run.labels()
    _check(str(week) if week is not None else None, days, "week")
    _check(segment, [str(label) for label in labels], "group")
    edges = week_edges(run, mondays)

    def lines(bucket: Bucket) -> list[Line]:
        return [line for cell in bucket.cells for line in _lines(bucket, cell, edges)]

    found = [
        line for part in run.over(lines) for line in part
        if week in (None, mondays[line[2]], days[line[2]]) and segment in (None, labels[line[3]])
    ]  # fmt: skip
    people = person_names(run)
    codes = person_codes(run, np.array([line[0] for line in found], np.int64))
    columns = {
        "person": people.take(pa.array(codes, pa.int32())),
        "at": pa.array([line[1] for line in found], pa.int64()).cast(INSTANT),
        "week": pa.array([mondays[line[2]] for line in found], pa.date32()),
    }
    if run.grouping.split:
        columns["segment"] = pa.array([labels[line[3]] for line in found], pa.string())
    return pa.table(columns).sort_by([("person", "ascending"), ("at", "ascending")])


def _check(wanted: str | None, known: list[str], what: str) -> None:
    if wanted is not None and wanted not in known:
        raise QuestionError(
            Problem(f"There is no {what} '{wanted}' here.",
                    did_you_mean(wanted, known) or "Leave it out.")
        )  # fmt: skip


def _lines(bucket: Bucket, cell: NDArray[np.int32], edges: NDArray[np.int64]) -> list[Line]:
    group, at = cycle_groups(bucket, cell), bucket.fold.cycles[:, C_GOAL_AT]
    week = np.searchsorted(edges, at, side="right") - 1
    inside = (group >= 0) & (week >= 0) & (week < len(edges) - 1)
    return list(
        zip(cycle_persons(bucket)[inside].tolist(), at[inside].tolist(), week[inside].tolist(),
            group[inside].tolist(), strict=True)
    )  # fmt: skip
