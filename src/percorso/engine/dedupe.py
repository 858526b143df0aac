"""Which events of an import are new, which were there already, and which contradict another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from percorso.engine.damage import naming
from percorso.events.arrow import Array, column, table_schema
from percorso.events.identifiers import derived_message, event_ids

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace

KEYS = table_schema(
    [
        column("ord", pa.int64()),
        column("event_id", pa.string()),
        column("message_id", pa.string()),
        column("derived", pa.bool_()),
        column("digest", pa.int64()),
        column("sequence", pa.int64()),
        column("row", pa.int64()),
        column("file_number", pa.int32()),
    ]
)
"""What is needed to tell events apart: a slim copy of an import."""

REPEATED = """
CREATE TABLE repeated AS
SELECT ord, message_id, occurrence FROM (
    SELECT ord, message_id,
           row_number() OVER (PARTITION BY file_number, event_id ORDER BY ord) AS occurrence
    FROM keys
    WHERE derived AND event_id IN (
        SELECT event_id FROM keys WHERE derived
        GROUP BY file_number, event_id HAVING count(*) > 1)
) WHERE occurrence > 1
"""
"""Rows without a message id that say the same as an earlier row of their file."""

NUMBERED = """
CREATE TABLE numbered AS
SELECT keys.ord, CAST(coalesce(renamed.event_id, keys.event_id) AS UUID) AS id,
       digest, sequence, file_number, "row"
FROM keys LEFT JOIN renamed USING (ord)
"""

KNOWN = """
CREATE TABLE known AS
SELECT CAST(event_id AS UUID) AS id, digest, sequence
FROM read_parquet(?, hive_partitioning=false)
WHERE CAST(event_id AS UUID) IN (SELECT id FROM numbered)
"""

LOWERED = """
UPDATE known SET sequence = least(known.sequence, smaller.sequence)
FROM (SELECT CAST(event_id AS UUID) AS id, min(sequence) AS sequence
      FROM read_parquet(?, hive_partitioning=false) GROUP BY ALL) AS smaller
WHERE smaller.id = known.id
"""

TOUCHED = """
CREATE TABLE touched AS
SELECT id, min(ord) AS first, arg_min(digest, ord) AS digest
FROM numbered GROUP BY id HAVING count(*) > 1 OR id IN (SELECT id FROM known)
"""

VERDICTS = """
CREATE TABLE verdicts AS
SELECT n.ord, n.id, n.sequence, n.file_number, n."row",
       CASE WHEN known.id IS NULL AND n.ord = touched.first THEN 'new'
            WHEN n.digest = coalesce(known.digest, touched.digest) THEN 'duplicate'
            ELSE 'conflict' END AS verdict
