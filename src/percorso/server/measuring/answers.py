"""Answers that are kept: one file each in the workspace's own folder, whole or not there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from percorso.disk import write_whole
from percorso.journey import Journey
from percorso.measure.answer import plain
from percorso.measure.audit import Observed
from percorso.measure.differences import Facts
from percorso.server.measuring.asked import rules_key
from percorso.share.figures import Figures, Told

FOLDER = "measured"
FORMAT = 3
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
        names = ("stages", "flow", "touchpoints", "voice")
        rows = {name: tuple(self.content[name]) for name in names}
        return Facts(**rows, channels=tuple(self._channels()))

    def _channels(self) -> Iterator[dict[str, Any]]:
        """Channels in use that are on no touchpoint; counted of everyone only."""
        seen = (self.content["observed"] or {}).get("seen", {})
        for name, n in seen.get("off_map", {}).items():
            yield {"channel": name, "n": n, "stage": seen["off_map_in"][name]}

    def observed(self, journey: Journey) -> Observed | None:
        """What the map check is told from; None when the journey has other rules by now."""
        content = self.content
        if content["observed"] is None or content["rules"] != rules_key(journey):
            return None
        return Observed.read(content["observed"], content["stages"], content["touchpoints"])

    @property
    def as_of(self) -> dt.datetime | None:
        """The instant up to which events were counted."""
        with suppress(KeyError, TypeError, ValueError):
            return dt.datetime.fromisoformat(self.content["window"]["as_of"])
        return None

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
    figures: Figures, window: Mapping[str, Any], small: bool, observed: Observed | None
) -> dict[str, Any]:
    """Figures as plain values, with what the map check asks for."""
    rows = {name: [plain(dict(row)) for row in getattr(figures, name)] for name in _ROWS}
    return {
        **rows,
        "summary": plain(dict(figures.summary)),
        "voice": [plain(dict(row)) for row in figures.answers["voice_curve"].rows],
        "observed": plain(observed.kept()) if observed else None,
        "rules": rules_key(figures.journey),
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
