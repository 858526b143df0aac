"""Comments as numbers: what a comment is about, how it sounds, in which language, which variant."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.plants import ANSWER, DELIGHT, PAYMENT, SLOW

THEMES = ("delivery", "price", "quality", "service", "checkout", "site", "information", "shop")
"""What comments are about. Their places are part of the number."""
NEGATIVE, MIXED, POSITIVE = range(3)


def coded(
    mood: NDArray[np.float64], flags: NDArray[np.int64], english: NDArray[np.bool_],
    rng: np.random.Generator,
) -> NDArray[np.int64]:  # fmt: skip
    """A number for the comment of each person.

    Args:
        mood: How happy the person is, 0 to 1.
        flags: What the planted truths did to the stay: they are what people speak of.
        english: Whether the person writes English.
        rng: The randomness of the block.
    """
    n = len(mood)
    sentiment = np.where(mood < 0.4, NEGATIVE, np.where(mood < 0.66, MIXED, POSITIVE))
    theme = rng.integers(0, len(THEMES), n)
    told = rng.random(n) < 0.75
    for bit, place in ((SLOW, 0), (PAYMENT, 4), (ANSWER, 3)):
        theme = np.where(told & ((flags & bit) > 0) & (sentiment != POSITIVE), place, theme)
    theme = np.where(told & ((flags & DELIGHT) > 0) & (sentiment == POSITIVE), 3, theme)
    variant = rng.integers(0, 1 << 40, n)
    return (variant << 8) | (theme << 4) | (sentiment << 2) | (english.astype(np.int64) << 1)


def decoded(number: int) -> tuple[int, int, bool, int]:
    """Theme, sentiment, whether in English, and the variant behind a number."""
    return (number >> 4) & 15, (number >> 2) & 3, bool(number >> 1 & 1), number >> 8
