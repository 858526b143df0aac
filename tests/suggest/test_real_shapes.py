"""Tables shaped as real exports: the draft, imported as it is, gives the right events."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.suggest import tables
from tests.suggest.conftest import Draft

Events = Callable[[str, str], list[dict[str, Any]]]


def names(found: list[dict[str, Any]]) -> Counter[str]:
    return Counter(event["name"] for event in found)


def first(found: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(event for event in found if event["name"] == name)


def test_shopify_orders(events: Events, draft: Draft) -> None:
    found = events("orders_export_1.csv", tables.SHOPIFY)
    assert names(found) == {
        "Order Placed": 3, "Order Paid": 3, "Order Fulfilled": 2, "Order Cancelled": 1
    }  # fmt: skip
    placed = first(found, "Order Placed")
    assert (placed["value"], placed["currency"]) == (Decimal("64.60"), "EUR")
    assert (placed["order_id"], placed["user_id"]) == ("#1001", "anna@example.com")
    assert (placed["quantity"], placed["channel"], placed["geo_country"]) == (3, "web", None)
    assert placed["occurred_at"].isoformat() == "2026-03-01T09:02:09+00:00"
    assert sum(event["value"] or 0 for event in found) == Decimal("129.20")
    kept = json.loads(placed["properties"])
    assert kept["Lineitem name"] == ["Desk lamp", "LED bulb"]
    assert not {"Billing Name", "Phone", "Billing Zip", "Billing Address1", "Email"} & set(kept)
    assert "e-mail address in “Email”" in " ".join(draft("orders.csv", tables.SHOPIFY).questions)


def test_ga4_events(events: Events) -> None:
    found = events("ga4_export.csv", tables.GA4)
    assert names(found) == {
        "Page Viewed": 3, "Product Viewed": 1, "Product Added": 1, "Order Completed": 1
    }  # fmt: skip
    bought = first(found, "Order Completed")
    assert bought["occurred_at"].isoformat() == "2026-03-01T10:03:00.123456+00:00"
    assert (bought["user_id"], bought["anonymous_id"]) == ("u-77", "1234567890.1772350000")
    assert (bought["value"], bought["currency"], bought["order_id"]) == (
        Decimal("49.90"), "EUR", "T-900")  # fmt: skip
    assert (bought["device_class"], bought["utm_source"], bought["utm_medium"]) == (
        "phone", "google", "cpc")  # fmt: skip
    assert bought["page_path"] == "/thanks"
    assert bought["utm_campaign"] == "spring"


def test_hubspot_deals(events: Events) -> None:
    found = events("hubspot-deals.csv", tables.HUBSPOT_DEALS)
    assert names(found) == {"Deal Created": 4, "Deal Won": 2, "Deal Lost": 1}
    won = first(found, "Deal Won")
    assert (won["user_id"], won["value"], won["currency"]) == ("501", Decimal("12000"), "EUR")
    assert first(found, "Deal Created")["value"] is None
    assert "Deal owner" not in json.loads(first(found, "Deal Created")["properties"])


def test_suitecrm_opportunities(events: Events) -> None:
    found = events("opportunities.csv", tables.SUITECRM)
    assert names(found) == {"Deal Created": 3, "Deal Won": 1, "Deal Lost": 1}
    assert first(found, "Deal Won")["user_id"].startswith("0c1f8a44-1111")
    assert "assigned_user_name" not in (first(found, "Deal Created")["properties"] or "")


def test_zendesk_tickets(events: Events) -> None:
    found = events("tickets.csv", tables.ZENDESK)
    assert names(found) == {"Ticket Opened": 3, "Ticket Solved": 2}
    opened = first(found, "Ticket Opened")
    assert (opened["user_id"], opened["channel"]) == ("70001", "email")
    assert opened["subject"] == "Lamp does not turn on"
    assert opened["text"].startswith("The lamp arrived")
    assert "anna@example.com" not in json.dumps(found, default=str)
    assert "Anna Neri" not in json.dumps(found, default=str)


def test_mailchimp_members(events: Events) -> None:
    found = events("campaign_members.csv", tables.MAILCHIMP)
    assert names(found) == {"Email Sent": 3, "Email Opened": 2, "Email Clicked": 1}
    sent = first(found, "Email Sent")
    assert (sent["user_id"], sent["channel"], sent["utm_campaign"]) == (
        "a1b2c3", "email", "Spring news")  # fmt: skip
    assert sent["score"] is None
    assert "203.0.113" not in json.dumps(found, default=str)


def test_surveymonkey_answers(draft: Draft) -> None:
    suggestion = draft("Customer survey.csv", tables.SURVEYMONKEY)
    assert (suggestion.missing, suggestion.events, suggestion.bad) == ([], 3, 1)
    assert "score_kind: {constant: nps}" in suggestion.yaml
    assert "%m/%d/%Y %I:%M:%S %p" in suggestion.yaml
    assert 'text: "Any other comments?"' in suggestion.yaml
    assert "row 2" in " ".join(suggestion.sentences)


def test_italian_till(events: Events) -> None:
    found = events("scontrini marzo.csv", tables.TILL)
    assert names(found) == {"Receipt Issued": 4}
    receipt = found[0]
    assert (receipt["value"], receipt["currency"], receipt["quantity"]) == (
        Decimal("59.70"), "EUR", 3)  # fmt: skip
    assert receipt["occurred_at"].isoformat() == "2026-03-02T08:12:00+00:00"
    assert (receipt["user_id"], receipt["location_id"], receipt["channel"]) == (
        "T-0001", "MI01", "store")  # fmt: skip
    assert len({event["order_id"] for event in found}) == 4
    assert found[1]["value"] == Decimal("1250")
    assert receipt["source_id"] == "scontrini"
    assert "Rossi" not in json.dumps(found, default=str)


def test_marketplace_orders(events: Events) -> None:
    found = events("orders.csv", tables.MARKETPLACE)
    assert names(found) == {
        "Order Placed": 3, "Order Approved": 2, "Order Shipped": 2, "Order Delivered": 1
    }  # fmt: skip
    assert [e["user_id"] for e in found if e["name"] == "Order Placed"] == ["c1", "c2", "c1"]
    kept = json.loads(first(found, "Order Placed")["properties"])
    assert set(kept) == {"order_estimated_delivery_date"}


def test_shop_clicks(events: Events) -> None:
    found = events("events.csv", tables.CLICKS)
    assert names(found) == {"Product Viewed": 3, "Product Added": 1, "Order Completed": 1}
    bought = first(found, "Order Completed")
    assert (bought["anonymous_id"], bought["order_id"]) == ("257597", "4000")
    assert bought["occurred_at"].isoformat() == "2015-06-02T05:52:19.340000+00:00"


def test_json_lines_with_objects(events: Events) -> None:
    text = (
        '{"id":"e1","customer":{"id":7,"email":"a@example.com"},"placed":"2026-03-01T10:00:00Z",'
        '"total":12.5,"currency":"EUR"}\n'
        '{"id":"e2","customer":{"id":8,"email":"b@example.com"},"placed":"2026-03-02T10:00:00Z",'
        '"total":7,"currency":"EUR"}\n'
    )
    found = events("orders.jsonl", text)
    assert [event["user_id"] for event in found] == ["7", "8"]
    assert [event["value"] for event in found] == [Decimal("12.5"), Decimal(7)]
    assert "example.com" not in json.dumps(found, default=str)
