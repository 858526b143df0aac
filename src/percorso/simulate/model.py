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
    from percorso.simulate.stock import Stock

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
        own: Whether completion is an event of its own.
        again: Whether a stage can be entered whatever came before.
        fresh: Whether it is entered only where nothing came before.
        nearest: Milliseconds that every counting rule remembers.
        window: Milliseconds after which no counting rule remembers anything.
        slow_return: Whether cycles after the goal can only open after that time.
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
    own: NDArray[np.bool_]
    again: NDArray[np.bool_]
    fresh: NDArray[np.bool_]
    nearest: int
    window: int
    slow_return: bool

    @property
    def stages(self) -> int:
        """How many stages are measured."""
        return len(self.expires)


def model_of(journey: Journey, stock: Stock, windows: list[int], lead: int) -> Model:
    """The model of a journey.

    Args:
        journey: The journey.
        stock: Its moulds, which say which stages events can enter and complete.
        windows: Over how many milliseconds the counting rules count.
        lead: The least time between two stays, in milliseconds.
    """
    stages = [stage for stage in journey.stages if stage.measured]
    (goal, restart), n = places(journey), range(len(stages))
    expires = [_ms(stage.expires_after or journey.expires_after) for stage in stages]
    sequential = journey.progression == "sequential"
    enters = [stock.can_enter(i) for i in n]
    own = [one.completes is not None and one.enter is not None for one in stages]
    starts = [_start(i, goal, may and enters[i])
              for i, may in enumerate(_may_start(stages, sequential))]  # fmt: skip
    returns = [_return(i, restart, starts[i] > 0 and not stock.fresh[i]) for i in n]
    stops = [_stop(one, sequential or i == goal) for i, one in enumerate(stages)]
    reached = _reachable(stages, stock, sequential)
    return Model(
        goal, restart, _ms(journey.restart_after), np.array(expires, np.int64),
        np.array([_on(i, stages, goal) for i in n]),
        np.array([0.07 if i and journey.progression != "furthest" else 0.0 for i in n]),
        np.array([_done(i, own[i], stock.can_finish(i), goal) for i in n]),
        np.array([stop if ok else 0.0 for stop, ok in zip(stops, reached, strict=True)]),
        _shares(starts), _shares(returns if sum(returns) else starts),
        np.stack([_dwell(one, quiet, lead) for one, quiet in zip(stages, expires, strict=True)]),
        np.array([0.0 if stock.fresh[i] else _busy(one, i == goal, own[i])
                  for i, one in enumerate(stages)]),
        np.array([own[i] and stock.can_finish(i) for i in n]), np.array(reached),
        np.array(stock.fresh), min(windows, default=0), max(windows, default=0),
        not sum(returns),
    )  # fmt: skip


def _reachable(stages: list[Stage], stock: Stock, sequential: bool) -> list[bool]:
    """Whether each stage can be entered from another one."""
    found, cut = [], False
    for place, stage in enumerate(stages):
        ok = stock.can_enter(place) and not stock.fresh[place] and not cut
        found.append(ok)
        lost = not stock.can_enter(place) or (place > 0 and stock.fresh[place])
        cut = cut or (sequential and lost and not stage.optional)
    return found


def _ms(duration: str) -> int:
    return microseconds(duration) // 1000


def places(journey: Journey) -> tuple[int, int]:
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


def _done(place: int, own: bool, can: bool, goal: int) -> float:
    if not own:
        return 1.0
    return 0.0 if not can else 0.68 if place == goal else 0.85


def _stop(stage: Stage, needed: bool) -> float:
    if stage.wanted == "fewer" and (stage.optional or not needed):
        return 0.15
    if stage.optional:
        return 0.4
    return 1.0 if needed else 0.94


def _start(place: int, goal: int, may: bool) -> float:
    if not may:
        return 0.0
    if place > goal >= 0:
        return 1e-9
    if place == goal:
        return 1.0 if goal == 0 else 0.004
    return 0.82 if place == 0 else 0.18 / 4**place


def _return(place: int, restart: int, may: bool) -> float:
    if restart < 0:
        return 1.0 if may and place == 0 else 0.0
    return 1.0 / (1 + restart - place) if may and place <= restart else 0.0


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


def _busy(stage: Stage, goal: bool, own: bool) -> float:
    if goal:
        return 0.8 if own else 0.0
    phases = {"see": 4.2, "think": 5.4, "do": 2.0, "care": 0.9, None: 2.5}
    return phases[stage.phase]
