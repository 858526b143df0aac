"""Shares, intervals and times, exactly: Wilson, Newcombe, Kaplan–Meier, Aalen–Johansen."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
SECOND = 1_000_000


def share(part: int, whole: int) -> float | None:
    """A share, None of nothing."""
    return float(Fraction(part, whole)) if whole else None


def wilson(part: int, whole: int) -> tuple[float | None, float | None]:
    """Wilson's score interval at 95 %."""
    if not whole:
        return None, None
    p = part / whole
    middle = (p + Z * Z / (2 * whole)) / (1 + Z * Z / whole)
    half = Z / (1 + Z * Z / whole) * sqrt(p * (1 - p) / whole + Z * Z / (4 * whole * whole))
    return max(0.0, middle - half), min(1.0, middle + half)


def newcombe(a: int, n: int, b: int, m: int) -> tuple[float | None, float | None, float | None]:
    """a/n − b/m with Newcombe's hybrid score interval at 95 % (his method 10)."""
    if not n or not m:
        return None, None, None
    p, q = a / n, b / m
    (p_low, p_high), (q_low, q_high) = wilson(a, n), wilson(b, m)
    assert p_low is not None
    assert p_high is not None
    assert q_low is not None
    assert q_high is not None
    low = p - q - sqrt((p - p_low) ** 2 + (q_high - q) ** 2)
    high = p - q + sqrt((p_high - p) ** 2 + (q - q_low) ** 2)
    return p - q, low, high


def kaplan_meier(durations: Iterable[tuple[int, bool]]) -> list[tuple[int, Fraction]]:
    """The share still there from each time on at which somebody left.

    Args:
        durations: Microseconds, and whether she left then (else censored then).
    """
    known = sorted(durations)
    steps, alive = [], Fraction(1)
    for t in sorted({d for d, left in known if left}):
        at_risk = sum(d >= t for d, _ in known)
        leaving = sum(d == t and left for d, left in known)
        alive *= 1 - Fraction(leaving, at_risk)
        steps.append((t, alive))
    return steps


def time_left(steps: list[tuple[int, Fraction]], there: Fraction) -> float | None:
    """ "first time at most 50 %, 10 % are still there, else empty", in seconds."""
    return next((t / SECOND for t, alive in steps if alive <= there), None)


def aalen_johansen(observed: Iterable[tuple[int, str]]) -> list[tuple[int, Fraction]]:
    """The cumulative incidence of `event` with `other` as the competing risk.

    Args:
        observed: Microseconds, and what happened then: event, other or censored.
    """
    known = sorted(observed)
    steps, free, incidence = [], Fraction(1), Fraction(0)
    for t in sorted({d for d, what in known if what != "censored"}):
        at_risk = sum(d >= t for d, _ in known)
        events = sum(d == t and what == "event" for d, what in known)
        others = sum(d == t and what == "other" for d, what in known)
        incidence += free * Fraction(events, at_risk)
        free *= 1 - Fraction(events + others, at_risk)
        steps.append((t, incidence))
    return steps


def time_to(steps: list[tuple[int, Fraction]], half: Fraction) -> float | None:
    """The first time, in seconds, at which the incidence is at least this much."""
    return next((t / SECOND for t, incidence in steps if incidence >= half), None)
