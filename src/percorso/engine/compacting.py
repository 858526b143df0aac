"""Compaction: many small files of events written into few large ones, row for row.

Every import leaves at least one data file and one entry in the log; whoever reads opens them all.
A compaction swaps neighbouring small files for one in a single entry, which leaves events, `seq`
and the position of the imports untouched: the timeline stays valid. Readers go on with the files
they have listed, which stay for `RETENTION`.
"""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from percorso.disk import size
from percorso.engine import staging, vacuuming
from percorso.engine.bundles import bundles
from percorso.engine.damage import batches, intact, sealed
from percorso.engine.deltalog import DataFile, checkpoint, data_files, swap
from percorso.engine.incoming import ROWS_A_PART, writer
from percorso.engine.lake import Workspace, cannot_write, unwritable
from percorso.engine.position import note, sync
from percorso.engine.sides import KINDS, merge_sides, side_groups
from percorso.engine.vacuuming import RETENTION, free_space
from percorso.errors import PercorsoWarning, Problem, WorkspaceError
from percorso.events.schema import EVENTS

if TYPE_CHECKING:
    from deltalake import DeltaTable
    from deltalake.transaction import AddAction

MANY = 100
"""After an import, so many small files of one kind are reason enough to compact (decision 0012)."""
ROWS_AT_ONCE = 131_072
_ATTEMPTS = 40


@dataclass(frozen=True)
class Compacted:
    """What a compaction did, or would do.

    Attributes:
        events: Events in files that were rewritten.
        files_before: Data files of the workspace before.
        files_after: Data files after.
        merged: Small files of quarantine and sequences that were merged.
        removed: Files removed that nothing had named for longer than the retention.
        freed: Their bytes.
    """

    events: int = 0
    files_before: int = 0
    files_after: int = 0
    merged: int = 0
    removed: int = 0
    freed: int = 0


def compact(
    workspace: Workspace, *, retention: timedelta = RETENTION, dry_run: bool = False,
    all_sizes: bool = True,
) -> Compacted:  # fmt: skip
    """Write small files together and remove what nobody needs any more.

    Args:
        workspace: A workspace in which no import runs.
        retention: How long files stay after their rows have moved; longer than the longest query.
        dry_run: Whether to change nothing and only say what would be done.
        all_sizes: Whether larger files are written again too when few small ones lie beside them.

    Raises:
        WorkspaceError: An import runs, a file is damaged, or the disk is full. The events are
            then as they were.
    """
    if dry_run:
        return _foreseen(workspace, retention, all_sizes)
    with workspace.lock():
        staging.settle(workspace)
        folder = workspace.path / "staging" / f"compact-{os.urandom(6).hex()}"
        try:
            folder.mkdir(parents=True)
            return _Compaction(workspace, folder, all_sizes).work(retention)
        except Exception as error:
            if not cannot_write(error):
                raise
            raise WorkspaceError(unwritable(workspace.path, error)) from error
        finally:
            staging.clear(workspace, folder)


def compact_when_due(workspace: Workspace) -> None:
    """Compact after an import that has left many small files; a failure only warns.

    Whatever fails here, the events are in: nothing of it may look like a failed import.
    """
    try:
        if due(workspace):
            compact(workspace, all_sizes=False)
    except Exception as error:
        warnings.warn(
            f"The events are in, but their files could not be compacted: {error}",
            PercorsoWarning, stacklevel=2,
        )  # fmt: skip


def due(workspace: Workspace) -> bool:
    """Whether so many small or needless files have gathered that a compaction pays."""
    small = groups(data_files(workspace.table()), all_sizes=False)
    if sum(map(len, small)) >= MANY or len(vacuuming.needless(workspace, RETENTION)) >= MANY:
        return True
    return any(
        sum(map(len, side_groups(workspace.path, kind, all_sizes=False))) >= MANY for kind in KINDS
    )


def groups(files: list[DataFile], *, all_sizes: bool) -> list[list[DataFile]]:
    """Neighbouring data files that become one file each; a file that stays is in none."""
    return bundles(files, _rows, ROWS_A_PART, all_sizes=all_sizes)


def _rows(file: DataFile) -> int:
    """Rows of a file; one of another tool that does not say counts as large, and stays."""
    return ROWS_A_PART if file.rows is None else file.rows


def _foreseen(workspace: Workspace, retention: timedelta, all_sizes: bool) -> Compacted:
    files = data_files(workspace.table())
    small = [side_groups(workspace.path, kind, all_sizes=all_sizes) for kind in KINDS]
    old = vacuuming.needless(workspace, retention)
    return replace(
        _told(files, groups(files, all_sizes=all_sizes)),
        merged=sum(len(group) for found in small for group in found),
        removed=len(old), freed=sum(path.stat().st_size for path in old),
    )  # fmt: skip


