"""The people behind a finding, each stay with the event that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.explain.friction.baselines import Finding
from percorso.explain.friction.finding import MOVE, TOUCHPOINT
from percorso.explain.friction.gather import Part, marked, thresholds, waited
from percorso.measure.answer import chosen
from percorso.measure.listing import assemble, person_codes, person_names
from percorso.measure.turns import C_NUMBER, CYCLE, ENTERED, NONE, ROW, STAGE

if TYPE_CHECKING:
    from percorso.explain.friction.question import FrictionAnswer
    from percorso.measure.run import Bucket

MOMENTS = frozenset({"entered_at", "at"})


def people(answer: FrictionAnswer, which: Mapping[str, Any]) -> pa.Table:
    """The stays that a finding is made of, with their people and the event that shows each."""
    finding = _finding(answer, which)
    run, plan = answer.run, answer.plan
    assert plan is not None  # noqa: S101 an answer of this question has one
    plan = replace(plan, want=finding.component)

    def listed(bucket: Bucket) -> tuple[Part, dict[str, NDArray[Any]]]:
        part = marked(run, plan, bucket)
        return part, _columns(answer, bucket)

    parts = run.over(listed, plan.columns(), True, True)
    limits = thresholds([part for part, _ in parts], run.plan.stages)
    rows = [_rows(answer, finding, waited(part, limits), columns) for part, columns in parts]
    codes = run.timeline.codes
    texts = {"person": person_names(run), "stage": [one.id for one in run.stages],
             "event": codes.of("name").values, "touchpoint": list(run.touchpoints.names),
             "channel": codes.of("channel").values}  # fmt: skip
    return pa.table(assemble(rows, texts, MOMENTS))


def _finding(answer: FrictionAnswer, which: Mapping[str, Any]) -> Finding:
    rank, row = chosen(dict(which), "rank", "row")
    if rank is None and row is None:
        raise QuestionError(
            Problem("Which friction's people?", "Say people(rank=1), or people(row=1).")
        )
    places = [
        number
        for number, each in enumerate(answer.rows, 1)
        if (row is not None and number == row) or (rank is not None and each["rank"] == rank)
    ]
    if not places:
        ranks = sum(each["rank"] is not None for each in answer.rows)
        raise QuestionError(
            Problem(f"There is no such row: rank {rank}, row {row}.",
                    f"Ranks go to {ranks}, rows to {len(answer.rows)}.")
        )  # fmt: skip
    return answer.findings[places[0] - 1]


def _columns(answer: FrictionAnswer, bucket: Bucket) -> dict[str, NDArray[Any]]:
    """What is told of each stay, and the events to choose the evidence from."""
    stays = bucket.fold.stays
    return {
        "person": person_codes(answer.run, bucket.persons),
        "cycle": bucket.fold.cycles[stays[:, CYCLE], C_NUMBER].astype(np.int32),
        "stage": stays[:, STAGE].astype(np.int32), "entered_at": stays[:, ENTERED].copy(),
        "_row": stays[:, ROW].copy(), "_t": np.asarray(bucket.columns["t"]),
        "_event": np.asarray(bucket.columns["name"]),
        "_touchpoint": np.asarray(bucket.columns[RESOLVED]),
        "_channel": np.asarray(bucket.columns["channel"]),
    }  # fmt: skip


def _rows(
    answer: FrictionAnswer, finding: Finding, part: Part, columns: dict[str, NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    stay, evidence = _chosen(finding, part)
    found = {name: columns[name][stay] for name in ("person", "cycle", "stage", "entered_at")}
    found["at"] = np.where(evidence < 0, NONE, columns["_t"][evidence])
    for name in ("event", "touchpoint", "channel"):
        values = columns[f"_{name}"][evidence]
        found[name] = np.where(evidence < 0, NONE, values).astype(np.int32)
    return found


def _chosen(finding: Finding, part: Part) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The stays of a finding, and the event that shows it in each."""
    kind, stage, origin, point = finding.where
    marks = part.marks
    inside = _counted(finding, part) & (part.stage == stage)
    bit = np.uint16(1 << finding.component)
    if kind == TOUCHPOINT:
        at = marks.touch_stay
        keep = inside[at] & (marks.touch_point == point)
        keep &= (marks.touch_case & marks.touch_hit & bit) > 0
        return at[keep].astype(np.int64), marks.touch_row[keep]
    inside &= (marks.case & marks.hit & bit) > 0
    if kind == MOVE:
        inside &= marks.origin == origin
    return np.flatnonzero(inside), marks.row[inside]


def _counted(finding: Finding, part: Part) -> NDArray[np.bool_]:
    group = max(finding.group, 0)
    found = part.groups[0] == group
    for other in part.groups[1:]:
        found |= other == group
    if finding.among >= 0:
        found &= part.codes[finding.among] == finding.value
    return np.asarray(found)
