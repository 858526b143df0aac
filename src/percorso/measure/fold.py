"""The fold: one pass over sorted timelines that turns hits into stays and cycles.

It says the semantics of the product once; every word is defined in docs/questions/stages.md. It is
plain Python in a C-like subset (`fold.py_func`), compiled by numba when first called.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.turns import (
    ADVANCED,
    C_END,
    C_ENDED,
    C_GOAL_AT,
    C_GOALS,
    C_KIND,
    C_NUMBER,
    C_OPENED,
    C_ROW,
    COMPLETED,
    CYCLE,
    CYCLE_WIDTH,
    END,
    ENTERED,
    EPISODE_GAP,
    EPISODES,
    EXPIRED,
    FIRST,
    FIRST_OF_CYCLE,
    FURTHEST,
    GOAL_AT,
    HITS,
    LAST,
    LATE_EVENTS,
    LATER_AT,
    LEFT,
    NEW_CYCLE,
    NEXT_AT,
    NONE,
    NUMBER,
    OPEN,
    OUT_OF_ORDER,
    REPEAT,
    RETRY,
    RETURNED,
    ROW,
    SEQUENTIAL,
    SKIPPED,
    STAGE,
    STAY_WIDTH,
    UNMATCHED,
    UNSORTED,
    Fold,
    Ints,
    Plan,
)


@kernel
def _finish(stays: Any, cycles: Any, k: Any, c: Any, quiet_at: Any, as_of: Any) -> None:
    """End a person's last stay k and cycle c, if they had gone quiet by `as_of`."""
    if as_of > quiet_at:
        stays[k, END] = EXPIRED
        stays[k, LEFT] = quiet_at
        cycles[c, C_END] = EXPIRED
        cycles[c, C_ENDED] = quiet_at


@kernel
def _fold(  # noqa: C901 one pass, one place
    person: Any,
    t: Any,
    code: Any,
    expires: Any,
    optional: Any,
    goal: Any,
    restart: Any,
    restart_after: Any,
    progression: Any,
    as_of: Any,
    stays: Any,
    cycles: Any,
    goal_rows: Any,
    goal_cycles: Any,
    event_stay: Any,
    counts: Any,
) -> tuple[int, int, int]:
    rows = len(person)
    stages = len(expires)
    track = len(event_stay) > 0
    n_stays = 0
    n_cycles = 0
    n_goals = 0
    current: Any = np.int64(0)
    started = False  # a person is being read
    inside = False  # she has had a stay in this cycle
    stage = 0
    last: Any = np.int64(0)
    last_goal: Any = np.int64(-1)
    cycle_number = 0
    goal_before = False  # an earlier cycle of hers reached the goal
    goal_now = False  # this one did
    first_stay = np.full(stages, -1, np.int64)  # of this cycle, by stage

    for i in range(rows):
        if i > 0 and (
            person[i] < person[i - 1] or (person[i] == person[i - 1] and t[i] < t[i - 1])
        ):
            counts[UNSORTED] += 1
        if t[i] > as_of:
            counts[LATE_EVENTS] += 1
            continue
        if not started or person[i] != current:
            if inside:
                _finish(stays, cycles, n_stays - 1, n_cycles - 1, last + expires[stage], as_of)
            started = True
            current = person[i]
            inside = False
            last_goal = NONE
            cycle_number = 0
            goal_before = False
            goal_now = False
        alive = inside and t[i] - last <= expires[stage]
        if code[i] < 0:
            counts[UNMATCHED] += 1
            if track and alive:
                event_stay[i] = n_stays - 1
            continue
        s = code[i] >> 1
        done = code[i] & 1
        opens = not alive
        if alive and goal_now and s <= restart and t[i] - last_goal > restart_after:
            opens = not (stage == goal and s == goal)
        if progression == SEQUENTIAL:
            blocked = False
            for q in range(s):
                if not optional[q] and (opens or first_stay[q] < 0):
                    blocked = True
            if blocked:
                counts[OUT_OF_ORDER] += 1
                if track and alive:
                    event_stay[i] = n_stays - 1
                continue
        same = alive and not opens and (s == stage or (progression == FURTHEST and s < stage))
        if same:
            k = n_stays - 1
            stays[k, HITS] += 1
            if t[i] - last > EPISODE_GAP:
                stays[k, EPISODES] += 1
            stays[k, LAST] = t[i]
            if s == stage and done:
                stays[k, COMPLETED] = 1
        else:
            if inside:
                k = n_stays - 1
                if not alive:
                    stays[k, END] = EXPIRED
                    stays[k, LEFT] = last + expires[stage]
                else:
                    stays[k, LEFT] = t[i]
                    if opens:
                        stays[k, END] = NEW_CYCLE
                    elif s == stage + 1:
                        stays[k, END] = ADVANCED
                    elif s > stage:
                        stays[k, END] = SKIPPED
                    else:
                        stays[k, END] = RETURNED
                if opens:
                    cycles[n_cycles - 1, C_END] = stays[k, END]
                    cycles[n_cycles - 1, C_ENDED] = stays[k, LEFT]
            if opens:
                goal_before = goal_before or goal_now
                goal_now = False
                last_goal = NONE
                for q in range(stages):
                    first_stay[q] = NONE
                cycle_number += 1
                c = n_cycles
                n_cycles += 1
                cycles[c, C_ROW] = i
                cycles[c, C_NUMBER] = cycle_number
                cycles[c, C_KIND] = (
                    FIRST if cycle_number == 1 else (REPEAT if goal_before else RETRY)
                )
                cycles[c, C_OPENED] = t[i]
                cycles[c, C_END] = OPEN
                cycles[c, C_ENDED] = NONE
                cycles[c, C_GOAL_AT] = NONE
                cycles[c, C_GOALS] = 0
            k = n_stays
            n_stays += 1
            stays[k, ROW] = i
            stays[k, STAGE] = s
            stays[k, CYCLE] = n_cycles - 1
            stays[k, NUMBER] = 1 if opens else stays[k - 1, NUMBER] + 1
            stays[k, ENTERED] = t[i]
            stays[k, LAST] = t[i]
            stays[k, LEFT] = NONE
            stays[k, END] = OPEN
            stays[k, HITS] = 1
            stays[k, EPISODES] = 1
            stays[k, COMPLETED] = done
            stays[k, FIRST_OF_CYCLE] = 1 if first_stay[s] < 0 else 0
            stays[k, LATER_AT] = NONE
            stays[k, NEXT_AT] = NONE
            stays[k, GOAL_AT] = NONE
            for q in range(s):
                f = first_stay[q]
                if f >= 0:
                    if stays[f, LATER_AT] < 0:
                        stays[f, LATER_AT] = t[i]
                    if q + 1 == s and stays[f, NEXT_AT] < 0:
                        stays[f, NEXT_AT] = t[i]
            if first_stay[s] < 0:
                first_stay[s] = k
            inside = True
            stage = s
        last = t[i]
        if track:
            event_stay[i] = n_stays - 1
        if s == goal and done:
            c = n_cycles - 1
            if not goal_now:
                cycles[c, C_GOAL_AT] = t[i]
            goal_now = True
            last_goal = t[i]
            cycles[c, C_GOALS] += 1
            goal_rows[n_goals] = i
            goal_cycles[n_goals] = c
            n_goals += 1
            for q in range(goal):
                f = first_stay[q]
                if f >= 0 and stays[f, GOAL_AT] < 0:
                    stays[f, GOAL_AT] = t[i]
    if inside:
        _finish(stays, cycles, n_stays - 1, n_cycles - 1, last + expires[stage], as_of)
    return n_stays, n_cycles, n_goals


