"""The stays themselves: each with its stage, its times, how it ended and what began it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.answer import Answer, Question
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    C_END,
    C_NUMBER,
    COMPLETED,
    CYCLE,
    END,
    ENDS,
    ENTERED,
    EPISODES,
    EXPIRED,
    FIRST_OF_CYCLE,
    GOAL_AT,
    HITS,
    LAST,
    LATER_AT,
    LEFT,
    NEXT_AT,
    NUMBER,
    OPEN,
    STAGE,
)

INSTANT = pa.timestamp("us", "UTC")
SHOWN = ("event", "touchpoint", "channel", "device")


@dataclass(frozen=True, kw_only=True)
class Stays(Question):
    """The stays entered in the period.

    Attributes:
        stage: Only those of one stage.
        person: Only those of one person, by identifier.
    """

    name: ClassVar[str] = "stays"
    stage: str | None = None
    person: str | None = None

    def answer(self, measured: Measured) -> StaysAnswer:
        """List the stays, sorted by person, cycle and number."""
        measured.check_stage(self.stage)
        run = measured.run(self)
        found = pa.concat_tables(stay_tables(run))
        found = _only(found, stage=self.stage, person=self.person)
        found = found.sort_by([("person", "ascending"), ("entered_at", "ascending"),
                               ("cycle", "ascending"), ("number", "ascending")])  # fmt: skip
        return StaysAnswer(self, [], measured, run, found)


@dataclass(frozen=True)
class StaysAnswer(Answer):
    """The stays as an Arrow table; `rows` are made from it when they are asked for."""

    stays: pa.Table

    def __getattribute__(self, name: str) -> Any:
        if name == "rows":
            return self.table().to_pylist()
        return super().__getattribute__(name)

    def table(self) -> pa.Table:
        """The stays as an Arrow table."""
        return self.stays.drop_columns([name for name in self.stays.column_names if name[0] == "_"])

    def people(self, **which: Any) -> pa.Table:
        """The people of the stays, each once: person, and how many of the stays are theirs."""
        return (
            self.stays.group_by("person")
            .aggregate([("stage", "count")])
            .rename_columns(["person", "stays"])
        )


def _only(found: pa.Table, **wanted: str | None) -> pa.Table:
    import pyarrow.compute as pc

    for name, value in wanted.items():
        if value is not None:
            found = found.filter(pc.equal(found[name], pa.scalar(value)))
    return found


def stay_tables(run: Run) -> list[pa.Table]:
    """The stays of every bucket that the window and the groups hold, one table a bucket."""
    return run.over(
        lambda bucket: _bucket_table(run, bucket), ("name", "channel", "device"), resolve=True
    )


def _bucket_table(run: Run, bucket: Bucket) -> pa.Table:
    tables = [_group_table(run, bucket, cell) for cell in bucket.cells]
    return pa.concat_tables(tables)


def _group_table(run: Run, bucket: Bucket, cell: NDArray[np.int32]) -> pa.Table:
    start, end = run.window.bounds
    stays = bucket.fold.stays
    keep = np.flatnonzero((cell >= 0) & (stays[:, ENTERED] >= start) & (stays[:, ENTERED] < end))
    stays, rows = stays[keep], bucket.rows[keep]
    columns: dict[str, Any] = {}
    if run.grouping.split:
        columns["segment"] = texts(run.labels(), cell[keep])
    columns |= _identity(run, bucket, keep) | _times(stays)
    columns |= {"end": texts(list(ENDS), stays[:, END])}
    columns |= {"hits": stays[:, HITS], "episodes": stays[:, EPISODES]}
    columns |= {"completed": stays[:, COMPLETED].astype(bool)}
    columns |= _first_hit(run, bucket, rows) | _fates(bucket, stays)
    columns["_next"] = _next_stage(run, bucket, keep)
    return pa.table(columns)


def _identity(run: Run, bucket: Bucket, keep: NDArray[np.intp]) -> dict[str, Any]:
    stays = bucket.fold.stays[keep]
    persons = bucket.persons[keep]
    names = run.timeline.persons.names(np.unique(persons).tolist())
    cycles = bucket.fold.cycles[stays[:, CYCLE]]
    return {
        "person": pa.array([names[key] for key in persons.tolist()], pa.string()),
        "cycle": cycles[:, C_NUMBER],
        "number": stays[:, NUMBER],
        "stage": texts([stage.id for stage in run.stages], stays[:, STAGE]),
    }


def _times(stays: NDArray[np.int64]) -> dict[str, Any]:
    return {
        "entered_at": instants(stays[:, ENTERED]),
        "last_hit_at": instants(stays[:, LAST]),
        "left_at": instants(stays[:, LEFT], absent=stays[:, END] == OPEN),
    }


def _first_hit(run: Run, bucket: Bucket, rows: NDArray[np.int64]) -> dict[str, Any]:
    codes = run.timeline.codes
    return {
        "event": texts(codes.of("name").values, bucket.columns["name"][rows]),
        "touchpoint": texts(list(run.touchpoints.names), bucket.columns[RESOLVED][rows]),
        "channel": texts(codes.of("channel").values, bucket.columns["channel"][rows]),
        "device": texts(codes.of("device").values, bucket.columns["device"][rows]),
    }


def _fates(bucket: Bucket, stays: NDArray[np.int64]) -> dict[str, Any]:
    over = bucket.fold.cycles[stays[:, CYCLE], C_END] != OPEN
    first = stays[:, FIRST_OF_CYCLE] == 1
    fates: dict[str, Any] = {"_first": first}
    for name, column in (("", LATER_AT), ("_next", NEXT_AT), ("_goal", GOAL_AT)):
        went = stays[:, column] >= 0
        fates[f"_converted{name}"] = first & went
        fates[f"_decided{name}"] = first & (went | over)
    return fates


def _next_stage(run: Run, bucket: Bucket, keep: NDArray[np.intp]) -> Any:
    """The stage that came next, for the stays that led to another."""
    stays = bucket.fold.stays
    following = stays[np.minimum(keep + 1, max(len(stays) - 1, 0)), STAGE]
    moved = stays[keep, END] > EXPIRED
    return texts([stage.id for stage in run.stages], np.where(moved, following, -1))


def instants(us: NDArray[np.int64], absent: NDArray[np.bool_] | None = None) -> Any:
    """Microseconds as a column of UTC instants."""
    return pa.array(us, pa.int64(), mask=absent).cast(INSTANT)


def texts(values: list[Any], codes: NDArray[np.generic]) -> Any:
    """Codes as a column of texts; −1 is absent."""
    numbers = np.asarray(codes, np.int32)
    indices = pa.array(numbers, pa.int32(), mask=numbers < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(values, pa.string())).cast(pa.string())
