"""Orders: what is bought, how many, at which price."""

from __future__ import annotations

import numpy as np

from percorso.simulate.curves import spread
from percorso.simulate.model import Ints
from percorso.simulate.places import PRODUCTS
from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock

LARGEST = 10_000_000
"""The highest amount of an order, in cents."""


def fill_orders(rows: Rows, stock: Stock, first: int, rng: np.random.Generator) -> None:
    """Fill in what was bought in each order.

    Args:
        rows: The rows of a block.
        stock: The moulds.
        first: The number of the block's first person.
        rng: The randomness of the block.
    """
    buys = stock.of_kind("order")[rows["mould"]]
    place = np.flatnonzero(buys)
    n = len(place)
    product = np.array(spread([float(p.share) for p in PRODUCTS], 1024))[rng.integers(0, 1024, n)]
    prices = np.array([p.price for p in PRODUCTS], np.int64)
    quantity = 1 + (rng.random(n) < 0.22) + (rng.random(n) < 0.06)
    cents = prices[product] * quantity
    rows["cents"][place] = _bounded(cents, rows["mould"][place], stock)
    rows["quantity"][place] = quantity
    rows["extra"][place] = product
    rows["order"][place] = (rows["person"][place].astype(np.int64) + first) * 1000 + np.arange(
        n
    ) % 1000


def _bounded(cents: Ints, mould: Ints, stock: Stock) -> Ints:
    """Amounts moved between the limits that the rules of their moulds set."""
    low = np.array([_limit(m.bounds.get("value", (0.0, 0.0))[0], -1) for m in stock.moulds])
    high = np.array([_limit(m.bounds.get("value", (0.0, 9e9))[1], 1) for m in stock.moulds])
    wide = high[mould] - low[mould] > 2
    inside = np.clip(cents, low[mould] + wide, high[mould] - wide)
    return np.maximum(inside, 1)


def _limit(amount: float, side: int) -> int:
    if abs(amount) > LARGEST:
        return LARGEST if amount > 0 else 0
    return round(amount * 100) if side > 0 else max(round(amount * 100), 0)
