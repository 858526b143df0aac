"""Which item stands above which in a column: barycentres, until fewer ways cross no more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Link = tuple[int, int, float]
"""An item, an item of the next column, and how much the link weighs."""
_SWEEPS = 12


def ordered(columns: Sequence[Sequence[int]], links: Sequence[Link]) -> list[list[int]]:
    """The items of each column from top to bottom, with few crossings.

    Each sweep sorts a column by the mean place of its neighbours in the one before (K. Sugiyama,
    S. Tagawa, M. Toda, 1981); the order with the least crossing weight wins, the first of equals.

    Args:
        columns: The items of each column, in the order that breaks ties.
        links: Between items of neighbouring columns.

    Example:
        >>> ordered([[0, 1], [2, 3]], [(0, 3, 1.0), (1, 2, 1.0)])
        [[0, 1], [3, 2]]
    """
    order = [list(column) for column in columns]
    best, least = [list(column) for column in order], _crossings(order, links)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        places = range(1, len(order)) if forward else range(len(order) - 2, -1, -1)
        for place in places:
            beside = order[place - 1 if forward else place + 1]
            order[place] = _sorted(order[place], beside, links, forward)
        if (found := _crossings(order, links)) < least:
            best, least = [list(column) for column in order], found
    return best


def _sorted(
    column: list[int], beside: list[int], links: Sequence[Link], forward: bool
) -> list[int]:
    at = {item: number / max(1, len(beside) - 1) for number, item in enumerate(beside)}
    own = {item: number / max(1, len(column) - 1) for number, item in enumerate(column)}
    sums = {item: [0.0, 0.0] for item in column}
    for left, right, weight in links:
        here, there = (right, left) if forward else (left, right)
        if here in sums and there in at:
            sums[here][0] += at[there] * weight
            sums[here][1] += weight
    means = {item: whole / part if part else own[item] for item, (whole, part) in sums.items()}
    return sorted(column, key=lambda item: (means[item], own[item]))


def _crossings(order: Sequence[Sequence[int]], links: Sequence[Link]) -> float:
    crossed = 0.0
    for left, right in pairwise(order):
        above, below = ({item: n for n, item in enumerate(c)} for c in (left, right))
        here = [(above[a], below[b], w) for a, b, w in links if a in above and b in below]
        for number, (a, b, weight) in enumerate(here):
            for c, d, other in here[number + 1 :]:
                if (a - c) * (b - d) < 0:
                    crossed += min(weight, other)
    return crossed


def settled(wanted: Sequence[float], sizes: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Tops of items as near to the tops that they want as their order and sizes allow.

    The least squares under an order, by pooling neighbours that would overlap.

    Args:
        wanted: The top that each item would like.
        sizes: How tall each is.
        gaps: Free room under each.

    Example:
        >>> settled([0.0, 0.0], [10.0, 10.0], [2.0, 2.0])
        [-6.0, 6.0]
    """
    offsets, total = [], 0.0
    for size, gap in zip(sizes, gaps, strict=True):
        offsets.append(total)
        total += size + gap
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while pools and pools[-1][0] > mean:
            above, several = pools.pop()
            mean = (mean * count + above * several) / (count + several)
            count += several
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
