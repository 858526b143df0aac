"""Answers that are kept: one file each in the workspace's own folder, whole or not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from percorso.disk import write_whole
from percorso.journey import Journey
from percorso.measure.answer import plain
from percorso.measure.differences import Facts
from percorso.share.figures import Figures, Told

FOLDER = "measured"
FORMAT = 2
MOST_KEPT = 100
_ROWS = ("stages", "flow", "touchpoints", "population")


@dataclass(frozen=True)
class Kept:
    """An answer that was kept.

    Attributes:
        key: What it depends on.
        made_at: When it was made.
        content: Rows by question, summary and time zone.
    """

    key: str
    made_at: str
    content: Mapping[str, Any]

    def facts(self) -> Facts:
        """What differences are told from."""
        names = ("stages", "flow", "touchpoints", "voice", "channels")
        return Facts(**{name: tuple(self.content[name]) for name in names})

    def figures(self, journey: Journey) -> Figures:
        """The figures, for a drawing of a journey."""
        content = self.content
        rows: dict[str, Any] = {name: tuple(content[name]) for name in _ROWS}
        curve = Told("voice", tuple(content["voice"]))
        return Figures(
            journey,
            **rows,
            summary=content["summary"],
            time_zone=content["time_zone"],
            simulated=content["simulated"],
            answers={"voice_curve": curve},
        )


def content_of(
    figures: Figures, window: Mapping[str, Any], small: bool, channels: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Figures as plain values, with the channels that are on no touchpoint."""
    rows = {name: [plain(dict(row)) for row in getattr(figures, name)] for name in _ROWS}
    return {
        **rows,
        "summary": plain(dict(figures.summary)),
        "voice": [plain(dict(row)) for row in figures.answers["voice_curve"].rows],
        "channels": [dict(row) for row in channels],
        "time_zone": figures.time_zone,
        "simulated": figures.simulated,
        "window": dict(window),
        "small": small,
    }


def keep(folder: Path, place: str, kept: Kept) -> None:
    """Write an answer; the oldest ones go when there are too many."""
    where = folder / FOLDER
    where.mkdir(exist_ok=True)
    text = json.dumps({"format": FORMAT, **asdict(kept)}, ensure_ascii=False, allow_nan=False)
    write_whole(where / f"{place}.json", text.encode())
    files = sorted(where.glob("*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
    for old in files[MOST_KEPT:]:
        old.unlink(missing_ok=True)


def kept_at(folder: Path, place: str) -> Kept | None:
    """The answer of a place; None when there is none, or none that can be read."""
    try:
        found = json.loads((folder / FOLDER / f"{place}.json").read_bytes())
        if found["format"] != FORMAT:
            return None
        return Kept(found["key"], found["made_at"], found["content"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
