"""When customers come back and when they have left: BG/NBD and MBG/NBD, fitted by likelihood.

Each customer comes back at a rate of her own and may leave for good right after a goal, with a
chance of her own; rates follow a gamma (r, α), chances a beta (a, b). In BG/NBD (Fader, Hardie and
Lee 2005) nobody leaves before coming back once; in MBG/NBD (Batislam, Denizel and Filiztekin 2007)
she may leave after the first goal already, which suits firms whose customers mostly come once. With
x goals after the first, the last of them at t_x and the customer observed for T, s = 0 for BG/NBD
and 1 for MBG/NBD, and B = b + x + s:

    L = Γ(r+x)/Γ(r) · α^r · B(a, B)/B(a, b) · { (α+T)^−(r+x) + δ · a/(B−1) · (α+t_x)^−(r+x) }

where δ is 1, but for BG/NBD 0 when x = 0. The first term over the sum is the chance that she is
still there; the expected number of goals in the time t after T is that chance times

    (a+B−1)/(a−1) · [ 1 − (1−z)^(a−1) · ₂F₁(a+B−1−r−x, a−1; a+B−1; z) ],   z = t/(α+T+t)

(their equation 10 after Euler's transformation, which stays finite for any x).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
MODELS = ("bg_nbd", "mbg_nbd")
PARAMETERS = ("r", "alpha", "a", "b")
MANY = 100_000
STEPS = 500
BOUND = 12.0
VAGUE = 3.5
"""The largest standard error of the logarithm of a parameter for which an interval is given."""
ALIKE = 50.0
"""From this a on, customers hardly differ in their chance to leave."""


@dataclass(frozen=True)
class Histories:
    """What the models need of customers, or of groups of equal ones.

    Attributes:
        x: Goals after the first.
        t_x: Time from the first goal to the last, days.
        age: Time from the first goal to the end of the data, T, days.
        weight: How many customers are like this.
    """

    x: Floats
    t_x: Floats
    age: Floats
    weight: Floats

    @classmethod
    def of(cls, x: Any, t_x: Any, age: Any) -> Histories:
        """Customers one by one."""
        x = np.asarray(x, np.float64)
        return cls(x, np.asarray(t_x, np.float64), np.asarray(age, np.float64), np.ones(len(x)))

    @cached_property
    def kinds(self) -> tuple[Floats, Floats]:
        """Every number of goals that somebody has, and how many customers have it."""
        kinds, place = np.unique(self.x, return_inverse=True)
        return kinds, np.asarray(np.bincount(place, self.weight, len(kinds)), np.float64)

    def grouped(self) -> Histories:
        """Equal customers as one; of very many, times are rounded to a 500th of the longest."""
        step = float(self.age.max()) / STEPS if len(self.x) > MANY else 0.0
        if not step:
            return self
        keys = [self.x, np.rint(self.t_x / step), np.rint(self.age / step)]
        number = (keys[0] * (STEPS + 1) + keys[1]) * (STEPS + 1) + keys[2]
        _, first, count = np.unique(number, return_index=True, return_counts=True)
        found = [key[first] for key in keys]
        return Histories(found[0], found[1] * step, found[2] * step, count.astype(np.float64))


@dataclass(frozen=True)
class Purchases:
    """A fitted model.

    Attributes:
        model: `bg_nbd` or `mbg_nbd`.
        r, alpha, a, b: Its parameters; α in days.
        covariance: Of their logarithms; None where the data do not tell them.
        log_likelihood: Of the data, as densities of days.
    """

    model: str
    r: float
    alpha: float
    a: float
    b: float
    covariance: Floats | None = None
    log_likelihood: float = float("nan")

    @property
    def logs(self) -> Floats:
        """The logarithms of the parameters."""
        return np.log([self.r, self.alpha, self.a, self.b])

    def at(self, logs: Floats) -> Purchases:
        """The same model with other parameters."""
        r, alpha, a, b = np.exp(logs).tolist()
        return Purchases(self.model, r, alpha, a, b)

    def alive(self, who: Histories) -> Floats:
        """The chance that each customer is still there."""
        return _terms(self.model, self.logs, who)[1]

    def expected(self, who: Histories, days: float) -> Floats:
        """The goals to expect of each customer in the days after the end of the data."""
        from scipy.special import hyp2f1

        ends = self.b + who.x + (self.model == "mbg_nbd")
        if self.a > ALIKE:
            return np.asarray(self.alive(who) * self._alike(who, ends, days))
        a = self.a if abs(self.a - 1) > 1e-6 else 1 + 1e-6
        z = days / (self.alpha + who.age + days)
        series = hyp2f1(a + ends - 1 - self.r - who.x, a - 1, a + ends - 1, z)
        if_alive = (a + ends - 1) / (a - 1) * (1 - (1 - z) ** (a - 1) * series)
        return np.asarray(self.alive(who) * if_alive)

    def _alike(self, who: Histories, ends: Floats, days: float) -> Floats:
        """The goals to expect of those who are there, where chances to leave hardly differ.

        The series is lost in rounding then; three chances stand for all (Gauss and Hermite).
        """
        mean = self.a / (self.a + ends)
        spread = np.sqrt(3 * mean * (1 - mean) / (self.a + ends + 1))
        found = np.zeros(len(who.x))
        for chance, weight in ((mean - spread, 1 / 6), (mean, 2 / 3), (mean + spread, 1 / 6)):
            fallen = (1 + chance * days / (self.alpha + who.age)) ** -(self.r + who.x)
            found += weight * (1 - fallen) / chance
        return found


def _terms(model: str, logs: Floats, who: Histories) -> tuple[Floats, Floats, Floats]:
    """The logarithm of the sum in braces, the chance to be there, and B − 1."""
    r, alpha, a, b = np.exp(logs)
    later = b + who.x + (model == "mbg_nbd") - 1
    there = -(r + who.x) * np.log(alpha + who.age)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        left = np.log(a) - np.log(later) - (r + who.x) * np.log(alpha + who.t_x)
        if model == "bg_nbd":
            left = np.where(who.x > 0, left, -np.inf)
        alive = 1 / (1 + np.exp(left - there))
    return np.logaddexp(there, left), alive, later


def log_likelihood(model: str, logs: Floats, who: Histories) -> tuple[float, Floats]:
    """The log-likelihood of histories, and its slope in the logarithms of the parameters."""
    from scipy.special import betaln, gammaln, psi

    r, alpha, a, b = np.exp(logs)
    total, alive, later = _terms(model, logs, who)
    kinds, many = who.kinds
    ends = b + kinds + (model == "mbg_nbd")
    fixed = gammaln(r + kinds) - gammaln(r) + betaln(a, ends) - betaln(a, b) + r * np.log(alpha)
    value = np.sum(many * fixed) + np.sum(who.weight * total)
    by_kind = np.array([
        psi(r + kinds) - psi(r) + np.log(alpha), np.full(len(kinds), r / alpha),
        psi(a + b) - psi(a + ends), psi(ends) - psi(a + ends) - psi(b) + psi(a + b),
    ])  # fmt: skip
    here, gone = who.weight * alive, who.weight * (1 - alive)
    until, since = alpha + who.age, alpha + who.t_x
    own = np.array([
        -np.sum(here * np.log(until) + gone * np.log(since)),
        -np.sum((r + who.x) * (here / until + gone / since)),
        np.sum(gone) / a,
        -np.sum(gone / np.where(gone > 0, later, 1.0)),
    ])  # fmt: skip
    return float(value), (np.sum(by_kind * many, axis=1) + own) * np.array([r, alpha, a, b])


def fit(model: str, who: Histories) -> Purchases | None:
    """The parameters that make the histories likeliest; None where no fit is found.

    Args:
        model: `bg_nbd` or `mbg_nbd`.
        who: The customers.
    """
    scale = float(who.age.max())
    if scale <= 0:
        return None
    groups = who.grouped()
    unit = Histories(groups.x, groups.t_x / scale, groups.age / scale, groups.weight)
    guesses = (0.0, 0.0, 0.0, 0.7), (-1.0, -1.5, -0.5, 1.0)
    size = float(who.weight.sum())
    found = maximum(lambda logs: log_likelihood(model, logs, unit), guesses, size)
    if found is None:
        return None
    logs, value, covariance = found
    logs = logs + np.array([0.0, np.log(scale), 0.0, 0.0])
    value -= float((groups.x * groups.weight).sum()) * np.log(scale)
    r, alpha, a, b = np.exp(logs).tolist()
    return Purchases(model, r, alpha, a, b, covariance, value)


Slope = Callable[[Floats], tuple[float, Floats]]


def maximum(
    function: Slope, guesses: tuple[tuple[float, ...], ...], size: float
) -> tuple[Floats, float, Floats | None] | None:
    """Where a log-likelihood is highest, its value, and the covariance of the parameters there.

    Args:
        function: Gives value and slope at some logarithms of parameters.
        guesses: Where to begin.
        size: How many cases there are.
    """
    from scipy.optimize import minimize

    def lower(logs: Floats) -> tuple[float, Floats]:
        inside = np.clip(logs, -BOUND, BOUND)
        value, slope = function(inside)
        return -value / size, np.where(logs == inside, -slope / size, 0.0)

    best = None
    for guess in guesses:  # not L-BFGS-B: it wakes BLAS threads for matrices of four numbers
        found = minimize(lower, np.array(guess), jac=True, method="BFGS",
                         options={"maxiter": 500, "gtol": 1e-8})  # fmt: skip
        if np.isfinite(found.fun) and (best is None or found.fun < best.fun - 1e-12):
            best = found
    if best is None:
        return None
    logs = np.clip(best.x, -BOUND, BOUND)
    return logs, -float(best.fun) * size, covariance(function, logs)


def covariance(function: Slope, logs: Floats, step: float = 1e-4) -> Floats | None:
    """The inverse of the curvature; None where it is not curved all round, hardly, or at a bound.

    A parameter whose interval would span a factor of more than a million is not told by the data.
    """
    if np.max(np.abs(logs)) > BOUND - 0.01:
        return None
    moves = np.eye(len(logs)) * step
    bent = np.array([(function(logs + m)[1] - function(logs - m)[1]) / (2 * step) for m in moves])
    curve = -(bent + bent.T) / 2
    try:
        np.linalg.cholesky(curve)
    except np.linalg.LinAlgError:
        return None
    found = np.asarray(np.linalg.inv(curve))
    return found if np.sqrt(found.diagonal().max()) <= VAGUE else None
