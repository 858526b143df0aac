"""What an event is in a company's life, found by its name: an order, a ticket, an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KINDS = (
    ("refund", r"refund|returned|rimbors|\breso\b"),
    ("return", r"return requested|return|richiesta di reso"),
    ("order", r"order (completed|paid|placed)|purchase|checkout completed|receipt|ordine|acquist"
              r"|basket closed|sold|contract signed|subscription started|booking completed"
              r"|deal won"),
    ("delivery", r"shipped|delivered|delivery|consegn|spedi"),
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


def kind_of(name: str, fields: Mapping[str, str]) -> str:
    """The kind of an event: by a score that it must carry, by an amount, by words of its name.

    Example:
        >>> kind_of("Order Completed", {}), kind_of("Ticket Solved", {}), kind_of("Sign", {})
        ('order', 'ticket_solved', 'other')
    """
    if "score" in fields or "score_kind" in fields:
        return "review" if KINDS[6][1].search(name) else "survey"
    found = next((kind for kind, pattern in KINDS if pattern.search(name)), "other")
    if "value" in fields and found not in ("refund", "return"):
        return "order"
    return found
