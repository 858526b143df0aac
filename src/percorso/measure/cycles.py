"""The cycles themselves: kind, times, how they ended, the goal and its value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.engine.columns import NO_VALUE, UNIT
from percorso.measure.answer import Answer, Question, chosen
from percorso.measure.listing import Part, assemble, person_codes, person_names
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
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
    KINDS,
    NONE,
    NUMBER,
    OPEN,
)
from percorso.words import N_

VALUES = ("value", "currency", "order")
MOMENTS = frozenset({"opened_at", "ended_at", "goal_at"})
Money = dict[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class Cycles(Question):
    """The cycles opened in the period: kind, times, how they ended, the goal and its value."""

    name: ClassVar[str] = "cycles"
    meaning: ClassVar[str] = N_(
        "A cycle is one turn of the journey. It opens with the first signal, with any signal "
        "after a stay went quiet, or when the journey is begun again after the goal."
    )
    columns: ClassVar[tuple[str, ...]] = (
        "person", "cycle", "kind", "opened_at", "ended_at", "end", "goal_at", "goals", "value",
    )  # fmt: skip

    def answer(self, measured: Measured) -> CyclesAnswer:
        """List the cycles, sorted by person and number."""
        run = measured.run(self)
        parts = run.over(lambda bucket: _bucket_part(run, bucket), VALUES)
        return CyclesAnswer(self, [], measured, run, _table(run, parts))


@dataclass(frozen=True)
class CyclesAnswer(Answer):
    """The cycles as an Arrow table; `rows` are made from it when they are asked for."""

    cycles: pa.Table

    def __getattribute__(self, name: str) -> Any:
        if name == "rows":
            rows = self.cycles.to_pylist()
            return [row | {"value": dict(row["value"])} for row in rows]
        return super().__getattribute__(name)

    def table(self) -> pa.Table:
        """The cycles as an Arrow table; the value is a map from currency to amount."""
        return self.cycles

    def people(self, **which: Any) -> pa.Table:
        """The people of the cycles, each once, with how many cycles are theirs."""
        chosen(which)
        counted = self.cycles.group_by("person").aggregate([("cycle", "count")])
        return counted.rename_columns(["person", "cycles"])


def cycle_groups(bucket: Bucket, cell: NDArray[np.int32]) -> NDArray[np.int32]:
    """The group of each cycle: that of its first stay."""
    stays = bucket.fold.stays
    first = stays[:, NUMBER] == 1
    groups = np.full(len(bucket.fold.cycles), NONE, np.int32)
    groups[stays[first, CYCLE]] = cell[first]
    return groups


def in_window(run: Run, bucket: Bucket) -> NDArray[np.bool_]:
    """Which cycles opened in the period."""
    start, end = run.window.bounds
    opened = bucket.fold.cycles[:, C_OPENED]
    return (opened >= start) & (opened < end)


def cycle_persons(bucket: Bucket) -> NDArray[np.int64]:
    """The person of each cycle."""
    return np.asarray(bucket.columns["person"], np.int64)[bucket.fold.cycles[:, C_ROW]]


def goal_values(bucket: Bucket) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32]]:
    """The value of every goal hit that counts: its cycle, its value, its currency.

    Goal hits of one person with one order id count once, at the first.
    """
    rows, cycles = bucket.fold.goal_rows, bucket.fold.goal_cycles
    value = np.asarray(bucket.columns["value"], np.int64)[rows]
    keep = first_of_order(bucket, rows) & (value != NO_VALUE)
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    return cycles[keep], value[keep], currency[keep]


def first_of_order(bucket: Bucket, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which goal hits come first with their order id; those without one all do."""
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


def _bucket_part(run: Run, bucket: Bucket) -> Part:
    parts = [_group_part(run, bucket, cell) for cell in bucket.cells]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _group_part(run: Run, bucket: Bucket, cell: NDArray[np.int32]) -> Part:
    groups = cycle_groups(bucket, cell)
    keep = np.flatnonzero((groups >= 0) & in_window(run, bucket))
    cycles = bucket.fold.cycles[keep]
    part: Part = {"segment": groups[keep]} if run.grouping.split else {}
    part |= {"person": person_codes(run, cycle_persons(bucket)[keep])}
    part |= {"cycle": cycles[:, C_NUMBER].astype(np.int32)}
    part |= {"kind": cycles[:, C_KIND].astype(np.int32), "opened_at": cycles[:, C_OPENED].copy()}
    part |= {"ended_at": np.where(cycles[:, C_END] == OPEN, NONE, cycles[:, C_ENDED])}
    part |= {"end": cycles[:, C_END].astype(np.int32), "goal_at": cycles[:, C_GOAL_AT].copy()}
    return part | {"goals": cycles[:, C_GOALS].astype(np.int32), "value": _sums(run, bucket)[keep]}


def _sums(run: Run, bucket: Bucket) -> NDArray[np.int64]:
    """The value of each cycle in each currency (the last column: none); `NO_VALUE` for no hit."""
    cycles, values, currencies = goal_values(bucket)
    width = len(run.timeline.codes.of("currency")) + 1
    shape = len(bucket.fold.cycles), width
    sums, hit = np.zeros(shape, np.int64), np.zeros(shape, np.bool_)
    places = cycles, np.where(currencies < 0, width - 1, currencies)
    np.add.at(sums, places, values)
    hit[places] = True
    return np.where(hit, sums, NO_VALUE)


def _table(run: Run, parts: list[Part]) -> pa.Table:
    texts = {"person": person_names(run), "kind": list(KINDS), "end": list(ENDS)}
    columns = assemble(parts, texts | {"segment": run.labels()}, MOMENTS)
    currencies = [*run.timeline.codes.of("currency").values, ""]
    columns["value"] = _money_column(columns["value"], currencies)
    return pa.table(columns)


def _money_column(sums: NDArray[np.int64], currencies: list[str]) -> Any:
    """For each cycle its value in each currency it has one in."""
    rows, places = np.nonzero(sums != NO_VALUE)
    ends = np.cumsum(np.bincount(rows, minlength=len(sums)))
    offsets: Any = pa.array(np.append(0, ends), pa.int32())
    chosen: Any = pa.array(places, pa.int64())
    keys = pa.array(currencies, pa.string()).take(chosen)
    whole = pa.array(sums[rows, places], pa.int64()).cast(pa.decimal128(19, 0))
    amounts = pc.multiply(whole, pa.scalar(Decimal("0.0001"))).cast(pa.decimal128(18, 4))
    return pa.MapArray.from_arrays(offsets, keys, amounts)


__all__ = ["Cycles", "cycle_groups", "cycle_persons", "goal_values", "in_window", "money"]