def _told(files: list[DataFile], chosen: list[list[DataFile]]) -> Compacted:
    moved = [file for group in chosen for file in group]
    return Compacted(sum(map(_rows, moved)), len(files), len(files) - len(moved) + len(chosen))


@dataclass
class _Compaction:
    """The work of one compaction; `folder` names its files, so that a dead one is cleaned up."""

    workspace: Workspace
    folder: Path
    all_sizes: bool

    @property
    def events(self) -> Path:
        return self.workspace.path / "events"

    def work(self, retention: timedelta) -> Compacted:
        table = self.workspace.table()
        _check_kind(table, self.events)
        files = data_files(table)
        chosen = groups(files, all_sizes=self.all_sizes)
        self._make_space(sum(file.size for group in chosen for file in group), retention)
        added = [self._rewritten(group, number) for number, group in enumerate(chosen)]
        if added:
            sync(self.events)
            self._swap([file for group in chosen for file in group], added)
        return self._tidied(replace(_told(files, chosen), merged=self._merged()), retention)

    def _make_space(self, needed: int, retention: timedelta) -> None:
        """Remove what nobody needs when there is too little space; refuse when it stays so."""
        if free_space(self.workspace.path) < needed:
            vacuuming.remove(vacuuming.needless(self.workspace, retention))
        if (free := free_space(self.workspace.path)) < needed:
            raise WorkspaceError(
                Problem(f"There is too little space to compact: up to {size(needed)} are needed "
                        f"beside the old files, and {size(free)} are free.",
                        f"Free {size(needed - free)}, then start again; no event was changed.",
                        file=str(self.workspace.path))
            )  # fmt: skip

    def _merged(self) -> int:
        return sum(
            merge_sides(self.workspace.path, kind, self.folder, all_sizes=self.all_sizes)
            for kind in KINDS
        )

    def _tidied(self, result: Compacted, retention: timedelta) -> Compacted:
        table = self.workspace.table()
        checkpoint(table, self.events)
        note(table, self.events)
        removed, freed = vacuuming.remove(vacuuming.needless(self.workspace, retention))
        return replace(result, removed=removed, freed=freed)

    def _rewritten(self, group: list[DataFile], number: int) -> AddAction:
        """One file with the rows of several; they are compared with their checksums on the way."""
        files = [self.events / file.path for file in group]
        intact(files)
        path = self.events / f"{self.folder.name}-{number:04d}-{os.urandom(6).hex()}.parquet"
        written = 0
        with writer(path, EVENTS) as out:
            for rows in _in_groups(files):
                out.write_table(rows)
                written += len(rows)
        _check_count(group, written, path)
        return staging.action(sealed(path))

    def _swap(self, removed: list[DataFile], added: list[AddAction]) -> None:
        for attempt in range(_ATTEMPTS):
            table = self.workspace.table()
            if not {file.path for file in removed} <= {file.path for file in data_files(table)}:
                break
            if swap(table, self.events, removed, added, self.folder / "entry.json"):
                return
            time.sleep(min(0.01 * attempt, 0.1))
        raise WorkspaceError(
            Problem("The files were not compacted: another program changed the events meanwhile.",
                    "Run 'percorso compact' again when it has finished.",
                    file=str(self.workspace.path))
        )  # fmt: skip


def _in_groups(files: list[Path]) -> Iterator[pa.Table]:
    """The rows of small files in tables that are worth a row group."""
    waiting: list[pa.Table] = []
    count = 0
    for batch in batches(files, ROWS_AT_ONCE):
        waiting.append(pa.Table.from_batches([batch]).select(EVENTS.names).cast(EVENTS))
        count += batch.num_rows
        if count >= ROWS_AT_ONCE:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting, count = [], 0
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _check_kind(table: DeltaTable, events: Path) -> None:
    """Newer kinds of Delta tables may hide rows of a file, which a copy would bring back."""
    protocol, names = table.protocol(), [field.name for field in table.schema().fields]
    if protocol.min_reader_version > 1 or names != EVENTS.names:
        raise WorkspaceError(
            Problem("Another program has changed the form of the events' table, so that Percorso "
                    "does not rewrite its files.", "Compact it with that program.",
                    file=str(events))
        )  # fmt: skip


def _check_count(group: list[DataFile], written: int, path: Path) -> None:
    told = sum(map(_rows, group))
    if told != written:
        raise WorkspaceError(
            Problem(f"The log tells of {told:,} events in {len(group):,} files, and they hold "
                    f"{written:,}.", "Put the folder 'events' back from a copy of the workspace.",
                    file=str(path.parent))
        )  # fmt: skip
