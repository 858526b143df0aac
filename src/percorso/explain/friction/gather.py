"""From folded buckets to counts: cases and hits of every component at every place.

A place is a stage, a move between two stages (the stay that it leads to), or a touchpoint in a
stage (the stays that met it there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.explain.friction.kernels import COMPONENTS, DROP, WAITS
from percorso.explain.friction.marks import Limits, Marks, mark
from percorso.explain.friction.money import VALUES, Money, goal_money
from percorso.explain.friction.trouble import Trouble, levels
from percorso.measure.run import Bucket, Run
from percorso.measure.segments import Field, values_at
from percorso.measure.turns import C_ROW, CYCLE, ENTERED, NONE, STAGE

CASES, HITS, PEOPLE, HIT_DECIDED, HIT_LOST, OTHER_DECIDED, OTHER_LOST = range(7)
WIDTH = 7
MOST_POINTS = 200
MOST_VALUES = 60


@dataclass(frozen=True)
class Part:
    """A marked bucket: the stays that count, with their groups and the values of some fields.

    Attributes:
        marks: What happened in each stay.
        person: The person of each stay.
        stage: The stage of each stay.
        groups: For each comparison group the group number of every stay, −1 for none.
        codes: For each field looked at the code of its value, −1 for none.
        money: The goal cycles of the bucket and what they are worth.
    """

    marks: Marks
    person: NDArray[np.int64]
    stage: NDArray[np.int8]
    groups: tuple[NDArray[np.int32], ...]
    codes: tuple[NDArray[np.int32], ...]
    money: Money


@dataclass(frozen=True)
class Plan:
    """What is gathered: limits, trouble, the fields looked at, and perhaps an earlier period.

    Attributes:
        before: Start and end of the earlier period; its stays get the groups after the others.
        want: The component whose evidence is looked for; −1 for none.
    """

    limits: Limits
    trouble: Trouble
    among: tuple[Field, ...] = ()
    before: tuple[int, int] | None = None
    want: int = -1

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        needed = set().union(*(field.needs() for field in self.among))
        return {"channel", *VALUES} | self.trouble.columns() | needed


def gather(run: Run, plan: Plan) -> list[Part]:
    """Mark every bucket; the waits over the p90 of those who went on are marked last."""
    parts = run.over(lambda bucket: marked(run, plan, bucket), plan.columns(), True, True)
    limits = thresholds(parts, run.plan.stages)
    return [waited(part, limits) for part in parts]


def marked(run: Run, plan: Plan, bucket: Bucket) -> Part:
    """One bucket marked."""
    columns, fold = bucket.columns, bucket.fold
    as_of = run.window.as_of
    wrong, helps = plan.trouble.marks(bucket, as_of)
    kinds = run.timeline.codes.of("score_kind").values
    level = levels(columns["score"], columns["score_kind"], kinds)
    point = columns[RESOLVED]
    point = np.where(point < len(plan.limits.asking), point, NONE).astype(np.int32)
    needed = {"person": np.array(columns["person"], np.int64), "t": np.array(columns["t"]),
              "point": point, "channel": np.array(columns["channel"], np.int32)}  # fmt: skip
    found = mark(needed, fold, wrong, helps, level, plan.limits, plan.want)
    stays = fold.stays
    rows = stays[:, CYCLE]
    codes = [
        values_at(field, columns, bucket.rows, fold.cycles[rows, C_ROW], as_of)
        for field in plan.among
    ]
    groups = [_within(run, plan, stays[:, ENTERED], cell) for cell in bucket.cells]
    stage = stays[:, STAGE].astype(np.int8)
    money = goal_money(run, bucket)
    return Part(found, bucket.persons, stage, tuple(groups), tuple(codes), money)


def _within(
    run: Run, plan: Plan, entered: NDArray[np.int64], cell: NDArray[np.int32]
) -> NDArray[np.int32]:
    start, end = run.window.bounds
    inside = (entered >= start) & (entered < end)
    found = np.where(inside, cell, NONE)
    if plan.before is not None:
        earlier = (entered >= plan.before[0]) & (entered < plan.before[1]) & (cell >= 0)
        found = np.where(earlier, cell + len(run.labels()), found)
    return found.astype(np.int32)


def thresholds(parts: Sequence[Part], stages: int) -> list[int | None]:
    """For each stage the time within which nine in ten of those who went on did so."""
    return [_p90([_waits(part, stage) for part in parts]) for stage in range(stages)]


def _waits(part: Part, stage: int) -> NDArray[np.int64]:
    chosen = np.logical_or.reduce([group >= 0 for group in part.groups])
    seen = (part.marks.case >> DROP) & 1
    went = seen & ~(part.marks.hit >> DROP) & 1
    return np.asarray(part.marks.wait[chosen & (went == 1) & (part.stage == stage)], np.int64)


def _p90(waits: Sequence[NDArray[np.int64]]) -> int | None:
    found = np.concatenate(waits)
    if not len(found):
        return None
    place = -(-len(found) * 9 // 10) - 1
    return int(np.partition(found, place)[place])


def waited(part: Part, limits: Sequence[int | None]) -> Part:
    """A part with the bit of the long waits."""
    marks, bit = part.marks, np.uint16(1 << WAITS)
    most = np.array([-1 if limit is None else limit for limit in limits], np.int64)[part.stage]
    could = (marks.case & bit) * (most >= 0).astype(np.uint16)
    did = could * (marks.wait > most).astype(np.uint16)
    rest = np.uint16(0xFFFF - (1 << WAITS))
    at = marks.touch_stay
    return replace(part, marks=replace(
        marks, case=(marks.case & rest) | could, hit=(marks.hit & rest) | did,
        touch_case=(marks.touch_case & rest) | could[at],
        touch_hit=(marks.touch_hit & rest) | did[at],
    ))  # fmt: skip


@dataclass(frozen=True)
class Places:
    """Where things happen, numbered: stages, then moves, then touchpoints in stages."""

    stages: int
    points: int

    @property
    def size(self) -> int:
        """How many places there are."""
        return self.stages * (1 + self.stages + self.points)

    def stage(self, stage: int) -> int:
        """The place of a stage."""
        return stage

    def move(self, origin: int, stage: int) -> int:
        """The place of a move."""
        return self.stages * (1 + origin) + stage

    def touch(self, stage: int, point: int) -> int:
        """The place of a touchpoint in a stage."""
        return self.stages * (1 + self.stages) + stage * self.points + point


@kernel
def _add(out: Any, seen: Any, g: Any, place: Any, case: Any, hit: Any, lost: Any, who: Any) -> None:
    for c in range(out.shape[2]):
        if not (case >> c) & 1:
            continue
        did = (hit >> c) & 1
        out[g, place, c, CASES] += 1
        if did:
            out[g, place, c, HITS] += 1
            if seen[g, place, c] != who:
                seen[g, place, c] = who
                out[g, place, c, PEOPLE] += 1
        if lost >= 0:
            column = HIT_DECIDED if did else OTHER_DECIDED
            out[g, place, c, column] += 1
            out[g, place, c, column + 1] += lost


@kernel
def _count(
    person: Any, stage: Any, origin: Any, lost: Any, case: Any, hit: Any, touch_stay: Any,
    touch_point: Any, touch_case: Any, touch_hit: Any, group: Any, stages: Any,
    points: Any, out: Any, seen: Any,
) -> None:  # fmt: skip
    for k in range(len(stage)):
        g = group[k]
        if g < 0:
            continue
        s = np.int64(stage[k])
        _add(out, seen, g, s, case[k], hit[k], lost[k], person[k])
        if origin[k] >= 0:
            place = stages * (1 + np.int64(origin[k])) + s
            _add(out, seen, g, place, case[k], hit[k], lost[k], person[k])
    for j in range(len(touch_stay)):
        k = touch_stay[j]
        g = group[k]
        if g < 0:
            continue
        place = stages * (1 + stages) + np.int64(stage[k]) * points + touch_point[j]
        _add(out, seen, g, place, touch_case[j], touch_hit[j], lost[k], person[k])


def count(
    parts: Sequence[Part], groups: int, places: Places, field: int | None = None
) -> NDArray[np.int64]:
    """Counts by group, place, component and kind of count.

    Args:
        parts: The marked buckets.
        groups: How many groups there are, or values of the field.
        places: Where things happen.
        field: Count by the values of this field (its number among those gathered) instead of by
            group; stays in no group and values unknown are left out.
    """
    out = np.zeros((groups, places.size, len(COMPONENTS), WIDTH), np.int64)
    for part in parts:
        for group in part.groups:
            chosen = group if field is None else np.where(group >= 0, part.codes[field], NONE)
            seen = np.full(out.shape[:3], NONE, np.int64)
            _counted(part, chosen.astype(np.int32), places, out, seen)
    return out


def _counted(part: Part, group: Any, places: Places, out: Any, seen: Any) -> None:
    marks = part.marks
    _count(
        part.person, part.stage, marks.origin, marks.lost, marks.case, marks.hit,
        marks.touch_stay, marks.touch_point, marks.touch_case, marks.touch_hit, group,
        places.stages, places.points, out, seen,
    )  # fmt: skip
