"""The persons behind the events, and their stored, append-only numbers.

The rule today: one person per `user_id`; an event without one belongs to the person with whom its
`anonymous_id` occurred in one event (the first such, by time and then by identifier, when there
were several: two people who share a device are never merged), else to a person known only by that
`anonymous_id`. The full rules of identity will stand behind this same interface.

A person's number never changes and is never used again, so that what refers to it stays true.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT coalesce(user_id, '') AS u, coalesce(anonymous_id, '') AS a, min(occurred_at) AS t
FROM {events} GROUP BY ALL
"""
OWNERS = """
CREATE OR REPLACE TEMP TABLE owners AS
SELECT a AS a, first(u ORDER BY t, u) AS u FROM pairs WHERE u <> '' AND a <> '' GROUP BY a
"""
RESOLVED = """
CREATE OR REPLACE TEMP TABLE resolved AS
SELECT p.u AS u, p.a AS a,
       CASE WHEN p.u <> '' OR o.u IS NOT NULL THEN 'user' ELSE 'anonymous' END AS kind,
       coalesce(nullif(p.u, ''), o.u, p.a) AS id
FROM pairs AS p LEFT JOIN owners AS o ON p.u = '' AND p.a = o.a
"""
FRESH = """
INSERT INTO persons
SELECT (SELECT coalesce(max(person), 0) FROM persons) + row_number() OVER (ORDER BY kind, id),
       kind, id
FROM (SELECT DISTINCT kind, id FROM resolved) AS r
WHERE NOT EXISTS (SELECT 1 FROM persons AS p WHERE p.kind = r.kind AND p.id = r.id)
"""
KEYED = """
CREATE OR REPLACE TEMP TABLE person_of AS
SELECT r.u AS u, r.a AS a, p.person AS person
FROM resolved AS r JOIN persons AS p ON p.kind = r.kind AND p.id = r.id
"""


def resolve_persons(
    con: duckdb.DuckDBPyConnection, events: str, known: Path | None = None
) -> pa.Table:
    """Give every pair of identifiers in the events its person.

    Args:
        con: A DuckDB connection; it receives the table `person_of` (u, a, person), where an
            absent identifier is the empty text.
        events: The name of the relation of canonical events on that connection.
        known: A Parquet file of the persons numbered so far (person, kind, id), if there is one.

    Returns:
        All persons ever numbered: person (int64), kind (`user` or `anonymous`), id (text).
    """
    con.execute("CREATE OR REPLACE TEMP TABLE persons (person BIGINT, kind VARCHAR, id VARCHAR)")
    if known is not None and known.exists():
        con.execute(
            "INSERT INTO persons "
            "SELECT person, kind, id FROM read_parquet(?, hive_partitioning=false)",
            [str(known)],
        )
    con.execute(PAIRS.format(events=events))
    for step in (OWNERS, RESOLVED, FRESH, KEYED):
        con.execute(step)
    found: pa.Table = con.sql(
        "SELECT person, kind, id FROM persons ORDER BY person"
    ).to_arrow_table()
    return found


@dataclass(frozen=True)
class Persons:
    """The dictionary of persons: number, kind of identifier, identifier."""

    table: pa.Table

    def names(self, keys: list[int]) -> dict[int, str]:
        """The identifiers of some persons, by number."""
        import pyarrow as pa
        import pyarrow.compute as pc

        mask = pc.is_in(self.table["person"], value_set=pa.array(keys, pa.int64()))
        rows = self.table.filter(mask)
        return {row["person"]: row["id"] for row in rows.to_pylist()}

    def key(self, identifier: str) -> int | None:
        """The number of the person with that identifier; a `user_id` comes first."""
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = self.table.filter(pc.equal(self.table["id"], pa.scalar(identifier))).to_pylist()
        rows.sort(key=lambda row: row["kind"], reverse=True)
        return int(rows[0]["person"]) if rows else None

    def near(self, identifier: str) -> str | None:
        """An identifier that differs only by case or blanks, else one that begins alike."""
        import pyarrow as pa
        import pyarrow.compute as pc

        wanted, ids = identifier.strip().lower(), pc.utf8_lower(self.table["id"])
        for alike in (pc.equal(ids, pa.scalar(wanted)), pc.starts_with(ids, pattern=wanted)):
            found = self.table["id"].filter(alike)
            if wanted and len(found):
                return str(found[0].as_py())
        return None
