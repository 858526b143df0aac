"""Each component against its baseline: the excess, its interval, and how likely chance made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import pi, sqrt
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.explain.friction.gather import (
    CASES,
    HIT_DECIDED,
    HIT_LOST,
    HITS,
    OTHER_DECIDED,
    OTHER_LOST,
    PEOPLE,
)
from percorso.measure.answer import FEW
from percorso.measure.multiple import two_shares
from percorso.measure.statistics import newcombe

FEWEST_OTHERS = 3
"""So many comparable steps are needed to know by how much steps differ by nature."""


@dataclass
class Finding:
    """One component at one place, against a baseline.

    Attributes:
        where: Kind of place, stage, origin and touchpoint, as numbers; −1 for none.
        component: The component's number.
        counts: The seven counts of `gather.count`.
        group: The group's number; -1 where all are one.
        among: The number of the field whose value is looked at; −1 for none.
        value: The code of that value.
        against: Which baseline: `steps`, `rest`, `other`, `previous`, `without`.
        base: Hits and cases of the baseline; None when there is none to compare with.
        p: The p-value; None when it was not tested.
    """

    where: tuple[str, int, int, int]
    component: int
    counts: list[int]
    group: int = -1
    among: int = -1
    value: int = -1
    against: str = "steps"
    base: tuple[int, int] | None = None
    p: float | None = None
    q: float | None = None
    rivals: list[tuple[int, int]] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """How many could have been hit."""
        return self.counts[CASES]

    @property
    def hits(self) -> int:
        """How many were."""
        return self.counts[HITS]

    @property
    def people(self) -> int:
        """How many people were hit."""
        return self.counts[PEOPLE]

    @property
    def rate(self) -> float:
        """The share that was hit."""
        return self.hits / self.cases

    @property
    def baseline(self) -> float | None:
        """The share of the baseline."""
        return None if self.base is None else self.base[0] / self.base[1]

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the excess (Newcombe)."""
        return None if self.base is None else newcombe(self.hits, self.cases, *self.base)

    @property
    def harm(self) -> tuple[float, float]:
        """How much oftener those hit were lost than those not hit: lower bound, then estimate.

        Neither is below 0; both are 0 where one of the two groups is empty.
        """
        lost, decided = self.counts[HIT_LOST], self.counts[HIT_DECIDED]
        other, known = self.counts[OTHER_LOST], self.counts[OTHER_DECIDED]
        found = newcombe(lost, decided, other, known)
        if found is None:
            return 0.0, 0.0
        return max(0.0, found[0]), max(0.0, lost / decided - other / known)


def against_steps(finding: Finding) -> None:
    """Compare with the median of the comparable steps, which differ by nature.

    The interval is Newcombe's against the step in the middle (the two in the middle together). The
    p-value asks for more: how far out this step is among steps that differ as much as these do,
    beyond chance (funnel plot with over-dispersion: Spiegelhalter 2005; the spread between steps by
    DerSimonian and Laird 1986), by Student's t with one degree of freedom fewer than steps.
    """
    rivals = sorted(((h / n, h, n) for h, n in finding.rivals if n >= FEW))
    if not rivals:
        return
    middle = rivals[(len(rivals) - 1) // 2 : len(rivals) // 2 + 1]
    cases = sum(n for _, _, n in middle)
    rate = median(one[0] for one in rivals)
    finding.base = round(rate * cases), cases
    if finding.cases >= FEW and len(rivals) >= FEWEST_OTHERS:
        finding.p = _outlying(finding, rate, [(h, n) for _, h, n in rivals])


def _outlying(finding: Finding, rate: float, rivals: Sequence[tuple[int, int]]) -> float:
    from scipy.special import stdtr

    chance = [_variance(h, n) for h, n in rivals]
    nature = _between([h / n for h, n in rivals], chance)
    middle = pi / 2 / sum(1 / (one + nature) for one in chance)
    spread = sqrt(_variance(finding.hits, finding.cases) + nature + middle)
    distance = abs(finding.rate - rate) / spread
    return float(2 * stdtr(len(rivals) - 1, -distance))


def _variance(hits: int, cases: int) -> float:
    """The variance of a share, never 0: half a hit and half a miss are added."""
    share = (hits + 0.5) / (cases + 1)
    return share * (1 - share) / cases


def _between(rates: Sequence[float], variances: Sequence[float]) -> float:
    """The variance between steps beyond chance (DerSimonian and Laird 1986)."""
    weights = [1 / one for one in variances]
    total = sum(weights)
    mean = sum(w * r for w, r in zip(weights, rates, strict=True)) / total
    spread = sum(w * (r - mean) ** 2 for w, r in zip(weights, rates, strict=True))
    scale = total - sum(w * w for w in weights) / total
    return max(0.0, (spread - len(rates) + 1) / scale)


def against(finding: Finding, hits: int, cases: int, kind: str) -> None:
    """Compare with a share of other stays: of the other segments, or of an earlier period."""
    finding.against = kind
    if cases < FEW:
        return
    finding.base = hits, cases
    if finding.cases >= FEW:
        finding.p = two_shares(finding.hits, finding.cases, hits, cases)


def listed(counts: NDArray[np.int64]) -> list[int]:
    """Counts as plain numbers."""
    found: Any = counts.tolist()
    return [int(one) for one in found]
