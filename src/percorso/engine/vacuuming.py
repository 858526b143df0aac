"""What a workspace no longer needs, once nobody can be reading it any more."""

from __future__ import annotations

import shutil
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from percorso.engine.deltalog import data_files, lately_removed, outdated
from percorso.engine.sides import KINDS, every_side, merged_sides

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

RETENTION = timedelta(hours=24)
"""How long a file stays after its rows have moved: longer than any question or notebook takes."""


def needless(workspace: Workspace, retention: timedelta) -> list[Path]:
    """Files that nothing has named for so long: replaced data, merged side files, old log entries.

    Args:
        workspace: The workspace; while files are removed, the caller holds its lock.
        retention: How long a file stays after its rows have moved.
    """
    before = time.time() - retention.total_seconds()
    return [*_data(workspace, before), *_sides(workspace, before),
            *outdated(workspace.path / "events", before)]  # fmt: skip


def _data(workspace: Workspace, before: float) -> list[Path]:
    events = workspace.path / "events"
    named = {file.path for file in data_files(workspace.table())} | lately_removed(events, before)
    return [
        path for path in sorted(events.glob("*.parquet*"))
        if path.name not in named and path.stat().st_mtime < before
    ]  # fmt: skip


def _sides(workspace: Workspace, before: float) -> list[Path]:
    """Merged files go when the file that holds their rows now has been there for long enough."""
    old: list[Path] = []
    for kind in KINDS:
        newer = [s for s in every_side(workspace.path, kind) if s.path.stat().st_mtime < before]
        names = {path.name for path in merged_sides(workspace.path, kind)}
        old += [
            one.path for one in newer
            if one.path.name in names and any(one.within(other) for other in newer)
        ]  # fmt: skip
    return old


def remove(files: list[Path]) -> tuple[int, int]:
    """Remove files; returns how many and how many bytes."""
    freed = 0
    for path in files:
        freed += path.stat().st_size
        path.unlink(missing_ok=True)
    return len(files), freed


def free_space(path: Path) -> int:
    """Bytes that may still be written where a path is."""
    return shutil.disk_usage(path).free
