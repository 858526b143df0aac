"""The few statistics of the measures, each with its formula and its source."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution: intervals are at 95 %."""

Interval = tuple[float, float]
_CLOSE = 1e-9


def wilson(successes: int, trials: int) -> Interval | None:
    """The 95 % interval of a share (Wilson 1927, the score interval); None without trials.

    With p = s/n it is (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).

    Example:
        >>> [round(bound, 4) for bound in wilson(2, 3)]
        [0.2077, 0.9385]
    """
    if trials == 0:
        return None
    p, zz = successes / trials, Z * Z / trials
    centre, spread = p + zz / 2, Z * sqrt(p * (1 - p) / trials + zz / (4 * trials))
    low, high = (centre - spread) / (1 + zz), (centre + spread) / (1 + zz)
    return (0.0 if successes == 0 else low), (1.0 if successes == trials else high)


def newcombe(s1: int, n1: int, s2: int, n2: int) -> Interval | None:
    """The 95 % interval of the difference of two shares, s1/n1 − s2/n2.

    Newcombe (1998), method 10: the Wilson limits of each share, put together by the square root of
    the sum of squares. None when either share has no trials.

    Example:
        >>> [round(bound, 4) for bound in newcombe(56, 70, 48, 80)]
        [0.0524, 0.3339]
    """
    first, second = wilson(s1, n1), wilson(s2, n2)
    if first is None or second is None:
        return None
    p1, p2 = s1 / n1, s2 / n2
    below = sqrt((p1 - first[0]) ** 2 + (second[1] - p2) ** 2)
    above = sqrt((first[1] - p1) ** 2 + (p2 - second[0]) ** 2)
    return p1 - p2 - below, p1 - p2 + above


def mean_interval(total: float, squares: float, count: int) -> Interval | None:
    """The 95 % interval of a mean, from a sum and a sum of squares; None with fewer than two.

    mean ± z √(s²/n), with s² the sample variance.
    """
    if count < 2:
        return None
    mean = total / count
    half = Z * sqrt(max(squares - count * mean * mean, 0.0) / (count - 1) / count)
    return mean - half, mean + half


def survival_times(
    durations: NDArray[np.int64], ended: NDArray[np.bool_], shares: tuple[float, ...]
) -> list[int | None]:
    """The first times at which at most the given shares are still there (Kaplan and Meier 1958).

    Args:
        durations: How long each was seen; those not `ended` were still there (censored).
        ended: Whether the end was seen. An end comes before a censoring at the same time.
        shares: For example (0.5, 0.1) for the median and the 90th percentile.

    Returns:
        One time for each share, or None when more than that share is never seen to leave.

    Example:
        >>> survival_times(np.array([1, 2, 4, 26, 26]), np.array([1, 1, 1, 0, 0]) > 0, (0.5, 0.1))
        [4, None]
    """
    times, at_risk, ends, _ = _falls(durations, ended)
    surviving = np.cumprod(1 - ends / at_risk)
    found: list[int | None] = []
    for share in shares:
        reached = np.flatnonzero(surviving <= share + _CLOSE)
        found.append(int(times[reached[0]]) if len(reached) else None)
    return found


CENSORED, EVENT, OTHER = range(3)


def incidence(times: NDArray[np.int64], kinds: NDArray[np.int8]) -> tuple[float | None, int | None]:
    """How likely an event is in the end, and when it becomes as likely as not.

    The cumulative incidence of Aalen and Johansen (1978) with one competing risk: the sum over
    times of S(t−) d₁(t) / n(t), where S falls by both kinds of ends.

    Args:
        times: From the start to the event, the other end, or the last time seen.
        kinds: `CENSORED`, `EVENT` or `OTHER`.

    Returns:
        The incidence at the last time (None without cases), and the first time at which it is at
        least one half (None when it never is).
    """
    if not len(times):
        return None, None
    moments, at_risk, events, others = _falls(times, kinds)
    if not len(moments):
        return 0.0, None
    surviving = np.cumprod(1 - (events + others) / at_risk)
    before = np.concatenate(([1.0], surviving[:-1]))
    curve = np.cumsum(before * events / at_risk)
    reached = np.flatnonzero(curve >= 0.5 - _CLOSE)
    return float(curve[-1]), int(moments[reached[0]]) if len(reached) else None


def _falls(times: NDArray[np.int64], kinds: NDArray[np.generic]) -> tuple[NDArray[np.int64], ...]:
    """The moments at which somebody left, in order, by one sort of times and kinds together.

    Returns:
        The moments; at each, how many were there until then, the events, and the other ends.
    """
    packed = np.sort(times * 4 + kinds.astype(np.int64))
    moment, kind = packed >> 2, packed & 3
    first = np.flatnonzero(np.append(True, moment[1:] != moment[:-1])[: len(moment)])
    after = np.append(first[1:], len(moment))
    events, others = (_between(kind == wanted, first, after) for wanted in (EVENT, OTHER))
    fell = events + others > 0
    return moment[first][fell], (len(moment) - first)[fell], events[fell], others[fell]


def _between(
    flags: NDArray[np.bool_], first: NDArray[np.int64], after: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many flags are set in each stretch `[first, after)`."""
    before: NDArray[np.int64] = np.append(0, np.cumsum(flags))
    return np.asarray(before[after] - before[first])
