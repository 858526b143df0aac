"""Files of events: text tables, JSON Lines, arrays of JSON, Parquet; read in this process."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from fuzz.targets.target import Target, promise, refused
from percorso.errors import EventsError
from percorso.events.files import event_file
from percorso.events.mapping import Mapping
from percorso.events.plans import plan_of
from percorso.events.reading import Plan, batches, parse

HEADER = b"event,user_id,timestamp,value,currency,message_id\n"
GOOD = b"Good,good-user,2026-03-01T10:00:00Z,1.5,EUR,good-1\n"
OBJECT = b'{"event":"Good","userId":"good-user","timestamp":"2026-03-01T10:00:00Z"}'
HOW: tuple[Literal["none", "zstd"], ...] = ("none", "zstd")
_FOLDER = tempfile.TemporaryDirectory(prefix="percorso-fuzz-")


class Counted(NamedTuple):
    """What became of the rows of a file."""

    rows: int
    good: tuple[tuple[int, str], ...]
    bad: tuple[int, ...]
    skipped: int
    refused: bool


@cache
def _mapped() -> Plan:
    """A mapping that makes two events of some rows and none of others."""
    return plan_of(
        Mapping.parse(
            "percorso-mapping: 1\nsource: fuzz\nevents:\n"
            "- {event: A, time: timestamp, user_id: user_id, value: {column: value, decimal: ','},"
            " currency: {constant: EUR}, when: {event: {exists: true}}}\n"
            "- {event: '{event}', time: {column: [message_id, timestamp]}, user_id: user_id}\n"
        )
    )


def read(data: bytes, suffix: str, plan: Plan) -> Counted:
    """Read bytes as a file of events and count; a refusal keeps what was counted before it.

    Args:
        data: The contents of the file.
        suffix: The ending of its name.
        plan: How its rows become events.
    """
    path = Path(_FOLDER.name) / f"events.{suffix}"
    path.write_bytes(data)
    rows = skipped = 0
    good: dict[int, str] = {}
    bad: set[int] = set()
    try:
        file = event_file(path)
        for batch in batches(file, plan):
            parsed = parse(batch, plan)
            rows, skipped = rows + parsed.rows, skipped + parsed.skipped
            numbers: list[Any] = parsed.events["row"].to_pylist()
            ids: list[Any] = parsed.events["event_id"].to_pylist()
            good.update(zip(numbers, ids, strict=True))
            bad.update(flaw.row for flaw in parsed.bad)
            for flaw in parsed.bad:
                promise(flaw.row >= 1 and bool(flaw.message.strip()), "A bad row says nothing.")
                json.loads(flaw.raw)
    except EventsError as error:
        refused(error)
        return Counted(rows, tuple(good.items()), tuple(bad), skipped, True)
    promise(not bad & good.keys(), f"Rows {sorted(bad & good.keys())[:5]} are good and bad.")
    found = len(good) + len(bad) + skipped
    promise(found == rows, f"{rows} rows, and {found} are counted.")
    return Counted(rows, tuple(sorted(good.items())), tuple(sorted(bad)), skipped, False)


def _table(suffix: str) -> Callable[[bytes], None]:
    """A target: the rows are counted once, packed they are the same, a good first row stays."""

    def check(data: bytes) -> None:
        plain = read(data, suffix, plan_of())
        packed = read(gzip.compress(data, 1), f"{suffix}.gz", plan_of())
        if not (plain.refused or packed.refused):
            promise(plain == packed, f"Packed it is something else: {plain} {packed}")
        read(data, suffix, _mapped())

    return check


def check_csv(data: bytes) -> None:
    """A text table, as it is, and behind a header and a good row."""
    _table("csv")(data)
    found = read(HEADER + GOOD + data, "csv", plan_of())
    promise(found.refused or 2 in dict(found.good), "The first row is lost.")


def check_lines(data: bytes) -> None:
    """JSON Lines, as they are, and behind a good line."""
    _table("jsonl")(data)
    found = read(OBJECT + b"\n" + data, "jsonl", plan_of())
    promise(found.refused or 1 in dict(found.good), "The first line is lost.")


def check_array(data: bytes) -> None:
    """An array of objects, as it is, and with a good object first."""
    _table("json")(data)
    found = read(b"[" + OBJECT + b"," + data, "json", plan_of())
    promise(found.refused or len(found.good) >= 1, "The first object is lost.")


def check_parquet(data: bytes) -> None:
    """A Parquet file."""
    read(data, "parquet", plan_of())


def _csv_seeds() -> list[bytes]:
    rows = HEADER + GOOD
    table = rows.decode()
    return [
        rows,
        rows.replace(b",", b";"),
        rows.replace(b",", b"\t"),
        rows.replace(b"\n", b"\r\n"),
        rows.replace(b"\n", b"\r"),
        b"\xef\xbb\xbf" + rows,
        table.encode("utf-16"),
        table.replace("Good", "Città").encode("cp1252"),
        HEADER + b'"a ""b""\nc",u,2026-03-01,,,\n',
        HEADER + b"a,u\n" + GOOD + b"a,u,2026-03-01,1,EUR,x,too,many\n",
        HEADER,
        b"\n\n" + rows,
        HEADER + b'"open,u,2026-03-01\n',
        HEADER.replace(b"value", b"event") + GOOD,
        b"event,user_id,timestamp\nA,u,01/02/2026\nA,u,1772359200\nA,u,NaN\nA,u,2026-02-30\n",
        b"sep=;\n" + rows.replace(b",", b";"),
        HEADER + b"a\0b,u,2026-03-01,1e999,EUR,\n",
    ]


def _line_seeds() -> list[bytes]:
    odd = [
        b'{"event":"A","userId":1,"timestamp":1772359200,"properties":{"a":[1,{"b":null}]}}',
        b'{"type":"page","anonymousId":"x","timestamp":"2026-03-01","context":{"page":{}}}',
        b'{"event":"\\ud83d","userId":"u","timestamp":NaN}',
        b"[]",
        b"null",
        b"{",
        b'{"a":1,"a":2}',
        b'{"event":"A","userId":"u","timestamp":"2026-03-01","value":1e400}',
        b"",
    ]
    return [*(OBJECT + b"\n" + line + b"\n" for line in odd), b"[" * 50, OBJECT]


def _array_seeds() -> list[bytes]:
    lines = [line.split(b"\n")[1] for line in _line_seeds()[:8]]
    return [b"[" + OBJECT + b"," + line + b"]" for line in lines] + [
        b"[]",
        b"[{}]",
        b"{}",
        b"[" + OBJECT,
        b'{"events": [' + OBJECT + b"]}",
        b"[[" + OBJECT + b"]]",
    ]


def _parquet_seeds() -> list[bytes]:
    text = pa.array(["Good", "A", None])
    tables: list[dict[str, Any]] = [
        {"event": text, "user_id": text, "timestamp": pa.array([1, 2, None], pa.timestamp("us"))},
        {
            "event": text.dictionary_encode(),
            "user_id": pa.array([1, 2, 3]),
            "timestamp": pa.array(["2026-03-01"] * 3),
        },
        {
            "event": pa.array([{"a": 1}] * 3),
            "user_id": pa.array([[1]] * 3),
            "timestamp": pa.array([1.5, float("nan"), None]),
        },
        {
            "event": pa.array([b"a", b"\xff", None]),
            "user_id": text,
            "timestamp": pa.array([1, 2, 3], pa.date32()),
        },
    ]
    return [_parquet(pa.table(columns), how) for columns in tables for how in HOW]


def _parquet(table: pa.Table, how: Literal["none", "zstd"]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(table, sink, compression=how, write_page_checksum=True)
    return sink.getvalue()


def _words() -> list[str]:
    return [
        "event",
        "userId",
        "user_id",
        "timestamp",
        "anonymousId",
        "type",
        "properties",
        "value",
        "currency",
        "message_id",
        "context",
        "traits",
        "identify",
        "2026-03-01T10:00:00Z",
        "EUR",
        "NaN",
        "1e400",
        "-0",
        '""',
        '"',
        ",",
        ";",
        "\t",
        "\r",
        "\r\n",
        "\0",
        "\ufeff",
        "[{",
        "}]",
        "null",
        "\\u0000",
        "\\ud800",
        "PAR1",
        "1.234,56",
        "sep=;",
    ]


_SEEN = ("percorso.events",)
TARGETS = (
    Target("events-csv", check_csv, _csv_seeds, _words, _SEEN),
    Target("events-lines", check_lines, _line_seeds, _words, _SEEN),
    Target("events-array", check_array, _array_seeds, _words, _SEEN),
    Target("events-parquet", check_parquet, _parquet_seeds, _words, _SEEN),
)
