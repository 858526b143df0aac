"""One attempt at a funnel: which steps some choice of a person's events reaches, and when.

The kernels keep for every step the latest instant at which some choice of events had done it last:
whatever comes next, a choice that is later at a step can go on wherever an earlier one can.
They are plain Python in a C-like subset, compiled by numba when first called.
"""

from __future__ import annotations

from typing import Any

from percorso.engine.jit import kernel
from percorso.measure.funnel.plan import ANY, EXCLUDED, LOST, NO_LIMIT, RUNNING, STRICT_NEXT


@kernel
def hop(state: Any, now: Any, step_within: Any, optional: Any, any_order: Any, limited: Any) -> int:
    """The first step that some choice may still do at an instant; the number of steps for none.

    With `limited`, only steps that have a limit of their own.
    """
    steps = len(step_within)
    found = steps
    if any_order:
        for done in range(1, len(state)):
            for m in range(steps):
                if state[done] < 0 or (done >> m) & 1 or (limited and step_within[m] >= NO_LIMIT):
                    continue
                if now - state[done] <= step_within[m]:
                    return 0
        return found
    for k in range(steps - 1):
        for m in range(k + 1, found):
            ends = not limited or step_within[m] < NO_LIMIT
            if state[k] >= 0 and ends and now - state[k] <= step_within[m]:
                found = m
                break
            if not optional[m]:
                break
    return found


@kernel
def _ordered(state: Any, reached: Any, now: Any, bits: Any, step_within: Any, optional: Any) -> int:
    """Let an event do steps of choices that wait for it; whether it did any."""
    did = 0
    for m in range(len(step_within) - 1, 0, -1):
        if (bits >> m) & 1 == 0:
            continue
        k = m - 1
        while True:
            if state[k] >= 0 and now - state[k] <= step_within[m]:
                state[m] = now
                did |= 1 << m
                if reached[m] < 0:
                    reached[m] = now
                break
            if k == 0 or not optional[k]:
                break
            k -= 1
    return did


@kernel
def _any(state: Any, reached: Any, now: Any, bits: Any, step_within: Any, timed: Any) -> None:
    """Let an event do one more step of each set of steps that some choice has done.

    Where no step has a limit of its own, a set that was outdone by a larger one is forgotten.
    """
    steps = len(step_within)
    for done in range(len(state) - 1, 0, -1):
        if state[done] < 0 or bits & ~done == 0:
            continue
        before = state[done]
        for m in range(steps):
            if (bits >> m) & 1 == 0 or (done >> m) & 1 or now - before > step_within[m]:
                continue
            if not timed:
                state[done] = LOST
            new = done | (1 << m)
            state[new] = now
            n = -1
            for q in range(steps):
                n += (new >> q) & 1
            if reached[n] < 0:
                reached[n] = now


@kernel
def _exclude(state: Any, reached: Any, bits: Any, between: Any, hit: Any, any_order: Any) -> None:
    """End the choices that an excluded event falls upon."""
    steps = len(reached)
    for e in range(len(between)):
        if (bits >> (EXCLUDED + e)) & 1 == 0:
            continue
        begin, end = between[e, 0], between[e, 1]
        past = False
        for q in range(end, steps):
            past = past or reached[q] >= 0
        alive = False
        if any_order:
            for k in range(len(state)):
                alive = alive or state[k] >= 0
                state[k] = LOST
        else:
            for k in range(begin, end):
                alive = alive or state[k] >= 0
                state[k] = LOST
        if alive and not past:
            hit[e] = True


@kernel
def _begin(state: Any, reached: Any, hit: Any, now: Any, bits: Any, any_order: Any) -> None:
    """The first event of an attempt does its first step; in any order one of those it matches."""
    state[:] = LOST
    reached[:] = LOST
    hit[:] = False
    reached[0] = now
    if not any_order:
        state[0] = now
        return
    for m in range(len(reached)):
        if (bits >> m) & 1:
            state[1 << m] = now


@kernel
def _may(
    state: Any, reached: Any, now: Any, whole: Any, step_within: Any, optional: Any, any_order: Any
) -> None:
    """Mark the steps that some choice may still reach at `as_of`, where a limit is running."""
    first = hop(state, now, step_within, optional, any_order, not whole)
    for m in range(first, len(reached)):
        if reached[m] < 0:
            reached[m] = RUNNING


@kernel
def attempt(  # noqa: C901 one pass, one place
    t: Any,
    bits: Any,
    hold: Any,
    i: Any,
    stop: Any,
    as_of: Any,
    deadline: Any,
    goes_on: Any,
    whole: Any,
    order: Any,
    within: Any,
    step_within: Any,
    optional: Any,
    between: Any,
    timed: Any,
    state: Any,
    reached: Any,
    hit: Any,
) -> tuple[int, bool]:
    """Follow the attempt that starts at row i.

    Gives the first row after it and whether an exclusion fell upon it; `reached` holds the instant
    of each step, `RUNNING` where it may still come, `LOST` where it will not.
    """
    any_order, strict = order == ANY, order == STRICT_NEXT
    steps = len(reached)
    steps_only = (1 << EXCLUDED) - 1
    _begin(state, reached, hit, t[i], bits[i], any_order)
    over = reached[steps - 1] >= 0
    until = min(deadline, t[i] + within)
    j = i + 1
    while j < stop and t[j] <= until and not over:
        now = t[j]
        if timed and hop(state, now, step_within, optional, any_order, False) == steps:
            over = True
            break
        found = bits[j]
        if found > steps_only:
            _exclude(state, reached, found, between, hit, any_order)
            over = strict
        elif len(hold) and hold[j] != hold[i]:
            over = strict
        elif any_order:
            if found:
                _any(state, reached, now, found, step_within, timed)
        elif found or strict:
            did = _ordered(state, reached, now, found, step_within, optional)
            if strict:
                for k in range(steps):
                    if (did >> k) & 1 == 0:
                        state[k] = LOST
                over = did == 0
        if strict and over:
            break
        j += 1
        over = over or reached[steps - 1] >= 0
    if not over and j == stop and goes_on and as_of <= until:
        _may(state, reached, as_of, whole, step_within, optional, any_order)
    dropped = False
    for e in range(len(between)):
        if hit[e]:
            past = False
            for q in range(between[e, 1], steps):
                past = past or reached[q] >= 0
            dropped = dropped or not past
    return j, dropped
