"""The design of a test: sizes, the sample-ratio check, looking early, several figures at once."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, ceil, log, sqrt

ALPHA = 0.05
POWER = 0.8
TUNED_AT = 5_000
"""At how many people the always-valid interval is narrowest beside the usual one."""
MISMATCH = 0.001
"""Below this p-value of the sample-ratio check nothing is concluded."""


def mismatch(counts: Sequence[int], planned: Sequence[float]) -> float | None:
    """The p-value of the sample-ratio check: chi-square of the arms' sizes against the plan.

    None with fewer than two arms or nobody.

    Args:
        counts: People in each arm.
        planned: The planned shares, in any unit, in the same order.

    Example:
        >>> round(mismatch([821588, 815482], [1, 1]), 8)  # Kohavi, Tang and Xu 2020, chapter 3
        1.82e-06
    """
    from scipy.special import chdtrc

    total = sum(counts)
    if len(counts) < 2 or not total:
        return None
    whole = sum(planned)
    hoped = [total * share / whole for share in planned]
    chi = sum((n - e) ** 2 / e for n, e in zip(counts, hoped, strict=True))
    return float(chdtrc(len(counts) - 1, chi))


def always(error: float, n: int, alpha: float = ALPHA) -> float:
    """Half the width of an interval that holds at every look (Waudby-Smith et al. 2021).

    The asymptotic confidence sequence σ√(2(nρ² + 1)/(n²ρ²) · ln(√(nρ² + 1)/α)), with σ√(1/n) the
    usual standard error and ρ chosen so that it is narrowest at 5,000 people.

    Args:
        error: The usual standard error of the difference now.
        n: People in both arms together.
        alpha: How often it may miss at any look ever.

    Example:
        >>> round(always(1.0, 5000) / 1.959964, 2)  # how much wider than looking once
        1.55
    """
    r = tuned(alpha)
    grown = n * r + 1
    return error * sqrt(2 * grown / (n * r) * log(sqrt(grown) / alpha))


def tuned(alpha: float = ALPHA, n: int = TUNED_AT) -> float:
    """ρ² of `always`: (−2 ln α + ln(−2 ln α + 1)) / n, about the best at n people."""
    return (-2 * log(alpha) + log(-2 * log(alpha) + 1)) / n


def holm(p: Sequence[float | None]) -> list[float | None]:
    """The p-values when all are counted (Holm 1979); None where there was none.

    Example:
        >>> [round(value, 3) for value in holm([0.01, 0.04, 0.03, 0.005])]
        [0.03, 0.06, 0.06, 0.02]
    """
    tested = sorted((value, place) for place, value in enumerate(p) if value is not None)
    found: list[float | None] = [None] * len(p)
    most = 0.0
    for rank, (value, place) in enumerate(tested):
        most = max(most, min(1.0, value * (len(tested) - rank)))
        found[place] = most
    return found


def deviates(alpha: float, power: float) -> float:
    """The normal deviates of a two-sided test and of its power together, 2.80 as usual."""
    from scipy.special import ndtri

    return float(ndtri(1 - alpha / 2) + ndtri(power))


def detectable(error: float, alpha: float = ALPHA, power: float = POWER) -> float:
    """The smallest true difference that is seen with this power.

    Example:
        >>> round(detectable(1.0), 2)
        2.8
    """
    return deviates(alpha, power) * error


def beyond(error: float, power: float = POWER) -> float:
    """How far beyond the end of an interval a true difference must lie to be seen so often."""
    from scipy.special import ndtri

    return float(ndtri(power)) * error


def needed_shares(
    before: float, after: float, alpha: float = ALPHA, power: float = POWER,
    weights: tuple[float, float] = (0.5, 0.5),
) -> int | None:  # fmt: skip
    """How many people both arms need together to see a share change (Cohen 1988).

    N = (z₁ + z₂)²(1/w₁ + 1/w₀)/h², with h = 2·asin√p₁ − 2·asin√p₀. None when nothing changes.

    Args:
        before: The share without the change.
        after: The share with it.
        alpha: How often a difference may be seen where there is none.
        power: How often it shall be seen where there is one.
        weights: The arms' shares of the people.

    Example:
        >>> needed_shares(0.5, 0.59933467) // 2  # h = 0.20: Cohen's table 6.3.1 has 392
        392
    """
    h = 2 * asin(sqrt(after)) - 2 * asin(sqrt(before))
    return None if h == 0 else _needed((deviates(alpha, power) / h) ** 2, weights)


def needed_means(
    variance: float, effect: float, alpha: float = ALPHA, power: float = POWER,
    weights: tuple[float, float] = (0.5, 0.5),
) -> int | None:  # fmt: skip
    """The same for a mean: N = (z₁ + z₂)²(1/w₁ + 1/w₀)·σ²/δ².

    Example:
        >>> needed_means(1.0, 0.5) // 2
        63
    """
    if effect == 0 or variance <= 0:
        return None
    return _needed(variance * (deviates(alpha, power) / effect) ** 2, weights)


def _needed(base: float, weights: tuple[float, float]) -> int:
    return ceil(base * sum(1 / weight for weight in weights))
