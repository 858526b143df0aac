"""The lake: a workspace folder with the events as a Delta table that any tool can read."""

from __future__ import annotations

import fcntl
import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import IO
from urllib.parse import unquote

from deltalake import DeltaTable

from percorso.disk import disk_error, unwritten
from percorso.engine.position import UPKEEP, lost, read_note
from percorso.engine.sides import sides
from percorso.errors import PercorsoError, Problem, WorkspaceError
from percorso.events.schema import EVENTS

FORMAT = 1
MARKER = "percorso-workspace.json"
CONFIGURATION = {"delta.dataSkippingStatsColumns": "seq,occurred_at"}
PATIENCE = 1.0
"""Seconds that an import waits for another one, or for a compaction, before it is refused."""
MADE = {"events", "staging", "quarantine", "sequences", "lock"}


class Workspace:
    """One company's events in a folder, and what is derived from them.

    ```
    workspace/
      percorso-workspace.json   says what this folder is, and in which format
      events/                   the Delta table of events: open it with any tool
      sequences/                smaller sequence numbers of events that were received again
      quarantine/               rows kept aside, with the reason
      timeline/                 derived, made anew by `percorso rebuild`
      costs/, media/            totals by day that no event stands behind
      staging/                  imports on their way; empty when none runs
    ```

    `version` looks for newer events; `files` and `count` speak of the version that it saw last, so
    that the three agree while an import is running.

    Attributes:
        path: The folder.
        passing: Whether it lies in a temporary folder that goes with the program.
    """

    def __init__(self, path: Path, table: DeltaTable) -> None:
        self.path = path
        self.passing = False
        self._table = table

    @classmethod
    def open(cls, path: str | Path) -> Workspace:
        """Open a workspace; completes or undoes an import that was cut off.

        Raises:
            WorkspaceError: The folder is missing, is no workspace, is damaged or of a newer format.
        """
        from percorso.engine.staging import recover

        path = Path(path).absolute()
        _check_marker(path)
        workspace = cls(path, _open_table(path / "events"))
        if _has_leftovers(path):
            recover(workspace)
        return workspace

    @classmethod
    def create(cls, path: str | Path, *, among: bool = False) -> Workspace:
        """Open a workspace, making it first when the folder is missing or empty.

        Args:
            path: The folder.
            among: Whether it may be made in a folder that holds other files.

        Raises:
            WorkspaceError: The folder holds something else, or cannot be written.
        """
        path = Path(path).absolute()
        if not (path / MARKER).exists() and not _wrong_name(path):
            _make(path, among)
        return cls.open(path)

    @property
    def timeline_dir(self) -> Path:
        """The folder of the timeline, owned by its builder."""
        return self.path / "timeline"

    def version(self) -> int:
        """The version of the events now: 0 when empty, and another after each change of them.

        A compaction writes the same events into other files, and leaves the version as it is.
        """
        self._table.update_incremental()
        return self._table.version() - (self._table.transaction_version(UPKEEP) or 0)

    def files(self) -> list[str]:
        """The Parquet files of the events, absolute, in the version that was seen last."""
        return sorted(unquote(uri) for uri in self._table.file_uris())

    def count(self) -> int:
        """How many events there are in the version that was seen last."""
        return self._table.count()

    def sequences(self) -> list[str]:
        """Parquet files (event_id, sequence) of smaller sequences that were received later."""
        return [str(one.path) for one in sides(self.path, "sequences")]

    def last_sequences(self) -> int:
        """The number of the last import that wrote smaller sequences; 0 when none did."""
        return max((one.last for one in sides(self.path, "sequences")), default=0)

    def table(self) -> DeltaTable:
        """A fresh handle on the events table, for an appender."""
        return DeltaTable(str(self.path / "events"))

    @contextmanager
    def lock(self, patience: float = PATIENCE) -> Iterator[None]:
        """Be the only appender while the block runs.

        Args:
            patience: Seconds to wait for another one, such as a compaction after an import.

        Raises:
            WorkspaceError: Another process is importing into this workspace.
        """
        file = _open_lock(self.path)
        try:
            until = time.monotonic() + patience
            while not _taken(file):
                if time.monotonic() >= until:
                    raise _busy(self.path)
                time.sleep(0.02)
            yield
        finally:
            file.close()


