"""Which neighbouring small files are worth writing into one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
_LARGER = 2


def bundles(
    items: Sequence[Item], weight: Callable[[Item], int], most: int, *, all_sizes: bool
) -> list[list[Item]]:
    """Neighbours that become one; what stays as it is is in none.

    A file of half of `most` is large and stays. Unless all sizes are joined, so does one that is
    more than twice as large as all newer ones beside it: a row is then written again only when
    the files around it have doubled, and not in every compaction.

    Args:
        items: Files, the oldest first.
        weight: How large one is: rows or bytes.
        most: How large a joined file may become.
        all_sizes: Whether a large neighbour is joined with a few small ones too.

    Example:
        >>> bundles([900, 40, 10, 10, 10], int, 1_000, all_sizes=False)
        [[40, 10, 10, 10]]
        >>> bundles([80, 10, 10], int, 1_000, all_sizes=False)
        [[10, 10]]
        >>> bundles([80, 10, 10], int, 1_000, all_sizes=True)
        [[80, 10, 10]]
    """
    found: list[list[Item]] = [[]]
    total = 0
    for item in reversed(items):
        size = weight(item)
        large = size >= most // 2
        apart = bool(found[-1]) and not all_sizes and size > _LARGER * total
        if large or apart or total + size > most:
            found.append([])
            total = 0
        if not large:
            found[-1].append(item)
            total += size
    return [group[::-1] for group in reversed(found) if len(group) > 1]
