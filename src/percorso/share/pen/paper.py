"""What every drawing is made on: the journey, its figures, the words, and the pen."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from percorso.journey import Journey, text
from percorso.share.figures import Figures, Row
from percorso.share.pen.canvas import Canvas
from percorso.share.pen.text import clean
from percorso.words import Words


@dataclass(kw_only=True)
class Paper:
    """One drawing in the making.

    Attributes:
        journey: What the team drew.
        figures: What was measured; None for the drawing alone.
        words: The reader's language.
        wide: Width of the picture in pixels.
        uid: Begins every id of the drawing, so that several can stand on one page.
        canvas: The marks and texts so far.
    """

    journey: Journey
    figures: Figures | None
    words: Words
    wide: int
    uid: str
    canvas: Canvas = field(default_factory=Canvas)

    def say(self, value: Any) -> str:
        """A text or claim of the journey in the reader's language, clean."""
        found = getattr(value, "text", value)
        return clean(text(found, self.words.lang, self.journey.language))

    def rows(self) -> list[Row]:
        """The stages' figures in the order of the columns; empty rows where nothing is measured."""
        if self.figures is None:
            return [{} for _ in self.journey.stages]
        return [self.figures.stage(stage.id) for stage in self.journey.stages]

    def places(self, item: Any) -> list[int]:
        """The stages a pain, an action, … belongs to.

        Its own; else those of its touchpoints; else those of the opportunities it takes up.
        """
        wanted = set(item.stages)
        if not wanted:
            found = (t for t in self.journey.touchpoints if t.id in item.touchpoints)
            wanted = {stage for touchpoint in found for stage in touchpoint.stages}
        if not wanted and (taken := getattr(item, "opportunities", ())):
            chances = (o for o in self.journey.opportunities if o.id in taken)
            wanted = {stage for chance in chances for stage in chance.stages}
        return [i for i, stage in enumerate(self.journey.stages) if stage.id in wanted]

    def by_stage(self, items: Iterable[Any]) -> list[list[Any]]:
        """Items in the stages that they belong to."""
        cells: list[list[Any]] = [[] for _ in self.journey.stages]
        for item in items:
            for place in self.places(item):
                cells[place].append(item)
        return cells


def uid_of(*parts: object) -> str:
    """A short name for a drawing that is the same every time and differs from the others'."""
    return f"pm{zlib.crc32(repr(parts).encode()):08x}"
