"""One row of totals: events, people, stays, cycles, the goal, its value, who comes again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from percorso.measure.answer import Answer, Question, Row
from percorso.measure.cycles import (
    VALUES,
    Money,
    cycle_groups,
    cycle_persons,
    goal_values,
    in_window,
    money,
)
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    C_END,
    C_GOAL_AT,
    C_KIND,
    C_OPENED,
    ENTERED,
    HITS,
    KINDS,
    OPEN,
    OUT_OF_ORDER,
    UNMATCHED,
)
from percorso.measure.window import instant
from percorso.words import N_


@dataclass(frozen=True, kw_only=True)
class Summary(Question):
    """One row of totals: events, people, stays, cycles, the goal, its value, who comes again."""

    name: ClassVar[str] = "summary"
    meaning: ClassVar[str] = N_(
        "Totals of the period. Value is the sum over goal signals; signals with one order "
        "number count once."
    )
    main: ClassVar[tuple[str, ...]] = (
        "segment", "events", "people", "people_with_stay", "stays", "hits", "out_of_order",
        "unmatched", "cycles", "cycles_first", "cycles_repeat", "cycles_retry", "cycles_open",
        "goal_cycles", "goal_people", "value", "again", "again_share", "again_median_s",
        "first_event", "last_event",
    )  # fmt: skip

    def answer(self, measured: Measured) -> Answer:
        """Add everything up."""
        run = measured.run(self)
        parts = run.over(lambda bucket: _totals(run, bucket), VALUES)
        rows = [
            _summary_row(run, label, [part[group] for part in parts])
            for group, label in enumerate(run.labels())
        ]
        return Answer(self, rows, measured, run)


@dataclass
class Totals:
    """The totals of one group in one bucket."""

    counts: dict[str, int]
    value: Money
    waits: NDArray[np.int64]


def _totals(run: Run, bucket: Bucket) -> list[Totals]:
    """The totals of every group in one bucket."""
    totals = []
    for number in range(len(run.labels())):
        cell = bucket.cells[0 if run.grouping.by else number]
        totals.append(_group_totals(run, bucket, cell, number))
    return totals


def _group_totals(run: Run, bucket: Bucket, cell: NDArray[np.int32], group: int) -> Totals:
    start, end = run.window.bounds
    stays, cycles = bucket.fold.stays, bucket.fold.cycles
    inside = (cell == group) & (stays[:, ENTERED] >= start) & (stays[:, ENTERED] < end)
    chosen = (cycle_groups(bucket, cell) == group) & in_window(run, bucket)
    goal = chosen & (cycles[:, C_GOAL_AT] >= 0)
    again, waits = _again(bucket, goal)
    counts = _bucket_counts(run, bucket) | {
        "people_with_stay": len(np.unique(bucket.persons[inside])),
        "stays": int(inside.sum()),
        "hits": int(stays[inside, HITS].sum()),
        "cycles": int(chosen.sum()),
        "cycles_open": int((chosen & (cycles[:, C_END] == OPEN)).sum()),
        "goal_cycles": int(goal.sum()),
        "goal_people": len(np.unique(cycle_persons(bucket)[goal])),
        "goal_decided": int((goal & (cycles[:, C_END] != OPEN)).sum()),
        "again": again,
    }
    for number, kind in enumerate(KINDS):
        counts[f"cycles_{kind}"] = int((chosen & (cycles[:, C_KIND] == number)).sum())
    return Totals(counts, _value(run, bucket, chosen), waits)


def _bucket_counts(run: Run, bucket: Bucket) -> dict[str, int]:
    """Counts of the whole bucket up to `as_of`, whatever the group and the period."""
    person = np.asarray(bucket.columns["person"])
    seen = np.asarray(bucket.columns["t"]) <= run.window.as_of
    return {
        "events": int(seen.sum()),
        "people": len(np.unique(person[seen])),
        "out_of_order": int(bucket.fold.counts[OUT_OF_ORDER]),
        "unmatched": int(bucket.fold.counts[UNMATCHED]),
    }


def _again(bucket: Bucket, goal: NDArray[np.bool_]) -> tuple[int, NDArray[np.int64]]:
    cycles, persons = bucket.fold.cycles, cycle_persons(bucket)
    followed = np.append(persons[1:] == persons[:-1], False) if len(persons) else goal
    rows = np.flatnonzero(goal & followed)
    return len(rows), cycles[rows + 1, C_OPENED] - cycles[rows, C_GOAL_AT]


def _value(run: Run, bucket: Bucket, chosen: NDArray[np.bool_]) -> Money:
    cycles, values, currencies = goal_values(bucket)
    kept = chosen[cycles]
    sums: Money = {}
    for code in np.unique(currencies[kept]).tolist():
        name, amount = money(run, int(values[kept & (currencies == code)].sum()), code)
        sums[name] = amount
    return sums


def _summary_row(run: Run, label: str | None, parts: list[Totals]) -> Row:
    row: Row = {"segment": label} if run.grouping.split else {}
    for name in parts[0].counts:
        row[name] = sum(part.counts[name] for part in parts)
    decided = row.pop("goal_decided")
    value: Money = defaultdict(Decimal)
    for part in parts:
        for currency, amount in part.value.items():
            value[currency] += amount
    waits = np.concatenate([part.waits for part in parts])
    row["value"] = dict(value)
    row["again_share"] = row["again"] / decided if decided else None
    row["again_median_s"] = float(np.median(waits)) / 1e6 if len(waits) else None
    timeline = run.timeline
    row["first_event"] = None if timeline.oldest is None else instant(timeline.oldest)
    row["last_event"] = None if timeline.newest is None else instant(timeline.newest)
    return row | run.window.words()
