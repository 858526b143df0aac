"""The timeline: everything that persons did, sorted, in buckets that are read one at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from percorso.engine import build
from percorso.engine.build import Columns, Dictionaries
from percorso.engine.codes import Codes
from percorso.engine.damage import read_parquet, verify
from percorso.engine.manifest import building, covered, read_manifest
from percorso.engine.rebuilding import (
    Progress,
    build_connection,
    empty,
    no_persons,
    span,
    write_generation,
)
from percorso.identity import Persons

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

__all__ = ["Progress", "Timeline", "from_table", "open_timeline", "rebuild", "silent"]


def silent(done: int, total: int) -> None:
    """A progress report that nobody reads."""


@dataclass(frozen=True)
class Timeline:
    """A sorted timeline in buckets, with its dictionaries.

    Attributes:
        rows: Events in the timeline.
        simulated: How many of them a simulator made.
        newest: Instant of the newest event (microseconds), or None when there is none.
        oldest: Instant of the oldest event.
        codes: For each coded column its dictionary.
        persons: The identifiers behind the numbers of persons.
        fields: The fields beyond the base columns that it holds.
    """

    rows: int
    simulated: int
    oldest: int | None
    newest: int | None
    codes: Dictionaries
    persons: Persons
    fields: tuple[str, ...]
    buckets: tuple[Path | pa.Table, ...]

    def read(self, bucket: int, columns: Iterable[str]) -> Columns:
        """Some columns of a bucket as arrays, in the order of the timeline."""
        source = self.buckets[bucket]
        names = list(columns)
        table = read_parquet(source, names) if isinstance(source, Path) else source.select(names)
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
    simulated = build.count_simulated(con, "canonical")
    persons = build.prepare(con, "canonical")
    sink = build.MemorySink()
    dictionaries = build.scatter(con, "canonical", None, wanted, 1, sink, lambda _: None)
    build.settle_numbers(dictionaries)
    rank = build.source_rank(dictionaries.of("source"))
    rows = build.sort_bucket(sink.take(0), rank) if events.num_rows else empty(wanted)
    return Timeline(
        events.num_rows, simulated, *span(rows["t"].to_numpy()), dictionaries, Persons(persons),
        wanted, (rows,),
    )  # fmt: skip


def open_timeline(
    workspace: Workspace, fields: Iterable[str] = (), progress: Progress = silent
) -> Timeline:
    """The timeline of a workspace, rebuilt first when events or needed fields have changed."""
    wanted = set(fields)
    manifest = _fitting(workspace, wanted)
    if manifest is not None:
        return _opened(workspace, manifest)
    with building(workspace.timeline_dir):
        manifest = _fitting(workspace, wanted)  # another process may have built it meanwhile
        return _opened(workspace, manifest or write_generation(workspace, wanted, progress))


def rebuild(
    workspace: Workspace,
    fields: Iterable[str] = (),
    progress: Progress = silent,
    check: bool = False,
) -> Timeline:
    """Make the timeline anew from the events; the old one is read until the new one is whole.

    Args:
        workspace: Where the events are.
        fields: Fields to keep beyond the base columns, besides those kept before.
        progress: Called with events done and events in all.
        check: Whether the files of events are read through first, each page against its checksum.

    Raises:
        WorkspaceError: A file is damaged or gone, or the timeline cannot be written.
    """
    if check:
        workspace.version()
        verify(workspace.files())
    with building(workspace.timeline_dir):
        return _opened(workspace, write_generation(workspace, set(fields), progress))


def _fitting(workspace: Workspace, fields: set[str]) -> dict[str, Any] | None:
    """The manifest, if its timeline covers the events of now and holds those fields."""
    manifest = read_manifest(workspace.timeline_dir)
    if manifest is None or manifest["covers"] != covered(workspace):
        return None
    if manifest["rows"] and not _persons_file(workspace).exists():
        return None
    return manifest if fields <= set(manifest["fields"]) else None


def _persons_file(workspace: Workspace) -> Path:
    return workspace.timeline_dir.parent / "identity" / "persons.parquet"


def _opened(workspace: Workspace, manifest: dict[str, Any]) -> Timeline:
    folder = workspace.timeline_dir / manifest["generation"]
    persons = read_parquet(_persons_file(workspace)) if manifest["rows"] else no_persons()
    codes = Dictionaries({name: Codes(values) for name, values in manifest["codes"].items()})
    return Timeline(
        manifest["rows"], manifest["simulated"], manifest["oldest"], manifest["newest"], codes,
        Persons(persons), tuple(manifest["fields"]),
        tuple(folder / f"{bucket:04d}.parquet" for bucket in range(manifest["buckets"])),
    )  # fmt: skip
