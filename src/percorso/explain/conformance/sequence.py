"""The stages of every cycle held against the drawn order: one pass over the stays of a bucket."""

from __future__ import annotations

from typing import Any

import numpy as np

from percorso.engine.jit import kernel
from percorso.explain.conformance.codes import LATE, OUT_OF_ORDER, REPEATED, SKIPPED
from percorso.measure.turns import (
    C_END,
    C_GOAL_AT,
    C_KIND,
    CYCLE,
    END,
    ENTERED,
    EXPIRED,
    FIRST,
    LAST,
    LEFT,
    OPEN,
    ROW,
    STAGE,
)

NOT_COMPARED, UNDECIDED, NOT_REACHED, REACHED, AT_ONCE = range(5)
"""What came after a departure, or after a stage that was passed as drawn; `AT_ONCE` when leaving a
stage out and reaching the goal are one and the same signal."""
LATE_KNOWN = 6
"""Beside the six kinds: stages of which it is known whether the stay was late."""
MARKS = 7


@kernel
def outcome(cycles: Any, c: Any, s: Any, t: Any, later: Any, goal: Any, stages: Any) -> int:
    """What came after the moment t in stage s of cycle c: the goal, or from there a later stage."""
    if s < goal:
        reached = cycles[c, C_GOAL_AT]
        if reached >= 0:
            return REACHED if reached >= t else NOT_COMPARED
    else:
        if s == stages - 1:
            return NOT_COMPARED
        if later:
            return REACHED
    return UNDECIDED if cycles[c, C_END] == OPEN else NOT_REACHED


@kernel
def _align(stays: Any, a: Any, b: Any, required: Any, free: Any, best: Any) -> int:
    """Fewest insertions and deletions of stages that make the stays a..b a drawn sequence.

    The drawn sequences rise; between two stages that follow each other every required one is
    there. `required[s]` counts the required stages before s; `free` says that a cycle may begin
    anywhere. `best[s]` is the least cost so far that ends in stage s, less the stays read.
    """
    stages = len(best)
    length = b - a
    for s in range(stages):
        best[s] = length + stages
    cost = length
    for i in range(length):
        s = stays[a + i, STAGE]
        least = i + (0 if free else required[s])
        for q in range(s):
            through = best[q] + i - 1 + required[s] - required[q + 1]
            least = min(least, through)
        best[s] = min(best[s], least - i)
        cost = min(cost, least + length - 1 - i)
    return int(cost)


@kernel
def _stay_length(stays: Any, k: Any, as_of: Any) -> Any:
    """How long a stay was seen: an open one until `as_of`, an expired one to its last signal."""
    how = stays[k, END]
    if how == OPEN:
        return as_of - stays[k, ENTERED]
    if how == EXPIRED:
        return stays[k, LAST] - stays[k, ENTERED]
    return stays[k, LEFT] - stays[k, ENTERED]


