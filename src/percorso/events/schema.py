"""The canonical event: the one shape that every source is brought into.

Names follow the Segment spec in snake case; money is a decimal with its currency, time is UTC in
microseconds with the original text beside it.
"""

from __future__ import annotations

import pyarrow as pa

TIME = pa.timestamp("us", tz="UTC")
MONEY = pa.decimal128(18, 4)
SCHEMA_VERSION = 1
TYPES = ("track", "page", "screen", "identify", "group", "alias")
TIME_QUALITIES = ("exact", "local", "assumed_utc", "date_only")
"""How the instant was found: with an offset or as an epoch number; with the time zone that the
mapping gives; without any zone, taken as UTC; a date alone, taken as its local midnight."""


def _strings(*names: str) -> list[pa.Field]:
    return [pa.field(name, pa.string()) for name in names]


EVENTS = pa.schema(
    [
        pa.field("event_id", pa.string(), nullable=False),
        pa.field("source_id", pa.string(), nullable=False),
        pa.field("message_id", pa.string(), nullable=False),
        pa.field("sequence", pa.int64(), nullable=False),
        pa.field("type", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("occurred_at", TIME, nullable=False),
        pa.field("original_at", pa.string()),
        pa.field("sent_at", TIME),
        pa.field("received_at", TIME),
        *_strings("time_quality", "user_id", "anonymous_id", "session_id", "group_id"),
        *_strings("touchpoint", "touchpoint_class", "media_class", "channel", "direction"),
        *_strings("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "utm_id"),
        *_strings("click_id_type", "click_id", "page_url", "page_path", "page_title"),
        *_strings("referrer_url", "referrer_host", "device_class", "os_name", "browser_name"),
        *_strings("app_name", "app_version"),
        pa.field("is_bot", pa.bool_()),
        *_strings("geo_country", "geo_region", "locale", "timezone", "location_id", "order_id"),
        pa.field("value", MONEY),
        pa.field("currency", pa.string()),
        pa.field("quantity", pa.float64()),
        pa.field("duration_s", pa.float64()),
        *_strings("text", "text_lang", "subject"),
        pa.field("score", pa.float64()),
        *_strings("score_kind", "consent", "properties", "context", "library", "import_run_id"),
        pa.field("schema_version", pa.int16()),
        pa.field("digest", pa.int64()),
        pa.field("seq", pa.int64(), nullable=False),
    ]
)
"""The columns of the events table, in order. `properties`, `context` and `consent` hold JSON
objects as text; `seq` is the place in the workspace and never used twice."""

MADE_HERE = frozenset(
    ("event_id", "source_id", "original_at", "time_quality", "import_run_id")
    + ("schema_version", "digest", "seq", "properties", "context")
)
"""Columns that Percorso fills itself; a mapping cannot set them."""

FIELDS = tuple(name for name in EVENTS.names if name not in MADE_HERE)
"""The fields that a file or a mapping may give."""

NOT_CONTENT = frozenset(
    ("event_id", "source_id", "message_id", "sequence", "original_at", "sent_at", "received_at")
    + ("time_quality", "library", "import_run_id", "schema_version", "digest", "seq")
)
"""Columns that say how an event travelled, not what happened: a repeat may differ in them."""

CONTENT = tuple(name for name in EVENTS.names if name not in NOT_CONTENT)
"""The columns that two receipts of one event share."""

STAGED = pa.schema(
    [
        *(field for field in EVENTS if field.name != "seq"),
        pa.field("derived", pa.bool_(), nullable=False),
        pa.field("row", pa.int64(), nullable=False),
        pa.field("file_number", pa.int32(), nullable=False),
        pa.field("ord", pa.int64(), nullable=False),
    ]
)
"""An event on its way in: `derived` says that its message id was made from its content, `row` and
`file_number` where it stood, `ord` its place in this import."""
