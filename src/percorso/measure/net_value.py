"""Net value: what goal signals brought, less discounts that stand apart and what was given back.

| word | meaning |
|---|---|
| gross | the value of the goal hits, as in every other question: one order id counts once |
| discount | a field of the goal hit, when the value does not have it taken off already |
| refund | what came back of that order, whenever it came back |
| net | gross − discount − refund, never below zero for one order |

A refund is an event that is no goal hit and that a given signal picks; without one, an event whose
name says so (`REFUND`), and any event with a negative value and the order id of a goal hit. It
belongs to the same person's goal hit with its order id; without a known order id, to her latest
goal hit before it in the same currency. A refund without a value is the whole order. More than the
order was worth cannot come back: the rest is `excess`, as when both a cancellation and a refund are
recorded. What belongs to no goal hit is `unplaced`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.engine.columns import BASE, NO_VALUE, UNIT, column_of
from percorso.engine.conditions import as_number
from percorso.errors import Problem, QuestionError
from percorso.measure.cycles import first_of_order
from percorso.measure.selectors import Compiled, compile_selectors, selector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from percorso.journey import Journey
    from percorso.measure.run import Bucket, Run

REFUND = re.compile(
    r"refund|rimbors|chargeback|\bstorn|"
    r"\b(order|ordine|purchase|acquisto)\b.*\b(cancel|annullat|return|reso\b|restitu)",
    re.IGNORECASE,
)
"""Names of events that give money back, when no signal is named."""
REFUND_HELP = "An event that gives money back; else those whose name says so. Repeat it."
DISCOUNT_HELP = "A field with the discount, when the value does not have it taken off."
COLUMNS = ("value", "currency", "order", "name")
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Ways:
    """How money comes back in a run: which events are refunds, and where discounts stand."""

    run: Run
    compiled: Compiled | None
    named: Flags
    discount: str
    discounts: Ints

    @property
    def resolve(self) -> bool:
        """Whether the touchpoint of every event is needed."""
        return self.compiled is not None and self.compiled.resolve

    def columns(self) -> set[str]:
        """The columns of the timeline that must be read."""
        own = set() if self.compiled is None else self.compiled.columns()
        return {*COLUMNS, *own, *((self.discount,) if self.discount else ())}


@dataclass(frozen=True)
class GoalMoney:
    """The goal hits of a bucket that count, in order, with their money in ten-thousandths.

    Attributes:
        rows: The row of each in the bucket; a goal hit whose order came before is left out.
        cycles: Its cycle.
        valued: Whether it has a value.
        currency: The code of its currency, −1 for none.
        gross: Its value, 0 without one.
        discount: What is taken off the value.
        refund: What came back.
        unplaced: Refunds that belong to no goal hit.
        excess: What would have come back beyond the value of the orders.
    """

    rows: Ints
    cycles: Ints
    valued: Flags
    currency: NDArray[np.int32]
    gross: Ints
    discount: Ints
    refund: Ints
    unplaced: int
    excess: int

    @property
    def net(self) -> Ints:
        """What remains of each."""
        return self.gross - self.discount - self.refund


def money_fields(journey: Journey, refunds: Sequence[str], discount: str | None) -> set[str]:
    """The fields that the timeline must hold for net value, beyond its base columns."""
    named = set().union(*(selector(journey, each).fields() for each in refunds))
    return named | ({discount} if discount and column_of(discount) not in BASE else set())


def ways_of(run: Run, refunds: Sequence[str] = (), discount: str | None = None) -> Ways:
    """Make ready how money comes back.

    Args:
        run: The question at work.
        refunds: Signals of events that give money back; none means those whose name says so.
        discount: A field with a discount that the value does not have taken off.
    """
    chosen = [selector(run.journey, each, run.lang) for each in refunds]
    names = run.timeline.codes.of("name").values
    named = np.array([bool(REFUND.search(name)) for name in names] + [False], np.bool_)
    column = _discount_column(discount)
    return Ways(
        run, compile_selectors(run, chosen) if chosen else None,
        named & (not chosen), column, _amounts(run, column),
    )  # fmt: skip


def _discount_column(discount: str | None) -> str:
    column = column_of(discount) if discount else ""
    if column in BASE:
        raise QuestionError(
            Problem(f"'{discount}' is no field of discounts.",
                    "Name a property of the goal's events that holds an amount, such as discount.")
        )  # fmt: skip
    return column


def _amounts(run: Run, column: str) -> Ints:
    """For every code of the discount's field its amount; the last entry is that of no value."""
    texts = run.timeline.codes.of(column).values if column else []
    found = [as_number(text) or 0.0 for text in texts]
    return np.array([*(round(abs(each) * UNIT) for each in found), 0], np.int64)


