"""Writing: events as Parquet, CSV or JSON Lines, and the files beside them, whole or not at all."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from percorso.errors import EventsError, Problem

SUFFIXES = (".parquet", ".csv", ".csv.gz", ".jsonl", ".jsonl.gz")
LABEL = {"percorso-simulated": "true", "percorso-library": "percorso-simulator"}
"""What the metadata of a Parquet file say."""


def suffix_of(path: Path) -> str:
    """The suffix of a file, one of `SUFFIXES`.

    Raises:
        EventsError: It is another one.
    """
    found = next((one for one in SUFFIXES if path.name.lower().endswith(one)), None)
    if found is None or len(path.name) == len(found):
        allowed = ", ".join(SUFFIXES)
        raise EventsError(
            Problem(f"The suffix of a file of events says its format; allowed: {allowed}.",
                    "Write for example -o people.parquet.", file=str(path))
        )  # fmt: skip
    return found


def beside(path: Path) -> dict[str, Path]:
    """The files that come beside a file of events, by what they are."""
    stem = path.name[: -len(suffix_of(path))]
    endings = {"manifest": ".manifest.json", "costs": ".costs.csv", "media": ".media.csv"}
    return {what: path.with_name(stem + ending) for what, ending in endings.items()}


class EventsFile(AbstractContextManager["EventsFile"]):
    """A file of events that is being written.

    Args:
        path: The file.
        suffix: One of `SUFFIXES`, which says the format.
    """

    def __init__(self, path: Path, suffix: str) -> None:
        self._path = path
        self._suffix = suffix
        self._parquet: pq.ParquetWriter | None = None
        self._text: IO[bytes] | None = None
        self._raw: IO[bytes] | None = None
        self._first = True

    def __enter__(self) -> EventsFile:
        """Open the file."""
        if self._suffix != ".parquet":
            self._raw = self._path.open("wb")
            packed = self._suffix.endswith(".gz")
            self._text = self._raw
            if packed:
                self._text = cast(IO[bytes], gzip.GzipFile("", "wb", 6, self._raw, mtime=0))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        for one in (self._parquet, self._text, self._raw):
            if one is not None:
                one.close()

    def write(self, table: pa.Table) -> None:
        """Write some events."""
        if self._suffix == ".parquet":
            self._write_parquet(table)
        elif self._suffix.startswith(".csv"):
            self._write_csv(table)
        else:
            self._write_lines(table)
        self._first = False

    def _write_parquet(self, table: pa.Table) -> None:
        if self._parquet is None:
            schema = table.schema.with_metadata(LABEL)
            self._parquet = pq.ParquetWriter(self._path, schema, compression="zstd",
                                             compression_level=3)  # fmt: skip
        self._parquet.write_table(table.replace_schema_metadata(LABEL))

    def _write_csv(self, table: pa.Table) -> None:
        assert self._text is not None  # noqa: S101 narrows the type
        options = pa.csv.WriteOptions(include_header=self._first, quoting_style="needed")
        sink = pa.BufferOutputStream()
        pa.csv.write_csv(_written(table), sink, options)
        self._text.write(sink.getvalue().to_pybytes())

    def _write_lines(self, table: pa.Table) -> None:
        assert self._text is not None  # noqa: S101 narrows the type
        table = _written(table)
        for batch in table.to_batches(20_000):
            lines = [
                json.dumps({k: v for k, v in row.items() if v is not None},
                           ensure_ascii=False, default=str, separators=(",", ":"))
                for row in batch.to_pylist()
            ]  # fmt: skip
            self._text.write("".join(f"{line}\n" for line in lines).encode())


def _written(table: pa.Table) -> pa.Table:
    """The table with instants as ISO texts."""
    for place, field in enumerate(table.schema):
        if pa.types.is_timestamp(field.type):
            text = pa.compute.strftime(table.column(place), format="%Y-%m-%dT%H:%M:%SZ")
            table = table.set_column(place, field.name, text)
    return table


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A small CSV file as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
