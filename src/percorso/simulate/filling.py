"""What single events hold beyond their form: orders, answers, words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock

MONEY = pa.decimal128(12, 2)


def money(cents: Any, absent: Any) -> Any:
    """A column of amounts."""
    return pa.array(cents / 100, pa.float64(), mask=absent).cast(MONEY)


def constants(rows: Rows, stock: Stock, key: str) -> Any:
    """The numbers that the forms of the events fix, NaN where they fix none."""
    table = np.array([float(mould.fields.get(key, "nan")) for mould in stock.moulds])
    return table[rows["mould"]]


def numbers(rows: Rows, stock: Stock, key: str, given: Any) -> Any:
    """A column of numbers: the given ones, else those of the forms."""
    found = np.where(np.isnan(given), constants(rows, stock, key), given)
    return pa.array(found, pa.float64(), mask=np.isnan(found))


def filled(rows: Rows, stock: Stock) -> dict[str, Any]:
    """The columns that differ from event to event of one form."""
    none = np.full(len(rows), np.nan)
    cents = np.where(rows["cents"] > 0, rows["cents"], constants(rows, stock, "value") * 100)
    absent = np.isnan(cents)
    number = pa.array(rows["order"], mask=rows["order"] < 0).cast(pa.string())
    quantity = np.where(rows["quantity"] > 0, rows["quantity"], np.nan)
    euro: Any = pa.array(np.zeros(len(rows), np.int8), mask=absent)
    return {
        "value": money(cents, absent),
        "currency": pa.array(["EUR"]).take(euro),
        "order_id": pa.compute.binary_join_element_wise("sim-o", number, "-"),
        "quantity": numbers(rows, stock, "quantity", quantity),
        "score": numbers(rows, stock, "score", rows["score"]),
        "duration_s": numbers(rows, stock, "duration_s", none),
    }
