"""The log of the events' table, where we write to it ourselves: one entry that swaps files.

The Delta library cannot replace some files by others that hold the same rows and carry our own
checksums; the protocol can, with an entry of a few lines of JSON. The entry takes the next number
by a hard link, which fails when another writer was faster: nobody's entry is ever overwritten.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

import pyarrow as pa

from percorso.engine.position import UPKEEP, sync

if TYPE_CHECKING:
    from deltalake import DeltaTable
    from deltalake.transaction import AddAction

LOG = "_delta_log"


class DataFile(NamedTuple):
    """A data file of the table.

    Attributes:
        path: Its name inside the folder of the table.
        size: Bytes.
        rows: Events in it; None when another tool did not say.
        first: Its smallest `seq`; None when another tool did not say.
    """

    path: str
    size: int
    rows: int | None
    first: int | None


def data_files(table: DeltaTable) -> list[DataFile]:
    """The data files of a table, in the order of their events."""
    batch: Any = table.get_add_actions(flatten=True)
    found = pa.table(batch)
    absent = [None] * found.num_rows
    columns = [
        found[name].to_pylist() if name in found.column_names else absent
        for name in ("path", "size_bytes", "num_records", "min.seq")
    ]
    files = [DataFile(unquote(path), *rest) for path, *rest in zip(*columns, strict=True)]
    return sorted(files, key=lambda file: (file.first is None, file.first or 0, file.path))


def swap(
    table: DeltaTable, events: Path, removed: list[DataFile], added: list[AddAction], draft: Path
) -> bool:
    """Replace files by others with the same rows; False when another writer was faster.

    Args:
        table: A handle that was opened after `removed` was chosen and still holds it.
        events: The folder of the table.
        removed: Files whose rows are in `added`.
        added: Files in the folder already, on the disk.
        draft: Where the entry is written before it takes its number.
    """
    entry = events / LOG / f"{table.version() + 1:020d}.json"
    lines = _entry(table, removed, added)
    draft.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    sync(draft)
    try:
        os.link(draft, entry)
    except FileExistsError:
        return False
    sync(entry.parent)
    return True


def _entry(
    table: DeltaTable, removed: list[DataFile], added: list[AddAction]
) -> list[dict[str, Any]]:
    now = int(time.time() * 1000)
    count = (table.transaction_version(UPKEEP) or 0) + 1
    info = {"timestamp": now, "operation": "OPTIMIZE", "operationParameters": {},
            "readVersion": table.version(), "isBlindAppend": False}  # fmt: skip
    return [
        {"commitInfo": info},
        *({"remove": _remove(file, now)} for file in removed),
        *({"add": _add(action)} for action in added),
        {"txn": {"appId": UPKEEP, "version": count, "lastUpdated": now}},
    ]


def _remove(file: DataFile, now: int) -> dict[str, Any]:
    return {"path": quote(file.path), "deletionTimestamp": now, "dataChange": False,
            "extendedFileMetadata": True, "partitionValues": {}, "size": file.size}  # fmt: skip


def _add(action: AddAction) -> dict[str, Any]:
    return {"path": quote(action.path), "partitionValues": {}, "size": action.size,
            "modificationTime": action.modification_time, "dataChange": False,
            "stats": action.stats}  # fmt: skip


def checkpoint(table: DeltaTable, events: Path) -> None:
    """Write the state of the table into one file of the log, so that opening reads little."""
    table.create_checkpoint()
    for path in (events / LOG).glob(f"{table.version():020d}.checkpoint*.parquet"):
        sync(path)
    sync(events / LOG)


def outdated(events: Path, before: float) -> list[Path]:
    """Files of the log that the newest checkpoint made needless, and drafts of dead writers.

    Args:
        events: The folder of the table.
        before: Only files that were last changed before this time (seconds since 1970).
    """
    log = events / LOG
    newest = max((_number(path) for path in log.glob("*.checkpoint*.parquet")), default=0)
    needless = [
        path for path in log.iterdir()
        if "#" in path.name or (path.name[:20].isdigit() and _number(path) < newest)
    ]  # fmt: skip
    return sorted(path for path in needless if path.stat().st_mtime < before)


def _number(path: Path) -> int:
    return int(path.name[:20])


def lately_removed(events: Path, since: float) -> set[str]:
    """Names of data files that left the table after an instant: somebody may still read them."""
    names: set[str] = set()
    for path in (events / LOG).glob("*.json"):
        if path.stat().st_mtime >= since:
            actions = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
            names.update(unquote(a["remove"]["path"]) for a in actions if "remove" in a)
    return names
