"""What a loss costs: the chance to reach the goal from a stage, and what a goal cycle is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import UNIT
from percorso.measure.cycles import cycle_groups, goal_values
from percorso.measure.run import Bucket, Run
from percorso.measure.turns import C_GOAL_AT, C_OPENED

if TYPE_CHECKING:
    from percorso.explain.friction.gather import Part

VALUES = ("value", "currency", "order")


@dataclass(frozen=True)
class Money:
    """Goal cycles of a bucket or of all.

    Attributes:
        cycles: How many reached the goal.
        valued: For each currency (the last: none) how many have a value in it.
        total: For each currency the sum, in ten-thousandths.
    """

    cycles: int
    valued: NDArray[np.int64]
    total: NDArray[np.int64]


@dataclass(frozen=True)
class Worth:
    """What the loss of a cycle costs.

    Attributes:
        chance: For each stage the share of those who went on that reached the goal, 1 at a goal
            that something else completes; None where no loss of a goal can be told.
        mean: What a goal cycle is worth on average, in the currency of most; None when unknown.
        currency: That currency; empty when none is named.
        valued: How many goal cycles have a value in it.
        cycles: How many goal cycles there are.
    """

    chance: list[float | None]
    mean: float | None
    currency: str
    valued: int
    cycles: int


def goal_money(run: Run, bucket: Bucket) -> Money:
    """The goal cycles opened in the period by the chosen groups, and their values."""
    start, end = run.window.bounds
    cycles = bucket.fold.cycles
    chosen = np.logical_or.reduce([cycle_groups(bucket, cell) >= 0 for cell in bucket.cells])
    chosen &= (cycles[:, C_OPENED] >= start) & (cycles[:, C_OPENED] < end)
    chosen &= cycles[:, C_GOAL_AT] >= 0
    own, values, currency = goal_values(bucket)
    width = len(run.timeline.codes.of("currency")) + 1
    keep = chosen[own]
    place = np.where(currency[keep] < 0, width - 1, currency[keep])
    total = np.zeros(width, np.int64)
    np.add.at(total, place, values[keep])
    pairs = np.unique(own[keep] * width + place)
    return Money(int(chosen.sum()), np.bincount(pairs % width, minlength=width), total)


def worth(run: Run, parts: Sequence[Part]) -> Worth:
    """What the loss of a cycle costs, from all that were chosen together."""
    valued = sum((part.money.valued for part in parts[1:]), parts[0].money.valued)
    total = sum((part.money.total for part in parts[1:]), parts[0].money.total)
    cycles = sum(part.money.cycles for part in parts)
    names = [*run.timeline.codes.of("currency").values, ""]
    most = int(np.argmax(valued))
    mean = float(total[most]) / UNIT / int(valued[most]) if valued[most] else None
    chance = [_chance(run, parts, stage) for stage in range(run.plan.stages)]
    return Worth(chance, mean, names[most], int(valued[most]), cycles)


def _chance(run: Run, parts: Sequence[Part], stage: int) -> float | None:
    goal = run.plan.goal
    if stage == goal and run.stages[goal].completes is not None:
        return 1.0
    if stage >= goal:
        return None
    reached = decided = 0
    for part in parts:
        went: Any = (part.marks.lost == 0) & (part.marks.goal >= 0) & (part.stage == stage)
        went &= np.logical_or.reduce([group >= 0 for group in part.groups])
        decided += int(np.count_nonzero(went))
        reached += int(part.marks.goal[went].sum())
    return reached / decided if decided else None
