"""The way: the silence that ends a journey, what comes before the goal and after it, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.durations import MICROSECONDS, microseconds
from percorso.explain.discovery import kernels
from percorso.explain.discovery.lexicon import fits
from percorso.explain.discovery.order import Leads, leads, line

if TYPE_CHECKING:
    from percorso.explain.discovery.finding import Found
    from percorso.explain.discovery.goal import Goal

LENGTHS = (
    "30min", "1h", "2h", "4h", "8h", "12h", "1d", "2d", "3d", "5d", "7d", "10d", "14d", "21d",
    "30d", "45d", "60d", "90d", "120d", "180d", "365d",
)  # fmt: skip
PERCENTILE = 0.95
VISIT = 30 * MICROSECONDS["min"]
FEWEST_BOTH = 10
FEWEST_PAUSES = 50
MOSTLY, BEYOND, CLEAR = 0.5, 0.1, 0.15
"""A signal is care when most people first did it after the goal, by so much more than chance; an
order against the goal is clear from such a lead."""


@dataclass(frozen=True)
class Way:
    """The signals in order.

    Attributes:
        quiet: The silence that ends a journey, as a length.
        share: The share of the pauses between visits that are no longer.
        rest: The silence that ends a stay after the goal, when it is longer; else None.
        before: The signals before the goal, in order.
        after: Those after it, in order.
        doubts: Signals whose side of the goal the data do not show clearly.
        loose: Signals with no visible order, left out of the stages.
        close: Comparisons that take a visit for one instant, up to the goal and after it.
        fine: Comparisons event by event, up to the goal and after it.
        ordered: Pairs of signals with a visible order, of all signals.
        compared: Pairs that could be compared.
        after_goal: For each signal the share of people who first did it after their first goal.
    """

    quiet: str
    share: float
    rest: str | None
    before: tuple[int, ...]
    after: tuple[int, ...]
    doubts: tuple[int, ...]
    loose: tuple[int, ...]
    close: Leads
    fine: Leads
    ordered: int
    compared: int
    after_goal: dict[int, float]


def way(found: Found, goal: Goal) -> Way:
    """The order of the signals, before and after the goal."""
    size = len(found.signals)
    ends = np.zeros(size, np.bool_)
    ends[list(goal.signals)] = True
    quiet, share, rest = _quiet(found, ends)
    free, first = np.zeros((3, size, size)), np.zeros((size, 3))
    for person, t, signal in found.buckets():
        kernels.firsts(person, signal, ends, first)
        kernels.precede(person, t, signal, ends, microseconds(quiet), 0, kernels.FREE, free)
    seen = leads(free)
    care, doubts = _care(found, goal, seen, first)
    loose = [i for i in range(size) if not seen.sure[i].any() and not ends[i]]
    care -= set(loose)
    before = [i for i in range(size) if i not in care and i not in loose and not ends[i]]
    fine, close = _sides(found, ends, sorted(care), microseconds(quiet))
    upper = np.triu_indices(size, 1)
    return Way(
        quiet, share, rest, _sorted(fine, before), _sorted(fine, sorted(care)),
        tuple(i for i in doubts if i not in loose), tuple(loose), close, fine,
        int(seen.sure[upper].sum()), int((seen.n[upper] >= 20).sum()),
        {i: float(first[i, 1] / first[i, 0]) for i in range(size) if first[i, 0]},
    )  # fmt: skip


def _sorted(fine: Leads, of: list[int]) -> tuple[int, ...]:
    if not of:
        return ()
    places = line(fine, np.array(of, np.int64))
    return tuple(of[k] for k in np.argsort(places, kind="stable"))


def _quiet(found: Found, ends: NDArray[np.bool_]) -> tuple[str, float, str | None]:
    """The silence that ends a journey, and a stay after the goal: nearly all pauses are shorter."""
    bins = np.array([microseconds(one) for one in LENGTHS], np.float64)
    counts = np.zeros((3, len(bins) + 1), np.int64)
    for person, t, signal in found.buckets():
        kernels.gaps(person, t, signal, ends, bins, counts)
    pauses = counts.copy()
    pauses[:, 0] = 0  # what comes within half an hour belongs to one visit
    rows = (pauses[0], pauses[1], counts[0], counts[1])
    row = next((one for one in rows if one.sum() >= FEWEST_PAUSES), counts[1])
    at, share = _nearly_all(row)
    after = _nearly_all(pauses[2])[0] if pauses[2].sum() >= FEWEST_PAUSES else 0
    return LENGTHS[at], share, LENGTHS[after] if after > at else None


def _nearly_all(row: NDArray[np.int64]) -> tuple[int, float]:
    """The shortest of `LENGTHS` that nearly all pauses do not pass, and their share."""
    shares = np.cumsum(row)[:-1] / max(row.sum(), 1)
    at = min(int(np.searchsorted(shares, PERCENTILE)), len(LENGTHS) - 1)
    return at, float(shares[at])


def _care(
    found: Found, goal: Goal, seen: Leads, first: NDArray[np.float64]
) -> tuple[set[int], list[int]]:
    """The signals that follow the goal, and those that the data leave in doubt."""
    care: set[int] = set()
    doubts: list[int] = []
    for i, one in enumerate(found.signals):
        if i in goal.signals or not goal.signals:
            continue
        both, after, chance = first[i]
        n = seen.n[i, list(goal.signals)]
        lead = float((seen.lead[i, list(goal.signals)] * n).sum() / n.sum()) if n.sum() else 0.0
        known = both >= FEWEST_BOTH
        open_to_words = not known or abs(lead) < CLEAR
        follows = known and after >= MOSTLY * both and after - chance >= BEYOND * both
        if follows or (open_to_words and fits(one.words, "care")):
            care.add(i)
        if open_to_words and (not known or abs(after - chance) < BEYOND * both):
            doubts.append(i)
    return care, doubts


def _sides(
    found: Found, ends: NDArray[np.bool_], care: list[int], quiet: int
) -> tuple[Leads, Leads]:
    """Comparisons on the way to the goal, and behind it: event by event, and visit by visit."""
    size = len(ends)
    late = np.zeros(size + 1, np.bool_)
    late[care] = True
    fine, close = np.zeros((3, size, size)), np.zeros((3, size, size))
    goals = np.append(ends, False)
    for person, t, signal in found.buckets():
        for kept, mode in ((~late, kernels.CLOSES), (late, kernels.OPENS)):
            kept[-1] = False
            mine = np.where(kept[signal] | goals[signal] & (mode == kernels.OPENS), signal, -1)
            args = (person, t, mine, ends, quiet)
            kernels.precede(*args, 0, mode, fine)
            kernels.precede(*args, VISIT, mode, close)
    return leads(fine), leads(close)
