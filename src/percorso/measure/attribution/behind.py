"""The people behind the credits: every conversion with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from percorso.engine.columns import UNIT
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure.answer import chosen
from percorso.measure.attribution.gather import cycle_values, over, touches_in, traced
from percorso.measure.attribution.telling import NO_TOUCH
from percorso.measure.attribution.touches import GOAL, last_hits
from percorso.measure.attribution.views import ARROW
from percorso.measure.listing import INSTANT, person_codes, person_names

if TYPE_CHECKING:
    from percorso.measure.attribution.question import AttributionAnswer
    from percorso.measure.run import Bucket

Line = tuple[Any, ...]


def conversions(answer: AttributionAnswer, which: dict[str, Any]) -> pa.Table:
    """The conversions whose path has a channel, in the order of people and time.

    Raises:
        QuestionError: There is no such channel or stage.
    """
    channel, stage = chosen(which, "channel", "of")
    run, plan = answer.run, answer.plan
    names = _targets(answer)
    _check(stage, names, "stage")
    texts = plan.texts(run)
    if channel != NO_TOUCH:
        _check(channel, texts, plan.touch)
    wanted = texts.index(channel) if channel in texts else -1

    def lines(bucket: Bucket) -> list[Line]:
        return _lines(answer, bucket, None if channel is None else wanted, stage)

    found = [line for part in over(run, plan, lines) for line in part]
    people = person_names(run)
    table = pa.table(
        {
            "person": people.take(pa.array([line[0] for line in found], pa.int32())),
            "at": pa.array([line[1] for line in found], pa.int64()).cast(INSTANT),
            "of": pa.array([names[line[2]] for line in found], pa.string()),
            "touches": pa.array([line[3] for line in found], pa.int64()),
            "path": pa.array([line[4] for line in found], pa.string()),
            "value": pa.array([line[5] for line in found], pa.float64()),
        }
    )
    return table.sort_by([("person", "ascending"), ("at", "ascending")])


def _targets(answer: AttributionAnswer) -> list[str]:
    stages = answer.run.stages
    return ["goal" if one == GOAL else stages[one].id for one in answer.plan.targets]


def _check(wanted: str | None, known: list[str], what: str) -> None:
    if wanted is not None and wanted not in known:
        raise QuestionError(
            Problem(f"There is no {what} '{wanted}' here.", did_you_mean(wanted, known))
        )


def _lines(
    answer: AttributionAnswer, bucket: Bucket, code: int | None, stage: str | None
) -> list[Line]:
    """The conversions of a bucket; of people in both of two groups each is told once."""
    run, plan, names = answer.run, answer.plan, _targets(answer)
    touches, last = touches_in(run, plan, bucket), last_hits(run, bucket)
    values = _values(answer, bucket)
    texts, found = plan.texts(run), {}
    for one in traced(run, plan, bucket, touches, last, list(run.event_cells(bucket))):
        for place in np.flatnonzero(one.ends.converted).tolist():
            target = int(one.key[place]) % len(plan.targets)
            path = touches.code[one.low[place] : one.high[place]].tolist()
            wrong = code is not None and (bool(path) if code < 0 else code not in path)
            if wrong or (stage is not None and names[target] != stage):
                continue
            row, said = int(one.ends.row[place]), ARROW.join(texts[each] for each in path)
            found[row, target] = (
                target,
                len(path),
                said or NO_TOUCH,
                _value(values, one.ends.cycle[place]),
            )
    rows = np.array([row for row, _ in found], np.int64)
    people = person_codes(run, np.asarray(bucket.columns["person"])[rows]).tolist()
    moments = np.asarray(bucket.columns["t"])[rows].tolist()
    return [(*head, *line) for head, line in
            zip(zip(people, moments, strict=True), found.values(), strict=True)]  # fmt: skip


def _values(answer: AttributionAnswer, bucket: Bucket) -> Any:
    """The value of each cycle in the currency of the answer; None where stages are attributed."""
    if answer.plan.targets != (GOAL,):
        return None
    names = answer.run.timeline.codes.of("currency")
    told = next((row["currency"] for row in answer.rows if row.get("currency") is not None), None)
    code = -1 if not told else names.find(told)
    return cycle_values(bucket).get(code)


def _value(values: Any, cycle: int) -> float | None:
    return None if values is None else float(values[cycle]) / UNIT
