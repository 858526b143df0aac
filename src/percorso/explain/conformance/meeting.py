"""Where things are met: events at touchpoints, and events that no drawing holds, by stage."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.explain.conformance.drawing import Ints, own
from percorso.explain.conformance.tally import groups
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import (
    ADVANCED,
    CYCLE,
    END,
    OPEN,
    SKIPPED,
    STAGE,
)

EVENTS, M_CYCLES, M_PEOPLE, DECIDED, PROGRESSED = range(5)
WIDTH = 5
MOST_CELLS = 4_000_000


@kernel
def _meet(  # noqa: C901 one pass, one place
    person: Any,
    item: Any,
    event_stay: Any,
    stays: Any,
    group: Any,
    counts: Any,
    seen: Any,
) -> None:
    """Count the events of every item by group and stage; the last stage is the whole journey."""
    items = counts.shape[2]
    last = counts.shape[1] - 1
    for k in range(len(stays)):
        g = group[stays[k, CYCLE]]
        if g < 0:
            continue
        s = stays[k, STAGE]
        if stays[k, END] != OPEN:
            counts[g, s, items - 1, DECIDED] += 1
        if stays[k, END] == ADVANCED or stays[k, END] == SKIPPED:
            counts[g, s, items - 1, PROGRESSED] += 1
    for i in range(len(person)):
        k = event_stay[i]
        p = item[i]
        if k < 0 or p < 0:
            continue
        c = stays[k, CYCLE]
        g = group[c]
        if g < 0:
            continue
        for s in (stays[k, STAGE], last):
            counts[g, s, p, EVENTS] += 1
            if seen[g, s, p, 0] != c:
                seen[g, s, p, 0] = c
                counts[g, s, p, M_CYCLES] += 1
            if seen[g, s, p, 1] != person[i]:
                seen[g, s, p, 1] = person[i]
                counts[g, s, p, M_PEOPLE] += 1
            if s != last and seen[g, s, p, 2] != k:
                seen[g, s, p, 2] = k
                if stays[k, END] != OPEN:
                    counts[g, s, p, DECIDED] += 1
                if stays[k, END] == ADVANCED or stays[k, END] == SKIPPED:
                    counts[g, s, p, PROGRESSED] += 1


def meet(run: Run, bucket: Bucket, item: NDArray[np.int32], items: int) -> Ints:
    """Events, cycles, people, decided and progressed stays by group, stage and item.

    The last stage is the whole journey; the last item stands for every stay of a stage.

    Args:
        run: The question at work.
        bucket: A bucket folded with `track`.
        item: What each event is, −1 for nothing that is counted.
        items: How many different things there are.
    """
    shape = (len(run.labels()), run.plan.stages + 1, items + 1)
    counts = np.zeros((*shape, WIDTH), np.int64)
    for group in groups(run, bucket):
        seen = np.full((*shape, 3), -1, np.int64)
        _meet(
            own(bucket.columns["person"]), own(item), bucket.fold.event_stay, bucket.fold.stays,
            group, counts, seen,
        )  # fmt: skip
    return counts
