"""What single events hold beyond their form: amounts, items, answers, words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from percorso.simulate.comments import comment, language
from percorso.simulate.places import PRODUCTS, REGIONS
from percorso.simulate.rows import Rows

if TYPE_CHECKING:
    from percorso.simulate.world import World

MONEY = pa.decimal128(12, 2)
NUMERIC: dict[str, Any] = {
    "value": MONEY, "quantity": pa.float64(), "score": pa.float64(), "duration_s": pa.float64(),
    "discount": MONEY, "shipping": MONEY,
}  # fmt: skip
"""Columns of numbers, and their types."""
TEXTUAL = (
    "currency", "order_id", "product_id", "category", "items", "text", "text_lang", "location_id",
)  # fmt: skip
MOST_QUANTITY = 3


class Filling:
    """Fills in what differs from event to event of one form, as far as rules allow.

    Where rules look at a key, only forms that hold something there may hold something else.
    """

    def __init__(self, world: World) -> None:
        self._stock = world.stock
        self._watched = world.foundry.watched
        self._scale = world.scale
        self._shop = world.stock.places()[1] | world.stock.of_kind("ticket_answered")
        self._buys = world.stock.of_kind("order", "refund")

    def columns(self, rows: Rows) -> dict[str, Any]:
        """The columns for some rows."""
        return {**self._money(rows), **self._items(rows), **self._numbers(rows), **_words(rows),
                "location_id": self._places(rows)}  # fmt: skip

    def _fixed(self, rows: Rows, key: str) -> NDArray[np.float64]:
        """The numbers that the forms of the events fix, NaN where they fix none."""
        table = np.array([float(mould.fields.get(key, "nan")) for mould in self._stock.moulds])
        found: NDArray[np.float64] = table[rows["mould"]]
        return found

    def _given(self, rows: Rows, key: str, values: NDArray[np.float64]) -> NDArray[np.float64]:
        fixed = self._fixed(rows, key)
        if key in self._watched:
            values = np.where(np.isnan(fixed), np.nan, values)
        return np.where(np.isnan(values), fixed, values)

    def _money(self, rows: Rows) -> dict[str, Any]:
        amount = np.where(rows["cents"] > 0, rows["cents"] / 100, np.nan)
        value = self._given(rows, "value", amount)
        absent = np.isnan(value)
        number = pa.array(rows["order"], mask=rows["order"] < 0).cast(pa.string())
        return {
            "value": pa.array(value, pa.float64(), mask=absent).cast(MONEY),
            "currency": chosen(["EUR"], np.where(absent, -1, 0)),
            "order_id": pa.compute.binary_join_element_wise("sim-o", number, "-"),
        }

    def _items(self, rows: Rows) -> dict[str, Any]:
        """What was bought, and the discount and shipping that make up the amount."""
        buys = self._buys[rows["mould"]] & (rows["extra"] >= 0) & (rows["cents"] > 0)
        product = np.where(buys, rows["extra"], 0).astype(np.int64)
        quantity = np.clip(rows["quantity"], 1, MOST_QUANTITY).astype(np.int64)
        goods, off, ship = parts(rows["order"], product, quantity, self._scale)
        adds_up = buys & (goods - off + ship == rows["cents"])
        place = np.where(buys, product * MOST_QUANTITY + quantity - 1, -1)
        return {
            "product_id": chosen([p.id for p in PRODUCTS], np.where(buys, product, -1)),
            "category": chosen([p.category for p in PRODUCTS], np.where(buys, product, -1)),
            "items": chosen(listed(self._scale), place),
            "discount": _cents(off, adds_up & (off > 0)),
            "shipping": _cents(ship, adds_up),
        }

    def _numbers(self, rows: Rows) -> dict[str, Any]:
        quantity = np.where(rows["quantity"] > 0, rows["quantity"].astype(float), np.nan)
        timed = (rows["extra"] >= 0) & ~self._buys[rows["mould"]]
        duration = np.where(timed, rows["extra"].astype(float), np.nan)
        given = {"quantity": quantity, "score": rows["score"], "duration_s": duration}
        found = {key: self._given(rows, key, values) for key, values in given.items()}
        return {key: pa.array(v, pa.float64(), mask=np.isnan(v)) for key, v in found.items()}

    def _places(self, rows: Rows) -> Any:
        """The shop of the region, for what happens in shops and for answers to tickets."""
        there = self._shop[rows["mould"]] & (rows["region"] >= 0)
        return chosen([region.shop for region in REGIONS], np.where(there, rows["region"], -1))


def parts(
    order: NDArray[np.int64], product: NDArray[np.int64], quantity: NDArray[np.int64], scale: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """What goods cost, what is taken off and what shipping adds, in cents, for each order.

    Every sixth order or so has a discount of a tenth; shipping is free from 100 € on.
    """
    prices = np.array([p.price for p in PRODUCTS], np.int64) * scale
    goods = prices[product] * quantity
    off = np.where(order * 7_919 % 100 < 17, goods // 10, 0)
    return goods, off, np.where(goods - off < 10_000, 590, 0)


def listed(scale: int) -> list[str]:
    """The items of an order as JSON, for each product and quantity."""
    return [
        json.dumps([{"product_id": p.id, "quantity": n, "price": p.price * scale / 100}])
        for p in PRODUCTS
        for n in range(1, MOST_QUANTITY + 1)
    ]


def chosen(words: list[str] | tuple[str, ...], codes: Any) -> Any:
    """Words by number; −1 is none."""
    numbers: Any = pa.array(np.asarray(codes).astype(np.int32), mask=np.asarray(codes) < 0)
    return pa.array(list(words), pa.string()).take(numbers)


def _cents(cents: NDArray[np.int64], there: NDArray[np.bool_]) -> Any:
    return pa.array(cents / 100, pa.float64(), mask=~there).cast(MONEY)


def _words(rows: Rows) -> dict[str, Any]:
    """Comments, and the language they are in."""
    place = np.full(len(rows), -1)
    there = np.flatnonzero(rows["words"] >= 0)
    place[there] = np.arange(len(there))
    numbers = rows["words"][there].tolist()
    if not numbers:
        return {}
    return {
        "text": chosen([comment(n) for n in numbers], place),
        "text_lang": chosen([language(n) for n in numbers], place),
    }
