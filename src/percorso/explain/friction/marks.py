"""What happened in every stay, and at every touchpoint of a stay: a bit for each component.

Two bits say it: `case`, that it could have happened and enough is known; `hit`, that it did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.explain.friction.kernels import (
    BACK,
    DAY,
    DROP,
    ERRORS,
    EVERY,
    GLADLY,
    HELP,
    HIGH,
    LANDMARK,
    LOST,
    LOW,
    ON,
    REPEATS,
    RETURNS,
    SWITCHES,
    UNFINISHED,
    UNKNOWN,
    WAITS,
    WENT_ON,
    look_ahead,
    mark_events,
)
from percorso.measure.turns import (
    C_END,
    C_GOAL_AT,
    C_OPENED,
    C_ROW,
    CYCLE,
    END,
    EPISODE_GAP,
    EXPIRED,
    GOAL_AT,
    LAST,
    LATER_AT,
    OPEN,
    RETURNED,
    ROW,
    STAGE,
)
from percorso.measure.turns import COMPLETED as DONE
from percorso.measure.turns import ENTERED as AT
from percorso.measure.turns import FIRST_OF_CYCLE as FIRST


@dataclass(frozen=True)
class Marks:
    """The stays of a bucket and the touchpoints met in them.

    Attributes:
        case: For each stay the components that could be seen, a bit each.
        hit: Those that happened.
        wait: From entry to a later stage, else to the last signal of the cycle, microseconds.
        lost: Whether its cycle was `LOST` from here, `WENT_ON`, or neither can be said.
        goal: Whether its cycle reached the goal (1) or not (0) after this first entry of a stage
            before it; −1 where it cannot be said.
        origin: The stage of the stay before in the cycle, −1 for none.
        touch_stay: For each touchpoint met in a stay that stay; grouped by stay, in order.
        touch_point: And the touchpoint.
        touch_case: As `case`, of the touchpoint in the stay.
        touch_hit: As `hit`.
        row: For each stay the event that shows the wanted component, −1 for none.
        touch_row: The same for each touchpoint.
    """

    case: NDArray[np.uint16]
    hit: NDArray[np.uint16]
    wait: NDArray[np.int64]
    lost: NDArray[np.int8]
    goal: NDArray[np.int8]
    origin: NDArray[np.int8]
    touch_stay: NDArray[np.int32]
    touch_point: NDArray[np.int32]
    touch_case: NDArray[np.uint16]
    touch_hit: NDArray[np.uint16]
    row: NDArray[np.int64]
    touch_row: NDArray[np.int64]


@dataclass(frozen=True)
class Limits:
    """What the marks depend on beside the events.

    Attributes:
        goal: The goal's number among the measured stages, −1 for none.
        finishing: For each stage whether it says what completes it.
        desks: For each stage whether it is one of help.
        asking: For each touchpoint whether help is asked for there.
        back: A customer who comes back within so long has come back, microseconds.
        as_of: Nothing is known after it.
    """

    goal: int
    finishing: NDArray[np.bool_]
    desks: NDArray[np.bool_]
    asking: NDArray[np.bool_]
    back: int
    as_of: int


def mark(
    columns: dict[str, NDArray[Any]], fold: Any, wrong: NDArray[np.bool_],
    helps: NDArray[np.bool_], level: NDArray[np.int8], limits: Limits, want: int = -1,
) -> Marks:  # fmt: skip
    """Mark the stays of one folded bucket.

    Args:
        columns: `person`, `t`, `point` (the touchpoint of each event) and `channel`.
        fold: What the fold found, with the stay of every event.
        wrong: Which events are errors.
        helps: Which events ask for help.
        level: Whether the score of an event is low, middle or high; negative for none.
        limits: What else it depends on.
        want: The component whose evidence is looked for; −1 for none.
    """
    t, stays, event_stay = columns["t"], fold.stays, fold.event_stay
    size, n = len(t), len(stays)
    next_help, next_channel = np.full(size, -1, np.int64), np.full(size, -1, np.int64)
    felt = np.full(n, -1, np.int8)
    look_ahead(columns["person"], t, columns["channel"], event_stay, stays, helps, level,
           limits.as_of, next_help, next_channel, felt)  # fmt: skip
    points = len(limits.asking)
    slot, slot_stay = np.zeros(points, np.int64), np.full(points, -1, np.int64)
    case, hit = np.zeros(n, np.uint16), np.zeros(n, np.uint16)
    most = int(np.count_nonzero((event_stay >= 0) & (columns["point"] >= 0)))
    at, point = np.empty(most, np.int32), np.empty(most, np.int32)
    bits = np.empty((2, most), np.uint16)
    rows = np.full(n, -1, np.int64), np.empty(most, np.int64)
    last_touch, last_row = np.full(n, -1, np.int64), np.full(n, -1, np.int64)
    found = mark_events(
        t, columns["point"], columns["channel"], event_stay, wrong, helps, level, limits.asking,
        next_help, next_channel, want, EPISODE_GAP, DAY, slot, slot_stay,
        np.zeros(points, np.int64), case, hit, at, point, bits[0], bits[1], *rows, last_touch,
        last_row, stays,
    )  # fmt: skip
    half = Half(case, hit, felt, last_touch, last_row)
    touches = (at[:found], point[:found], bits[0, :found], bits[1, :found])
    return _whole(columns, fold, limits, half, touches, (rows[0], rows[1][:found]), want)


@dataclass
class Half:
    """What the events say of each stay, before the stays themselves are asked."""

    case: NDArray[np.uint16]
    hit: NDArray[np.uint16]
    felt: NDArray[np.int8]
    last_touch: NDArray[np.int64]
    last_row: NDArray[np.int64]


STAYWISE = sum(1 << c for c in (DROP, UNFINISHED, WAITS))
"""The components that a touchpoint shares with its stay."""


def _whole(
    columns: Any, fold: Any, limits: Limits, half: Half, touches: Any, rows: Any, want: int
) -> Marks:
    stays, stage = fold.stays, fold.stays[:, STAGE]
    ended = stays[:, END] != OPEN
    helped = np.where(limits.desks[stage], EVERY - (1 << HELP), EVERY)
    lasting = np.where(ended, helped, 0).astype(np.uint16)
    at, point, touch_case, touch_hit = touches
    case, hit = half.case & lasting, half.hit & half.case & lasting
    early = touch_case & np.uint16(GLADLY)
    touch_case &= lasting[at] & np.uint16(EVERY - GLADLY)
    touch_hit &= touch_case
    cycles, whole = stays[:, CYCLE], _fates(columns, fold, limits, half)
    for c, could, did in whole.parts:
        case |= (could.astype(np.uint16) << c).astype(np.uint16)
        hit |= ((could & did).astype(np.uint16) << c).astype(np.uint16)
    shared = (early | STAYWISE).astype(np.uint16)
    touch_case |= case[at] & shared
    touch_hit |= hit[at] & shared
    went_back = (hit >> RETURNS) & 1
    touch_case |= case[at] & np.uint16(1 << RETURNS)
    final = half.last_touch[at] == np.arange(len(at))
    touch_hit |= ((went_back[at] * final) << RETURNS).astype(np.uint16)
    row, touch_row = _evidence(rows, at, stays, half, want)
    before = np.append(-1, stage[:-1])[: len(stage)]
    same = np.append(False, cycles[1:] == cycles[:-1])[: len(stage)]
    origin = np.where(same, before, -1).astype(np.int8)
    return Marks(
        case,
        hit,
        whole.wait,
        whole.lost,
        whole.goal,
        origin,
        at,
        point,
        touch_case,
        touch_hit,
        row,
        touch_row,
    )


@dataclass
class Fates:
    """What the stays and cycles themselves say: components with case and hit, waits, losses."""

    parts: list[tuple[int, NDArray[np.bool_], NDArray[np.bool_]]]
    wait: NDArray[np.int64]
    lost: NDArray[np.int8]
    goal: NDArray[np.int8]


def _fates(columns: Any, fold: Any, limits: Limits, half: Half) -> Fates:
    stays, cycle = fold.stays, fold.cycles[fold.stays[:, CYCLE]]
    stage, later = stays[:, STAGE], stays[:, LATER_AT]
    first, over = stays[:, FIRST] == 1, cycle[:, C_END] != OPEN
    inner = stage < len(limits.finishing) - 1
    decided = first & inner & (over | (later >= 0))
    ended, done = stays[:, END] != OPEN, stays[:, DONE] == 1
    last_hit = np.zeros(len(fold.cycles), np.int64)
    np.maximum.at(last_hit, stays[:, CYCLE], stays[:, LAST])
    until = np.where(later >= 0, later, last_hit[stays[:, CYCLE]])
    parts = [
        (DROP, decided, later < 0),
        (ON, decided & ((later < 0) | (later > stays[:, AT] + LANDMARK)), later >= 0),
        (UNFINISHED, limits.finishing[stage] & (ended | done), ~done),
        (RETURNS, ended & (stage > 0), stays[:, END] == RETURNED),
        (WAITS, decided, np.zeros(len(stays), np.bool_)),
        (BACK, *_back(columns, fold, limits)),
        (HIGH, first & (half.felt >= 0), half.felt == 2),
    ]
    reached = stays[:, GOAL_AT] >= 0
    goal = np.where(first & (stage < limits.goal) & (over | reached), reached, UNKNOWN)
    lost = _losses(limits, stays, cycle, decided, first, over)
    return Fates(parts, until - stays[:, AT], lost, goal.astype(np.int8))


def _losses(
    limits: Limits, stays: Any, cycle: Any, decided: Any, first: Any, over: Any
) -> NDArray[np.int8]:
    """Whether the cycle was lost from here.

    Before the goal when no later stage was entered, at a goal that something else completes when
    it never was; after the goal nothing can be said.
    """
    stage, goal = stays[:, STAGE], limits.goal
    reached = cycle[:, C_GOAL_AT] >= 0
    found = np.where(decided, np.where(stays[:, LATER_AT] < 0, LOST, WENT_ON), UNKNOWN)
    if goal < 0:
        return found.astype(np.int8)
    known = first & (over | reached) & bool(limits.finishing[goal])
    at_goal = np.where(known, np.where(reached, WENT_ON, LOST), UNKNOWN)
    found = np.where(stage == goal, at_goal, np.where(stage > goal, UNKNOWN, found))
    return found.astype(np.int8)


def _back(columns: Any, fold: Any, limits: Limits) -> tuple[Any, Any]:
    """Of the stays after a goal: whether another cycle of hers began within the given time."""
    stays, cycles = fold.stays, fold.cycles
    own = stays[:, CYCLE]
    reached = cycles[own, C_GOAL_AT]
    following = np.minimum(own + 1, max(len(cycles) - 1, 0))
    person = columns["person"]
    same = (following > own) & (person[cycles[following, C_ROW]] == person[stays[:, ROW]])
    after = np.where(same, cycles[following, C_OPENED] - stays[:, AT], limits.back + 1)
    could = (stays[:, FIRST] == 1) & (reached >= 0) & (stays[:, LAST] >= reached)
    could &= after > LANDMARK
    could &= stays[:, AT] + limits.back <= limits.as_of
    return could, after <= limits.back


def _evidence(rows: Any, at: Any, stays: Any, half: Half, want: int) -> tuple[Any, Any]:
    """The event that shows a component: its own, else the one that ended the stay or its last."""
    row, touch_row = rows
    if want in (REPEATS, SWITCHES, ERRORS, HELP, LOW) or want < 0:
        return row, touch_row
    following = np.minimum(np.arange(len(stays)) + 1, max(len(stays) - 1, 0))
    moved = (want in (RETURNS, WAITS)) & (stays[:, END] > EXPIRED)
    row = np.where(moved, stays[following, ROW], half.last_row)
    return row, row[at]
