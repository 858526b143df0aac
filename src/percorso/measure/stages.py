"""Stages: who enters each, who goes on, who does not, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from percorso.durations import microseconds
from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.measure import tally as tallies
from percorso.measure.answer import Answer, Question, Row, chosen
from percorso.measure.measured import Measured
from percorso.measure.run import Bucket, Run
from percorso.measure.statistics import incidence, survival_times, wilson
from percorso.measure.stays import Stays, StaysAnswer
from percorso.measure.tally import Cells, Tally, merge, tally
from percorso.measure.turns import (
    ENDS,
    KINDS,
)
from percorso.words import N_

SECOND = 1_000_000
CONVERSIONS = ("", "_next", "_goal")


@dataclass(frozen=True, kw_only=True)
class Stages(Question):
    """For each stage: entries, how stays ended, conversion, drop-off, time, population."""

    name: ClassVar[str] = "stages"
    meaning: ClassVar[str] = N_(
        "An entry is a stay begun in the period. Conversion is the share of decided cycles that"
        " entered a later stage after entering this one; drop-off is the rest. Cycles that are "
        "too young to tell are undecided and counted apart. Intervals are at 95%."
    )
    columns: ClassVar[tuple[str, ...]] = ("stage",)
    main: ClassVar[tuple[str, ...]] = (
        "segment", "stage", "entries", "people", "advanced", "skipped", "returned", "new_cycle",
        "expired", "open", "completed", "conversion", "conversion_next", "conversion_goal",
        "drop_off", "undecided", "time_median_s", "time_p90_s", "population",
    )  # fmt: skip

    bases: ClassVar[Mapping[str, str]] = {
        "conversion": "decided",
        "conversion_next": "decided_next",
        "conversion_goal": "decided_goal",
        "drop_off": "decided",
    }
    charts: ClassVar[str] = "percorso.measure.charts.stages"

    def answer(self, measured: Measured) -> StagesAnswer:
        """Count every stage."""
        run = measured.run(self)
        rows = stage_rows(run)
        return StagesAnswer(self, rows, measured, run)


@dataclass(frozen=True)
class StagesAnswer(Answer):
    """One row a stage (and group); `people` gives those behind each figure."""

    def people(self, **which: Any) -> pa.Table:
        """The stays behind a figure, with their people.

        Args:
            which: `stage`, the stage's id; `figure`, one of entries, people, advanced, skipped,
                returned, new_cycle, expired, open, completed, cycles, decided, converted,
                conversion, drop_off, undecided (these with `_next`, `_goal`); default entries.

        Raises:
            QuestionError: There is no such stage or figure.
        """
        stage, figure = chosen(which, "stage", "figure")
        question = Stays(**{**self.question.common(), "stage": stage})
        found = question.answer(self.measured)
        return _behind(found, str(figure or "entries"))


def _behind(found: StaysAnswer, figure: str) -> pa.Table:
    stays = found.stays
    masks: dict[str, Any] = dict.fromkeys(
        ("entries", "people"), pa.array(np.ones(len(stays), bool))
    )
    masks |= {end: pc.equal(stays["end"], pa.scalar(end)) for end in ENDS}
    masks |= {"completed": stays["completed"], "cycles": stays["_first"]}
    for name in CONVERSIONS:
        decided, converted = stays[f"_decided{name}"], stays[f"_converted{name}"]
        masks[f"decided{name}"] = decided
        masks[f"conversion{name}"] = masks[f"converted{name}"] = converted
        masks[f"undecided{name}"] = pc.and_(stays["_first"], pc.invert(decided))
        masks[f"drop_off{name}"] = pc.and_(decided, pc.invert(converted))
    if figure not in masks:
        raise QuestionError(
            Problem(f"There is no figure '{figure}'.", did_you_mean(figure, masks, 40))
        )
    kept = stays.filter(masks[figure])
    return kept.drop_columns([name for name in kept.column_names if name[0] == "_"])


def stage_rows(run: Run) -> list[Row]:
    """One row for each group and stage of the journey, drawn stages without rules included."""
    found = tally_all(run)
    labels = run.labels()
    met = _met(run, found)
    cells = Cells(found.cell, len(labels) * run.plan.stages)
    firsts = Cells(found.progress_cell, len(labels) * run.plan.stages)
    rows: list[Row] = []
    for group in met:
        number = 0
        for stage in run.journey.stages:
            row: Row = {"segment": labels[group]} if run.grouping.split else {}
            row["stage"] = stage.id
            if stage.measured:
                row |= _figures(run, found, group, number, cells, firsts)
                number += 1
            else:
                row |= dict.fromkeys(FIGURES)
            rows.append(row)
    return rows


def _met(run: Run, found: Tally) -> Iterable[int]:
    """The groups to show: all that are compared; of the values of a field those that occur."""
    if run.grouping.by is None:
        return range(len(run.labels()))
    used = np.flatnonzero(found.counts.any(axis=(1, 2)))
    return sorted(used.tolist(), key=lambda group: -int(found.counts[group, :, 0].sum()))


def tally_all(run: Run) -> Tally:
    """The counts of all buckets."""
    window = run.window
    midnight = window.closing()
    targets = np.array(
        [microseconds(s.target_duration) if s.target_duration else 0 for s in run.stages], np.int64
    )

    def count(bucket: Bucket) -> Tally:
        parts = [
            tally(bucket.fold, bucket.persons, cell, len(run.labels()), run.plan.stages,
                  window.bounds, midnight, window.as_of, targets)
            for cell in bucket.cells
        ]  # fmt: skip
        return merge(parts)

    return merge(run.over(count))


def _figures(run: Run, found: Tally, group: int, stage: int, cells: Cells, firsts: Cells) -> Row:
    cell = group * run.plan.stages + stage
    counts = found.counts[group, stage]
    row = _entries(counts) | _conversions(run, counts, stage)
    return row | timed(run, found, cell, stage, cells, firsts) | _rest(run, counts, stage)


def counted(run: Run, counts: NDArray[np.int64], stage: int) -> Row:
    """The figures that are counts and shares, from the counts of a group and a stage."""
    return _entries(counts) | _conversions(run, counts, stage) | _rest(run, counts, stage)


def timed(
    run: Run, found: Tally, cell: int, stage: int, cells: Cells, firsts: Cells
) -> dict[str, float | None]:
    """The figures that are times, from the lengths of a cell (group · stages + stage)."""
    lengths = np.asarray(cells.of(found.lengths, cell), np.int64)
    ended = np.asarray(cells.of(found.ended, cell), np.bool_)
    median, p90 = survival_times(lengths, ended, (0.5, 0.1))
    likely, half = incidence(
        np.asarray(firsts.of(found.progress, cell), np.int64),
        np.asarray(firsts.of(found.followed, cell), np.int8),
    )
    last = stage == run.plan.stages - 1
    return {
        "incidence": None if last else likely,
        "time_median_s": _seconds(median),
        "time_p90_s": _seconds(p90),
        "progress_median_s": None if last else _seconds(half),
    }


def _entries(counts: NDArray[np.int64]) -> Row:
    row: Row = {"entries": int(counts[tallies.ENTRIES]), "people": int(counts[tallies.PEOPLE])}
    ends = {end: int(counts[tallies.ENDED + number]) for number, end in enumerate(ENDS)}
    row |= {end: ends[end] for end in (*ENDS[3:], "new_cycle", "expired", "open")}
    row["cycles"] = int(counts[tallies.CYCLES])
    kinds = enumerate(KINDS)
    return row | {f"cycles_{kind}": int(counts[tallies.KINDS + number]) for number, kind in kinds}


def _conversions(run: Run, counts: NDArray[np.int64], stage: int) -> Row:
    last, goal = stage == run.plan.stages - 1, run.plan.goal
    row: Row = {}
    places = (tallies.DECIDED, tallies.DECIDED_NEXT, tallies.DECIDED_GOAL)
    empty = (last, last, goal < 0 or stage >= goal)
    for name, place, blank in zip(CONVERSIONS, places, empty, strict=True):
        row |= _conversion(name, None if blank else counts, place)
    row |= _drop_off(row)
    return row


def _conversion(name: str, counts: NDArray[np.int64] | None, place: int) -> Row:
    keys = ("decided", "undecided", "converted", "conversion")
    if counts is None:
        return dict.fromkeys(
            [*(f"{key}{name}" for key in keys), f"conversion{name}_low", f"conversion{name}_high"]
        )
    decided, converted = int(counts[place]), int(counts[place + 1])
    low, high = wilson(converted, decided) or (None, None)
    return {
        f"decided{name}": decided,
        f"undecided{name}": int(counts[tallies.CYCLES]) - decided,
        f"converted{name}": converted,
        f"conversion{name}": converted / decided if decided else None,
        f"conversion{name}_low": low,
        f"conversion{name}_high": high,
    }


def _drop_off(row: Row) -> Row:
    pairs = {"drop_off": "conversion", "drop_off_low": "conversion_high",
             "drop_off_high": "conversion_low"}  # fmt: skip
    return {name: None if row[of] is None else 1 - row[of] for name, of in pairs.items()}


def _rest(run: Run, counts: NDArray[np.int64], stage: int) -> Row:
    entries = int(counts[tallies.ENTRIES])

    def share(place: int) -> float | None:
        return int(counts[place]) / entries if entries else None

    return {
        "completed": share(tallies.COMPLETIONS),
        "rounds": share(tallies.ROUNDS),
        "population": int(counts[tallies.INSIDE]),
        "late": share(tallies.LATE) if run.stages[stage].target_duration else None,
    }


def _seconds(us: int | None) -> float | None:
    return None if us is None else us / SECOND


FIGURES = (
    "entries", "people", "advanced", "skipped", "returned", "new_cycle", "expired", "open",
    "cycles", *(f"cycles_{kind}" for kind in KINDS),
    *(f"{key}{name}" for name in CONVERSIONS
      for key in ("decided", "undecided", "converted", "conversion")),
    *(f"conversion{name}_{side}" for name in CONVERSIONS for side in ("low", "high")),
    "drop_off", "drop_off_low", "drop_off_high", "incidence", "time_median_s", "time_p90_s",
    "progress_median_s", "completed", "rounds", "population", "late",
)  # fmt: skip
"""The figures of a row, all None for a stage that is drawn but not measured."""
