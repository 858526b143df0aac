"""The timeline: everything that persons did, sorted, in buckets that are read one at a time."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from percorso.engine import build
from percorso.engine.build import Columns, Dictionaries
from percorso.engine.codes import Codes
from percorso.engine.columns import BASE
from percorso.errors import WorkspaceError
from percorso.identity import Persons

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

FORMAT = 2
MANIFEST = "manifest.json"
Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """A progress report that nobody reads."""


@dataclass(frozen=True)
class Timeline:
    """A sorted timeline in buckets, with its dictionaries.

    Attributes:
        rows: Events in the timeline.
        newest: Instant of the newest event (microseconds), or None when there is none.
        oldest: Instant of the oldest event.
        codes: For each coded column its dictionary.
        persons: The identifiers behind the numbers of persons.
        fields: The fields beyond the base columns that it holds.
    """

    rows: int
    oldest: int | None
    newest: int | None
    codes: Dictionaries
    persons: Persons
    fields: tuple[str, ...]
    buckets: tuple[Path | pa.Table, ...]
    events: tuple[str, ...] | pa.Table

    def read(self, bucket: int, columns: Iterable[str]) -> Columns:
        """Some columns of a bucket as arrays, in the order of the timeline."""
        source = self.buckets[bucket]
        names = list(columns)
        table = _read_parquet(source, names) if isinstance(source, Path) else source.select(names)
        return {name: table[name].to_numpy() for name in names}

    def has(self, fields: Iterable[str]) -> bool:
        """Whether the timeline holds all those fields."""
        return set(fields) <= set(self.fields)


def from_table(events: pa.Table, fields: Iterable[str] = ()) -> Timeline:
    """A timeline in memory, from canonical events.

    Args:
        events: A table with the columns of `percorso.events.schema.EVENTS`.
        fields: Fields beyond the base columns that rules or segments will look at.
    """
    con = build_connection()
    con.register("canonical", events)
    wanted = tuple(sorted(set(fields)))
    persons = build.prepare(con, "canonical")
    sink = build.MemorySink()
    dictionaries = build.scatter(con, "canonical", None, wanted, 1, sink, lambda _: None)
    build.settle_numbers(dictionaries)
    rank = build.source_rank(dictionaries.of("source"))
    rows = build.sort_bucket(sink.take(0), rank) if events.num_rows else _empty(wanted)
    return Timeline(
        events.num_rows, *_span(rows["t"].to_numpy()), dictionaries, Persons(persons), wanted,
        (rows,), events,
    )  # fmt: skip


def _empty(fields: tuple[str, ...]) -> pa.Table:
    kinds: dict[str, Any] = {
        "person": pa.int64(),
        "t": pa.int64(),
        "event": pa.int64(),
        "value": pa.int64(),
    }
    kinds |= {"order": pa.int64(), "score": pa.float64()}
    names = [*BASE, *(f"f:{name}" for name in fields)]
    return pa.table({name: pa.array([], kinds.get(name, pa.int32())) for name in names})


def _span(t: np.ndarray[Any, np.dtype[np.int64]]) -> tuple[int | None, int | None]:
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


def open_timeline(
    workspace: Workspace, fields: Iterable[str] = (), progress: Progress = silent
) -> Timeline:
    """The timeline of a workspace, rebuilt first when events or needed fields have changed."""
    wanted = set(fields)
    manifest = _fitting(workspace, wanted)
    if manifest is not None:
        return _opened(workspace, manifest)
    with _building(workspace.timeline_dir):
        manifest = _fitting(workspace, wanted)  # another process may have built it meanwhile
        return _opened(workspace, manifest or _rebuild(workspace, wanted, progress))


def rebuild(
    workspace: Workspace, fields: Iterable[str] = (), progress: Progress = silent
) -> Timeline:
    """Make the timeline anew from the events; the old one is read until the new one is whole."""
    with _building(workspace.timeline_dir):
        return _opened(workspace, _rebuild(workspace, set(fields), progress))


def _fitting(workspace: Workspace, fields: set[str]) -> dict[str, Any] | None:
    """The manifest, if its timeline covers the events of now and holds those fields."""
    manifest = _manifest(workspace.timeline_dir)
    if manifest is None or manifest["covers"] != _covered(workspace):
        return None
    return manifest if fields <= set(manifest["fields"]) else None


def _covered(workspace: Workspace) -> list[int]:
    return [workspace.version(), len(workspace.sequences())]


@contextmanager
def _building(folder: Path) -> Iterator[None]:
    """Be the only builder; whoever comes meanwhile waits."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _rebuild(workspace: Workspace, fields: set[str], progress: Progress) -> dict[str, Any]:
    folder = workspace.timeline_dir
    before = _manifest_if_whole(folder)
    wanted = fields | set(before["fields"] if before else ())
    generation = folder / f"generation-{uuid.uuid4().hex[:12]}"
    scratch = generation / "scratch"
    scratch.mkdir(parents=True)
    try:
        manifest = _write(workspace, tuple(sorted(wanted)), generation, scratch, progress)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    _replace_manifest(folder, manifest)
    _remove_old(folder, {generation.name, before["generation"] if before else ""})
    return manifest


