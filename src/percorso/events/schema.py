"""The canonical event: the one shape that every source is brought into.

Names follow the Segment spec in snake case; money is a decimal with its currency, time is UTC in
microseconds with the original text beside it.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from percorso.events.arrow import column, table_schema

TIME = pa.timestamp("us", tz="UTC")
MONEY = pa.decimal128(18, 4)
SCHEMA_VERSION = 1
SIMULATOR = "percorso-simulator"
"""The `library` of every event that the simulator made, so that it can say so wherever it shows."""
TYPES = ("track", "page", "screen", "identify", "group", "alias")
TIME_QUALITIES = ("exact", "local", "assumed_utc", "date_only")
"""How the instant was found: with an offset or as an epoch number; with the time zone that the
mapping gives; without any zone, taken as UTC; a date alone, taken as its local midnight."""


def _strings(*names: str) -> list[Any]:
    return [column(name, pa.string()) for name in names]


EVENTS = table_schema(
    [
        column("event_id", pa.string(), nullable=False),
        column("source_id", pa.string(), nullable=False),
        column("message_id", pa.string(), nullable=False),
        column("sequence", pa.int64(), nullable=False),
        column("type", pa.string(), nullable=False),
        column("name", pa.string(), nullable=False),
        column("occurred_at", TIME, nullable=False),
        column("original_at", pa.string()),
        column("sent_at", TIME),
        column("received_at", TIME),
        *_strings("time_quality", "user_id", "anonymous_id", "session_id", "group_id"),
        *_strings("touchpoint", "touchpoint_class", "media_class", "channel", "direction"),
        *_strings("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "utm_id"),
        *_strings("click_id_type", "click_id", "page_url", "page_path", "page_title"),
        *_strings("referrer_url", "referrer_host", "device_class", "os_name", "browser_name"),
        *_strings("app_name", "app_version"),
        column("is_bot", pa.bool_()),
        *_strings("geo_country", "geo_region", "locale", "timezone", "location_id", "order_id"),
        column("value", MONEY),
        column("currency", pa.string()),
        column("quantity", pa.float64()),
        column("duration_s", pa.float64()),
        *_strings("text", "text_lang", "subject"),
        column("score", pa.float64()),
        *_strings("score_kind", "consent", "properties", "context", "library", "import_run_id"),
        column("schema_version", pa.int16()),
        column("digest", pa.int64()),
        column("seq", pa.int64(), nullable=False),
    ]
)
"""The columns of the events table, in order. `properties`, `context` and `consent` hold JSON
objects as text; `seq` is the place in the workspace and never used twice."""

MADE_HERE = frozenset(
    (
        *("event_id", "source_id", "original_at", "time_quality", "import_run_id"),
        *("schema_version", "digest", "seq", "properties", "context"),
    )
)
"""Columns that Percorso fills itself; a mapping cannot set them."""

FIELDS = tuple(name for name in EVENTS.names if name not in MADE_HERE)
"""The fields that a file or a mapping may give."""

NOT_CONTENT = frozenset(
    (
        *("event_id", "source_id", "message_id", "sequence", "original_at", "sent_at"),
        *("received_at", "time_quality", "library", "import_run_id", "schema_version"),
        *("digest", "seq"),
    )
)
"""Columns that say how an event travelled, not what happened: a repeat may differ in them."""

CONTENT = tuple(name for name in EVENTS.names if name not in NOT_CONTENT)
"""The columns that two receipts of one event share."""

STAGED = table_schema(
    [
        *(field for field in EVENTS if field.name != "seq"),
        column("derived", pa.bool_(), nullable=False),
        column("row", pa.int64(), nullable=False),
        column("file_number", pa.int32(), nullable=False),
        column("ord", pa.int64(), nullable=False),
    ]
)
"""An event on its way in: `derived` says that its message id was made from its content, `row` and
`file_number` where it stood, `ord` its place in this import."""
