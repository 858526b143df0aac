"""The events of one file on their way in: written once, and again only where some repeat."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from percorso.engine.dedupe import KEYS
from percorso.engine.parquet import Writer, write_table
from percorso.events.arrow import Array, pc
from percorso.events.schema import EVENTS

if TYPE_CHECKING:
    from percorso.engine.dedupe import Comparison
    from percorso.engine.staging import Run

ROWS_A_PART = 2_000_000
BATCH = 65_536


def writer(path: Path, schema: pa.Schema) -> Writer:
    """A Parquet writer as all files of the lake are written; statistics on two columns only."""
    return Writer(
        path, schema, compression_level=1,
        write_statistics=[name for name in ("seq", "occurred_at", "ord") if name in schema.names],
    )  # fmt: skip


class Incoming:
    """The staged events of one file: data files that wait for the commit, and their keys.

    Args:
        run: The import.
        number: The number of the file in this import.
        first_ord: The place of its first event in this import.
    """

    def __init__(self, run: Run, number: int, first_ord: int) -> None:
        self.run = run
        self.number = number
        self.next_ord = first_ord
        self.count = 0
        self.parts: list[tuple[Path, int, int]] = []
        self.keys = run.folder / f"keys-{number:04d}.parquet"
        self._keys: Writer | None = None
        self._part: Writer | None = None

    def add(self, events: pa.Table) -> None:
        """Write a batch of events."""
        if not len(events):
            return
        places = np.arange(self.next_ord, self.next_ord + len(events))
        self._write(events.append_column("seq", pa.array(places + self.run.first_seq)))
        derived = events["derived"]
        keys = {
            "ord": pa.array(places),
            "message_id": pc.if_else(derived, events["message_id"], None),
            "file_number": pa.array(np.full(len(events), self.number, dtype=np.int32)),
        } | {name: events[name] for name in ("event_id", "derived", "digest", "sequence", "row")}
        if self._keys is None:
            self._keys = writer(self.keys, KEYS)
        self._keys.write_table(pa.table([keys[name] for name in KEYS.names], schema=KEYS))
        self.next_ord += len(events)
        self.count += len(events)

    def _write(self, events: pa.Table) -> None:
        if self._part is None:
            path = self.run.new_part()
            self.parts.append((path, self.next_ord, self.next_ord))
            self._part = writer(path, EVENTS)
        self._part.write_table(events.select(EVENTS.names).cast(EVENTS))
        path, first, _ = self.parts[-1]
        self.parts[-1] = (path, first, self.next_ord + len(events))
        if self.next_ord + len(events) - first >= ROWS_A_PART:
            self._part.close()
            self._part = None

    def close(self) -> None:
        """Finish the files."""
        with ExitStack() as stack:
            for open_writer in (self._part, self._keys):
                if open_writer is not None:
                    stack.callback(open_writer.close)
            self._part = self._keys = None

    def remove(self) -> None:
        """Remove the files of a file that was refused."""
        for path, _, _ in self.parts:
            path.unlink(missing_ok=True)
        self.keys.unlink(missing_ok=True)
        self.parts.clear()


def settle(staged: Incoming, comparison: Comparison) -> None:
    """Take the data files of one file into the commit, without what was there already."""
    for path, first, last in staged.parts:
        dropped = comparison.dropped(first, last)
        renamed = comparison.renamed(first, last)
        lowered = comparison.lowered(first, last)
        if len(dropped) == last - first:
            path.unlink()
        elif len(dropped) or renamed.num_rows or len(lowered["ord"]):
            staged.run.add(_rewritten(staged.run, path, dropped, renamed, lowered))
        else:
            staged.run.add(path)


def _rewritten(
    run: Run, path: Path, dropped: Array, renamed: pa.Table, lowered: dict[str, Array]
) -> Path:
    target = run.new_part()
    with writer(target, EVENTS) as out:
        for batch in pq.ParquetFile(path, pre_buffer=False).iter_batches(BATCH):
            events = pa.Table.from_batches([batch])
            places = events["seq"].to_numpy() - run.first_seq
            for name in ("message_id", "event_id"):
                events = _put(events, name, places, renamed["ord"].to_numpy(), renamed[name])
            events = _put(events, "sequence", places, lowered["ord"], pa.array(lowered["sequence"]))
            keep = ~np.isin(places, dropped)
            out.write_table(events.filter(pa.array(keep)).cast(EVENTS))
    path.unlink()
    return target


def _put(events: pa.Table, name: str, places: Array, where: Array, values: Array) -> pa.Table:
    """Replace the values of a column at some places."""
    at: Array = np.searchsorted(where, places)
    at[at == len(where)] = 0
    hit = where[at] == places if len(where) else np.zeros(len(places), dtype=bool)
    if not hit.any():
        return events
    fresh = pc.take(values, pa.array(np.where(hit, at, 0)))
    column = pc.if_else(pa.array(hit), fresh, events[name])
    return events.set_column(events.schema.get_field_index(name), EVENTS.field(name), column)


def write_smaller(tables: list[pa.Table], folder: Path) -> None:
    """Write the smaller sequences of known events beside the staged ones, if there are any."""
    whole = pa.concat_tables(tables) if tables else None
    if whole is not None and whole.num_rows:
        write_table(whole, folder / "sequences.parquet")


def completed(events: pa.Table, number: int) -> pa.Table:
    """The same events with the run and, where the source says nothing, the time of receipt."""
    now = pa.scalar(datetime.now(UTC), pa.timestamp("us", tz="UTC"))
    made = {
        "received_at": pc.fill_null(events["received_at"], now),
        "import_run_id": pa.array([f"run-{number:06d}"] * len(events), pa.string()),
    }
    for name, values in made.items():
        events = events.set_column(events.schema.get_field_index(name), name, values)
    return events
