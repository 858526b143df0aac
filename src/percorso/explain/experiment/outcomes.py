"""What each unit did after the exposure, and before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import NO_VALUE, UNIT
from percorso.explain.experiment.exposure import Plan, Units, units_of
from percorso.explain.experiment.figures import Figure
from percorso.explain.experiment.kernels import Ints
from percorso.measure.cycles import first_of_order
from percorso.measure.listing import person_codes
from percorso.measure.run import Bucket
from percorso.measure.scales import SCALES
from percorso.measure.turns import ROW, STAGE

Floats = NDArray[np.float64]
MOST_CURRENCIES = 8


@dataclass(frozen=True)
class Outcome:
    """One figure of all units.

    Attributes:
        y: Its value for each unit and currency (one column where there is no money); NaN when the
            unit has none, as a time to a goal that was not reached.
        before: The same, or how much she did at all, in the time before.
        below: For a ratio what it is divided by; else empty.
    """

    y: Floats
    before: Floats
    below: Floats


@dataclass(frozen=True)
class Seen:
    """All units with what they did, of one bucket or of all."""

    person: NDArray[np.int32]
    t: Ints
    arm: NDArray[np.int32]
    mixed: NDArray[np.bool_]
    decided: NDArray[np.bool_]
    groups: tuple[NDArray[np.int32], ...]
    outcomes: tuple[Outcome, ...]
    tests: frozenset[int]
    without: int


def seen(plan: Plan) -> Seen:
    """Everything there is to know, from one pass over the buckets."""
    parts = plan.run.over(lambda b: _seen(plan, b), plan.columns(), True, plan.resolve)
    names = ("person", "t", "arm", "mixed", "decided")
    whole = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    groups = tuple(np.concatenate(each) for each in zip(*(p.groups for p in parts), strict=True))
    outcomes = tuple(
        Outcome(*(np.concatenate([getattr(one, name) for one in each])
                  for name in ("y", "before", "below")))
        for each in zip(*(part.outcomes for part in parts), strict=True)
    )  # fmt: skip
    tests = frozenset[int]().union(*(part.tests for part in parts))
    without = sum(part.without for part in parts)
    return Seen(**whole, groups=groups, outcomes=outcomes, tests=tests, without=without)


def _seen(plan: Plan, bucket: Bucket) -> Seen:
    units = units_of(plan, bucket)
    signals = plan.signals.rows(bucket)
    return Seen(
        person_codes(plan.run, units.person), units.t, units.arm, units.mixed, units.decided,
        units.groups, tuple(_outcome(plan, bucket, units, one, signals) for one in plan.figures),
        units.tests, units.without,
    )  # fmt: skip


def _outcome(
    plan: Plan, bucket: Bucket, units: Units, figure: Figure, signals: list[Ints]
) -> Outcome:
    none = np.empty((len(units.row), 0))
    activity = (units.row - units.begin).astype(np.float64)
    if figure.unit == "money":
        return _money(plan, bucket, units, figure.key == "order_value")
    if figure.unit == "score":
        return Outcome(_score(plan, bucket, units, figure.key), activity, none)
    if figure.key == "time":
        return Outcome(_time(bucket, units), activity, none)
    if figure.key in ("conversion", "conversion_next"):
        return Outcome(_conversion(plan, bucket, units, figure.key), activity, none)
    rows = bucket.fold.goal_rows if figure.signal < 0 else signals[figure.signal]
    first, last = _between(rows, units)
    before = _before(rows, units)
    return Outcome(_column(last > first), (before[1] - before[0]).astype(np.float64), none)


def _between(rows: Ints, units: Units) -> tuple[Ints, Ints]:
    """Which of some rows, in order, come after the exposure and inside the horizon."""
    return np.searchsorted(rows, units.row, "right"), np.searchsorted(rows, units.end, "left")


def _before(rows: Ints, units: Units) -> tuple[Ints, Ints]:
    """Which of some rows come in the time before the exposure."""
    return np.searchsorted(rows, units.begin, "left"), np.searchsorted(rows, units.row, "left")


def _column(values: NDArray[np.generic]) -> Floats:
    return values.astype(np.float64)[:, None]


def _conversion(plan: Plan, bucket: Bucket, units: Units, key: str) -> Floats:
    """Whether she entered a later stage, or the very next; NaN where there is none."""
    rows, stages = bucket.fold.stays[:, ROW], bucket.fold.stays[:, STAGE]
    origin = units.stage if plan.stage < 0 else np.full(len(units.row), plan.stage)
    found = np.full(len(units.row), np.nan)
    for stage in np.unique(origin).tolist():
        if stage == plan.run.plan.stages - 1:
            continue
        own = origin == stage
        wanted = stages > stage if key == "conversion" else stages == stage + 1
        first, last = _between(rows[wanted], units)
        found[own] = (last > first)[own]
    return found[:, None]


def _time(bucket: Bucket, units: Units) -> Floats:
    """Seconds to the first goal inside the horizon; NaN where it was not reached."""
    rows = bucket.fold.goal_rows
    first, last = _between(rows, units)
    there = last > first
    found = np.full(len(units.row), np.nan)
    t = np.asarray(bucket.columns["t"], np.int64)
    found[there] = (t[rows[first[there]]] - units.t[there]) / 1e6
    return found[:, None]


def _score(plan: Plan, bucket: Bucket, units: Units, kind: str) -> Floats:
    """Her last answer inside the horizon; of NPS 100, 0 or −100."""
    kinds = plan.run.timeline.codes.of("score_kind").values
    found = np.full(len(units.row), np.nan)
    if kind not in kinds:
        return found[:, None]
    low, high = SCALES[kind]
    score = np.asarray(bucket.columns["score"])
    fits = (np.asarray(bucket.columns["score_kind"]) == kinds.index(kind)) & (score >= low)
    rows = np.flatnonzero(fits & (score <= high))
    first, last = _between(rows, units)
    there = last > first
    found[there] = score[rows[last[there] - 1]]
    if kind == "nps":
        found = np.where(there, 100.0 * ((found >= 9) * 1 - (found <= 6) * 1), np.nan)
    return found[:, None]


def currencies(plan: Plan) -> list[str]:
    """The currencies that are told apart; one at least."""
    return list(plan.run.timeline.codes.of("currency").values[:MOST_CURRENCIES]) or [""]


def _money(plan: Plan, bucket: Bucket, units: Units, each: bool) -> Outcome:
    """The value of the goal signals, orders once, in each currency; and how many they are."""
    goals = bucket.fold.goal_rows
    value = np.asarray(bucket.columns["value"], np.int64)[goals]
    keep = first_of_order(bucket, goals) & (value != NO_VALUE)
    rows, value = goals[keep], value[keep]
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    first, last = _between(rows, units)
    then, until = _before(rows, units)
    y, below, before = [], [], []
    for code in range(len(currencies(plan))):
        own = (currency == code) if len(currencies(plan)) > 1 else currency <= code
        sums = np.append(0, np.cumsum(np.where(own, value, 0)))
        counts = np.append(0, np.cumsum(own))
        y.append((sums[last] - sums[first]) / UNIT)
        below.append((counts[last] - counts[first]).astype(np.float64))
        before.append((sums[until] - sums[then]) / UNIT)
    columns = np.column_stack(below)
    return Outcome(np.column_stack(y), np.column_stack(before), columns)


__all__ = ["MOST_CURRENCIES", "Outcome", "Seen", "currencies", "seen"]
