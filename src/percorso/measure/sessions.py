"""Sessions: runs of one person's events without a long gap, whatever the stage.

Nothing is stored: a session is found again from the order of the timeline, with the gap that the
question names. Every event counts, also one that no rule matches; offline contacts are events too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
SESSION_GAP = 30 * 60 * 1_000_000
"""Thirty minutes, in microseconds."""


def session_starts(person: Ints, t: Ints, gap: int = SESSION_GAP) -> NDArray[np.bool_]:
    """For each event whether it begins a session of its person.

    Args:
        person: The person of each event, in the order of the timeline.
        t: The instant of each event, microseconds, non-decreasing inside a person.
        gap: The longest quiet inside a session, microseconds; a gap of exactly this is inside.

    Example:
        >>> minute = 60_000_000
        >>> times = np.array([0, 30, 61, 61]) * minute
        >>> session_starts(np.array([1, 1, 1, 2]), times).tolist()
        [True, False, True, True]
    """
    starts = np.ones(len(t), np.bool_)
    if len(t) > 1:
        starts[1:] = (np.diff(t) > gap) | (person[1:] != person[:-1])
    return starts


def session_numbers(person: Ints, t: Ints, gap: int = SESSION_GAP) -> Ints:
    """For each event the number of its session in the bucket, from 0.

    Example:
        >>> session_numbers(np.array([1, 1, 2]), np.array([0, 5, 6])).tolist()
        [0, 0, 1]
    """
    return np.asarray(np.cumsum(session_starts(person, t, gap)) - 1, np.int64)


__all__ = ["SESSION_GAP", "session_numbers", "session_starts"]
