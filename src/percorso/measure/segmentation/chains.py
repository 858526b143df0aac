"""A mixture of Markov chains: groups of sequences that move alike, and whether they stand.

Each group has its own chances to begin somewhere and to move on from there (Cadez and others
2003). It is fitted by expectation–maximisation (Dempster and others 1977) from several short random
starts, the best of which is carried on (Biernacki and others 2003). How many groups is chosen by
BIC (Schwarz 1978), one group among the choices. Whether they stand is seen in resamples of people:
the same number of groups is fitted anew to each, and compared by the adjusted Rand index (Hubert
and Arabie 1985); below `STABLE` the groups are poor (Steinley 2004) and are not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
SEED = 20_260_401
RESAMPLES = 20
STABLE = 0.65
STARTS, SHORT, LONG = 6, 6, 120
ENOUGH = 1e-6
SMOOTH = 0.01


@dataclass(frozen=True)
class Walks:
    """Sequences as tokens: the first is where one begins, each other a move.

    Attributes:
        tokens: Where one begins (0 to states − 1), or states + from · states + to.
        ends: Up to where the tokens of each sequence go.
        states: How many states there are.
        person: Whose each sequence is, as numbers from 0 on.
    """

    tokens: NDArray[np.int32]
    ends: Ints
    states: int
    person: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ends)

    @property
    def size(self) -> int:
        """How many different tokens there may be."""
        return self.states + self.states * self.states


@dataclass(frozen=True)
class Mixture:
    """A fitted mixture.

    Attributes:
        logp: By token and group the logarithm of its chance.
        logw: The logarithm of each group's share.
        likelihood: The logarithm of the likelihood.
        bic: −2 · likelihood + parameters · log(sequences): the smaller, the better.
    """

    logp: Floats
    logw: Floats
    likelihood: float
    bic: float

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.logw)


@kernel
def _step(  # noqa: C901 one pass, one place
    tokens: Any, ends: Any, weight: Any, logp: Any, logw: Any, counts: Any, best: Any, sure: Any
) -> float:
    """One expectation: the weighted token counts of each group, the likelihood, the best group."""
    groups = len(logw)
    score = np.empty(groups, np.float64)
    total = 0.0
    start = 0
    for i in range(len(ends)):
        end = ends[i]
        for g in range(groups):
            score[g] = logw[g]
        for k in range(start, end):
            for g in range(groups):
                score[g] += logp[tokens[k], g]
        top = 0
        for g in range(1, groups):
            if score[g] > score[top]:
                top = g
        mass = 0.0
        most = score[top]
        for g in range(groups):
            score[g] = np.exp(score[g] - most)
            mass += score[g]
        best[i] = top
        sure[i] = 1.0 / mass
        total += weight[i] * (most + np.log(mass))
        if weight[i] > 0:
            for g in range(groups):
                part = weight[i] * score[g] / mass
                counts[len(counts) - 1, g] += part
                for k in range(start, end):
                    counts[tokens[k], g] += part
        start = end
    return total


def assign(walks: Walks, mixture: Mixture) -> tuple[NDArray[np.int32], Floats]:
    """The group of each sequence, and how sure it is (its posterior probability)."""
    _, best, sure, _ = _expected(walks, np.zeros(len(walks)), mixture.logp, mixture.logw)
    return best, sure


def _expected(
    walks: Walks, weight: Floats, logp: Floats, logw: Floats
) -> tuple[Floats, NDArray[np.int32], Floats, float]:
    counts = np.zeros((walks.size + 1, len(logw)), np.float64)
    best, sure = np.empty(len(walks), np.int32), np.empty(len(walks), np.float64)
    found = _step(walks.tokens, walks.ends, weight, logp, logw, counts, best, sure)
    return counts, best, sure, float(found)


class Fitter:
    """Fits mixtures to some sequences.

    Args:
        walks: The sequences.
        weight: How often each counts.
        rng: Where the random starts come from.
    """

    def __init__(self, walks: Walks, weight: Floats, rng: np.random.Generator) -> None:
        self._walks, self._weight, self._rng = walks, weight, rng
        one = np.zeros((walks.size, 1), np.float64)
        self._all = _expected(walks, weight, one, np.zeros(1))[0][:-1, 0]
        self._seen = self._all > 0
        lengths = np.diff(walks.ends, prepend=0)
        self._whose = np.repeat(np.arange(len(walks)), lengths)

    def fit(self, groups: int, starts: int = STARTS) -> Mixture:
        """The mixture of so many groups that explains the sequences best."""
        tries = [self._run(*self._start(groups), SHORT) for _ in range(starts if groups > 1 else 1)]
        logp, logw, _ = max(tries, key=lambda found: found[2])
        logp, logw, likelihood = self._run(logp, logw, LONG)
        n = float(self._weight.sum())
        parameters = groups * self._free() + groups - 1
        return Mixture(logp, logw, likelihood, -2 * likelihood + parameters * float(np.log(n)))

    def _free(self) -> int:
        """Free chances of one group: those that occur at all, less one for each sum of 1."""
        states = self._walks.states
        rows = self._seen[states:].reshape(states, states).sum(axis=1)
        return int(max(self._seen[:states].sum() - 1, 0) + np.maximum(rows - 1, 0).sum())

    def _start(self, groups: int) -> tuple[Floats, Floats]:
        """Each group near one random sequence, and near what everyone does."""
        chosen = self._rng.choice(len(self._walks), groups, replace=False,
                                  p=self._weight / self._weight.sum())  # fmt: skip
        counts = np.repeat(self._chances(self._all[:, None]), groups, axis=1)
        for group, sequence in enumerate(chosen.tolist()):
            own = self._walks.tokens[self._whose == sequence]
            np.add.at(counts[:, group], own, 1.0)
        return np.log(self._chances(counts)), np.full(groups, -np.log(groups))

    def _run(self, logp: Floats, logw: Floats, steps: int) -> tuple[Floats, Floats, float]:
        before = -np.inf
        for _ in range(steps):
            counts, _, _, found = _expected(self._walks, self._weight, logp, logw)
            shares = np.maximum(counts[-1], 1e-9)
            logp, logw = np.log(self._chances(counts[:-1])), np.log(shares / shares.sum())
            if found - before < ENOUGH * abs(found):
                break
            before = found
        return logp, logw, _expected(self._walks, self._weight, logp, logw)[3]

    def _chances(self, counts: Floats) -> Floats:
        """Counts as chances: beginnings sum to 1, and the moves from each state."""
        states, groups = self._walks.states, counts.shape[1]
        kept = np.where(self._seen[:, None], counts + SMOOTH, 1e-12)
        first = kept[:states] / kept[:states].sum(axis=0)
        moves = kept[states:].reshape(states, states, groups)
        return np.concatenate((first, (moves / moves.sum(axis=1, keepdims=True))
                               .reshape(states * states, groups)))  # fmt: skip


@dataclass(frozen=True)
class Found:
    """What was found: the groups, or why there are none.

    Attributes:
        mixture: The groups; None when there is one only, or none are found again.
        tried: How many groups were best by BIC.
        agreement: The median adjusted Rand index of the resamples; None when one group was best.
        again: For each group how much of it is found again: the mean over resamples of the largest
            Jaccard index with a group there (Hennig 2007).
        bics: The BIC of every number of groups.
    """

    mixture: Mixture | None
    tried: int
    agreement: float | None
    again: Floats
    bics: dict[int, float]


def find(walks: Walks, least: int, most: int, resamples: int = RESAMPLES) -> Found:
    """Look for groups: as many as BIC says, fewer when so many are not found again.

    Args:
        walks: The sequences.
        least: The fewest groups to look for, from 2.
        most: The most.
        resamples: How often people are drawn anew to see whether the groups are found again.
    """
    rng = np.random.default_rng(SEED)
    fitter = Fitter(walks, np.ones(len(walks)), rng)
    fits = {groups: fitter.fit(groups) for groups in (1, *range(least, most + 1))
            if groups <= len(walks)}  # fmt: skip
    bics = {groups: fit.bic for groups, fit in fits.items()}
    tried = min(bics, key=lambda groups: bics[groups])
    best = None
    for groups in range(tried, max(least, 2) - 1, -1):
        if bics[groups] >= bics[1]:
            break
        agreement, again = stability(walks, fits[groups], rng, resamples)
        if agreement >= STABLE:
            return Found(fits[groups], tried, agreement, again, bics)
        best = agreement if best is None else max(best, agreement)
    return Found(None, tried, best, np.zeros(0), bics)


def stability(
    walks: Walks, mixture: Mixture, rng: np.random.Generator, resamples: int
) -> tuple[float, Floats]:
    """How alike the groups are that resamples of people give.

    Returns:
        The median adjusted Rand index; for each group the mean of its largest Jaccard index.
    """
    ours, _ = assign(walks, mixture)
    people = int(walks.person.max()) + 1
    scores, again = [], np.zeros(mixture.groups)
    for _ in range(resamples):
        drawn = np.bincount(rng.integers(0, people, people), minlength=people)
        weight = drawn[walks.person].astype(np.float64)
        theirs, _ = assign(walks, Fitter(walks, weight, rng).fit(mixture.groups, STARTS // 2))
        crossed = _crossed(ours, theirs, mixture.groups)
        scores.append(adjusted_rand(crossed))
        either = crossed.sum(axis=1)[:, None] + crossed.sum(axis=0)[None] - crossed
        again += (crossed / np.maximum(either, 1)).max(axis=1) / resamples
    return float(np.median(scores)), again


def _crossed(ours: NDArray[np.int32], theirs: NDArray[np.int32], groups: int) -> Ints:
    cells = ours.astype(np.int64) * groups + theirs
    return np.bincount(cells, minlength=groups * groups).reshape(groups, groups)


def _pairs(counts: Ints) -> float:
    return float((counts * (counts - 1.0) / 2).sum())


def adjusted_rand(crossed: Ints) -> float:
    """The adjusted Rand index of two groupings (Hubert and Arabie 1985): 1 alike, 0 by chance.

    Args:
        crossed: How many are in each group of the one and each of the other.

    Example:
        >>> adjusted_rand(np.array([[5, 0], [0, 5]])), adjusted_rand(np.array([[4, 4], [4, 4]])) < 0
        (1.0, True)
    """
    n = int(crossed.sum())
    both, a, b = (_pairs(each) for each in (crossed, crossed.sum(axis=1), crossed.sum(axis=0)))
    chance = a * b / max(n * (n - 1) / 2, 1)
    top = (a + b) / 2 - chance
    return (both - chance) / top if abs(top) > 1e-12 else 1.0


__all__ = ["RESAMPLES", "STABLE", "Fitter", "Found", "Mixture", "Walks", "adjusted_rand", "assign",
           "find", "stability"]  # fmt: skip
