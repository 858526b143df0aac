"""The attempts of one bucket: of each person or cycle the one that counts, or all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel
from percorso.measure.funnel.attempt import attempt
from percorso.measure.funnel.plan import (
    ANY,
    ATTEMPTS,
    CYCLES,
    EXCLUDED,
    LOST,
    NO_LIMIT,
    PERSON,
    STOP,
    STRICT_NEXT,
    Ints,
    Plan,
)


@dataclass(frozen=True)
class Events:
    """The events of a bucket as the funnel sees them.

    Attributes:
        person: The person of each, in the order of the timeline.
        t: Its instant, microseconds.
        bits: The steps that it matches, and from bit `EXCLUDED` on the exclusions.
        hold: The code of the property held constant, −1 for none; empty when none is held.
        cycle: The number of its cycle in the bucket, −1 for none.
        open: For each cycle whether it has not ended yet.
    """

    person: Ints
    t: Ints
    bits: Ints
    hold: Ints
    cycle: Ints
    open: NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """The attempts that count.

    Attributes:
        row: The row of the event that starts each.
        at: For each and every step the time from its start, microseconds; `LOST` when it was not
            reached, `RUNNING` when it may still be.
    """

    row: Ints
    at: Ints


@kernel
def _furthest(reached: Any) -> int:
    found = 0
    for k in range(len(reached)):
        if reached[k] >= 0:
            found = k
    return found


@kernel
def _keep(rows: Any, at: Any, n: Any, row: Any, start: Any, reached: Any) -> None:
    """Write an attempt down, its instants as times from its start."""
    rows[n] = row
    for k in range(len(reached)):
        at[n, k] = reached[k] - start if reached[k] >= 0 else reached[k]


@kernel
def _starts(bits: Any, hold: Any, i: Any, mask: Any) -> bool:
    """Whether an event may start an attempt."""
    found = bits[i]
    return (found & mask) != 0 and found >> EXCLUDED == 0 and (len(hold) == 0 or hold[i] >= 0)


@kernel
def _units(  # noqa: C901 one pass, one place
    unit: Any,
    by_cycle: Any,
    t: Any,
    bits: Any,
    hold: Any,
    is_open: Any,
    start: Any,
    end: Any,
    as_of: Any,
    deadline: Any,
    whole: Any,
    order: Any,
    within: Any,
    step_within: Any,
    optional: Any,
    between: Any,
    first: Any,
    every: Any,
    exclusion: Any,
    rows: Any,
    at: Any,
) -> int:
    steps = len(step_within)
    any_order = order == ANY
    mask = (1 << steps) - 1 if any_order else 1
    state = np.empty(1 << steps if any_order else steps, np.int64)
    reached = np.empty(steps, np.int64)
    best = np.empty(steps, np.int64)
    hit = np.zeros(len(between), np.bool_)
    timed = len(between) > 0 or np.any(step_within < NO_LIMIT)
    # nothing but the whole's limit can make a later attempt better than an earlier one
    simple = not timed and len(hold) == 0 and order != STRICT_NEXT
    n = 0
    a = 0
    while a < len(unit):
        b = a + 1
        while b < len(unit) and unit[b] == unit[a]:
            b += 1
        stop = b
        while stop > a and t[stop - 1] > as_of:
            stop -= 1
        nowhere = by_cycle and unit[a] < 0  # events in no cycle
        goes_on = not by_cycle or (not nowhere and is_open[unit[a]])
        before = n
        chosen = -1
        far = -1
        bound = steps - 1
        if not (every or first or (simple and within == NO_LIMIT)):
            if any_order:
                bound = _different(bits, a, stop, steps) - 1
            else:
                bound = _bound(t, bits, a, stop, start, end, deadline, within, optional, state)
        leaves_out = exclusion == PERSON and _excludes(bits, a, stop)
        i = a
        while i < stop and not nowhere:
            if t[i] < start or t[i] >= end or not _starts(bits, hold, i, mask):
                i += 1
                continue
            if far >= bound and not leaves_out:
                break
            after, dropped = attempt(
                t, bits, hold, i, stop, as_of, deadline, goes_on, whole, order, within,
                step_within, optional, between, timed, state, reached, hit,
            )  # fmt: skip
            if dropped and exclusion == PERSON:
                n = before
                chosen = -1
                break
            if every:
                if not dropped or exclusion == STOP:
                    _keep(rows, at, n, i, t[i], reached)
                    n += 1
                i = after
                if first:
                    break
                continue
            if (not dropped or exclusion == STOP) and _furthest(reached) > far:
                far = _furthest(reached)
                best[:] = reached
                chosen = i
            i += 1
            if first or (simple and within == NO_LIMIT):
                break
        if chosen >= 0:
            _keep(rows, at, n, chosen, t[chosen], best)
            n += 1
        a = b
    return n


@kernel
def _different(bits: Any, a: Any, stop: Any, steps: Any) -> int:
    """How many different steps a unit's events match in all."""
    met = 0
    for i in range(a, stop):
        met |= bits[i]
    found = 0
    for m in range(steps):
        found += (met >> m) & 1
    return found