def fold(
    person: Ints, t: Ints, code: NDArray[np.int16], plan: Plan, as_of: int, track: bool = False
) -> Fold:
    """Fold the events of one bucket to stays and cycles.

    Args:
        person: The person of each event, non-decreasing.
        t: The instant of each event, microseconds, non-decreasing inside a person.
        code: −1 when no stage takes the event, else twice the measured stage, plus one when the
            event completes it.
        plan: The journey's stages and limits.
        as_of: Events after this instant do not exist.
        track: Whether to say for each event in which stay it falls.

    Raises:
        ValueError: The events are not in the order of the timeline.
    """
    hits = int(np.count_nonzero(code >= 0))
    goals = int(np.count_nonzero(code == 2 * plan.goal + 1)) if plan.goal >= 0 else 0
    stays, cycles = np.empty((hits, STAY_WIDTH), np.int64), np.empty((hits, CYCLE_WIDTH), np.int64)
    goal_rows, goal_cycles = np.empty(goals, np.int64), np.empty(goals, np.int64)
    event_stay = np.full(len(person) if track else 0, NONE, np.int32)
    counts = np.zeros(4, np.int64)
    found = _fold(
        _own(person), _own(t), _own(code), plan.expires, plan.optional, plan.goal, plan.restart,
        plan.restart_after, plan.progression, as_of, stays, cycles, goal_rows, goal_cycles,
        event_stay, counts,
    )  # fmt: skip
    if counts[UNSORTED]:
        raise ValueError("The timeline is out of order. Run 'percorso rebuild'.")
    return Fold(
        stays[: found[0]], cycles[: found[1]], goal_rows[: found[2]], goal_cycles[: found[2]],
        event_stay, counts,
    )  # fmt: skip


def _own(array: NDArray[Any]) -> NDArray[Any]:
    """The same numbers in a kind of array that the kernel was compiled for."""
    if array.flags.writeable and array.flags.c_contiguous:
        return array
    view = np.ascontiguousarray(array)
    return view if view.flags.writeable else view.copy()
