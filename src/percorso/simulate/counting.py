"""Counts of what was walked, in the words of the measurement."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.model import Ints, Model
from percorso.simulate.walk import ENDS, QUIET, Stays

KINDS = ("first", "repeat", "retry")


class Counts:
    """Stays, moves and cycles, added up block by block.

    Args:
        ids: The ids of the measured stages.
        model: The model.
    """

    def __init__(self, ids: list[str], model: Model) -> None:
        n = len(ids)
        self._ids = ids
        self._model = model
        self._ends = np.zeros((n, len(ENDS)), np.int64)
        self._people = np.zeros(n, np.int64)
        self._done = np.zeros(n, np.int64)
        self._moves = np.zeros((n, n), np.int64)
        self._kinds = np.zeros(3, np.int64)
        self._goals = 0
        self._quiet: list[tuple[Ints, Ints]] = []
        self.people = 0

    def add(self, stays: Stays, people: bool = True) -> None:
        """Count the stays of some people, or of bots, in order of person and time."""
        n = len(self._ids)
        stage = stays.stage
        np.add.at(self._ends, (stage, stays.end), 1)
        pairs = np.unique(stays.person * n + stage)
        self._people += np.bincount(pairs % n, minlength=n)
        self._done += np.bincount(stage[stays.done], minlength=n)
        self._kinds += np.bincount(stays.kind[stays.opens], minlength=3)
        moves = np.flatnonzero(stays.end[:-1] != QUIET)
        np.add.at(self._moves, (stage[moves], stage[moves + 1]), 1)
        reached = stays.done & (stage == self._model.goal)
        cycle = stays.person[reached] * 100_000 + stays.cycle[reached]
        self._goals += len(np.unique(cycle))
        quiet = stays.end == QUIET
        until = stays.last[quiet] + self._model.expires[stage[quiet]]
        self._quiet.append((stage[quiet], until))
        self.people += len(np.unique(stays.person)) * people

    def to_dict(self, as_of: int) -> dict[str, Any]:
        """The counts, with what had gone quiet by the newest event."""
        stage = np.concatenate([stage for stage, _ in self._quiet])
        expired = np.concatenate([until for _, until in self._quiet]) < as_of
        lost = np.bincount(stage[expired], minlength=len(self._ids))
        open_ = np.bincount(stage[~expired], minlength=len(self._ids))
        return {
            "people": self.people,
            "cycles": dict(zip(KINDS, self._kinds.tolist(), strict=True)),
            "cycles_reaching_goal": self._goals,
            "stages": [self._stage(i, int(lost[i]), int(open_[i])) for i in range(len(self._ids))],
            "moves": self._listed_moves(),
        }

    def _stage(self, place: int, expired: int, still_open: int) -> dict[str, Any]:
        ends = dict(zip(ENDS, self._ends[place].tolist(), strict=True))
        del ends["quiet"]
        return {
            "stage": self._ids[place], "entries": int(self._ends[place].sum()),
            "people": int(self._people[place]), **ends, "expired": expired, "open": still_open,
            "completed": int(self._done[place]),
        }  # fmt: skip

    def _listed_moves(self) -> list[dict[str, Any]]:
        found: NDArray[np.int64] = self._moves
        return [
            {"from": self._ids[a], "to": self._ids[b], "n": int(found[a, b])}
            for a, b in zip(*np.nonzero(found), strict=True)
        ]
