"""The ten people of the concepts page, measured by Percorso itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import percorso
from percorso import formats

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples"


@dataclass(frozen=True)
class Example:
    """What Percorso found about the ten people, in one language."""

    lang: str
    events: list[dict[str, Any]]
    stays: list[dict[str, Any]]
    cycles: list[dict[str, Any]]
    stages: dict[str, dict[str, Any]]
    touchpoints: list[dict[str, Any]]
    names: dict[str, str]
    as_of: dt.datetime

    def say(self, english: str, italian: str) -> str:
        """The one of two texts that is in the reader's language."""
        return italian if self.lang == "it" else english

    def day(self, when: dt.datetime) -> str:
        """A day without its year."""
        return formats.date(when.date(), self.lang, "d MMM")

    def share(self, value: float) -> str:
        """A share in percent."""
        return formats.share(value, self.lang)

    def length(self, time: dt.timedelta) -> str:
        """A length of time."""
        return formats.duration(time.total_seconds(), self.lang)

    def of(self, person: str) -> list[dict[str, Any]]:
        """The stays of one person, in their order."""
        return [stay for stay in self.stays if stay["person"] == person]

    def place(self, stage: str) -> int:
        """The place of a stage in the journey, from 0."""
        return list(self.names).index(stage)


@cache
def example(lang: str) -> Example:
    """Measure the example."""
    journey = percorso.Journey.load(EXAMPLE / "ten-people.yaml")
    measured = percorso.measure(journey, EXAMPLE / "ten-people.csv", lang=lang)
    drawn = journey.in_language(lang)
    stays = measured.stays().rows
    return Example(
        lang=lang,
        events=measured.why("ann").rows,
        stays=stays,
        cycles=measured.cycles().rows,
        stages={row["stage"]: row for row in measured.stages().rows},
        touchpoints=measured.touchpoints().rows,
        names={stage.id: str(stage.name) for stage in drawn.stages},
        as_of=measured.summary().rows[0]["last_event"],
    )
