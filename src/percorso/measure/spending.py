"""Costs and aggregate media beside a measurement: from the workspace, from files or from tables."""

from __future__ import annotations

import datetime as dt
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.engine.lake import Workspace
from percorso.engine.spend import Spend, spend_of
from percorso.errors import EventsError, PercorsoWarning, Problem
from percorso.events.spend import SCHEMAS, read_spend

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.measure.window import Window


def spend_in(events: Any, costs: Any, media: Any) -> Spend:
    """All costs and media that a measurement knows.

    Args:
        events: The workspace or the table of events; a workspace has costs and media of its own.
        costs: A file or several, or an Arrow table; None takes those of the workspace.
        media: The same, for aggregate media.
    """
    kept = spend_of(events) if isinstance(events, Workspace) else Spend()
    return Spend(
        kept.costs if costs is None else _given(costs, "costs"),
        kept.media if media is None else _given(media, "media"),
    )


def within(spend: Spend, window: Window, oldest: int | None) -> Spend:
    """Only the days that a window covers; without a start, from the day of the oldest event."""
    if oldest is None and window.start is None:
        return spend.between(dt.date.max, dt.date.min)
    return spend.between(window.first_day(oldest or 0), window.last_day())


def _given(given: Any, kind: str) -> pa.Table:
    import pyarrow as pa

    if isinstance(given, pa.Table):
        return _checked(given, kind)
    files = [given] if isinstance(given, str | Path) else list(given)
    return pa.concat_tables([_read(file, kind) for file in files])


def _checked(table: pa.Table, kind: str) -> pa.Table:
    """A table with the columns of its kind; those that it lacks are empty."""
    import pyarrow as pa

    schema = SCHEMAS[kind]
    needed = [field.name for field in schema if not field.nullable and field.name != "source"]
    if missing := [name for name in needed if name not in table.column_names]:
        raise EventsError(
            Problem(f"The table of {kind} has no column {', '.join(missing)}.",
                    f"Its columns are: {', '.join(schema.names)}.")
        )  # fmt: skip
    size = table.num_rows
    columns: dict[str, Any] = {
        field.name: table[field.name].cast(field.type) if field.name in table.column_names
        else pa.array(["table"] * size if field.name == "source" else [None] * size, field.type)
        for field in schema
    }  # fmt: skip
    return pa.table(columns, schema=schema)


def _read(file: str | Path, kind: str) -> pa.Table:
    found = read_spend(file, kind)
    if found.bad:
        first = found.bad[0]
        warnings.warn(
            f"{file}: {len(found.bad)} rows are left out, the first at row {first.row}: "
            f"{first.reason} 'percorso import --as {kind}' keeps such rows aside.",
            PercorsoWarning, stacklevel=2,
        )  # fmt: skip
    return found.rows
