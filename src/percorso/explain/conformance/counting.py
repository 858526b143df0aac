"""Counting cycles and departures by group, in one pass over each."""

from __future__ import annotations

from typing import Any

import numpy as np

from percorso.engine.jit import kernel
from percorso.explain.conformance.codes import (
    ADDED,
    KINDS,
    LATE,
    ORDER,
    OTHER_CHANNEL,
    OUT_OF_ORDER,
    REPEATED,
    SKIPPED,
)
from percorso.explain.conformance.sequence import (
    AT_ONCE,
    LATE_KNOWN,
    NOT_REACHED,
    REACHED,
    outcome,
)
from percorso.measure.turns import (
    C_END,
    C_GOAL_AT,
    CYCLE,
    ENTERED,
    FIRST_OF_CYCLE,
    LATER_AT,
    OPEN,
    STAGE,
)

N_KINDS, N_ORDER = len(KINDS), len(ORDER)
# Figures of a group.
CYCLES, PEOPLE, DEPARTED, UNDECIDED, DISORDERED, ORDER_UNDECIDED, COST, STAYS = range(8)
BY_KIND = 8
WHOLE = BY_KIND + N_KINDS
# Figures of a stage in a group.
ENTERED_BY, S_PEOPLE, S_DEPARTED, FOLLOWED = range(4)
S_BY_KIND = 4
S_BASE = S_BY_KIND + N_KINDS
STAGE_WIDTH = S_BASE + N_KINDS
# Figures of a departure in a group.
TIMES, D_CYCLES, D_PEOPLE, D_DECIDED, D_REACHED, D_AT_ONCE = range(6)
DEPARTURE_WIDTH = 6


@kernel
def count_cycles(  # noqa: C901 one pass, one place
    cycle_person: Any,
    cycles: Any,
    group: Any,
    marks: Any,
    shape: Any,
    whole: Any,
    stage: Any,
    fitness: Any,
    seen: Any,
) -> None:
    """Count every cycle of a group: whether it departed, how, and in which stages."""
    stages = stage.shape[1]
    for c in range(len(cycles)):
        g = group[c]
        if g < 0:
            continue
        whole[g, CYCLES] += 1
        if seen[g] != cycle_person[c]:
            seen[g] = cycle_person[c]
            whole[g, PEOPLE] += 1
        whole[g, STAYS] += shape[c, 0]
        whole[g, COST] += shape[c, 1]
        fitness[g] += 1 - shape[c, 1] / shape[c, 0]
        departed: Any = np.int64(0)
        for kind in range(N_KINDS):
            departed |= marks[c, kind]
            if marks[c, kind] != 0:
                whole[g, BY_KIND + kind] += 1
                for s in range(stages):
                    if (marks[c, kind] >> s) & 1:
                        stage[g, s, S_BY_KIND + kind] += 1
                        if kind == SKIPPED:
                            stage[g, s, S_BASE + kind] += 1
            if kind == N_ORDER - 1:
                if departed != 0:
                    whole[g, DISORDERED] += 1
                elif cycles[c, C_END] == OPEN:
                    whole[g, ORDER_UNDECIDED] += 1
        if departed != 0:
            whole[g, DEPARTED] += 1
        elif cycles[c, C_END] == OPEN:
            whole[g, UNDECIDED] += 1
        for s in range(stages):
            if (marks[c, LATE_KNOWN] >> s) & 1:
                stage[g, s, S_BASE + LATE] += 1


@kernel
def count_entries(
    person: Any,
    stays: Any,
    cycles: Any,
    group: Any,
    marks: Any,
    departed: Any,
    shape: Any,
    goal: Any,
    stage: Any,
    seen: Any,
    cell: Any,
    lasted: Any,
    reached: Any,
) -> int:
    """Count the cycles that entered each stage, and list what came of those that followed there.

    Of these, as far as they are decided: their group and stage (`cell`), how long after the entry
    it was decided or a last signal came (`lasted`), and whether it was `reached`.

    Of a kind that may still come while the cycle is open, only those count that did it or ended.
    """
    stages = stage.shape[1]
    n = 0
    for k in range(len(stays)):
        c = stays[k, CYCLE]
        g = group[c]
        if g < 0 or stays[k, FIRST_OF_CYCLE] == 0:
            continue
        s = stays[k, STAGE]
        stage[g, s, ENTERED_BY] += 1
        if seen[g, s] != person[k]:
            seen[g, s] = person[k]
            stage[g, s, S_PEOPLE] += 1
        over = cycles[c, C_END] != OPEN
        stage[g, s, S_BASE + SKIPPED] += 1
        stage[g, s, S_BASE + OUT_OF_ORDER] += 1
        for kind in (REPEATED, ADDED, OTHER_CHANNEL):
            if over or (marks[c, kind] >> s) & 1:
                stage[g, s, S_BASE + kind] += 1
        if (departed[c] >> s) & 1:
            stage[g, s, S_DEPARTED] += 1
            continue
        if over:
            stage[g, s, FOLLOWED] += 1
        later = stays[k, LATER_AT] >= 0
        came = outcome(cycles, c, s, stays[k, ENTERED], later, goal, stages)
        if came not in (NOT_REACHED, REACHED):
            continue
        until = shape[c, 3]
        if came == REACHED:
            until = cycles[c, C_GOAL_AT] if s < goal else stays[k, LATER_AT]
        cell[n] = g * stages + s
        lasted[n] = until - stays[k, ENTERED]
        reached[n] = came == REACHED
        n += 1
    return n


@kernel
def count_departures(
    cycle_person: Any,
    group: Any,
    found: Any,
    counts: Any,
    seen: Any,
) -> None:
    """Count the departures of every group and code."""
    for i in range(len(found)):
        c, code = found[i, 0], found[i, 1]
        g = group[c]
        if g < 0:
            continue
        counts[g, code, TIMES] += found[i, 5]
        counts[g, code, D_CYCLES] += 1
        if seen[g, code] != cycle_person[c]:
            seen[g, code] = cycle_person[c]
            counts[g, code, D_PEOPLE] += 1
        came = found[i, 6]
        if came in (NOT_REACHED, REACHED, AT_ONCE):
            counts[g, code, D_DECIDED] += 1
        if came in (REACHED, AT_ONCE):
            counts[g, code, D_REACHED] += 1
        if came == AT_ONCE:
            counts[g, code, D_AT_ONCE] += 1


__all__ = ["count_cycles", "count_departures", "count_entries"]
