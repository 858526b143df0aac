"""What goes wrong on the way: bots, clocks that are wrong, late and repeated events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from percorso.simulate.calendar import Calendar
from percorso.simulate.hashing import mix
from percorso.simulate.identity import BOT
from percorso.simulate.model import Ints
from percorso.simulate.rows import Rows, blank
from percorso.simulate.walk import QUIET, Stays

BOTS = 900_000_000
"""Bots are numbered from here."""
EVERY = 128
"""One bot for so many people."""
LATE, REPEATED, SKEWED = 0.006, 0.004, 0.02
"""Shares of events that arrive hours or days late, of events that are sent twice, and of people
whose clocks are slow."""


@dataclass(frozen=True)
class Bots:
    """The bots of one block: rows, and their stays in the first stage."""

    rows: Rows
    stays: Stays


def bots_of(
    block: int, kept: int, calendar: Calendar, moulds: Ints, stage: int, rng: np.random.Generator
) -> Bots:
    """Bots that look at one thing after the other, faster than anybody reads.

    Args:
        block: The block.
        kept: How many of its people are wanted.
        calendar: The days.
        moulds: What bots look at: events of one stage.
        stage: That stage.
        rng: The randomness of the block.
    """
    n = 32
    count = rng.integers(20, 120, n) * (len(moulds) > 0)
    day = calendar.arrivals[rng.integers(0, 65_536, n)]
    t = calendar.midnights[day] + rng.integers(0, 80_000_000, n)
    declared = rng.random(n) < 0.5
    step = rng.integers(150, 900, n)
    wanted = (np.arange(n) < -(-kept // EVERY)) & (count > 0)
    bot = np.repeat(np.arange(n)[wanted], count[wanted])
    place = np.arange(len(bot)) - np.searchsorted(bot, bot)
    rows = blank(len(bot))
    rows["t"] = t[bot] + place * step[bot]
    rows["person"], rows["seq"] = BOTS + block * n + bot, place
    rows["bot"] = declared[bot]
    key = (BOTS + block * n + bot).astype(np.uint64)
    rows["anon"], rows["anon_kind"] = mix(key), BOT
    rows["session"] = mix(key + np.uint64(1 << 40))
    rows["region"], rows["device_class"] = -1, 1
    if len(bot):
        rows["mould"] = moulds[(place + bot) % len(moulds)]
    return Bots(rows, _stays(np.flatnonzero(wanted), t, count, step, stage))


def _stays(bot: Ints, t: Ints, count: Ints, step: Ints, stage: int) -> Stays:
    n = len(bot)
    one, yes = np.ones(n, np.int64), np.ones(n, np.bool_)
    last = t[bot] + (count[bot] - 1) * step[bot]
    return Stays(
        bot, one * stage, one, one * 0, t[bot], last, count[bot], yes, one * QUIET, yes,
        one * 0, one * 0, ~yes, one * 0, one * 0,
    )  # fmt: skip


def skew(rows: Rows, count: int, rng: np.random.Generator) -> Ints:
    """Set the clocks of some people back, all their devices alike.

    Returns:
        By how much each person's clocks are slow, milliseconds.
    """
    wrong = rng.random(count) < SKEWED
    slow: Ints = rng.integers(60_000, 5_400_000, count) * wrong
    rows["arrival"] = rows["t"] + 40
    rows["t"] -= slow[rows["person"]]
    return slow


def travel(rows: Rows, rng: np.random.Generator) -> Rows:
    """When each event was sent and received; some late, some twice, at another time."""
    n = len(rows)
    u = rng.random(n)
    late = (rng.random(n) * 5 * 86_400_000).astype(np.int64) * (u < LATE)
    rows["sent"] = rows["t"] + 40
    rows["arrival"] += late + 160 + rng.integers(0, 4_000, n)
    twice = rows[(u > 1 - REPEATED) & (rows["bot"] == 0)]
    copies = twice.copy()
    copies["copy"] = 1
    copies["arrival"] += rng.integers(500, 600_000, len(copies))
    return np.concatenate([rows, copies])
