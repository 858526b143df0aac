"""A funnel over all buckets: the attempts that count, whose group they are, and when each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import column_of
from percorso.engine.rules import RESOLVED
from percorso.measure.funnel.plan import EXCLUDED, Ints, Plan
from percorso.measure.funnel.reading import Asked
from percorso.measure.funnel.units import Events, attempts
from percorso.measure.run import Bucket, Run
from percorso.measure.segments import Field, Group, table, values_at
from percorso.measure.selectors import Compiled, compile_selectors
from percorso.measure.turns import C_END, C_NUMBER, C_ROW, CYCLE, NONE, OPEN


@dataclass(frozen=True)
class Attempts:
    """Attempts that count under one definition; one that belongs to two groups is there twice.

    Attributes:
        group: The number of the group of each.
        person: The person of each.
        cycle: The number of the person's cycle in which it starts, −1 for none.
        started: The instant at which it starts, microseconds.
        at: For each and every step the time from the start, or `LOST`, or `RUNNING`.
    """

    group: NDArray[np.int32]
    person: Ints
    cycle: Ints
    started: Ints
    at: Ints


def count(run: Run, asked: Asked, plans: Sequence[Plan], last_only: bool = False) -> list[Attempts]:
    """Follow every definition over every bucket.

    Args:
        run: The question at work.
        asked: The steps and exclusions, the same for all definitions.
        plans: The definitions.
        last_only: Whether only the last step is kept, and of whom not, to hold less in memory.
    """
    compiled = compile_selectors(run, (*asked.steps, *asked.exclude))
    held = [column_of(name) for name in plans[0].hold]
    columns = compiled.columns() | {name for name in held if name != "touchpoint"}
    touchpoints = compiled.resolve or "touchpoint" in held

    def work(bucket: Bucket) -> list[Attempts]:
        found = _bucket(run, bucket, compiled, len(asked.steps), held, plans)
        return [_last(each) for each in found] if last_only else found

    parts = run.over(work, columns, track=True, resolve=touchpoints)
    return [_merge([part[number] for part in parts]) for number in range(len(plans))]


def _bucket(
    run: Run, bucket: Bucket, compiled: Compiled, steps: int, held: Sequence[str],
    plans: Sequence[Plan],
) -> list[Attempts]:  # fmt: skip
    events = _events(bucket, compiled.masks(bucket), steps, held)
    found = []
    for plan in plans:
        counted = attempts(plan, events, run.window.bounds, run.window.as_of)
        parts = []
        for number, group in enumerate(run.grouping.groups):
            cells = _cells(run, bucket, events, group, number, counted.row)
            kept = np.flatnonzero(cells >= 0)
            rows = counted.row[kept]
            parts.append(
                Attempts(cells[kept], events.person[rows], _cycle_numbers(bucket, events, rows),
                         events.t[rows], counted.at[kept])
            )  # fmt: skip
        found.append(_merge(parts))
    return found


def _events(
    bucket: Bucket, masks: Sequence[NDArray[np.bool_]], steps: int, held: Sequence[str]
) -> Events:
    bits = np.zeros(len(bucket.columns["t"]), np.int64)
    for number, mask in enumerate(masks):
        bits |= mask.astype(np.int64) << (number if number < steps else EXCLUDED + number - steps)
    stays, places = bucket.fold.stays, bucket.fold.event_stay
    cycle = np.full(len(bits), NONE, np.int64)
    inside = places >= 0
    cycle[inside] = stays[places[inside], CYCLE]
    return Events(
        np.array(bucket.columns["person"], np.int64), np.array(bucket.columns["t"], np.int64), bits,
        _held(bucket, held), cycle, bucket.fold.cycles[:, C_END] == OPEN,
    )  # fmt: skip


def _held(bucket: Bucket, held: Sequence[str]) -> Ints:
    """One code for the values of all properties held constant; −1 where one has no value."""
    found = np.empty(0, np.int64)
    for name in held:
        column = RESOLVED if name == "touchpoint" else name
        codes = np.asarray(bucket.columns[column], np.int64)
        if len(found) == 0:
            found = codes.copy()
            continue
        width = int(codes.max(initial=0)) + 1
        found = np.where((found < 0) | (codes < 0), NONE, found * width + codes)
    return found


def _cells(
    run: Run, bucket: Bucket, events: Events, group: Group, number: int, rows: Ints
) -> NDArray[np.int32]:
    """The group of each attempt, by the event that starts it; −1 for none."""
    inside = np.ones(len(rows), np.bool_)
    names = run.touchpoints.names
    for condition in group.conditions:
        known = table(condition, run.timeline.codes, names)
        inside &= known[_codes(run, bucket, events, condition.field, rows)]
    value: NDArray[np.int32] = np.full(len(rows), number, np.int32)
    if run.grouping.by is not None:
        value = _codes(run, bucket, events, run.grouping.by, rows)
        value = np.where(value < 0, len(run.labels()) - 1, value).astype(np.int32)
    return np.where(inside, value, NONE).astype(np.int32)


def _codes(run: Run, bucket: Bucket, events: Events, field: Field, rows: Ints) -> NDArray[np.int32]:
    """The code of a field for the event that starts each attempt; a cycle's only inside one."""
    cycles = events.cycle[rows]
    known = cycles >= 0
    entries = rows.copy()
    entries[known] = bucket.fold.cycles[cycles[known], C_ROW]
    codes = values_at(field, bucket.columns, rows, entries, run.window.as_of)
    if field.scope == "cycle":
        codes = np.where(known, codes, NONE).astype(np.int32)
    return codes


def _cycle_numbers(bucket: Bucket, events: Events, rows: Ints) -> Ints:
    cycles = events.cycle[rows]
    found = np.full(len(rows), NONE, np.int64)
    found[cycles >= 0] = bucket.fold.cycles[cycles[cycles >= 0], C_NUMBER]
    return found


def _last(found: Attempts) -> Attempts:
    nobody = np.empty(0, np.int64)
    return Attempts(found.group, nobody, nobody, nobody, found.at[:, -1:].copy())


def _merge(parts: Sequence[Attempts]) -> Attempts:
    if len(parts) == 1:
        return parts[0]
    names = ("group", "person", "cycle", "started", "at")
    return Attempts(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
