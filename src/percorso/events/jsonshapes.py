"""Objects around events: the envelope of a batch, and what it says of each event in it."""

from __future__ import annotations

from typing import Any

from percorso.events.names import TOP, normal

ALWAYS = ("events", "batch")
"""Names under which an object holds events, whatever else it has."""
OFTEN = ("data", "items", "records", "results", "rows")
"""Names under which an object holds events when it is no event itself."""
SHARED = ("context", "sentAt", "sent_at")
"""What an envelope says of each of its events: the batch dialect of the Segment spec."""
_EVENT = frozenset((*TOP["name"], "type"))


def envelope(value: dict[str, Any]) -> str | None:
    """The name under which an object holds events; None when it is no envelope.

    Example:
        >>> envelope({"batch": [{"type": "track"}], "sentAt": "2026-03-01T10:00:00Z"})
        'batch'
        >>> envelope({"event": "Order Completed", "items": [{"sku": "a"}]})
    """
    own = any(normal(key) in _EVENT for key in value)
    name: str
    for name in (*ALWAYS, *(() if own else OFTEN)):
        inner = value.get(name)
        if isinstance(inner, list) and (not inner or isinstance(inner[0], dict)):
            return name
    return None


def with_shared(event: Any, around: dict[str, Any]) -> Any:
    """An event with what its envelope says, where it says nothing itself."""
    if not isinstance(event, dict) or not around:
        return event
    made = {key: around[key] for key in SHARED[1:] if key in around} | event
    outer, inner = around.get("context"), event.get("context")
    if isinstance(outer, dict) and (inner is None or isinstance(inner, dict)):
        made["context"] = outer | (inner or {})
    return made
