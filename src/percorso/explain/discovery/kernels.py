"""What the events of each person say of signals, in one pass: counts, gaps, and which comes first.

A signal is a whole number per event, −1 for none. Events stand person by person, in time.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from percorso.engine.jit import kernel

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Yes = NDArray[np.bool_]
N, PEOPLE, MONEY, ORDERS, ONCE = range(5)
COUNTS = 5
FREE, CLOSES, OPENS = range(3)
"""What a goal does to a stretch of events: nothing, it is its last, or the first of the next."""


@kernel
def tally(person: Whole, signal: Whole, money: Yes, order: Yes, counts: Whole, place: Real) -> None:
    """Count the events of each signal, its people, and where in a person's events they stand.

    Args:
        person: The person of each event.
        signal: The signal of each event.
        money: Whether it carries an amount above nothing.
        order: Whether it names an order.
        counts: Signals by `N, PEOPLE, MONEY, ORDERS, ONCE`, added to; `ONCE` counts the people who
            have exactly one.
        place: For each signal the sum of its places among the person's events, from 0 to 1.
    """
    rows = len(person)
    last = np.full(len(counts), -1, np.int64)
    mine = np.zeros(len(counts), np.int64)
    start = 0
    while start < rows:
        end = start
        while end < rows and person[end] == person[start]:
            end += 1
        for i in range(start, end):
            s = signal[i]
            if s < 0:
                continue
            if last[s] != start:
                last[s], mine[s] = start, 0
                counts[s, PEOPLE] += 1
            mine[s] += 1
            counts[s, ONCE] += 1 if mine[s] == 1 else (-1 if mine[s] == 2 else 0)
            counts[s, N] += 1
            counts[s, MONEY] += money[i]
            counts[s, ORDERS] += order[i]
            place[s] += (i - start + 0.5) / (end - start)
        start = end


@kernel
def gaps(person: Whole, t: Whole, signal: Whole, goal: Yes, bins: Real, found: Whole) -> None:
    """Count the times between a person's signals: on the way to a goal, all, and after the last.

    The time that follows a goal is left out: it is the rest between two journeys.

    Args:
        person: The person of each event.
        t: Its instant, microseconds.
        signal: Its signal.
        goal: For each signal whether it is a goal.
        bins: Upper limits of the classes, microseconds, rising.
        found: Three rows of classes, added to: on the way to a goal, all, after the last goal.
    """
    reaches, after, later = False, np.int64(-1), np.int64(0)
    rest = np.zeros(found.shape[1], np.int64)
    for i in range(len(person) - 1, -1, -1):
        s = signal[i]
        if s < 0:
            continue
        if after != person[i]:
            reaches = False
            rest[:] = 0
        elif not goal[s]:
            at = np.searchsorted(bins, float(later - t[i]))
            found[1, at] += 1
            if reaches:
                found[0, at] += 1
            else:
                rest[at] += 1
        if goal[s]:
            if not reaches:
                found[2] += rest
            reaches = True
        after, later = person[i], t[i]


@kernel
def firsts(person: Whole, signal: Whole, goal: Yes, found: Real) -> None:
    """Count for each signal the people who first did it after their first goal.

    Args:
        person: The person of each event.
        signal: Its signal.
        goal: For each signal whether it is a goal.
        found: Signals by: people with both, those with the goal first, and how many would have it
            first if all of a person's events stood in any order.
    """
    size = len(goal)
    mine, when, there = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.int64)
    rows, start = len(person), 0
    while start < rows:
        end, many, goals, first = start, 0, 0, -1
        while end < rows and person[end] == person[start]:
            s = signal[end]
            if s >= 0:
                if goal[s]:
                    goals += 1
                    first = end if first < 0 else first
                elif mine[s] == 0:
                    there[many], when[s] = s, end
                    many += 1
                mine[s] += 1
            end += 1
        for k in range(many):
            s = there[k]
            if goals > 0:
                found[s, 0] += 1
                found[s, 1] += first < when[s]
                found[s, 2] += goals / (goals + mine[s])
        mine[:] = 0
        start = end


@kernel
def precede(  # noqa: C901 one pass, one place
    person: Whole, t: Whole, signal: Whole, goal: Yes, quiet: int, visit: int, way: int, leads: Real
) -> None:
    """Which of two signals comes first, in stretches of events without a long silence.

    In each stretch that holds both, all pairs of their events are compared, so that a frequent
    signal does not look early; pairs of the same instant count as half before and half after.

    Args:
        person: The person of each event.
        t: Its instant, microseconds.
        signal: Its signal.
        goal: For each signal whether it is a goal.
        quiet: A longer time than this ends a stretch, microseconds.
        visit: What follows within this time counts as the same instant, microseconds.
        way: `FREE`, `CLOSES` or `OPENS`.
        leads: Added to, for i < j: stretches with both; the sum over them of the share of pairs in
            which i is first, less a half; the sum of its squares.
    """
    size = len(goal)
    before, now, there = np.zeros(size), np.zeros(size), np.zeros(size, np.int64)
    first = np.zeros((size, size))
    many, who, last = 0, np.int64(-1), np.int64(0)
    for i in range(len(person) + 1):
        s = signal[i] if i < len(person) else np.int64(-2)
        if s == -1:
            continue
        ends = s == -2 or person[i] != who or t[i] - last > quiet or (way == OPENS and goal[s])
        if ends:
            for a in range(many):
                x = there[a]
                for b in range(many):
                    y = there[b]
                    if x < y:
                        lead = first[x, y] / (first[x, y] + first[y, x]) - 0.5
                        leads[0, x, y] += 1
                        leads[1, x, y] += lead
                        leads[2, x, y] += lead * lead
            for a in range(many):
                for b in range(many):
                    first[there[a], there[b]] = 0.0
                before[there[a]] = now[there[a]] = 0.0
            many = 0
        if s == -2:
            break
        if not ends and t[i] - last > visit:
            for a in range(many):
                before[there[a]] += now[there[a]]
                now[there[a]] = 0.0
        if before[s] + now[s] == 0.0:
            there[many] = s
            many += 1
        for a in range(many):
            x = there[a]
            if x != s:
                first[x, s] += before[x] + 0.5 * now[x]
                first[s, x] += 0.5 * now[x]
        now[s] += 1.0
        who, last = person[i], t[i]
        if way == CLOSES and goal[s]:
            last = t[i] - quiet - 1


@kernel
def comebacks(
    person: Whole, t: Whole, group: Whole, goal: Yes, signal: Whole, rest: int, found: Whole
) -> None:
    """Count in which group people begin anew after a goal.

    Args:
        person: The person of each event.
        t: Its instant, microseconds.
        group: For each signal the group before the goal that it stands in, else −1.
        goal: For each signal whether it is a goal.
        signal: The signal of each event.
        rest: What comes sooner than this after the goal is no new beginning, microseconds.
        found: For each group how many began anew there, added to.
    """
    waits, who, since = False, np.int64(-1), np.int64(0)
    for i in range(len(person)):
        s = signal[i]
        if s < 0:
            continue
        if person[i] != who:
            who, waits = person[i], False
        if waits and group[s] >= 0 and t[i] - since > rest:
            found[group[s]] += 1
            waits = False
        if goal[s]:
            waits, since = True, t[i]
