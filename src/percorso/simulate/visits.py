"""How visits begin: the channel and campaign that brought somebody, and signing in."""

from __future__ import annotations

import numpy as np

from percorso.simulate.extras import Extras
from percorso.simulate.identity import DEVICE, HOUSEHOLD
from percorso.simulate.model import Ints
from percorso.simulate.people import People
from percorso.simulate.rows import Rows, blank
from percorso.simulate.stock import Stock
from percorso.simulate.walk import Stays


def landings(
    rows: Rows, visit: Ints, stays: Stays, people: People, stock: Stock, extras: Extras,
    goal: int, rng: np.random.Generator,
) -> Rows:  # fmt: skip
    """A row beside the first event of each visit on a device, where the rules let it pass.

    The first visit of a cycle comes by the channel of the cycle; a later one half of the time
    directly, else by any channel by which people come back.
    """
    first = np.concatenate(([True], visit[1:] != visit[:-1])) if len(visit) else np.zeros(0, bool)
    web, _ = stock.places()
    start = rows[first & web[rows["mould"]] & (rows["stay"] >= 0)]
    stay = start["stay"]
    opening = stays.opens[stay] & (start["t"] <= stays.entry[stay])
    later = people.tables.later[rng.integers(0, 4096, len(start))]
    later = np.where(rng.random(len(start)) < 0.5, 0, later)
    channel = np.where(opening, stays.channel[stay], later)
    mould = _mould(channel, stays.stage[stay], stock, extras, goal, rng)
    found = blank(len(start))
    for name in ("person", "device", "stay"):
        found[name] = start[name]
    # A moment after the signal: a moment before, it would fall into the stay before.
    found["t"], found["mould"] = np.maximum(start["t"], stays.entry[stay]) + 250, mould
    there: Rows = found[mould >= 0]
    return there


def _mould(
    channel: Ints, stage: Ints, stock: Stock, extras: Extras, goal: int, rng: np.random.Generator
) -> Ints:
    """The landing by a channel that may be emitted in a stage; −1 where none may."""
    found = np.full(len(channel), -1)
    draws = rng.integers(0, 1 << 20, len(channel))
    for number, choices in enumerate(extras.landing):
        for place in range(len(stock.enter)):
            fits = [mould for mould in choices if stock.moulds[mould].allowed(place, goal)]
            mask = (channel == number) & (stage == place)
            if fits:
                found[mask] = np.array(fits)[draws[mask] % len(fits)]
    return found


def sign_ins(rows: Rows, extras: Extras) -> Rows:
    """A row after each event by which a device came to be known."""
    number = extras.single["identified"]
    device = (rows["anon_kind"] == DEVICE) | (rows["anon_kind"] == HOUSEHOLD)
    signs = rows[(rows["known"] == 2) & device & (number >= 0)]
    found: Rows = signs.copy()
    found["t"] = signs["t"] + 400
    found["mould"], found["known"], found["stay"] = number, 1, -1
    found["cents"], found["order"], found["quantity"] = 0, -1, 0
    found["score"], found["words"], found["extra"] = np.nan, -1, -1
    return found
