"""Journeys to simulate, and the measurement of what was simulated by the true persons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.journey import Journey
from percorso.measure import measure
from percorso.simulate.truth import persons_of

COUNTED = (
    *("entries", "people", "advanced", "skipped", "returned", "new_cycle", "expired", "open"),
)
LAMP: dict[str, Any] = {
    "percorso": 1,
    "id": "lamp",
    "title": "A lamp",
    "time_zone": "Europe/Rome",
    "stages": [
        {"id": "see", "name": {"it": "Vedere", "en": "See"}, "enter": {"event": "Page Viewed"}},
        {"id": "think", "name": "Think", "enter": {"event": "Product Viewed"}},
        {
            "id": "do",
            "name": "Do",
            "goal": True,
            "enter": {"event": "Checkout Started"},
            "completes": {"event": "Order Completed", "where": {"value": {"gte": 50}}},
        },
        {"id": "care", "name": "Care", "enter": {"event": "Order Delivered"}},
    ],
    "touchpoints": [
        {"id": "mail", "name": "Newsletter", "kind": "digital", "media": "owned",
         "channel": "email", "stages": ["think", "care"], "state": "covered"},
        {"id": "fair", "name": "Fair", "kind": "traditional", "media": "paid",
         "channel": "fair_event", "stages": ["see", "think"], "state": "covered"},
        {"id": "robot", "name": "Robot", "kind": "digital", "channel": "chat",
         "stages": ["care"], "state": "planned"},
        {"id": "box", "name": "The box", "kind": "traditional", "media": "owned",
         "channel": "delivery", "stages": ["care"], "state": "covered"},
    ],
}  # fmt: skip


def lamp() -> Journey:
    """A small journey with all that is planted."""
    return Journey.from_dict(LAMP)


def by_true_person(file: Path, seed: int) -> pa.Table:
    """The events of a file, each with its true person as the anonymous id."""
    events = pq.read_table(file)
    messages = [str(message) for message in events["message_id"].to_pylist()]
    people = [f"p{person}" for person in persons_of(messages, seed)]
    place = events.column_names.index("anonymous_id")
    return events.set_column(place, "anonymous_id", pa.array(people))


def measured_stages(journey: Journey, events: pa.Table) -> list[dict[str, int]]:
    """The counts of the measurement, one row for each stage."""
    rows = measure(journey, events).stages().table().to_pylist()
    return [{name: row[name] for name in COUNTED} for row in rows]


def walked_stages(counts: dict[str, Any]) -> list[dict[str, int]]:
    """The counts of a manifest in the same form."""
    return [{name: row[name] for name in COUNTED} for row in counts["stages"]]
