"""Two journeys in the same columns: which stages meet, and which differences belong where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from percorso.errors import DrawingError, Problem
from percorso.journey import Journey, Stage
from percorso.journey.differences import Difference, differences
from percorso.share.figures import Figures
from percorso.share.map.grid import grid_for
from percorso.share.map.sheet import Sheet
from percorso.share.pen.canvas import Canvas
from percorso.share.pen.paper import uid_of
from percorso.words import Words


@dataclass(frozen=True, slots=True)
class Column:
    """A stage in one journey or in both."""

    id: str
    now: Stage | None
    then: Stage | None

    @property
    def stage(self) -> Stage:
        """The stage as it should become; as it is, when it goes."""
        found = self.then or self.now
        assert found is not None  # noqa: S101 - a column is made of at least one stage
        return found


@dataclass(frozen=True)
class Pair:
    """Two journeys on one sheet.

    Attributes:
        now: The sheet that speaks for the current journey, with what was measured.
        then: The sheet that speaks for the future one; it has the same canvas.
        columns: The stages of both, in the order of the future.
    """

    now: Sheet
    then: Sheet
    columns: tuple[Column, ...]

    @cached_property
    def found(self) -> list[Difference]:
        """All differences."""
        return differences(self.now.journey, self.then.journey)

    def of(self, what: str, part: str, stage: str = "") -> list[Difference]:
        """The differences of one part."""
        return [d for d in self.found if (d.what, d.id, d.stage) == (what, part, stage)]

    def items(self, kind: str, stage: str) -> list[tuple[Any, Any]]:
        """The parts of a kind that stand in a stage, now and then; None on the side without."""
        sides = [
            {
                item.id: item
                for item in getattr(sheet.journey, kind)
                if stage in _stages(sheet, item)
            }
            for sheet in (self.now, self.then)
        ]
        ids = dict.fromkeys((*sides[1], *sides[0]))
        return [(sides[0].get(each), sides[1].get(each)) for each in ids]


def _stages(sheet: Sheet, item: Any) -> set[str]:
    if not hasattr(item, "touchpoints"):
        return set(item.stages)
    return {sheet.journey.stages[place].id for place in sheet.places(item)}


def check_pair(current: Journey, future: Journey) -> None:
    """Refuse a future that does not say that it changes this journey.

    Two versions of the same journey, with the same id, may always be set side by side.

    Raises:
        DrawingError: `based_on` names another journey, or none.
    """
    if current.id in {future.based_on, future.id}:
        return
    said = (
        f"says that it changes '{future.based_on}'"
        if future.based_on
        else "does not say which journey it changes"
    )
    raise DrawingError(
        Problem(
            f"The journey '{future.id}' {said}; it was set beside '{current.id}'.",
            f"Write based_on: {current.id} in it, or give the journey it belongs to.",
            key="based_on",
        )
    )


def pair_of(
    current: Journey, future: Journey, figures: Figures | None, lang: str, width: int | None
) -> Pair:
    """Both journeys on one sheet."""
    columns = tuple(_columns(current, future))
    grid = grid_for(len(columns), width)
    uid = uid_of("beside", current.id, future.id, lang, width, figures is None)
    common: dict[str, Any] = {
        "words": Words.of(lang), "wide": grid.width, "uid": uid, "canvas": Canvas(), "grid": grid,
    }  # fmt: skip
    return Pair(
        Sheet(journey=current, figures=figures, **common),
        Sheet(journey=future, figures=None, **common),
        columns,
    )


def _columns(current: Journey, future: Journey) -> Iterable[Column]:
    """The future's stages in their order; those that go stand after the one they followed."""
    now = {stage.id: stage for stage in current.stages}
    then = {stage.id: stage for stage in future.stages}
    order: list[str] = [stage.id for stage in future.stages]
    before = ""
    for stage in current.stages:
        if stage.id not in then:
            order.insert(order.index(before) + 1 if before else 0, stage.id)
        before = stage.id
    return (Column(each, now.get(each), then.get(each)) for each in order)
