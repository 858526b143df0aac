"""RFM: how recently, how often and for how much, each as a score from 1 to 5.

A score is a fifth by rank: 1 + ⌊5 · (how many have less) / n⌋. So 5 means that at least 80 % have
less, and equal values get equal scores: nobody's score hangs on the order of rows, the fifths may
differ in size, and who came once has the lowest score for frequency. For recency the shortest
silence is the most.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.words import N_

Ints = NDArray[np.int64]
SEGMENTS = {
    "regular": N_("Often and recently"),
    "growing": N_("Now and then, recently"),
    "recent": N_("Recent, seldom so far"),
    "slowing": N_("Often, less of late"),
    "between": N_("In between"),
    "paused": N_("Often, silent now"),
    "quiet": N_("Seldom, silent now"),
}
"""The groups, by the scores of recency and frequency."""


@dataclass(frozen=True)
class Scores:
    """The three scores of each customer."""

    recency: Ints
    frequency: Ints
    money: Ints

    def texts(self) -> list[str]:
        """The scores as they are usually written: `545`."""
        numbers = self.recency * 100 + self.frequency * 10 + self.money
        return [str(number) for number in numbers.tolist()]

    def segment(self) -> Ints:
        """The number of each customer's group in `SEGMENTS`."""
        r, f = self.recency, self.frequency
        often, seldom = f >= 4, f <= 2
        late, middle = r >= 4, r == 3
        return np.select(
            [late & often, late & ~seldom, late, middle & often, middle, often],
            [0, 1, 2, 3, 4, 5],
            6,
        ).astype(np.int64)


def scores(silence: Any, goals: Any, money: Any) -> Scores:
    """The scores of some customers.

    Args:
        silence: Time since the last goal of each.
        goals: How many goals each reached.
        money: What each is worth so far, net.
    """
    return Scores(fifths(-np.asarray(silence)), fifths(goals), fifths(money))


def fifths(values: Any) -> Ints:
    """A score from 1 to 5 for each value, the highest for the largest; equal values alike.

    Example:
        >>> fifths([10, 20, 30, 40, 50]).tolist(), fifths([1, 1, 1, 1, 9]).tolist()
        ([1, 2, 3, 4, 5], [1, 1, 1, 1, 5])
    """
    values = np.asarray(values)
    if not len(values):
        return np.zeros(0, np.int64)
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    less = np.cumsum(counts) - counts
    return np.asarray(1 + 5 * less[place] // len(values), np.int64)
