"""The people whom a rule puts in its place, bucket by bucket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import COMPLETED, ENTERED, STAGE

Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Met:
    """The people of one bucket.

    Attributes:
        people: Their numbers, each once, sorted.
        days: How many of them there are in each piece of the period.
    """

    people: Ints
    days: Ints


def met(run: Run | None, element: str, field: str, edges: Ints) -> list[Met]:
    """The people of a stage or touchpoint under the rules of a run; nothing without a run."""
    if run is None:
        return []
    kind, _, wanted = element.partition("/")
    if kind == "touchpoints":
        code = [one.id for one in run.journey.touchpoints].index(wanted)
        return run.over(lambda bucket: _at(run, bucket, code, edges), resolve=True)
    stages = [stage.id for stage in run.stages]
    if wanted not in stages:
        return []
    number = stages.index(wanted)
    return run.over(lambda bucket: _in(run, bucket, number, field, edges))


def _in(run: Run, bucket: Bucket, stage: int, field: str, edges: Ints) -> Met:
    """Those with a stay that began in the period; for `completes` a completed one."""
    stays, (start, end) = bucket.fold.stays, run.window.bounds
    mask = (stays[:, STAGE] == stage) & (stays[:, ENTERED] >= start) & (stays[:, ENTERED] < end)
    if field == "completes":
        mask &= stays[:, COMPLETED] == 1
    return counted(bucket.persons[mask], stays[mask, ENTERED], edges)


def _at(run: Run, bucket: Bucket, code: int, edges: Ints) -> Met:
    """Those with an event at a touchpoint in the period."""
    mask = in_period(run, bucket) & (bucket.columns[RESOLVED] == code)
    persons = np.ascontiguousarray(bucket.columns["person"][mask], np.int64)
    return counted(persons, np.asarray(bucket.columns["t"][mask], np.int64), edges)


def in_period(run: Run, bucket: Bucket) -> NDArray[np.bool_]:
    """Which events of a bucket lie in the period, up to `as_of`."""
    t, (start, end) = np.asarray(bucket.columns["t"]), run.window.bounds
    found: NDArray[np.bool_] = (t >= start) & (t < end) & (t <= run.window.as_of)
    return found


def counted(persons: Ints, t: Ints, edges: Ints) -> Met:
    """Distinct people, in all and in each piece of the period."""
    piece = np.searchsorted(edges, t, side="right") - 1
    pairs = np.unique(np.stack([persons, piece]), axis=1)
    days = np.bincount(np.clip(pairs[1], 0, None), minlength=max(len(edges), 1))
    return Met(np.unique(persons), days.astype(np.int64))


@dataclass(frozen=True)
class Compared:
    """Two sets of people: those of now, those of today's rule, and what changes."""

    people: int
    today: int
    enter: int
    leave: int

    @property
    def stay(self) -> int:
        """Those in both."""
        return self.today - self.leave


def compared(new: Sequence[Met], old: Sequence[Met]) -> Compared:
    """Compare bucket by bucket: a person lies in one bucket only."""
    nobody = np.zeros(0, np.int64)
    several = max(len(new), len(old))
    pairs = [
        (new[k].people if new else nobody, old[k].people if old else nobody) for k in range(several)
    ]
    return Compared(
        sum(len(now) for now, _ in pairs),
        sum(len(then) for _, then in pairs),
        sum(len(np.setdiff1d(now, then, assume_unique=True)) for now, then in pairs),
        sum(len(np.setdiff1d(then, now, assume_unique=True)) for now, then in pairs),
    )
