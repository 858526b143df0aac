"""From counts to findings: every component at every place, held against its baseline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.explain.friction.baselines import Finding, against, against_steps, listed
from percorso.explain.friction.gather import CASES, HITS, Places
from percorso.explain.friction.kernels import DROP, FRICTIONS, HIGH, ON, WAITS
from percorso.measure.multiple import FALSE_ALARMS, benjamini_hochberg

STAGE, MOVE, TOUCHPOINT = "stage", "transition", "touchpoint"
Where = tuple[str, int, int, int]


@dataclass(frozen=True)
class Atlas:
    """All places with their names as numbers: kind, stage, origin, touchpoint."""

    places: Places
    goal: int

    def all(self) -> list[Where]:
        """The places in the order of their numbers."""
        stages, points = range(self.places.stages), range(self.places.points)
        found: list[Where] = [(STAGE, stage, -1, -1) for stage in stages]
        found += [(MOVE, stage, origin, -1) for origin in stages for stage in stages]
        return found + [(TOUCHPOINT, stage, -1, point) for stage in stages for point in points]

    def rivals(self, where: Where, component: int) -> list[int]:
        """The comparable places.

        Other stages on the same side of the goal, other ways into the stage, other touchpoints in
        it.
        """
        kind, stage, origin, point = where
        stages = range(self.places.stages)
        if kind == MOVE:
            return [self.places.move(o, stage) for o in stages if o != origin]
        if kind == TOUCHPOINT:
            points = range(self.places.points)
            return [self.places.touch(stage, p) for p in points if p != point]
        if component == WAITS:  # one in ten of those who went on, by the meaning of p90
            return []
        side = stage < self.goal or self.goal < 0
        return [s for s in stages if s != stage and (s < self.goal or self.goal < 0) == side]


def by_steps(counts: NDArray[np.int64], atlas: Atlas) -> Iterator[Finding]:
    """Every component at every place against the median of the comparable places.

    Args:
        counts: By place, component and kind of count.
        atlas: The places.
    """
    where = atlas.all()
    for place, component in _met(counts):
        found = Finding(where[place], component, listed(counts[place, component]))
        others = counts[atlas.rivals(where[place], component), component]
        found.rivals = [(hits, cases) for cases, hits in others[:, [CASES, HITS]].tolist()]
        against_steps(found)
        yield found


def by_values(counts: NDArray[np.int64], atlas: Atlas, field: int) -> Iterator[Finding]:
    """Every component at every place for each value of a field, against the other values there.

    Args:
        counts: By value, place, component and kind of count.
        atlas: The places.
        field: The number of the field.
    """
    where, whole = atlas.all(), counts.sum(axis=0)
    for value in range(len(counts)):
        for place, component in _met(counts[value]):
            found = Finding(where[place], component, listed(counts[value, place, component]))
            found.among, found.value = field, value
            rest = whole[place, component] - counts[value, place, component]
            against(found, int(rest[HITS]), int(rest[CASES]), "rest")
            yield found


def by_groups(
    counts: NDArray[np.int64], base: NDArray[np.int64], atlas: Atlas, kind: str
) -> Iterator[Finding]:
    """Every component at every place for each group, against other stays at the same place.

    Args:
        counts: By group, place, component and kind of count.
        base: The same for what each group is compared with.
        atlas: The places.
        kind: What that is.
    """
    where = atlas.all()
    for group in range(len(counts)):
        for place, component in _met(counts[group]):
            found = Finding(where[place], component, listed(counts[group, place, component]))
            found.group = group
            other = base[group, place, component]
            against(found, int(other[HITS]), int(other[CASES]), kind)
            yield found


def by_contact(counts: NDArray[np.int64], atlas: Atlas) -> Iterator[Finding]:
    """What goes well with a touchpoint, against the stays of the same stage without it.

    Args:
        counts: By group, place, component and kind of count.
        atlas: The places.
    """
    where, places = atlas.all(), atlas.places
    for group in range(len(counts)):
        for place, component in _met(counts[group], ON, HIGH + 1):
            kind, stage, _, _ = where[place]
            if kind != TOUCHPOINT:
                continue
            mine = counts[group, place, component]
            rest = counts[group, places.stage(stage), component] - mine
            found = Finding(where[place], component, listed(mine))
            found.group = group
            against(found, int(rest[HITS]), int(rest[CASES]), "without")
            yield found


def _met(
    counts: NDArray[np.int64], first: int = DROP, last: int = len(FRICTIONS)
) -> list[tuple[int, int]]:
    """The places and components that had any case."""
    found = np.argwhere(counts[:, first:last, CASES] > 0)
    return [(int(place), int(component) + first) for place, component in found]


def judge(findings: list[Finding]) -> None:
    """Give every finding that was tested its q-value, over everything tested."""
    q = benjamini_hochberg([found.p for found in findings])
    for found, value in zip(findings, q, strict=True):
        found.q = value


def stands_out(found: Finding) -> bool:
    """Whether it is above its baseline beyond chance, all tests counted."""
    interval = found.interval
    return (
        found.q is not None and found.q <= FALSE_ALARMS and interval is not None and interval[0] > 0
    )
