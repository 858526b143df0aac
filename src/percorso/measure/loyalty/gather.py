"""What is known of each customer: her goals, the gaps between them, their money, what she said.

One pass over the buckets gathers a few numbers a person; every view is made from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.measure.cycles import first_of_order
from percorso.measure.loyalty.voices import Listening, Voices, heard
from percorso.measure.net_value import GoalMoney, Ways, goal_money
from percorso.measure.retention.starts import groups_at, starts

if TYPE_CHECKING:
    from percorso.measure.run import Bucket, Run

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
PER = ("cycle", "order")


@dataclass(frozen=True)
class Hits:
    """The goal hits that have a value, in order.

    Attributes:
        who: The place of the customer.
        unit: The number of the cycle or order that each belongs to.
        currency: The code of its currency, −1 for none.
        gross, discount, refund: Ten-thousandths.
    """

    who: Ints
    unit: Ints
    currency: Ints
    gross: Ints
    discount: Ints
    refund: Ints

    def only(self, keep: Flags) -> Hits:
        """Some of them."""
        return Hits(*(getattr(self, each.name)[keep] for each in fields(self)))


@dataclass(frozen=True)
class Customers:
    """Everybody who reached the goal, first in the window.

    Attributes:
        person: Their keys.
        cells: For each comparison group the group of each, −1 for none.
        first, second, last: Instants of their first, second (−1: none) and last goal.
        goals: How many they reached: cycles that did, or orders.
        gaps: The times between one goal and the next, with `gap_who` whose each is.
        hits: Their goal hits with a value.
        voices: What they said and whom they brought.
        unplaced, excess: Refunds that belong to no goal, and what they were beyond its value.
    """

    person: Ints
    cells: tuple[NDArray[np.int32], ...]
    first: Ints
    second: Ints
    last: Ints
    goals: Ints
    gaps: Ints
    gap_who: Ints
    hits: Hits
    voices: Voices
    unplaced: int
    excess: int

    def __len__(self) -> int:
        return len(self.person)

    def of(self, keep: Flags) -> Customers:
        """Some of the customers, with what is theirs."""
        place = np.cumsum(keep) - 1
        gaps, hits = keep[self.gap_who], keep[self.hits.who]
        chosen = self.hits.only(hits)
        return replace(
            self, person=self.person[keep], cells=tuple(cell[keep] for cell in self.cells),
            first=self.first[keep], second=self.second[keep], last=self.last[keep],
            goals=self.goals[keep], gaps=self.gaps[gaps], gap_who=place[self.gap_who[gaps]],
            hits=replace(chosen, who=place[chosen.who]), voices=self.voices.only(keep),
        )  # fmt: skip


def gather(run: Run, ways: Ways, listening: Listening, per: str) -> Customers:
    """Everybody who reached the goal for the first time in the window.

    Args:
        run: The question at work.
        ways: How money comes back.
        listening: Which events are answers and referrals.
        per: `cycle`: a goal is a cycle that reached it; `order`: each goal hit, one order id once.
    """
    columns = ways.columns() | listening.columns()
    resolve = ways.resolve or listening.resolve
    found = run.over(lambda b: _bucket(run, b, ways, listening, per), columns, True, resolve)
    return _joined(found)


def _bucket(run: Run, bucket: Bucket, ways: Ways, listening: Listening, per: str) -> Customers:
    rows, cycles = bucket.fold.goal_rows, bucket.fold.goal_cycles
    counts = first_of_order(bucket, rows) if per == "order" else _changes(cycles)
    goal, t = rows[counts], np.asarray(bucket.columns["t"], np.int64)[rows[counts]]
    began = starts(bucket, goal)
    who = np.searchsorted(began.person, np.asarray(bucket.columns["person"], np.int64)[goal])
    goals = np.bincount(who, minlength=len(began.person)).astype(np.int64)
    ends = np.cumsum(goals)
    first, last = ends - goals, ends - 1
    second = np.where(goals > 1, t[np.minimum(first + 1, last)], -1)
    again = np.flatnonzero(who[1:] == who[:-1])
    money = goal_money(bucket, ways)
    hits = _hits(bucket, began.person, money, per)
    found = Customers(
        began.person, tuple(groups_at(run, bucket, began.row)), began.t, second, t[last], goals,
        t[again + 1] - t[again], who[again], hits, heard(bucket, listening, began.person),
        money.unplaced, money.excess,
    )  # fmt: skip
    low, high = run.window.bounds
    counted = np.any([cell >= 0 for cell in found.cells], axis=0)
    return found.of(counted & (found.first >= low) & (found.first < high))


def _changes(cycles: Ints) -> Flags:
    return np.append(True, cycles[1:] != cycles[:-1])[: len(cycles)]


def _hits(bucket: Bucket, persons: Ints, money: GoalMoney, per: str) -> Hits:
    person = np.asarray(bucket.columns["person"], np.int64)[money.rows]
    unit = money.cycles if per == "cycle" else np.arange(len(money.rows))
    found = Hits(
        np.searchsorted(persons, person), unit, money.currency.astype(np.int64), money.gross,
        money.discount, money.refund,
    )  # fmt: skip
    return found.only(money.valued)


def _joined(parts: Sequence[Customers]) -> Customers:
    """The customers of all buckets."""
    offsets = np.cumsum([0, *(len(part) for part in parts)])
    units = np.cumsum([0, *(int(part.hits.unit.max(initial=-1)) + 1 for part in parts)])
    moved = [
        replace(part, gap_who=part.gap_who + offset,
                hits=replace(part.hits, who=part.hits.who + offset, unit=part.hits.unit + unit))
        for part, offset, unit in zip(parts, offsets, units, strict=False)
    ]  # fmt: skip
    names = ("person", "first", "second", "last", "goals", "gaps", "gap_who")
    simple = {name: np.concatenate([getattr(part, name) for part in moved]) for name in names}
    hits = Hits(*(np.concatenate([getattr(part.hits, each.name) for part in moved])
                  for each in fields(Hits)))  # fmt: skip
    cells = tuple(np.concatenate(cell) for cell in zip(*(p.cells for p in moved), strict=True))
    return Customers(
        **simple, cells=cells, hits=hits, voices=Voices.joined([p.voices for p in moved]),
        unplaced=sum(p.unplaced for p in moved), excess=sum(p.excess for p in moved),
    )  # fmt: skip
