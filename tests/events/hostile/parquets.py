"""Parquet with odd types, and damaged."""

from __future__ import annotations

import datetime as dt
import gzip
import io
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.events.hostile.case import Case, Cases, accept, kept, refuse

BASE = {"event": ["A", "B"], "user_id": ["1", "2"], "timestamp": ["2026-03-01", "2026-03-02"]}
DAY = dt.datetime(2026, 3, 1, 10, 0, 0, 1, tzinfo=dt.UTC)
ODD: dict[str, Any] = {
    "decimal256": pa.array([Decimal("1.5"), None], pa.decimal256(60, 2)),
    "list": pa.array([[1, 2], None], pa.list_(pa.int64())),
    "large list": pa.array([["a"], []], pa.large_list(pa.string())),
    "fixed list": pa.array([[1, 2], [3, 4]], pa.list_(pa.int32(), 2)),
    "map": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
    "structure": pa.array([{"a": {"b": 1}}, None]),
    "list of structures": pa.array([[{"sku": "x", "n": 1}], None]),
    "dictionary": pa.array(["x", "y"]).dictionary_encode(),
    "dictionary of numbers": pa.array([1, 2]).dictionary_encode(),
    "clock": pa.array([dt.time(10, 0), None], pa.time64("us")),
    "clock in seconds": pa.array([dt.time(10, 0), None], pa.time32("s")),
    "length of time": pa.array([dt.timedelta(seconds=1), None], pa.duration("us")),
    "bytes": pa.array([b"\xff\x00", b"x"]),
    "fixed bytes": pa.array([b"\xff" * 16, b"\x00" * 16], pa.binary(16)),
    "large text": pa.array(["x", "y"], pa.large_string()),
    "halves": pa.array([1.5, float("nan")], pa.float32()).cast(pa.float16()),
    "unsigned": pa.array([2**64 - 1, 0], pa.uint64()),
    "truth": pa.array([True, None]),
    "nothing": pa.nulls(2),
    "day": pa.array([dt.date(2026, 3, 1), dt.date(9999, 12, 31)]),
    "nanoseconds": pa.array([2**62, 1], pa.timestamp("ns")),
}
TIMES: dict[str, Any] = {
    "seconds": pa.array([DAY.replace(microsecond=0)] * 2, pa.timestamp("s", "UTC")),
    "milliseconds": pa.array([DAY.replace(microsecond=0)] * 2, pa.timestamp("ms", "UTC")),
    "nanoseconds": pa.array([DAY] * 2, pa.timestamp("ns", "Europe/Rome")),
    "no zone": pa.array([DAY.replace(tzinfo=None)] * 2, pa.timestamp("us")),
    "days": pa.array([DAY.date()] * 2),
    "whole numbers": pa.array([1_772_359_200] * 2),
    "floating numbers": pa.array([1_772_359_200.5] * 2),
}


def written(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def cases() -> Cases:
    return {**_types(), **_columns(), **_damage()}


def _types() -> Cases:
    found: Cases = {}
    for name, array in ODD.items():
        found[f"parquet with {name} beside"] = accept("a.parquet", written(BASE | {"x": array}), 2)
    for name, array in TIMES.items():
        data = written(BASE | {"timestamp": array})
        found[f"parquet with times in {name}"] = accept("a.parquet", data, 2)
    for name in ("list", "map", "list of structures", "bytes", "truth", "length of time"):
        data = written(BASE | {"timestamp": ODD[name]})
        found[f"parquet with {name} as time"] = kept("a.parquet", data, 0, (1, 2))
        data = written(BASE | {"value": ODD[name]})
        found[f"parquet with {name} as value"] = _some(data)
    for name in ("list", "map", "dictionary", "unsigned", "bytes", "decimal256", "halves"):
        found[f"parquet with {name} as user"] = _some(written(BASE | {"user_id": ODD[name]}))
    return found


def _some(data: bytes) -> Case:
    """Whatever becomes of the two rows, they are accounted for."""
    return Case("a.parquet", data, "any")


def _columns() -> Cases:
    double = pa.table([pa.array(["x"])] * 4, names=["event", "event", "user_id", "timestamp"])
    out = io.BytesIO()
    pq.write_table(double, out)
    dotted = {"a.b": ["x", "y"], "a": pa.array([{"b": 1}, {"b": 2}])}
    wide = {f"c{i}": pa.nulls(0) for i in range(20_000)}
    torn = pa.StringArray.from_buffers(
        2, pa.py_buffer(b"\0\0\0\0\1\0\0\0\3\0\0\0"), pa.py_buffer(b"A\xff\xfe")
    )
    return {
        "parquet with two columns of one name": refuse("a.parquet", out.getvalue(), "Several columns"),
        "parquet with a name and a name in a structure": refuse(
            "a.parquet", written(BASE | dotted), "Several columns are called 'a.b'"),
        "parquet without rows": accept("a.parquet", written({k: v[:0] for k, v in BASE.items()}), 0),
        "parquet without columns": refuse("a.parquet", written({}), "no columns"),
        "parquet with 20,000 columns": refuse("a.parquet", written(wide), "more than 5000"),
        "parquet with a blank name": refuse("a.parquet", written(BASE | {" ": ["x", "y"]}), "no name"),
        "parquet with bytes that are no text": kept(
            "a.parquet", written(BASE | {"event": torn}), 1, (2,), "not UTF-8"),
        "parquet without a time": refuse("a.parquet", written({"event": ["x"], "user_id": ["y"]}), "timestamp"),
        "parquet packed with gzip": accept("a.parquet.gz", gzip.compress(written(BASE)), 2),
        "parquet packed with zstd": accept("a.parquet.zst", bytes(pa.compress(written(BASE), "zstd", asbytes=True)), 2),
        "parquet with text a million times": accept(
            "a.parquet", written({k: [v[0]] * 1_00_000 for k, v in BASE.items()}), 1_00_000),
    }  # fmt: skip


def _damage() -> Cases:
    rows = {name: values * 5000 for name, values in BASE.items()}
    whole = written(rows, compression="none", write_page_checksum=False)
    length = int.from_bytes(whole[-8:-4], "little")
    found = {
        "parquet cut at its end": refuse("a.parquet", whole[:-30], "damaged"),
        "parquet cut in its middle": refuse("a.parquet", whole[: len(whole) // 2], "damaged"),
        "parquet of its mark alone": refuse("a.parquet", b"PAR1", "damaged"),
        "parquet with a long footer": refuse("a.parquet", whole[:-8] + b"\xff\xff\xff\x7fPAR1", "damaged"),
        "parquet with an encrypted footer": refuse("a.parquet", b"PARE" + whole[4:-4] + b"PARE", "encrypted"),
        "parquet with zeros as footer": refuse(
            "a.parquet", whole[: -8 - length] + b"\0" * length + whole[-8:], "damaged"),
        "parquet with noise as footer": refuse(
            "a.parquet", whole[: -8 - length] + bytes(i * 7 % 256 for i in range(length)) + whole[-8:], "damaged"),
    }  # fmt: skip
    for place in range(60, len(whole) - 12, len(whole) // 40):
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        found[f"parquet with byte {place} flipped"] = _some(bytes(flipped))
    return found
