"""The people of a simulated world, a block at a time."""

from __future__ import annotations

from collections import Counter

import numpy as np

from percorso.simulate.around import Around
from percorso.simulate.channels import CHANNELS
from percorso.simulate.identity import identify, visits
from percorso.simulate.model import Ints
from percorso.simulate.noise import bots_of, skew, travel
from percorso.simulate.orders import fill_orders, speak
from percorso.simulate.people import BLOCK, People, people_of
from percorso.simulate.rows import Rows, signals
from percorso.simulate.visits import landings, sign_ins
from percorso.simulate.walk import Stays, Walk
from percorso.simulate.world import World


class Blocks:
    """Makes the blocks of a world, and keeps count of what was made.

    Args:
        world: The world.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.newest = 0
        self.tally: Counter[str] = Counter()
        self.visits: Counter[tuple[int, int, int]] = Counter()
        self._landings = self._landing_table()
        self._web = world.stock.places()[0]

    def block(self, number: int, kept: int, events: int | None) -> tuple[Rows, int]:
        """The rows of one block, and how many of its people they are of.

        Args:
            number: The block.
            kept: How many of its people are wanted.
            events: How many events are still wanted, or None; people are never cut in two.
        """
        world = self.world
        sequence = np.random.SeedSequence(world.seed, spawn_key=(number,))
        rng = np.random.Generator(np.random.PCG64(sequence))
        people = people_of(number, kept, world.calendar, world.tables, rng)
        stays = Walk(world.model, people, world.calendar, world.effects, rng, world.lead,
                     world.stock.first(), self._web).stays()  # fmt: skip
        rows = self._rows(stays, people, rng)
        if events is not None and len(rows) > events:
            kept = min(kept, int(rows["person"][events]) + 1)
        skewed = skew(rows, people.count, rng)
        rows = rows[rows["person"] < kept]
        self._count(rows, stays.only(stays.person < kept), skewed, kept)
        rows["person"] += people.first
        return self._with_bots(rows, number, kept, rng), kept

    def _rows(self, stays: Stays, people: People, rng: np.random.Generator) -> Rows:
        """All rows of the people, in order of person and time."""
        world = self.world
        rows = signals(stays, world.stock, world.calendar, world.model.own, world.lead, rng)
        rows["person"] = stays.person[rows["stay"]]
        rows["device"] = stays.device[rows["stay"]]
        fill_orders(rows, world, people.first, rng)
        speak(rows, stays, people, world.stock, rng)
        around = Around(stays, people, world.stock, world.extras, world.model, world.effects.plan,
                        world.special, rng)  # fmt: skip
        rows = _ordered(np.concatenate([rows, around.rows(rows)]))
        rows = rows[rows["t"] < world.calendar.end]
        begun = landings(rows, visits(rows), stays, people, world.stock, world.extras,
                         world.model.goal, rng)  # fmt: skip
        rows = _ordered(np.concatenate([rows, begun]))
        identify(rows, people, visits(rows), world.stock, rng)
        rows = _ordered(np.concatenate([rows, sign_ins(rows, world.extras)]))
        person = rows["person"]
        rows["region"], rows["english"] = people.region[person], people.english[person]
        rows["segment"] = world.segments.of(people, person)
        rows["consent"] = people.consent[person]
        rows["seq"] = np.arange(len(rows)) - np.searchsorted(person, person)
        return rows

    def _with_bots(self, rows: Rows, number: int, kept: int, rng: np.random.Generator) -> Rows:
        world = self.world
        stage, moulds = world.bait
        bots = bots_of(number, kept, world.calendar, moulds, stage, rng)
        bots.rows["arrival"] = bots.rows["t"]
        inside = bots.rows[bots.rows["t"] < world.calendar.end]
        self.tally["bots"] += len(bots.stays)
        self.tally["bot_events"] += len(inside)
        self.tally["bots_declared"] += len(np.unique(inside["person"][inside["bot"] == 1]))
        if world.bait_counts:
            world.counts.add(bots.stays, people=False)
        self.newest = max(self.newest, int(inside["t"].max(initial=0)))
        whole = travel(np.concatenate([rows, inside]), rng)
        self.tally["repeated"] += int(np.count_nonzero(whole["copy"]))
        self.tally["late"] += int(np.count_nonzero(whole["arrival"] - whole["sent"] > 7_200_000))
        return whole

    def _count(self, rows: Rows, stays: Stays, skewed: Ints, kept: int) -> None:
        world = self.world
        world.counts.add(stays)
        self.newest = max(self.newest, int(rows["t"].max(initial=0)))
        self.tally["clocks_slow"] += int(np.count_nonzero(skewed[:kept]))
        self._count_visits(rows)
        self._count_identities(rows)

    def _count_visits(self, rows: Rows) -> None:
        landed = rows[np.isin(rows["mould"], list(self._landings))]
        day = self.world.calendar.day_of(landed["t"])
        pairs, count = np.unique(np.stack([day, landed["mould"]]), axis=1, return_counts=True)
        for (on, mould), n in zip(pairs.T.tolist(), count.tolist(), strict=True):
            self.visits[(on, *self._landings[mould])] += n

    def _landing_table(self) -> dict[int, tuple[int, int]]:
        """Mould → channel and campaign."""
        found = {}
        for place, moulds in enumerate(self.world.extras.landing):
            names = CHANNELS[place].campaigns
            for mould in moulds:
                name = self.world.stock.moulds[mould].fields.get("utm_campaign")
                found[mould] = (place, names.index(name) if name in names else 0)
        return found

    def _count_identities(self, rows: Rows) -> None:
        """How many persons the identifiers tell apart: user ids, and ids never seen with one."""
        known = rows["known"] > 0
        linked = np.unique(rows["anon"][known])
        loose = np.unique(rows["anon"][~known])
        self.tally["user_ids"] += len(np.unique(rows["person"][known]))
        self.tally["anonymous_only"] += len(np.setdiff1d(loose, linked, assume_unique=True))

    @property
    def size(self) -> int:
        """People of one block."""
        return BLOCK


def _ordered(rows: Rows) -> Rows:
    """Rows in order of person and time; of equal ones those made first."""
    return rows[np.lexsort((rows["t"], rows["person"]))]
