"""How long until the next goal, for those too who have not come back yet (Kaplan and Meier 1958).

The share that has not come back by a time is the product of 1 − d/n over the moments at which
somebody did, with n still waiting and d coming back. Its interval is that of the log of its log,
from Greenwood's variance Σ d/(n(n−d)); that of the median are the times at which its limits reach
one half (Brookmeyer and Crowley 1982).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.measure.statistics import Z

Floats = NDArray[np.float64]
_CLOSE = 1e-9


@dataclass(frozen=True)
class Curve:
    """The share that has not come back yet.

    Attributes:
        times: The moments at which somebody came back, ascending.
        share: The share that had not by then, with limits `low` and `high`.
    """

    times: NDArray[np.int64]
    share: Floats
    low: Floats
    high: Floats

    def back_by(self, time: int) -> tuple[float, float, float]:
        """The share that has come back by a time, with its interval."""
        place = int(np.searchsorted(self.times, time, side="right")) - 1
        if place < 0:
            return 0.0, 0.0, 0.0
        return tuple(float(1 - each[place]) for each in (self.share, self.high, self.low))  # type: ignore[return-value]

    def median(self) -> tuple[int | None, int | None, int | None]:
        """The time by which half have come back, with its interval; None where not reached."""
        return tuple(self._reached(each) for each in (self.share, self.low, self.high))  # type: ignore[return-value]

    def _reached(self, share: Floats) -> int | None:
        found = np.flatnonzero(share <= 0.5 + _CLOSE)
        return int(self.times[found[0]]) if len(found) else None


def curve(times: NDArray[np.int64], came: NDArray[np.bool_]) -> Curve:
    """The curve of some waiting times.

    Args:
        times: How long each waited, until coming back or until the end of the data.
        came: Whether each came back.
    """
    moments, place = np.unique(times, return_inverse=True)
    events = np.bincount(place, came, len(moments))
    leaving = np.bincount(place, minlength=len(moments))
    waiting = len(times) - np.concatenate(([0], np.cumsum(leaving)[:-1])) if len(times) else leaving
    there = events > 0
    moments, d, n = moments[there], events[there], waiting[there].astype(np.float64)
    share = np.cumprod(1 - d / n)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = Z * np.sqrt(np.cumsum(d / (n * (n - d)))) / np.abs(np.log(share))
        low, high = share ** np.exp(spread), share ** np.exp(-spread)
    over = share <= 0  # nobody waits any more: the limits say nothing
    limits = np.where(over, 0.0, [low, high]).astype(np.float64)
    return Curve(moments, share.astype(np.float64), limits[0], limits[1])
