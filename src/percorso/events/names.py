"""The names that need no mapping: the Segment spec, in snake or camel case, and close kin."""

from __future__ import annotations

import re
from functools import lru_cache

TOP: dict[str, tuple[str, ...]] = {
    "type": ("type",),
    "name": ("event", "event_name", "name"),
    "occurred_at": (
        *("timestamp", "occurred_at", "original_timestamp", "time", "event_time"),
        *("event_timestamp", "datetime", "date_time", "date"),
    ),
    "sent_at": ("sent_at",),
    "received_at": ("received_at",),
    "message_id": ("message_id",),
    "sequence": ("sequence",),
    "user_id": ("user_id",),
    "anonymous_id": ("anonymous_id",),
    "group_id": ("group_id",),
    "library": ("library",),
    "consent": ("consent",),
}
"""Fields that stand at the top of an event, the first name first."""

PROPERTIES: dict[str, tuple[str, ...]] = {
    "value": ("value", "revenue", "total", "price"),
    "page_url": ("page_url", "url"),
    "page_path": ("page_path",),
    "page_title": ("page_title",),
    "referrer_url": ("referrer_url", "referrer"),
    "device_class": ("device_class", "device_type"),
    "click_id_type": ("click_id_type",),
    **{
        name: (name,)
        for name in (
            *("session_id", "touchpoint", "touchpoint_class", "media_class", "channel"),
            *("direction", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"),
            *("utm_id", "click_id", "referrer_host", "os_name", "browser_name", "app_name"),
            *("app_version", "is_bot", "geo_country", "geo_region", "locale", "timezone"),
            *("location_id", "order_id", "currency", "quantity", "duration_s", "text"),
            *("text_lang", "subject", "score", "score_kind"),
        )
    },
}
"""Fields that stand at the top or among the `properties`."""

CONTEXT: dict[str, tuple[str, ...]] = {
    "session_id": ("session_id",),
    "group_id": ("group_id",),
    "utm_source": ("campaign.source",),
    "utm_medium": ("campaign.medium",),
    "utm_campaign": ("campaign.name",),
    "utm_content": ("campaign.content",),
    "utm_term": ("campaign.term",),
    "utm_id": ("campaign.id",),
    "page_url": ("page.url",),
    "page_path": ("page.path",),
    "page_title": ("page.title",),
    "referrer_url": ("page.referrer", "referrer.url"),
    "device_class": ("device.type",),
    "os_name": ("os.name",),
    "browser_name": ("browser.name",),
    "app_name": ("app.name",),
    "app_version": ("app.version",),
    "geo_country": ("location.country",),
    "geo_region": ("location.region",),
    "locale": ("locale",),
    "timezone": ("timezone",),
    "library": ("library.name",),
    "consent": ("consent.category_preferences",),
}
"""Fields that stand in the `context`."""

ADDRESSES = frozenset(
    (
        *("ip", "ip_address", "ipaddress", "ip_addr", "client_ip", "remote_ip", "remote_addr"),
        *("request_ip", "user_ip", "context.ip", "context_ip"),
    )
)
"""Network addresses: dropped wherever they stand, unless a mapping names them."""

UNKNOWN = "The table does not say"
"""How a message begins when no column is known for what an event needs."""

_HUMP = re.compile(r"([a-z0-9])([A-Z]+)")
_GAP = re.compile(r"[\s\-]+")


@lru_cache(maxsize=8192)
def normal(name: str) -> str:
    """A name in snake case, with the dots between nested names kept.

    Example:
        >>> normal("userID"), normal("context.userAgent"), normal("Order Id")
        ('user_id', 'context.user_agent', 'order_id')
    """
    return _GAP.sub("_", _HUMP.sub(r"\1_\2", name.strip())).lower()


def _table() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for fields in (TOP, PROPERTIES):
        for field, names in fields.items():
            for rank, name in enumerate(names):
                found[name] = (field, rank)
    for field, names in PROPERTIES.items():
        for rank, name in enumerate(names):
            found[f"properties.{name}"] = (field, rank + 20)
    for field, names in CONTEXT.items():
        for rank, name in enumerate(names):
            found[f"context.{name}"] = (field, rank + 40)
            found[f"context_{name.replace('.', '_')}"] = (field, rank + 60)
    return found


STANDARD = _table()
"""Normal name → canonical field and rank; of several names for one field the lowest rank wins."""


def standard(name: str) -> tuple[str, int] | None:
    """The canonical field behind a name, and its rank; None for a name that is not standard."""
    return STANDARD.get(normal(name))


def is_address(name: str) -> bool:
    """Whether a column holds a network address by its name."""
    path = normal(name).removeprefix("properties.").removeprefix("traits.")
    return path in ADDRESSES


def property_name(name: str) -> str:
    """The name under which an unknown column becomes a property."""
    for prefix in ("properties.", "traits.", "context.traits."):
        if name.startswith(prefix) and len(name) > len(prefix):
            return name[len(prefix) :]
    return name
