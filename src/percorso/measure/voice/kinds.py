"""The kinds of scores: their classes, their units and their words."""

from __future__ import annotations

from percorso.words import N_

CLASSES: dict[str, tuple[float, float]] = {
    "nps": (6, 9),
    "csat": (2, 4),
    "ces": (3, 5),
    "stars": (2, 4),
    "sentiment": (-1 / 3, 1 / 3),
}
"""For each scale the highest answer of the lower class (detractors) and the lowest of the upper
(promoters). In CES a high answer means easy."""

UNITS = {"nps": "points", "csat": "share", "ces": "mean", "stars": "mean", "sentiment": "mean"}
"""What `score` is: points from −100 to 100, a share, or the mean of the scale."""

ALL = "all"
OUTSIDE = "outside"

NAMES = {
    ALL: N_("All together"),
    OUTSIDE: N_("Outside every stage"),
    "nps": N_("NPS, points"),
    "csat": N_("CSAT, share 4–5"),
    "ces": N_("CES, 1–7, high is easy"),
    "stars": N_("Stars, 1–5"),
    "sentiment": N_("Sentiment, −1 to 1"),
}
"""What the codes of `kind` and `stage` mean."""
