"""Where the log of events stood last: without it, a lost entry would pass for an empty workspace.

A Delta log that has lost its newest entries, or holds one of no bytes, is a valid log of an older
table. After each commit a small file beside the log notes what the table held, so that opening the
workspace can compare. The file travels with the folder, and other tools ignore it by its name.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.errors import Problem

if TYPE_CHECKING:
    from deltalake import DeltaTable

POSITION = "_position.json"
LOADER = "percorso-import"
"""Application whose transaction number in the Delta log is the number of the last import."""
NEXT = "percorso-next-seq"
"""Application whose transaction number is the next free `seq`; it never goes back."""
UPKEEP = "percorso-upkeep"
"""Application whose transaction number counts the commits that left the events as they were."""
_FIX = "Put the folder 'events' back from a copy of the workspace, or import into a new workspace."


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def log_of(table: DeltaTable, events: Path) -> Path:
    """The entry of the log that made the table what it is."""
    return events / "_delta_log" / f"{table.version():020d}.json"


def note(table: DeltaTable, events: Path) -> None:
    """Bring the newest entry to the disk, then write down what it says.

    An older note does no harm, so a full disk is no reason to fail after a commit.

    Args:
        table: The table, as it was just committed.
        events: Its folder.
    """
    partial = events / f"{POSITION}.partial"
    with contextlib.suppress(OSError):
        sync(log_of(table, events))
        sync(events / "_delta_log")
        partial.write_text(json.dumps(_found(table)) + "\n", "utf-8")
        partial.replace(events / POSITION)


def read_note(events: Path) -> dict[str, int]:
    """What was written down last; read it before the table is opened. Empty when there is none."""
    try:
        noted = json.loads((events / POSITION).read_text("utf-8"))
        return {name: int(noted[name]) for name in ("version", *_COUNTED)}
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return {}


def lost(noted: dict[str, int], table: DeltaTable) -> Problem | None:
    """What the log has lost since the note was written, if anything.

    Args:
        noted: From `read_note`, read before the table was opened.
        table: The table now; other tools may have changed it since, never set it back.
    """
    version = table.version()
    if not noted or version > noted["version"]:
        return None
    if version < noted["version"]:
        return Problem(
            f"The newest entries of the events' log are missing: it ends at entry {version:,} and "
            f"has been at {noted['version']:,}.",
            _FIX,
        )
    found = _found(table)
    if all(found[name] == noted[name] for name in _COUNTED):
        return None
    return Problem(
        f"An entry of the events' log is damaged: it tells of {found['events']:,} events in "
        f"{_files(found)}, and there were {noted['events']:,} in {_files(noted)}.",
        _FIX,
    )


_COUNTED = ("files", "events", LOADER, NEXT, UPKEEP)


def _files(found: dict[str, int]) -> str:
    return f"{found['files']:,} file{'' if found['files'] == 1 else 's'}"


def _found(table: DeltaTable) -> dict[str, int]:
    held: dict[str, Any] = {
        "version": table.version(),
        "files": len(table.file_uris()),
        "events": table.count(),
    }
    return held | {name: table.transaction_version(name) or 0 for name in (LOADER, NEXT, UPKEEP)}
