"""The columns of the fit: adstock and saturation of each channel, trend, season and controls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from percorso.explain.mix.curves import Floats

CARRIES = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
"""The parts of last week's effect that may be left a week later."""
HALVES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Half saturation may lie at so many times the mean weekly spend."""
SHAPES = {"concave": (1.0,), "s-shaped": (1.0, 2.0, 3.0)}
YEAR = 365.25 / 7
LONG = 156
"""From so many weeks on the season has a second wave."""
BEFORE = 8
"""The weeks before the first are taken to be like the mean of the first eight."""


def adstock(spend: Floats, carry: float) -> Floats:
    """a(t) = x(t) + carry · a(t − 1), of spends by week.

    Before the first week the spend is taken to have been the mean of the first eight.

    Example:
        >>> adstock(np.array([8.0, 0, 0, 0, 0, 0, 0, 0, 0]), 0.5)[:3].tolist()
        [9.0, 4.5, 2.25]
    """
    found = np.empty(len(spend))
    left = float(spend[:BEFORE].mean()) / (1 - carry)
    for week, value in enumerate(spend.tolist()):
        left = value + carry * left
        found[week] = left
    return found


def saturated(level: Floats, half: float, shape: float) -> Floats:
    """The Hill function a^shape / (half^shape + a^shape).

    Example:
        >>> saturated(np.array([0.0, 2.0, 6.0]), 2.0, 1.0).tolist()
        [0.0, 0.5, 0.75]
    """
    raised = np.asarray(level**shape)
    return np.asarray(raised / (half**shape + raised))


@dataclass(frozen=True)
class Candidates:
    """Every column that a channel may have in the fit.

    Attributes:
        columns: One column a candidate.
        carry: The adstock of each.
        half: The steady weekly spend at which each is half saturated.
        shape: The exponent of each.
        first: Where those of each channel begin, and one more at the end.
    """

    columns: Floats
    carry: Floats
    half: Floats
    shape: Floats
    first: np.ndarray[tuple[int], np.dtype[np.int64]]


def candidates(spend: Floats, saturation: str, known: int | None = None) -> Candidates:
    """The candidates of all channels.

    Adstock is divided by what a steady spend adds up to, so that `half` is a weekly spend.

    Args:
        spend: Weeks by channels.
        saturation: `concave` or `s-shaped`.
        known: The weeks whose mean spend the half saturations are measured by; None for all.
    """
    columns, told, first = [], [], [0]
    for series in spend.T:
        mean = float(series[:known].mean())
        for carry in CARRIES:
            level = adstock(series, carry) * (1 - carry)
            for half in HALVES:
                for shape in SHAPES[saturation]:
                    columns.append(saturated(level, half * mean, shape))
                    told.append((carry, half * mean, shape))
        first.append(len(columns))
    carry_, half_, shape_ = np.array(told).reshape(-1, 3).T
    return Candidates(
        np.array(columns).reshape(-1, len(spend)).T, carry_, half_, shape_, np.array(first)
    )


def free_columns(weeks: int, controls: Floats) -> Floats:
    """What may have either sign: a constant, a trend, the season of the year, and the controls."""
    t = np.arange(weeks)
    found = [np.ones(weeks), t / max(weeks - 1, 1)]
    for wave in range(1, waves(weeks) + 1):
        turn = 2 * np.pi * wave * t / YEAR
        found += [np.sin(turn), np.cos(turn)]
    return np.column_stack([*found, *controls.T])


def waves(weeks: int) -> int:
    """How many waves the season has: two where at least three years are known."""
    return 2 if weeks >= LONG else 1


def inflation(columns: Floats, others: Floats) -> Floats:
    """The variance inflation factor of each column against the rest and the `others`.

    Example:
        >>> flat = np.ones((4, 1))
        >>> inflation(np.array([[1.0, 1], [-1, 1], [1, -1], [-1, -1]]), flat).round(6).tolist()
        [1.0, 1.0]
    """
    found = []
    for place, column in enumerate(columns.T):
        rest = np.column_stack([others, np.delete(columns, place, axis=1)])
        fitted = rest @ np.linalg.lstsq(rest, column, rcond=None)[0]
        around = column - column.mean()
        left = float(((column - fitted) ** 2).sum())
        total = float((around**2).sum())
        found.append(total / left if left > 1e-12 * total else np.inf)
    return np.array(found)
