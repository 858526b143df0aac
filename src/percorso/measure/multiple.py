"""Tests of many things at once: p-values of two shares, and what is left when all are counted.

A p-value says how often chance alone would show so much; of a hundred idle things five look
telling at 5 %. `benjamini_hochberg` says which of them to believe.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import erfc, exp, inf, lgamma, sqrt

FALSE_ALARMS = 0.05
"""What counts as found: at most so many of those found are false (q-value)."""
_SMALL = 5
_TIES = 1 + 1e-7


def benjamini_hochberg(p: Sequence[float | None]) -> list[float | None]:
    """The q-value of each p-value: the share of false alarms among all that look at least as good.

    Benjamini and Hochberg (1995): with m p-values in increasing order, q of the i-th is the
    smallest m·p/j over all j ≥ i. Those found at q ≤ 5 % hold at most 5 % false ones on average,
    when the tests are independent or positively dependent.

    Args:
        p: The p-values of everything that was tested; None for what was not, which counts nowhere.

    Returns:
        In the same order the q-values, at most 1; None where there was no p-value.

    Raises:
        ValueError: A p-value is not between 0 and 1.

    Example:
        >>> benjamini_hochberg([0.01, 0.04, None, 0.03])
        [0.03, 0.04, None, 0.04]
    """
    tested = sorted((value, place) for place, value in enumerate(p) if value is not None)
    found: list[float | None] = [None] * len(p)
    least = 1.0
    for rank in range(len(tested), 0, -1):
        value, place = tested[rank - 1]
        if not 0 <= value <= 1:
            raise ValueError(f"A p-value lies between 0 and 1, not {value}.")
        least = min(least, len(tested) * value / rank)
        found[place] = least
    return found


def two_shares(s1: int, n1: int, s2: int, n2: int) -> float | None:
    """The two-sided p-value of a difference between two shares, s1/n1 and s2/n2.

    Fisher's exact test where an expected count is under 5, else the chi-square test without
    correction. None when either has no trials.

    Example:
        >>> round(two_shares(56, 70, 48, 80), 4)
        0.008
    """
    if n1 == 0 or n2 == 0:
        return None
    table = s1, n1 - s1, s2, n2 - s2
    total = n1 + n2
    least = min(n1, n2) * min(s1 + s2, total - s1 - s2) / total
    return fisher(*table) if least < _SMALL else chi_square(*table)


def chi_square(a: int, b: int, c: int, d: int) -> float:
    """The p-value of Pearson's chi-square of a table [[a, b], [c, d]], without correction.

    χ² = N(ad − bc)² / ((a+b)(c+d)(a+c)(b+d)) with one degree of freedom; 1 where a margin is empty.

    Example:
        >>> round(chi_square(56, 14, 48, 32), 4)
        0.008
    """
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    if margins == 0:
        return 1.0
    return erfc(sqrt((a + b + c + d) * (a * d - b * c) ** 2 / margins / 2))


def fisher(a: int, b: int, c: int, d: int) -> float:
    """The two-sided p-value of Fisher's exact test of a table [[a, b], [c, d]].

    The sum over all tables with the same margins that are no likelier than this one.

    Example:
        >>> round(fisher(3, 1, 1, 3), 4)  # the lady tasting tea
        0.4857
    """
    row, column, total = a + b, a + c, a + b + c + d
    cells = range(max(0, row + column - total), min(row, column) + 1)
    logs = [_log_ways(row, k) + _log_ways(total - row, column - k) for k in cells]
    highest = max(logs)
    weights = [exp(value - highest) for value in logs]
    own = weights[a - cells[0]] * _TIES
    return min(1.0, sum(weight for weight in weights if weight <= own) / sum(weights))


def _log_ways(n: int, k: int) -> float:
    """The logarithm of the number of ways to choose k of n."""
    if not 0 <= k <= n:
        return -inf
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def normal_tail(z: float) -> float:
    """The two-sided p-value of a normal deviate.

    Example:
        >>> round(normal_tail(1.959963984540054), 6)
        0.05
    """
    return erfc(abs(z) / sqrt(2))
