"""Columns of the file from rows of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from percorso.events.schema import SIMULATOR
from percorso.simulate.fields import PROPERTY
from percorso.simulate.filling import NUMERIC, TEXTUAL, Filling, chosen
from percorso.simulate.hashing import decimal, hexadecimal, texts
from percorso.simulate.identity import LETTERS
from percorso.simulate.people import DEVICES
from percorso.simulate.places import REGIONS
from percorso.simulate.rows import Rows
from percorso.simulate.truth import keys

if TYPE_CHECKING:
    from percorso.simulate.world import World

TIME = pa.timestamp("ms", tz="UTC")
OWN = (
    "message_id", "type", "event", "timestamp", "sent_at", "received_at", "user_id",
    "anonymous_id", "session_id", "is_bot",
)  # fmt: skip
"""Columns that every file has, before those of its journey."""
PERSONAL = ("device_class", "os_name", "geo_country", "geo_region", "locale", "consent", "email")
KEPT = {"value", "quantity", "score", "duration_s", "user_id", "anonymous_id"}
"""Columns in which single events differ even where rules look at them: their forms allow it."""
CONSENTS = (
    '{"necessary":true,"measurement":false,"marketing":false}',
    '{"necessary":true,"measurement":true,"marketing":false}',
    '{"necessary":true,"measurement":true,"marketing":true}',
)
SYSTEMS = ("Android", "iOS", "Windows", "macOS", "iPadOS")


def column_name(key: str) -> str:
    """The name of a column in the file: a property goes without its prefix.

    Example:
        >>> column_name("name"), column_name("properties.topic"), column_name("channel")
        ('event', 'topic', 'channel')
    """
    return "event" if key == "name" else key.removeprefix(PROPERTY)


class Columns:
    """Makes tables of one fixed schema.

    Args:
        world: The world.
        seed: The seed, which is part of the message ids.
    """

    def __init__(self, world: World, seed: int) -> None:
        self._seed = seed
        self._watched = {column_name(key) for key in world.foundry.watched} - KEPT
        self._segments = world.segments
        self._signs = world.stock.of_kind("identified")
        self._filling = Filling(world)
        moulds = world.stock.moulds
        kinds = {key for mould in moulds for key in mould.fields} - {*NUMERIC, "user_id"}
        self._constant = {
            key: pa.array([mould.fields.get(key) for mould in moulds], pa.string())
            for key in sorted(kinds)
        }
        own = map(column_name, (*self._constant, *self._segments.fields))
        names = [*OWN, *own, *PERSONAL, *NUMERIC, *TEXTUAL, "library"]
        self.names = list(dict.fromkeys(names))

    def table(self, rows: Rows) -> pa.Table:
        """Some rows as a table."""
        made = {**self._identities(rows), **self._person(rows), **self._filling.columns(rows)}
        made = {name: column for name, column in made.items() if name not in self._watched}
        for key, words in self._constant.items():
            name, constant = column_name(key), words.take(pa.array(rows["mould"]))
            given = made.get(name)
            made[name] = constant if given is None else pa.compute.coalesce(constant, given)
        made["library"] = chosen([SIMULATOR], np.zeros(len(rows), np.int8))
        kinds: dict[str, Any] = {name: NUMERIC.get(name, pa.string()) for name in self.names}
        return pa.table({
            name: made[name] if name in made else pa.nulls(len(rows), kind)
            for name, kind in kinds.items()
        })  # fmt: skip

    def _identities(self, rows: Rows) -> dict[str, Any]:
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
        """What is known of the person and the device."""
        real, known = rows["region"] >= 0, rows["known"] > 0
        device = rows["device_class"].astype(np.int64)
        system = np.where(device < 0, -1, device * 2 + (rows["anon"] % 2).astype(np.int64))
        signs = self._signs[rows["mould"]]
        mail = texts(b"sim-", decimal(rows["person"].astype(np.int64), 9), b"@example.it",
                     absent=~signs)  # fmt: skip
        found = {
            "device_class": chosen(DEVICES, device),
            "os_name": chosen(SYSTEMS, np.minimum(system, 4)),
            "geo_country": chosen(("IT",), np.where(real, 0, -1)),
            "geo_region": chosen([region.code for region in REGIONS], rows["region"]),
            "locale": chosen(("it-IT", "en-GB"), rows["english"]),
            "consent": chosen(CONSENTS, np.where(signs, rows["consent"], -1)),
            "email": mail,
        }
        for key, values in self._segments.fields.items():
            words = pa.array(values, pa.string())
            place: Any = pa.array(rows["segment"].astype(np.int32), mask=~known)
            found[column_name(key)] = words.take(place)
        return found
