"""What an event is in a company's life, found by its name: an order, a ticket, an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from percorso.journey import Touchpoint

_KINDS = (
    ("refund", r"refund|rimbors"),
    ("return", r"return|\breso\b"),
    ("delivery", r"shipped|delivered|delivery|consegn|spedi|dispatched"),
    ("order", r"order (completed|paid|placed)|purchase|checkout completed|receipt|ordine|acquist"
              r"|basket|\bsold|contract signed|subscription|booking completed|deal won|bought"),
    ("ticket_solved", r"(ticket|case|issue|request|complaint).*(solved|closed|resolved)"),
    ("ticket", r"ticket|case opened|complaint|support|reclamo|help|assist"),
    ("review", r"review|recension"),
    ("survey", r"survey|nps|csat|feedback|sondaggio|questionnaire"),
    ("referral", r"refer|friend|passaparola"),
    ("payment", r"payment|pagament"),
    ("cart", r"added|cart|checkout|carrello"),
    ("product", r"product|prodotto|wishlist"),
    ("email", r"e-?mail|newsletter"),
    ("view", r"view|page|screen|visit|session|read|watched"),
)  # fmt: skip
KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
NATURAL = {
    "website": "Page Viewed", "web": "Page Viewed", "app": "App Opened", "email": "Email Opened",
    "sms": "Message Opened", "chat": "Chat Started", "messaging": "Chat Started",
    "store": "Store Visited", "shop": "Store Visited", "showroom": "Showroom Visited",
    "phone": "Call Received", "social": "Post Seen", "paid_social": "Ad Clicked",
    "paid_search": "Ad Clicked", "organic_search": "Search Result Clicked",
    "display": "Ad Clicked", "video": "Video Watched", "reviews": "Reviews Read",
    "review": "Reviews Read", "forum": "Discussion Read", "blog": "Article Read",
    "press": "Article Read", "referral": "Link Followed", "word_of_mouth": "Advice Heard",
    "direct_mail": "Letter Received", "delivery": "Parcel Received", "events": "Event Attended",
    "event": "Event Attended", "fair_event": "Fair Visited", "survey": "Survey Opened",
    "community": "Discussion Read", "product": "Product Used", "in_person": "Meeting Held",
    "support": "Help Asked", "packaging": "Parcel Opened", "webinar": "Webinar Attended",
    "meeting": "Meeting Held",
}  # fmt: skip
"""What people do at touchpoints of a channel."""


def natural_name(channel: str | None) -> str:
    """The name of what people do at touchpoints of a channel.

    Example:
        >>> natural_name("store"), natural_name("carrier-pigeon")
        ('Store Visited', 'Touchpoint Met')
    """
    return NATURAL.get(channel or "", "Touchpoint Met")


def kind_of(name: str, fields: Mapping[str, str]) -> str:
    """The kind of an event: by a score that it must carry, by an amount, by words of its name.

    Example:
        >>> kind_of("Order Completed", {}), kind_of("Ticket Solved", {}), kind_of("Sign", {})
        ('order', 'ticket_solved', 'other')
    """
    found = next((kind for kind, pattern in KINDS if pattern.search(name)), "other")
    if "score" in fields or "score_kind" in fields:
        return "review" if found == "review" else "survey"
    if "value" in fields and found not in ("refund", "return"):
        return "order"
    return found


def clothes(point: Touchpoint | None, name: str) -> dict[str, str | None]:
    """What an event carries beyond what a rule asks: what its touchpoint is, its kind of call."""
    kinds = {"Page Viewed": "page", "Screen Viewed": "screen"}
    own: dict[str, str | None] = {"type": kinds.get(name, "track")}
    if point is None:
        return own
    about = {"channel": point.channel, "touchpoint_class": point.kind, "media_class": point.media}
    return {**about, **own}
