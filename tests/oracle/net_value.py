"""What remains of each goal hit when refunds are taken off, one person after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tests.oracle.fold import Cycle, Fold
from tests.oracle.rules import Event


@dataclass(eq=False)
class Money:
    """A goal hit that counts, and what came back of it."""

    event: Event
    cycle: Cycle
    back: Decimal = Decimal(0)

    @property
    def net(self) -> Decimal:
        """More than the order was worth cannot come back."""
        value = self.event.value or Decimal(0)
        return value - min(self.back, max(value, Decimal(0)))


def moneys(found: Fold, refunds: Callable[[Event], bool]) -> list[Money]:
    """The goal hits of one person, one order once, with what came back of each."""
    listed: list[Money] = []
    hits = [(hit.event, cycle) for cycle in found.cycles for hit in cycle.goal_hits]
    for event, cycle in hits:
        known = {m.event.order_id for m in listed} - {None}
        if event.order_id not in known:
            listed.append(Money(event, cycle))
    goals = {event for event, _ in hits}
    for event in found.timeline:
        if event not in goals and refunds(event):
            _give_back(listed, event)
    return listed


def _give_back(listed: list[Money], event: Event) -> None:
    """To the goal hit of its order; else to the latest before it in the same currency."""
    for money in listed:
        if event.order_id is not None and money.event.order_id == event.order_id:
            if event.currency in (None, money.event.currency):
                whole = money.event.value or Decimal(0)
                money.back += whole if event.value is None else abs(event.value)
            return
    if event.value is None:
        return
    before = [
        m
        for m in listed
        if m.event.place < event.place
        and m.event.value is not None
        and event.currency in (None, m.event.currency)
    ]
    if before:
        before[-1].back += abs(event.value)