FROM numbered AS n JOIN touched USING (id) LEFT JOIN known USING (id)
"""
"""For every event that was met more than once: the first one stays."""

SMALLER = """
SELECT replace(CAST(id AS VARCHAR), '-', '') AS event_id, min(v.sequence) AS sequence
FROM verdicts AS v JOIN known USING (id)
WHERE verdict = 'duplicate'
GROUP BY id, known.sequence HAVING min(v.sequence) < known.sequence
"""

LOWER = """
CREATE TABLE reduced AS
SELECT min(ord) FILTER (verdict = 'new') AS ord, min(sequence) AS sequence
FROM verdicts WHERE verdict <> 'conflict' AND id NOT IN (SELECT id FROM known)
GROUP BY id HAVING min(sequence) < min(sequence) FILTER (verdict = 'new')
"""


class Comparison:
    """An import compared with itself and with what the workspace holds.

    Args:
        workspace: The workspace, as it was when the import began.
        keys: Parquet files with the columns of `KEYS`.
        source: The name of the source.
        scratch: A folder for what does not fit into memory.
    """

    def __init__(
        self, workspace: Workspace, keys: list[Path], source: str, scratch: Path
    ) -> None:  # fmt: skip
        self.connection = duckdb.connect(
            config={"memory_limit": "1GB", "temp_directory": str(scratch / "spill")}
        )
        self.source = source
        run = self.connection.execute
        self.connection.read_parquet(
            [str(path) for path in keys], hive_partitioning=False
        ).create_view("keys")
        run(REPEATED)
        self._rename()
        run(NUMBERED)
        self._look_up(workspace)
        for statement in (TOUCHED, VERDICTS, LOWER):
            run(statement)

    def _rename(self) -> None:
        """The second of two equal rows is another event: its message id counts on."""
        run = self.connection.execute
        run("CREATE TABLE renamed (ord BIGINT, message_id VARCHAR, event_id VARCHAR)")
        query = "SELECT ord, message_id, occurrence FROM repeated ORDER BY ord"
        for batch in self.connection.cursor().sql(query).to_arrow_reader(100_000):
            contents = (text.rpartition("-")[0] for text in batch["message_id"].to_pylist())
            counts = batch["occurrence"].to_pylist()
            made = [derived_message(c, n) for c, n in zip(contents, counts, strict=True)]
            fresh = pa.table(
                {"ord": batch["ord"], "message_id": made,
                 "event_id": event_ids(self.source, made)}
            )  # fmt: skip
            self.connection.register("fresh", fresh)
            run("INSERT INTO renamed SELECT * FROM fresh")
            self.connection.unregister("fresh")

    def _look_up(self, workspace: Workspace) -> None:
        run = self.connection.execute
        workspace.version()
        if files := workspace.files():
            lower = workspace.sequences()
            with naming([*files, *lower]):
                run(KNOWN, [files])
                if lower:
                    run(LOWERED, [lower])
        else:
            run("CREATE TABLE known (id UUID, digest BIGINT, sequence BIGINT)")

    def dropped(self, first: int, last: int) -> Array:
        """The places in `[first, last)` whose events are not to be stored, sorted."""
        return self._numbers(
            "SELECT ord FROM verdicts WHERE verdict <> 'new' AND ord >= ? AND ord < ? ORDER BY ord",
            first, last,
        )["ord"]  # fmt: skip

    def renamed(self, first: int, last: int) -> pa.Table:
        """Places whose message id counts on: ord, message_id, event_id."""
        found: pa.Table = self.connection.sql(
            "SELECT * FROM renamed WHERE ord >= ? AND ord < ? ORDER BY ord", params=[first, last]
        ).to_arrow_table()
        return found

    def lowered(self, first: int, last: int) -> dict[str, Array]:
        """Places whose event was met again in this import with a smaller sequence."""
        return self._numbers(
            "SELECT ord, sequence FROM reduced WHERE ord >= ? AND ord < ? ORDER BY ord", first, last
        )

    def _numbers(self, query: str, first: int, last: int) -> dict[str, Array]:
        found = self.connection.execute(query, [first, last]).fetchnumpy()
        return {name: np.asarray(values) for name, values in found.items()}

    def conflicts(self, file_number: int) -> list[int]:
        """Rows of a file whose message id belongs to another event."""
        found = self.connection.execute(
            "SELECT DISTINCT \"row\" FROM verdicts WHERE verdict = 'conflict' AND file_number = ? "
            'ORDER BY "row"',
            [file_number],
        ).fetchall()
        return [row for (row,) in found]

    def tally(self, file_number: int) -> tuple[int, int]:
        """Rows of a file with something new, and rows that only repeat; the rest conflicts."""
        found = self.connection.execute(
            """
            SELECT count(*) FILTER (fresh AND NOT wrong), count(*) FILTER (NOT fresh AND NOT wrong)
            FROM (SELECT bool_or(coalesce(verdict, 'new') = 'new') AS fresh,
                         bool_or(coalesce(verdict, 'new') = 'conflict') AS wrong
                  FROM numbered LEFT JOIN verdicts USING (ord)
                  WHERE numbered.file_number = ? GROUP BY numbered."row")
            """,
            [file_number],
        ).fetchall()
        return int(found[0][0]), int(found[0][1])

    def rows(self, file_number: int) -> list[int]:
        """The rows of a file that gave an event."""
        found = self.connection.execute(
            'SELECT DISTINCT "row" FROM numbered WHERE file_number = ? ORDER BY "row"',
            [file_number],
        ).fetchall()
        return [row for (row,) in found]

    def smaller(self) -> pa.Table:
        """Smaller sequences (event_id, sequence) of events that the workspace holds already."""
        found: pa.Table = self.connection.sql(SMALLER).to_arrow_table()
        return found
