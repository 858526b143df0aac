"""Columns of the file from rows of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa

from percorso.events.schema import SIMULATOR
from percorso.simulate.fields import PROPERTY
from percorso.simulate.filling import MONEY, filled
from percorso.simulate.hashing import decimal, hexadecimal, texts
from percorso.simulate.identity import LETTERS
from percorso.simulate.people import DEVICES
from percorso.simulate.places import REGIONS
from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock
from percorso.simulate.truth import keys

TIME = pa.timestamp("ms", tz="UTC")
OWN = (
    *("message_id", "type", "event", "timestamp", "sent_at", "received_at"),
    *("user_id", "anonymous_id", "session_id", "is_bot"),
)
"""Columns that every file has, before those of its journey."""
NUMERIC: dict[str, Any] = {
    "value": MONEY,
    "quantity": pa.float64(),
    "score": pa.float64(),
    "duration_s": pa.float64(),
}
NAMES = {"name": "event"}


def column_name(key: str) -> str:
    """The name of a column in the file: a property goes without its prefix.

    Example:
        >>> column_name("name"), column_name("properties.topic"), column_name("channel")
        ('event', 'topic', 'channel')
    """
    return NAMES.get(key, key.removeprefix(PROPERTY))


class Columns:
    """Makes tables of one fixed schema.

    Args:
        stock: The moulds.
        seed: The seed, which is part of the message ids.
        watched: The keys that rules look at; only moulds may fill these.
    """

    def __init__(self, stock: Stock, seed: int, watched: set[str]) -> None:
        self._stock = stock
        self._watched = watched
        self._seed = seed
        keys = {key for mould in stock.moulds for key in mould.fields} - {"user_id"}
        self._constant = {key: self._values(key) for key in sorted(keys - set(NUMERIC))}
        names = [*OWN, *map(column_name, self._constant), *self._free(), "library"]
        self.names = list(dict.fromkeys(names))

    def _free(self) -> list[str]:
        return ["device_class", "geo_country", "geo_region", "locale", *NUMERIC, *FILLED]

    def _values(self, key: str) -> Any:
        """What a key holds in each mould."""
        return pa.array([mould.fields.get(key) for mould in self._stock.moulds], pa.string())

    def table(self, rows: Rows) -> pa.Table:
        """Some rows as a table."""
        made = {**self._plain(rows), **self._person(rows)}
        made |= filled(rows, self._stock, self._watched)
        made = {k: v for k, v in made.items() if k not in self._watched or k in KEPT}
        for key, words in self._constant.items():
            constant = words.take(pa.array(rows["mould"]))
            name = column_name(key)
            given = made.get(name)
            made[name] = constant if given is None else pa.compute.coalesce(constant, given)
        made["library"] = _chosen([SIMULATOR], np.zeros(len(rows), np.int8))
        kinds: dict[str, Any] = {name: NUMERIC.get(name, pa.string()) for name in self.names}
        columns = {
            name: made[name] if name in made else pa.nulls(len(rows), kind)
            for name, kind in kinds.items()
        }
        return pa.table(columns)

    def _plain(self, rows: Rows) -> dict[str, Any]:
        person = rows["person"].astype(np.int64)
        key = keys(person, rows["seq"].astype(np.int64), self._seed)
        letters = np.frombuffer(LETTERS, np.uint8)[rows["anon_kind"]][:, None]
        return {
            "message_id": texts(b"sim-", hexadecimal(key)),
            "timestamp": pa.array(rows["t"]).cast(TIME),
            "sent_at": pa.array(rows["sent"]).cast(TIME),
            "received_at": pa.array(rows["arrival"]).cast(TIME),
            "user_id": texts(b"sim-", decimal(person, 9), absent=rows["known"] == 0),
            "anonymous_id": texts(b"sim-", letters, b"-", hexadecimal(rows["anon"])),
            "session_id": texts(b"s-", hexadecimal(rows["session"]), absent=rows["session"] == 0),
            "is_bot": pa.array(rows["bot"] == 1, mask=rows["bot"] == 0),
        }

    def _person(self, rows: Rows) -> dict[str, Any]:
        return {
            "device_class": _chosen(DEVICES, rows["device_class"]),
            "geo_country": _chosen(("IT",), np.zeros(len(rows), np.int8)),
            "geo_region": _chosen([region.code for region in REGIONS], rows["region"]),
            "locale": _chosen(("it-IT", "en-GB"), rows["english"]),
        }


KEPT = {*NUMERIC, "user_id", "anonymous_id"}
"""Columns in which single events differ even where rules look at them: their moulds allow for it."""
FILLED: tuple[str, ...] = ("currency", "order_id")


def _chosen(words: Any, codes: Any) -> Any:
    """Words by number; −1 is none."""
    numbers: Any = pa.array(codes.astype(np.int32), mask=codes < 0)
    return pa.array(list(words), pa.string()).take(numbers)
