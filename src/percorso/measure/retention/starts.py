"""Where each person begins: the first event that a signal picks, and the group she is in there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.selectors import Compiled, Selector, compile_selectors, selector
from percorso.measure.turns import C_ROW, CYCLE

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
GOAL = "goal"


@dataclass(frozen=True)
class Signals:
    """Some signals made ready; the goal's are the goal hits of the fold.

    Attributes:
        selectors: What was meant, in order.
        goals: For each whether the goal is meant.
        compiled: All that are not the goal.
    """

    selectors: tuple[Selector, ...]
    goals: tuple[bool, ...]
    compiled: Compiled

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return self.compiled.resolve

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        return self.compiled.columns()

    def rows(self, bucket: Bucket) -> list[Ints]:
        """For each signal the rows of its events, in order.

        A goal hit that came out of order is none, so the goal is taken from the fold.
        """
        others = iter(self.compiled.masks(bucket) if self.compiled.selectors else ())
        return [bucket.fold.goal_rows if goal else np.flatnonzero(next(others))
                for goal in self.goals]  # fmt: skip


def signals(run: Run, wanted: Sequence[str]) -> Signals:
    """Make signals ready.

    Raises:
        QuestionError: A signal cannot be read, or the journey has no goal.
    """
    chosen = tuple(selector(run.journey, each, run.lang) for each in wanted)
    goals = tuple(each.completes for each in chosen)
    rest = [each for each, goal in zip(chosen, goals, strict=True) if not goal]
    return Signals(chosen, goals, compile_selectors(run, rest))


@dataclass(frozen=True)
class Starts:
    """The people of a bucket who began, in order.

    Attributes:
        person: Their keys.
        row: The row of the event with which each began.
        t: Its instant.
    """

    person: Ints
    row: Ints
    t: Ints

    def of(self, person: Ints, rows: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """For each row of a person her place here, and whether she had begun by then.

        Args:
            person: The person of each row.
            rows: Rows of the bucket.
        """
        place = np.searchsorted(self.person, person)
        place = np.minimum(place, max(len(self.person) - 1, 0))
        if not len(self.person):
            return place, np.zeros(len(rows), np.bool_)
        return place, (self.person[place] == person) & (rows >= self.row[place])


def starts(bucket: Bucket, rows: Ints) -> Starts:
    """The first of some rows of each person."""
    person = np.asarray(bucket.columns["person"], np.int64)[rows]
    first = np.flatnonzero(np.append(True, person[1:] != person[:-1])[: len(person)])
    return Starts(
        person[first], rows[first], np.asarray(bucket.columns["t"], np.int64)[rows[first]]
    )


def groups_at(run: Run, bucket: Bucket, rows: Ints) -> list[NDArray[np.int32]]:
    """For each comparison group the group number of some events, −1 for none.

    A condition on the cycle looks at the first hit of the cycle in which the event falls; outside
    any cycle at the event itself, else at what was known before.
    """
    stay = bucket.fold.event_stay[rows].astype(np.int64)
    inside = stay >= 0
    cycle_rows = rows.copy()
    cycle = bucket.fold.stays[stay[inside], CYCLE]
    cycle_rows[inside] = bucket.fold.cycles[cycle, C_ROW]
    return list(run.groups_of(bucket.columns, rows, cycle_rows))


__all__ = ["GOAL", "Signals", "Starts", "groups_at", "signals", "starts"]
