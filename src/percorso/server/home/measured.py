"""The figures that the measured layer keeps of each journey; nothing is measured here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from percorso.server.home.known import Figures
from percorso.server.measuring.answers import Kept, kept_at
from percorso.server.measuring.asked import Asked, place_of


def figures_of(folder: Path, journeys: Sequence[str]) -> dict[str, Figures]:
    """The last measured figures of journeys over the whole period, for everyone.

    Args:
        folder: The workspace's folder.
        journeys: Ids of journeys.
    """
    kept = {one: kept_at(folder, place_of(one, Asked())) for one in journeys}
    return {one: _figures(found) for one, found in kept.items() if found is not None}


def _figures(kept: Kept) -> Figures:
    rows = {row["stage"]: row for row in kept.content["stages"]}
    return Figures(rows, kept.as_of, bool(kept.content["simulated"]), kept)
