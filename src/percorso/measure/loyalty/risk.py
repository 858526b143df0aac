"""Who is at risk of leaving: silent for longer than her own rhythm, or hardly there any more.

A customer whose x gaps took t_x in all, if her gaps scatter by an exponential, makes another gap at
least as long as the silence s with chance (t_x / (t_x + s))^x: the exponential with its unknown
rate averaged out. Below one in twenty she is overdue. Who came once has no rhythm yet.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.loyalty.purchases import Histories

OVERDUE = 0.05
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Risk:
    """The signs for each customer.

    Attributes:
        gap_chance: The chance of a gap as long as the present silence; 1 for those who came once.
        overdue: Whether it is below one in twenty.
        fading: Whether the chance that she is still there is below the limit.
    """

    gap_chance: NDArray[np.float64]
    overdue: Flags
    fading: Flags

    @property
    def at_risk(self) -> Flags:
        """Whether either sign is there."""
        return self.overdue | self.fading


def risk(who: Histories, alive: NDArray[np.float64] | None, limit: float) -> Risk:
    """The signs that customers may be leaving.

    Args:
        who: Their goals.
        alive: The chance that each is still there; None without a model.
        limit: Below this chance a customer is at risk.

    Example:
        >>> risk(Histories.of([2, 0], [20.0, 0.0], [120.0, 50.0]), None, 0.5).overdue.tolist()
        [True, False]
    """
    silence = who.age - who.t_x
    with np.errstate(divide="ignore", invalid="ignore"):
        chance = np.where(who.x > 0, (who.t_x / (who.t_x + silence)) ** who.x, 1.0)
    chance = np.nan_to_num(chance, nan=1.0)
    fading = np.zeros(len(chance), np.bool_) if alive is None else alive < limit
    return Risk(chance, chance < OVERDUE, fading)
