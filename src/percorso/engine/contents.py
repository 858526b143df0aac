"""What a workspace holds, in figures: events, people, days and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from percorso.engine.bounded import bounded
from percorso.events.schema import SIMULATOR
from percorso.identity import persons

if TYPE_CHECKING:
    import duckdb

    from percorso.engine.lake import Workspace

MOST_COUNTED = 20_000_000
"""In more events than these people are not counted: it would take too long for a page."""
MOST_ENTRIES = 50
"""So many of the log's entries are looked through for the last import."""
_SOURCES = """
SELECT source_id AS name, count(*) AS events, min(occurred_at) AS first, max(occurred_at) AS last,
       count(*) FILTER (library = $simulator) AS simulated
FROM events GROUP BY source_id ORDER BY events DESC, name
"""
_RECEIVED = """
SELECT epoch_ms(max(received_at)) FROM events
WHERE import_run_id = (SELECT max(import_run_id) FROM events)
"""
_PEOPLE = "SELECT count(*) FROM (SELECT DISTINCT kind, id FROM resolved)"


@dataclass(frozen=True)
class Source:
    """The events of one source."""

    name: str
    events: int
    first: datetime
    last: datetime
    simulated: int


@dataclass(frozen=True)
class Contents:
    """What a workspace holds.

    Attributes:
        sources: Its sources, the largest first.
        people: How many people, by the rule of the timeline; None: too many events to count.
        imported_at: When events came last; what rewrites their files does not count.
    """

    sources: tuple[Source, ...]
    people: int | None
    imported_at: datetime | None

    @property
    def events(self) -> int:
        """How many events."""
        return sum(one.events for one in self.sources)


def contents(workspace: Workspace) -> Contents:
    """Count what a workspace holds, in the version that was seen last."""
    with bounded() as con:
        con.read_parquet(workspace.files(), hive_partitioning=False).create_view("events")
        found: list[dict[str, Any]] = (
            con.sql(_SOURCES, params={"simulator": SIMULATOR}).to_arrow_table().to_pylist()
        )
        sources = tuple(Source(**_in_utc(one)) for one in found)
        few = sum(one.events for one in sources) <= MOST_COUNTED
        imported = _imported(workspace) or _received(con)
        return Contents(sources, _people(con) if few else None, imported)


def _in_utc(found: dict[str, Any]) -> dict[str, Any]:
    return found | {name: found[name].astimezone(UTC) for name in ("first", "last")}


def _imported(workspace: Workspace) -> datetime | None:
    """The time of the newest commit that brought events, while the log still has it."""
    for entry in workspace.table().history(MOST_ENTRIES):
        if entry.get("operation") == "WRITE" and "timestamp" in entry:
            return datetime.fromtimestamp(entry["timestamp"] / 1000, UTC)
    return None


def _received(con: duckdb.DuckDBPyConnection) -> datetime | None:
    """The time of receipt of the last import's events: a compaction shortens the log in time."""
    (found,) = con.execute(_RECEIVED).fetchone() or (None,)
    return None if found is None else datetime.fromtimestamp(found / 1000, UTC)


def _people(con: duckdb.DuckDBPyConnection) -> int:
    for step in (persons.PAIRS.format(events="events"), persons.OWNERS, persons.RESOLVED):
        con.execute(step)
    (count,) = con.execute(_PEOPLE).fetchone() or (0,)
    return int(count)