@kernel
def hold_stays(  # noqa: C901 one pass, one place
    stays: Any,
    cycles: Any,
    optional: Any,
    required: Any,
    targets: Any,
    counted: Any,
    free: Any,
    goal: Any,
    as_of: Any,
    later: Any,
    since: Any,
    marks: Any,
    shape: Any,
    found: Any,
) -> int:
    """Hold every cycle against the drawn order and the target durations.

    Args:
        stays: The table of stays.
        cycles: The table of cycles.
        optional: For each measured stage whether it may be left out.
        required: For each stage, and one after the last, how many required ones come before it.
        targets: For each stage its target duration in microseconds, 0 for none.
        counted: For each kind whether it counts.
        free: Whether a person's first cycle may begin anywhere.
        goal: The goal's number, or −1.
        as_of: Open stays are seen until then.
        later: Filled: for each stay whether the cycle entered a later stage after it.
        since: Filled: for each stay when the cycle first entered its stage.
        marks: Filled: for each cycle and kind the stages departed from, one bit each.
        shape: Filled: for each cycle its stays, the cost of aligning it, a number for its sequence,
            and its last signal.
        found: Filled: cycle, code, moment, row, stay, number, outcome of each departure, and how
            long after the first entry of its stage it was.

    Returns:
        How many departures there are.
    """
    stages = len(optional)
    n = 0
    first = np.empty(stages, np.int64)  # the first stay of each stage in this cycle
    passed = np.empty(stages, np.int64)  # the stay by which a stage was first passed
    again = np.empty(stages, np.int64)  # the place in `found` of its repeats
    slow = np.empty(stages, np.int64)  # … and of its late stays
    best = np.empty(stages, np.int64)
    a = 0
    for c in range(len(cycles)):
        b = a
        while b < len(stays) and stays[b, CYCLE] == c:
            b += 1
        for s in range(stages):
            first[s] = -1
            passed[s] = -1
            again[s] = -1
            slow[s] = -1
        anywhere = free or cycles[c, C_KIND] != FIRST
        top: Any = stays[a, STAGE] - 1 if anywhere else np.int64(-1)
        sequence: Any = np.int64(1469598103934665603)
        for k in range(a, b):
            s = stays[k, STAGE]
            sequence = (sequence ^ (s + 1)) * np.int64(1099511628211)
            sequence ^= (sequence >> 29) & np.int64(0x7FFFFFFFF)
            if first[s] >= 0:
                since[k] = since[first[s]]
                if counted[REPEATED]:
                    marks[c, REPEATED] |= np.int64(1) << s
                    if again[s] < 0:
                        again[s] = n
                        n = _put(found, n, c, REPEATED * stages + s, stays[k, ENTERED], k, stays)
                    found[again[s], 5] += 1
            else:
                first[s] = k
                since[k] = stays[k, ENTERED]
                if s < top and counted[OUT_OF_ORDER]:
                    marks[c, OUT_OF_ORDER] |= np.int64(1) << s
                    n = _put(found, n, c, OUT_OF_ORDER * stages + s, stays[k, ENTERED], k, stays)
                    found[n - 1, 5] = 1
            for q in range(top + 1, s):
                passed[q] = k
            top = max(top, s)
            if targets[s] > 0:
                late = _stay_length(stays, k, as_of) > targets[s]
                if late or stays[k, END] != OPEN:
                    marks[c, LATE_KNOWN] |= np.int64(1) << s
                if late and counted[LATE]:
                    marks[c, LATE] |= np.int64(1) << s
                    if slow[s] < 0:
                        slow[s] = n
                        at = stays[k, ENTERED] + targets[s]
                        n = _put(found, n, c, LATE * stages + s, at, k, stays)
                    found[slow[s], 5] += 1
        for s in range(stages):
            k = passed[s]
            if k >= 0 and first[s] < 0 and not optional[s] and counted[SKIPPED]:
                marks[c, SKIPPED] |= np.int64(1) << s
                n = _put(found, n, c, SKIPPED * stages + s, stays[k, ENTERED], k, stays)
                found[n - 1, 5] = 1
        last: Any = np.int64(-1)
        for k in range(b - 1, a - 1, -1):
            later[k] = last > stays[k, STAGE]
            last = max(last, stays[k, STAGE])
        shape[c, 0] = b - a
        shape[c, 1] = _align(stays, a, b, required, anywhere, best)
        shape[c, 2] = sequence
        shape[c, 3] = stays[b - 1, LAST]
        a = b
    for i in range(n):
        c, code, k = found[i, 0], found[i, 1], found[i, 4]
        s = code % stages
        if REPEATED * stages <= code < OUT_OF_ORDER * stages:
            found[i, 7] = found[i, 2] - since[k]
        left_out = code < stages
        if code >= LATE * stages:
            found[i, 6] = NOT_COMPARED  # whoever is still there at the expected time is late
            continue
        if left_out and s >= goal:
            found[i, 6] = NOT_COMPARED  # to leave a stage out is to enter a later one
        elif left_out and cycles[c, C_GOAL_AT] == found[i, 2]:
            found[i, 6] = AT_ONCE
        else:
            found[i, 6] = outcome(cycles, c, s, found[i, 2], later[k], goal, stages)
    return int(n)


@kernel
def _put(found: Any, n: Any, c: Any, code: Any, t: Any, k: Any, stays: Any) -> int:
    """One more departure, at the moment t in stay k."""
    found[n, 0] = c
    found[n, 1] = code
    found[n, 2] = t
    found[n, 3] = stays[k, ROW]
    found[n, 4] = k
    found[n, 5] = 0
    found[n, 7] = 0
    return int(n + 1)
