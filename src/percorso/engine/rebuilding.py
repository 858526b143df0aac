"""Writing a new generation of the timeline: scattered to scratch files, sorted, each one a file."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from percorso.engine import build
from percorso.engine.build import Dictionaries
from percorso.engine.columns import BASE
from percorso.engine.damage import intact, naming
from percorso.engine.manifest import FORMAT, covered, remove_old, replace_manifest, whole_manifest
from percorso.engine.parquet import write_table

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

Progress = Callable[[int, int], None]


def write_generation(workspace: Workspace, fields: set[str], progress: Progress) -> dict[str, Any]:
    """Write a new generation and make it the true one; returns its manifest."""
    folder = workspace.timeline_dir
    before = whole_manifest(folder)
    wanted = fields | set(before["fields"] if before else ())
    generation = folder / f"generation-{uuid.uuid4().hex[:12]}"
    scratch = generation / "scratch"
    scratch.mkdir(parents=True)
    try:
        manifest = _write(workspace, tuple(sorted(wanted)), generation, scratch, progress)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    replace_manifest(folder, manifest)
    remove_old(folder, {generation.name, before["generation"] if before else ""})
    return manifest


def _write(
    workspace: Workspace, fields: tuple[str, ...], generation: Path, scratch: Path,
    progress: Progress,
) -> dict[str, Any]:  # fmt: skip
    covers, files, total = covered(workspace), workspace.files(), workspace.count()
    persons_file = workspace.timeline_dir.parent / "identity" / "persons.parquet"
    buckets = build.bucket_count(total)
    sink, dictionaries, simulated = ScratchSink(scratch), Dictionaries(), 0
    persons = no_persons()
    lower = workspace.sequences()
    if files:
        con = build_connection(temporary=scratch / "spill")
        done = [0]

        def report(rows: int) -> None:
            done[0] += rows
            progress(done[0], total)

        intact(files)
        with naming([*files, *lower, persons_file]):
            con.read_parquet(files, hive_partitioning=False).create_view("stored")
            sequences = _smaller_sequences(con, lower)
            persons = build.prepare(con, "stored", persons_file)
            write_parquet(persons, persons_file)
            simulated = build.count_simulated(con, "stored")
            dictionaries = build.scatter(con, "stored", sequences, fields, buckets, sink, report)
        con.close()
    sink.close()
    build.settle_numbers(dictionaries)
    spans = _sort_all(sink, buckets, dictionaries, generation, fields)
    shutil.rmtree(scratch)
    return {
        "format": FORMAT,
        "covers": covers,
        "rows": total,
        "simulated": simulated,
        "generation": generation.name,
        "buckets": buckets,
        "fields": list(fields),
        "oldest": min((s[0] for s in spans if s[0] is not None), default=None),
        "newest": max((s[1] for s in spans if s[1] is not None), default=None),
        "codes": {name: codes.values for name, codes in dictionaries.codes.items()},
    }


def no_persons() -> pa.Table:
    """The table of persons when nobody is known."""
    return pa.table(
        {"person": pa.array([], pa.int64()), "kind": pa.array([], pa.string()),
         "id": pa.array([], pa.string())}
    )  # fmt: skip


def _smaller_sequences(con: Any, files: list[str]) -> str | None:
    if not files:
        return None
    con.execute(
        "CREATE TEMP TABLE lowered AS SELECT event_id, min(sequence) AS sequence "
        "FROM read_parquet(?, hive_partitioning=false) GROUP BY event_id",
        [files],
    )
    return "lowered"


def _sort_all(
    sink: ScratchSink, buckets: int, dictionaries: Dictionaries, generation: Path,
    fields: tuple[str, ...],
) -> list[tuple[int | None, int | None]]:  # fmt: skip
    rank = build.source_rank(dictionaries.of("source"))

    def settle(bucket: int) -> tuple[int | None, int | None]:
        rows = build.sort_bucket(sink.take(bucket), rank) if bucket in sink else empty(fields)
        write_parquet(rows, generation / f"{bucket:04d}.parquet")
        return span(rows["t"].to_numpy())

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(settle, range(buckets)))


class ScratchSink:
    """Rows kept in one scratch file a bucket, in Arrow's stream format."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[int, tuple[pa.OSFile, pa.RecordBatchStreamWriter]] = {}

    def add(self, bucket: int, rows: pa.RecordBatch) -> None:
        """Append some rows of a bucket to its file."""
        if bucket not in self._writers:
            file = pa.OSFile(str(self._folder / f"{bucket}.arrows"), "wb")
            self._writers[bucket] = (file, pa.ipc.new_stream(file, rows.schema))
        self._writers[bucket][1].write_batch(rows)

    def close(self) -> None:
        """Finish every file, so that it can be read."""
        for file, writer in self._writers.values():
            writer.close()
            file.close()

    def take(self, bucket: int) -> pa.Table:
        """All rows of a bucket; its file is removed."""
        path = self._folder / f"{bucket}.arrows"
        with pa.OSFile(str(path), "rb") as file, pa.ipc.open_stream(file) as reader:
            rows = reader.read_all()
        path.unlink()
        return rows

    def __contains__(self, bucket: int) -> bool:
        return bucket in self._writers


def empty(fields: tuple[str, ...]) -> pa.Table:
    """A bucket without rows."""
    kinds: dict[str, Any] = {
        "person": pa.int64(),
        "t": pa.int64(),
        "event": pa.int64(),
        "value": pa.int64(),
    }
    kinds |= {"order": pa.int64(), "score": pa.float64()}
    names = [*BASE, *(f"f:{name}" for name in fields)]
    return pa.table({name: pa.array([], kinds.get(name, pa.int32())) for name in names})


def span(t: np.ndarray[Any, np.dtype[np.int64]]) -> tuple[int | None, int | None]:
    """The first and the last instant; None without any."""
    return (int(t.min()), int(t.max())) if len(t) else (None, None)


def build_connection(memory: str = "1GB", temporary: Path | None = None) -> Any:
    """A DuckDB connection of its own, in memory, in UTC, that may spill to a folder."""
    import duckdb

    config: dict[str, Any] = {"memory_limit": memory, "preserve_insertion_order": False}
    if temporary is not None:
        config["temp_directory"] = str(temporary)
    con = duckdb.connect(config=config)
    con.execute("SET TimeZone = 'UTC'")
    return con


def write_parquet(table: pa.Table, path: Path) -> None:
    """A table as a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    codes: Any = [field.name for field in table.schema if field.type == pa.int32()]
    write_table(table, partial, compression_level=1, use_dictionary=codes)
    partial.replace(path)
