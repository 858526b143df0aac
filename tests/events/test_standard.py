"""The names of the Segment spec, in all their spellings."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given
from hypothesis import strategies as st

from percorso.events import read_table
from tests.events.conftest import Shop, Write

TRACK: dict[str, Any] = {
    "type": "track", "event": "Order Completed", "messageId": "m1", "userId": 42,
    "anonymousId": "", "timestamp": "2026-03-01T10:00:00Z", "sentAt": "2026-03-01T10:00:05Z",
    "properties": {"order_id": 7, "revenue": 1.234, "price": 9, "currency": "eur", "plan": {"a": [1]},
                   "url": None, "ip": "9.9.9.9"},
    "context": {"ip": "1.2.3.4", "userAgent": "UA", "locale": "it-IT",
                "campaign": {"source": "news", "medium": "email", "name": "spring", "custom": "x"},
                "page": {"url": "https://Shop.it/a?b=c", "referrer": "https://www.Google.com/s"},
                "device": {"type": "iOS"}, "library": {"name": "analytics.js", "version": "2"},
                "traits": {"level": 3}},
    "integrations": {},
}  # fmt: skip


def first(shop: Shop) -> dict[str, Any]:
    return {name: value for name, value in shop.events()[0].items() if value is not None}


def test_a_track_call(write: Write, shop: Shop) -> None:
    assert shop.load(write("a.jsonl", json.dumps(TRACK))).rows_ok == 1
    event = first(shop)
    assert (event["name"], event["user_id"], event["order_id"]) == ("Order Completed", "42", "7")
    assert (event["value"], event["currency"]) == (Decimal("1.234"), "EUR")
    assert (event["utm_source"], event["utm_medium"], event["utm_campaign"]) == (
        "news",
        "email",
        "spring",
    )
    assert (event["page_path"], event["referrer_host"]) == ("/a", "www.google.com")
    assert (event["device_class"], event["locale"], event["library"]) == (
        "phone",
        "it-IT",
        "analytics.js",
    )
    assert json.loads(event["properties"]) == {
        "price": 9,
        "plan": {"a": [1]},
        "level": 3,
        "integrations": {},
    }
    assert json.loads(event["context"]) == {
        "userAgent": "UA", "campaign": {"custom": "x"}, "library": {"version": "2"}
    }  # fmt: skip
    assert "anonymous_id" not in event
    assert (event["message_id"], event["sent_at"].second) == ("m1", 5)


def test_no_address_is_stored(write: Write, shop: Shop) -> None:
    shop.load(write("a.jsonl", json.dumps(TRACK)))
    shop.load(
        write("b.csv", "event,user_id,timestamp,ip,context_ip\nA,1,2026-03-01,1.2.3.4,5.6.7.8\n")
    )
    assert not any("1.2.3.4" in str(event) or "9.9.9.9" in str(event) for event in shop.events())


def test_calls_without_an_event_name(write: Write, shop: Shop) -> None:
    who = {"userId": "u", "timestamp": "2026-03-01"}
    lines = [
        {"type": "page", "name": "Home", "category": "Docs", **who},
        {"type": "screen", **who},
        {"type": "identify", "traits": {"name": "Anna", "plan": "gold"}, **who},
        {"type": "group", "groupId": "g1", **who},
        {"type": "alias", "previousId": "old", **who},
        {"name": "Called", **who},
        {"event": "Paid", "type": "cash", **who},
    ]
    shop.load(write("a.jsonl", "\n".join(json.dumps(line) for line in lines)))
    assert shop.column("name") == [
        "Page Viewed", "Screen Viewed", "Identified", "Grouped", "Aliased", "Called", "Paid"
    ]  # fmt: skip
    assert shop.column("page_title")[0] == "Home"
    assert json.loads(shop.column("properties")[2]) == {"name": "Anna", "plan": "gold"}
    assert shop.column("group_id")[3] == "g1"
    assert json.loads(shop.column("properties")[6]) == {"type": "cash"}


def test_flat_tables_follow_the_same_rules(write: Write, shop: Shop) -> None:
    text = """type,event,name,userId,timestamp,revenue,price,context_campaign_source,properties.plan
page,,Home,1,2026-03-01,,,news,gold
track,Paid,x,1.0,2026-03-01,5,3,,
track,,Named,1,2026-03-01,,3,,
cash,Paid,,1,2026-03-01,,,,
"""
    assert shop.load(write("a.csv", text)).rows_bad == 0
    events = shop.events()
    assert [e["name"] for e in events] == ["Page Viewed", "Paid", "Named", "Paid"]
    assert [e["user_id"] for e in events] == ["1"] * 4
    assert [e["value"] for e in events] == [None, Decimal(5), Decimal(3), None]
    assert (events[0]["page_title"], events[0]["utm_source"]) == ("Home", "news")
    assert json.loads(events[0]["properties"]) == {"plan": "gold"}
    assert json.loads(events[1]["properties"]) == {"price": "3", "name": "x"}
    assert events[2]["properties"] is None
    assert json.loads(events[3]["properties"]) == {"type": "cash"}


def test_types_of_parquet_are_kept(write: Write, shop: Shop) -> None:
    table = pa.table({
        "event": pa.array(["A", "B"]).dictionary_encode(), "user_id": [1.0, 2.0],
        "timestamp": pa.array([1, 2], pa.timestamp("s", "UTC")).cast(pa.timestamp("ns", "UTC")),
        "seats": [3, None], "share": [0.5, float("nan")], "vip": [True, None],
        "tags": [["a"], None], "context": [{"page": {"path": "/x"}}, None],
        "born": pa.array([0, None], pa.date32()),
    })  # fmt: skip
    path = write("a.parquet", b"")
    pq.write_table(table, path)
    report = shop.load(path)
    assert report.rows_ok == 2
    events = shop.events()
    assert [event["user_id"] for event in events] == ["1", "2"]
    assert json.loads(events[0]["properties"]) == {
        "seats": 3, "share": 0.5, "vip": True, "tags": ["a"], "born": "1970-01-01"
    }  # fmt: skip
    assert events[0]["page_path"] == "/x"
    assert events[1]["properties"] is None


def test_one_event_in_three_formats_is_one_event(write: Write, shop: Shop) -> None:
    row = {"event": "Paid", "user_id": "7", "timestamp": "2026-03-01T10:00:00Z", "plan": "gold"}
    path = write("a.parquet", b"")
    pq.write_table(pa.Table.from_pylist([row]), path)
    shop.load(path)
    csv = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    assert shop.load(write("a.csv", csv)).rows_duplicate == 1
    assert shop.load(write("a.jsonl", json.dumps(row))).rows_duplicate == 1


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)  # fmt: skip


@given(st.dictionaries(st.text('abc."\\é\n', min_size=1, max_size=5), VALUES, max_size=5))
def test_properties_come_back_as_they_were(
    tmp_path_factory: Any, properties: dict[str, Any]
) -> None:
    event = {"event": "A", "userId": "1", "timestamp": "2026-03-01", "properties": properties}
    path = tmp_path_factory.mktemp("json") / "a.jsonl"
    path.write_text(json.dumps(event) + "\n")
    kept = read_table(path)["properties"][0].as_py()
    wanted = {k: v for k, v in properties.items() if v is not None and v != ""}
    assert (json.loads(kept) if kept else {}) == wanted
