"""The people of a block: what they are like, which devices they have, when and how they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.channels import CHANNELS, RETURNING
from percorso.simulate.curves import beta, exponential, gamma, spread
from percorso.simulate.model import MS_DAY, Floats, Ints
from percorso.simulate.places import REGIONS

if TYPE_CHECKING:
    from percorso.simulate.calendar import Calendar

BLOCK = 4_096
"""People of one block. Each block has a randomness of its own, so it is part of what a seed means:
another size would be another file."""
LANGUAGES = ("it", "en")
RATE_SHAPE, LEAVE = 1.5, (2.6, 2.0)
"""Shape of the gamma distribution of the rates at which customers open new cycles, and the beta
distribution of the chance that a customer never does again, as in the BG/NBD model."""
DEVICES = ("phone", "desktop", "tablet")
CLASSES = np.array([0] * 62 + [1] * 33 + [2] * 5)


@dataclass(frozen=True)
class Tables:
    """Quantiles that all blocks share.

    Attributes:
        rate: New cycles a day of a customer.
        leave: Chance to leave for good after a goal.
        wait: An exponential time with mean one.
        channel: Channels of first visits, as frequent as people come by them.
        later: The same for those who come back.
        english: How many of a hundred people write English.
    """

    rate: Floats
    leave: Floats
    wait: Floats
    channel: Ints
    later: Ints
    english: int


def tables(pace: float, lang: str) -> Tables:
    """The tables of a simulation.

    Args:
        pace: Mean days between the openings of two cycles of one customer.
        lang: The language people write: `it`, `en` or `both`.
    """
    shares = [float(channel.share) for channel in CHANNELS]
    later = [float(weight) for weight in RETURNING]
    return Tables(
        np.array(gamma(RATE_SHAPE, 1 / (RATE_SHAPE * pace))),
        np.array(beta(*LEAVE)), np.array(exponential(1.0)),
        np.array(spread(shares, 4096)), np.array(spread(later, 4096)),
        {"it": 0, "en": 100, "both": 18}[lang],
    )  # fmt: skip


@dataclass(frozen=True)
class People:
    """The people of one block.

    Attributes:
        count: How many were made; blocks are made whole, so that the first people of a larger
            simulation are those of a smaller one.
        kept: How many of them are wanted.
        first: The number of the first one in the whole simulation.
        arrival: The instant of the first signal, milliseconds.
        day: The day of it.
        channel: The channel of the first visit.
        keen: How much a person wants it, from 0 to 1; nobody can see it in the data.
        region: Where the person lives.
        english: Whether the person writes English.
        rate: New cycles a day, once a customer.
        leave: Chance to leave for good after a goal.
        classes: The device classes of three possible devices of each person.
        owned: How many of these the person has.
        shared: Whether the second device is the household's, shared with the person's partner.
        card: Whether the person shows a loyalty card in shops.
        variant: The group of the experiment.
        standing: Where the person stands in a line of all, for segments.
        consent: 0 for nothing but the necessary, 1 for measurement, 2 for marketing too.
        tables: What all blocks share.
    """

    count: int
    kept: int
    first: int
    arrival: Ints
    day: Ints
    channel: Ints
    keen: Floats
    region: Ints
    english: NDArray[np.bool_]
    rate: Floats
    leave: Floats
    classes: Ints
    owned: Ints
    shared: NDArray[np.bool_]
    card: NDArray[np.bool_]
    variant: Ints
    standing: Floats
    consent: Ints
    tables: Tables

    def waits(self, person: Ints, rng: np.random.Generator) -> Ints:
        """How long people wait before they open another cycle, milliseconds."""
        days = self.tables.wait[rng.integers(0, 1024, len(person))] / self.rate[person]
        return (np.minimum(days, 4_000.0) * MS_DAY).astype(np.int64)

    def device(self, person: Ints, rng: np.random.Generator) -> Ints:
        """The device of the next visit: mostly the first one."""
        u = rng.random(len(person))
        wanted: Ints = (u > 0.72).astype(np.int64) + (u > 0.95)
        return np.minimum(wanted, self.owned[person] - 1)

    def later_channel(self, person: Ints, rng: np.random.Generator) -> Ints:
        """The channel by which people come back."""
        found: Ints = self.tables.later[rng.integers(0, 4096, len(person))]
        return found


def people_of(
    block: int, kept: int, calendar: Calendar, shared: Tables, rng: np.random.Generator
) -> People:
    """The people of one block, whole."""
    n = BLOCK
    day = calendar.arrivals[rng.integers(0, 65_536, n)]
    arrival = calendar.midnights[day] + calendar.hours[rng.integers(0, 4096, n)]
    home = rng.random(n // 2) < 0.07
    u = rng.random((n, 5))
    return People(
        n, kept, block * n, arrival + rng.integers(0, 3_000, n), day,
        shared.channel[rng.integers(0, 4096, n)], rng.random(n),
        np.array(spread([float(r.share) for r in REGIONS], 1024))[rng.integers(0, 1024, n)],
        u[:, 0] * 100 < shared.english, shared.rate[rng.integers(0, 1024, n)],
        shared.leave[rng.integers(0, 1024, n)], CLASSES[rng.integers(0, 100, (n, 3))],
        1 + (u[:, 1] < 0.38) + (u[:, 1] < 0.06), np.repeat(home, 2), u[:, 2] < 0.35,
        (u[:, 3] < 0.5).astype(np.int64), u[:, 4],
        (rng.random(n) < 0.74).astype(np.int64) + (rng.random(n) < 0.3), shared,
    )  # fmt: skip
