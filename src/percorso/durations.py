"""Durations written with their unit: `7d`, `12h`, `30min`, `45s`, `1d 12h`.

A day is always 24 hours here; a bare number is refused, because nobody can say its unit.
"""

from __future__ import annotations

import re
from datetime import timedelta

from percorso.mark import phrase

MICROSECONDS = {
    "ms": 1_000,
    "s": 1_000_000,
    "min": 60_000_000,
    "h": 3_600_000_000,
    "d": 86_400_000_000,
    "w": 604_800_000_000,
}
LONGEST = 100 * 366 * MICROSECONDS["d"]
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|min|s|h|d|w)")
_WHOLE = re.compile(rf"\s*{_PART.pattern}(?:\s*{_PART.pattern})*\s*", re.ASCII)


def microseconds(duration: str | timedelta) -> int:
    """A duration in whole microseconds.

    Args:
        duration: A string such as `7d` or `1h 30min`, or a `timedelta`.

    Returns:
        Microseconds, at least 1 and at most a hundred years.

    Raises:
        ValueError: The duration has no unit, is zero, negative or absurdly long.

    Example:
        >>> microseconds("1h 30min")
        5400000000
    """
    if isinstance(duration, timedelta):
        total = duration // timedelta(microseconds=1)
    else:
        total = _parse(duration)
    if not 0 < total <= LONGEST:
        raise ValueError(
            phrase(
                "A duration lies between 1ms and 100 years; found '{duration}'.", duration=duration
            )
        )
    return total


def _parse(text: object) -> int:
    if not isinstance(text, str) or len(text) > 100 or not _WHOLE.fullmatch(text):
        raise ValueError(
            phrase(
                "'{text}' is not a duration. "
                "Write a number and its unit: 7d, 12h, 30min, 45s, 2w or 1d 12h.",
                text=text,
            )
        )
    return sum(round(float(n) * MICROSECONDS[unit]) for n, unit in _PART.findall(text))


def short(us: int) -> str:
    """The shortest way to write a duration in a journey file.

    Example:
        >>> short(129_600_000_000)
        '1d 12h'
    """
    parts = []
    for unit in ("d", "h", "min", "s", "ms"):
        count, us = divmod(us, MICROSECONDS[unit])
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts) or "0s"
