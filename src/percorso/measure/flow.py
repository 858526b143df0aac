"""Flow: people moving from stage to stage, or from touchpoint to touchpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.options import option
from percorso.measure.run import Bucket, Run
from percorso.measure.stays import Stays
from percorso.measure.tally import Cells
from percorso.measure.turns import (
    ADVANCED,
    CYCLE,
    END,
    ENDS,
    ENTERED,
    EXPIRED,
    OPEN,
    RETURNED,
    SKIPPED,
    STAGE,
)
from percorso.words import N_

MOST_CELLS = 20_000_000


@dataclass(frozen=True, kw_only=True)
class Flow(Question):
    """Transitions with their number, people and median time.

    Attributes:
        between: `stages`, stay to next stay, also into a new cycle, in the period in which the stay
            left was entered, time from entry to entry; or `touchpoints`, event to event inside a
            cycle, repeats in a row as one.
    """

    name: ClassVar[str] = "flow"
    meaning: ClassVar[str] = N_(
        "A transition goes from one stay or touchpoint to the next one of the same person. It "
        "belongs to the period in which the stay that is left was entered; the time runs from "
        "entry to entry."
    )
    columns: ClassVar[tuple[str, ...]] = ("from", "to", "n", "people", "median_s", "kind")
    charts: ClassVar[str] = "percorso.measure.charts.flow"
    between: Literal["stages", "touchpoints"] = option(
        "stages", "Between which two; default: stages.", choices=("stages", "touchpoints")
    )

    def answer(self, measured: Measured) -> FlowAnswer:
        """Count every transition."""
        if self.between not in ("stages", "touchpoints"):
            raise QuestionError(
                Problem(f"'between' cannot be '{self.between}'.", "Allowed: stages, touchpoints.")
            )
        run = measured.run(self)
        rows = _stage_rows(run) if self.between == "stages" else _touchpoint_rows(run)
        return FlowAnswer(self, rows, measured, run)


@dataclass(frozen=True)
class FlowAnswer(Answer):
    """One row a transition (and group), the commonest first."""

    def people(self, **which: Any) -> pa.Table:
        """The stays that made a transition between stages, with their people.

        Args:
            which: `start`, the stage left, and `end`, the stage entered next; either may be left
                out.
        """
        ends = chosen(which, "start", "end")
        left = Stays(**self.question.common()).answer(self.measured).stays
        left = left.append_column("next", left["_next"]).filter(pc.is_valid(left["_next"]))
        for name, value in zip(("stage", "next"), ends, strict=True):
            self.measured.check_stage(value)
            if value is not None:
                left = left.filter(pc.equal(left[name], value))
        return left.drop_columns([name for name in left.column_names if name[0] == "_"])


@kernel
def _record(counts: Any, seen: Any, cell: Any, person: Any) -> None:
    """One more transition of a cell, and one more person when it is the first of hers there."""
    counts[cell, 0] += 1
    if seen[cell] != person:
        seen[cell] = person
        counts[cell, 1] += 1


@kernel
def _stage_flow(
    person: Any,
    stays: Any,
    group: Any,
    start: Any,
    end: Any,
    stages: Any,
    counts: Any,
    seen: Any,
    cell: Any,
    wait: Any,
) -> int:
    n = 0
    for k in range(len(stays) - 1):
        g = group[k]
        how = stays[k, END]
        if g < 0 or how in (OPEN, EXPIRED):
            continue
        if stays[k, ENTERED] < start or stays[k, ENTERED] >= end:
            continue
        a = stays[k, STAGE]
        b = stays[k + 1, STAGE]
        h = 1 if how in (ADVANCED, SKIPPED, RETURNED) else 0
        cell[n] = ((g * stages + a) * stages + b) * 2 + h
        _record(counts, seen, cell[n], person[k])
        wait[n] = stays[k + 1, ENTERED] - stays[k, ENTERED]
        n += 1
    return n


@dataclass
class Transitions:
    """Counts of transitions (n, people) and the time each took, with its cell."""

    counts: NDArray[np.int64]
    cell: NDArray[np.int32]
    wait: NDArray[np.int64]


def _empty(cells: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Counts for so many cells, and the last person seen in each."""
    return np.zeros((cells, 2), np.int64), np.full(cells, -1, np.int64)


def _merge(parts: list[Transitions]) -> Transitions:
    return Transitions(
        sum((part.counts for part in parts[1:]), parts[0].counts),
        np.concatenate([part.cell for part in parts]),
        np.concatenate([part.wait for part in parts]),
    )


