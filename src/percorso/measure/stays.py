"""The stays themselves: each with its stage, its times, how it ended and what began it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.answer import Answer, Question, chosen
from percorso.measure.listing import Part, assemble, person_codes, person_names
from percorso.measure.measured import Measured
from percorso.measure.options import option
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
    NONE,
    NUMBER,
    OPEN,
    STAGE,
)
from percorso.words import N_

MOMENTS = frozenset({"entered_at", "last_hit_at", "left_at"})


@dataclass(frozen=True, kw_only=True)
class Stays(Question):
    """The stays entered in the period.

    Attributes:
        stage: Only those of one stage.
        person: Only those of one person, by identifier.
    """

    name: ClassVar[str] = "stays"
    meaning: ClassVar[str] = N_(
        "A stay is a run of signals of one stage by one person, with no gap longer than the "
        "time after which the stage goes quiet."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "person", "cycle", "number", "stage", "entered_at", "last_hit_at", "left_at", "end",
        "hits", "episodes", "completed", "event", "touchpoint", "channel", "device",
    )  # fmt: skip
    main: ClassVar[tuple[str, ...]] = (
        "segment", "person", "cycle", "number", "stage", "entered_at", "left_at", "end", "hits",
        "event", "channel",
    )  # fmt: skip
    stage: str | None = option(None, "Only those of one stage.", metavar="ID")
    person: str | None = option(None, "Only those of one person.", metavar="ID")

    def answer(self, measured: Measured) -> StaysAnswer:
        """List the stays, sorted by person, cycle and number."""
        measured.check_stage(self.stage)
        run = measured.run(self)
        found = _only(stay_table(run), stage=self.stage, person=self.person)
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
        """The stays as an Arrow table; texts are dictionary-encoded."""
        return self.stays.drop_columns([name for name in self.stays.column_names if name[0] == "_"])

    def people(self, **which: Any) -> pa.Table:
        """The people of the stays, each once: person, and how many of the stays are theirs."""
        chosen(which)
        return (
            self.stays.group_by("person")
            .aggregate([("number", "count")])
            .rename_columns(["person", "stays"])
        )


def _only(found: pa.Table, **wanted: str | None) -> pa.Table:
    for name, value in wanted.items():
        if value is not None:
            found = found.filter(pc.equal(found[name], pa.scalar(str(value))))
    return found


def stay_table(run: Run) -> pa.Table:
    """The stays that the window and the groups hold, sorted by person, cycle and number."""
    parts = run.over(
        lambda bucket: stay_part(run, bucket), ("name", "channel", "device"), resolve=True
    )
    return pa.table(assemble(parts, stay_texts(run), MOMENTS))


def stay_texts(run: Run) -> dict[str, Any]:
    """The texts behind the coded columns of the list of stays."""
    codes, stages = run.timeline.codes, [stage.id for stage in run.stages]
    texts: dict[str, Any] = {"person": person_names(run), "stage": stages, "_next": stages}
    texts |= {"end": list(ENDS), "event": codes.of("name").values}
    texts |= {name: codes.of(name).values for name in ("channel", "device")}
    return texts | {"touchpoint": list(run.touchpoints.names), "segment": run.labels()}


def stay_part(run: Run, bucket: Bucket) -> Part:
    """The stays of one bucket, group after group."""
    parts = [_group_part(run, bucket, cell) for cell in bucket.cells]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def kept(run: Run, bucket: Bucket, cell: NDArray[np.int32]) -> NDArray[np.intp]:
    """The stays of a bucket that the window and a group hold."""
    start, end = run.window.bounds
    entered = bucket.fold.stays[:, ENTERED]
    return np.flatnonzero((cell >= 0) & (entered >= start) & (entered < end))


def _group_part(run: Run, bucket: Bucket, cell: NDArray[np.int32]) -> Part:
    keep = kept(run, bucket, cell)
    stays = bucket.fold.stays[keep]
    cycles = bucket.fold.cycles[stays[:, CYCLE]]
    part: Part = {"segment": cell[keep]} if run.grouping.split else {}
    part |= {"person": person_codes(run, bucket.persons[keep])}
    part |= {"cycle": cycles[:, C_NUMBER].astype(np.int32)}
    part |= {"number": stays[:, NUMBER].astype(np.int32), "stage": stays[:, STAGE].astype(np.int32)}
    part |= {"entered_at": stays[:, ENTERED].copy(), "last_hit_at": stays[:, LAST].copy()}
    part |= {"left_at": np.where(stays[:, END] == OPEN, NONE, stays[:, LEFT])}
    part |= {"end": stays[:, END].astype(np.int32), "hits": stays[:, HITS].astype(np.int32)}
    part |= {"episodes": stays[:, EPISODES].astype(np.int32)}
    part |= {"completed": stays[:, COMPLETED].astype(np.bool_)}
    part |= _first_hit(bucket, bucket.rows[keep])
    part |= _fates(stays, cycles[:, C_END] != OPEN)
    return part | {"_next": _next_stage(bucket, keep)}


def _first_hit(bucket: Bucket, rows: NDArray[np.int64]) -> Part:
    columns = {"event": "name", "touchpoint": RESOLVED, "channel": "channel", "device": "device"}
    return {name: bucket.columns[column][rows] for name, column in columns.items()}


def _fates(stays: NDArray[np.int64], over: NDArray[np.bool_]) -> Part:
    """What became of the cycles of first entries: decided and converted, in the three ways."""
    first = stays[:, FIRST_OF_CYCLE] == 1
    fates: Part = {"_first": first}
    for name, column in (("", LATER_AT), ("_next", NEXT_AT), ("_goal", GOAL_AT)):
        went = stays[:, column] >= 0
        fates[f"_converted{name}"] = first & went
        fates[f"_decided{name}"] = first & (went | over)
    return fates


def _next_stage(bucket: Bucket, keep: NDArray[np.intp]) -> NDArray[np.int32]:
    """The stage that came next, for the stays that led to another."""
    stays = bucket.fold.stays
    following = stays[np.minimum(keep + 1, max(len(stays) - 1, 0)), STAGE]
    return np.where(stays[keep, END] > EXPIRED, following, NONE).astype(np.int32)