def _taken(file: IO[bytes]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(path: Path) -> WorkspaceError:
    return WorkspaceError(
        Problem(
            "Another import or a compaction of this workspace is running.",
            "Wait until it has finished, then start this one again.",
            file=str(path),
        )
    )


def _open_lock(path: Path) -> IO[bytes]:
    try:
        return (path / "lock").open("ab")
    except OSError as error:
        raise WorkspaceError(unwritable(path, error)) from error


def cannot_write(error: BaseException) -> bool:
    """Whether an error says that the workspace cannot be written: no right, no space."""
    if isinstance(error, PercorsoError):
        return False
    return isinstance(error, OSError) or disk_error(error) is not None


def unwritable(path: Path, error: BaseException) -> Problem:
    """The problem of a workspace that cannot be written: no right, no space."""
    return unwritten("The workspace", error, path, "Choose a folder that you may write to.")


def _check_marker(path: Path) -> None:
    problem = _wrong_name(path) or _wrong(path)
    if problem:
        raise WorkspaceError(Problem(*problem, file=str(path)))


_MISREAD = re.compile(r"[\\\x00-\x1f\x7f]|%[0-9A-Fa-f]{2}")
_A_FILE = (
    "This is a file; a workspace is a folder.",
    "Name the folder of a workspace; a new name makes one when you import.",
)


def _wrong_name(path: Path) -> tuple[str, str] | None:
    """What is wrong with the path: of some signs the table of events would make other ones."""
    if _MISREAD.search(str(path)):
        return (
            "The path holds a backslash, a control character, or % with two digits of a code.",
            "Choose a folder with another name; letters, spaces and other signs are fine.",
        )
    return None


def _wrong(path: Path) -> tuple[str, str] | None:
    if not path.exists():
        made = f"percorso import FILE --workspace {quote(path.name)}"
        return "There is no such folder.", f"Check the name; or make it: {made}"
    if not path.is_dir():
        return _A_FILE
    try:
        marker = json.loads((path / MARKER).read_text("utf-8"))
        found = marker["percorso-workspace"]
    except FileNotFoundError:
        return (
            f"This folder is no workspace: it has no {MARKER}.",
            "Give the folder of a workspace, or import a file to make one.",
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return f"{MARKER} is damaged.", "Put it back from a copy of the workspace."
    if found != FORMAT:
        return (
            f"This workspace has format {found}; this Percorso reads format {FORMAT}.",
            "Use the version of Percorso that wrote it, or a newer one.",
        )
    return None


def _open_table(path: Path) -> DeltaTable:
    noted = read_note(path)
    try:
        table = DeltaTable(str(path))
    except Exception as error:
        raise WorkspaceError(
            Problem(
                f"The table of events cannot be opened: {_first_line(error)}",
                "Put the folder 'events' back from a copy, or import into a new workspace.",
                file=str(path),
            )
        ) from error
    if problem := lost(noted, table):
        raise WorkspaceError(replace(problem, file=str(path)))
    return table


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:160]


def _has_leftovers(path: Path) -> bool:
    staging = path / "staging"
    return staging.is_dir() and any(staging.iterdir())


def _make(path: Path, among: bool) -> None:
    if any(sign in str(path) for sign in "*?[%"):
        raise WorkspaceError(
            Problem(
                "The name of a workspace folder cannot hold *, ?, [ or %.",
                "Choose another name.",
                file=str(path),
            )
        )
    if path.is_file():
        raise WorkspaceError(Problem(*_A_FILE, file=str(path)))
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not among and {entry.name for entry in path.iterdir()} - MADE:
            raise WorkspaceError(
                Problem(
                    "This folder holds other files and is no workspace.",
                    "Choose a new or an empty folder.",
                    file=str(path),
                )
            )
        _make_table(path)
    except OSError as error:
        raise WorkspaceError(unwritable(path, error)) from error


def _make_table(path: Path) -> None:
    for name in ("staging", "quarantine", "sequences"):
        (path / name).mkdir(exist_ok=True)
    DeltaTable.create(
        str(path / "events"), EVENTS, mode="ignore", configuration=dict(CONFIGURATION)
    )
    partial = path / "staging" / MARKER
    partial.write_text(json.dumps({"percorso-workspace": FORMAT}) + "\n", "utf-8")
    partial.replace(path / MARKER)
