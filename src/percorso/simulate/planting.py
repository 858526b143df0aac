"""Where truths are planted on a journey: chosen by its shape, never by the seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from percorso.simulate.channels import CHANNELS
from percorso.simulate.model import Ints, Model
from percorso.simulate.plants import Plan
from percorso.simulate.stock import Stock

if TYPE_CHECKING:
    from percorso.journey import Journey

UNSOUGHT = ("privacy", "cookie", "consent", "legal")
SLOW_REGION, ANSWER_REGION = 6, 1
UPLIFT, VARIANT, PAYMENT = 0.15, 0.09, 0.3


@dataclass
class Planting:
    """Chooses places, and takes the touchpoints of planted contacts out of common use.

    Args:
        journey: The journey.
        stock: Its moulds.
        model: Its chances.
        days: How many days the simulation has.
    """

    journey: Journey
    stock: Stock
    model: Model
    days: int

    def plan(self, plain: bool) -> Plan:
        """Where truths are planted; with `plain`, only an experiment without effect."""
        variant = self._variant()
        if plain:
            return Plan(variant=variant)
        uplift = self._contact(range(self._last()), set())
        echo = self._contact(range(self._last()), {uplift})
        after = range(max(self.model.goal, 0) + 1, self.model.stages)
        delight = self._contact(after, {uplift, echo}) if self.model.goal >= 0 else (-1, -1)
        goal = self.model.goal
        pays = goal >= 0 and bool(self.model.own[goal])
        return Plan(
            uplift, UPLIFT, echo, goal if pays else -1, PAYMENT if pays else 0.0,
            (self._slow(uplift[0]), SLOW_REGION), variant, VARIANT if variant >= 0 else 0.0,
            delight, (self._answering(), ANSWER_REGION), self.days // 2,
            LIFTS,
        )  # fmt: skip

    def special(self, plan: Plan) -> dict[tuple[int, int], Ints]:
        """The moulds of planted contacts, which nothing else may use in their stages."""
        found = {}
        for place in (plan.uplift, plan.echo, plan.delight):
            if place[0] >= 0:
                found[place] = np.array(self._moulds(*place), np.int64)
                self._reserve(*place)
        return found

    def _last(self) -> int:
        """Stages before this one can be left for a later one on the way to the goal."""
        return self.model.goal if self.model.goal > 0 else self.model.stages - 1

    def _moulds(self, stage: int, point: int) -> list[int]:
        """The moulds of a touchpoint that may be added to stays of a stage."""
        numbers = {*self.stock.contacts[stage], *map(int, self.stock.enter[stage])}
        return sorted(
            n for n in numbers
            if self.stock.moulds[n].point == point and self.stock.moulds[n].run == 1
            and self.stock.moulds[n].allowed(stage, self.model.goal)
            and self.stock.moulds[n].kind not in ("order", "survey", "ticket")
        )  # fmt: skip

    def _contact(self, stages: range, used: set[tuple[int, int]]) -> tuple[int, int]:
        """A stage and touchpoint where contacts can be planted; the busiest stage first."""
        for stage in sorted(stages, key=lambda one: abs(one - 1)):
            if self.model.fresh[stage] or not self.stock.can_enter(stage):
                continue
            numbers = {*self.stock.contacts[stage], *map(int, self.stock.enter[stage])}
            points = {self.stock.moulds[n].point for n in numbers} - {-1} - self._doors()
            for point in sorted(points, key=lambda p: (self._common(stage, p), p)):
                free = (stage, point) not in used and not self._sole(stage, point)
                if free and self._moulds(stage, point):
                    return stage, point
        return -1, -1

    def _doors(self) -> set[int]:
        """Touchpoints by which visits begin, where other contacts would mix in, or nobody seeks."""
        names = {channel.name for channel in CHANNELS}
        return {
            place
            for place, point in enumerate(self.journey.touchpoints)
            if point.channel in names or any(word in point.id for word in UNSOUGHT)
        }

    def _common(self, stage: int, point: int) -> bool:
        """Whether a touchpoint is one by which people enter the stage: others are better."""
        return any(self.stock.moulds[int(n)].point == point for n in self.stock.enter[stage])

    def _sole(self, stage: int, point: int) -> bool:
        """Whether the stage is entered at no other touchpoint."""
        return all(self.stock.moulds[int(n)].point == point for n in self.stock.enter[stage])

    def _reserve(self, stage: int, point: int) -> None:
        stock = self.stock
        stock.contacts[stage] = [n for n in stock.contacts[stage] if stock.moulds[n].point != point]
        table = stock.enter[stage]
        other = table[[stock.moulds[int(n)].point != point for n in table]]
        stock.enter[stage] = other[np.arange(len(table)) * len(other) // len(table)]
        back = stock.backed[stage]
        keep = back[[stock.moulds[int(n)].point != point for n in back]] if len(back) else back
        stock.backed[stage] = keep[np.arange(len(back)) * len(keep) // max(len(back), 1)]

    def _variant(self) -> int:
        """The stage of the experiment: the last one before the goal that happens on screens."""
        good = [s for s in range(self._last()) if self.model.on[s] > 0 and self._on_screen(s)]
        return good[-1] if good else -1

    def _on_screen(self, stage: int) -> bool:
        table = self.stock.enter[stage]
        return sum(self.stock.moulds[int(n)].web for n in table) * 2 > len(table)

    def _slow(self, uplift: int) -> int:
        """The stage that takes twice as long in one region."""
        good = [s for s in range(self._last())
                if self.stock.can_enter(s) and self.model.on[s] > 0]  # fmt: skip
        return next((s for s in good if s != uplift), good[0] if good else -1)

    def _answering(self) -> int:
        """The stage in which tickets are opened."""
        for stage, table in enumerate(self.stock.enter):
            if any(self.stock.moulds[int(n)].kind == "ticket" for n in table):
                return stage
        return -1


LIFTS = {"email": 0.14, "paid_search": 0.07, "affiliates": 0.1}
"""What coming by a channel truly adds to the chance to go on from a cycle's first stage. All others
add nothing: their people would have gone on as often."""
