"""What the colour of an arc says: the median wait, or the difference between two groups.

The colours are the same on light and dark: each stands out from both papers. Every shade is also
told in words, on the arc or in its tip.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from percorso.share.process.data import Arc, Graph
from percorso.words import Words

WAITS = ("#2F86C1", "#2A9D8F", "#B08A1E", "#D9731A", "#C23B33")
"""From the shortest wait to the longest."""
MORE, SAME, LESS = "#D55E00", "#868E98", "#2F86C1"
UNKNOWN = "#868E98"
EQUAL = 0.02
"""Shares that differ by less are drawn as equal."""
_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_STEPS = (
    _MINUTE, 5 * _MINUTE, 15 * _MINUTE, _HOUR, 6 * _HOUR, _DAY, 2 * _DAY, 3 * _DAY, 7 * _DAY,
    14 * _DAY, 30 * _DAY, 60 * _DAY, 90 * _DAY,
)  # fmt: skip


@dataclass(frozen=True)
class Shades:
    """The colours of a drawing's arcs.

    Attributes:
        breaks: Waits in seconds at which a new colour begins, one less than there are colours.
        colours: From the shortest wait to the longest.
        groups: The two groups, when the colour tells their difference.
    """

    breaks: tuple[int, ...]
    colours: tuple[str, ...]
    groups: tuple[str, ...] = ()

    def of(self, graph: Graph, arc: Arc) -> str:
        """The colour of an arc."""
        if self.groups:
            difference = arc.difference() if graph.base(arc) else 0.0
            return SAME if abs(difference) < EQUAL else MORE if difference > 0 else LESS
        wait = arc.row.get("median_s")
        return UNKNOWN if wait is None else self.colours[bisect_right(self.breaks, wait)]

    def legend(self, words: Words) -> list[tuple[str, str]]:
        """Each colour with what it says."""
        if self.groups:
            first, second = self.groups
            return [
                (LESS, words("more often in {group}", group=first)),
                (SAME, words("about the same")),
                (MORE, words("more often in {group}", group=second)),
            ]
        ends = [words.duration(each) for each in self.breaks]
        if not ends:
            return []
        between = [f"{a} – {b}" for a, b in pairwise(ends)]
        said = [words("wait under {time}", time=ends[0]), *between,
                words("{time} and more", time=ends[-1])]  # fmt: skip
        return list(zip(self.colours, said, strict=True))


def shades_of(graph: Graph) -> Shades:
    """The colours that tell the arcs of a graph apart."""
    if len(graph.groups) == 2:
        return Shades((), (), graph.groups)
    waits = sorted(
        float(a.row["median_s"]) for a in graph.arcs if a.row.get("median_s") is not None
    )
    breaks = _breaks(waits)
    places = [round(n * (len(WAITS) - 1) / max(1, len(breaks))) for n in range(len(breaks) + 1)]
    return Shades(breaks, tuple(WAITS[place] for place in places))


def _breaks(waits: Sequence[float]) -> tuple[int, ...]:
    """Round times that part the waits into up to five groups of about the same number."""
    found: list[int] = []
    for part in range(1, len(WAITS)):
        wanted = waits[len(waits) * part // len(WAITS)] if waits else 0.0
        inside = [step for step in _STEPS if waits and waits[0] < step <= waits[-1]]
        if inside:
            nearest = min(inside, key=lambda step: (abs(step - wanted), step))
            found.append(nearest)
    return tuple(sorted(set(found)))
