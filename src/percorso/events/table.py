"""Data frames, Arrow tables and files as canonical events, without a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from percorso.errors import EventsError, Problem
from percorso.events.arrow import pc
from percorso.events.batch import BadRow, Batch
from percorso.events.child import Reader
from percorso.events.files import event_file, readable
from percorso.events.identifiers import derived_message, event_ids
from percorso.events.mapping import Mapping
from percorso.events.parquetfile import columns
from percorso.events.plans import plan_of
from percorso.events.reading import Parsed, Plan, check_columns, parse
from percorso.events.schema import EVENTS

MOST_NAMED = 20
"""How many bad rows an error names."""


def read_table(
    obj: Any, mapping: str | Path | Mapping | None = None, source: str = "table"
) -> pa.Table:
    """A table of events in the canonical shape.

    Args:
        obj: A pandas, Polars or Arrow table, anything else that exports Arrow, or the path of a
            file, or a list of paths.
        mapping: A mapping or its file, when the columns do not have the standard names.
        source: The name of the source, unless the mapping gives one.

    Returns:
        An Arrow table with the columns of `percorso.events.schema.EVENTS`. An event that stands
        twice with one message id is kept once, with the smaller sequence.

    Raises:
        EventsError: It is no table, or some of its rows are bad; the first ones are named.

    Example:
        >>> import pyarrow as pa
        >>> table = pa.table({"event": ["Page Viewed"], "user_id": [7], "time": ["2026-03-01"]})
        >>> read_table(table)["user_id"].to_pylist()
        ['7']
    """
    plan = plan_of(mapping, None)
    if not (plan.mapping and plan.mapping.source):
        plan = plan_of(plan.mapping, source)
    parsed: list[pa.Table] = []
    bad: list[tuple[str, BadRow]] = []
    for name, made, number in _parsed(obj, plan):
        bad += [(name, row) for row in made.bad]
        file = pa.array(np.full(len(made.events), number, dtype=np.int32))
        parsed.append(made.events.append_column("file_number", file))
    if bad:
        raise EventsError(_named(bad))
    if not parsed:
        return EVENTS.empty_table()
    return _unique(_numbered(pa.concat_tables(parsed), plan))


def _parsed(obj: Any, plan: Plan) -> Iterator[tuple[str, Parsed, int]]:
    """Files are read in a child process; data that are in memory already need none."""
    if isinstance(obj, str | Path):
        obj = [obj]
    if isinstance(obj, list | tuple) and obj and all(isinstance(one, str | Path) for one in obj):
        with Reader() as reader:
            for number, path in enumerate(obj):
                for made in reader.read(event_file(path), plan):
                    yield readable(path), made, number
        return
    for batch in _shaped(_arrow(obj), plan):
        yield "table", parse(batch, plan), 0


def _arrow(obj: Any) -> pa.Table:
    """Any table as Arrow, by the Arrow PyCapsule interface."""
    if isinstance(obj, pa.RecordBatch):
        return pa.Table.from_batches([obj])
    if isinstance(obj, pa.Table):
        return obj
    if isinstance(obj, pa.RecordBatchReader):
        return obj.read_all()
    if hasattr(obj, "collect") and not hasattr(obj, "__arrow_c_stream__"):
        obj = obj.collect()
    if not hasattr(obj, "__arrow_c_stream__"):
        raise EventsError(
            Problem(
                f"Events cannot be read from {type(obj).__name__}.",
                "Give a pandas, Polars or Arrow table, the path of a file, or a workspace.",
            )
        )
    try:
        return pa.table(obj)
    except (pa.ArrowException, ValueError, TypeError) as error:
        raise EventsError(
            Problem(f"The table cannot be turned into Arrow: {str(error)[:160]}.",
                    "Give each column values of one kind.")
        ) from error  # fmt: skip


def _shaped(table: pa.Table, plan: Plan) -> Iterator[Batch]:
    if len(set(table.column_names)) < table.num_columns:
        raise EventsError(Problem("Two columns have one name.", "Rename one of them."))
    found: Iterator[Batch] = _table_batches(table)
    if plan.mapping and plan.mapping.reshapes:
        from percorso.events.files import EventFile
        from percorso.events.shaping import reshape

        found = reshape(found, plan.mapping, EventFile(Path("table"), "table", False, []))
    for place, batch in enumerate(found):
        if place == 0:
            check_columns(list(batch.columns), plan, "table")  # type: ignore[union-attr]
        yield batch


def _table_batches(table: pa.Table) -> Iterator[Batch]:
    done = 0
    for batch in table.to_batches(65_536) or pa.Table.from_batches([], table.schema).to_batches():
        yield columns(batch, done + 1)
        done += len(batch)


def _named(bad: list[tuple[str, BadRow]]) -> list[Problem]:
    problems = [
        Problem(row.message, row.fix, file=name, row=row.row, column=row.column)
        for name, row in bad[:MOST_NAMED]
    ]
    if len(bad) > MOST_NAMED:
        rest = len(bad) - MOST_NAMED
        problems.append(Problem(f"… and {rest} more flaws.", "Import the file: bad rows are then "
                                "kept aside, and the good ones can be used."))  # fmt: skip
    return problems


def _numbered(events: pa.Table, plan: Plan) -> pa.Table:
    """Equal rows without a message id are different events: the second one counts on."""
    if _all_different(events):
        return events
    ids: list[Any] = events["event_id"].to_pylist()
    keys = zip(events["file_number"].to_pylist(), ids, strict=True)
    seen: dict[Any, int] = {}
    counts = []
    for key in keys:
        seen[key] = seen.get(key, 0) + 1
        counts.append(seen[key])
    derived = events["derived"].to_pylist()
    again = [i for i, n in enumerate(counts) if n > 1 and derived[i]]
    if not again:
        return events
    messages: list[Any] = events["message_id"].to_pylist()
    for i in again:
        messages[i] = derived_message(messages[i].rpartition("-")[0], counts[i])
        ids[i] = event_ids(plan.rules.source, [messages[i]])[0]
    for name, values in (("message_id", messages), ("event_id", ids)):
        place = events.schema.get_field_index(name)
        events = events.set_column(place, events.schema.field(name), pa.array(values, pa.string()))
    return events


def _unique(events: pa.Table) -> pa.Table:
    """One row for each event, with the smallest sequence; contradictions are refused."""
    if _all_different(events):
        return _finished(events)
    first: dict[Any, int] = {}
    sequences: list[Any] = events["sequence"].to_pylist()
    digests = events["digest"].to_pylist()
    for i, key in enumerate(events["event_id"].to_pylist()):
        at = first.setdefault(key, i)
        if digests[at] != digests[i]:
            row = events["row"][i].as_py()
            raise EventsError(
                Problem("Its message id is already used by another event, with other contents.",
                        "Give each event its own message id.", row=row, column="message_id")
            )  # fmt: skip
        sequences[at] = min(sequences[at], sequences[i])
    events = events.set_column(
        events.schema.get_field_index("sequence"),
        EVENTS.field("sequence"),
        pa.array(sequences, pa.int64()),
    )
    return _finished(events.take(pa.array(list(first.values()), pa.int64())))


def _all_different(events: pa.Table) -> bool:
    return bool(pc.count_distinct(events["event_id"]).as_py() == len(events))


def _finished(kept: pa.Table) -> pa.Table:
    numbered = kept.append_column("seq", pa.array(np.arange(len(kept))))
    return numbered.select(EVENTS.names).combine_chunks().cast(EVENTS)
