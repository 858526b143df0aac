"""The rows of segments side by side, and of the people that two of them share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from percorso.engine.columns import UNIT
from percorso.measure.answer import Row
from percorso.measure.segmentation.counting import (
    CYCLES,
    DECIDED,
    GOAL,
    PEOPLE,
    Counts,
    Plan,
)
from percorso.measure.segmentation.known import Known
from percorso.measure.statistics import newcombe, wilson

EVERYONE = "everyone"
RATES = (
    "share", "share_low", "share_high", "goal_cycles", "decided", "undecided", "conversion",
    "conversion_low", "conversion_high", "difference", "difference_low", "difference_high",
    "value", "value_person", "goal_median_s",
)  # fmt: skip
"""The figures that a group under the smallest size does not show."""


def heads(plan: Plan, counts: Counts) -> Iterator[tuple[Row, int, int]]:
    """The groups that a question was split into: what their rows begin with, base and value."""
    labels, split = plan.run.labels(), plan.run.grouping
    for base in range(plan.bases):
        for value in range(plan.split):
            if split.by is None:
                yield {}, base, value
            elif counts.numbers[base * plan.parts, value, PEOPLE]:
                yield {"segment": labels[value]}, base, value


def segment_rows(
    plan: Plan, counts: Counts, known: list[Known], smallest: int, names: list[str], everyone: str
) -> list[Row]:
    """For each group everyone first, then one row a segment.

    Args:
        plan: What was counted.
        counts: The counts.
        known: All segments, those included that are only described.
        smallest: Groups of fewer people show no rate.
        names: What the base groups are called, when two are compared.
        everyone: What the first row is called.
    """
    rows = []
    for head, base, value in heads(plan, counts):
        head = head or ({"segment": names[base]} if plan.bases > 1 else {})
        first = base * plan.parts
        whole = Figures(plan, counts, first, value, smallest)
        rows.append(head | {"id": EVERYONE, "name": everyone} | _EMPTY | whole.row(None))
        numbers = {each.id: first + 1 + n for n, each in enumerate(plan.segments)}
        for each in known:
            row = head | described(each, plan.run.lang)
            if each.id in numbers:
                row |= Figures(plan, counts, numbers[each.id], value, smallest).row(whole)
            else:
                row |= dict.fromkeys(FIGURES)
            rows.append(row)
    return rows


_EMPTY: Row = {"source": None, "of": None, "condition": None, "personas": [], "share_claimed": None}


def described(segment: Known, lang: str) -> Row:
    """What is known of a segment without counting."""
    return {
        "id": segment.id,
        "name": segment.group.label,
        "source": segment.source,
        "of": segment.of,
        "condition": segment.sentence(lang),
        "personas": list(segment.personas),
        "share_claimed": None if segment.claimed is None else segment.claimed / 100,
    }


class Figures:
    """The figures of one group.

    Args:
        plan: What was counted.
        counts: The counts.
        group: The number of the group in the plan.
        value: The number of the value of `by`.
        smallest: Groups of fewer people show no rate.
    """

    def __init__(self, plan: Plan, counts: Counts, group: int, value: int, smallest: int) -> None:
        self._plan, self._counts, self._group, self._value = plan, counts, group, value
        self._smallest = smallest
        self.people, self.cycles, self.decided, self.goal = (
            int(counts.numbers[group, value, figure]) for figure in (PEOPLE, CYCLES, DECIDED, GOAL)
        )

    def row(self, whole: Figures | None) -> Row:
        """The figures; those of everyone when `whole` is None."""
        goal = self._plan.run.plan.goal >= 0
        row: Row = {"people": self.people}
        row |= _share("share", self.people, whole.people if whole else self.people, bool(whole))
        row |= {"cycles": self.cycles}
        row |= {"goal_cycles": self.goal if goal else None}
        row |= {"decided": self.decided if goal else None}
        row |= {"undecided": self.cycles - self.decided if goal else None}
        row |= _share("conversion", self.goal, self.decided if goal else 0)
        row |= self._difference(whole if goal else None)
        row |= {"value": self._money(1), "value_person": self._money(self.people)}
        row |= {"goal_median_s": self._median()}
        if 0 < self.people < self._smallest:
            row |= dict.fromkeys(RATES)
        return row

    def _difference(self, whole: Figures | None) -> Row:
        """The conversion less that of all the other cycles of the same group."""
        keys = ("difference", "difference_low", "difference_high")
        others = 0 if whole is None else whole.decided - self.decided
        if whole is None or not others or not self.decided:
            return dict.fromkeys(keys)
        if whole.people - self.people < self._smallest and self.people < whole.people:
            return dict.fromkeys(keys)  # the rest would be known by subtraction
        reached = whole.goal - self.goal
        bounds = newcombe(self.goal, self.decided, reached, others) or (None, None)
        found = self.goal / self.decided - reached / others
        return dict(zip(keys, (found, *bounds), strict=True))

    def _money(self, people: int) -> dict[str, Decimal]:
        names = [*self._plan.run.timeline.codes.of("currency").values, ""]
        sums = self._counts.money[self._group, self._value]
        there = self._counts.valued[self._group, self._value]
        return {
            name: Decimal(round(int(total) / people)) / UNIT if people > 1
            else Decimal(int(total)) / UNIT
            for name, total, seen in zip(names, sums.tolist(), there.tolist(), strict=True)
            if seen and people
        }  # fmt: skip

    def _median(self) -> float | None:
        parts = self._counts.waits[self._group]
        found = [waits[values == self._value] for values, waits in parts]
        joined = np.concatenate(found) if found else np.zeros(0, np.int64)
        return float(np.median(joined)) / 1e6 if len(joined) else None


def _share(name: str, part: int, whole: int, bounded: bool = True) -> Row:
    low, high = (wilson(part, whole) if bounded else None) or (None, None)
    return {name: part / whole if whole else None, f"{name}_low": low, f"{name}_high": high}


FIGURES = (
    "people", "share", "share_low", "share_high", "cycles", "goal_cycles", "decided", "undecided",
    "conversion", "conversion_low", "conversion_high", "difference", "difference_low",
    "difference_high", "value", "value_person", "goal_median_s",
)  # fmt: skip
COLUMNS = ("id", "name", "source", "of", "condition", "personas", "share_claimed", *FIGURES)


def overlap_rows(plan: Plan, counts: Counts, smallest: int, names: list[str]) -> list[Row]:
    """For each pair of segments the people they share; what chance alone would give beside it."""
    rows = []
    for head, base, value in heads(plan, counts):
        head = head or ({"segment": names[base]} if plan.bases > 1 else {})
        everyone = int(counts.numbers[base * plan.parts, value, PEOPLE])
        shared = counts.shared[base, value]
        for a, first in enumerate(plan.segments):
            for b in range(a + 1, len(plan.segments)):
                sizes = int(shared[a, a]), int(shared[b, b])
                row = head | _pair(first, plan.segments[b], int(shared[a, b]), sizes, everyone)
                if any(0 < size < smallest for size in (*sizes, row["people"])):
                    row |= dict.fromkeys(OVERLAP[7:])
                rows.append(row)
    return rows


OVERLAP = (
    "id", "name", "id_other", "name_other", "people", "people_first", "people_other",
    "share", "share_low", "share_high", "share_other", "share_other_low", "share_other_high",
    "jaccard", "times_chance",
)  # fmt: skip


def _pair(
    first: Known, second: Known, shared: int, sizes: tuple[int, int], everyone: int
) -> dict[str, Any]:
    either = sizes[0] + sizes[1] - shared
    return {
        "id": first.id,
        "name": first.group.label,
        "id_other": second.id,
        "name_other": second.group.label,
        "people": shared,
        "people_first": sizes[0],
        "people_other": sizes[1],
        **_share("share", shared, sizes[0]),
        **_share("share_other", shared, sizes[1]),
        "jaccard": shared / either if either else None,
        "times_chance": shared * everyone / (sizes[0] * sizes[1]) if all(sizes) else None,
    }


__all__ = ["COLUMNS", "EVERYONE", "OVERLAP", "described", "heads", "overlap_rows", "segment_rows"]
