"""A simulation of a small journey: the measurement finds what was walked."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from percorso.events.schema import SIMULATOR
from percorso.journey import Journey
from percorso.measure import measure
from percorso.simulate import simulate
from percorso.simulate.truth import persons_of

JOURNEY = Journey.from_dict(
    {
        "percorso": 1,
        "id": "lamp",
        "title": "A lamp",
        "time_zone": "Europe/Rome",
        "stages": [
            {"id": "see", "name": "See", "enter": {"event": "Page Viewed"}},
            {"id": "think", "name": "Think", "enter": {"event": "Product Viewed"}},
            {
                "id": "do",
                "name": "Do",
                "goal": True,
                "enter": {"event": "Checkout Started"},
                "completes": {"event": "Order Completed", "where": {"value": {"gte": 50}}},
            },
        ],
    }
)


def test_measured_counts_are_those_of_the_manifest(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    manifest = simulate(JOURNEY, 400, 7, file)
    events = pq.read_table(file)
    true = [f"p{person}" for person in persons_of(events["message_id"].to_pylist(), 7)]
    place = events.column_names.index("anonymous_id")
    events = events.set_column(place, "anonymous_id", pa.array(true))
    measured = measure(JOURNEY, events).stages().table().to_pylist()
    names = ("entries", "people", "advanced", "skipped", "returned", "new_cycle", "expired", "open")
    for walked, found in zip(manifest.counts["stages"], measured, strict=True):
        assert {name: found[name] for name in names} == {name: walked[name] for name in names}
    assert set(events["library"].to_pylist()) == {SIMULATOR}
