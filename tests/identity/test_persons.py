"""Who is who, until the full rules come."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from percorso.engine.timeline import from_table
from percorso.events import read_table


def people(*pairs: tuple[str | None, str | None]) -> list[str]:
    """The person of each event: its `user_id` and `anonymous_id` in order of time."""
    rows: list[dict[str, Any]] = [
        {"user_id": user, "anonymous_id": anonymous, "event": "E", "message_id": str(n),
         "timestamp": f"2026-03-01T10:{n:02d}:00Z"}
        for n, (user, anonymous) in enumerate(pairs)
    ]  # fmt: skip
    timeline = from_table(read_table(pa.Table.from_pylist(rows)))
    found = timeline.read(0, ["person", "t"])
    names = timeline.persons.names(found["person"].tolist())
    by_time = sorted(zip(found["t"].tolist(), found["person"].tolist(), strict=True))
    return [names[person] for _, person in by_time]


def test_an_anonymous_visitor_becomes_the_user_she_signs_in_as() -> None:
    assert people((None, "a1"), ("ann", "a1"), (None, "a1")) == ["ann"] * 3


def test_an_anonymous_visitor_who_never_signs_in_is_a_person() -> None:
    assert people((None, "a1"), (None, "a2")) == ["a1", "a2"]


def test_two_people_on_one_device_are_never_merged() -> None:
    pairs = [("ann", "shared"), ("bob", "shared"), (None, "shared"), ("bob", None)]
    assert people(*pairs) == ["ann", "bob", "ann", "bob"]


def test_a_user_and_a_visitor_of_the_same_name_are_two() -> None:
    rows = [{"user_id": "x", "anonymous_id": None}, {"user_id": None, "anonymous_id": "x"}]
    table = pa.Table.from_pylist(
        [r | {"event": "E", "timestamp": "2026-03-01T10:00Z"} for r in rows],
        pa.schema([(n, pa.string()) for n in ("user_id", "anonymous_id", "event", "timestamp")]),
    )
    timeline = from_table(read_table(table))
    assert len(set(timeline.read(0, ["person"])["person"].tolist())) == 2
    key = timeline.persons.key("x")
    assert key is not None
    kinds = {row["person"]: row["kind"] for row in timeline.persons.table.to_pylist()}
    assert kinds[key] == "user"


@pytest.mark.parametrize("identifier", ["nobody", ""])
def test_an_unknown_identifier_is_nobody(identifier: str) -> None:
    table = pa.table({"user_id": ["ann"], "event": ["E"], "timestamp": ["2026-03-01T10:00Z"]})
    assert from_table(read_table(table)).persons.key(identifier) is None
