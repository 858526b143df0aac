"""Weeks, from Monday in the local zone: what was spent on each channel, and what was reached."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import NO_VALUE, UNIT
from percorso.explain.mix.curves import Floats
from percorso.measure.cycles import VALUES, cycle_groups, first_of_order
from percorso.measure.turns import C_GOAL_AT
from percorso.measure.window import DAY

if TYPE_CHECKING:
    from percorso.engine.spend import Spend
    from percorso.journey import Journey
    from percorso.measure.run import Bucket, Run

WEEK = dt.timedelta(days=7)
CONTROLLED = ("campaign", "outage", "holiday")
"""Dated notes of these kinds are controls; `other` says nothing about demand."""


@dataclass(frozen=True)
class Spent:
    """What was spent, whole weeks by channels.

    Attributes:
        mondays: The first day of each week.
        channels: Names, in the order of what was spent in all, the most first.
        spend: Weeks by channels, in `currency`.
        contacts: For channels without any cost the contacts or rating points of each week.
        currency: The currency of all; None where the costs name none.
        others: The other currencies, whose costs are left out.
    """

    mondays: tuple[dt.date, ...]
    channels: tuple[str, ...]
    spend: Floats
    contacts: dict[str, Floats]
    currency: str | None
    others: tuple[str, ...]


def mondays(run: Run) -> list[dt.date]:
    """The Mondays of the weeks that lie whole in the window, and not after `as_of`."""
    if run.timeline.oldest is None:
        return []
    window = run.window
    first = window.first_day(run.timeline.oldest)
    day = first + DAY * (-first.weekday() % 7)
    if window.start is not None and window.midnight(day) < window.start:
        day += WEEK
    found, last = [], window.closing()
    while window.midnight(day + WEEK) <= last:
        found.append(day)
        day += WEEK
    return found


def spent(run: Run, spend: Spend, currency: str | None) -> Spent:
    """The spends of the weeks between the first and the last that any cost is known of.

    Args:
        run: The question at work.
        spend: Costs and media of the window.
        currency: The currency wanted; None takes the one with the largest amount.
    """
    rows = [*spend.costs.to_pylist(), *spend.media.to_pylist()]
    money: dict[str, float] = defaultdict(float)
    for row in rows:
        if row["amount"]:
            money[row["currency"] or ""] += float(row["amount"])
    chosen = currency if currency is not None else max(money, key=lambda c: money[c], default="")
    weeks = _known(mondays(run), [row["date"] for row in rows if row["amount"]])
    sums = _sums(rows, weeks, "amount", chosen)
    channels = sorted((c for c in sums if sums[c].sum() > 0), key=lambda c: (-sums[c].sum(), c))
    matrix = np.array([sums[c] for c in channels]).reshape(len(channels), len(weeks)).T
    others = tuple(sorted(c for c in money if c != chosen))
    priced = {row["channel"] for row in rows if row["amount"]}
    contacts = _contacts([row for row in rows if row["channel"] not in priced], weeks)
    return Spent(tuple(weeks), tuple(channels), matrix, contacts, chosen or None, others)


def _known(weeks: list[dt.date], days: Sequence[dt.date]) -> list[dt.date]:
    """Before the first cost and after the last one the spend is not known, and not zero."""
    if not days:
        return []
    first, last = min(days), max(days)
    return [day for day in weeks if day + 6 * DAY >= first and day <= last]


def _sums(
    rows: Sequence[dict[str, Any]], weeks: Sequence[dt.date], name: str, currency: str | None
) -> dict[str, Floats]:
    place = {day: number for number, day in enumerate(weeks)}
    found: dict[str, Floats] = defaultdict(lambda: np.zeros(len(weeks)))
    for row in rows:
        week = place.get(row["date"] - row["date"].weekday() * DAY)
        told = currency is None or (row["currency"] or "") == currency
        if week is not None and told and row[name]:
            found[row["channel"]][week] += float(row[name])
    return dict(found)


def _contacts(rows: Sequence[dict[str, Any]], weeks: Sequence[dt.date]) -> dict[str, Floats]:
    """Contacts of channels without a cost; their rating points where they have no contacts."""
    media = [row for row in rows if "grp" in row]
    points = _sums(media, weeks, "grp", None)
    return dict(sorted((points | _sums(media, weeks, "impressions", None)).items()))


def noted(journey: Journey, weeks: Sequence[dt.date]) -> dict[str, Floats]:
    """For each kind of dated note the part of every week that such notes cover."""
    found: dict[str, Floats] = {}
    for kind in CONTROLLED:
        days: set[dt.date] = set()
        for note in journey.notes:
            if note.kind == kind:
                first, last = note.date, note.until or note.date
                days |= {first + n * DAY for n in range((last - first).days + 1)}
        share = np.array([sum(w + n * DAY in days for n in range(7)) / 7 for w in weeks])
        if len(share) and share.max() > share.min():
            found[kind] = share
    return found


@dataclass(frozen=True)
class Reached:
    """What was reached in each week, groups by weeks.

    Attributes:
        goals: Cycles that reached the goal for the first time.
        value: The value of goal signals, by currency.
    """

    goals: NDArray[np.int64]
    value: dict[str, Floats]


def reached(run: Run, weeks: Sequence[dt.date]) -> Reached:
    """Goals and their value by group and week of the goal signal."""
    edges = week_edges(run, weeks)

    def count(bucket: Bucket) -> tuple[NDArray[np.int64], dict[int, NDArray[np.int64]]]:
        return _goals(run, bucket, edges), _values(run, bucket, edges)

    parts = run.over(count, VALUES)
    names = run.timeline.codes.of("currency").values
    value: dict[str, Floats] = {}
    for _, sums in parts:
        for code, amount in sums.items():
            name = names[code] if code >= 0 else ""
            value[name] = value.get(name, 0) + amount / UNIT
    return Reached(np.asarray(sum(goals for goals, _ in parts)), value)


def week_edges(run: Run, weeks: Sequence[dt.date]) -> NDArray[np.int64]:
    """The instants at which the weeks begin, and the one at which the last ends."""
    days = [*weeks, weeks[-1] + WEEK] if weeks else []
    return np.array([run.window.midnight(day) for day in days], np.int64)


def _groups(bucket: Bucket) -> list[NDArray[np.int32]]:
    """For each comparison the group of every cycle."""
    return [cycle_groups(bucket, cell) for cell in bucket.cells]


def _goals(run: Run, bucket: Bucket, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    at = bucket.fold.cycles[:, C_GOAL_AT]
    return sum(
        (_count(run, group, at, edges, None) for group in _groups(bucket)),
        np.zeros((len(run.labels()), max(len(edges) - 1, 0)), np.int64),
    )


def _values(
    run: Run, bucket: Bucket, edges: NDArray[np.int64]
) -> dict[int, NDArray[np.int64]]:  # fmt: skip
    rows = bucket.fold.goal_rows
    amount = np.asarray(bucket.columns["value"], np.int64)[rows]
    keep = first_of_order(bucket, rows) & (amount != NO_VALUE)
    rows, cycles, amount = rows[keep], bucket.fold.goal_cycles[keep], amount[keep]
    at, money = np.asarray(bucket.columns["t"])[rows], np.asarray(bucket.columns["currency"])[rows]
    found = {}
    for code in np.unique(money).tolist():
        mine = money == code
        found[int(code)] = sum(
            (_count(run, group[cycles[mine]], at[mine], edges, amount[mine])
             for group in _groups(bucket)),
            np.zeros((len(run.labels()), max(len(edges) - 1, 0)), np.int64),
        )  # fmt: skip
    return found


def _count(
    run: Run, group: NDArray[np.int32], at: NDArray[np.int64], edges: NDArray[np.int64],
    weights: NDArray[np.int64] | None,
) -> NDArray[np.int64]:  # fmt: skip
    """How many (or how much) fall in each group and week; nothing outside of them."""
    labels, weeks = len(run.labels()), max(len(edges) - 1, 0)
    found = np.zeros(labels * weeks, np.int64)
    week = np.searchsorted(edges, at, side="right") - 1
    inside = (group >= 0) & (week >= 0) & (week < weeks) & (at <= run.window.as_of)
    place = group[inside].astype(np.int64) * weeks + week[inside]
    np.add.at(found, place, 1 if weights is None else weights[inside])
    return found.reshape(labels, weeks)
