"""The stock of moulds: every form of event of a simulation, and when each may be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.channels import CHANNELS
from percorso.simulate.curves import spread
from percorso.simulate.foundry import Foundry
from percorso.simulate.moulds import Mould, in_use, mass

if TYPE_CHECKING:
    from percorso.journey import Journey

TABLE = 1024
Ints = NDArray[np.int64]
NONE: Ints = np.zeros(0, np.int64)


@dataclass
class Stock:
    """The moulds by number.

    Attributes:
        moulds: All moulds.
        enter: For each measured stage, 1,024 numbers of moulds, as frequent as they are used.
        done: The same for the events that complete a stage.
        contacts: For each measured stage the moulds of other contacts that belong there.
        backed: For each measured stage moulds that are taken so only after an event of a stage that
            is entered only where nothing came before: the second look, after the first.
        fresh: For each measured stage, whether it is entered only where nothing came before.
        notices: What of the journey cannot be simulated, and why.
    """

    moulds: list[Mould] = field(default_factory=list)
    enter: list[Ints] = field(default_factory=list)
    done: list[Ints] = field(default_factory=list)
    contacts: list[list[int]] = field(default_factory=list)
    backed: list[Ints] = field(default_factory=list)
    fresh: list[bool] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def add(self, mould: Mould) -> int:
        """Take a mould into the stock; its number."""
        self.moulds.append(mould)
        return len(self.moulds) - 1

    @property
    def longest(self) -> int:
        """The longest run of events that a counting rule asks for."""
        return max((mould.run for mould in self.moulds), default=1)

    def of_kind(self, *kinds: str) -> NDArray[np.bool_]:
        """For each mould whether it is of one of some kinds."""
        return np.array([mould.kind in kinds for mould in self.moulds], np.bool_)

    def places(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """For each mould whether it happens on a device, and whether in a shop or by phone."""
        web = np.array([mould.web for mould in self.moulds], np.bool_)
        outside = np.array([mould.outside for mould in self.moulds], np.bool_)
        return web, ~web & ~outside

    def first(self) -> Ints:
        """For each stage its moulds as `enter` has them, a row each; −1 where there are none."""
        return np.stack([one if len(one) else np.full(TABLE, -1) for one in self.enter])

    @cached_property
    def inner(self) -> list[Ints]:
        """What happens in each stage once a visit has begun: nothing by which visits begin."""
        doors = {channel.name for channel in CHANNELS}
        return [
            self._only(table, [
                self.moulds[int(n)].fields.get("channel") not in doors
                and not self.moulds[int(n)].outside
                for n in table
            ])
            for table in self.enter
        ]  # fmt: skip

    @cached_property
    def finish(self) -> list[tuple[Ints, Ints]]:
        """What completes each stage for those who came on a device, and for the others."""
        web = self.places()[0]
        return [(self._only(table, web[table]), self._only(table, ~web[table]))
                for table in self.done]  # fmt: skip

    @staticmethod
    def _only(table: Ints, wanted: Sequence[bool] | NDArray[np.bool_]) -> Ints:
        """The wanted entries of a table, as many as before; all when none is wanted."""
        some: Ints = table[np.array(wanted, np.bool_)]
        return some[np.arange(len(table)) * len(some) // len(table)] if len(some) else table

    def can_enter(self, stage: int) -> bool:
        """Whether some event enters a measured stage."""
        return len(self.enter[stage]) > 0

    def can_finish(self, stage: int) -> bool:
        """Whether some event of its own completes a measured stage."""
        return len(self.done[stage]) > 0


def stock_of(journey: Journey, foundry: Foundry, goal: int) -> Stock:
    """All moulds that enter and complete the stages of a journey, and its other contacts."""
    stock = Stock()
    for number in range(len(foundry.judge.stages)):
        _stage(stock, foundry, number, goal)
    for number in range(len(foundry.judge.stages)):
        stock.backed.append(_second_looks(stock, foundry, number, goal))
    _silent_points(journey, stock)
    return stock


def _second_looks(stock: Stock, foundry: Foundry, number: int, goal: int) -> Ints:
    """Moulds that only an earlier event of a stage entered afresh makes valid."""
    firsts = [stock.moulds[i] for n, fresh in enumerate(stock.fresh) if fresh
              for i in np.unique(stock.enter[n])]  # fmt: skip
    if not firsts or stock.fresh[number] or number == goal:
        return NONE
    judge = foundry.judge
    return _table(stock, [
        mould
        for mould in foundry.of_stage(number, done=False, backed=True)
        if mould.counted and mould.counted.of
        and all(judge.holds(mould.counted.of, first.fields, None) is True for first in firsts)
    ])  # fmt: skip


def _stage(stock: Stock, foundry: Foundry, number: int, goal: int) -> None:
    stage = foundry.judge.stages[number]
    own = stage.completes is not None and stage.enter is not None
    others = foundry.contacts(number, goal)
    met = frozenset(m.point for m in others if foundry.journey.touchpoints[m.point].rule is None)
    entering = foundry.of_stage(number, done=False, without=met)
    fresh = not entering
    if fresh:
        entering = foundry.of_stage(number, done=False, fresh=True, without=met)
    finishing = foundry.of_stage(number, done=True, without=met) if own else []
    if not entering:
        stock.notices.append(f"stage '{stage.id}': no event was found that its rule takes.")
    elif own and not finishing:
        stock.notices.append(f"stage '{stage.id}': no event was found that completes it.")
    stock.fresh.append(fresh and bool(entering))
    stock.enter.append(_table(stock, entering))
    stock.done.append(_table(stock, finishing))
    used = {mould.point for mould in (*entering, *finishing)}
    free = [m for m in others if m.point not in used and not (m.counting and fresh)]
    stock.contacts.append([stock.add(mould) for mould in free] if entering else [])


def _silent_points(journey: Journey, stock: Stock) -> None:
    """Say which touchpoints emit nothing."""
    used = {mould.point for mould in stock.moulds}
    for place, point in enumerate(journey.touchpoints):
        if place in used:
            continue
        if not in_use(point):
            why = f"its state is {point.state}"
        elif mass(point):
            why = "it is known only as figures, which are in the media file"
        elif not point.stages:
            why = "it belongs to no stage"
        else:
            why = "none of its events fits its stages' rules"
        stock.notices.append(f"touchpoint '{point.id}': {why}.")


def _table(stock: Stock, moulds: Sequence[Mould]) -> Ints:
    """Numbers of moulds, equally frequent by touchpoint, then by form."""
    if not moulds:
        return NONE
    points = [mould.point for mould in moulds]
    weights = [(0.15 if mould.outside else 1.0) / points.count(mould.point) for mould in moulds]
    numbers = np.array([stock.add(mould) for mould in moulds])
    found: Ints = numbers[np.array(spread(weights, TABLE))]
    return found
