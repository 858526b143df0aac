"""The rows: for each group and place all moments together, then each kind that occurs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Row
from percorso.measure.moments.counting import Counts, K
from percorso.measure.moments.kinds import KINDS, ORDER
from percorso.measure.moments.runs import Ints
from percorso.measure.moments.visits import ELSEWHERE, LONGER, MOMENT, Plan
from percorso.measure.statistics import newcombe, wilson
from percorso.words import N_

ALL = "all"
NOWHERE = "none"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
        N_("Saturday"), N_("Sunday"))  # fmt: skip
AGAINST = {"longer": LONGER, "elsewhere": ELSEWHERE}
MOST_CELLS = 50_000
VISITS, DECIDED, CONVERTED, INSIDE = range(4)


def check_size(plan: Plan) -> None:
    """Refuse more rows than anybody reads, before anything is counted.

    Raises:
        QuestionError: There would be too many.
    """
    cells = len(plan.run.labels()) * plan.places
    if cells > MOST_CELLS:
        raise QuestionError(
            Problem(f"There would be {cells} places and groups, more than {MOST_CELLS}.",
                    "Group by a field with fewer values, or leave --by out.")
        )  # fmt: skip


def moment_rows(plan: Plan, counts: Counts, against: str) -> list[Row]:
    """All rows, group by group.

    Args:
        plan: What was counted.
        counts: The counts.
        against: What moments are compared with: `longer` or `elsewhere`.
    """
    table = Table(plan, counts, AGAINST[against])
    split, labels = plan.run.grouping.split, plan.run.labels()
    return [
        ({"segment": label} if split else {}) | row
        for group, label in enumerate(labels)
        for row in table.rows(group)
    ]


class Table:
    """The rows of a question, looked up in what was counted.

    Args:
        plan: What was counted.
        counts: The counts.
        against: The role that moments are compared with.
    """

    def __init__(self, plan: Plan, counts: Counts, against: int) -> None:
        self._plan, self._counts, self._against = plan, counts, against
        self._goal = plan.run.plan.goal >= 0
        cells, length, count = counts.lengths
        self._length, self._count = Medians(cells, length), Medians(cells, count)
        self._of_any = Medians(cells // K, length), Medians(cells // K, count)

    def rows(self, group: int) -> Iterator[Row]:
        """The rows of a group: place by place all kinds together, then each that occurs."""
        moments = self._counts.visits[VISITS, group, :, :, MOMENT]
        total = int(moments.sum())
        seen = moments.sum(axis=0) > 0
        steady = self._plan.view in ("kinds", "hours", "weekdays")
        for place in range(self._plan.places):
            here = moments[place]
            if not here.sum() and not steady:
                continue
            head = self._head(place)
            yield head | {"kind": ALL} | self._row(group, place, None, total)
            for kind in (KINDS.index(name) for name in ORDER):
                if here[kind] or (steady and seen[kind]):
                    yield head | {"kind": KINDS[kind]} | self._row(group, place, kind, total)

    def _head(self, place: int) -> Row:
        plan = self._plan
        if plan.view == "stages":
            ids = [stage.id for stage in plan.run.stages]
            return {"stage": ids[place] if place < len(ids) else NOWHERE}
        if plan.view == "touchpoints":
            names = plan.run.touchpoints.names
            return {"touchpoint": names[place] if place < len(names) else NOWHERE}
        if plan.view == "hours":
            return {"hour": place}
        return {"weekday": WEEKDAYS[place]} if plan.view == "weekdays" else {}

    def _row(self, group: int, place: int, kind: int | None, total: int) -> Row:
        which: Any = slice(None) if kind is None else slice(kind, kind + 1)
        sums = self._counts.visits[:, group, place, which].sum(axis=1)
        moments, last = int(sums[VISITS, MOMENT]), K if kind is None else kind
        cell = group * self._plan.places + place
        length, count = self._of_any if kind is None else (self._length, self._count)
        cell = cell if kind is None else cell * K + kind
        middle = length.of(cell)
        return {
            "moments": moments,
            "share": moments / total if total else None,
            "people": int(self._counts.people[group, place, last]),
            **self._cycles(group, place, last),
            "interactions_median": count.of(cell),
            "length_median_s": None if middle is None else middle / 1e6,
            **(self._goals(sums, moments) if self._goal else dict.fromkeys(GOALS)),
        }

    def _cycles(self, group: int, place: int, kind: int) -> Row:
        held, of = int(self._counts.cycles[group, place, kind]), int(self._counts.of[group, place])
        low, high = wilson(held, of) or (None, None)
        return {
            "cycles": held,
            "cycles_of": of,
            "cycles_share": held / of if of else None,
            "cycles_low": low,
            "cycles_high": high,
        }

    def _goals(self, sums: Ints, moments: int) -> Row:
        decided, converted = int(sums[DECIDED, MOMENT]), int(sums[CONVERTED, MOMENT])
        others, reached = (int(sums[row, self._against]) for row in (DECIDED, CONVERTED))
        low, high = wilson(converted, decided) or (None, None)
        share = converted / decided if decided else None
        beside = reached / others if others else None
        bounds = newcombe(converted, decided, reached, others) or (None, None)
        both = share is not None and beside is not None
        return {
            "decided": decided,
            "undecided": moments - decided,
            "converted": converted,
            "converted_inside": int(sums[INSIDE, MOMENT]),
            "converted_share": share,
            "converted_low": low,
            "converted_high": high,
            "against": int(sums[VISITS, self._against]),
            "against_decided": others,
            "against_converted": reached,
            "against_share": beside,
            "difference": share - beside if both else None,  # type: ignore[operator]
            "difference_low": bounds[0],
            "difference_high": bounds[1],
        }


GOALS = (
    "decided", "undecided", "converted", "converted_inside", "converted_share", "converted_low",
    "converted_high", "against", "against_decided", "against_converted", "against_share",
    "difference", "difference_low", "difference_high",
)  # fmt: skip
"""The figures that need a goal."""


class Medians:
    """The median of the values in each cell.

    Args:
        cells: The cell of each value.
        values: The values.

    Example:
        >>> found = Medians(np.array([1, 0, 1, 1]), np.array([5, 9, 1, 2]))
        >>> found.of(1), found.of(0), found.of(7)
        (2.0, 9.0, None)
    """

    def __init__(self, cells: Ints, values: Ints) -> None:
        order = np.lexsort((values, cells))
        self._values = values[order]
        self._cells, self._first = np.unique(cells[order], return_index=True)

    def of(self, cell: int) -> float | None:
        """The median in a cell; None where it has no value."""
        place = int(np.searchsorted(self._cells, cell))
        if place == len(self._cells) or self._cells[place] != cell:
            return None
        ends = self._first[place + 1] if place + 1 < len(self._first) else len(self._values)
        first, n = int(self._first[place]), int(ends - self._first[place])
        low, high = self._values[first + (n - 1) // 2], self._values[first + n // 2]
        return (int(low) + int(high)) / 2
