"""One question at work: rules made ready, every bucket folded, stays put in their groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from percorso.durations import microseconds
from percorso.engine.build import Columns
from percorso.engine.local import Engine
from percorso.engine.rules import (
    RESOLVED,
    StageRules,
    TouchpointRules,
    compile_stages,
    compile_touchpoints,
)
from percorso.engine.timeline import Timeline
from percorso.errors import Problem, QuestionError
from percorso.measure.fold import fold
from percorso.measure.segments import Group, Grouping, holds, labels, values_at
from percorso.measure.turns import (
    C_ROW,
    CYCLE,
    NONE,
    PROGRESSIONS,
    ROW,
    Fold,
    Plan,
)
from percorso.measure.window import Window

if TYPE_CHECKING:
    from percorso.journey import Journey, Stage

Part = TypeVar("Part")
MOST_GROUPS = 1_000


@dataclass(frozen=True)
class Bucket:
    """One folded bucket.

    Attributes:
        columns: The columns that were read, in the order of the timeline.
        fold: The stays and cycles.
        cells: For each comparison group the group number of every stay, −1 for none.
    """

    columns: Columns
    fold: Fold
    cells: tuple[NDArray[np.int32], ...]

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of the first hit of each stay."""
        return self.fold.stays[:, ROW]

    @property
    def persons(self) -> NDArray[np.int64]:
        """The person of each stay."""
        return np.ascontiguousarray(self.columns["person"][self.rows], np.int64)