@kernel
def _excludes(bits: Any, a: Any, stop: Any) -> bool:
    """Whether any of a unit's events is excluded."""
    found = False
    for i in range(a, stop):
        found = found or bits[i] >> EXCLUDED != 0
    return found


@kernel
def _bound(
    t: Any, bits: Any, a: Any, stop: Any, start: Any, end: Any, deadline: Any, within: Any,
    optional: Any, latest: Any,
) -> int:  # fmt: skip
    """How far any attempt of a unit can get at most, by the latest start of each step.

    Limits of single steps, exclusions and what is held constant can only make it less.
    """
    steps = len(optional)
    latest[:] = LOST
    found = -1
    for i in range(a, stop):
        if t[i] > deadline:
            break
        for m in range(steps - 1, 0, -1):
            if (bits[i] >> m) & 1 == 0:
                continue
            k = m - 1
            while True:
                if latest[k] >= 0 and t[i] - latest[k] <= within:
                    latest[m] = max(latest[m], latest[k])
                    found = max(found, m)
                if k == 0 or not optional[k]:
                    break
                k -= 1
        if bits[i] & 1 and start <= t[i] and t[i] < end:
            latest[0] = t[i]
            found = max(found, 0)
    return max(found, 0)


def attempts(plan: Plan, events: Events, bounds: tuple[int, int], as_of: int) -> Found:
    """The attempts of a bucket that count under one definition.

    Args:
        plan: The definition.
        events: The events.
        bounds: An attempt counts when it starts in `[start, end)`.
        as_of: Later events do not exist.
    """
    start, end = bounds
    by_cycle = plan.count == CYCLES
    unit = events.cycle if by_cycle else events.person
    candidates = int(
        np.count_nonzero(events.bits & (2**plan.steps - 1 if plan.order == ANY else 1))
    )
    size = candidates if plan.count == ATTEMPTS else min(candidates, _changes(unit))
    rows, at = np.empty(size, np.int64), np.empty((size, plan.steps), np.int64)
    ends = plan.inside and end < NO_LIMIT
    n = _units(
        unit, by_cycle, events.t, events.bits, events.hold, events.open,
        start, end, as_of, end - 1 if ends else NO_LIMIT,
        plan.within < NO_LIMIT or by_cycle or ends, plan.order, plan.within, plan.step_within,
        plan.optional, plan.between, plan.first, plan.count == ATTEMPTS,
        plan.exclusion if len(plan.between) else STOP, rows, at,
    )  # fmt: skip
    return Found(rows[:n].copy(), at[:n].copy())


def _changes(unit: Ints) -> int:
    """How many runs of the same unit there are."""
    return int(np.count_nonzero(unit[1:] != unit[:-1])) + 1 if len(unit) else 0


__all__ = ["Events", "Found", "attempts"]
