"""The fields of an event that a rule or a segment may look at, and the shorter words for some.

Any other name is a property of the event.
"""

from __future__ import annotations

ALIASES = {
    "event": "name",
    "name": "name",
    "device": "device_class",
    "country": "geo_country",
    "region": "geo_region",
    "campaign": "utm_campaign",
    "source": "source_id",
}
"""What a person may write, and the column of the event that it means."""
TEXTS = (
    "type", "name", "source_id", "user_id", "anonymous_id", "session_id", "group_id",
    "touchpoint", "touchpoint_class", "media_class", "channel", "direction", "utm_source",
    "utm_medium", "utm_campaign", "utm_content", "utm_term", "utm_id", "click_id_type",
    "page_url", "page_path", "page_title", "referrer_url", "referrer_host", "device_class",
    "os_name", "browser_name", "app_name", "app_version", "geo_country", "geo_region", "locale",
    "timezone", "location_id", "order_id", "currency", "text", "text_lang", "subject",
    "score_kind", "library",
)  # fmt: skip
"""Columns of text."""
NUMBERS = ("value", "quantity", "duration_s", "score")
"""Columns of numbers."""
