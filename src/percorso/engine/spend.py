"""Costs and aggregate media in a workspace: small Parquet tables beside the events.

```
workspace/
  costs/costs.parquet          totals by day, channel and campaign
  costs/quarantine.parquet     rows that could not be read, with the reason
  media/…                      the same for TV, print, posters
```
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.engine.lake import cannot_write, unwritable
from percorso.engine.parquet import write_table
from percorso.engine.reports import FileReport
from percorso.errors import EventsError, Problem, WorkspaceError
from percorso.events.arrow import column, pc, table_schema
from percorso.events.batch import BadRow
from percorso.events.schema import SIMULATOR
from percorso.events.spend import SCHEMAS, Reading, read_spend

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

KEYS = {"costs": ("date", "channel", "campaign", "source"),
        "media": ("date", "channel", "title", "source")}  # fmt: skip
"""What a row is about. A later import of the same replaces what an earlier one said."""
BAD = table_schema(
    [
        column("file", pa.string()), column("row", pa.int64()),
        column("column", pa.string()), column("reason", pa.string()),
        column("raw", pa.string()),
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Spend:
    """Costs and aggregate media, as Arrow tables; see `percorso.events.spend.SCHEMAS`."""

    costs: pa.Table = field(default_factory=lambda: SCHEMAS["costs"].empty_table())
    media: pa.Table = field(default_factory=lambda: SCHEMAS["media"].empty_table())

    def between(self, first: object, last: object) -> Spend:
        """Only the days from `first` to `last`, both included."""
        return Spend(_between(self.costs, first, last), _between(self.media, first, last))


def _between(table: pa.Table, first: object, last: object) -> pa.Table:
    day = table["date"]
    low, high = pa.scalar(first, pa.date32()), pa.scalar(last, pa.date32())
    return table.filter(pc.and_(pc.greater_equal(day, low), pc.less_equal(day, high)))


def spend_of(workspace: Workspace) -> Spend:
    """The costs and media of a workspace.

    Raises:
        WorkspaceError: A file is damaged.
    """
    return Spend(_kept(workspace, "costs"), _kept(workspace, "media"))


def _path(workspace: Workspace, kind: str) -> Path:
    return workspace.path / kind / f"{kind}.parquet"


def _kept(workspace: Workspace, kind: str) -> pa.Table:
    path = _path(workspace, kind)
    if not path.exists():
        return SCHEMAS[kind].empty_table()
    try:
        return pq.read_table(path, page_checksum_verification=True).cast(SCHEMAS[kind])
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            Problem(f"The {kind} of the workspace are damaged.",
                    "Put the file back from a copy, or remove it and import it again.",
                    file=str(path))
        ) from error  # fmt: skip


def load_spend(
    files: Iterable[str | Path], workspace: Workspace, kind: str, **options: str | Path | None
) -> list[FileReport]:
    """Import files of costs or media.

    Importing a file twice adds nothing. Rows about a day, channel and campaign (or title) of which
    an earlier import spoke, of the same source, take its place.

    Args:
        files: CSV or JSON files.
        workspace: Where they are kept.
        kind: `costs` or `media`.
        options: Those of `percorso.events.spend.read_spend`.
    """
    reports = []
    with workspace.lock():
        for path in files:
            try:
                read = read_spend(path, kind, **options)  # type: ignore[arg-type]
            except EventsError as error:
                reports.append(FileReport(str(path), refused=error.problems))
                continue
            reports.append(_keep(workspace, kind, str(path), read))
    return reports


def _keep(workspace: Workspace, kind: str, file: str, read: Reading) -> FileReport:
    old = _kept(workspace, kind)
    known = _rows(old)
    said = {_key(row, kind) for row in read.rows.to_pylist()}
    rest = [row for row in old.to_pylist() if _key(row, kind) not in said]
    new = sum((count - min(count, known.get(row, 0))) for row, count in _rows(read.rows).items())
    report = FileReport(file, rows_ok=new, rows_duplicate=read.rows.num_rows - new)
    report.notes = list(read.notes)
    replaced = old.num_rows - len(rest) - report.rows_duplicate
    if replaced > 0:
        report.notes.append(
            f"{replaced:,} earlier rows of the same days and channels were replaced. To keep "
            "several accounts apart, give each a --source."
        )
    made = pc.sum(pc.equal(read.rows["library"], SIMULATOR)).as_py() or 0
    report.simulated = int(made)
    bare = pc.and_(pc.is_valid(read.rows["amount"]), pc.is_null(read.rows["currency"]))
    report.without_currency = int(pc.sum(bare).as_py() or 0)
    report.blame(read.bad)
    table = pa.concat_tables([pa.Table.from_pylist(rest, schema=SCHEMAS[kind]), read.rows])
    _write(workspace, kind, table, file, read.bad)
    return report


def _rows(table: pa.Table) -> dict[tuple[object, ...], int]:
    """The rows of a table, and how often each occurs."""
    counted: dict[tuple[object, ...], int] = {}
    for row in table.to_pylist():
        key = tuple(row.values())
        counted[key] = counted.get(key, 0) + 1
    return counted


def _key(row: dict[str, object], kind: str) -> tuple[object, ...]:
    return tuple(row[name] for name in KEYS[kind])


def _write(workspace: Workspace, kind: str, table: pa.Table, file: str, bad: list[BadRow]) -> None:
    """Write the whole table anew and put it in place at once."""
    path = _path(workspace, kind)
    try:
        path.parent.mkdir(exist_ok=True)
        _replace(path, table.sort_by([("date", "ascending"), ("channel", "ascending")]))
        _replace(path.with_name("quarantine.parquet"), _quarantine(path.parent, file, bad))
    except (OSError, pa.ArrowException) as error:
        if cannot_write(error):
            raise WorkspaceError(unwritable(workspace.path, error)) from error
        raise


def _replace(path: Path, table: pa.Table) -> None:
    partial = path.with_suffix(".partial")
    write_table(table, partial)
    partial.replace(path)


def _quarantine(folder: Path, file: str, bad: list[BadRow]) -> pa.Table:
    """The bad rows, those of the same file taken anew."""
    path = folder / "quarantine.parquet"
    known = pq.read_table(path) if path.exists() else BAD.empty_table()
    others = known.filter(pc.not_equal(known["file"], pa.scalar(file)))
    rows = [
        {"file": file, "row": one.row, "column": one.column, "reason": one.reason, "raw": one.raw}
        for one in bad
    ]
    return pa.concat_tables([others, pa.Table.from_pylist(rows, schema=BAD)])
