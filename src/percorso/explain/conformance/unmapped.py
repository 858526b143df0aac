"""What people do that no drawing holds, where in the journey it happens, and what it goes with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.explain.conformance.drawing import Ints
from percorso.explain.conformance.meeting import (
    DECIDED,
    EVENTS,
    M_CYCLES,
    M_PEOPLE,
    MOST_CELLS,
    PROGRESSED,
    meet,
)
from percorso.measure.answer import Row
from percorso.measure.multiple import benjamini_hochberg, two_shares
from percorso.measure.run import Bucket, Run
from percorso.measure.statistics import newcombe

NAMES = ("name",)


@dataclass
class Unmapped:
    """Counts of one sort of thing that is not drawn: see `meet`; and those outside every stay."""

    names: tuple[str, ...]
    inside: Ints
    outside: Ints


def unmapped_rows(run: Run) -> list[Row]:
    """One row for each group and each touchpoint or event that the map does not hold."""
    names = tuple(run.timeline.codes.of("name").values)
    bare = run.touchpoints.names[run.touchpoints.drawn :]
    cells = (len(names) + len(bare)) * (run.plan.stages + 1) * len(run.labels())
    if cells > MOST_CELLS:
        raise QuestionError(
            Problem(f"There are {len(names)} kinds of events and {len(bare)} touchpoints that are "
                    f"not drawn, in {len(run.labels())} groups: too many to count.",
                    "Choose fewer groups, or a condition with 'where'.")
        )  # fmt: skip

    def count(bucket: Bucket) -> list[tuple[Ints, Ints]]:
        resolved = np.asarray(bucket.columns[RESOLVED], np.int32)
        drawn = (resolved >= 0) & (resolved < run.touchpoints.drawn)
        bare_code = np.where(drawn | (resolved < 0), -1, resolved - run.touchpoints.drawn)
        taken = run.stage_codes(bucket.columns) >= 0
        name = np.where(drawn | taken, -1, np.asarray(bucket.columns["name"], np.int32))
        return [_count(run, bucket, bare_code, len(bare)), _count(run, bucket, name, len(names))]

    parts = run.over(count, NAMES, track=True, resolve=True)
    sorts = [
        Unmapped(
            listed,
            np.asarray(sum(part[n][0] for part in parts)),
            np.asarray(sum(part[n][1] for part in parts)),
        )
        for n, listed in enumerate((bare, names))
    ]
    rows = [row for group in range(len(run.labels())) for row in _group(run, group, sorts)]
    _believe(rows)
    return rows


def _count(
    run: Run, bucket: Bucket, item: NDArray[np.int32], items: int
) -> tuple[Ints, Ints]:  # fmt: skip
    inside = meet(run, bucket, item.astype(np.int32), items)
    start, end = run.window.bounds
    t = np.asarray(bucket.columns["t"])
    alone = (bucket.fold.event_stay < 0) & (item >= 0) & (t >= start) & (t < end)
    alone &= t <= run.window.as_of
    return inside, np.bincount(item[alone], minlength=items).astype(np.int64)


def _group(run: Run, group: int, sorts: list[Unmapped]) -> list[Row]:
    rows = []
    for what, sort in zip(("touchpoint", "event"), sorts, strict=True):
        for item, name in enumerate(sort.names):
            whole = sort.inside[group, -1, item]
            outside = _outside(run, sort, item)
            if whole[EVENTS] or outside:
                head: Row = {"segment": run.labels()[group]} if run.grouping.split else {}
                row = {"what": what, "name": name, "n": int(whole[EVENTS]), "outside": outside}
                row |= {"people": int(whole[M_PEOPLE]), "cycles": int(whole[M_CYCLES])}
                rows.append(head | row | _place(run, sort.inside[group], item))
    return sorted(rows, key=lambda row: (-row["n"] - (row["outside"] or 0), row["name"]))


def _outside(run: Run, sort: Unmapped, item: int) -> int | None:
    """Events in no stay; unknown for a part of the people, as no condition can be held to them."""
    split = run.grouping.split or run.grouping.groups[0].conditions
    return None if split else int(sort.outside[item])


def _place(run: Run, counts: Ints, item: int) -> Row:
    """The stage in which most of it happens, and going on from there with and without it."""
    events = counts[:-1, item, EVENTS]
    row: Row = dict.fromkeys(
        ("stage", "stage_n", "stage_share", "decided_with", "progressed_with", "progress_with",
         "decided_without", "progressed_without", "progress_without", "difference",
         "difference_low", "difference_high", "q_value")
    )  # fmt: skip
    if not events.sum():
        return row
    stage = int(np.argmax(events))
    row |= {"stage": run.stages[stage].id, "stage_n": int(events[stage])}
    row["stage_share"] = int(events[stage]) / int(events.sum())
    if stage == run.plan.stages - 1:
        return row
    with_, on = (int(counts[stage, item, n]) for n in (DECIDED, PROGRESSED))
    every, all_on = (int(counts[stage, -1, n]) for n in (DECIDED, PROGRESSED))
    return row | _compared(on, with_, all_on - on, every - with_)


def _compared(on: int, with_: int, on_without: int, without: int) -> Row:
    row: Row = {
        "decided_with": with_, "progressed_with": on,
        "progress_with": on / with_ if with_ else None,
        "decided_without": without, "progressed_without": on_without,
        "progress_without": on_without / without if without else None,
    }  # fmt: skip
    bounds = newcombe(on, with_, on_without, without)
    if bounds is not None:
        row["difference"] = on / with_ - on_without / without
        row["difference_low"], row["difference_high"] = bounds
    return row


def _believe(rows: list[Row]) -> None:
    """The q-values over everything that was compared."""
    found = [
        None if row["difference"] is None else two_shares(
            row["progressed_with"], row["decided_with"], row["progressed_without"],
            row["decided_without"],
        )
        for row in rows
    ]  # fmt: skip
    for row, q_value in zip(rows, benjamini_hochberg(found), strict=True):
        row["q_value"] = q_value
