"""The simulated world of one journey: what all of its people share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.errors import JourneyError, Problem
from percorso.simulate.calendar import Calendar, calendar, outage, seasons
from percorso.simulate.counting import Counts
from percorso.simulate.extras import Extras, extras_of
from percorso.simulate.foundry import Foundry
from percorso.simulate.media import Medium, media_of, pressure
from percorso.simulate.model import Ints, Model, model_of, places
from percorso.simulate.orders import scale_of
from percorso.simulate.people import Tables, tables
from percorso.simulate.planting import Planting
from percorso.simulate.plants import Effects
from percorso.simulate.segments import Segments, segments_of
from percorso.simulate.stock import Stock, stock_of

if TYPE_CHECKING:
    from percorso.journey import Journey


@dataclass
class World:
    """Everything that the blocks of one simulation share.

    Attributes:
        lead: Milliseconds between two stays, at least.
        pace: Mean days between two cycles of a customer.
        special: (stage, touchpoint) of planted contacts → their moulds.
        bait: What bots look at: a stage and its moulds.
        bait_counts: Whether that enters the stage.
    """

    journey: Journey
    seed: int
    start: date
    foundry: Foundry
    stock: Stock
    extras: Extras
    model: Model
    calendar: Calendar
    tables: Tables
    effects: Effects
    special: dict[tuple[int, int], Ints]
    segments: Segments
    media: list[Medium]
    counts: Counts
    lead: int
    pace: float

    @property
    def scale(self) -> int:
        """By how much goods cost more than the list says."""
        return scale_of(self.journey, self.stock)

    @property
    def bait(self) -> tuple[int, Ints]:
        """What bots look at."""
        for stage, table in enumerate(self.stock.enter):
            simple = [n for n in np.unique(table) if self._simple(int(n))]
            if simple and not self.model.fresh[stage] and stage != self.model.goal:
                return stage, np.array(simple, np.int64)
            if len(table):
                break
        free = [n for n in self.extras.landing[0][:1] if self.stock.moulds[n].neutral]
        return 0, np.array(free, np.int64)

    def _simple(self, number: int) -> bool:
        mould = self.stock.moulds[number]
        return mould.run == 1 and mould.web and mould.known < 1 and mould.kind in ("view", "other")

    @property
    def bait_counts(self) -> bool:
        """Whether what bots look at enters a stage."""
        _, moulds = self.bait
        return bool(len(moulds)) and not self.stock.moulds[int(moulds[0])].neutral


def world_of(journey: Journey, seed: int, wanted: dict[str, Any], plain: bool) -> World:
    """The world of a journey.

    Raises:
        JourneyError: No event can be found that any of its rules takes.
    """
    foundry, goal = Foundry(journey), places(journey)[0]
    stock = stock_of(journey, foundry, goal)
    stages, days = foundry.judge.stages, wanted["days"]
    expires = [stage.expires_after or journey.expires_after for stage in stages]
    lead = min(30_000 + 4_000 * stock.longest, min(one.us for one in expires) // 4_000)
    model = model_of(journey, stock, foundry.judge.windows, lead)
    if not model.starts[-1]:
        raise JourneyError(
            Problem(f"No rule by which a cycle of '{journey.id}' may begin can be satisfied by an "
                    f"event: {'; '.join(stock.notices)}",
                    "See 'percorso check --rules' for the rules as sentences.")
        )  # fmt: skip
    planting = Planting(journey, stock, model, days)
    plan = planting.plan(plain)
    special = planting.special(plan)
    start, media = date.fromisoformat(wanted["start"]), media_of(journey, plain)
    pace = max(14.0, float(np.median(model.dwell, axis=1).sum()) / 86_400_000 * 3)
    return World(
        journey, seed, start, foundry, stock, extras_of(journey, foundry, stock, goal), model,
        calendar(start, days, journey.time_zone or "UTC", _arrivals(start, days, media)),
        tables(pace, wanted["lang"]), Effects(plan), special, segments_of(journey, foundry),
        media, Counts([stage.id for stage in stages], model), lead, pace,
    )  # fmt: skip


def _arrivals(start: date, days: int, media: list[Medium]) -> list[float]:
    """How many people come on each day: the season, the pressure of media, a day without site."""
    found = seasons(start, days)
    for medium in media:
        more = pressure(medium, days)
        found = [weight * (1 + share) for weight, share in zip(found, more, strict=True)]
    if (day := outage(days)) >= 0:
        found[day] *= 0.06
    return found
