"""The figures of every stage in every period, from one pass over the folded buckets.

A stay belongs to the period in which it was entered, so period and group together are one group of
the tally that the question `stages` is made with: a period's figures are those that `stages` gives
for the same days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Row
from percorso.measure.kpis.periods import Period
from percorso.measure.population import inside_at
from percorso.measure.run import Bucket, Run
from percorso.measure.stages import counted, timed
from percorso.measure.statistics import CENSORED, EVENT, OTHER, incidence, survival_times
from percorso.measure.tally import Cells, Tally, merge, tally
from percorso.measure.turns import ENTERED, LAST, NONE

TIMES = frozenset({"time_median_s", "time_p90_s", "progress_median_s", "incidence"})
MOST_CELLS = 200_000
FAR = 2**60
"""A length that nobody lives to see, microseconds: it stands for an end that may never come."""
Range = tuple[float, float]


@dataclass(frozen=True)
class Wanted:
    """What a set of KPIs needs: periods by unit, and whether times and population are looked at."""

    units: Mapping[str, Sequence[Period]]
    times: bool
    population: bool


@dataclass(frozen=True)
class Part:
    """What one bucket, or all of them, tell of one unit.

    Attributes:
        tally: The counts of every cell, and the lengths of the stays.
        inside: People inside at the end of each period, by group, stage and period.
        heard: For each length in the tally how long after entering the stay was last heard of.
    """

    tally: Tally
    inside: NDArray[np.int64]
    heard: NDArray[np.int64]


class Counted:
    """The figures of one unit of periods, cell by cell."""

    def __init__(self, run: Run, periods: Sequence[Period], part: Part, times: bool) -> None:
        self.run = run
        self.periods = periods
        self.tally = part.tally
        self.inside = part.inside
        self.heard = part.heard
        size = len(run.labels()) * len(periods) * run.plan.stages
        self._times = times
        self._cells = Cells(part.tally.cell, size)
        self._firsts = Cells(part.tally.progress_cell, size)

    def row(self, group: int, period: int, stage: int) -> Row:
        """The figures of a measured stage in a period, as a row of `stages`."""
        place = group * len(self.periods) + period
        row = counted(self.run, self.tally.counts[place, stage], stage)
        row["population"] = None
        if self.inside.size:
            row["population"] = int(self.inside[group, stage, period])
        if self._times:
            cell = place * self.run.plan.stages + stage
            row |= timed(self.run, self.tally, cell, stage, self._cells, self._firsts)
        return row

    def used(self, group: int) -> int:
        """How many stays of a group were entered in all periods."""
        size = len(self.periods)
        return int(self.tally.counts[group * size : (group + 1) * size, :, 0].sum())

    def range_of(self, figure: str, group: int, period: int, stage: int) -> Range:
        """Between which a time can still come to lie, in seconds, once every open stay has ended.

        A stay that goes quiet is as long as it was heard of, so at the least all that are open have
        ended with their last signal; at the most they never end.
        """
        cell = (group * len(self.periods) + period) * self.run.plan.stages + stage
        if figure == "progress_median_s":
            return self._progress(cell)
        share = 0.5 if figure == "time_median_s" else 0.1
        lengths = np.asarray(self._cells.of(self.tally.lengths, cell), np.int64)
        heard = np.asarray(self._cells.of(self.heard, cell), np.int64)
        ended = np.asarray(self._cells.of(self.tally.ended, cell), np.bool_)
        everyone = np.ones(len(lengths), np.bool_)
        soonest, latest = (
            survival_times(np.where(ended, lengths, still), everyone, (share,))[0]
            for still in (heard, FAR)
        )
        return _seconds(soonest), _seconds(latest)

    def _progress(self, cell: int) -> Range:
        times = np.asarray(self._firsts.of(self.tally.progress, cell), np.int64)
        kinds = np.asarray(self._firsts.of(self.tally.followed, cell), np.int8)
        known = [np.where(kinds == CENSORED, end, kinds).astype(np.int8) for end in (EVENT, OTHER)]
        soonest, latest = (incidence(times, each)[1] for each in known)
        return _seconds(soonest), _seconds(latest)


def _seconds(us: int | None) -> float:
    return float("inf") if us is None or us >= FAR else us / 1e6


def count(run: Run, wanted: Wanted) -> dict[str, Counted]:
    """The figures of every unit of periods.

    Raises:
        QuestionError: There are too many periods and groups to count.
    """
    units = {unit: periods for unit, periods in wanted.units.items() if periods}
    for periods in units.values():
        _check_size(run, len(periods))
    targets = [microseconds(s.target_duration) if s.target_duration else 0 for s in run.stages]
    lengths = np.array(targets, np.int64)

    def work(bucket: Bucket) -> dict[str, Part]:
        return {
            unit: _part(run, bucket, periods, lengths, wanted) for unit, periods in units.items()
        }

    parts = run.over(work) if units else []
    return {
        unit: Counted(run, periods, _merged([part[unit] for part in parts]), wanted.times)
        for unit, periods in units.items()
    }


def _check_size(run: Run, periods: int) -> None:
    cells = len(run.labels()) * periods * run.plan.stages
    if cells > MOST_CELLS:
        raise QuestionError(
            Problem(f"{periods} periods of {len(run.labels())} groups and {run.plan.stages} stages "
                    f"are {cells} cells, more than {MOST_CELLS}.",
                    "Choose a longer period, a shorter window, or a field with fewer values.")
        )  # fmt: skip


def _part(
    run: Run, bucket: Bucket, periods: Sequence[Period], targets: NDArray[np.int64], wanted: Wanted
) -> Part:
    edges = np.array([*(each.start for each in periods), periods[-1].end], np.int64)
    place = np.searchsorted(edges, bucket.fold.stays[:, ENTERED], side="right") - 1
    outside = (place < 0) | (place >= len(periods))
    groups = len(run.labels()) * len(periods)
    tallies, heard = [], [np.empty(0, np.int64)]
    for cell in bucket.cells:
        period = np.where(outside | (cell < 0), NONE, cell * len(periods) + place).astype(np.int32)
        found = tally(
            bucket.fold, bucket.persons, period, groups, run.plan.stages,
            (int(edges[0]), int(edges[-1])), int(edges[0]), run.window.as_of, targets,
        )  # fmt: skip
        tallies.append(found if wanted.times else _counts_alone(found))
        if wanted.times:
            stays = bucket.fold.stays[period >= 0]
            heard.append(stays[:, LAST] - stays[:, ENTERED])
    inside = np.empty((0, 0, 0), np.int64)
    if wanted.population:
        inside = inside_at(run, bucket, closings(run, periods))
    return Part(merge(tallies), inside, np.concatenate(heard))


def _counts_alone(found: Tally) -> Tally:
    """A tally without the lengths that no KPI looks at: they are the bulk of it."""
    return replace(
        found, lengths=found.lengths[:0], ended=found.ended[:0], cell=found.cell[:0],
        progress=found.progress[:0], followed=found.followed[:0],
        progress_cell=found.progress_cell[:0],
    )  # fmt: skip


def closings(run: Run, periods: Sequence[Period]) -> NDArray[np.int64]:
    """The instant at which each period closes, but not after the day of `as_of`."""
    return np.array([min(each.end, run.window.closing()) for each in periods], np.int64)


def _merged(parts: list[Part]) -> Part:
    inside: NDArray[np.int64] = np.sum([part.inside for part in parts], axis=0)
    heard = np.concatenate([part.heard for part in parts])
    return Part(merge([part.tally for part in parts]), inside, heard)
