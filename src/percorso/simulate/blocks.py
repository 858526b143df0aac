"""The simulated world of one journey, and its people, a block at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.errors import JourneyError, Problem
from percorso.simulate.calendar import Calendar, calendar
from percorso.simulate.counting import Counts
from percorso.simulate.foundry import Foundry
from percorso.simulate.identity import identify, visits
from percorso.simulate.manifest import Manifest
from percorso.simulate.model import Model, model_of, places
from percorso.simulate.orders import fill_orders
from percorso.simulate.people import BLOCK, Tables, people_of, tables
from percorso.simulate.plants import Effects, Plan
from percorso.simulate.rows import Rows, signals
from percorso.simulate.stock import Stock, stock_of
from percorso.simulate.walk import Walk

if TYPE_CHECKING:
    from percorso.journey import Journey


@dataclass
class World:
    """Everything that the blocks of one simulation share."""

    journey: Journey
    seed: int
    foundry: Foundry
    stock: Stock
    model: Model
    calendar: Calendar
    tables: Tables
    effects: Effects
    counts: Counts
    lead: int
    size: int = BLOCK
    newest: int = 0
    world: dict[str, Any] = field(default_factory=dict)

    def block(self, number: int, kept: int, events: int | None) -> tuple[Rows, int]:
        """The rows of one block, and how many of its people they are of.

        Args:
            number: The block.
            kept: How many of its people are wanted.
            events: How many events are still wanted, or None; people are never cut in two.
        """
        rng = np.random.default_rng(np.random.SeedSequence(self.seed, spawn_key=(number,)))
        people = people_of(number, kept, self.calendar, self.tables, rng)
        walk = Walk(self.model, people, self.calendar, self.effects, rng, self.lead)
        stays = walk.stays()
        rows = signals(stays, self.stock, self.calendar, self.model.own, self.lead, rng)
        rows["person"] = stays.person[rows["stay"]]
        rows["device"] = stays.device[rows["stay"]]
        rows = rows[np.lexsort((rows["t"], rows["person"]))]
        identify(rows, people, visits(rows), self.stock, rng)
        fill_orders(rows, self.stock, people.first, rng)
        rows["region"] = people.region[rows["person"]]
        rows["english"] = people.english[rows["person"]]
        first = np.searchsorted(rows["person"], rows["person"])
        rows["seq"] = np.arange(len(rows)) - first
        rows["sent"] = rows["t"] + 40
        rows["arrival"] = rows["t"] + 200 + rng.integers(0, 4_000, len(rows))
        if events is not None:
            kept = self._enough(rows, events, kept)
        rows = rows[rows["person"] < kept]
        self.counts.add(stays.only(stays.person < kept))
        rows["person"] += people.first
        self.newest = max(self.newest, int(rows["t"].max(initial=0)))
        return rows, kept

    def _enough(self, rows: Rows, events: int, kept: int) -> int:
        """How many people make the events that are wanted."""
        if len(rows) <= events:
            return kept
        return min(kept, int(rows["person"][events]) + 1)

    def finish(
        self, manifest: Manifest, people: int, events: int, folder: Path, path: Path
    ) -> None:
        """Complete the manifest, and write the files beside the events."""
        manifest.counts = {
            "people": people, "events": events, **self.counts.to_dict(self.newest)
        }  # fmt: skip
        manifest.notices = self.stock.notices


def world_of(journey: Journey, seed: int, wanted: dict[str, Any], plain: bool) -> World:
    """The world of a journey.

    Raises:
        JourneyError: No event can be found that any of its rules takes.
    """
    foundry = Foundry(journey)
    stock = stock_of(journey, foundry, places(journey)[0])
    if not stock.moulds:
        raise JourneyError(
            Problem(f"No rule of '{journey.id}' can be satisfied by an event.",
                    "See 'percorso check' for the rules as sentences.")
        )  # fmt: skip
    stages = foundry.judge.stages
    expires = [stage.expires_after or journey.expires_after for stage in stages]
    lead = min(30_000 + 4_000 * stock.longest, min(one.us for one in expires) // 4_000)
    model = model_of(journey, stock, foundry.judge.windows, lead)
    days = calendar(date.fromisoformat(wanted["start"]), wanted["days"], journey.time_zone or "UTC")
    pace = max(14.0, float(np.median(model.dwell, axis=1).sum()) / 86_400_000 * 2)
    return World(
        journey, seed, foundry, stock, model, days, tables(pace, wanted["lang"]),
        Effects(Plan()), Counts([stage.id for stage in stages], model), lead,
    )  # fmt: skip
