"""Write generated events straight into a workspace, as an import would have left them.

    .venv/bin/python -m benchmarks.generate FOLDER --events 1000000

Everything here is generated: no real person, shop or behaviour stands behind it. The same seed
gives the same events, whatever the size of a chunk.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from deltalake import CommitProperties, Transaction, WriterProperties, write_deltalake
from numpy.typing import NDArray

from benchmarks.people import NAMES, Deeds, deeds
from percorso.engine.lake import Workspace
from percorso.engine.position import LOADER, NEXT
from percorso.events.schema import EVENTS

CHUNK = 500_000
SEED = 20_250_101
CHANNELS = ("web", "app", "email", "shop", "search", "social", "phone", "display")
DEVICES = ("phone", "desktop", "tablet", "kiosk")
CATEGORIES = ("lamps", "chairs", "tables", "shelves", "rugs", "vases", "beds", "mirrors")
ORDER, SURVEY = (list(NAMES).index(name) for name in ("Order Completed", "Survey Answered"))

Words = NDArray[np.uint64]
Column = Any
"""A column of Arrow."""


def generate(folder: Path, events: int, seed: int = SEED, chunk: int = CHUNK) -> Workspace:
    """A workspace with that many generated events, a commit for each chunk."""
    table = Workspace.create(folder).table()
    done = deeds(events, seed)
    for start in range(0, events, chunk):
        end = min(start + chunk, events)
        moved = [Transaction(LOADER, start // chunk + 1), Transaction(NEXT, end)]
        write_deltalake(
            table, chunk_table(done, start, end, seed), mode="append",
            writer_properties=WriterProperties(compression="ZSTD", compression_level=1),
            commit_properties=CommitProperties(app_transactions=moved),
        )  # fmt: skip
    return Workspace.open(folder)


def chunk_table(done: Deeds, start: int, end: int, seed: int = SEED) -> pa.Table:
    """Some of the events with all columns of the canonical event."""
    seq = np.arange(start, end)
    key = mix(seq.astype(np.uint64) + np.uint64(seed))
    person, t, name = done.person[start:end], done.t[start:end], done.name[start:end]
    instant = pa.array(t).cast(EVENTS.field("occurred_at").type)
    given = (
        {
            "event_id": hexadecimal([key, mix(key)], 32),
            "source_id": _constant("shop", len(seq)),
            "message_id": hexadecimal([mix(mix(key))], 16),
            "sequence": pa.array(seq),
            "type": _chosen(["track"], np.zeros(len(seq), np.int8)),
            "name": _chosen(list(NAMES), name),
            "occurred_at": instant,
            "original_at": instant.cast(pa.string()),
            "received_at": instant,
            "time_quality": _constant("exact", len(seq)),
            "user_id": identifiers(person),
            "session_id": hexadecimal(
                [mix(person.astype(np.uint64) * np.uint64(400) + _days(t))], 16
            ),
            "channel": _chosen(list(CHANNELS), _skewed(key, 0, len(CHANNELS))),
            "device_class": _chosen(list(DEVICES), _skewed(key, 16, len(DEVICES))),
            "properties": _properties(key),
            "import_run_id": _constant("generated", len(seq)),
            "schema_version": pa.array(np.ones(len(seq), np.int16)),
            "digest": pa.array(key.astype(np.int64)),
            "seq": pa.array(seq),
        }
        | _orders(key, name)
        | _scores(key, name)
    )
    columns = [given.get(field.name, pa.nulls(len(seq), field.type)) for field in EVENTS]
    return pa.table([c.cast(f.type) for c, f in zip(columns, EVENTS, strict=True)], schema=EVENTS)


def _orders(key: Words, name: NDArray[np.int8]) -> dict[str, Column]:
    absent = name != ORDER
    cents = (500 + key % np.uint64(30_000)).astype(np.int64)
    value = pa.array(cents / 100, pa.float64(), mask=absent).cast(EVENTS.field("value").type)
    numbers = pa.array(key % np.uint64(10**12), pa.uint64(), mask=absent)
    return {
        "order_id": numbers.cast(pa.string()),
        "value": value,
        "currency": _chosen(["EUR"], np.where(absent, -1, 0)),
    }


def _scores(key: Words, name: NDArray[np.int8]) -> dict[str, Column]:
    absent = name != SURVEY
    score = 10 - _skewed(key, 40, 11)
    return {
        "score": pa.array(score.astype(np.float64), mask=absent),
        "score_kind": _chosen(["nps"], np.where(absent, -1, 0)),
    }


def _properties(key: Words) -> Column:
    texts = [f'{{"category":"{category}"}}' for category in CATEGORIES]
    place = _skewed(key, 24, 2 * len(texts))
    return _chosen(texts, np.where(place < len(texts), place, -1))


def _days(t: NDArray[np.int64]) -> Words:
    return (t // 86_400_000_000 % 400).astype(np.uint64)


def _skewed(key: Words, shift: int, size: int) -> NDArray[np.int64]:
    """Numbers below a size, the smaller ones the more often."""
    part = ((key >> np.uint64(shift)) & np.uint64(0xFFFF)).astype(np.float64) / 0x10000
    return (part * part * size).astype(np.int64)


def _constant(text: str, size: int) -> Column:
    return _chosen([text], np.zeros(size, np.int8))


def _chosen(texts: list[str], codes: NDArray[np.generic]) -> Column:
    numbers = np.asarray(codes, np.int32)
    indices = pa.array(numbers, pa.int32(), mask=numbers < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(texts, pa.string())).cast(pa.string())


def mix(words: Words) -> Words:
    """A number that looks random for each number (the finish of splitmix64, Steele et al. 2014)."""
    z = words + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def identifiers(person: NDArray[np.int32]) -> Column:
    """The identifier of each person: 24 characters."""
    key = mix(person.astype(np.uint64) + np.uint64(7))
    return hexadecimal([key, mix(key)], 24)


def hexadecimal(words: list[Words], length: int) -> Column:
    """The first hexadecimal digits of some numbers, as a column of texts."""
    octets = np.stack(words, axis=1).astype(">u8").view(np.uint8)
    digits = np.frombuffer(b"0123456789abcdef", np.uint8)
    text = np.stack([digits[octets >> 4], digits[octets & 15]], axis=2).reshape(len(octets), -1)
    body = np.ascontiguousarray(text[:, :length])
    offsets = np.arange(len(octets) + 1, dtype=np.int32) * length
    return pa.StringArray.from_buffers(
        len(octets), pa.py_buffer(offsets.tobytes()), pa.py_buffer(body.tobytes())
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Write generated events into a new workspace.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    print(generate(options.folder, options.events, options.seed).count(), "generated events")


if __name__ == "__main__":
    main()
