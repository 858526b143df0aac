"""The rows of scores: the whole journey, each stage, each touchpoint, and what lies outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Row
from percorso.measure.retention.periods import Calendar
from percorso.measure.run import Run
from percorso.measure.scales import SCALES
from percorso.measure.voice.kinds import ALL, OUTSIDE
from percorso.measure.voice.listening import Heard, Key
from percorso.measure.voice.scores import Sums, figures

MOST_ROWS = 50_000


@dataclass(frozen=True)
class Told:
    """What was counted.

    Attributes:
        run: The run.
        sums: The sums by group, period, stage, touchpoint and kind.
        dropped: The answers that are not counted.
        least: Figures of fewer answers are hidden.
        calendar: The periods, when the answers are split by them.
    """

    run: Run
    sums: Mapping[Key, Sums]
    dropped: Heard
    least: int
    calendar: Calendar | None = None

    @property
    def kinds(self) -> list[str]:
        """The names of kinds by their codes."""
        return [str(name) for name in self.run.timeline.codes.of("score_kind").values]


def score_rows(told: Told) -> list[Row]:
    """All rows, group by group and period by period.

    Raises:
        QuestionError: There would be too many.
    """
    rows: list[Row] = []
    for group, label in enumerate(told.run.labels()):
        head: Row = {"segment": label} if told.run.grouping.split else {}
        for period in _periods(told, group):
            rows += [head | row for row in _of_period(told, group, period)]
    if len(rows) > MOST_ROWS:
        raise QuestionError(
            Problem(f"There would be {len(rows)} rows, more than {MOST_ROWS}.",
                    "Choose longer periods with --period, or a field with fewer values.")
        )  # fmt: skip
    return rows


def _periods(told: Told, group: int) -> list[int]:
    """The periods in which the group has an answer."""
    return sorted({key[1] for key in told.sums if key[0] == group} or {-1})


def _of_period(told: Told, group: int, period: int) -> Iterator[Row]:
    head: Row = {}
    if told.calendar is not None and period >= 0:
        head = {"period": told.calendar.label(period), "start": told.calendar.days[period]}
    own = {key[2:]: sums for key, sums in told.sums.items() if key[:2] == (group, period)}
    outside = told.run.plan.stages
    inside = {key: sums for key, sums in own.items() if key[0] != outside}
    if told.calendar is None:
        yield from (head | row for row in _refused(told, group))
    yield from (head | row for row in _block(told, inside, None))
    for stage in range(outside):
        at = {key: sums for key, sums in inside.items() if key[0] == stage}
        yield from (head | row for row in _block(told, at, told.run.stages[stage].id))
    out = {key: sums for key, sums in own.items() if key[0] == outside}
    yield from (head | row for row in _block(told, out, OUTSIDE))


Cells = Mapping[tuple[int, int, int], Sums]


def _block(told: Told, cells: Cells, stage: str | None) -> Iterator[Row]:
    """The rows of a stage, of the whole journey, or outside: in all, then by touchpoint."""
    yield from _place(told, cells, stage, None)
    names = told.run.touchpoints.names
    for touchpoint in sorted({key[1] for key in cells if key[1] >= 0}):
        at = {key: sums for key, sums in cells.items() if key[1] == touchpoint}
        yield from _place(told, at, stage, names[touchpoint])


def _place(told: Told, cells: Cells, stage: str | None, touchpoint: str | None) -> Iterator[Row]:
    kinds = by_kind(cells, told.kinds)
    for kind, sums in kinds.items():
        head: Row = {"stage": stage, "touchpoint": touchpoint, "kind": kind}
        yield head | figures(kind, sums, told.least) | {"refused": None}


def by_kind(cells: Cells, names: list[str]) -> dict[str, Sums]:
    """Sums by the name of the kind in the order of the scales; with several, `all` of them last."""
    found: dict[str, Sums] = defaultdict(lambda: np.zeros(7))
    for key, sums in cells.items():
        found[names[key[2]]] = found[names[key[2]]] + sums
    ordered = {kind: found[kind] for kind in SCALES if kind in found}
    if len(ordered) > 1:
        ordered[ALL] = np.sum([*ordered.values()], axis=0)
    return ordered


def _refused(told: Told, group: int) -> Iterator[Row]:
    """For each kind with answers that are not counted, how many; named, never counted."""
    own = told.dropped.kind[told.dropped.group == group]
    codes, counts = np.unique(own, return_counts=True)
    for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
        name = told.kinds[code] if code >= 0 else None
        empty = dict.fromkeys(k for k in figures(ALL, np.zeros(7), 1) if k != "n")
        head: Row = {"stage": None, "touchpoint": None, "kind": name, "n": 0}
        yield head | empty | {"refused": count}
