"""From the buckets of a run to the distinct paths of every group and target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import column_of
from percorso.engine.rules import RESOLVED
from percorso.measure.attribution.folding import Paths, fold_paths, merged
from percorso.measure.attribution.touches import (
    GOAL,
    Ends,
    Touches,
    ends_of,
    last_hits,
    paths_of,
    touches_of,
    undecided,
)
from percorso.measure.cycles import VALUES, goal_values
from percorso.measure.run import Bucket, Run

Part = TypeVar("Part")
Ints = NDArray[np.int64]
Codes = NDArray[np.int32]
TOUCH_FIELDS = {
    "channel": "channel", "campaign": "campaign", "touchpoint": "touchpoint", "source": "utm_source"
}  # fmt: skip
"""What a touch is told by, and the field of the event that says it."""


@dataclass(frozen=True)
class Plan:
    """What is looked for in every bucket.

    Attributes:
        touch: What a touch is told by: a key of `TOUCH_FIELDS`.
        without: Its values that are no touches.
        targets: `GOAL`, or numbers of measured stages.
        look_back: Microseconds before a conversion in which a touch counts.
        gap: Microseconds within which the same again is one touch; −1 for never.
        half_life: Of the time decay, microseconds.
    """

    touch: str
    without: tuple[str, ...]
    targets: tuple[int, ...]
    look_back: int
    gap: int
    half_life: float

    @property
    def column(self) -> str:
        """The column of the timeline that tells touches apart."""
        if self.touch == "touchpoint":
            return RESOLVED
        return column_of(TOUCH_FIELDS[self.touch])

    def texts(self, run: Run) -> list[str]:
        """The names behind the codes of touches."""
        if self.touch == "touchpoint":
            return list(run.touchpoints.names)
        return list(run.timeline.codes.of(self.column).values)


@dataclass(frozen=True)
class Found:
    """What a bucket held, or all of them.

    Attributes:
        paths: The distinct paths; their key is group · targets + target.
        left_out: For each key the open cycles that have not reached the target.
        valued: For each currency how many conversions have a value in it.
    """

    paths: Paths
    left_out: Counter[int]
    valued: Counter[int]


@dataclass(frozen=True)
class Traced:
    """The paths of one bucket to one target, for one comparison group."""

    ends: Ends
    low: Ints
    high: Ints
    key: Codes


def gather(run: Run, plan: Plan) -> Found:
    """The distinct paths of every group and target."""
    parts = over(run, plan, lambda bucket: _part(run, plan, bucket))
    left_out: Counter[int] = Counter()
    valued: Counter[int] = Counter()
    for part in parts:
        left_out += part.left_out
        valued += part.valued
    return Found(merged([part.paths for part in parts]), left_out, valued)


def over(run: Run, plan: Plan, function: Callable[[Bucket], Part]) -> list[Part]:
    """Hand every folded bucket to a function, with the columns that paths need."""
    resolve = plan.touch == "touchpoint"
    columns = {*VALUES, plan.column} - {RESOLVED}
    return run.over(function, columns, track=True, resolve=resolve)


def touches_in(run: Run, plan: Plan, bucket: Bucket) -> Touches:
    """The touches of a bucket: events with a channel that are no goal hits."""
    code = np.array(bucket.columns[plan.column], np.int32)
    code[bucket.fold.goal_rows] = -1
    code[np.asarray(bucket.columns["t"]) > run.window.as_of] = -1
    if plan.without:
        texts = plan.texts(run)
        left = [place for place, text in enumerate(texts) if text in plan.without]
        code[np.isin(code, left)] = -1
    return touches_of(bucket, code, plan.gap)


def traced(
    run: Run, plan: Plan, bucket: Bucket, touches: Touches, last: Ints, cells: Sequence[Codes]
) -> Iterator[Traced]:
    """The paths of a bucket, target after target and group after group.

    Args:
        run: The question at work.
        plan: What is looked for.
        bucket: The folded bucket.
        touches: Its touches.
        last: The row of the last hit of each cycle.
        cells: For each comparison group the group of every event.
    """
    for number, target in enumerate(plan.targets):
        ends = ends_of(bucket, target, last)
        low, high = paths_of(bucket, ends, touches, plan.look_back)
        for cell in cells:
            keep = _inside(run, bucket, ends.row, cell)
            key = cell[ends.row[keep]] * len(plan.targets) + number
            chosen = Ends(ends.row[keep], ends.cycle[keep], ends.converted[keep])
            yield Traced(chosen, low[keep], high[keep], key.astype(np.int32))


def _inside(run: Run, bucket: Bucket, rows: Ints, cell: Codes) -> Ints:
    """The places of the rows that the window and a group hold."""
    start, end = run.window.bounds
    t = np.asarray(bucket.columns["t"])[rows]
    return np.flatnonzero((t >= start) & (t < end) & (cell[rows] >= 0))


def _part(run: Run, plan: Plan, bucket: Bucket) -> Found:
    touches, last = touches_in(run, plan, bucket), last_hits(run, bucket)
    cells = list(run.event_cells(bucket))
    found = list(traced(run, plan, bucket, touches, last, cells))
    cycle = np.concatenate([one.ends.cycle for one in found])
    converted = np.concatenate([one.ends.converted for one in found])
    values = cycle_values(bucket) if GOAL in plan.targets else {}
    worth = {code: np.where(converted, value[cycle], 0) for code, value in values.items()}
    paths = fold_paths(
        touches.code, np.asarray(bucket.columns["t"])[touches.row],
        np.concatenate([one.low for one in found]), np.concatenate([one.high for one in found]),
        np.concatenate([one.key for one in found]), converted, worth, plan.half_life,
    )  # fmt: skip
    valued = Counter({code: int(np.count_nonzero(value)) for code, value in worth.items()})
    return Found(paths, _left_out(run, plan, bucket, last, cells), valued)


def cycle_values(bucket: Bucket) -> dict[int, Ints]:
    """For each currency the value of every cycle, in ten-thousandths."""
    cycles, values, currencies = goal_values(bucket)
    found: dict[int, Ints] = {}
    for code in np.unique(currencies).tolist():
        sums = np.zeros(len(bucket.fold.cycles), np.int64)
        np.add.at(sums, cycles[currencies == code], values[currencies == code])
        found[code] = sums
    return found


def _left_out(
    run: Run, plan: Plan, bucket: Bucket, last: Ints, cells: Sequence[Codes]
) -> Counter[int]:
    """The open cycles without the target, by the window and group of their last hit."""
    counted: Counter[int] = Counter()
    for number, target in enumerate(plan.targets):
        rows = last[undecided(bucket, target)]
        for cell in cells:
            groups = cell[rows[_inside(run, bucket, rows, cell)]]
            for group, count in zip(*np.unique(groups, return_counts=True), strict=True):
                counted[int(group) * len(plan.targets) + number] += int(count)
    return counted
