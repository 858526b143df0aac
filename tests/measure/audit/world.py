"""Events that show the journey in which everything is right, to be spoilt by the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pyarrow as pa

import percorso as pc
from percorso.journey import Journey
from percorso.journey.audit import Finding, MapCheck
from percorso.measure.audit import survey
from tests.journey.audit.fine import TODAY

Event = dict[str, Any]
FIRST = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
PEOPLE = 40


def event(person: str, name: str, hour: float, channel: str | None, **more: Any) -> Event:
    return {
        "user_id": person, "event": name, "channel": channel,
        "timestamp": (FIRST + dt.timedelta(hours=hour)).isoformat(), **more,
    }  # fmt: skip


def way(person: str, start: float) -> list[Event]:
    """The way of one person through all stages, content and answered in time."""
    stars = {"score": 4.0, "score_kind": "stars"}
    csat = {"score": 4.0, "score_kind": "csat", "direction": "inbound"}
    return [
        event(person, "Page Viewed", start, "website"),
        event(person, "Product Viewed", start + 1, "website"),
        event(person, "Basket Filled", start + 2, "website"),
        event(person, "Order Completed", start + 3, "store", **stars),
        event(person, "Ticket Opened", start + 30, "chat", **csat),
        event(person, "Ticket Opened", start + 31, "chat", direction="outbound"),
    ]


def events() -> list[Event]:
    return [one for i in range(PEOPLE) for one in way(f"p{i}", i)]


COLUMNS = (
    "user_id",
    "event",
    "channel",
    "timestamp",
    "score",
    "score_kind",
    "direction",
    "library",
)


def table(rows: list[Event]) -> pa.Table:
    columns = {name: [row.get(name) for row in rows] for name in COLUMNS}
    kept = {name: values for name, values in columns.items() if any(v is not None for v in values)}
    return pa.table(kept)


def checked(journey: Journey, rows: list[Event]) -> MapCheck:
    return survey(journey, pc.measure(journey, table(rows)), TODAY)


def found(journey: Journey, rows: list[Event]) -> dict[str, list[Finding]]:
    by_check: dict[str, list[Finding]] = {}
    for finding in checked(journey, rows).findings:
        by_check.setdefault(finding.check, []).append(finding)
    return by_check


def changed(
    change: Callable[[Event], Event | None], rows: list[Event] | None = None
) -> list[Event]:
    """The events with a change to each; None takes it out."""
    new = (change(dict(row)) for row in (rows or events()))
    return [row for row in new if row is not None]


def renamed(old: str, new: str) -> list[Event]:
    return changed(lambda row: {**row, "event": new if row["event"] == old else row["event"]})
