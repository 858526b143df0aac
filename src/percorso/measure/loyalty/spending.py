"""What a goal is worth: the Gamma–Gamma model of Fader and Hardie (2013), fitted by likelihood.

The values of a customer's goals scatter around a mean of her own by a gamma with shape p; its scale
differs between customers by a gamma (q, v). With x goals of mean value m:

    ln L = ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(v+mx)

and the mean to expect of her is p (v + m x) / (p x + q − 1): between everybody's mean, p v/(q − 1),
and her own. It holds only where how often and how much people buy do not go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from percorso.measure.loyalty.purchases import Floats, maximum

PARAMETERS = ("p", "q", "v")
CORRELATED = 0.3
"""From this correlation of frequency and value on, the model is refused."""


@dataclass(frozen=True)
class Spending:
    """A fitted model; v in units of money."""

    p: float
    q: float
    v: float
    covariance: Floats | None = None
    log_likelihood: float = float("nan")

    @property
    def logs(self) -> Floats:
        """The logarithms of the parameters."""
        return np.log([self.p, self.q, self.v])

    def at(self, logs: Floats) -> Spending:
        """The same model with other parameters."""
        p, q, v = np.exp(logs).tolist()
        return Spending(p, q, v)

    @property
    def mean(self) -> float:
        """The mean value of a goal over all customers."""
        return self.p * self.v / (self.q - 1)

    def expected(self, x: Floats, mean: Floats) -> Floats:
        """The mean value to expect of each customer's goals.

        Args:
            x: How many goals with a value she has.
            mean: Their mean value.

        Example:
            >>> model = Spending(6.25, 3.74, 15.44)
            >>> model.expected(np.array([2.0, 0.0]), np.array([22.35, 0.0])).round(2).tolist()
            [24.66, 35.22]
        """
        return np.asarray(self.p * (self.v + mean * x) / (self.p * x + self.q - 1))


def log_likelihood(logs: Floats, x: Floats, mean: Floats) -> tuple[float, Floats]:
    """The log-likelihood of mean values, and its slope in the logarithms of the parameters."""
    return Likelihood(x, mean)(logs)


class Likelihood:
    """The log-likelihood of the same mean values at one set of parameters after the other.

    Args:
        x: How many goals with a value each customer has.
        mean: Their mean value.
    """

    def __init__(self, x: Floats, mean: Floats) -> None:
        self.x, self.spent = x, mean * x
        self.kinds, place = np.unique(x, return_inverse=True)
        self.many = np.bincount(place, minlength=len(self.kinds)).astype(np.float64)
        self.own = float(np.sum(x * np.log(self.spent)))
        self.means = float(np.sum(np.log(mean)))

    def __call__(self, logs: Floats) -> tuple[float, Floats]:
        """The value and its slope in the logarithms of the parameters."""
        from scipy.special import gammaln, psi

        p, q, v = np.exp(logs)
        x, kinds, many, size = self.x, self.kinds, self.many, len(self.x)
        whole = v + self.spent
        total = np.log(whole)
        by_x, plain = float(np.sum(x * total)), float(np.sum(total))
        head = np.sum(many * (gammaln(p * kinds + q) - gammaln(p * kinds)))
        value = head + size * (q * np.log(v) - gammaln(q)) + p * self.own - self.means
        both, alone = psi(p * kinds + q), psi(p * kinds)
        slopes = np.array([
            np.sum(many * kinds * (both - alone)) + self.own - by_x,
            np.sum(many * both) + size * (np.log(v) - psi(q)) - plain,
            size * q / v - np.sum((p * x + q) / whole),
        ])  # fmt: skip
        return float(value - p * by_x - q * plain), slopes * np.array([p, q, v])


def fit(x: Any, mean: Any) -> Spending | None:
    """The parameters that make mean values likeliest; None where no fit is found.

    Args:
        x: How many goals with a value each customer has, one at least.
        mean: Their mean value, above zero.
    """
    x, mean = np.asarray(x, np.float64), np.asarray(mean, np.float64)
    scale = float(mean.mean())
    guesses = (1.0, 1.0, 0.5), (2.0, 1.3, 0.0)
    found = maximum(Likelihood(x, mean / scale), guesses, float(len(x)))
    if found is None:
        return None
    logs, value, covariance = found
    logs = logs + np.array([0.0, 0.0, np.log(scale)])
    p, q, v = np.exp(logs).tolist()
    return Spending(p, q, v, covariance, value - len(x) * float(np.log(scale)))


def correlation(x: Floats, mean: Floats) -> float | None:
    """The correlation of frequency and value; None without differences."""
    if len(x) < 3 or not x.std() or not mean.std():
        return None
    return float(np.corrcoef(x, mean)[0, 1])