def _stage_rows(run: Run) -> list[Row]:
    groups, stages = len(run.labels()), run.plan.stages

    def count(bucket: Bucket) -> Transitions:
        parts = []
        for group in bucket.cells:
            counts, seen = _empty(groups * stages**2 * 2)
            size = len(bucket.fold.stays)
            cell, wait = np.empty(size, np.int32), np.empty(size, np.int64)
            n = _stage_flow(
                bucket.persons, bucket.fold.stays, group, *run.window.bounds, stages, counts,
                seen, cell, wait,
            )  # fmt: skip
            parts.append(Transitions(counts, cell[:n], wait[:n]))
        return _merge(parts)

    found = _merge(run.over(count))
    names = [stage.id for stage in run.stages]
    rows = _rows(run, found, names, 2)
    for row in rows:
        row["kind"] = _kind(names, row) if row.pop("_layer") else "new_cycle"
    return rows


def _kind(names: list[str], row: Row) -> str:
    before, after = names.index(row["from"]), names.index(row["to"])
    if after < before:
        return ENDS[RETURNED]
    return ENDS[ADVANCED] if after == before + 1 else ENDS[SKIPPED]


def _rows(run: Run, found: Transitions, names: list[str], layers: int) -> list[Row]:
    size = len(found.counts)
    cells = Cells(found.cell, size)
    shape = (len(run.labels()), len(names), len(names), layers)
    rows = []
    for cell in np.flatnonzero(found.counts[:, 0]).tolist():
        group, before, after, layer = (int(part) for part in np.unravel_index(cell, shape))
        row: Row = {"segment": run.labels()[group]} if run.grouping.split else {}
        waits = np.asarray(cells.of(found.wait, cell), np.int64)
        row |= {
            "from": names[before],
            "to": names[after],
            "n": int(found.counts[cell, 0]),
            "people": int(found.counts[cell, 1]),
            "median_s": float(np.median(waits)) / 1e6,
            "_layer": layer,
        }
        rows.append(row)
    return sorted(rows, key=lambda row: (-row["n"], row["from"], row["to"]))


@kernel
def _touchpoint_flow(
    person: Any,
    t: Any,
    touchpoint: Any,
    event_stay: Any,
    stays: Any,
    group: Any,
    start: Any,
    end: Any,
    size: Any,
    counts: Any,
    seen: Any,
    cell: Any,
    wait: Any,
) -> int:
    n = 0
    before = -1
    since = np.int64(0)
    cycle = np.int64(-1)
    chosen = -1
    for i in range(len(person)):
        k = event_stay[i]
        if k < 0 or touchpoint[i] < 0:
            continue
        if stays[k, CYCLE] != cycle:
            cycle = stays[k, CYCLE]
            before = -1
        if touchpoint[i] == before:
            continue
        if before >= 0 and chosen >= 0 and since >= start and since < end:
            cell[n] = (chosen * size + before) * size + touchpoint[i]
            _record(counts, seen, cell[n], person[i])
            wait[n] = t[i] - since
            n += 1
        before = touchpoint[i]
        since = t[i]
        chosen = group[i]
    return n


def _touchpoint_rows(run: Run) -> list[Row]:
    groups, names = len(run.labels()), list(run.touchpoints.names)
    if groups * len(names) ** 2 > MOST_CELLS:
        raise QuestionError(
            Problem(f"There are {len(names)} touchpoints in {groups} groups: too many to count.",
                    "Draw the touchpoints that matter, with rules, or choose fewer groups.")
        )  # fmt: skip

    def count(bucket: Bucket) -> Transitions:
        parts = []
        for group in run.event_cells(bucket):
            counts, seen = _empty(groups * len(names) ** 2)
            size = len(bucket.columns["t"])
            cell, wait = np.empty(size, np.int32), np.empty(size, np.int64)
            n = _touchpoint_flow(
                np.array(bucket.columns["person"]), np.array(bucket.columns["t"]),
                bucket.columns[RESOLVED], bucket.fold.event_stay, bucket.fold.stays, group,
                *run.window.bounds, len(names), counts, seen, cell, wait,
            )  # fmt: skip
            parts.append(Transitions(counts, cell[:n], wait[:n]))
        return _merge(parts)

    rows = _rows(run, _merge(run.over(count, track=True, resolve=True)), names, 1)
    for row in rows:
        row.pop("_layer")
    return rows
