"""What people want as they take out the phone: to know, to go somewhere, to do, or to buy.

The touchpoint says it by its `moment`; where nobody wrote one, the catalogue, the channel and the
phase of the stages say what is likely. The answer names what was assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.rules import RESOLVED

if TYPE_CHECKING:
    from percorso.journey import Journey, Stage
    from percorso.journey.touchpoints import Touchpoint
    from percorso.measure.run import Bucket, Run

UNKNOWN = "unknown"
KINDS = (UNKNOWN, "know", "do", "go", "buy")
"""From the least to the most decisive: a moment has the kind of its most decisive interaction."""
ORDER = ("know", "go", "do", "buy", UNKNOWN)
"""The order in which people read them."""
PHASES = {"see": "know", "think": "know", "do": "buy", "care": "do"}
PLACES = frozenset({"store", "maps"})
"""Channels by which one wants to go somewhere."""
FINDERS = frozenset({"locator", "directions", "maps", "indicazioni", "mappe"})
FIND = frozenset({"finder", "find", "trova", "cerca"})
WHERE = frozenset({"store", "shop", "showroom", "branch", "dealer", "place", "negozio", "negozi",
                   "filiale", "filiali"})  # fmt: skip
"""Words in the id of a touchpoint that shows the way: `store-locator`, `showroom-finder`."""


@lru_cache
def _catalogue() -> dict[str, tuple[str | None, tuple[str, ...]]]:
    from percorso.journey.catalogue import touchpoints

    return {each.id: (each.moment, each.phases) for each in touchpoints()}


def likely(touchpoint: Touchpoint, stages: tuple[Stage, ...]) -> str:
    """The kind of a touchpoint that has no `moment`: `unknown` where its stages do not agree.

    The catalogue's word for a touchpoint of this id; else `go` on the channel of shops or of maps
    and where the id says that it shows the way; else by the phases of the stages where it is drawn
    (of the catalogue, when drawn nowhere).
    """
    moment, phases = _catalogue().get(touchpoint.id.replace("-", "_"), (None, ()))
    if moment is not None:
        return moment
    if touchpoint.channel in PLACES or shows_the_way(touchpoint.id):
        return "go"
    drawn = [stage.phase for stage in stages if stage.id in touchpoint.stages]
    found = {PHASES[phase] for phase in (drawn or phases) if phase is not None}
    return found.pop() if len(found) == 1 else UNKNOWN


def shows_the_way(name: str) -> bool:
    """Whether the id of a touchpoint says that it shows the way to a place.

    Example:
        >>> [shows_the_way(name) for name in ("store-locator", "showroom_finder", "gift-finder")]
        [True, True, False]
    """
    words = set(name.replace("_", "-").split("-"))
    return bool(words & FINDERS) or bool(words & FIND and words & WHERE)


def kind_of(touchpoint: Touchpoint, stages: tuple[Stage, ...]) -> str:
    """The kind of a touchpoint: its own word, else what is likely."""
    return touchpoint.moment or likely(touchpoint, stages)


def of_stage(stage: Stage, goal: bool) -> str:
    """The kind of a stage's hit, where the touchpoint says none; the goal itself is `buy`."""
    if stage.phase is not None:
        return PHASES[stage.phase]
    return "buy" if goal else UNKNOWN


@dataclass(frozen=True)
class Kinds:
    """For each touchpoint and each measured stage the place of its kind in `KINDS`.

    Attributes:
        touchpoints: By code of the touchpoint, drawn ones first; the last is for none.
        stages: By number of the measured stage; the last is for none.
    """

    touchpoints: NDArray[np.int8]
    stages: NDArray[np.int8]

    def of(self, run: Run, bucket: Bucket) -> NDArray[np.int8]:
        """The kind of every event: that of its touchpoint, else of the stage that takes it."""
        found = self.touchpoints[bucket.columns[RESOLVED]]
        taken = run.stage_codes(bucket.columns)
        by_stage = self.stages[np.where(taken < 0, -1, taken >> 1)]
        return np.where(found > 0, found, by_stage).astype(np.int8)


def kinds(run: Run) -> Kinds:
    """The kinds of a journey, ready for one run."""
    journey = run.journey
    drawn = [KINDS.index(kind_of(each, journey.stages)) for each in journey.touchpoints]
    rest = len(run.touchpoints.names) - len(drawn)
    goal = journey.goal_index()
    stages = [
        KINDS.index(of_stage(each, goal is not None and each is journey.stages[goal]))
        for each in run.stages
    ]
    return Kinds(np.array([*drawn, *[0] * (rest + 1)], np.int8), np.array([*stages, 0], np.int8))


def assumed(journey: Journey) -> dict[str, list[Touchpoint]]:
    """The touchpoints whose kind nobody wrote, by what was assumed, in the order of `ORDER`."""
    found: dict[str, list[Touchpoint]] = {kind: [] for kind in ORDER}
    for each in journey.touchpoints:
        if each.moment is None:
            found[likely(each, journey.stages)].append(each)
    return {kind: listed for kind, listed in found.items() if listed}


__all__ = ["KINDS", "ORDER", "UNKNOWN", "Kinds", "assumed", "kind_of", "kinds", "likely"]
