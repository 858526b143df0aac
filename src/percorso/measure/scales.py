"""Scores and the scales they are given on, as one feeling from −2 to +2."""

from __future__ import annotations

SCALES: dict[str, tuple[float, float]] = {
    "nps": (0, 10),
    "csat": (1, 5),
    "ces": (1, 7),
    "stars": (1, 5),
    "sentiment": (-1, 1),
}
"""The standard scales: lowest and highest answer. Any other is refused by name."""


def emotion(score: float, kind: str) -> float | None:
    """A score as a feeling in [−2, +2]: 4(x − a)/(b − a) − 2 on a scale from a to b.

    None for a scale that is not standard, or an answer outside its scale.

    Example:
        >>> emotion(10, "nps"), emotion(3, "csat"), emotion(11, "nps")
        (2.0, 0.0, None)
    """
    if kind not in SCALES:
        return None
    low, high = SCALES[kind]
    return 4 * (score - low) / (high - low) - 2 if low <= score <= high else None
