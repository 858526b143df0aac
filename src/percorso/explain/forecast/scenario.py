"""A scenario: the process with some changes made to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError, did_you_mean
from percorso.explain.forecast.model import Chances, Ways
from percorso.journey.changes import OUT, Change

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Scenario:
    """Changes made ready for the measured stages.

    Attributes:
        changes: What is changed.
        stages: The ids of the measured stages, in order.
    """

    changes: tuple[Change, ...]
    stages: Sequence[str]

    @property
    def inflow(self) -> float:
        """What the inflow is multiplied by."""
        return self._product("inflow")

    @property
    def value(self) -> float:
        """What the value of a goal is multiplied by."""
        return self._product("value")

    def _product(self, figure: str) -> float:
        return float(np.prod([each.times for each in self.changes if each.figure == figure]))

    def applied(self, chances: Chances) -> Chances:
        """The process with the changes of shares and times, one after the other."""
        factor = chances.factor.copy()
        for change in self.changes:
            if change.figure == "time":
                factor[_timed(change, chances.ways, self.stages)] *= change.times
            elif change.stage:
                chances = self._shifted(chances, change)
        return chances.changed(chances.leave, factor)

    def _shifted(self, chances: Chances, change: Change) -> Chances:
        """Move chances to the ways that are meant from all others of the same state."""
        ways, leave = chances.ways, chances.leave.copy()
        meant, others = _masks(change, ways, self.stages)
        for state in np.unique(ways.source[meant]).tolist():
            own, rest = meant & (ways.source == state), others & (ways.source == state)
            part, other = leave[:, own].sum(axis=(1, 2)), leave[:, rest].sum(axis=(1, 2))
            before = np.divide(part, part + other, where=part + other > 0, out=np.zeros(len(part)))
            after = np.array([change.share(each) for each in before.tolist()])
            # Where nobody goes, or everybody does, there is no time to take the others with.
            fixed = (part <= 0) | (other <= 0)
            up = np.where(fixed, 1.0, after / np.where(fixed, 1.0, before))
            down = np.where(fixed, 1.0, (1 - after) / np.where(fixed, 1.0, 1 - before))
            leave[:, own] *= up[:, None, None]
            leave[:, rest] *= down[:, None, None]
        return chances.changed(leave, chances.factor)


def picked(change: Change, ways: Ways, stages: Sequence[str]) -> tuple[Bools, Bools]:
    """The ways whose share is changed, and the others that make room.

    Raises:
        QuestionError: Nobody takes such a way.
    """
    meant, others = _masks(change, ways, stages)
    if not meant.any():
        said = f"'{change.text}': nobody went that way in the period."
        raise QuestionError(Problem(said, _instead(ways, list(stages), change.stage)))
    return meant, others


def _masks(change: Change, ways: Ways, stages: Sequence[str]) -> tuple[Bools, Bools]:
    """As `picked`; in a group in which nobody went that way there is nothing to change."""
    names = list(stages)
    start = names.index(change.stage)
    here = ways.stage == start
    room = here if change.figure == "completed" else here & ~ways.splits
    meant = room & _meant(change, ways, names, start)
    return meant, room & ~meant


def _meant(change: Change, ways: Ways, names: list[str], start: int) -> Bools:
    within = ways.way < ways.states.new
    if change.figure == "completed":
        return np.asarray(ways.splits, np.bool_)
    if change.figure == "conversion":
        return np.asarray(within & (ways.next > start), np.bool_)
    if change.to == OUT:
        return np.asarray(ways.way == ways.states.out, np.bool_)
    to = start + 1 if change.figure == "conversion_next" else names.index(change.to)
    return np.asarray(within & (ways.next == to), np.bool_)


def _instead(ways: Ways, names: list[str], stage: str) -> str:
    start = names.index(stage)
    here = (ways.stage == start) & (ways.way < ways.states.new) & ~ways.splits
    known = [f"{names[start]}->{names[each]}" for each in np.unique(ways.next[here]).tolist()]
    return did_you_mean("", [*known, f"{names[start]}->{OUT}"], 20)


def _timed(change: Change, ways: Ways, stages: Sequence[str]) -> Bools:
    """The ways of those who go on from a stage: how soon one goes quiet is the journey's rule."""
    here = ways.stage == list(stages).index(change.stage)
    return np.asarray(here & (ways.way != ways.states.out), np.bool_)
