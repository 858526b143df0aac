"""One import on its way into the lake: all of it arrives, or nothing does.

Everything is first written beside the table. One Delta commit with the number of the run makes the
events visible; quarantine and sequences follow by rename. A run that was cut off is completed when
its number is in the table's log, and removed when it is not.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Transaction
from deltalake.exceptions import CommitFailedError
from deltalake.transaction import AddAction

from percorso.engine.damage import sealed
from percorso.engine.deltalog import data_files
from percorso.engine.position import LOADER, NEXT, note, sync
from percorso.engine.sides import KINDS, side_name
from percorso.errors import Problem, WorkspaceError
from percorso.events.schema import EVENTS

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

ATTEMPTS = 40
PROMOTED = tuple(KINDS)


@dataclass
class Run:
    """An import run: its number, its staging folder and the data files that it wrote."""

    workspace: Workspace
    number: int
    first_seq: int
    parts: list[AddAction] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The staging folder of this run."""
        return self.workspace.path / "staging" / _name(self.number)

    def new_part(self) -> Path:
        """A new data file, inside the folder of the table; nothing reads it before the commit."""
        name = f"{_name(self.number)}-{os.urandom(6).hex()}.parquet"
        return self.workspace.path / "events" / name

    def add(self, path: Path) -> None:
        """Take a finished data file into the commit; from now on its name holds its checksum."""
        self.parts.append(action(sealed(path)))

    def commit(self, next_seq: int) -> None:
        """Make the run visible, all at once, then put its side files in their places."""
        for name in PROMOTED:
            if (self.folder / f"{name}.parquet").exists():
                sync(self.folder / f"{name}.parquet")
        sync(self.folder)
        sync(self.workspace.path / "events")
        for attempt in range(ATTEMPTS):
            if _committed(self, next_seq):
                promote(self.workspace, self.number)
                return
            time.sleep(min(0.05 * (attempt + 1), 1))
        raise WorkspaceError(
            Problem(
                "The events could not be added: the table kept changing meanwhile.",
                "Start the import again when the maintenance of this workspace has finished.",
                file=str(self.workspace.path),
            )
        )


def begin(workspace: Workspace) -> Run:
    """Start a run; the caller holds the workspace's lock."""
    settle(workspace)
    table = workspace.table()
    run = Run(workspace, _last(table) + 1, table.transaction_version(NEXT) or 0)
    run.folder.mkdir(parents=True)
    return run


def discard(workspace: Workspace, number: int) -> None:
    """Remove what an uncommitted run has written."""
    for orphan in (workspace.path / "events").glob(f"{_name(number)}-*.parquet"):
        orphan.unlink()
    shutil.rmtree(workspace.path / "staging" / _name(number), ignore_errors=True)


def promote(workspace: Workspace, number: int) -> None:
    """Put the side files of a committed run in their places; may be repeated."""
    folder = workspace.path / "staging" / _name(number)
    for name in PROMOTED:
        made = folder / f"{name}.parquet"
        if made.exists():
            home = workspace.path / KINDS[name]
            home.mkdir(exist_ok=True)
            made.replace(home / side_name(name, number))
            sync(home)
    shutil.rmtree(folder, ignore_errors=True)


def recover(workspace: Workspace) -> None:
    """Complete or undo runs that were cut off, unless an import is running just now."""
    try:
        with workspace.lock(patience=0):
            settle(workspace)
    except (WorkspaceError, OSError):
        return


def settle(workspace: Workspace) -> None:
    """Complete or undo what was cut off; the caller holds the workspace's lock."""
    last = _last(workspace.table())
    for folder in sorted((workspace.path / "staging").glob("run-*")):
        number = int(folder.name.removeprefix("run-"))
        if number <= last:
            promote(workspace, number)
        else:
            discard(workspace, number)
    for folder in sorted((workspace.path / "staging").glob("compact-*")):
        clear(workspace, folder)


def clear(workspace: Workspace, folder: Path) -> None:
    """Remove what a compaction has written beside the table and not brought into it."""
    written = list((workspace.path / "events").glob(f"{folder.name}-*.parquet"))
    if written:
        live = {file.path for file in data_files(workspace.table())}
        for path in written:
            if path.name not in live:
                path.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _name(number: int) -> str:
    return f"run-{number:06d}"


def last_number(workspace: Workspace) -> int:
    """The number of the last import that was committed; 0 when there was none."""
    return _last(workspace.table())


def _last(table: DeltaTable) -> int:
    return table.transaction_version(LOADER) or 0


def _committed(run: Run, next_seq: int) -> bool:
    """Read the position and write through one handle: a stale handle is refused, never doubled."""
    table = run.workspace.table()
    if _last(table) >= run.number:
        return True
    properties = CommitProperties(
        app_transactions=[Transaction(LOADER, run.number), Transaction(NEXT, next_seq)],
        max_commit_retries=0,
    )
    try:
        table.create_write_transaction(
            list(run.parts), "append", EVENTS, commit_properties=properties
        )
    except CommitFailedError:
        return False
    note(run.workspace.table(), run.workspace.path / "events")
    return True


def action(path: Path) -> AddAction:
    """What the log says of a data file, which is brought to the disk first."""
    sync(path)
    return AddAction(
        path.name, path.stat().st_size, {}, int(time.time() * 1000), True, _statistics(path)
    )


def _statistics(path: Path) -> str:
    """Smallest and largest `seq` and `occurred_at` only: other columns may hold personal data."""
    metadata = pq.read_metadata(path)
    low, high = {}, {}
    for index in range(metadata.num_columns):
        name = metadata.schema.column(index).name
        if name in ("seq", "occurred_at"):
            groups: list[Any] = [metadata.row_group(g).column(index).statistics
                                 for g in range(metadata.num_row_groups)]  # fmt: skip
            low[name] = _plain(min(group.min for group in groups))
            high[name] = _plain(max(group.max for group in groups), up=True)
    return json.dumps(
        {"numRecords": metadata.num_rows, "minValues": low, "maxValues": high,
         "nullCount": dict.fromkeys(low, 0)}
    )  # fmt: skip


def _plain(value: object, up: bool = False) -> object:
    """Statistics of times are kept to the millisecond: rounded outwards."""
    from datetime import datetime, timedelta

    if not isinstance(value, datetime):
        return value
    whole = value.replace(microsecond=value.microsecond // 1000 * 1000)
    if up and whole != value:
        whole += timedelta(milliseconds=1)
    return whole.strftime("%Y-%m-%dT%H:%M:%S.") + f"{whole.microsecond // 1000:03d}Z"
