"""The counts of all buckets: of the whole, of each stage, of each departure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.explain.conformance import counting
from percorso.explain.conformance.drawing import COLUMNS, Drawn, Held, Ints, hold
from percorso.explain.conformance.sequence import NOT_REACHED
from percorso.measure.cycles import cycle_groups
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import C_OPENED, C_ROW, NONE


@dataclass
class Tally:
    """Counts by group; what the last axes hold is named in `counting`.

    Attributes:
        whole: By group.
        fitness: By group the sum over cycles of 1 − cost / stays.
        stage: By group and stage.
        keys: The group and code of each departure that occurs: group · codes + code.
        departure: The figures of each.
        after: Of every departure that is compared its key, and how long after the first entry of
            the stage it was.
        followed: Of every cycle that followed in a stage and is decided: group · stages + stage,
            how long after the entry it was decided or a last signal came, and whether it was
            reached.
    """

    whole: Ints
    fitness: NDArray[np.float64]
    stage: Ints
    keys: Ints
    departure: Ints
    after: Ints
    followed: Ints


def tally_all(run: Run, drawn: Drawn) -> Tally:
    """The counts of all buckets."""

    def count(bucket: Bucket) -> Tally:
        held = hold(run, drawn, bucket)
        return merge([_tally(run, drawn, bucket, held, group) for group in groups(run, bucket)])

    return merge(run.over(count, COLUMNS, track=True, resolve=True))


def groups(run: Run, bucket: Bucket) -> list[NDArray[np.int32]]:
    """For each comparison group the group of every cycle opened in the period, −1 for the others.

    A cycle's group is that of its first stay.
    """
    start, end = run.window.bounds
    opened = bucket.fold.cycles[:, C_OPENED]
    inside = (opened >= start) & (opened < end)
    return [
        np.where(inside, cycle_groups(bucket, cell), NONE).astype(np.int32)
        for cell in bucket.cells
    ]  # fmt: skip


def cycle_persons(bucket: Bucket) -> Ints:
    """The person of each cycle."""
    return np.ascontiguousarray(bucket.columns["person"][bucket.fold.cycles[:, C_ROW]], np.int64)


def _tally(
    run: Run, drawn: Drawn, bucket: Bucket, held: Held, group: NDArray[np.int32]
) -> Tally:  # fmt: skip
    labels, stages, codes = len(run.labels()), run.plan.stages, drawn.codes.size
    whole = np.zeros((labels, counting.WHOLE), np.int64)
    stage = np.zeros((labels, stages, counting.STAGE_WIDTH), np.int64)
    fitness = np.zeros(labels, np.float64)
    counts = np.zeros((labels, codes, counting.DEPARTURE_WIDTH), np.int64)
    fold, persons = bucket.fold, cycle_persons(bucket)
    counting.count_cycles(
        persons, fold.cycles, group, held.marks, held.shape, whole, stage, fitness,
        np.full(labels, -1, np.int64),
    )  # fmt: skip
    size = len(fold.stays)
    cell, lasted, reached = (np.empty(size, np.int64) for _ in range(3))
    n = counting.count_entries(
        bucket.persons, fold.stays, fold.cycles, group, held.marks, held.departed, held.shape,
        run.plan.goal, stage, np.full((labels, stages), -1, np.int64), cell, lasted, reached,
    )  # fmt: skip
    counting.count_departures(
        persons, group, held.found, counts, np.full((labels, codes), -1, np.int64)
    )
    flat = counts.reshape(-1, counting.DEPARTURE_WIDTH)
    keys = np.flatnonzero(flat[:, counting.D_CYCLES])
    followed = np.column_stack([cell[:n], lasted[:n], reached[:n]])
    return Tally(whole, fitness, stage, keys, flat[keys], _after(held, group, codes), followed)


def _after(held: Held, group: NDArray[np.int32], codes: int) -> Ints:
    """The key of every departure that is compared, and how long after the entry it was."""
    found = held.found[group[held.found[:, 0]] >= 0]
    found = found[found[:, 6] >= NOT_REACHED]
    keys = group[found[:, 0]].astype(np.int64) * codes + found[:, 1]
    return np.column_stack([keys, found[:, 7]])


def merge(parts: list[Tally]) -> Tally:
    """Several counts as one; a person lives in one bucket, so everything adds up."""
    if len(parts) == 1:
        return parts[0]
    keys, place = np.unique(np.concatenate([part.keys for part in parts]), return_inverse=True)
    departure = np.zeros((len(keys), counting.DEPARTURE_WIDTH), np.int64)
    np.add.at(departure, place, np.concatenate([part.departure for part in parts]))
    return Tally(
        sum((part.whole for part in parts[1:]), parts[0].whole.copy()),
        sum((part.fitness for part in parts[1:]), parts[0].fitness.copy()),
        sum((part.stage for part in parts[1:]), parts[0].stage.copy()),
        keys, departure,
        np.concatenate([part.after for part in parts]),
        np.concatenate([part.followed for part in parts]),
    )  # fmt: skip
