"""The rows of cohorts: for each of them, and for all together, one row a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from percorso.engine.columns import UNIT
from percorso.errors import Problem, QuestionError
from percorso.measure.answer import Row
from percorso.measure.retention.cohorts import Counts, Plan
from percorso.measure.statistics import wilson

ALL = "all"
MOST_ROWS = 50_000
Money = dict[str, int]


@dataclass(frozen=True)
class Cell:
    """One cohort in one period.

    Attributes:
        size: People of the cohort.
        observed: Those among them whose period has been seen, the denominator.
        retained: Those among these who were active.
        complete: Whether the period is over for all of them.
        value: Net value of the period, by currency, in ten-thousandths.
        cumulative: That of all periods up to it.
    """

    size: int
    observed: int
    retained: int
    complete: bool
    value: Money
    cumulative: Money


class Cohorts:
    """The cohorts of one group, looked up in what was counted.

    Args:
        plan: What was counted.
        counts: The counts.
        group: The number of the group.
        most: How many periods after the first to show; None for all.
    """

    def __init__(self, plan: Plan, counts: Counts, group: int, most: int | None) -> None:
        self._plan, self._group, self._most = plan, group, most
        _, self._cohorts, self._periods = plan.shape
        self._active = counts.active.as_dict()
        self._watched = counts.watched.as_dict()
        self._value = counts.value.as_dict()
        self._sizes = counts.sizes.as_dict()
        codes = plan.run.timeline.codes.of("currency").values
        self._currencies = [*codes, ""]

    @cached_property
    def sizes(self) -> dict[int, int]:
        """People by cohort; cohorts without anybody are not there."""
        first = self._group * self._cohorts
        found = ((c, self._sizes.get(first + c, 0)) for c in range(self._cohorts))
        return {c: size for c, size in found if size}

    def _cell(self, cohort: int, period: int) -> int:
        return (self._group * self._cohorts + cohort) * self._periods + period

    def last(self, cohort: int) -> int:
        """The last period that anybody of a cohort has been seen in."""
        if self._plan.kind == "rolling":
            seen = [n for n in range(self._periods) if self._cell(cohort, n) in self._watched]
            found = max(seen) - 1
        else:
            found = self._cohorts - 1 - cohort
        return found if self._most is None else min(found, self._most)

    def count(self) -> int:
        """How many rows there will be, those of all cohorts together apart."""
        return sum(max(self.last(cohort) + 1, 0) for cohort in self.sizes)

    def cells(self, cohort: int) -> Iterator[tuple[int, Cell]]:
        """The periods of a cohort, from the one in which it began."""
        size, cumulative = self.sizes[cohort], defaultdict[str, int](int)
        later = self._later(cohort)
        watched = self._seen(cohort, size)
        for period in range(self.last(cohort) + 1):
            value = self._money(cohort, period)
            for currency, amount in value.items():
                cumulative[currency] += amount
            observed = watched[period]
            yield period, Cell(
                size, observed, later[period], self._over(cohort, period, observed == size), value,
                dict(cumulative),
            )  # fmt: skip

    def _over(self, cohort: int, period: int, everybody: bool) -> bool:
        if self._plan.kind == "rolling":
            return everybody
        return self._plan.calendar.over(cohort + period, self._plan.run.window.as_of)

    def _later(self, cohort: int) -> list[int]:
        """Who was active in each period; for `unbounded` in it or later."""
        found = [self._active.get(self._cell(cohort, k), 0) for k in range(self._periods)]
        if self._plan.kind != "unbounded":
            return found
        for k in range(self._periods - 2, -1, -1):
            found[k] += found[k + 1]
        return found

    def _seen(self, cohort: int, size: int) -> list[int]:
        """How many have been seen through each period."""
        if self._plan.kind != "rolling":
            return [size] * self._periods
        found = [size] * self._periods
        for k in range(self._periods):
            gone = self._watched.get(self._cell(cohort, k), 0)
            found[k] = (found[k - 1] if k else size) - gone
        return found

    def _money(self, cohort: int, period: int) -> Money:
        first = self._cell(cohort, period) * len(self._currencies)
        keys = ((name, first + place) for place, name in enumerate(self._currencies))
        return {name: self._value[key] for name, key in keys if key in self._value}


def cohort_rows(plan: Plan, counts: Counts, most: int | None, curve_only: bool) -> list[Row]:
    """All rows: for each group first all cohorts together, then each by itself."""
    groups = [Cohorts(plan, counts, group, most) for group in range(len(plan.run.labels()))]
    _check(sum(group.count() for group in groups))
    rows = []
    for label, group in zip(plan.run.labels(), groups, strict=True):
        head: Row = {"segment": label} if plan.run.grouping.split else {}
        rows += [head | row for row in _group_rows(plan, group, curve_only)]
    return rows


def _check(count: int) -> None:
    if count > MOST_ROWS:
        raise QuestionError(
            Problem(f"There would be {count} rows, more than {MOST_ROWS}.",
                    "Choose longer periods with --period, fewer with --periods, or a shorter time "
                    "with --from.")
        )  # fmt: skip


def _group_rows(plan: Plan, group: Cohorts, curve_only: bool) -> Iterator[Row]:
    cells = {cohort: dict(group.cells(cohort)) for cohort in group.sizes}
    yield from _together(plan, list(cells.values()))
    if curve_only:
        return
    for cohort, periods in cells.items():
        head = {"cohort": plan.calendar.label(cohort), "start": plan.calendar.days[cohort]}
        for period, cell in periods.items():
            yield head | _row(plan, period, cell)


def _together(plan: Plan, cohorts: list[dict[int, Cell]]) -> Iterator[Row]:
    """All cohorts together: in each period those that have been seen through it."""
    for period in range(max(map(len, cohorts), default=0)):
        found = [cells[period] for cells in cohorts if period in cells]
        over = [cell for cell in found if cell.complete]
        seen = [cell for cell in found if cell.observed] if plan.kind == "rolling" else over
        if not seen:
            return
        cell = Cell(
            sum(each.size for each in seen), sum(each.observed for each in seen),
            sum(each.retained for each in seen), True, _sum(each.value for each in over),
            _sum(each.cumulative for each in over),
        )  # fmt: skip
        row = {"cohort": ALL, "start": None} | _row(plan, period, cell)
        yield row | {"value_person": _each(cell.cumulative, sum(each.size for each in over))}


def _sum(found: Any) -> Money:
    total: Money = defaultdict(int)
    for value in found:
        for currency, amount in value.items():
            total[currency] += amount
    return dict(total)


def _row(plan: Plan, period: int, cell: Cell) -> Row:
    share = cell.retained / cell.observed if cell.observed else None
    first, second = plan.signals.selectors
    given = period == 0 and first == second
    bounds = None if given else wilson(cell.retained, cell.observed)
    return {
        "period": period,
        "size": cell.size,
        "observed": cell.observed,
        "retained": cell.retained,
        "share": share,
        "low": bounds[0] if bounds else None,
        "high": bounds[1] if bounds else None,
        "complete": cell.complete,
        "value": _money(cell.value),
        "value_cumulative": _money(cell.cumulative),
        "value_person": _each(cell.cumulative, cell.size),
        "kind": plan.kind,
    }


def _money(value: Money) -> dict[str, Decimal]:
    return {currency: Decimal(amount) / UNIT for currency, amount in value.items()}


def _each(value: Money, people: int) -> dict[str, Decimal]:
    """Money for each person, to the ten-thousandth."""
    return {c: Decimal(round(v / people)) / UNIT for c, v in value.items()} if people else {}
