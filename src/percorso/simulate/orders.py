"""Orders: what is bought, how many, at which price; and what people say in signals of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from percorso.simulate.curves import spread
from percorso.simulate.filling import parts
from percorso.simulate.model import Ints
from percorso.simulate.people import People
from percorso.simulate.places import PRODUCTS
from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock
from percorso.simulate.walk import Stays
from percorso.simulate.words import coded

if TYPE_CHECKING:
    from percorso.journey import Journey
    from percorso.simulate.world import World

MEAN = 138
"""What an order costs on the average by the list, in euros."""
LARGEST = 10_000_000
"""The highest amount of an order, in cents."""
SAYING = {"ticket": (0.0, 0.45), "review": (0.35, 1.0), "survey": (0.85, 1.0)}
"""Kinds of signals in which people write, and between which moods."""


def fill_orders(rows: Rows, world: World, first: int, rng: np.random.Generator) -> None:
    """Fill in what was bought in each order.

    Args:
        rows: The rows of a block.
        world: The world.
        first: The number of the block's first person.
        rng: The randomness of the block.
    """
    place = np.flatnonzero(world.stock.of_kind("order")[rows["mould"]])
    n = len(place)
    product = np.array(spread([float(p.share) for p in PRODUCTS], 1024))[rng.integers(0, 1024, n)]
    quantity = 1 + (rng.random(n) < 0.22) + (rng.random(n) < 0.06)
    order = (rows["stay"][place].astype(np.int64) + first * 64) * 8 + 1
    goods, off, ship = parts(order, product, quantity, world.scale)
    rows["cents"][place] = _bounded(goods - off + ship, rows["mould"][place], world.stock)
    rows["quantity"][place], rows["extra"][place] = quantity, product
    rows["order"][place] = order


def _bounded(cents: Ints, mould: Ints, stock: Stock) -> Ints:
    """Amounts moved between the limits that the rules of their moulds set."""
    low = np.array([_limit(m.bounds.get("value", (0.0, 0.0))[0]) for m in stock.moulds])
    high = np.array([_limit(m.bounds.get("value", (0.0, 9e9))[1]) for m in stock.moulds])
    inner = np.where(high[mould] - low[mould] > 2, 1, 0)
    inside = np.clip(cents, low[mould] + inner, high[mould] - inner)
    return np.maximum(inside, 1)


def _limit(amount: float) -> int:
    return round(min(max(amount * 100, 0.0), float(LARGEST)))


def scale_of(journey: Journey, stock: Stock) -> int:
    """By how much goods cost more than the list says.

    So much that rules on amounts meet them, and that orders come near to what the journey knows of
    them: the value of a KPI in euros at its goal.
    """
    limits = [m.bounds["value"][0] for m in stock.moulds if "value" in m.bounds]
    least = min(product.price for product in PRODUCTS) * 0.9
    wanted = max((limit * 100 for limit in limits if 0 < limit < 100_000), default=0.0)
    return max(1, -(-int(wanted) // int(least)), _told(journey))


def _told(journey: Journey) -> int:
    goal = journey.goal_index()
    kpis = () if goal is None else journey.stages[goal].kpis
    euros = [kpi.value or kpi.target for kpi in kpis if kpi.unit in ("€", "EUR")]
    return min(round((euros[0] or 0) / MEAN), 1_000) if euros else 1


def speak(rows: Rows, stays: Stays, people: People, stock: Stock, rng: np.random.Generator) -> None:
    """What people write in signals that are tickets, reviews or answers."""
    for kind, (low, high) in SAYING.items():
        place = np.flatnonzero(stock.of_kind(kind)[rows["mould"]])
        mood = low + (high - low) * rng.random(len(place))
        flags = stays.flags[rows["stay"][place]]
        english = people.english[stays.person[rows["stay"][place]]]
        rows["words"][place] = coded(mood, flags, english, rng)
