"""The order of signals: which come before the goal, which after, and how far along the way.

Two signals are compared in every stretch of events that holds both, pair of events by pair. If
their events stood in any order, each would be first in half of the pairs, however frequent it is;
what departs from a half is order. The places of all signals on one line are those that fit these
comparisons best by least squares (HodgeRank: Jiang, Lim, Yao and Ye, 2011).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Real = NDArray[np.float64]
SURE = 0.01
"""The false discovery rate at which a pair counts as ordered (Benjamini and Hochberg, 1995)."""
LEAST_LEAD = 0.05
FEWEST = 20
"""Stretches that two signals must share before their order is judged."""


@dataclass(frozen=True)
class Leads:
    """How often one signal comes before another.

    Attributes:
        n: Stretches that hold both, symmetric.
        lead: Share of pairs of events in which the row's signal is first, less a half; the
            negative on the other side of the diagonal.
        sure: Whether the order of a pair is more than chance.
    """

    n: Real
    lead: Real
    sure: NDArray[np.bool_]


def leads(sums: Real) -> Leads:
    """The comparisons from the sums of `kernels.precede`."""
    n, total, squares = sums
    mean = np.divide(total, n, out=np.zeros_like(total), where=n > 0)
    z = np.divide(np.abs(total), np.sqrt(squares), out=np.zeros_like(total), where=squares > 0)
    judged = n >= FEWEST
    sure = np.zeros_like(judged)
    sure[judged] = _discovered(_tail(z[judged])) & (np.abs(mean[judged]) >= LEAST_LEAD)
    return Leads(n + n.T, mean - mean.T, sure | sure.T)


def _tail(z: Real) -> Real:
    """The chance of a departure as large, either way."""
    from scipy.special import erfc

    found: Real = erfc(z / np.sqrt(2.0))
    return found


def _discovered(p: Real) -> NDArray[np.bool_]:
    """The tests that stand at the false discovery rate `SURE`."""
    order = np.argsort(p, kind="stable")
    below = p[order] <= SURE * np.arange(1, len(p) + 1) / max(len(p), 1)
    last = np.flatnonzero(below)
    found = np.zeros(len(p), np.bool_)
    if len(last):
        found[order[: last[-1] + 1]] = True
    return found


def line(leads: Leads, of: NDArray[np.int64]) -> Real:
    """The places of some signals on one line, small first: least squares over all comparisons.

    Args:
        leads: The comparisons.
        of: The signals.
    """
    n = np.minimum(leads.n[np.ix_(of, of)], 1_000.0)
    wanted = -2.0 * leads.lead[np.ix_(of, of)]
    laplace = np.diag(n.sum(axis=1)) - n
    places: Real = np.linalg.lstsq(laplace, (n * wanted).sum(axis=1), rcond=None)[0]
    return places
