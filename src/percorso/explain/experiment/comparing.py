"""Two arms compared: shares, means and ratios, each with its interval and p-value.

The first arm is the one tried, the second the control; differences are tried − control, and all
intervals are at 95 %. Sources: docs/questions/experiment.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from percorso.measure.multiple import normal_tail, two_shares
from percorso.measure.statistics import Z, newcombe

Floats = NDArray[np.float64]
Interval = tuple[float, float]


@dataclass(frozen=True)
class Compared:
    """What two arms say about a difference.

    Attributes:
        difference: Tried − control.
        low: Where its interval begins.
        high: Where it ends.
        p: How often chance alone would show so much, two-sided.
        error: Its standard error, without any assumption of equality.
        lift: The difference relative to the control; None without anything to relate it to.
        lift_low: Where its interval begins; None when it has none.
        lift_high: Where it ends.
    """

    difference: float
    low: float
    high: float
    p: float
    error: float
    lift: float | None = None
    lift_low: float | None = None
    lift_high: float | None = None


@dataclass(frozen=True)
class Sample:
    """A mean with its size and sample variance.

    Example:
        >>> Sample.of(np.array([1.0, 2.0, 3.0]))
        Sample(n=3, mean=2.0, variance=1.0)
    """

    n: int
    mean: float
    variance: float

    @classmethod
    def of(cls, values: Floats) -> Sample:
        """The sample of some values; with fewer than two the variance is 0."""
        n = len(values)
        spread = float(np.var(values, ddof=1)) if n > 1 else 0.0
        return cls(n, float(np.mean(values)) if n else 0.0, spread)

    @property
    def of_mean(self) -> float:
        """The variance of the mean."""
        return self.variance / self.n


def shares(s1: int, n1: int, s0: int, n0: int) -> Compared | None:
    """Two shares: the pooled z test (Fisher's where an expected count is under 5), Newcombe's band.

    Pooled z squared is the chi-square of the table. The relative lift has Katz's interval on the
    logarithm. None when an arm has nobody.

    Example:
        >>> found = shares(56, 70, 48, 80)
        >>> round(found.low, 4), round(found.high, 4), round(found.p, 4)
        (0.0524, 0.3339, 0.008)
    """
    band, p = newcombe(s1, n1, s0, n0), two_shares(s1, n1, s0, n0)
    if band is None or p is None:
        return None
    p1, p0 = s1 / n1, s0 / n0
    error = sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0)
    spread = 1 / s1 - 1 / n1 + 1 / s0 - 1 / n0 if s1 and s0 else None
    return Compared(p1 - p0, *band, p, error, *_lift(p1, p0, spread))


def welch(one: Sample, other: Sample) -> Compared | None:
    """Two means whose variances may differ (Welch 1947), degrees of freedom after Satterthwaite.

    None with fewer than two in an arm, or when nobody differs from anybody.

    Example:
        >>> found = welch(Sample(15, 20.0, 9.0), Sample(10, 17.0, 16.0))
        >>> round(found.difference / found.error, 3)
        2.023
    """
    if min(one.n, other.n) < 2:
        return None
    v1, v0 = one.of_mean, other.of_mean
    if v1 + v0 <= 0:
        return None
    freedom = (v1 + v0) ** 2 / (v1**2 / (one.n - 1) + v0**2 / (other.n - 1))
    error, gap = sqrt(v1 + v0), one.mean - other.mean
    half = student_quantile(freedom) * error
    p = student_tail(gap / error, freedom)
    spread = None
    if one.mean > 0 and other.mean > 0:
        spread = v1 / one.mean**2 + v0 / other.mean**2
    return Compared(
        gap, gap - half, gap + half, p, error, *_lift(one.mean, other.mean, spread)
    )  # fmt: skip


def ratio(above: Floats, below: Floats) -> Sample | None:
    """A ratio of two sums over the same people, such as value per goal, by the delta method.

    R = ΣY/ΣD, and its variance is that of the mean of Y − R·D, divided by the mean of D squared
    (Deng et al. 2018). None without a denominator.

    Example:
        >>> ratio(np.array([10.0, 0.0, 30.0]), np.array([1.0, 0.0, 2.0])).mean
        13.333333333333334
    """
    if below.sum() <= 0:
        return None
    found = float(above.sum() / below.sum())
    spread = float(np.var(above - found * below, ddof=1)) if len(above) > 1 else 0.0
    return Sample(len(above), found, spread / float(np.mean(below)) ** 2)


def normal(one: Sample, other: Sample) -> Compared | None:
    """Two figures with known variances, compared by the normal distribution."""
    spread = one.of_mean + other.of_mean
    if spread <= 0:
        return None
    error, gap = sqrt(spread), one.mean - other.mean
    relative = None
    if one.mean > 0 and other.mean > 0:
        relative = one.of_mean / one.mean**2 + other.of_mean / other.mean**2
    return Compared(
        gap, gap - Z * error, gap + Z * error, normal_tail(gap / error), error,
        *_lift(one.mean, other.mean, relative),
    )  # fmt: skip


@dataclass(frozen=True)
class Cuped:
    """A difference of means without the part that was known before.

    Attributes:
        compared: The adjusted difference.
        theta: By how much the figure moves with what was known.
        reduction: The share of the variance that is gone.
    """

    compared: Compared
    theta: float
    reduction: float


def cuped(y1: Floats, x1: Floats, y0: Floats, x0: Floats) -> Cuped | None:
    """CUPED (Deng et al. 2013): y − θ(x − x̄), θ = cov(y, x)/var(x) inside the arms, pooled.

    Args:
        y1: The figure of each person of the arm tried.
        x1: The same person's figure before.
        y0: The figure of each person of the control.
        x0: The same person's figure before.

    Returns:
        None when nobody was different before, or too few are there.

    Example:
        >>> y, x = np.array([1.0, 2.0, 4.0]), np.array([1.0, 2.0, 3.0])
        >>> round(cuped(y + 1, x, y, x).compared.difference, 6)
        1.0
    """
    if min(len(y1), len(y0)) < 2:
        return None
    about = [(y - y.mean(), x - x.mean()) for y, x in ((y1, x1), (y0, x0))]
    spread = sum(float((x * x).sum()) for _, x in about)
    if spread <= 0:
        return None
    theta = sum(float((y * x).sum()) for y, x in about) / spread
    middle = float(np.concatenate((x1, x0)).mean())
    ones, others = Sample.of(y1 - theta * (x1 - middle)), Sample.of(y0 - theta * (x0 - middle))
    compared = welch(ones, others)
    before = Sample.of(y1).of_mean + Sample.of(y0).of_mean
    if compared is None or before <= 0:
        return None
    return Cuped(compared, theta, 1 - compared.error**2 / before)


def student_quantile(freedom: float) -> float:
    """The 97.5 % point of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.975))


def student_tail(t: float, freedom: float) -> float:
    """The two-sided p-value of a Student's t."""
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(t)))


def mean_interval(sample: Sample) -> Interval | None:
    """The 95 % interval of a mean by Student's t; None with fewer than two."""
    if sample.n < 2:
        return None
    half = student_quantile(sample.n - 1) * sqrt(sample.of_mean)
    return sample.mean - half, sample.mean + half


def _lift(
    one: float, other: float, spread: float | None
) -> tuple[float | None, float | None, float | None]:
    """The relative difference, with the interval of the logarithm of the ratio."""
    if other <= 0:
        return None, None, None
    if spread is None:
        return one / other - 1, None, None
    half, middle = Z * sqrt(spread), log(one / other)
    return one / other - 1, exp(middle - half) - 1, exp(middle + half) - 1
