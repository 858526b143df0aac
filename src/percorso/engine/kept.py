"""The quarantine: rows that were kept aside, with the reason, until somebody corrects them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.engine.bounded import bounded
from percorso.engine.parquet import Writer, write_table
from percorso.engine.sides import sides
from percorso.events.arrow import column, table_schema
from percorso.events.batch import BadRow

if TYPE_CHECKING:
    import duckdb

    from percorso.engine.lake import Workspace

QUARANTINE = table_schema(
    [
        column("quarantine_id", pa.string(), nullable=False),
        column("run", pa.int64(), nullable=False),
        column("source", pa.string(), nullable=False),
        column("file", pa.string(), nullable=False),
        column("kind", pa.string(), nullable=False),
        column("row", pa.int64(), nullable=False),
        column("column", pa.string()),
        column("reason", pa.string(), nullable=False),
        column("raw", pa.string(), nullable=False),
        column("plan", pa.string(), nullable=False),
    ]
)
"""`kind` is the kind of the file, `raw` the row as JSON, `plan` how it was read, as JSON."""

RESOLVED = table_schema([column("quarantine_id", pa.string(), nullable=False)])
BATCH = 10_000


@dataclass(frozen=True)
class Origin:
    """What the kept rows of one file have in common."""

    run: int
    source: str
    file: str
    kind: str
    plan: str


class Keeper:
    """Writes bad rows to a staged quarantine file; makes none when every row is good.

    Args:
        path: The file to write.
        known: Identifiers of rows that wait in the quarantine already; they are not kept twice.
    """

    def __init__(self, path: Path, known: Iterable[str | None] = ()) -> None:
        self.path = path
        self._known = set(known)
        self._rows: list[dict[str, Any]] = []
        self._writer: Writer | None = None

    def add(self, bad: Iterable[BadRow], origin: Origin) -> None:
        """Keep rows of one file; several flaws of one row are kept as one."""
        by_row: dict[int, list[BadRow]] = {}
        for flaw in bad:
            by_row.setdefault(flaw.row, []).append(flaw)
        entries = [_entry(flaws, origin) for flaws in by_row.values()]
        self._rows += [one for one in entries if one["quarantine_id"] not in self._known]
        if len(self._rows) >= BATCH:
            self._flush()

    def remove(self) -> None:
        """Remove what was written, when the file is refused after all."""
        self.path.unlink(missing_ok=True)

    def _flush(self) -> None:
        if self._writer is None:
            self._writer = Writer(self.path, QUARANTINE)
        self._writer.write_table(pa.Table.from_pylist(self._rows, QUARANTINE))
        self._rows.clear()

    def __enter__(self) -> Keeper:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._rows and error is None:
            self._flush()
        if self._writer is not None:
            self._writer.close()


def _entry(flaws: list[BadRow], origin: Origin) -> dict[str, Any]:
    first = flaws[0]
    text = "\x1f".join((origin.source, origin.file, str(first.row), first.raw))
    reasons = list(dict.fromkeys(flaw.reason for flaw in flaws))
    return {
        "quarantine_id": blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest(),
        "run": origin.run,
        "source": origin.source,
        "file": origin.file,
        "kind": origin.kind,
        "row": first.row,
        "column": first.column,
        "reason": " ".join(reasons),
        "raw": first.raw,
        "plan": origin.plan,
    }


def gather(folder: Path) -> None:
    """Put the bad rows of all files of a run into its one quarantine file."""
    parts = sorted(folder.glob("bad-*.parquet"))
    if not parts:
        return
    with Writer(folder / "quarantine.parquet", QUARANTINE) as out:
        for part in parts:
            for batch in pq.ParquetFile(part, pre_buffer=False).iter_batches(BATCH):
                out.write_batch(batch)


_WAITING = """
SELECT {columns} FROM read_parquet($kept, hive_partitioning=false)
WHERE quarantine_id NOT IN (SELECT quarantine_id FROM resolved)
  AND ($file IS NULL OR file = $file)
QUALIFY row_number() OVER (PARTITION BY quarantine_id ORDER BY run DESC) = 1
"""
"""Only these columns are read: a row as it stood, and how it was read, may be long."""


def waiting(
    workspace: Workspace, file: str | None = None, columns: Sequence[str] = QUARANTINE.names,
    most: int | None = None,
) -> pa.Table:  # fmt: skip
    """The rows in quarantine that nobody has corrected yet, each once, in the order of their files.

    Args:
        workspace: Where to look.
        file: Only rows of files with this name; None: of all.
        columns: What is needed of them.
        most: So many rows at most, the first ones; None: all.
    """
    shape = pa.schema([QUARANTINE.field(name) for name in columns])
    kept = _kept(workspace)
    if not kept:
        return shape.empty_table()
    names = ", ".join(f'"{name}"' for name in columns)
    order = f'{_WAITING.format(columns=names)} ORDER BY file, "row" LIMIT $most'
    with bounded() as connection:
        _view_resolved(connection, workspace)
        found = connection.sql(order, params={"kept": kept, "file": file, "most": most})
        table: pa.Table = found.to_arrow_table().cast(shape)
    return table


def count_waiting(workspace: Workspace) -> int:
    """How many rows in quarantine nobody has corrected yet."""
    return sum(one["rows"] for one in _grouped(workspace, 'SELECT count(*) AS "rows" FROM kept'))


def _kept(workspace: Workspace) -> list[str]:
    return [str(one.path) for one in sides(workspace.path, "quarantine")]


def _grouped(workspace: Workspace, query: str, **values: object) -> list[dict[str, Any]]:
    """What a query finds among the rows that wait, without more of them than it needs."""
    kept = _kept(workspace)
    if not kept:
        return []
    rows = _WAITING.format(columns='source, file, "column", "row", reason')
    with bounded() as connection:
        _view_resolved(connection, workspace)
        found = connection.sql(
            f"WITH kept AS ({rows}) {query}", params={"kept": kept, "file": None, **values}
        )
        table: list[dict[str, Any]] = found.to_arrow_table().to_pylist()
    return table


def _view_resolved(connection: duckdb.DuckDBPyConnection, workspace: Workspace) -> None:
    files = [str(one.path) for one in sides(workspace.path, "resolved")]
    if files:
        connection.read_parquet(files, hive_partitioning=False).create_view("resolved")
    else:
        connection.execute("CREATE TABLE resolved (quarantine_id VARCHAR)")


def write_resolved(identifiers: list[str], path: Path) -> None:
    """Write down which rows have left the quarantine."""
    write_table(pa.table({"quarantine_id": pa.array(identifiers, pa.string())}, RESOLVED), path)


_GROUPS = """
SELECT source, file, "column", count(*) AS "rows", min("row") AS first_row,
       any_value(reason ORDER BY "row") AS reason
FROM kept GROUP BY source, file, "column", regexp_replace(reason, '''[^'']*''', '…', 'g')
ORDER BY "rows" DESC, file, first_row LIMIT $most
"""


def groups(workspace: Workspace, most: int | None = None) -> list[dict[str, Any]]:
    """The rows in quarantine, counted by file, column and reason, the most frequent first.

    Values differ from row to row: reasons that differ in the quoted value alone are one group.

    Args:
        workspace: Where to look.
        most: So many groups at most; None: all.
    """
    return _grouped(workspace, _GROUPS, most=most)
