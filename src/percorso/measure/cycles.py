"""The cycles themselves, and one row of totals over them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.engine.columns import NO_VALUE, UNIT
from percorso.measure.answer import Answer, Question, Row
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.stays import instants, texts
from percorso.measure.turns import (
    C_END,
    C_ENDED,
    C_GOAL_AT,
    C_GOALS,
    C_KIND,
    C_NUMBER,
    C_OPENED,
    C_ROW,
    CYCLE,
    ENDS,
    ENTERED,
    HITS,
    KINDS,
    NONE,
    NUMBER,
    OPEN,
    OUT_OF_ORDER,
    UNMATCHED,
)
from percorso.measure.window import instant

VALUES = ("value", "currency", "order")
Money = dict[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Cycles(Question):
    """The cycles opened in the period: kind, times, how they ended, the goal and its value."""

    name: ClassVar[str] = "cycles"

    def answer(self, measured: Measured) -> CyclesAnswer:
        """List the cycles, sorted by person and number."""
        run = measured.run(self)
        tables = run.over(lambda bucket: _bucket_table(run, bucket), VALUES)
        found = pa.concat_tables(tables).sort_by([("person", "ascending"), ("cycle", "ascending")])
        return CyclesAnswer(self, _with_money(found), measured, run)


@dataclass(frozen=True)
class CyclesAnswer(Answer):
    """One row a cycle."""

    def people(self, **which: Any) -> pa.Table:
        """The people of the cycles, each once, with how many cycles are theirs."""
        counted = self.table().group_by("person").aggregate([("cycle", "count")])
        return counted.rename_columns(["person", "cycles"])


@dataclass(frozen=True, kw_only=True)
class Summary(Question):
    """One row of totals: events, people, stays, cycles, the goal, its value, who comes again."""

    name: ClassVar[str] = "summary"

    def answer(self, measured: Measured) -> Answer:
        """Add everything up."""
        run = measured.run(self)
        parts = run.over(lambda bucket: _totals(run, bucket), VALUES)
        rows = [
            _summary_row(run, label, [part[group] for part in parts])
            for group, label in enumerate(run.labels())
        ]
        return Answer(self, rows, measured, run)


def cycle_groups(bucket: Bucket, cell: NDArray[np.int32]) -> NDArray[np.int32]:
    """The group of each cycle: that of its first stay."""
    stays = bucket.fold.stays
    first = stays[:, NUMBER] == 1
    groups = np.full(len(bucket.fold.cycles), NONE, np.int32)
    groups[stays[first, CYCLE]] = cell[first]
    return groups


def _in_window(run: Run, bucket: Bucket) -> NDArray[np.bool_]:
    start, end = run.window.bounds
    opened = bucket.fold.cycles[:, C_OPENED]
    return (opened >= start) & (opened < end)


def goal_values(bucket: Bucket) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """The value of every goal hit that counts: its cycle, its value, its currency.

    Goal hits of one person with one order id count once, at the first.
    """
    rows, cycles = bucket.fold.goal_rows, bucket.fold.goal_cycles
    value = np.asarray(bucket.columns["value"], np.int64)[rows]
    keep = _first_of_order(bucket, rows) & (value != NO_VALUE)
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    return cycles[keep], value[keep], currency[keep]


def _first_of_order(bucket: Bucket, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    order = np.asarray(bucket.columns["order"], np.int64)[rows]
    person = np.asarray(bucket.columns["person"], np.int64)[rows]
    sorting = np.lexsort((order, person))
    repeated = np.zeros(len(rows), np.bool_)
    o, p = order[sorting], person[sorting]
    repeated[sorting[1:]] = (o[1:] == o[:-1]) & (p[1:] == p[:-1]) & (o[1:] != NONE)
    return ~repeated


def money(run: Run, value: int, currency: int) -> tuple[str, Decimal]:
    """A value in ten-thousandths as its currency and amount."""
    names = run.timeline.codes.of("currency").values
    return (names[currency] if currency >= 0 else ""), Decimal(value) / UNIT


def _bucket_table(run: Run, bucket: Bucket) -> pa.Table:
    tables = [_group_table(run, bucket, cell) for cell in bucket.cells]
    return pa.concat_tables(tables)


def _group_table(run: Run, bucket: Bucket, cell: NDArray[np.int32]) -> pa.Table:
    groups = cycle_groups(bucket, cell)
    keep = np.flatnonzero((groups >= 0) & _in_window(run, bucket))
    cycles = bucket.fold.cycles[keep]
    persons = np.asarray(bucket.columns["person"], np.int64)[cycles[:, C_ROW]]
    names = run.timeline.persons.names(np.unique(persons).tolist())
    columns: dict[str, Any] = {}
    if run.grouping.split:
        columns["segment"] = texts(run.labels(), groups[keep])
    columns |= {
        "person": pa.array([names[key] for key in persons.tolist()], pa.string()),
        "cycle": cycles[:, C_NUMBER],
        "kind": texts(list(KINDS), cycles[:, C_KIND]),
        "opened_at": instants(cycles[:, C_OPENED]),
        "ended_at": instants(cycles[:, C_ENDED], absent=cycles[:, C_END] == OPEN),
        "end": texts(list(ENDS), cycles[:, C_END]),
        "goal_at": instants(cycles[:, C_GOAL_AT], absent=cycles[:, C_GOAL_AT] < 0),
        "goals": cycles[:, C_GOALS],
        "_value": _value_lists(run, bucket, keep),
    }
    return pa.table(columns)


def _value_lists(run: Run, bucket: Bucket, keep: NDArray[np.intp]) -> Any:
    sums = _sums_by_cycle(run, bucket)
    kind = pa.map_(pa.string(), pa.decimal128(18, 4))
    return pa.array([list(sums.get(cycle, {}).items()) for cycle in keep.tolist()], kind)


def _sums_by_cycle(run: Run, bucket: Bucket) -> dict[int, Money]:
    sums: dict[int, Money] = defaultdict(lambda: defaultdict(Decimal))
    for cycle, value, currency in zip(*(a.tolist() for a in goal_values(bucket)), strict=True):
        name, amount = money(run, value, currency)
        sums[cycle][name] += amount
    return sums


def _with_money(found: pa.Table) -> list[Row]:
    rows: list[Row] = found.to_pylist()
    for row in rows:
        row["value"] = dict(row.pop("_value"))
    return rows


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
    chosen = (cycle_groups(bucket, cell) == group) & _in_window(run, bucket)
    goal = chosen & (cycles[:, C_GOAL_AT] >= 0)
    again, waits = _again(bucket, goal)
    counts = _bucket_counts(run, bucket) | {
        "people_with_stay": len(np.unique(bucket.persons[inside])),
        "stays": int(inside.sum()),
        "hits": int(stays[inside, HITS].sum()),
        "cycles": int(chosen.sum()),
        "cycles_open": int((chosen & (cycles[:, C_END] == OPEN)).sum()),
        "goal_cycles": int(goal.sum()),
        "goal_people": len(np.unique(_cycle_persons(bucket)[goal])),
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


def _cycle_persons(bucket: Bucket) -> NDArray[np.int64]:
    return np.asarray(bucket.columns["person"], np.int64)[bucket.fold.cycles[:, C_ROW]]


def _again(bucket: Bucket, goal: NDArray[np.bool_]) -> tuple[int, NDArray[np.int64]]:
    cycles, persons = bucket.fold.cycles, _cycle_persons(bucket)
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


__all__ = ["Cycles", "Summary", "cycle_groups", "goal_values"]