def goal_money(bucket: Bucket, ways: Ways) -> GoalMoney:
    """The goal hits of a bucket that count, with what they brought and what came back.

    Args:
        bucket: A folded bucket with the columns of `ways`.
        ways: How money comes back.
    """
    counts = first_of_order(bucket, bucket.fold.goal_rows)
    rows = bucket.fold.goal_rows[counts]
    value = np.asarray(bucket.columns["value"], np.int64)[rows]
    valued = value != NO_VALUE
    gross = np.where(valued, value, 0)
    taken = np.minimum(_discounts(bucket, ways, rows), np.maximum(gross, 0))
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    money = GoalMoney(
        rows, bucket.fold.goal_cycles[counts], valued, currency, gross, taken,
        np.zeros(len(rows), np.int64), 0, 0,
    )  # fmt: skip
    return _refunded(bucket, ways, money)


def _discounts(bucket: Bucket, ways: Ways, rows: Ints) -> Ints:
    if not ways.discount:
        return np.zeros(len(rows), np.int64)
    found: Ints = ways.discounts[np.asarray(bucket.columns[ways.discount])[rows]]
    return found


def _candidates(bucket: Bucket, ways: Ways) -> tuple[Ints, Flags]:
    """The rows that may give money back, and which of them do so by their name or a signal."""
    columns = bucket.columns
    known = np.asarray(columns["t"]) <= ways.run.window.as_of
    if ways.compiled is None:
        said = ways.named[np.asarray(columns["name"])]
    else:
        said = np.logical_or.reduce(ways.compiled.masks(bucket))
    value = np.asarray(columns["value"])
    negative = (value < 0) & (value != NO_VALUE) & (np.asarray(columns["order"]) >= 0)
    chosen = known & (said | negative)
    chosen[bucket.fold.goal_rows] = False
    rows = np.flatnonzero(chosen)
    return rows, said[rows]


def _refunded(bucket: Bucket, ways: Ways, money: GoalMoney) -> GoalMoney:
    rows, said = _candidates(bucket, ways)
    if not len(rows) or not len(money.rows):
        return replace(money, unplaced=int(said.sum()))
    place = _by_order(bucket, money.rows, rows)
    alone = (place < 0) & said
    place[alone] = _latest_before(bucket, money, rows[alone])
    amount, there = _given_back(bucket, money, rows, place)
    back = np.zeros(len(money.rows), np.int64)
    np.add.at(back, place[there], amount[there])
    refund = np.minimum(back, np.maximum(money.gross - money.discount, 0))
    unplaced = int(np.count_nonzero(said & ~there))
    return replace(money, refund=refund, unplaced=unplaced, excess=int((back - refund).sum()))


def _by_order(bucket: Bucket, goals: Ints, rows: Ints) -> Ints:
    """For each row the place of the same person's goal hit with the same order; −1 for none."""
    both = np.concatenate((goals, rows))
    person = np.asarray(bucket.columns["person"], np.int64)[both]
    order = np.asarray(bucket.columns["order"], np.int64)[both]
    sorting = np.lexsort((np.arange(len(both)), order, person))
    p, o = person[sorting], order[sorting]
    begins = np.append(True, (p[1:] != p[:-1]) | (o[1:] != o[:-1]))
    heads = sorting[begins][np.cumsum(begins) - 1]
    found = np.empty(len(both), np.int64)
    found[sorting] = np.where((heads < len(goals)) & (o >= 0), heads, -1)
    return found[len(goals) :]


def _latest_before(bucket: Bucket, money: GoalMoney, rows: Ints) -> Ints:
    """For each row the person's latest goal hit before it, with a value in the same currency."""
    person = np.asarray(bucket.columns["person"], np.int64)
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    found = np.full(len(rows), -1, np.int64)
    for code in np.unique(money.currency[money.valued]).tolist():
        own = np.flatnonzero(money.valued & (money.currency == code))
        place = np.searchsorted(money.rows[own], rows) - 1
        goal = own[np.maximum(place, 0)]
        fits = (place >= 0) & (person[money.rows[goal]] == person[rows])
        fits &= (currency == code) | (currency < 0)
        better = fits & (goal > found)
        found[better] = goal[better]
    return found


def _given_back(bucket: Bucket, money: GoalMoney, rows: Ints, place: Ints) -> tuple[Ints, Flags]:
    """What each row gives back, and whether it belongs to a goal hit at all."""
    value = np.asarray(bucket.columns["value"], np.int64)[rows]
    currency = np.asarray(bucket.columns["currency"], np.int32)[rows]
    same_order = np.asarray(bucket.columns["order"], np.int64)[rows]
    goal = np.maximum(place, 0)
    whole = same_order == np.asarray(bucket.columns["order"], np.int64)[money.rows[goal]]
    there = (place >= 0) & ((currency < 0) | (currency == money.currency[goal]))
    there &= (value != NO_VALUE) | (whole & (same_order >= 0))
    amount = np.where(value == NO_VALUE, money.gross[goal] - money.discount[goal], np.abs(value))
    return amount, there


__all__ = [
    "DISCOUNT_HELP", "REFUND", "REFUND_HELP", "GoalMoney", "Ways", "goal_money", "money_fields",
    "ways_of",
]  # fmt: skip
