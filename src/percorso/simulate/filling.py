"""What single events hold beyond their form: orders, answers, words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock

MONEY = pa.decimal128(12, 2)


def constants(rows: Rows, stock: Stock, key: str) -> Any:
    """The numbers that the forms of the events fix, NaN where they fix none."""
    table = np.array([float(mould.fields.get(key, "nan")) for mould in stock.moulds])
    return table[rows["mould"]]


class _Filling:
    """Numbers of single events, as far as rules that look at them allow."""

    def __init__(self, rows: Rows, stock: Stock, watched: set[str]) -> None:
        self._rows = rows
        self._stock = stock
        self._watched = watched

    def given(self, key: str, values: Any) -> Any:
        """The given numbers, NaN for none, else those of the forms."""
        fixed = constants(self._rows, self._stock, key)
        if key in self._watched:
            values = np.where(np.isnan(fixed), np.nan, values)
        return np.where(np.isnan(values), fixed, values)

    def column(self, key: str, values: Any) -> Any:
        """A column of numbers."""
        found = self.given(key, values)
        return pa.array(found, pa.float64(), mask=np.isnan(found))


def filled(rows: Rows, stock: Stock, watched: set[str]) -> dict[str, Any]:
    """The columns that differ from event to event of one form.

    Args:
        rows: The events.
        stock: The moulds.
        watched: The keys that rules look at: there only forms that hold a number may hold another.
    """
    filling, none = _Filling(rows, stock, watched), np.full(len(rows), np.nan)
    amount = filling.given("value", np.where(rows["cents"] > 0, rows["cents"] / 100, np.nan))
    absent = np.isnan(amount)
    number = pa.array(rows["order"], mask=rows["order"] < 0).cast(pa.string())
    euro: Any = pa.array(np.zeros(len(rows), np.int8), mask=absent)
    return {
        "value": pa.array(amount, pa.float64(), mask=absent).cast(MONEY),
        "currency": pa.array(["EUR"]).take(euro),
        "order_id": pa.compute.binary_join_element_wise("sim-o", number, "-"),
        "quantity": filling.column(
            "quantity", np.where(rows["quantity"] > 0, rows["quantity"], np.nan)
        ),
        "score": filling.column("score", rows["score"]),
        "duration_s": filling.column("duration_s", none),
    }
