"""The segments that the journey describes: people who meet their conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from percorso.simulate.fields import PROPERTY, key_of
from percorso.simulate.model import Ints
from percorso.simulate.people import People
from percorso.simulate.solve import Pool, Way, ways

if TYPE_CHECKING:
    from percorso.journey import Journey, Segment
    from percorso.simulate.foundry import Foundry

SHARE = 15
"""People of a hundred in a segment that does not say how many."""


@dataclass(frozen=True)
class Segments:
    """Segments of people by properties of theirs.

    Attributes:
        ids: The ids of the segments.
        shares: How many people of a hundred are in each; nobody is in two.
        fields: Key → for each segment its text, and a last one for everybody else.
    """

    ids: tuple[str, ...]
    shares: tuple[float, ...]
    fields: dict[str, list[str | None]]

    def of(self, people: People, person: Ints) -> Ints:
        """The segment of each person; the number of segments for everybody else."""
        limits = np.cumsum([share / 100 for share in self.shares])
        return np.searchsorted(limits, people.standing[person], side="right")


def segments_of(journey: Journey, foundry: Foundry) -> Segments:
    """The segments of a journey that can be given to people without touching its rules."""
    found: list[tuple[Segment, dict[str, str]]] = []
    for segment in journey.segments:
        asked = {key_of(field) for field in segment.where}
        free = all(key.startswith(PROPERTY) and key not in foundry.watched for key in asked)
        if segment.of == "person" and asked and free and (fields := _solved(journey, segment)):
            found.append((segment, fields))
    keys = sorted({key for _, fields in found for key in fields})
    return Segments(
        tuple(segment.id for segment, _ in found),
        tuple(float(segment.share or SHARE) for segment, _ in found),
        {key: [*(fields.get(key) for _, fields in found), None] for key in keys},
    )


def _solved(journey: Journey, segment: Segment) -> dict[str, str]:
    """Fields that meet the conditions of a segment; nothing when none were found."""
    from percorso.journey import Rule

    way = next(iter(ways(Rule.model_construct(where=segment.where))), Way())
    event = next(Pool(journey).solutions(way), {})
    return {key: value for key, value in event.items() if key != "name"}
