"""Rows from counts: the whole, each stage, each departure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from percorso.explain.conformance import counting
from percorso.explain.conformance.codes import (
    ADDED,
    KINDS,
    LATE,
    OTHER_CHANNEL,
    SKIPPED,
)
from percorso.explain.conformance.drawing import Drawn, Ints
from percorso.explain.conformance.landmarks import Landmarks
from percorso.explain.conformance.tally import Tally
from percorso.measure.answer import Row
from percorso.measure.multiple import benjamini_hochberg, two_shares
from percorso.measure.run import Run
from percorso.measure.statistics import newcombe, wilson

GOAL, LATER_STAGE = "goal", "later_stage"
"""What departures are judged by: the goal, from the goal on whether a later stage was entered."""


@dataclass(frozen=True)
class Counted:
    """A question at work, the drawing, and what was counted."""

    run: Run
    drawn: Drawn
    tally: Tally

    @cached_property
    def landmarks(self) -> Landmarks:
        """The moments at which departures are compared, and who was still on their way then."""
        return Landmarks(self.tally.after, self.tally.followed)

    def groups(self) -> Iterable[int]:
        """The groups to show: all that are compared; of the values of a field those that occur."""
        cycles = self.tally.whole[:, counting.CYCLES]
        if self.run.grouping.by is None:
            return range(len(cycles))
        return sorted(np.flatnonzero(cycles).tolist(), key=lambda group: -int(cycles[group]))

    def head(self, group: int) -> Row:
        """The first column of a group's rows."""
        return {"segment": self.run.labels()[group]} if self.run.grouping.split else {}

    def decided(self, group: int) -> int:
        """Cycles of which it is known: they departed, or have ended without."""
        whole = self.tally.whole[group]
        return int(whole[counting.CYCLES] - whole[counting.UNDECIDED])


def with_interval(name: str, part: int, base: int) -> Row:
    """A share with its Wilson interval; all empty without a base."""
    low, high = wilson(part, base) or (None, None)
    return {name: part / base if base else None, f"{name}_low": low, f"{name}_high": high}


def judged(kind: int, drawn: Drawn) -> bool:
    """Whether anything can be said of a kind: it counts, and the drawing says something of it."""
    said = {
        LATE: bool(drawn.targets.any()),
        ADDED: bool(drawn.sited.any()),
        OTHER_CHANNEL: bool(drawn.routed.any()),
    }
    return bool(drawn.counted[kind]) and said.get(kind, True)


def summary_rows(counted: Counted) -> Iterator[Row]:
    """One row a group: how many cycles follow the drawing, and how the others depart."""
    for group in counted.groups():
        whole = [int(n) for n in counted.tally.whole[group]]
        cycles, decided = whole[counting.CYCLES], counted.decided(group)
        row = counted.head(group)
        row |= {"cycles": cycles, "people": whole[counting.PEOPLE]}
        row |= {"decided": decided, "undecided": whole[counting.UNDECIDED]}
        row["departed"] = whole[counting.DEPARTED]
        row["followed"] = decided - whole[counting.DEPARTED]
        row |= with_interval("follow_share", row["followed"], decided)
        row["decided_order"] = cycles - whole[counting.ORDER_UNDECIDED]
        ordered = row["decided_order"] - whole[counting.DISORDERED]
        row |= with_interval("in_order", ordered, row["decided_order"])
        row |= _kinds(counted.drawn, whole[counting.BY_KIND :], [decided] * len(KINDS))
        yield row | _fit(counted, group, whole)


def _kinds(drawn: Drawn, cycles: list[int], bases: list[int | None]) -> Row:
    """For each kind the cycles that depart so and their share; None where nothing is drawn."""
    row: Row = {}
    for kind, name in enumerate(KINDS):
        base = bases[kind] if judged(kind, drawn) else None
        row[f"cycles_{name}"] = None if base is None else cycles[kind]
        row |= with_interval(name, cycles[kind], base or 0)
    return row


def _fit(counted: Counted, group: int, whole: list[int]) -> Row:
    cycles = whole[counting.CYCLES]
    cost, fit = whole[counting.COST], float(counted.tally.fitness[group])
    return {"cost": cost / cycles if cycles else None, "fitness": fit / cycles if cycles else None}


def stage_rows(counted: Counted) -> Iterator[Row]:
    """One row for each group and stage of the journey, drawn stages without rules included."""
    for group in counted.groups():
        number = 0
        for stage in counted.run.journey.stages:
            row = counted.head(group) | {"stage": stage.id}
            if stage.measured:
                yield row | _stage(counted, group, number)
                number += 1
            else:
                yield row | dict.fromkeys(STAGE_FIGURES)


