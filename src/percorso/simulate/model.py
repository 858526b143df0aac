"""How people move over a journey: chances and times of each measured stage.

They follow from the journey alone, never from the seed: the same journey with another seed is the
same world drawn again, so that many seeds show how far figures vary by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.durations import microseconds
from percorso.simulate.curves import log_normal, whole

if TYPE_CHECKING:
    from percorso.journey import Journey, Stage

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MS_DAY = 86_400_000
MARGIN = 600_000
"""Ten minutes: how far times stay away from limits, in milliseconds."""
TO_GOAL = 0.16
"""Part of the first cycles that reach the goal, about, however many stages lead to it."""
DAYS = {"see": 5.0, "think": 7.0, "do": 1.0, "care": 4.0, None: 3.0}
"""Median days of a slow stay where the journey does not say how long one should take."""


@dataclass(frozen=True)
class Model:
    """The chances and times of a journey's measured stages, in their order.

    Attributes:
        goal: The place of the goal, −1 without one.
        restart: The last stage that opens a new cycle after the goal, −1 without a goal.
        restart_after: Milliseconds after the goal in which nothing opens a new cycle.
        expires: Milliseconds without a signal after which a stay has gone quiet.
        on: Chance that a stay goes on to a later stage.
        back: Chance that it goes back.
        done: Chance that it is completed, where that takes an event of its own.
        stop: Chance that somebody who gets as far as this stage does not pass it over.
        starts: Chance of each stage to open a first cycle.
        returns: Chance of each stage to open a cycle after the goal.
        dwell: Quantiles of the time to the next stage, a row for each stage, milliseconds.
        busy: Mean number of events in a stay beyond the first.
        sequential: Whether earlier stages that are not optional must come first.
        furthest: Whether nobody ever goes back.
    """

    goal: int
    restart: int
    restart_after: int
    expires: Ints
    on: Floats
    back: Floats
    done: Floats
    stop: Floats
    starts: Floats
    returns: Floats
    dwell: Ints
    busy: Floats
    sequential: bool
    furthest: bool

    @property
    def stages(self) -> int:
        """How many stages are measured."""
        return len(self.expires)


def model_of(journey: Journey, lead: int) -> Model:
    """The model of a journey.

    Args:
        journey: The journey.
        lead: The least time between two stays, in milliseconds.
    """
    stages = [stage for stage in journey.stages if stage.measured]
    goal, restart = _places(journey)
    expires = [_ms(stage.expires_after or journey.expires_after) for stage in stages]
    sequential = journey.progression == "sequential"
    furthest = journey.progression == "furthest"
    open_to = _may_start(stages, sequential)
    return Model(
        goal, restart, _ms(journey.restart_after), np.array(expires, np.int64),
        np.array([_on(place, stages, goal) for place in range(len(stages))]),
        np.array([0.0 if furthest or not place else 0.07 for place in range(len(stages))]),
        np.array([_done(place, stage, goal) for place, stage in enumerate(stages)]),
        np.array([_stop(one, sequential or i == goal) for i, one in enumerate(stages)]),
        _shares([_start(place, goal, may) for place, may in enumerate(open_to)]),
        _shares([_return(place, restart, may) for place, may in enumerate(open_to)]),
        np.stack([_dwell(one, quiet, lead) for one, quiet in zip(stages, expires, strict=True)]),
        np.array([_busy(place, stage, goal) for place, stage in enumerate(stages)]),
        sequential, furthest,
    )  # fmt: skip


def _ms(duration: str) -> int:
    return microseconds(duration) // 1000


def _places(journey: Journey) -> tuple[int, int]:
    """Goal and restart as places among the measured stages."""
    measured = [number for number, stage in enumerate(journey.stages) if stage.measured]
    goal, restart = journey.goal_index(), journey.restart_index()
    if goal is None or restart is None:
        return (-1 if goal is None else measured.index(goal)), -1
    return measured.index(goal), sum(number <= restart for number in measured) - 1


def _may_start(stages: list[Stage], sequential: bool) -> list[bool]:
    """Whether a cycle can open at each stage."""
    return [
        not sequential or all(before.optional for before in stages[:place])
        for place in range(len(stages))
    ]


def _on(place: int, stages: list[Stage], goal: int) -> float:
    if place == len(stages) - 1:
        return 0.0
    if goal < 0:
        return 0.5
    if place == goal:
        return 0.8
    if place > goal:
        return 0.45
    needed = sum(not stage.optional for stage in stages[:goal])
    share = min(0.75, max(0.28, (TO_GOAL / 0.7) ** (1 / max(needed, 1))))
    return float(f"{share * (0.85 if place == 0 and needed > 1 else 1.0):.4f}")


def _done(place: int, stage: Stage, goal: int) -> float:
    if stage.completes is None or stage.enter is None:
        return 1.0
    return 0.68 if place == goal else 0.85


def _stop(stage: Stage, needed: bool) -> float:
    if stage.wanted == "fewer" and (stage.optional or not needed):
        return 0.15
    if stage.optional:
        return 0.4
    return 1.0 if needed else 0.94


def _start(place: int, goal: int, may: bool) -> float:
    if not may or place == goal or (place > goal >= 0):
        return 1.0 if may and place == 0 else 0.0
    return 0.82 if place == 0 else 0.18 / 4**place


def _return(place: int, restart: int, may: bool) -> float:
    if restart < 0:
        return 1.0 if place == 0 else 0.0
    if not may or place > restart:
        return 0.0
    return 1.0 / (1 + restart - place)


def _shares(weights: list[float]) -> Floats:
    """Weights as cumulative shares."""
    total = sum(weights) or 1.0
    return np.array([round(sum(weights[: i + 1]) / total, 9) for i in range(len(weights))])


def _dwell(stage: Stage, expires: int, lead: int) -> Ints:
    """Quantiles of a stay: three in ten go on within minutes, the others take their days."""
    target = _ms(stage.target_duration) * 0.55 if stage.target_duration else None
    slow = target or DAYS[stage.phase] * MS_DAY
    most = expires * 0.85 - (MS_DAY if expires >= 7 * MS_DAY else 0)
    quick = log_normal(6 * 60_000, 0.9, 308)
    slowly = log_normal(min(slow, most * 0.5), 0.85, 716)
    table = whole([min(max(value, lead + 5_000), most) for value in sorted(quick + slowly)])
    return table


def _busy(place: int, stage: Stage, goal: int) -> float:
    if place == goal:
        return 0.8 if stage.completes is not None and stage.enter is not None else 0.0
    phases = {"see": 2.6, "think": 3.4, "do": 1.5, "care": 0.8, None: 1.8}
    return phases[stage.phase]
