"""Odds ratios: of one table, and of several put together, with their 95 % intervals."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from percorso.measure.statistics import Z

Odds = tuple[float, float, float]
"""An odds ratio and the two ends of its 95 % interval."""
Table = tuple[int, int, int, int]
"""With and went on, with and not, without and went on, without and not."""


def woolf(a: int, b: int, c: int, d: int) -> Odds:
    """The odds ratio of a table [[a, b], [c, d]], so that an empty cell can be told too.

    Haldane (1956) and Anscombe (1956): a half is added to each cell. Woolf (1955): ln OR ± z
    √(1/a + 1/b + 1/c + 1/d), of the same cells.

    Example:
        >>> [round(value, 2) for value in woolf(189, 10845, 104, 10933)]
        [1.83, 1.44, 2.32]
    """
    cells = [cell + 0.5 for cell in (a, b, c, d)]
    middle = log(cells[0] * cells[3] / (cells[1] * cells[2]))
    half = Z * sqrt(sum(1 / cell for cell in cells))
    return exp(middle), exp(middle - half), exp(middle + half)


def mantel_haenszel(tables: Sequence[Table]) -> Odds | None:
    """The odds ratio that several tables have in common; None when fewer than two can tell it.

    Mantel and Haenszel (1959): Σ ad/n over Σ bc/n. The interval by the variance of Robins, Breslow
    and Greenland (1986). A table tells something when each of its four margins holds somebody.

    Example:
        >>> mantel_haenszel([(10, 10, 10, 10)]) is None
        True
        >>> [round(value, 2) for value in mantel_haenszel([(10, 10, 10, 10), (4, 2, 2, 4)])]
        [1.35, 0.46, 3.98]
    """
    telling = [one for one in tables if _tells(*one)]
    if len(telling) < 2:
        return None
    r = sum(a * d / (a + b + c + d) for a, b, c, d in telling)
    s = sum(b * c / (a + b + c + d) for a, b, c, d in telling)
    if not r or not s:
        return None
    half = Z * sqrt(sum(_variance(one, r, s) for one in telling))
    middle = log(r / s)
    return r / s, exp(middle - half), exp(middle + half)


def _tells(a: int, b: int, c: int, d: int) -> bool:
    return min(a + b, c + d, a + c, b + d) > 0


def _variance(table: Table, r: float, s: float) -> float:
    """What one table adds to the variance of the logarithm."""
    a, b, c, d = table
    n = a + b + c + d
    p, q, here, there = (a + d) / n, (b + c) / n, a * d / n, b * c / n
    both = (p * there + q * here) / (2 * r * s)
    return p * here / (2 * r * r) + both + q * there / (2 * s * s)


def surely(odds: Odds) -> float:
    """How far the logarithm of an odds ratio is from 0 at least; 0 when its interval holds 1.

    Example:
        >>> round(surely((2.0, 1.5, 2.7)), 3), round(surely((0.5, 0.37, 0.66)), 3)
        (0.405, 0.416)
    """
    _, low, high = odds
    return max(0.0, log(low), -log(high))
