"""The states of the process and where one may lead, as numbers.

A state is a stage in a kind of cycle, before or after the cycle's first goal hit; two more are for
people whose stay expired: those who never reached the goal, and those who did. A piece of a stay
that ends by the goal hit inside it leads from the one half of its stage to the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.turns import REPEAT, RETRY

Ints = NDArray[np.int64]
DAY_US = 86_400_000_000
CAP = 120
"""Days after which the chance to leave a state is taken to be the same every day."""
LOTS = 64
"""People are dealt into so many lots by their name; the bootstrap draws lots."""


@dataclass(frozen=True)
class States:
    """The numbering of states and destinations for so many measured stages."""

    stages: int

    @property
    def count(self) -> int:
        """How many states there are."""
        return 6 * self.stages + 2

    @property
    def away(self) -> int:
        """People away who never reached the goal; the next number is those who did."""
        return 6 * self.stages

    @property
    def new(self) -> int:
        """The first destination in a new cycle; those below lie in the same."""
        return 2 * self.stages

    @property
    def out(self) -> int:
        """The destination of an expired stay."""
        return 4 * self.stages

    @property
    def gone(self) -> int:
        """The destination of one whose next cycle is not in the group."""
        return 4 * self.stages + 1

    @property
    def censored(self) -> int:
        """Not left yet."""
        return 4 * self.stages + 2

    @property
    def ways(self) -> int:
        """How many destinations there are."""
        return 4 * self.stages + 3

    def state(self, kind: Ints, reached: NDArray[np.bool_], stage: Ints) -> Ints:
        """The state of a kind of cycle, before or after the goal, and a stage."""
        return (kind * 2 + reached) * self.stages + stage

    def stage_of(self, state: Ints) -> Ints:
        """The stage of states; −1 for those away."""
        return np.where(state < self.away, state % self.stages, -1)

    def reached_of(self, state: Ints) -> NDArray[np.bool_]:
        """Whether the cycle's goal was reached."""
        return np.asarray((state < self.away) & (state // self.stages % 2 == 1), np.bool_)

    def kind_of(self, state: Ints) -> Ints:
        """The kind of the cycle; −1 for those away."""
        return np.where(state < self.away, state // self.new, -1)

    def target(self, state: Ints, way: Ints) -> Ints:
        """The state to which a destination leads from a state; −1 out of the group."""
        kind = self.kind_of(state)
        within = kind * self.new + way
        again = np.where(state == self.away, RETRY, REPEAT) * self.new + way - self.new
        lost = self.away + (self.reached_of(state) | (kind == REPEAT))
        found = np.where(way < self.new, within, again)
        return np.where(way == self.out, lost, np.where(way == self.gone, -1, found))

    def splits(self, state: Ints, way: Ints) -> NDArray[np.bool_]:
        """Whether it is the goal hit inside a stay: the same stage, before and after."""
        same = way == self.stages + self.stage_of(state)
        return np.asarray(same & ~self.reached_of(state) & (state < self.away), np.bool_)

    def goals(self, state: Ints, way: Ints) -> NDArray[np.bool_]:
        """Whether a cycle reaches its goal on this way."""
        there = (way % self.new >= self.stages) & (way < self.out)
        return np.asarray(there & ((way >= self.new) | ~self.reached_of(state)), np.bool_)