def _stage(counted: Counted, group: int, stage: int) -> Row:
    counts = [int(n) for n in counted.tally.stage[group, stage]]
    bases = _bases(counted.drawn, stage, counts[counting.S_BASE :])
    followed = counts[counting.FOLLOWED]
    row: Row = {
        "cycles": counts[counting.ENTERED_BY],
        "people": counts[counting.S_PEOPLE],
        "decided": followed + counts[counting.S_DEPARTED],
        "followed": followed,
    }
    row |= with_interval("follow_share", followed, row["decided"])
    row |= {f"base_{name}": base for name, base in zip(KINDS, bases, strict=True)}
    return row | _kinds(counted.drawn, counts[counting.S_BY_KIND :], bases)


def _bases(drawn: Drawn, stage: int, counts: list[int]) -> list[int | None]:
    """What each kind is a share of in a stage; None where the drawing says nothing of it."""
    said = {
        SKIPPED: not drawn.optional[stage],
        LATE: drawn.targets[stage] > 0,
        ADDED: drawn.sited[stage],
        OTHER_CHANNEL: drawn.routed[stage],
    }
    counts = counts[: len(KINDS)]
    return [n if said.get(kind, True) else None for kind, n in enumerate(counts)]


def departure_rows(counted: Counted) -> list[Row]:
    """One row for each departure that occurs, in every group the commonest first."""
    rows = [row for group in counted.groups() for row in _departures(counted, group)]
    found = [_p_value(row) for row in rows]
    for row, q_value in zip(rows, benjamini_hochberg(found), strict=True):
        row["q_value"] = q_value
    return rows


def _p_value(row: Row) -> float | None:
    if row["difference"] is None:
        return None
    return two_shares(
        row["progressed_with"], row["decided_with"], row["progressed_without"],
        row["decided_without"],
    )  # fmt: skip


def _departures(counted: Counted, group: int) -> list[Row]:
    codes = counted.drawn.codes
    keys = counted.tally.keys
    mine = np.flatnonzero((keys >= group * codes.size) & (keys < (group + 1) * codes.size))
    rows = [
        _departure(counted, group, int(keys[n]) - group * codes.size, counted.tally.departure[n])
        for n in mine
    ]
    rows.sort(key=lambda row: (-row["cycles"], -row["n"], KINDS.index(row["departure"])))
    return [
        {**counted.head(group), "rank": rank, **row, "q_value": None}
        for rank, row in enumerate(rows, 1)
    ]


def _departure(counted: Counted, group: int, code: int, counts: Ints) -> Row:
    run = counted.run
    kind, stage, touchpoint, channel = counted.drawn.codes.read(code)
    times, cycles, people, *_ = (int(n) for n in counts)
    channels = run.timeline.codes.of("channel").values
    row: Row = {
        "departure": KINDS[kind],
        "stage": run.stages[stage].id,
        "touchpoint": None if touchpoint < 0 else run.touchpoints.names[touchpoint],
        "channel": None if channel < 0 else channels[channel],
        "n": times,
        "cycles": cycles,
        "people": people,
        "decided": counted.decided(group),
    }
    row |= with_interval("share", cycles, row["decided"])
    key = group * counted.drawn.codes.size + code
    return row | _progress(counted, group, stage, key, counts)


def _progress(counted: Counted, group: int, stage: int, key: int, counts: Ints) -> Row:
    """What came after the departure, against what came of those who followed in that stage.

    Only those are set against it who were still on their way as long after entering the stage as
    it takes, in the median, to depart.

    Nothing is compared where most who left the stage out were at the goal by the same signal.
    """
    _, _, _, with_, on, at_once = (int(n) for n in counts)
    after = counted.landmarks.after(key)
    without, on_without = counted.landmarks.followed(group * counted.run.plan.stages + stage, after)
    row: Row = {
        "after_s": None if after is None else after / 1e6,
        "judged_by": GOAL if stage < counted.run.plan.goal else LATER_STAGE,
        "decided_with": with_, "progressed_with": on, "at_once": at_once,
        "progress_with": None,
        "decided_without": without, "progressed_without": on_without,
        "progress_without": None,
        "difference": None, "difference_low": None, "difference_high": None,
    }  # fmt: skip
    bounds = None if 2 * at_once > with_ else newcombe(on, with_, on_without, without)
    if bounds is not None:
        row |= {"progress_with": on / with_, "progress_without": on_without / without}
        row["difference"] = row["progress_with"] - row["progress_without"]
        row["difference_low"], row["difference_high"] = bounds
    return row


SHARES_OF_KINDS = tuple(
    key for name in KINDS for key in (f"cycles_{name}", name, f"{name}_low", f"{name}_high")
)
STAGE_FIGURES = (
    "cycles", "people", "decided", "followed", "follow_share", "follow_share_low",
    "follow_share_high",
    *(f"base_{name}" for name in KINDS), *SHARES_OF_KINDS,
)  # fmt: skip
"""The figures of a stage's row, all None for a stage that is drawn but not measured."""
