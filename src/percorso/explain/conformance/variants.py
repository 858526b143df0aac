"""The commonest sequences of stages, drawn or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.explain.conformance.drawing import COLUMNS, Drawn, Held, Ints, hold
from percorso.explain.conformance.rows import with_interval
from percorso.explain.conformance.tally import cycle_persons, groups
from percorso.journey import text
from percorso.measure.answer import Row
from percorso.measure.display import ARROW
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import C_END, C_GOAL_AT, CYCLE, OPEN, STAGE
from percorso.words import Words

CYCLES, PEOPLE, DECIDED, REACHED = range(4)
SEQUENCE_COST, SEQUENCE_HASH = 1, 2


@dataclass
class Variants:
    """Sequences of one group.

    Attributes:
        keys: A number for each sequence and whether it follows the drawn order, two columns.
        counts: Its cycles, people, cycles decided as to the goal, cycles that reached it.
        stages: Its stages, as bytes.
    """

    keys: Ints
    counts: Ints
    stages: list[bytes]


def variant_rows(run: Run, drawn: Drawn, top: int) -> list[Row]:
    """The commonest sequences of every group, and the rest as one row."""

    def count(bucket: Bucket) -> list[Variants]:
        held = hold(run, drawn, bucket)
        return [
            _variants(bucket, held, chosen == group)
            for group, chosen in _each(run, groups(run, bucket))
        ]

    parts = run.over(count, COLUMNS, track=True, resolve=True)
    labels = run.labels()
    found = [_merge([part[group] for part in parts], top) for group in range(len(labels))]
    order: list[int] = [*range(len(labels))]
    if run.grouping.by is not None:
        order = sorted(
            (g for g in order if len(found[g].counts)),
            key=lambda g: -int(found[g].counts[:, CYCLES].sum()),
        )
    return [
        {**({"segment": labels[group]} if run.grouping.split else {}), **row}
        for group in order
        for row in _rows(run, found[group], top)
    ]


def _each(run: Run, cells: list[NDArray[np.int32]]) -> Iterator[tuple[int, NDArray[np.int32]]]:
    """Every group with the cells in which it stands."""
    for group in range(len(run.labels())):
        yield group, cells[0 if run.grouping.by else group]


def _variants(bucket: Bucket, held: Held, chosen: NDArray[np.bool_]) -> Variants:
    cycles, places = bucket.fold.cycles, np.flatnonzero(chosen)
    drawn = held.shape[places, SEQUENCE_COST] == 0
    pairs = np.column_stack([held.shape[places, SEQUENCE_HASH], drawn])
    keys, first, kind = np.unique(pairs, axis=0, return_index=True, return_inverse=True)
    kind = kind.reshape(-1)
    reached = cycles[places, C_GOAL_AT] >= 0
    decided = reached | (cycles[places, C_END] != OPEN)
    counts = np.zeros((len(keys), 4), np.int64)
    counts[:, CYCLES] = np.bincount(kind, minlength=len(keys))
    counts[:, PEOPLE] = _people(kind, cycle_persons(bucket)[places], len(keys))
    counts[:, DECIDED] = np.bincount(kind[decided], minlength=len(keys))
    counts[:, REACHED] = np.bincount(kind[reached], minlength=len(keys))
    return Variants(keys, counts, _sequences(bucket, places[first]))


def _people(kind: NDArray[np.intp], person: Ints, kinds: int) -> Ints:
    """How many different people each sequence has."""
    order = np.lexsort((person, kind))
    k, p = kind[order], person[order]
    new = np.append(True, (k[1:] != k[:-1]) | (p[1:] != p[:-1]))[: len(k)]
    return np.bincount(k[new], minlength=kinds).astype(np.int64)


def _sequences(bucket: Bucket, cycles: NDArray[np.intp]) -> list[bytes]:
    stays = bucket.fold.stays
    stage = stays[:, STAGE].astype(np.uint8)
    starts = np.searchsorted(stays[:, CYCLE], cycles)
    ends = np.searchsorted(stays[:, CYCLE], cycles, side="right")
    return [
        stage[start:end].tobytes()
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
    ]  # fmt: skip


def _merge(parts: list[Variants], top: int) -> Variants:
    """All buckets as one, the commonest first; only the first ones keep their stages."""
    every = np.concatenate([part.keys for part in parts])
    keys, first, place = np.unique(every, axis=0, return_index=True, return_inverse=True)
    place = place.reshape(-1)
    counts = np.zeros((len(keys), 4), np.int64)
    np.add.at(counts, place, np.concatenate([part.counts for part in parts]))
    stages = [each for part in parts for each in part.stages]
    named = [stages[n] for n in first.tolist()]
    order = sorted(range(len(keys)), key=lambda n: (-counts[n, CYCLES], named[n], keys[n, 1]))
    return Variants(keys[order], counts[order], [named[n] for n in order[:top]])


def _rows(run: Run, found: Variants, top: int) -> Iterator[Row]:
    cycles = int(found.counts[:, CYCLES].sum())
    for rank, (key, counts) in enumerate(zip(found.keys[:top], found.counts, strict=False), 1):
        stages = [run.stages[number] for number in found.stages[rank - 1]]
        name = ARROW.join(text(stage.name, run.lang) for stage in stages)
        row: Row = {"rank": rank, "name": name, "stages": [stage.id for stage in stages]}
        yield row | {"drawn": bool(key[1])} | _figures(run, counts, cycles, int(counts[PEOPLE]))
    rest = found.counts[top:]
    if len(rest):
        row = {"rank": None, "name": Words(run.lang)("Other"), "stages": None, "drawn": None}
        yield row | _figures(run, rest.sum(axis=0), cycles, None)


def _figures(run: Run, counts: Ints, cycles: int, people: int | None) -> Row:
    row: Row = {"cycles": int(counts[CYCLES]), "people": people, "cycles_all": cycles}
    row |= with_interval("share", int(counts[CYCLES]), cycles)
    goal = run.plan.goal >= 0
    row["decided_goal"] = int(counts[DECIDED]) if goal else None
    row["progressed"] = int(counts[REACHED]) if goal else None
    base = int(counts[DECIDED]) if goal else 0
    return row | with_interval("progress", int(counts[REACHED]), base)
