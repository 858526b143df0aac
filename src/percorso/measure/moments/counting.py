"""What is counted of the moments of one bucket, and of all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.moments.kinds import KINDS
from percorso.measure.moments.runs import Ints
from percorso.measure.moments.visits import MOMENT, ROLES, Plan, Visits, cycles_of, visits
from percorso.measure.retention.starts import groups_at
from percorso.measure.turns import C_OPENED, CYCLE, ENTERED, FIRST_OF_CYCLE, NUMBER, STAGE

if TYPE_CHECKING:
    from percorso.measure.run import Bucket

K = len(KINDS)


@dataclass(frozen=True)
class Counts:
    """Sums by group, place and kind (and role); they add up over buckets.

    Attributes:
        visits: By group, place, kind and role: all, decided, converted, converted in the visit.
        people: By group, place and kind the people with a moment; the last kind is any.
        cycles: The same for cycles that hold one.
        of: By group and place the cycles of the period, the denominator.
        lengths: Of every moment its cell, its length and how many interactions it has.
        running: Visits by phone that were not over, by group.
        events: Events of the period: with a device, without, after `as_of` left out.
    """

    visits: Ints
    people: Ints
    cycles: Ints
    of: Ints
    lengths: Ints
    running: Ints
    events: Ints


def count(plan: Plan, bucket: Bucket) -> Counts:
    """Count one bucket."""
    found = visits(plan, bucket)
    low, high = plan.run.window.bounds
    inside = (found.begin >= low) & (found.begin < high)
    counted = [np.where(inside, cell, -1) for cell in groups_at(plan.run, bucket, found.first)]
    moments = found.role == MOMENT
    whose = np.asarray(bucket.columns["person"], np.int64)[found.first]
    cells, own = _flat(plan, counted, found, moments)
    return Counts(
        _visits(plan, counted, found),
        _distinct(plan, cells, whose[own]),
        _holding(plan, bucket, found),
        _cycles(plan, bucket),
        np.stack([cells, found.length[own], found.count[own]]),
        _running(plan, bucket, found),
        _events(plan, bucket),
    )


def _running(plan: Plan, bucket: Bucket, found: Visits) -> Ints:
    """By group the visits of the period by phone that may still become a moment, or longer."""
    low, high = plan.run.window.bounds
    begun = np.asarray(bucket.columns["t"], np.int64)[found.running]
    inside = (begun >= low) & (begun < high)
    sums = np.zeros(len(plan.run.labels()), np.int64)
    for cell in groups_at(plan.run, bucket, found.running):
        sums += np.bincount(cell[(cell >= 0) & inside], minlength=len(sums))
    return sums


def merge(parts: Sequence[Counts]) -> Counts:
    """The counts of several buckets."""
    listed = {each.name: [getattr(part, each.name) for part in parts] for each in fields(Counts)}
    lengths = np.concatenate(listed.pop("lengths"), axis=1)
    return Counts(**{name: sum(found) for name, found in listed.items()}, lengths=lengths)


def _flat(
    plan: Plan, counted: Iterable[Ints], found: Visits, wanted: NDArray[np.bool_]
) -> tuple[Ints, Ints]:
    """The cells (group, place, kind) of the wanted visits, and which visit each stands for."""
    cells, own = [], []
    for group in counted:
        rows = np.flatnonzero(wanted & (group >= 0))
        cells.append((group[rows] * plan.places + found.place[rows]) * K + found.kind[rows])
        own.append(rows)
    return np.concatenate(cells).astype(np.int64), np.concatenate(own)


def _visits(plan: Plan, counted: Iterable[Ints], found: Visits) -> Ints:
    cells, own = _flat(plan, counted, found, np.ones(len(found.begin), np.bool_))
    cells = cells * ROLES + found.role[own]
    size = len(plan.run.labels()) * plan.places * K * ROLES
    decided, converted = found.decided[own], found.converted[own]
    flags = (None, decided, decided & converted, decided & found.inside[own])
    sums = [np.bincount(cells if flag is None else cells[flag], minlength=size) for flag in flags]
    shape = (len(flags), len(plan.run.labels()), plan.places, K, ROLES)
    return np.stack(sums).astype(np.int64).reshape(shape)


def _distinct(plan: Plan, cells: Ints, of: Ints) -> Ints:
    """How many different people (or cycles) each cell has; under the last kind those of any."""
    shape = (len(plan.run.labels()), plan.places, K + 1)
    places, kinds = np.divmod(cells, K)
    both = np.concatenate([places * (K + 1) + kinds, places * (K + 1) + K])
    known, number = np.unique(of, return_inverse=True)
    pairs = np.unique(both * max(len(known), 1) + np.concatenate([number, number]))
    counted = np.bincount(pairs // max(len(known), 1), minlength=int(np.prod(shape)))
    return counted.astype(np.int64).reshape(shape)


def _entries(plan: Plan, bucket: Bucket) -> Ints:
    """The stays by which cycles count: their first, or their first in each stage."""
    stays = bucket.fold.stays
    wanted = stays[:, FIRST_OF_CYCLE] == 1 if plan.view == "stages" else stays[:, NUMBER] == 1
    return np.flatnonzero(wanted)


def _groups_of_entries(plan: Plan, bucket: Bucket, entries: Ints) -> list[Ints]:
    """For each comparison group that of each entry, −1 outside the period."""
    low, high = plan.run.window.bounds
    stays = bucket.fold.stays[entries]
    at = stays[:, ENTERED] if plan.view == "stages" else _opened(bucket, stays)
    inside = (at >= low) & (at < high)
    return [np.where(inside, cells[entries], -1).astype(np.int64) for cells in bucket.cells]


def _opened(bucket: Bucket, stays: Ints) -> Ints:
    return np.asarray(bucket.fold.cycles[stays[:, CYCLE], C_OPENED], np.int64)


def _cycles(plan: Plan, bucket: Bucket) -> Ints:
    entries = _entries(plan, bucket)
    stage = bucket.fold.stays[entries, STAGE] if plan.view == "stages" else 0
    sums = np.zeros(len(plan.run.labels()) * plan.places, np.int64)
    for group in _groups_of_entries(plan, bucket, entries):
        cells = (group * plan.places + stage)[group >= 0]
        sums += np.bincount(cells, minlength=len(sums))
    found = sums.reshape(-1, plan.places)
    if plan.view != "stages":
        found[:] = found[:, :1]
    return found


def _holding(plan: Plan, bucket: Bucket, found: Visits) -> Ints:
    """Cycles of the period that hold a moment, whatever the moment's own group and period."""
    cycle = cycles_of(bucket, found)
    own = np.flatnonzero((found.role == MOMENT) & (cycle >= 0))
    entries = _entries(plan, bucket)
    stays = bucket.fold.stays[entries]
    wide = len(plan.run.stages) if plan.view == "stages" else 1
    entry = np.full(max(len(bucket.fold.cycles), 1) * wide, -1, np.int64)
    entry[stays[:, CYCLE] * wide + (stays[:, STAGE] if wide > 1 else 0)] = np.arange(len(entries))
    stage = bucket.fold.stays[found.stay[own], STAGE] if wide > 1 else 0
    which = entry[cycle[own] * wide + stage]
    cells, of = [], []
    for group in _groups_of_entries(plan, bucket, entries):
        kept = group[which] >= 0
        at = group[which][kept] * plan.places + found.place[own][kept]
        cells.append(at * K + found.kind[own][kept])
        of.append(cycle[own][kept])
    return _distinct(plan, np.concatenate(cells), np.concatenate(of))


def _events(plan: Plan, bucket: Bucket) -> Ints:
    """Events of the period with a device and without."""
    low, high = plan.run.window.bounds
    t = bucket.columns["t"]
    known = (t <= plan.run.window.as_of) & (t >= low) & (t < high)
    with_device = int(np.count_nonzero(known & (bucket.columns["device"] >= 0)))
    return np.array([with_device, int(np.count_nonzero(known)) - with_device], np.int64)