@dataclass(frozen=True)
class Run:
    """A journey's rules and limits, ready for one timeline, one window and one way of grouping."""

    journey: Journey
    timeline: Timeline
    engine: Engine
    window: Window
    grouping: Grouping
    rules: StageRules
    touchpoints: TouchpointRules
    plan: Plan
    lang: str = "en"

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The measured stages, in order."""
        return tuple(stage for stage in self.journey.stages if stage.measured)

    def labels(self) -> list[str | None]:
        """The names of the groups, in the order of their numbers."""
        if self.grouping.by is not None:
            found: list[str | None] = [
                *labels(self.grouping.by, self.timeline.codes, self.touchpoints.names)
            ]
            return found
        return [group.label if self.grouping.split else None for group in self.grouping.groups]

    def over(
        self,
        function: Callable[[Bucket], Part],
        columns: Iterable[str] = (),
        track: bool = False,
        resolve: bool = False,
    ) -> list[Part]:
        """Fold every bucket and hand it to a function.

        Args:
            function: Takes a folded bucket, gives a part.
            columns: Columns of the timeline that the function looks at.
            track: Whether the fold says for each event in which stay it falls.
            resolve: Whether the touchpoint of every event is needed (column `RESOLVED`).
        """
        resolve = resolve or any(field.column == RESOLVED for field in self.grouping.fields())
        names = self._columns(set(columns), resolve)

        def work(timeline: Timeline, number: int) -> Part:
            return function(self._fold(timeline.read(number, names), track, resolve))

        return self.engine.over_buckets(self.timeline, work)

    def _columns(self, wanted: set[str], resolve: bool) -> list[str]:
        names = {"person", "t", *wanted} | self.rules.columns()
        names = names.union(*(field.needs() for field in self.grouping.fields()))
        if resolve:
            names |= self.touchpoints.columns()
        return sorted(names - {RESOLVED})

    def _fold(self, columns: Columns, track: bool, resolve: bool) -> Bucket:
        if resolve or self._by_touchpoint():
            columns[RESOLVED] = self.touchpoints.codes(columns)
        codes = self.stage_codes(columns)
        found = fold(columns["person"], columns["t"], codes, self.plan, self.window.as_of, track)
        return Bucket(columns, found, tuple(self._cells(columns, found)))

    def _by_touchpoint(self) -> bool:
        return "touchpoint" in self.rules.columns()

    def stage_codes(self, columns: Columns) -> NDArray[np.int16]:
        """For each event −1, or twice the stage that takes it, plus one if it completes it."""
        if RESOLVED not in columns:
            return self.rules.codes(columns)
        drawn = self.touchpoints.drawn
        resolved = columns[RESOLVED]
        seen = {**columns, RESOLVED: np.where(resolved < drawn, resolved, -1)}
        return self.rules.codes(seen)

    def event_cells(self, bucket: Bucket) -> Iterable[NDArray[np.int32]]:
        """For each comparison group the group number of every event in a stay, −1 for the others.

        A condition on the event looks at that event itself, not at the first hit of its stay.
        """
        inside = np.flatnonzero(bucket.fold.event_stay >= 0)
        cycles = bucket.fold.stays[bucket.fold.event_stay[inside], CYCLE]
        rows = bucket.fold.cycles[cycles, C_ROW]
        for found in self.groups_of(bucket.columns, inside, rows):
            cells = np.full(len(bucket.fold.event_stay), NONE, np.int32)
            cells[inside] = found
            yield cells

    def _cells(self, columns: Columns, found: Fold) -> Iterable[NDArray[np.int32]]:
        cycle_rows = found.cycles[:, C_ROW][found.stays[:, CYCLE]]
        yield from self.groups_of(columns, found.stays[:, ROW], cycle_rows)

    def groups_of(
        self, columns: Columns, rows: NDArray[np.int64], cycle_rows: NDArray[np.int64]
    ) -> Iterable[NDArray[np.int32]]:
        """For each comparison group the group of some rows, of which the cycles begin at others."""
        for number, group in enumerate(self.grouping.groups):
            inside = self._inside(group, columns, rows, cycle_rows)
            value = self._values(columns, rows, cycle_rows) if self.grouping.by else number
            yield np.where(inside, value, NONE).astype(np.int32)

    def _inside(
        self, group: Group, columns: Columns, rows: NDArray[np.int64], cycles: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        names = self.touchpoints.names
        return holds(group, columns, rows, cycles, self.window.as_of, self.timeline.codes, names)

    def _values(
        self, columns: Columns, rows: NDArray[np.int64], cycles: NDArray[np.int64]
    ) -> NDArray[np.int32]:
        assert self.grouping.by is not None  # noqa: S101 narrows the type
        codes = values_at(self.grouping.by, columns, rows, cycles, self.window.as_of)
        return np.where(codes < 0, len(self.labels()) - 1, codes).astype(np.int32)


def prepare(
    journey: Journey, timeline: Timeline, engine: Engine, window: Window, grouping: Grouping,
    lang: str = "en",
) -> Run:  # fmt: skip
    """Make a question ready to run.

    Raises:
        QuestionError: No stage has a rule, or the field to group by has too many values.
    """
    if not any(stage.measured for stage in journey.stages):
        raise QuestionError(
            Problem(f"No stage of '{journey.id}' has a rule, so nothing can be measured.",
                    "Give at least one stage an 'enter' rule, for example {event: Page Viewed}.")
        )  # fmt: skip
    rules = compile_stages(journey, timeline.codes)
    touchpoints = compile_touchpoints(journey, timeline.codes)
    plan = plan_of(journey)
    run = Run(journey, timeline, engine, window, grouping, rules, touchpoints, plan, lang)
    if len(run.labels()) > MOST_GROUPS:
        raise QuestionError(
            Problem(f"'{grouping.by}' has {len(run.labels()) - 1} different values, "
                    f"more than {MOST_GROUPS} groups.",
                    "Choose a field with fewer values, or a condition with 'where'.")
        )  # fmt: skip
    return run


def plan_of(journey: Journey) -> Plan:
    """The limits of a journey in terms of its measured stages."""
    measured = [number for number, stage in enumerate(journey.stages) if stage.measured]
    place = {number: m for m, number in enumerate(measured)}
    stages = [journey.stages[number] for number in measured]
    expires = [microseconds(stage.expires_after or journey.expires_after) for stage in stages]
    goal, restart = journey.goal_index(), journey.restart_index()
    return Plan(
        np.array(expires, np.int64),
        np.array([stage.optional for stage in stages], np.bool_),
        NONE if goal is None else place[goal],
        NONE if restart is None or goal is None else _at_or_before(restart, place),
        microseconds(journey.restart_after),
        PROGRESSIONS.index(journey.progression),
    )


def _at_or_before(restart: int, place: dict[int, int]) -> int:
    """The measured stage at or before the restart stage: a stage without a rule is passed over."""
    return max((m for number, m in place.items() if number <= restart), default=NONE)
