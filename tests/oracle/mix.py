"""The mix, told the long way round: weeks day by day, fits and splits by trying everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import numpy as np

from tests.oracle.windows import Segment, local_day, local_midnight
from tests.oracle.world import Row, World

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cost:
    """What a channel cost on a day, or from it on for a week."""

    day: date
    channel: str
    amount: Decimal
    currency: str | None = "EUR"

    @property
    def row(self) -> Row:
        """As a row of the table of costs."""
        return {"date": self.day, "channel": self.channel, "amount": self.amount,
                "currency": self.currency, "campaign": None, "source": "test"}  # fmt: skip


def known_days(world: World) -> list[date]:
    """The local days of the window that are over: "since the first event" without a start."""
    zone, window = world.window.zone, world.window
    start = window.start
    day = local_day(world.oldest if start is None else start, zone)
    last = local_day(window.as_of, zone)
    found = []
    while day <= last:
        begins = local_midnight(day, zone)
        ends = local_midnight(day + DAY, zone)
        if (start is None or begins >= start) and (window.end is None or ends <= window.end):
            found.append(day)
        day += DAY
    return found


def weeks(world: World, costs: Sequence[Cost]) -> list[date]:
    """Mondays of the weeks that are known whole, from the first cost to the last."""
    days = set(known_days(world))
    told = [c.day for c in inside(world, costs) if c.amount]
    mondays = sorted(d for d in days if d.weekday() == 0)
    return [
        d for d in mondays
        if all(d + n * DAY in days for n in range(7))
        and told and d + 6 * DAY >= min(told) and d <= max(told)
    ]  # fmt: skip


def inside(world: World, costs: Sequence[Cost]) -> list[Cost]:
    """Costs of the days that the window touches."""
    zone, window = world.window.zone, world.window
    first = local_day(world.oldest if window.start is None else window.start, zone)
    last = local_day(window.as_of, zone)
    if window.end is not None:
        last = min(last, local_day(window.end - 1, zone))
    return [c for c in costs if first <= c.day <= last]


def week_rows(world: World, segment: Segment, costs: Sequence[Cost], currency: str) -> list[Row]:
    """Spend, goals and value of each week, as the view `weeks` tells them."""
    told = weeks(world, costs)
    rows: dict[date, Row] = {d: defaultdict(float, week=d, goals=0) for d in told}
    for cost in inside(world, costs):
        monday = cost.day - cost.day.weekday() * DAY
        if monday in rows and cost.currency == currency:
            rows[monday][f"spend_{cost.channel}"] += float(cost.amount)
    for found in world.folds:
        orders: set[Any] = set()
        for cycle in found.cycles:
            mine = segment.stay(found, cycle.stays[0])
            for place, hit in enumerate(cycle.goal_hits):
                day = local_day(hit.event.t, world.window.zone)
                row = rows.get(day - day.weekday() * DAY)
                again = hit.event.order_id is not None and hit.event.order_id in orders
                orders.add(hit.event.order_id)
                if row is None or not mine:
                    continue
                row["goals"] += place == 0
                if hit.event.value is not None and not again:
                    name = f"value_{hit.event.currency}" if hit.event.currency else "value"
                    row[name] += float(hit.event.value)
    return [dict(row) for row in rows.values()]


def best_fit(y: Any, free: Any, groups: Sequence[Any]) -> tuple[float, tuple[int, ...]]:
    """The least sum of squares over every choice of one column from each group, none negative."""
    from scipy.optimize import nnls

    basis = np.linalg.qr(free)[0]

    def rest(values: Any) -> Any:
        return values - basis @ (basis.T @ values)

    found = []
    for choice in product(*(range(group.shape[1]) for group in groups)):
        columns = np.column_stack([g[:, c] for g, c in zip(groups, choice, strict=True)])
        found.append((float(nnls(rest(columns), rest(y))[1] ** 2), choice))
    return min(found)


def best_split(
    response: Callable[[Any], Any], low: Any, high: Any, budget: float, steps: int = 60
) -> float:
    """The most that any split of a grid brings: each channel but the last on a grid of its own."""
    axes = [np.linspace(a, b, steps) for a, b in zip(low[:-1], high[:-1], strict=True)]
    points = np.array(list(product(*axes)))
    last = budget - points.sum(axis=1)
    fits = (last >= low[-1] - 1e-9) & (last <= high[-1] + 1e-9)
    every = np.column_stack([points, last])[fits]
    return float(response(every).sum(axis=1).max(initial=-np.inf))
