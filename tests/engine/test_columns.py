"""Fields as rules name them, and where their values come from."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest

import percorso as pc
from percorso.engine.columns import column_of, field_sql, json_path

HOSTILE = [
    'a"b',
    "a'b",
    "a.b",
    "a\\b",
    "$",
    "*",
    "a; DROP TABLE x",
    "é 💡",
    "a\nb",
    "[0]",
    "a/b",
    "~1",
]


def entries(where: dict[str, Any], **event: Any) -> int:
    """How many stays one event makes, under a rule on one field."""
    journey = pc.Journey.from_dict(
        {"percorso": 1, "id": "x", "title": "X",
         "stages": [{"id": "s", "name": "S", "enter": {"event": "E", "where": where}}]}
    )  # fmt: skip
    row = {"event": "E", "user_id": "ann", "timestamp": "2026-03-01T10:00:00Z", **event}
    found: int = pc.measure(journey, pa.Table.from_pylist([row])).stages().rows[0]["entries"]
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_of_a_property_is_a_name_and_nothing_else(name: str) -> None:
    properties = json.dumps({name: "yes", "other": "no"})
    assert entries({name: "yes"}, properties=properties) == 1
    assert entries({name: "no"}, properties=properties) == 0
    sql, bound = field_sql(name)
    assert name not in sql
    assert set(bound) == {json_path(name)}


@pytest.mark.parametrize(
    ("where", "event"),
    [
        ({"value": {"gte": 40}}, {"revenue": "40.00", "currency": "EUR"}),
        ({"revenue": {"gte": 40}}, {"revenue": "40.00", "currency": "EUR"}),
        ({"value": "40"}, {"value": "40.00", "currency": "EUR"}),
        ({"url": {"contains": "/lamp"}}, {"url": "https://shop.example/lamp"}),
        ({"page_url": {"contains": "/lamp"}}, {"url": "https://shop.example/lamp"}),
        ({"device": "phone"}, {"device_class": "phone"}),
        ({"user_id": {"exists": True}}, {}),
        ({"anonymous_id": "x1"}, {"anonymous_id": "x1"}),
        ({"campaign": "spring"}, {"utm_campaign": "spring"}),
        ({"plan": {"exists": False}}, {"colour": "red"}),
        ({"event": "E"}, {}),
        ({"quantity": 2}, {"quantity": "2"}),
    ],
)
def test_a_field_goes_by_its_usual_names(where: dict[str, Any], event: dict[str, Any]) -> None:
    assert entries(where, **event) == 1


def test_base_columns_need_no_field_of_their_own() -> None:
    assert column_of("event") == column_of("name") == "name"
    assert column_of("device") == column_of("device_class") == "device"
    assert column_of("channel") == "channel"
