"""Instants as the server writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(at: datetime) -> str:
    """An instant in UTC, with a Z.

    Example:
        >>> instant(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
        '2026-03-01T09:30:00Z'
    """
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
