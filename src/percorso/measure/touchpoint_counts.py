"""Counting the events and stays at every touchpoint of a bucket, in one pass over each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.engine.rules import RESOLVED
from percorso.errors import Problem, QuestionError
from percorso.measure.run import Bucket, Run
from percorso.measure.scales import SCALES
from percorso.measure.turns import (
    ADVANCED,
    CYCLE,
    END,
    ENTERED,
    OPEN,
    SKIPPED,
    STAGE,
)

MOST_CELLS = 30_000_000
EVENTS, PEOPLE, CYCLES, STAYS, DECIDED, PROGRESSED = range(6)


@dataclass
class Counts:
    """Counts by group, stage (the last one is the whole journey) and touchpoint.

    Attributes:
        at: Events, people, cycles, stays, decided stays, progressed stays with an event there.
        all: The same without regard to touchpoints.
        scores: By group, stage, touchpoint and kind of score: number, sum, sum of squares.
        refused: Scores outside their scale or on no standard one, by kind.
    """

    at: NDArray[np.int64]
    all: NDArray[np.int64]
    scores: NDArray[np.float64]
    refused: NDArray[np.int64]


@kernel
def _count(  # noqa: C901 one pass, one place
    person: Any,
    stay_person: Any,
    touchpoint: Any,
    event_stay: Any,
    stays: Any,
    group: Any,
    start: Any,
    end: Any,
    score: Any,
    kind: Any,
    low: Any,
    high: Any,
    at: Any,
    whole: Any,
    scores: Any,
    refused: Any,
    seen_person: Any,
    seen_cycle: Any,
    seen_stay: Any,
) -> None:
    last = at.shape[1] - 1
    none = at.shape[2]
    for k in range(len(stays)):
        g = group[k]
        if g < 0 or stays[k, ENTERED] < start or stays[k, ENTERED] >= end:
            continue
        for s in (stays[k, STAGE], last):
            whole[g, s, STAYS] += 1
            if seen_person[g, s, none] != stay_person[k]:
                seen_person[g, s, none] = stay_person[k]
                whole[g, s, PEOPLE] += 1
            if seen_cycle[g, s, none] != stays[k, CYCLE]:
                seen_cycle[g, s, none] = stays[k, CYCLE]
                whole[g, s, CYCLES] += 1
            if stays[k, END] != OPEN:
                whole[g, s, DECIDED] += 1
            if stays[k, END] == ADVANCED or stays[k, END] == SKIPPED:
                whole[g, s, PROGRESSED] += 1
    for i in range(len(person)):
        k = event_stay[i]
        p = touchpoint[i]
        if k < 0 or p < 0:
            continue
        g = group[k]
        if g < 0 or stays[k, ENTERED] < start or stays[k, ENTERED] >= end:
            continue
        for s in (stays[k, STAGE], last):
            whole[g, s, EVENTS] += 1
            at[g, s, p, EVENTS] += 1
            if seen_person[g, s, p] != person[i]:
                seen_person[g, s, p] = person[i]
                at[g, s, p, PEOPLE] += 1
            if seen_cycle[g, s, p] != stays[k, CYCLE]:
                seen_cycle[g, s, p] = stays[k, CYCLE]
                at[g, s, p, CYCLES] += 1
            if seen_stay[g, s, p] != k:
                seen_stay[g, s, p] = k
                at[g, s, p, STAYS] += 1
                if stays[k, END] != OPEN:
                    at[g, s, p, DECIDED] += 1
                if stays[k, END] == ADVANCED or stays[k, END] == SKIPPED:
                    at[g, s, p, PROGRESSED] += 1
        if score[i] == score[i]:
            c = kind[i]
            if c < 0 or score[i] < low[c] or score[i] > high[c]:
                refused[c] += 1
            else:
                for s in (stays[k, STAGE], last):
                    scores[g, s, p, c, 0] += 1
                    scores[g, s, p, c, 1] += score[i]
                    scores[g, s, p, c, 2] += score[i] * score[i]


def count_all(run: Run) -> Counts:
    """The counts of all buckets.

    Raises:
        QuestionError: There are more touchpoints and groups than can be counted at once.
    """
    kinds = run.timeline.codes.of("score_kind").values
    shape = (len(run.labels()), run.plan.stages + 1, len(run.touchpoints.names))
    if int(np.prod(shape)) * (8 + 3 * len(kinds)) > MOST_CELLS:
        raise QuestionError(
            Problem(f"There are {shape[2]} touchpoints in {shape[0]} groups: too many to count.",
                    "Choose a field with fewer values, or a condition with 'where'.")
        )  # fmt: skip
    scales = [SCALES.get(kind, (np.inf, -np.inf)) for kind in kinds]
    low, high = (np.array([scale[side] for scale in scales], np.float64) for side in (0, 1))

    def count(bucket: Bucket) -> Counts:
        parts = [_bucket_counts(run, bucket, group, low, high, shape) for group in bucket.cells]
        return _merge(parts)

    return _merge(run.over(count, ("score", "score_kind"), track=True, resolve=True))


def _bucket_counts(
    run: Run, bucket: Bucket, group: NDArray[np.int32], low: NDArray[np.float64],
    high: NDArray[np.float64], shape: tuple[int, int, int],
) -> Counts:  # fmt: skip
    at, whole = np.zeros((*shape, 6), np.int64), np.zeros((*shape[:2], 6), np.int64)
    scores = np.zeros((*shape, len(low), 3), np.float64)
    refused = np.zeros(len(low) + 1, np.int64)
    seen = [np.full((*shape[:2], shape[2] + 1), -1, np.int64) for _ in range(3)]
    columns = bucket.columns
    _count(
        np.array(columns["person"]), bucket.persons, columns[RESOLVED], bucket.fold.event_stay,
        bucket.fold.stays, group, *run.window.bounds, np.array(columns["score"]),
        np.array(columns["score_kind"]), low, high, at, whole, scores, refused, *seen,
    )  # fmt: skip
    return Counts(at, whole, scores, refused)


def _merge(parts: list[Counts]) -> Counts:
    names = ("at", "all", "scores", "refused")
    return Counts(*(sum(getattr(part, name) for part in parts) for name in names))