def _write(
    workspace: Workspace, fields: tuple[str, ...], generation: Path, scratch: Path,
    progress: Progress,
) -> dict[str, Any]:  # fmt: skip
    covers, files, total = _covered(workspace), workspace.files(), workspace.count()
    persons_file = workspace.timeline_dir.parent / "identity" / "persons.parquet"
    buckets = build.bucket_count(total)
    sink, dictionaries = ScratchSink(scratch), Dictionaries()
    persons = _no_persons()
    if files:
        con = build_connection(temporary=scratch / "spill")
        con.read_parquet(files).create_view("stored")
        sequences = _smaller_sequences(con, workspace.sequences())
        persons = build.prepare(con, "stored", persons_file)
        _write_parquet(persons, persons_file)
        done = [0]

        def report(rows: int) -> None:
            done[0] += rows
            progress(done[0], total)

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
        "generation": generation.name,
        "buckets": buckets,
        "fields": list(fields),
        "oldest": min((span[0] for span in spans if span[0] is not None), default=None),
        "newest": max((span[1] for span in spans if span[1] is not None), default=None),
        "codes": {name: codes.values for name, codes in dictionaries.codes.items()},
    }


def _no_persons() -> pa.Table:
    return pa.table(
        {"person": pa.array([], pa.int64()), "kind": pa.array([], pa.string()),
         "id": pa.array([], pa.string())}
    )  # fmt: skip


def _smaller_sequences(con: Any, files: list[str]) -> str | None:
    if not files:
        return None
    con.execute(
        "CREATE TEMP TABLE lowered AS SELECT event_id, min(sequence) AS sequence "
        "FROM read_parquet(?) GROUP BY event_id",
        [files],
    )
    return "lowered"


def _sort_all(
    sink: ScratchSink, buckets: int, dictionaries: Dictionaries, generation: Path,
    fields: tuple[str, ...],
) -> list[tuple[int | None, int | None]]:  # fmt: skip
    rank = build.source_rank(dictionaries.of("source"))

    def settle(bucket: int) -> tuple[int | None, int | None]:
        rows = build.sort_bucket(sink.take(bucket), rank) if bucket in sink else _empty(fields)
        _write_parquet(rows, generation / f"{bucket:04d}.parquet")
        return _span(rows["t"].to_numpy())

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(settle, range(buckets)))


def _write_parquet(table: pa.Table, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    codes: Any = [field.name for field in table.schema if field.type == pa.int32()]
    pq.write_table(table, partial, compression="zstd", compression_level=1, use_dictionary=codes)
    partial.replace(path)


def _read_parquet(path: Path, columns: list[str] | None = None) -> pa.Table:
    """A file as a table: `pq.read_table` would load the machinery of data sets and pandas first."""
    with pq.ParquetFile(path) as file:
        return file.read(columns, use_threads=False)


def _manifest(folder: Path) -> dict[str, Any] | None:
    path = folder / MANIFEST
    if not path.exists():
        return None
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise WorkspaceError(
            f"The timeline's manifest {path} is damaged. Run 'percorso rebuild'."
        ) from error
    return manifest if manifest.get("format") == FORMAT else None


def _manifest_if_whole(folder: Path) -> dict[str, Any] | None:
    """The manifest before a rebuild, which does not mind a damaged one."""
    try:
        return _manifest(folder)
    except WorkspaceError:
        return None


def _replace_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    partial = folder / f"{MANIFEST}.{uuid.uuid4().hex[:8]}"
    partial.write_text(json.dumps(manifest), "utf-8")
    partial.replace(folder / MANIFEST)


def _remove_old(folder: Path, keep: set[str]) -> None:
    """Remove generations that nobody can be reading: all but the newest and the one before it."""
    for path in folder.glob("generation-*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _opened(workspace: Workspace, manifest: dict[str, Any]) -> Timeline:
    folder = workspace.timeline_dir / manifest["generation"]
    persons_file = workspace.timeline_dir.parent / "identity" / "persons.parquet"
    persons = _read_parquet(persons_file) if persons_file.exists() else _no_persons()
    codes = Dictionaries({name: Codes(values) for name, values in manifest["codes"].items()})
    return Timeline(
        manifest["rows"], manifest["oldest"], manifest["newest"], codes, Persons(persons),
        tuple(manifest["fields"]),
        tuple(folder / f"{bucket:04d}.parquet" for bucket in range(manifest["buckets"])),
        tuple(workspace.files()),
    )  # fmt: skip
